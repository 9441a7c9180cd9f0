"""The face on a picture as 128 numbers (dlib's residual network, King 2017), where `linkgraph[faces]` is installed.

Two faces are compared by the distance of their numbers. They are biometric data: nothing here runs unless a case
asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from linkgraph.errors import UsageError

if TYPE_CHECKING:
    from PIL import Image

NUMBERS = 128
STORED = np.dtype("<f2")
BYTES = NUMBERS * STORED.itemsize
SIDE = 400
"""Pixels of the longer side at which faces are looked for: from about 80 pixels a face."""

Face = npt.NDArray[np.float32]


def face_of(picture: Image.Image) -> bytes:
    """The largest face, 256 bytes; none where no face is seen. UsageError where the extra is not installed."""
    detect, describe = _models()
    scale = SIDE / max(picture.size)
    small = picture.convert("RGB").resize([max(1, round(length * scale)) for length in picture.size])
    pixels = np.asarray(small)
    boxes = detect(pixels, 0)
    if not boxes:
        return b""
    largest = max(boxes, key=lambda box: box.area())
    return np.asarray(describe(pixels, largest), dtype=STORED).tobytes()


def require_faces() -> None:
    """UsageError where the extra is not installed."""
    _models()


def numbers(stored: bytes) -> Face:
    """The numbers of a face, shape (128,)."""
    return np.frombuffer(stored, STORED).astype(np.float32)


@cache
def _models() -> tuple[Callable[..., Any], Callable[..., Any]]:
    """Finds faces (histograms of gradients), and describes one by its five landmarks."""
    try:
        import dlib
    except ImportError as error:
        raise UsageError("to compare faces, install linkgraph[faces]; or leave [photos] faces out") from error
    folder = _folder()
    landmarks = dlib.shape_predictor(str(folder / "shape_predictor_5_face_landmarks.dat"))
    network = dlib.face_recognition_model_v1(str(folder / "dlib_face_recognition_resnet_model_v1.dat"))

    def describe(pixels: npt.NDArray[np.uint8], box: Any) -> Any:
        return network.compute_face_descriptor(pixels, landmarks(pixels, box), 0)

    return dlib.get_frontal_face_detector(), describe


def _folder() -> Path:
    """Where the models lie; their package is not imported, which would need setuptools."""
    found = find_spec("face_recognition_models")
    if found is None or found.origin is None:
        raise UsageError("the models of faces are not installed: install linkgraph[faces]")
    return Path(found.origin).parent / "models"
