from __future__ import annotations

from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.document_outline import longest_common
from tests.signals.contract import SignalContract

BID = "# How I will build it / text / # What you get every Friday / list / # Milestones and money / text"


class TestDocumentOutline(SignalContract):
    key = "document.outline"
    same: ClassVar = [
        (BID, BID.upper().replace("TEXT", "text").replace("LIST", "list")),
        (BID, BID.replace("Friday", "Friday:")),
        (f"{BID} / # Rates 2024 / text", f"{BID} / # Rates 2025 / text"),
    ]
    similar: ClassVar = [
        (BID, BID.replace("list", "text"), "skeleton"),
        (BID, f"{BID} / # Why not later / text", "skeleton"),
        (BID, f"# Dear Anna / text / {BID}", "skeleton"),
    ]
    unlike: ClassVar = [
        (BID, "# Milestones and money / text / # What you get every Friday / # How I will build it"),
        (BID, "# The harbour / text / # The ferry / text / # The gulls / text"),
    ]
    unusable: ClassVar = ["", "# Skills / text / # Experience / text / # Education / list", "text / list / text"]


_HEADINGS = st.lists(st.sampled_from(["# a", "# b", "# c", "# d"]), max_size=8).map(tuple)


@given(one=_HEADINGS, other=_HEADINGS)
def test_what_is_common_is_the_longest_there_is(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    common = longest_common(one, other)
    assert len(common) == _plain_length(one, other)
    for whole in (one, other):
        left = iter(whole)
        assert all(heading in left for heading in common)


def _plain_length(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Every way to leave headings out, the slow way."""
    if not one or not other:
        return 0
    if one[0] == other[0]:
        return 1 + _plain_length(one[1:], other[1:])
    return max(_plain_length(one[1:], other), _plain_length(one, other[1:]))
