"""What a picture says about itself: EXIF (2.32), text chunks, XMP, content credentials.

Names: `camera` (maker and model), `camera_serial`, `lens_serial`, `software`, `taken_at`, `gps`
(`lat,lon` in degrees), `author`, `made_by` (a generator that the file names), `digital_source` (terms of
the IPTC), `credentials` (the tool that signed last), `edits` (actions that tools signed). Several are
joined by ` | `. Signatures are not checked.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkgraph.content.credentials import credentials_of
from linkgraph.content.generated import said_by
from linkgraph.content.picture import opened

if TYPE_CHECKING:
    from PIL import Image

EXIF_IFD, GPS_IFD = 0x8769, 0x8825
MAKE, MODEL, SOFTWARE, ARTIST = 0x010F, 0x0110, 0x0131, 0x013B
COMMENT = 0x9286
TAKEN, OFFSET, BODY_SERIAL, LENS_SERIAL, OWNER = 0x9003, 0x9011, 0xA431, 0xA435, 0xA430
LONGEST = 200
_TIME = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d:\d\d:\d\d)")


def picture_metadata(path: Path) -> dict[str, str]:
    """What the picture `path` says about itself, empty values left out; a damaged block says nothing.

    SourceError where the file is no picture.
    """
    path = Path(path)
    with opened(path) as picture:
        found = _exif(picture)
        said = said_by(picture, _text(found.pop("comment", None), most=20_000), credentials_of(path))
    found |= {name: value for name, value in said.items() if value}
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
        "comment": _comment(inner.get(COMMENT)),
    }


def _comment(said: Any) -> str:
    """A user's comment: eight bytes that name the encoding, then the text."""
    if not isinstance(said, bytes):
        return _text(said)
    wide = "utf-16-le" if said[8:10].endswith(b"\0") else "utf-16-be"
    return said[8:].decode(wide if said.startswith(b"UNICODE") else "utf-8", "replace")


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


def _text(value: Any, most: int = LONGEST) -> str:
    if isinstance(value, bytes):
        value = value[:most].decode("utf-8", "replace")
    text = "" if value is None else str(value)[:most]
    return "".join(char if char.isprintable() else " " for char in text).strip()
