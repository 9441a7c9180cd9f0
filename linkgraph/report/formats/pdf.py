"""The report as PDF, typeset by Typst from a template; no system package is needed.

Letters: Libertinus Serif (Latin, Greek, Cyrillic, Hebrew) and DejaVu Sans Mono (Arabic) are inside Typst,
Noto Sans CJK (Korean, Chinese, Japanese) comes as a Python package, the rest from the system's fonts.
"""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from linkgraph.errors import LinkgraphError
from linkgraph.report.model import Report
from linkgraph.report.page import page
from linkgraph.report.pictures import Pictures

FONTS = "noto_cjk_sans_otc"
"""The package that carries Noto Sans CJK."""


def render(report: Report, pictures: Pictures) -> bytes:
    """The bytes of the PDF. LinkgraphError where it cannot be typeset."""
    import typst

    with TemporaryDirectory(prefix="linkgraph-report-") as name:
        folder = Path(name)
        _lay_out(folder, report, pictures)
        try:
            made = typst.compile(folder / "report.typ", root=folder, font_paths=_fonts())
        except typst.TypstError as error:
            raise LinkgraphError(f"the report could not be typeset as PDF: {error.message}") from error
    if not isinstance(made, bytes):
        raise LinkgraphError("the report could not be typeset as PDF: Typst gave no file")
    return made


def _lay_out(folder: Path, report: Report, pictures: Pictures) -> None:
    source = resources.files("linkgraph.report").joinpath("templates", "report.typ")
    with resources.as_file(source) as template:
        shutil.copyfile(template, folder / "report.typ")
    content = page(report)
    for cluster in content["clusters"]:
        for number, member in enumerate(cluster["members"], 1):
            member["number"] = number
            member["photo"] = _saved(member["photo"], pictures.jpeg(member["photo"]), folder)
        for pair in cluster["photos"]:
            for side in ("left_photo", "right_photo"):
                pair[side] = _saved(pair[side], pictures.of_file(pair[side]), folder)
        for name in ("graph", "timeline_drawing"):
            cluster[name] = _drawing(f"{cluster['id']} {name}", cluster[name], folder)
    (folder / "report.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _saved(name: str | None, data: bytes | None, folder: Path, ending: str = "jpg") -> str | None:
    if data is None:
        return None
    file = folder / f"{sha256((name or '').encode('utf-8', 'replace')).hexdigest()}.{ending}"
    file.write_bytes(data)
    return file.name


def _drawing(name: str, svg: str | None, folder: Path) -> str | None:
    return _saved(name, None if svg is None else svg.encode("utf-8", "replace"), folder, "svg")


def _fonts() -> list[Path]:
    found = find_spec(FONTS)
    return [Path(found.origin).parent] if found and found.origin else []
