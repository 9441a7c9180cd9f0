"""Every mode Pillow knows, brought to RGB or L."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

TRANSPARENT = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})
INKED = frozenset({"XBM"})
"""Bits that are set are ink; Pillow gives them as white."""
DOTS = 1.2
"""Pixels over which dots are blurred."""
DEEP = frozenset({"I", "F", "I;16", "I;16B", "I;16L", "I;16N"})


def flat(picture: Image.Image) -> Image.Image:
    """`picture` in mode RGB or L; transparent parts become white, deep grey is scaled to 8 bits."""
    if picture.format in INKED:
        return _smoothed(_negative(picture))
    if picture.mode in ("RGB", "L") and "transparency" not in picture.info:
        return picture
    if picture.mode in DEEP:
        return _scaled(picture)
    if picture.mode in TRANSPARENT or "transparency" in picture.info:
        return _on_white(picture)
    return _smoothed(picture) if picture.mode == "1" else picture.convert("RGB")


def _negative(picture: Image.Image) -> Image.Image:
    from PIL import ImageOps

    return ImageOps.invert(picture.convert("L"))


def _smoothed(picture: Image.Image) -> Image.Image:
    """Dots of black and white, blurred into the grey that they stand for."""
    from PIL import ImageFilter

    return picture.convert("L").filter(ImageFilter.GaussianBlur(DOTS))


def _on_white(picture: Image.Image) -> Image.Image:
    from PIL import Image

    layer = picture.convert("RGBA")
    ground = Image.new("RGB", layer.size, "white")
    ground.paste(layer, mask=layer.getchannel("A"))
    return ground


def _scaled(picture: Image.Image) -> Image.Image:
    """16 bits by dropping the lower eight; wider values by stretching what is there over the range."""
    import numpy as np
    from PIL import Image

    raw = np.asarray(picture, dtype=np.float64)
    values = np.nan_to_num(raw, nan=0.0, posinf=0.0, neginf=0.0)
    if picture.mode.startswith("I;16"):
        values = values / 257
    elif values.size and (values.min() < 0 or values.max() > 255):
        low, high = float(values.min()), float(values.max())
        values = (values - low) * (255 / max(high - low, 1e-9))
    return Image.fromarray(values.round().clip(0, 255).astype(np.uint8), "L")
