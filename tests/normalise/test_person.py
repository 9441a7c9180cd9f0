"""Facts about the person a profile claims to be."""

from __future__ import annotations

import pytest

from linkgraph.normalise import normaliser

CASES: dict[str, list[tuple[str, str | None]]] = {
    "name": [
        ("Kim, Min-jun", "Min-jun Kim"),
        ("Dr. Min-jun  KIM", "Min-jun KIM"),
        ("José (Pepe) García, PhD", "José García"),
        ("O\u2019Brien", "O'Brien"),
        ("Kim Min\u2011jun", "Kim Min-jun"),
        ("Anna \U0001f680 Müller", "Anna Müller"),
        ("Smith, John, Jr.", "John Smith"),
        ("김민준", "김민준"),
        ("Jack Ma", "Jack Ma"),
        ("Wei Pan", "Wei Pan"),
        ("A\u200bnna", "Anna"),
        ("रवि", "रवि"),
        ("प्रिया शर्मा \U0001f642", "प्रिया शर्मा"),
        ("สุชาติ", "สุชาติ"),
        ("பாப்பா", "பாப்பா"),
        ("Kim\u00b4", "Kim"),
        ("Your Name", None),
        ("John Doe", None),
        ("12345", None),
        ("n/a", None),
        ("test", None),
    ],
    "handle": [
        ("@Foo_Bar", "foo_bar"),
        ("https://github.com/Foo", "foo"),
        ("linkedin.com/in/foo-bar/", "foo-bar"),
        ("u/foo", "foo"),
        ("https://www.upwork.com/freelancers/~01AB3?x=1", "~01ab3"),
        ("@", None),
        ("username", None),
    ],
    "country": [
        ("South Korea", "KR"),
        ("KOR", "KR"),
        ("kr", "KR"),
        ("대한민국", "KR"),
        ("Deutschland", "DE"),
        ("UK", "GB"),
        ("Россия", "RU"),
        ("NA", "NA"),
        ("Atlantis", "atlantis"),
        ("\U0001f1fa\U0001f1f8", "US"),
        ("n/a", None),
    ],
    "nationality": [
        ("South Korean", "KR"),
        ("North Korean", "KP"),
        ("korean", "korean"),
        ("KR", "KR"),
        ("Martian", "martian"),
        ("n/a", None),
    ],
    "birth_date": [
        ("1990-04-01", "1990-04-01"),
        ("01.04.1990", "1990-04-01"),
        ("April 1, 1990", "1990-04-01"),
        ("1990", "1990"),
        ("1990-04-01T00:00:00Z", "1990-04-01"),
        ("4/1/1990", None),
        ("1970-01-01", None),
        ("2999-01-01", None),
        ("1990-02-30", None),
    ],
    "gender": [
        ("M", "male"),
        ("weiblich", "female"),
        ("여성", "female"),
        ("non-binary", "other"),
        ("n/a", None),
    ],
    "languages": [
        ("English (native)", "en"),
        ("Korean, English", "en, ko"),
        ("한국어", "ko"),
        ("हिन्दी", "hi"),
        ("en-US", "en"),
        ("Klingon", "klingon"),
        ("English A1<", "en"),
    ],
    "timezone": [
        ("Asia/Seoul", "Asia/Seoul"),
        ("UTC+9", "UTC+09:00"),
        ("(UTC+09:00) Seoul", "UTC+09:00"),
        ("KST", "Asia/Seoul"),
        ("Mars", None),
    ],
    "hourly_rate": [
        ("$25/hr", "25"),
        ("25 USD", "25"),
        ("1.234,50 €", "1234.5"),
        ("US$ 1,200.00", "1200"),
        ("25-30", None),
        ("-5", None),
    ],
    "rating": [("4.8/5", "4.8"), ("4,8 (12 reviews)", "4.8"), ("4.833", "4.833"), ("five", None)],
    "employment": [("Freelancer", None), ("Acme  Inc", "Acme Inc")],
    "skills": [("Python", "python"), ("C#", "c#")],
    "city": [(" Berlin ", "Berlin"), ("remote", None)],
    "bio": [("I build\n  things", "I build things"), ("tell us about yourself", None)],
}


@pytest.mark.parametrize(("kind", "raw", "value"), [(kind, *case) for kind, cases in CASES.items() for case in cases])
def test_values(kind: str, raw: str, value: str | None) -> None:
    assert normaliser(kind)(raw, None) == value


def test_the_country_says_whether_the_month_comes_first() -> None:
    assert normaliser("birth_date")("4/5/1990", "US") == "1990-04-05"
    assert normaliser("birth_date")("4/5/1990", "FR") == "1990-05-04"
