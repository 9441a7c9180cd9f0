from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.ledger.listed_rows import listed_rows, refanged
from linkgraph.records import Batch


def read(*rows: tuple[str, str]) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    kinds, values = zip(*rows, strict=True)
    table = pa.table({"line": list(range(2, len(rows) + 2)), "kind": kinds, "value": values})
    batch, rejects = listed_rows(Batch("watchlist", "watchlist.csv", table))
    kept = list(zip(batch.rows["kind"].to_pylist(), batch.rows["value"].to_pylist(), strict=True))
    return kept, [(reject.line, reject.reason) for reject in rejects]


def test_values_are_read_as_they_were_before_their_teeth_were_out() -> None:
    kept, rejects = read(
        ("Domain", "evil[.]example.com"),
        ("domain ", "hxxps[:]//evil(dot)example[.]com/x"),
        ("EMAIL", "a[@]b[.]example.com"),
        ("ip", "203.0.113[.]7"),
        ("ip", "203.0.113[.]0/24"),
    )
    assert rejects == []
    assert kept == [
        ("domain", "evil.example.com"),
        ("domain", "https://evil.example.com/x"),
        ("email", "a@b.example.com"),
        ("ip", "203.0.113.7"),
        ("ip", "203.0.113.0/24"),
    ]


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("url", "https://example.com", "kind 'url' is none of account, domain, email"),
        ("email", "not an address", "value 'not an address' is not an e-mail address"),
        ("ip", "300.1.1.1/24", "value '300.1.1.1/24' is not an IP address or network"),
        ("phone", "555 0100", "is not a phone number with its country code"),
    ],
)
def test_what_could_never_be_met_is_named(kind: str, value: str, reason: str) -> None:
    kept, [(line, said)] = read(("name", "Ann [at] Work"), (kind, value))
    assert kept == [("name", "Ann [at] Work")]
    assert line == 3
    assert reason in said


@given(st.text(alphabet="ab.@:/[]()hxtp ", max_size=30))
def test_a_value_that_has_its_teeth_keeps_them(value: str) -> None:
    once = refanged(value)
    if not any(sign in value for sign in "[]()") and not value.lower().startswith("hxx"):
        assert once == value
