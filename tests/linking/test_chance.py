"""What strangers have in common by chance is evidence only where it could come to a link."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.linking import conclude
from tests.linking.linked import Found, linked

ONE, OTHER = {"account": "x:a", "name": "Anna Maria Weber"}, {"account": "x:b", "name": "Anna M. Weber"}
SAME_LIFE = {
    "education": "BSc Physics, Uppsala University, 2011",
    "employment": "Draughtsman, Elkhorn Bridgeworks (2012-2015)",
    "skills": "FEA | BIM | SolidWorks",
    "city": "Tromsø",
}


def found(folder: Path, *profiles: dict[str, str]) -> Found:
    return linked(folder, {"profiles": list(profiles)})


def weighed_whole(folder: Path, *profiles: dict[str, str]) -> Found:
    """The slow way: nothing is left out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(conclude, "leave_out_chance", lambda _ledger, _model: None)
        return found(folder, *profiles)


@pytest.mark.parametrize(
    "both",
    [
        ({"name": "Anna Maria Weber"}, {"name": "Anna M. Weber"}),
        ({"handle": "kestrelforge7"}, {"handle": "kestrelforge"}),
        ({"birth_date": "1990-02-03"}, {"birth_date": "1990-02-03"}),
        ({"handle": "kestrelforge7", "name": "Anna Weber"}, {"handle": "kestrelforge", "name": "Ana Weber"}),
    ],
)
def test_alone_it_is_no_evidence(tmp_path: Path, both: tuple[dict[str, str], dict[str, str]]) -> None:
    one, other = both
    assert found(tmp_path, {"account": "x:a", **one}, {"account": "x:b", **other}).evidence == []


def test_one_name_is_evidence_even_so(tmp_path: Path) -> None:
    assert found(tmp_path, ONE, OTHER | {"name": ONE["name"]}).of("x:a", "x:b", "name")


def test_beside_what_was_met_otherwise_it_stays(tmp_path: Path) -> None:
    phone = {"phone": "+442079460018"}
    assert found(tmp_path, ONE | phone, OTHER | phone).of("x:a", "x:b", "name")


def test_it_stays_where_it_adds_up(tmp_path: Path) -> None:
    pair = found(tmp_path, ONE | SAME_LIFE, OTHER | SAME_LIFE)
    assert pair.of("x:a", "x:b", "name")
    assert ("x:a", "x:b") in pair.links


def test_it_goes_where_too_little_completes_it(tmp_path: Path) -> None:
    town = {"city": SAME_LIFE["city"]}
    assert found(tmp_path, ONE | town, OTHER | town).evidence == []


def test_who_may_be_no_stranger_still_counts_as_none(tmp_path: Path) -> None:
    """Alike user names, one education and one city are no link, and say that these are not strangers to each other."""
    life = {name: SAME_LIFE[name] for name in ("education", "city")}
    others = [{"account": f"x:{at}", "handle": f"kestrelforge{at}", **life} for at in range(2, 7)]
    phone = [{"account": f"x:{at}", "handle": f"kestrelforge{at}", "phone": "+442079460018", **life} for at in (0, 1)]
    whole, left = weighed_whole(tmp_path / "whole", *phone, *others), found(tmp_path / "left", *phone, *others)
    assert left.sum("x:0", "x:1") == whole.sum("x:0", "x:1")


_PROFILE = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Anna Maria Weber", "Anna M. Weber", "Ana Weber", "Cem Kaya"]),
        "handle": st.sampled_from(["kestrelforge7", "kestrelforge", "kestrel.forge", "owlsmith"]),
        "email": st.sampled_from(["kestrelforge@a.example", "owlsmith@b.example"]),
        "birth_date": st.sampled_from(["1990-02-03", "1990-03-02"]),
        "phone": st.sampled_from(["+442079460018", "+12025550114"]),
        "address": st.sampled_from(["9 Sidmouth Rd, Leeds", "9 Sidmouth Road, Leeds"]),
        **{name: st.just(value) for name, value in SAME_LIFE.items()},
    },
)


@settings(max_examples=20, deadline=None)
@given(profiles=st.lists(_PROFILE, min_size=2, max_size=6))
def test_links_are_those_of_weighing_everything(
    tmp_path_factory: pytest.TempPathFactory, profiles: list[dict[str, str]]
) -> None:
    named = [{"account": f"x:{place}", **profile} for place, profile in enumerate(profiles)]
    left = found(tmp_path_factory.mktemp("left"), *named)
    whole = weighed_whole(tmp_path_factory.mktemp("whole"), *named)
    assert left.links == whole.links
    assert _said(left) <= _said(whole)


def _said(found: Found) -> set[tuple[object, ...]]:
    columns = ("left_account", "right_account", "signal_key", "level", "weight", "accounts", "detail")
    return {tuple(row[column] for column in columns) for row in found.evidence}
