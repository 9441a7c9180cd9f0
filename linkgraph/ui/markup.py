"""HTML made of parts, in which text is always escaped: the only way pages make markup."""

from __future__ import annotations

from html import escape
from typing import Final

import streamlit as st


class Safe(str):
    """Markup made here, not to be escaped again."""

    __slots__ = ()


Part = str | int | float | Safe | None
EMPTY: Final = frozenset({"img", "br", "line"})


def tag(name: str, *parts: Part, **attributes: str | int | float | None) -> Safe:
    """An element. Strings are escaped; a trailing `_` of an attribute is dropped and `_` becomes `-`."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Safe(f"<{name}{given}>" if name in EMPTY else f"<{name}{given}>{join(*parts)}</{name}>")


def join(*parts: Part) -> Safe:
    """Parts one after the other."""
    return Safe("".join(part if isinstance(part, Safe) else escape(str(part)) for part in parts if part is not None))


def div(class_: str, *parts: Part, **attributes: str | int | float | None) -> Safe:
    """A `div` of a class."""
    return tag("div", *parts, class_=class_, **attributes)


def span(class_: str, *parts: Part, **attributes: str | int | float | None) -> Safe:
    """A `span` of a class."""
    return tag("span", *parts, class_=class_, **attributes)


def picture(address: str | None, name: str, class_: str = "lg-face") -> Safe:
    """A photo, or initials where there is none."""
    if address:
        return tag("img", src=address, alt=f"Photo of {name}", class_=class_, loading="lazy")
    letters = "".join(word[0] for word in name.split()[:2] if word) or "?"
    return span(class_ + " lg-nophoto", letters.upper())


def show(*parts: Part) -> None:
    """Puts markup on the page, if there is any."""
    if markup := join(*parts):
        st.html(markup)
