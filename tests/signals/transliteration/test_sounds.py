from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.transliteration.bits import ALONE, READ_OTHERWISE, by_letters, weighed
from linkgraph.signals.transliteration.sides import cuts, parts
from linkgraph.signals.transliteration.sounds import COLUMNS, GATE, split, traits, weights
from linkgraph.signals.transliteration.table import table

PAIRS = st.tuples(
    st.sampled_from(["broadwell", "lund", "zidane", "patton", ""]), st.text("布羅維爾倫德巴顿", max_size=4)
)


@pytest.mark.parametrize(
    ("symbol", "parts"), [("布", ("b", "u")), ("張", ("zh", "ang")), ("爾", ("", "er")), ("<", ("<", "<"))]
)
def test_a_syllable_is_its_first_sound_and_the_rest(symbol: str, parts: tuple[str, str]) -> None:
    assert split(symbol) == parts


def test_traits_say_what_stands_for_each_sound_and_what_for_none() -> None:
    found = list(traits("lund", "倫德", "han", [(1, 1), (2, 1), (1, 0), (1, 1), (1, 1)]))
    assert "first l l u" in found
    assert "rest u un" in found
    assert "rest u un n" in found
    assert {"whole lu lun", "whole lu lun n", "< whole lu lun", "n whole d de"} <= set(found)
    assert {"none", "none n"} <= set(found)
    assert "added" not in found
    assert "between u n d" in found
    assert "before n d" in found
    assert "after un n" in found
    assert "letters 4 6" in found


@given(st.lists(PAIRS, max_size=4))
def test_alike_words_are_judged_by_their_traits(pairs: list[tuple[str, str]]) -> None:
    latin, others = [one for one, _ in pairs], [other for _, other in pairs]
    found = by_letters(latin, others, "han")
    for at, (one, other) in enumerate(pairs):
        counted = parts(table("han"), [one], [other], "han")
        usual = weighed(counted, "han")[0]
        if usual > GATE:
            [cut] = cuts(table("han"), [one], [other], "han")
            known = weights("han")
            columns = zip(COLUMNS, [*counted[0].tolist(), 1.0], strict=True)
            usual = sum(known[column] * value for column, value in columns)
            usual += sum(known.get(trait, 0.0) for trait in traits(one, other, "han", cut))
        [(rarer, cost)] = READ_OTHERWISE["han"].items()
        read = parts(table(rarer), [one], [other], "han")
        read[:, ALONE] = np.logaddexp2(read[:, ALONE], counted[:, ALONE])
        assert found[at] == pytest.approx(max(usual, weighed(read, "han")[0] - cost), abs=1e-6)


def test_a_script_without_a_list_is_judged_by_its_letters() -> None:
    counted = parts(table("cyrillic"), ["gagarin"], ["гагарин"], "cyrillic")
    assert not weights("cyrillic")
    assert by_letters(["gagarin"], ["гагарин"], "cyrillic") == weighed(counted, "cyrillic")
