"""What an account is called whose file does not name it: like the file."""

from __future__ import annotations

from pathlib import PurePosixPath

from .registry import PACKINGS
from .source import SourceFile


def file_account(source: SourceFile) -> str:
    """The file as people are shown it, folders included, lower case, without its endings: `ann/download`.

    Services call every download alike, so that the name alone would make one account of two holders.
    """
    path = PurePosixPath(source.file.lower())
    while path.suffix.removeprefix(".") in PACKINGS:
        path = path.with_suffix("")
    return path.with_suffix("").as_posix()
