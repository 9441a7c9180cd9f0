"""Traits of a Word file (ECMA-376 part 1: styles 17.7, settings 17.15.1, sections 17.6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from linkgraph.content.traits import Trait, short
from linkgraph.content.xml import local, part

LOOKED_AT = ("Normal", "Title", "Subtitle", "Heading1", "Heading2", "Heading3")
MOST_SESSIONS, MOST_STYLES = 80, 60
SIDES = ("w", "h", "top", "right", "bottom", "left")


def traits(path: Path) -> Iterator[Trait]:
    """Editing sessions, own styles, the look of headings and text, the page."""
    sessions = sorted({_value(one) for one in _named(part(path, "word/settings.xml"), "rsid")})
    yield from (("session", one) for one in sessions[:MOST_SESSIONS])
    styles = part(path, "word/styles.xml")
    found = [] if styles is None else [one for one in styles if local(one) == "style"]
    own = sorted({_name(style) for style in found if _is_own(style)})
    yield from (("style", name) for name in own[:MOST_STYLES])
    yield "look", short(_look(styles, found))
    yield "page", _page(part(path, "word/document.xml"))


def _is_own(style: Any) -> bool:
    """Whether a person made it; the twin that Word makes of a paragraph's style for single letters is none."""
    twin = _attribute(style, "type") == "character" and any(local(one) == "link" for one in style)
    return _attribute(style, "customStyle") in ("1", "true") and not twin


def _look(styles: Any | None, found: list[Any]) -> Iterator[str]:
    """The fonts, sizes and colours that are set, style by style."""
    defaults = next(iter(_named(styles, "docDefaults")), None)
    for name, style in [("", defaults), *((_attribute(one, "styleId"), one) for one in found)]:
        if style is not None and (not name or name in LOOKED_AT):
            said = [
                f"{local(one)} {key.rpartition('}')[2]} {value}"
                for one in style.iter("*")
                if local(one) in ("rFonts", "sz", "color", "spacing", "ind")
                for key, value in sorted(one.attrib.items())
            ]
            yield f"{name}: {said}"


def _page(document: Any | None) -> str:
    """Size and margins of the last section, in twentieths of a point."""
    sections = list(_named(document, "sectPr"))
    if not sections:
        return ""
    said = {
        key.rpartition("}")[2]: value
        for one in sections[-1]
        if local(one) in ("pgSz", "pgMar")
        for key, value in one.attrib.items()
    }
    return " ".join(said.get(side, "0") for side in SIDES) if said else ""


def _named(root: Any | None, name: str) -> Iterator[Any]:
    for element in () if root is None else root.iter("*"):
        if local(element) == name:
            yield element


def _name(style: Any) -> str:
    return next((_value(one) for one in style if local(one) == "name"), _attribute(style, "styleId"))


def _value(element: Any) -> str:
    return _attribute(element, "val")


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
