from __future__ import annotations

import re
from itertools import combinations

from linkgraph.demo import texts
from linkgraph.demo.forms.office import as_docx, as_odt
from linkgraph.demo.forms.pdf import as_pdf
from linkgraph.demo.grammar import compose, expand, tidy
from linkgraph.demo.people import make_person
from linkgraph.demo.streams import stream
from linkgraph.demo.tables import table
from linkgraph.demo.world import World


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"[^\W\d]+", text.lower())
    return frozenset(tuple(words[i : i + 3]) for i in range(len(words) - 2))


def alike(left: str, right: str) -> float:
    a, b = shingles(left), shingles(right)
    return len(a & b) / max(1, len(a | b))


def test_bids_of_different_people_do_not_look_like_one_template() -> None:
    written = []
    for number in range(250):
        rng = stream("bids", number)
        written.append(texts.bid(rng, make_person(rng)))
    likeness = sorted(alike(a, b) for a, b in combinations(written, 2))
    assert likeness[-1] < 0.4
    assert likeness[int(len(likeness) * 0.999)] < 0.15


def test_bids_of_one_ring_look_like_one_template(world: World) -> None:
    for planted in (p for p in world.planted if p.signal == "document"):
        sent = [[d["text"] for d in a.documents] for a in planted.accounts]
        for left, right in combinations(sent, 2):
            assert max(alike(a, b) for a in left for b in right) > 0.5


def test_no_slot_is_left_open(world: World) -> None:
    for account in world.accounts:
        for text in (
            *(d["text"] for d in account.documents),
            account.profile["bio"],
            account.profile["employment"],
        ):
            assert "{" not in text, text
            assert "}" not in text, text


def test_every_shape_can_be_filled() -> None:
    rng = stream("shapes")
    person = make_person(rng)
    for name in ("bids", "bios", "cvs", "reviews", "agencies"):
        tables = {kind: shapes for kind, shapes in table(name).items() if kind != "plans"}
        for shapes in tables.values():
            for shape in shapes:
                assert "{" not in expand(rng, shape, {**texts.facts(rng, person), "agency": "Us"}, tables)


def test_compose_uses_no_shape_twice() -> None:
    made = compose(stream("twice"), ["a", "a"], {}, {"a": ["one", "two"]})
    assert sorted(made) == ["One", "Two"]


def test_tidy_puts_articles_right() -> None:
    assert tidy("a app and a university with A internal tool") == "an app and a university with An internal tool"


def test_office_files_are_the_same_each_time() -> None:
    for make in (as_docx, as_odt, as_pdf):
        assert make("One\nTwo (2)") == make("One\nTwo (2)")
