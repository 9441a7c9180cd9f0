from __future__ import annotations

import json
import re

import pytest

from linkgraph.errors import UsageError
from linkgraph.report.compare import same_form
from linkgraph.report.side_by_side import as_dict, side_by_side
from linkgraph.report.side_by_side_formats import render_side_by_side
from linkgraph.signals.texts.passages import Level
from tests.signals.texts.test_passages import BID, CHANGED, OTHER

LEFT = ("upwork:a", "bid", f"{OTHER} {BID} <script>alert(1)</script>")
RIGHT = ("guru:b", "bid", f"{CHANGED} {OTHER}")


def test_spans_are_the_texts() -> None:
    made = side_by_side(LEFT, RIGHT)
    assert "".join(span.text for span in made.left.spans) == LEFT[2]
    assert "".join(span.text for span in made.right.spans) == RIGHT[2]


def test_a_passage_has_one_colour_on_both_sides() -> None:
    made = side_by_side(LEFT, RIGHT)
    left = {span.number: span for span in made.left.spans if span.kind == "passage"}
    right = {span.number: span for span in made.right.spans if span.kind == "passage"}
    assert left.keys() == right.keys()
    assert left
    for number, span in left.items():
        assert span.colour == right[number].colour
        assert re.findall(r"\w+", span.text.lower()) == re.findall(r"\w+", right[number].text.lower())


def test_what_many_use_is_faded() -> None:
    made = side_by_side(LEFT, RIGHT, lambda passage: 500 if "harbour" in passage else 2)
    faded = [span.text for span in made.left.spans if span.kind == "common"]
    assert len(faded) == 1
    assert "harbour" in faded[0]
    assert made.common == len(re.findall(r"\w+", faded[0]))
    assert "many others use" in made.sentence


def test_html_escapes_and_needs_no_network() -> None:
    page = render_side_by_side("html", side_by_side(LEFT, RIGHT)).decode()
    assert "<script>" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert page.count('<mark class="c') >= 2


def test_json_says_what_was_changed() -> None:
    told = json.loads(render_side_by_side("json", side_by_side(("a", "", BID), ("b", "", CHANGED))))
    assert told == json.loads(json.dumps(as_dict(side_by_side(("a", "", BID), ("b", "", CHANGED)))))
    assert told["level"] == "fields changed"
    assert {"left": "seven", "right": "eleven"} in told["fields"]


def test_pdf() -> None:
    pytest.importorskip("typst")
    assert render_side_by_side("pdf", side_by_side(LEFT, RIGHT)).startswith(b"%PDF")


def test_an_unknown_format() -> None:
    with pytest.raises(UsageError, match="html, pdf, json"):
        render_side_by_side("docx", side_by_side(LEFT, RIGHT))


def test_without_a_passage_the_form_is_the_level() -> None:
    outline = {"outline": "# How I will build it / text / # What you get on Friday / list / # Milestones / text"}
    form = same_form({**outline, "traits": "template=Bid.dotx"}, {**outline, "traits": "template=bid.dotx"})
    assert list(form) == [Level.SKELETON, Level.FILE]
    made = side_by_side(("a", "", BID), ("b", "", OTHER), form=form)
    assert made.level is Level.SKELETON
    assert made.sentence.startswith("No passage stands in both texts. The two write under the same headings")
    assert side_by_side(("a", "", BID), ("b", "", CHANGED), form=form).level is Level.FIELDS
    assert same_form(outline, {}) == {}
