from __future__ import annotations

import json
from pathlib import Path

import stix2
from hypothesis import given
from hypothesis import strategies as st
from linkgraph_ingest.core.leftover import MORE, MOST, leftover

from .foreign import read_foreign


def test_paths_are_taken_with_all_below_them() -> None:
    entry = {"a": {"b": 1, "c": {"d": 2}}, "e": None, "f": [], "g": [3], "h": {"i": {"j": 4}}}
    assert leftover("profiles", entry, {"a.c", "h"}) == {"a.b": 1, "g": [3]}


def test_what_is_called_like_a_column_is_not_taken_for_it() -> None:
    assert leftover("logins", {"userAgent": "x", "city": "y"}, ()) == {"userAgent (said)": "x", "city": "y"}


@given(
    st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.dictionaries(st.text(), inner), max_leaves=99)
)
def test_it_is_bounded(entry: object) -> None:
    left = leftover("events", {"x": entry}, ())
    assert len(left) <= MOST + 1
    assert None not in left.values()


def test_what_is_too_much_is_counted() -> None:
    left = leftover("profiles", {f"x{at}": at for at in range(MOST + 1200)}, ())
    assert len(left) == MOST + 1
    assert left[MORE] == "1,200 further attributes"


def test_what_a_bundle_says_beside(tmp_path: Path) -> None:
    account = stix2.UserAccount(account_login="ann", account_type="github", is_privileged=True, credential="x")
    firm = stix2.Identity(name="Harbour", identity_class="organization")
    person = stix2.Identity(name="Ann", identity_class="individual", sectors=["technology"])
    tie = stix2.Relationship(person, "related-to", firm)
    tmp_path.joinpath("x.json").write_text(stix2.Bundle(account, firm, person, tie).serialize())
    found = read_foreign(tmp_path / "x.json")
    by_account = {row["account"]: row.get("extra", {}) for row in found.rows["profiles"]}
    assert by_account["github:ann"]["is_privileged"] == "true"
    assert by_account[f"stix:{person.id}"]["sectors"] == "technology"
    assert [reject.reason for reject in found.rejects] == [
        "objects that say nothing of accounts were not read: 1 identity (organization), 1 relationship"
    ]


def test_what_github_says_beside(tmp_path: Path) -> None:
    user = {"login": "ann", "node_id": "U_7", "html_url": "x", "followers": 7, "repos_url": "y", "hireable": True}
    tmp_path.joinpath("x.json").write_text(json.dumps(user))
    (row,) = read_foreign(tmp_path / "x.json").rows["profiles"]
    assert {name: row["extra"].get(name) for name in ("followers", "hireable", "repos_url")} == {
        "followers": "7", "hireable": "true", "repos_url": None,
    }  # fmt: skip
