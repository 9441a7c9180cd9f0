from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st
from linkgraph_ingest.core.mapping.merge import merged
from linkgraph_ingest.core.mapping.suggest import Proposal, as_toml

FOUND = Proposal(
    "profiles", {"account": ["Kundennummer"], "name": ["Vorname", "Nachname"], "email": ["Mail"]}, ["%d.%m.%Y"]
)
WRITTEN = """\
# the Harbour case
[case]
name = "Harbour"  # as the client calls it

[files]
profiles = ["old.csv"]
logins = ["sessions/*.jsonl"]

[columns.profiles]
account = "User ID"       # their number
headline = "Mail"         # not an address

[dates]
format = ["%d/%m/%Y"]
"""
HEADERS = st.text("abcä .-\"'#[]=\\é", min_size=1, max_size=8)
PROPOSALS = st.builds(
    Proposal,
    st.sampled_from(["profiles", "logins", "payments"]),
    st.dictionaries(st.sampled_from(["account", "name", "email"]), st.lists(HEADERS, min_size=1, unique=True)),
    st.lists(st.sampled_from(["%d.%m.%Y", "%m/%d/%Y"]), unique=True),
)


def test_what_stands_there_stays_with_its_comments() -> None:
    text = merged(WRITTEN, FOUND, "kunden.csv")
    for line in (
        "# the Harbour case",
        'name = "Harbour"  # as the client calls it',
        'headline = "Mail"         # not an',
    ):
        assert line in text
    toml = tomllib.loads(text)
    assert toml["files"] == {"profiles": ["old.csv", "kunden.csv"], "logins": ["sessions/*.jsonl"]}
    assert toml["columns"]["profiles"] == {
        "account": ["User ID", "Kundennummer"],
        "headline": "Mail",
        "name": ["Vorname", "Nachname"],
    }
    assert toml["dates"] == {"format": ["%d/%m/%Y", "%d.%m.%Y"]}


def test_another_kind_gets_its_own_table() -> None:
    text = merged(WRITTEN, Proposal("payments", {"account": ["Payer"]}), "paid.csv")
    assert tomllib.loads(text)["columns"]["payments"] == {"account": "Payer"}


@given(PROPOSALS, HEADERS)
def test_into_nothing_it_says_what_the_proposal_says(found: Proposal, file: str) -> None:
    proposed = tomllib.loads(as_toml(found, file))
    once = {header: name for name, headers in reversed(found.columns.items()) for header in headers}
    toml = tomllib.loads(merged("", found, file))
    assert toml["files"] == proposed["files"]
    assert toml.get("dates") == proposed.get("dates")
    if len(once) == sum(map(len, found.columns.values())):
        assert toml["columns"] == proposed["columns"]


@given(PROPOSALS, PROPOSALS, HEADERS)
def test_twice_is_once(one: Proposal, other: Proposal, file: str) -> None:
    first = merged(merged(WRITTEN, one, file), other, file)
    assert merged(merged(first, one, file), other, file) == first
