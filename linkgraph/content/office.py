"""What a Word file says about itself (ECMA-376 part 1: core, extended properties, settings, fonts)."""

from __future__ import annotations

from pathlib import Path

from linkgraph.content.traits import common_traits, written
from linkgraph.content.word_traits import traits
from linkgraph.content.xml import local, part, texts

CORE = {
    "creator": "author",
    "lastModifiedBy": "last_modified_by",
    "title": "title",
    "created": "created_at",
    "modified": "modified_at",
    "revision": "revision",
}
EXTENDED = {"Template": "template", "Company": "company", "Manager": "manager"}


def properties(path: Path) -> dict[str, str]:
    """The metadata of a DOCX file."""
    core, extended = texts(part(path, "docProps/core.xml")), texts(part(path, "docProps/app.xml"))
    found = {ours: core[theirs] for theirs, ours in CORE.items() if theirs in core}
    found |= {ours: extended[theirs] for theirs, ours in EXTENDED.items() if theirs in extended}
    program = (extended.get("Application", ""), extended.get("AppVersion", ""))
    said = {"producer": " ".join(filter(None, program)), "origin": _origin(path), "fonts": _fonts(path)}
    return found | said | {"traits": written([*common_traits(found | said), *traits(path)])}


def _origin(path: Path) -> str:
    """The id of the first editing session (`rsidRoot`), which every file made out of this one keeps."""
    settings = part(path, "word/settings.xml")
    elements = () if settings is None else settings.iter("*")
    roots = (str(value) for element in elements if local(element) == "rsidRoot" for value in element.attrib.values())
    value = next(roots, "")
    return f"rsid:{value}" if value.strip("0") else ""


def _fonts(path: Path) -> str:
    table = part(path, "word/fontTable.xml")
    named = [] if table is None else [font for font in table if local(font) == "font"]
    return " | ".join(sorted({str(value) for font in named for value in list(font.attrib.values())[:1]}))
