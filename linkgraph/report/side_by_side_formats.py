"""Two texts side by side as HTML, PDF or JSON."""

from __future__ import annotations

import json
import shutil
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from linkgraph.errors import LinkgraphError, UsageError
from linkgraph.report.side_by_side import SideBySide, as_dict
from linkgraph.report.template import environment


def render_side_by_side(format: str, made: SideBySide) -> bytes:
    """The bytes of `html`, `pdf` or `json`. LinkgraphError where a PDF cannot be typeset."""
    makers = {"html": _html, "pdf": _pdf, "json": _json}
    if format not in makers:
        raise UsageError(f"two texts side by side come as {', '.join(makers)}, not as {format}")
    return makers[format](made)


def _html(made: SideBySide) -> bytes:
    template = environment(autoescape=True).get_template("side_by_side.html")
    return template.render(as_dict(made)).encode("utf-8", "replace")


def _json(made: SideBySide) -> bytes:
    return (json.dumps(as_dict(made), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _pdf(made: SideBySide) -> bytes:
    try:
        import typst
    except ImportError as error:
        raise LinkgraphError("a PDF needs one more package: pip install 'linkgraph[pdf]'") from error
    from linkgraph.report.formats.pdf import _fonts

    with TemporaryDirectory(prefix="linkgraph-texts-") as name:
        folder = Path(name)
        source = resources.files("linkgraph.report").joinpath("templates", "side_by_side.typ")
        with resources.as_file(source) as template:
            shutil.copyfile(template, folder / "side_by_side.typ")
        (folder / "side_by_side.json").write_text(json.dumps(as_dict(made), ensure_ascii=False), encoding="utf-8")
        try:
            typeset = typst.compile(folder / "side_by_side.typ", root=folder, font_paths=_fonts())
        except typst.TypstError as error:
            raise LinkgraphError(f"the two texts could not be typeset as PDF: {error.message}") from error
    if not isinstance(typeset, bytes):
        raise LinkgraphError("the two texts could not be typeset as PDF: Typst gave no file")
    return typeset
