from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.records.paths import as_glob, escaped, fields, path_values

NAME = st.text("ab1 ._-[]{}!*?äé", min_size=1, max_size=6).filter(lambda name: name.strip(". "))
PLAIN = st.text("abcé1-", min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("pattern", "file", "said"),
    [
        ("pictures/{platform}/{account}/*", "pictures/guru/bob/1.jpg", {"platform": "guru", "account": "bob"}),
        ("cvs/{platform}_{account}.pdf", "cvs/guru_bob_2.pdf", {"platform": "guru", "account": "bob_2"}),
        ("**/{account}/{kind}.jpg", "a/b/bob/selfie.jpg", {"account": "bob", "kind": "selfie"}),
        ("**/{account}/{kind}.jpg", "bob/selfie.jpg", {"account": "bob", "kind": "selfie"}),
        ("{account}/{account}.png", "bob/bob.png", {"account": "bob"}),
        ("{account}/{account}.png", "bob/ann.png", {}),
        ("[ab]?/{account}.png", "b1/bob.png", {"account": "bob"}),
        ("[!ab]/{account}.png", "a/bob.png", {}),
        ("pictures/{account}/*", "pictures/guru/bob/1.jpg", {}),
        ("pictures/*", "pictures/1.jpg", {}),
        ("a.b/{account}", "axb/bob", {}),
    ],
)
def test_what_a_path_says(pattern: str, file: str, said: dict[str, str]) -> None:
    assert path_values(file, ["no such pattern", pattern]) == said


@given(PLAIN, PLAIN, PLAIN)
def test_what_was_written_into_a_path_is_read_from_it(platform: str, account: str, name: str) -> None:
    pattern = "in/{platform}/{account}/*.txt"
    file = f"in/{platform}/{account}/{name}.txt"
    assert path_values(file, [pattern]) == {"platform": platform, "account": account}
    assert Path(file).match(as_glob(pattern))
    assert fields(pattern) == ("platform", "account")


@given(NAME, NAME)
def test_an_escaped_name_is_its_own_pattern(one: str, other: str) -> None:
    assert Path(one).match(as_glob(escaped(one)))
    assert Path(other).match(as_glob(escaped(one))) == (one == other)
    assert fields(escaped(one)) == ()
