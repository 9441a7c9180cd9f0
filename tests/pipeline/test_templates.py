"""Templates as nodes: fixed text, fields, and what each account filled in."""

from __future__ import annotations

import csv
from contextlib import AbstractContextManager
from pathlib import Path

import duckdb
import pytest

from linkgraph import pipeline, progress
from linkgraph.case import Case
from linkgraph.clusters import templates
from linkgraph.ledger.ledger import given
from linkgraph.read import evidence
from linkgraph.read.catalogue import run_saved
from tests.signals.test_document import BID, OTHER
from tests.signals.texts.test_slots import FILLED, TEXT


def _write(folder: Path, rows: list[tuple[str, str]]) -> Case:
    with (folder / "documents.csv").open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(["account", "text"])
        lines.writerows(rows)
    return Case.open(folder)


def _templates(case: Case) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    pipeline.run(case, None, progress=progress.progress(quiet=True))
    store = pipeline.open_case_store(case, None)
    try:
        found = run_saved(store, "templates").dicts()
        return found, run_saved(store, "fillings_of_template", {"template": found[0]["template"]}).dicts()
    finally:
        store.close()


def test_templates_of_a_case(tmp_path: Path) -> None:
    rows = [(f"upwork:{at}", TEXT.format(*filled)) for at, filled in enumerate(FILLED)] + [("guru:o", OTHER)]
    made, fillings = _templates(_write(tmp_path, rows))
    assert [(row["accounts"], row["documents"], row["fields"]) for row in made] == [(3, 3, 5)]
    assert "thank you for posting this project" in str(made[0]["text"])
    assert [row["account"] for row in fillings] == ["upwork:0", "upwork:1", "upwork:2"]
    assert [row["fillings"][3] for row in fillings] == ["20", "35", "50"]  # type: ignore[index]

    assert made[0]["kinds"] == ["name", "years of experience", "name", "rate", "name"]
    assert not made[0]["held_back"]

    more = [*rows, ("upwork:3", TEXT.format("Kim", "9", "Rust", "60", "Noor"))]
    again, fillings = _templates(_write(tmp_path, more))
    assert [(row["accounts"], row["documents"]) for row in again] == [(4, 4)]
    assert len(fillings) == 4


def test_a_template_that_grows_is_as_if_all_its_texts_had_come_at_once(tmp_path: Path) -> None:
    rows = [(f"upwork:{at}", TEXT.format(f"Ann {at}", at % 9, "Go", 20 + at, "Lee")) for at in range(40)]
    pieces, whole = tmp_path / "pieces", tmp_path / "whole"
    pieces.mkdir()
    whole.mkdir()
    for end in (30, 31, 36, 40):
        grown = _templates(_write(pieces, rows[:end]))
    assert grown == _templates(_write(whole, rows))


def test_evidence_names_the_fields_that_were_changed(tmp_path: Path) -> None:
    case = _write(tmp_path, [(f"upwork:{at}", TEXT.format(*filled)) for at, filled in enumerate(FILLED)])
    pipeline.run(case, None, progress=progress.progress(quiet=True))
    store = pipeline.open_case_store(case, None)
    try:
        found = [row["detail"] for row in evidence(store, "document")]
    finally:
        store.close()
    assert len(found) == 3
    assert all("is the same; name, years of experience and rate changed)" in detail for detail in found)


def test_a_template_of_very_many_is_shown_with_all_its_accounts_and_links_nobody(tmp_path: Path) -> None:
    rows = [(f"upwork:{at}", TEXT.format(*FILLED[at % 3]).replace("end of", f"end{at} of")) for at in range(150)]
    case = _write(tmp_path, [*rows, ("guru:o", OTHER)])
    templates, fillings = _templates(case)
    assert [(row["accounts"], row["documents"], row["held_back"]) for row in templates] == [(150, 150, True)]
    assert len(fillings) == 150
    assert all(row["fillings"] for row in fillings)
    store = pipeline.open_case_store(case, None)
    try:
        assert not evidence(store, "document")
    finally:
        store.close()


def test_texts_that_differ_in_numbers_stay_one_template_when_the_first_is_gone(tmp_path: Path) -> None:
    rows = [(f"upwork:{at}", BID.replace("120", str(90 + at))) for at in range(4)]
    first = min(_templates(_write(tmp_path, rows))[1], key=lambda row: str(row["document"]))
    _, fillings = _templates(_write(tmp_path, [row for row in rows if row[0] != first["account"]]))
    assert len(fillings) == 3


def test_a_template_that_was_cut_short_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = _write(tmp_path, [(f"upwork:{at}", TEXT.format(*filled)) for at, filled in enumerate(FILLED)])

    def stopping(ledger: duckdb.DuckDBPyConnection, **tables: object) -> AbstractContextManager[None]:
        if "filled" in tables:
            raise KeyboardInterrupt
        return given(ledger, **tables)

    with monkeypatch.context() as patched:
        patched.setattr(templates, "given", stopping)
        with pytest.raises(KeyboardInterrupt):
            pipeline.run(case, None, progress=progress.progress(quiet=True))
    assert len(_templates(case)[1]) == 3
