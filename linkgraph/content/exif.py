"""What a picture says about itself: EXIF, text chunks, XMP (Exif 2.32, PNG, XMP part 1).

Names: `camera` (maker and model), `camera_serial`, `lens_serial`, `software`, `taken_at`, `gps`
(`lat,lon` in degrees), `author`, `made_by` (a generator or an edit that the file names).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkgraph.content.picture import opened

if TYPE_CHECKING:
    from PIL import Image

EXIF_IFD, GPS_IFD = 0x8769, 0x8825
MAKE, MODEL, SOFTWARE, ARTIST = 0x010F, 0x0110, 0x0131, 0x013B
TAKEN, OFFSET, BODY_SERIAL, LENS_SERIAL, OWNER = 0x9003, 0x9011, 0xA431, 0xA435, 0xA430
LONGEST = 200
_TOOL = re.compile(r"CreatorTool(?:>|=\")([^<\"]{1,200})")
_SOURCE = re.compile(r"digitalsourcetype/(\w*[aA]lgorithmic\w*)")
_TIME = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)")


def picture_metadata(path: Path) -> dict[str, str]:
    """What the picture `path` says about itself, empty values left out; a damaged block says nothing.

    SourceError where the file is no picture.
    """
    with opened(Path(path)) as picture:
        found = _exif(picture) | _texts(picture)
    tidy = {name: " ".join(_text(value).split())[:LONGEST] for name, value in found.items()}
    return {name: value for name, value in sorted(tidy.items()) if value}


def _exif(picture: Image.Image) -> dict[str, Any]:
    try:
        exif = picture.getexif()
        inner, place = exif.get_ifd(EXIF_IFD), exif.get_ifd(GPS_IFD)
    except Exception:  # Pillow raises what the damaged block leads to
        return {}
    maker, model = _text(exif.get(MAKE)), _text(exif.get(MODEL))
    return {
        "camera": model if maker and model.lower().startswith(maker.lower()) else f"{maker} {model}",
        "camera_serial": inner.get(BODY_SERIAL),
        "lens_serial": inner.get(LENS_SERIAL),
        "software": exif.get(SOFTWARE),
        "author": exif.get(ARTIST) or inner.get(OWNER),
        "taken_at": _moment(inner.get(TAKEN), inner.get(OFFSET)),
        "gps": _place(place),
    }


def _moment(taken: Any, offset: Any) -> str:
    found = _TIME.match(_text(taken))
    if found is None or found[1] == "0000":
        return ""
    zone = _text(offset)
    zone = zone if re.fullmatch(r"[-+]\d\d:\d\d|Z", zone) else ""
    return f"{found[1]}-{found[2]}-{found[3]}T{found[4]}{zone}"


def _place(gps: dict[int, Any]) -> str:
    try:
        latitude = _degrees(gps[2], _text(gps.get(1)) == "S")
        longitude = _degrees(gps[4], _text(gps.get(3)) == "W")
    except (KeyError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return ""
    whole = abs(latitude) <= 90 and abs(longitude) <= 180 and (latitude, longitude) != (0.0, 0.0)
    return f"{latitude:.6f},{longitude:.6f}" if whole else ""


def _degrees(parts: Any, negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    return -value if negative else value


def _texts(picture: Image.Image) -> dict[str, Any]:
    """Text chunks of PNG and the XMP packet: the tool, and a generator that says what it is."""
    info = {str(key).lower(): value for key, value in picture.info.items() if isinstance(value, str | bytes)}
    packet = _text(info.get("xmp") or info.get("xml:com.adobe.xmp"), most=200_000)
    tool, source = _TOOL.search(packet), _SOURCE.search(packet)
    found: dict[str, Any] = {}
    if said := info.get("software") or (tool[1] if tool else None):
        found["software"] = said
    if said := info.get("author") or info.get("artist"):
        found["author"] = said
    if "parameters" in info:
        found["made_by"] = "a generator (text chunk 'parameters')"
    elif "prompt" in info or "workflow" in info:
        found["made_by"] = "a generator (text chunk 'prompt')"
    elif source:
        found["made_by"] = f"a generator ({source[1]})"
    return found


def _text(value: Any, most: int = LONGEST) -> str:
    if isinstance(value, bytes):
        value = value[:most].decode("utf-8", "replace")
    text = "" if value is None else str(value)[:most]
    return "".join(char if char.isprintable() else " " for char in text).strip()
