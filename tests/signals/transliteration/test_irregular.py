from __future__ import annotations

from linkgraph.signals.transliteration import ALIKE, bits
from linkgraph.signals.transliteration.bits import by_letters
from linkgraph.signals.transliteration.irregular import KNOWN, is_known


def test_a_listed_form_is_known_however_its_latin_letters_are_written() -> None:
    assert is_known("Michael", "마이클", "hangul")
    assert is_known("mìchael", "마이클", "hangul")
    assert not is_known("Michael", "바바라", "hangul")
    assert not is_known("Michael", "Михаил", "cyrillic")


def test_a_listed_form_counts_where_its_letters_would_not() -> None:
    pair = (["michael"], ["마이클"], "hangul")
    assert by_letters(*pair)[0] < ALIKE < bits(*pair)[0] == KNOWN


def test_a_list_takes_nothing_from_what_the_letters_say() -> None:
    words, forms = ["paul", "michael", "bennett"], ["파울", "바바라", "베넷"]
    assert (bits(words, forms, "hangul") >= by_letters(words, forms, "hangul")).all()
