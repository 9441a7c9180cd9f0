"""The longest wording that two texts share."""

from __future__ import annotations

from difflib import SequenceMatcher

from linkgraph.report.model import Passage

MOST_WORDS = 1500
"""Words of a text that are compared; enough for any bid or cover letter."""
FEWEST = 8
"""Words below which shared wording says nothing."""
AROUND = 12
"""Words shown on either side of what is shared."""
SHOWN = 60
"""Words of the shared passage that are shown."""


def shared_wording(left: str, right: str, left_text: str, right_text: str, detail: str) -> Passage | None:
    """The passage with a few words on either side of it, in `[[` and `]]`; None where less than 8 words are shared."""
    a, b = left_text.split()[:MOST_WORDS], right_text.split()[:MOST_WORDS]
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    if match.size < FEWEST:
        return None
    shown = (_shown(a, match.a, match.size), _shown(b, match.b, match.size))
    return Passage(left, right, *shown, words=match.size, detail=detail)


def _shown(words: list[str], start: int, size: int) -> str:
    before, after = words[max(0, start - AROUND) : start], words[start + size : start + size + AROUND]
    inside = words[start : start + size]
    if size > SHOWN:
        inside = [*inside[: SHOWN // 2], "[...]", *inside[-SHOWN // 2 :]]
    cut_before = ["..."] if start > AROUND else []
    cut_after = ["..."] if start + size + AROUND < len(words) else []
    return " ".join([*cut_before, *before, "[[", *inside, "]]", *after, *cut_after])
