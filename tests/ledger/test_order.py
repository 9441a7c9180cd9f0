"""What goes in comes out, and the order in which files are loaded does not matter."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.ledger.rows import load_source
from linkgraph.progress import SilentProgress
from linkgraph.records import Batch
from tests.ledger.batches import batch, rows

VALUE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text and "|" not in text
)
ROW = st.fixed_dictionaries(
    {"account": st.sampled_from(["x:a", "x:b", "x:c"])},
    optional={"name": VALUE, "city": VALUE, "email": st.sampled_from(["ann@web.de", "a.nn@gmail.com", "n/a"])},
)
FILES = st.lists(st.lists(ROW, min_size=1, max_size=4), min_size=1, max_size=4)
FACTS = "SELECT account, kind, value, raw, file, line, gone FROM fact WHERE kind IN ('name', 'city', 'email')"


def loaded(files: list[tuple[str, Batch]]) -> list[tuple[object, ...]]:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder)) as ledger:
        for name, one in files:
            load_source(ledger, name, "profiles", "1", "r1", [one])
        build_facts(ledger, SilentProgress())
        return rows(ledger, FACTS)


@settings(max_examples=12)
@given(FILES, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(contents: list[list[dict[str, str]]], random: object) -> None:
    files = [(f"{at}.csv", batch("profiles", *content)) for at, content in enumerate(contents)]
    shuffled = list(files)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert loaded(files) == loaded(shuffled)


@settings(max_examples=12)
@given(FILES)
def test_every_value_comes_out_as_it_went_in(contents: list[list[dict[str, str]]]) -> None:
    found = loaded([(f"{at}.csv", batch("profiles", *content)) for at, content in enumerate(contents)])
    wanted = {
        (row["account"], kind, row[kind], f"{at}.csv")
        for at, content in enumerate(contents)
        for row in content
        for kind in ("name", "city", "email")
        if kind in row
    }
    assert {(account, kind, raw, file) for account, kind, _, raw, file, _, _ in found} == wanted
