"""Near hits of a watchlist: what is like a listed value, and how."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.content.hashing import hash_file
from linkgraph.ledger.ledger import open_ledger
from linkgraph.linking.watched import FARTHEST, LEVELS
from linkgraph.normalise import normaliser
from linkgraph.progress import SilentProgress
from linkgraph.read import findings
from linkgraph.signals import signals
from linkgraph.store import open_store
from tests.linking.facts.people import people
from tests.pipeline.small import picture

GIVEN = ("Jiadong", "Yong", "Sergey", "Anna", "Mohammed", "Muhammad", "Katherine", "Kathryn", "Li", "Aleksandr")
FAMILY = ("Li", "Kim", "Ivanov", "Ivanova", "Hussein", "Husain", "Bell", "Belle", "Petrov", "O'Neil")


def run(folder: Path, profiles: list[str], watchlist: list[str], columns: str) -> list[tuple[str, ...]]:
    folder.mkdir(exist_ok=True)
    folder.joinpath("profiles.csv").write_text("\n".join([f"account,{columns}", *profiles]) + "\n")
    folder.joinpath("watchlist.csv").write_text("\n".join(["kind,value,label,source", *watchlist]) + "\n")
    case = Case.open(folder)
    pipeline.run(case, None, progress=SilentProgress())
    with open_ledger(case.work) as ledger:
        rows = ledger.execute("SELECT account, w.value, level, shown FROM watched JOIN row_watchlist w "
                              "ON item = left(md5(w.origin || w.key), 16) ORDER BY ALL")  # fmt: skip
        return rows.fetchall()


def test_names_are_found_as_comparing_all_with_all_finds_them(tmp_path: Path) -> None:
    draw = random.Random(1)
    listed = sorted({f"{draw.choice(FAMILY).upper()} {draw.choice(GIVEN)}" for _ in range(40)})
    shown = [f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}" for _ in range(60)]
    found = run(tmp_path / "case", [f"x:{at},{name}" for at, name in enumerate(shown)],
                [f"name,{value},l,s" for value in listed], "name")  # fmt: skip
    signal = signals()["name"]
    mark = {name: signal.fingerprint(normaliser("name")(name, None) or "") for name in [*listed, *shown]}
    wanted = {
        (f"x:{at}", value, comparison.level)
        for at, name in enumerate(shown)
        for value in listed
        if (comparison := signal.compare(mark[value] or "", mark[name] or ""))
        and comparison.level in LEVELS["name"]
        and comparison.distance <= FARTHEST["name"]
    }
    assert {tuple(row[:3]) for row in found} == wanted
    assert {"same", "spelling"} <= {row[2] for row in found}


def test_domains_mailboxes_and_user_names(tmp_path: Path) -> None:
    found = run(
        tmp_path / "case",
        [
            "x:1,me@worknet.example,jolanda99,",
            "x:2,boss@mail.worknot.example,,https://www.worknot.example/me",
            "x:3,farkasz@one.example,jolamda,",
            "x:4,me@net.example,other,",
        ],
        [
            "domain,https://WORKNOT.example/x,l,s",
            "email,farkasz@two.example,l,s",
            "handle,@jolanda,l,s",
            "domain,nat.example,l,s",
        ],
        "email,handle,url",
    )
    assert found == [
        ("x:1", "@jolanda", "stem", "jolanda99"),
        ("x:1", "https://WORKNOT.example/x", "typo", "me@worknet.example"),
        ("x:2", "https://WORKNOT.example/x", "below", "boss@mail.worknot.example"),
        ("x:3", "@jolanda", "near", "jolamda"),
        ("x:3", "farkasz@two.example", "similar", "farkasz@one.example"),
    ]


@pytest.mark.parametrize("by", ["file", "hash"])
def test_pictures_by_their_hash_or_by_a_file(tmp_path: Path, by: str) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    picture(1).save(folder / "bad.png")
    with Image.open(folder / "bad.png") as bad:
        bad.convert("RGB").save(folder / "again.jpg", quality=70)
    (folder / "copy.png").write_bytes((folder / "bad.png").read_bytes())
    picture(2).save(folder / "other.png")
    value = "bad.png" if by == "file" else hash_file(folder / "bad.png")[0].upper()
    found = run(folder, ["x:1,again.jpg", "x:2,copy.png", "x:3,other.png"], [f"photo,{value},l,s"], "photo")
    assert found == [
        ("x:1", value, "near", "again.jpg"),
        ("x:2", value, "same" if by == "file" else "near", "copy.png"),
    ]


def test_findings_tell_exact_and_near_apart(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    folder.joinpath("logins.csv").write_text("account,at,ip\nx:1,2024-05-06T07:00:00Z,198.51.100.7\n")
    run(
        folder,
        ["x:1,Jiadong Li,bad@site.example", "x:2,Jiadong Wei Li,"],
        ['name,"LI, Jiadong",LI Jiadong,OFAC SDN', "email,bad@site.example,known,a list", "ip,198.51.100.0/28,,a list"],
        "name,email",
    )
    store = open_store(Case.open(folder).default_store_uri())
    found = {(row["flag"], row["subject"]): row["detail"] for row in findings(store) if "watch" in row["flag"]}
    store.close()
    assert sorted(found) == [
        ("watchlist_hit", "x:1"),
        ("watchlist_like_name", "x:2"),
        ("watchlist_near", "x:1"),
    ]
    assert "OFAC SDN" in found["watchlist_like_name", "x:2"]
    assert "198.51.100.0/28" in found["watchlist_near", "x:1"]


def test_what_is_no_longer_listed_is_no_hit(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    assert run(folder, ["x:1,Jiadong Wei Li"], ["name,Jiadong Li,l,s"], "name")
    assert not run(folder, ["x:1,Jiadong Wei Li"], ["name,Nobody Here,l,s"], "name")


def test_names_are_found_where_there_is_little_but_facts(tmp_path: Path) -> None:
    """There names are set aside from all other signals, and compared by what was learned of them."""
    rows = people(200)
    profiles = [f"{row['account']},{row['name']},{row['birth_date']},{row['city']}" for row in rows]
    given, family = rows[0]["name"].split()
    found = run(tmp_path, profiles, [f"name,{family.upper()} {given},known,l"], "name,birth_date,city")
    assert (rows[0]["account"], f"{family.upper()} {given}", "same") in {row[:3] for row in found}
