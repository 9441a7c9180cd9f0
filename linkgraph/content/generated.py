"""Whether a picture says that a program made it up: text chunks, XMP, a comment, content credentials."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from linkgraph.content.credentials import Credentials

if TYPE_CHECKING:
    from PIL import Image

MOST = 500_000
"""Characters of an XMP packet that are read."""
_TOOL = re.compile(r"CreatorTool(?:>|=\")([^<\"]{1,200})")
_SOURCE = re.compile(r"DigitalSourceType\b[^>]{0,200}?(?:>|=\s*[\"'])\s*(?:https?://[^\"'<>\s]*/)?([A-Za-z]+)\s*[\"'<]")
_SETTINGS = re.compile(r"\bSteps: \d+, .*\b(?:Sampler|CFG scale): ", re.DOTALL)


def said_by(picture: Image.Image, comment: str, credentials: Credentials) -> dict[str, str]:
    """`software`, `author`, `made_by`, `digital_source`, `credentials` and `edits`, empty where nothing is said."""
    info = {str(key).lower(): value for key, value in picture.info.items() if isinstance(value, str | bytes)}
    packet = _text(info.get("xmp") or info.get("xml:com.adobe.xmp"))
    sources = list(dict.fromkeys([*_SOURCE.findall(packet), *credentials.sources]))
    tool = _TOOL.search(packet)
    return {
        "software": _text(info.get("software")) or (tool[1] if tool else "") or " | ".join(credentials.tools),
        "author": _text(info.get("author") or info.get("artist")),
        "made_by": _generator(info, packet, comment, sources),
        "digital_source": " | ".join(sources),
        "credentials": credentials.claimed_by[-1] if credentials.claimed_by else "",
        "edits": " | ".join(credentials.actions),
    }


def _generator(info: dict[str, Any], packet: str, comment: str, sources: list[str]) -> str:
    marks = _marks()
    said = [
        *(source for source in sources if source in marks["sources"]),
        *(f"text chunk '{name}'" for name in marks["chunks"] if name in info),
        *(f"'{credit}'" for credit in marks["credits"] if credit in packet),
        *(["its settings in the comment"] if _SETTINGS.search(comment) else []),
    ]
    return f"a generator ({said[0]})" if said else ""


@cache
def _marks() -> dict[str, list[str]]:
    text = resources.files(__package__).joinpath("generators.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _text(value: Any) -> str:
    return value[:MOST].decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")[:MOST]
