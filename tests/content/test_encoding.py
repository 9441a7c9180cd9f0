from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.content.encoding import decode, legacy

SAMPLES = {
    "cp1252": ["Café", "Björn Åkesson", "El niño comió mañana en Perú"],
    "cp1250": ["Łódź, Kraków, Wrocław, gęś, żółw, ćma", "Příliš žluťoučký kůň úpěl ďábelské ódy"],
    "cp1251": ["Иван Петров"],
    "koi8_r": ["Иван Петров из Москвы"],
    "cp1253": ["Γειά σου κόσμε, είμαι ο Γιώργος"],
    "cp1254": ["İstanbul, Şişli, Ağrı, ığdır"],
    "cp1256": ["مرحبا بالعالم"],
    "gb18030": ["沈阳市和平区"],
    "big5": ["臺北市信義區忠孝東路"],
    "shift_jis": ["東京都渋谷区"],
    "euc_kr": ["서울특별시 강남구"],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SAMPLES.items() for text in texts])
def test_short_samples_are_recognised(name: str, text: str) -> None:
    data = text.encode(name)
    found = legacy(data)
    assert found is not None
    assert data.decode(found) == text


@given(st.binary(max_size=60))
def test_any_bytes_become_text(data: bytes) -> None:
    decode(data).encode("utf-8", "surrogatepass")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20))
def test_utf8_is_kept(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
