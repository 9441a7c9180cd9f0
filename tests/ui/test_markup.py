from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.ui.markup import Safe, div, join, picture, tag
from tests.ui.made import HOSTILE


def test_text_and_attributes_are_escaped() -> None:
    assert div('a"b', "<b>") == '<div class="a&quot;b">&lt;b&gt;</div>'
    assert tag("img", alt='" onerror="x', src="/p") == '<img alt="&quot; onerror=&quot;x" src="/p">'


def test_parts_made_here_are_kept() -> None:
    assert join(tag("b", "x"), None, 3) == "<b>x</b>3"
    assert isinstance(join("x"), Safe)


@given(st.text())
def test_no_text_makes_an_element(text: str) -> None:
    made = div("c", text)
    assert made.count("<") == 2


def test_hostile_names_have_initials() -> None:
    for name in HOSTILE:
        assert "<script" not in picture(None, name)
