from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.texts.words import words


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Hello Mr Smith", "HELLO  mr\n smith!"),
        ("from 12 May 2024", "from 3 May 1999"),
        ("on 12/05/2024 at 14:30", "on 1.2.19 at 9"),
        ("I ask for 1,200.50 dollars", "I ask for 900 dollars"),
        ("scope of work", "sсоре оf work"),
        ("BEST WORK", "ВЕST WОRК"),
        ("inv\u200bisi\u00adble", "invisible"),
        ("résumé naïve", "re\u0301sume\u0301 naive"),
        ("<p>Dear <b>client</b>,</p>&nbsp;hi", "Dear client, hi"),
        ("**Dear** [b]client[/b], _hi_", "Dear client hi"),
        ("write to a.b@example.com now", "write to other+x@mail.example.org now"),
        ("see https://example.com/a?b=1 there", "see www.example.org there"),
        ("ｆｕｌｌ ｗｉｄｔｈ ﬁne", "full width fine"),
        ("опыт работы", "oпыт pаботы"),
        ("안녕하세요 저는 개발자입니다", "안녕하세요저는개발자입니다"),
        ("我有十年经验。", "我有十年 经验"),
        ("私はエンジニアです", "私は\u200bエンジニアです"),
        ("مُحَمَّد شَرِيف", "محمد شريف"),
        ("שָׁלוֹם", "שלום"),
    ],
)
def test_changes_in_passing_leave_the_words_as_they_are(text: str, same: str) -> None:
    assert words(text) == words(same)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I have 10 years", ["i", "have", "#", "years"]),
        ("Straße", ["strasse"]),
        ("मैं हिन्दी बोलता हूँ।", ["मैं", "हिन्दी", "बोलता", "हूँ"]),
        ("தமிழ் மொழி", ["தமிழ்", "மொழி"]),
        ("a\u093f b \u093f", ["a\u093f", "b"]),
        ("我有经验 yes", ["我有", "有经", "经验", "yes"]),
        ("我 OK", ["我", "ok"]),
        ("mail a@b.co please", ["mail", "@", "please"]),
        ("a < b and b > c", ["a", "b", "and", "b", "c"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=80))
def test_no_text_raises_and_no_word_is_empty(text: str) -> None:
    assert all(words(text))
