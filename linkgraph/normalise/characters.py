"""What all kinds share: one form for look-alike code points, blanks and accents."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"\s+")
_LETTERED = ((0x0590, 0x1AB0), (0x1B00, 0x1D00), (0xA800, 0xAC00), (0x10A00, 0x12000))
"""Where alphabets stand that have marks of their own: those before are accents of letters of any."""
MARKS = "".join(
    char
    for first, end in _LETTERED
    for char in map(chr, range(first, end))
    if unicodedata.category(char) in ("Mn", "Mc")
)
"""Vowels and other signs that belong to the letter before them, as in Hindi, Tamil and Thai: `\\w` leaves them out."""
_LETTERS_WITHOUT_MARK = str.maketrans(
    dict(zip("ßøđðłæœþ\u0131ħ", ("ss", "o", "d", "d", "l", "ae", "oe", "th", "i", "h"), strict=True))
)


def clean(raw: str) -> str:
    """NFKC, without invisible characters, every run of blanks one space, trimmed."""
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())
    text = raw
    for _ in range(2):  # removing a character can let its neighbours compose
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _BLANKS.sub(" ", text).strip()


def fold(text: str) -> str:
    """`text` without case and, for Latin letters, without accents: `Łódź` and `lodz` are equal."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    return unicodedata.normalize("NFC", _without_marks(lowered)).translate(_LETTERS_WITHOUT_MARK)


def _without_marks(text: str) -> str:
    """Drops combining marks that stand on a Latin letter; other scripts need theirs."""
    kept: list[str] = []
    latin = False
    for char in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(char):
            latin = char.isascii() or "LATIN" in unicodedata.name(char, "")
            kept.append(char)
        elif not latin:
            kept.append(char)
    return "".join(kept)


def letters_and_digits(text: str) -> str:
    """`text` folded, with nothing but letters, their marks and digits left."""
    return "".join(char for char in fold(text) if char.isalnum() or char in MARKS)
