"""The stages one at a time, people's decisions, and looking things up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import SourceError, UsageError
from linkgraph.pipeline import ingesting
from linkgraph.progress import SilentProgress
from linkgraph.read import clusters, evidence, findings, judgements, runs
from linkgraph.store.base import GraphStore
from tests.pipeline import small

QUIET = SilentProgress()


@pytest.fixture
def whole(ran: Case) -> Iterator[GraphStore]:
    with closing(pipeline.open_case_store(ran, None)) as store:
        yield store


def test_the_stages_one_at_a_time_make_what_a_run_makes(whole: GraphStore, tmp_path: Path) -> None:
    case = small.write(tmp_path / "case")
    read = pipeline.ingest(case, None, [], progress=QUIET)
    assert (read["accounts"], read["links"]) == (9, 0)
    assert pipeline.link(case, None, progress=QUIET)["links"] == len(small.LINKED)
    pipeline.flag(case, None, progress=QUIET)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.conclusions(store) == small.conclusions(whole)
        told = [sorted((row["flag"], row["subject"], row["detail"]) for row in findings(s)) for s in (store, whole)]
        assert told[0] == told[1]
        assert [row["risk"] for row in clusters(store)] == [row["risk"] for row in clusters(whole)]


def test_reading_again_what_is_unchanged_publishes_nothing(tmp_path: Path) -> None:
    case = small.write(tmp_path / "case")
    shown = []
    for stage in ("ingest", "ingest", "link", "ingest", "flag", "ingest", "run", "ingest", "run"):
        getattr(pipeline, stage)(case, None, *([[]] if stage == "ingest" else []), progress=QUIET)
        with closing(pipeline.open_case_store(case, None)) as store:
            [current] = [run["id"] for run in runs(store) if run["current"]]
            shown.append((current, len(small.linked(store)), len(findings(store)) > 0))
    ids = [run for run, _, _ in shown]
    assert ids[0] == ids[1] != ids[2] == ids[3] != ids[4] == ids[5] != ids[6] == ids[7] == ids[8]
    assert [(links, found) for _, links, found in shown[::2]] == [
        (0, False),
        (3, False),
        (3, True),
        (3, True),
        (3, True),
    ]
    small.table(case.folder / "profiles.csv", [*small.PROFILES, {"account": "guru:j", "name": "Ada Moss"}])
    assert pipeline.ingest(case, None, [], progress=QUIET)["accounts"] == 10
    assert pipeline.run(case, None, progress=QUIET)["accounts"] == 10


def test_another_release_reads_the_sources_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "profiles.csv").write_text("account,email\nx:a,ann@pay.org; ann@corp.de\nx:b,ann@corp.de\n")
    case = Case.open(tmp_path)
    monkeypatch.setattr(ingesting, "several", lambda batch: batch)
    assert pipeline.run(case, None, progress=SilentProgress())["links"] == 0
    monkeypatch.undo()
    assert pipeline.run(case, None, progress=SilentProgress())["links"] == 0
    monkeypatch.setattr(ingesting, "__version__", "another")
    assert pipeline.run(case, None, progress=SilentProgress())["links"] == 1


def test_what_was_read_into_another_store_is_published_into_this_one(tmp_path: Path) -> None:
    case = small.write(tmp_path / "case")
    for uri in (None, f"ladybug:{tmp_path / 'other.lbug'}"):
        pipeline.ingest(case, uri, [], progress=QUIET)
        with closing(pipeline.open_case_store(case, uri)) as store:
            assert len(store.query("MATCH (a:Account) RETURN a.id").rows) == len(small.PROFILES)


def test_different_takes_a_link_away_and_undo_brings_it_back(case: Case, whole: GraphStore) -> None:
    before = small.conclusions(whole)
    said = pipeline.judge(case, None, "upwork:a", "guru:b", "different", "ann", "two brothers", progress=QUIET)
    assert (said["left"], said["right"], said["judgement"], said["by"]) == ("guru:b", "upwork:a", "different", "ann")
    with closing(pipeline.open_case_store(case, None)) as store:
        assert ("guru:b", "upwork:a") not in small.linked(store)
        assert {row["signal"]: row["suppressed"] for row in evidence(store) if row["left"] == "guru:b"} == {
            "wallet": True,
            "name": True,
        }
        assert [row["reason"] for row in judgements(store)] == ["two brothers"]
    pipeline.judge(case, None, "guru:b", "upwork:a", None, "ann", progress=QUIET)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert small.conclusions(store) == before


def test_same_makes_a_link_that_the_evidence_alone_does_not(case: Case) -> None:
    pipeline.judge(case, None, "guru:h", "fiverr:i", "same", "ann", progress=QUIET)
    with closing(pipeline.open_case_store(case, None)) as store:
        assert ("fiverr:i", "guru:h") in small.linked(store)


def test_a_judgement_on_an_account_that_is_not_there(ran: Case) -> None:
    with pytest.raises(UsageError, match="upwork:zz"):
        pipeline.judge(ran, None, "upwork:a", "upwork:zz", "same", "ann", progress=QUIET)
    with pytest.raises(UsageError, match="is one account"):
        pipeline.judge(ran, None, "upwork:a", "upwork:a", "same", "ann", progress=QUIET)
    assert not (ran.work / "judgements.jsonl").exists()


def test_a_hub_decision_on_a_value_nobody_has(ran: Case) -> None:
    with pytest.raises(UsageError, match=r"nobody@example\.org"):
        pipeline.decide_hub(ran, None, "nobody@example.org", False, "ann", progress=QUIET)


def test_a_hub_decision_for_a_cluster_that_is_not_there(ran: Case) -> None:
    with pytest.raises(UsageError, match="no cluster 'C-NONE'"):
        pipeline.decide_hub(ran, None, small.WALLET, False, "ann", cluster="C-NONE", progress=QUIET)


def accounts(hits: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(hit["account"], hit["signal"]) for hit in hits]


def test_lookup_of_a_value(ran: Case) -> None:
    hits = pipeline.lookup(ran, None, value=small.WALLET.upper().replace("0X", "0x"))
    assert accounts(hits) == [("guru:b", "wallet"), ("upwork:a", "wallet")]
    assert {hit["distance"] for hit in hits} == {0.0}
    near = pipeline.lookup(ran, None, value="Marta Silvah")
    assert ("guru:b", "name") in accounts(near)
    assert all(float(str(hit["distance"])) > 0 for hit in near)
    assert pipeline.lookup(ran, None, value="nobody@nowhere.example") == []


def test_lookup_of_a_photo(ran: Case, tmp_path: Path) -> None:
    small.picture(4).crop((12, 12, 230, 230)).save(tmp_path / "seen.jpg")
    assert {account for account, _ in accounts(pipeline.lookup(ran, None, photo=tmp_path / "seen.jpg"))} == {
        "upwork:e",
        "fiverr:f",
    }
    small.picture(77).save(tmp_path / "other.png")
    assert pipeline.lookup(ran, None, photo=tmp_path / "other.png") == []


def test_lookup_of_a_document(ran: Case, tmp_path: Path) -> None:
    paper = tmp_path / "bid.txt"
    paper.write_text(small.LETTER, encoding="utf-8")
    hits = pipeline.lookup(ran, None, document=paper)
    assert accounts(hits) == [("guru:h", "document"), ("fiverr:i", "document")]
    paper.write_text("far too short", encoding="utf-8")
    with pytest.raises(UsageError, match="too short"):
        pipeline.lookup(ran, None, document=paper)


def test_lookup_wants_one_thing_that_can_be_read(ran: Case, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one thing"):
        pipeline.lookup(ran, None, value="a", photo=tmp_path / "b.png")
    with pytest.raises(SourceError):
        pipeline.lookup(ran, None, photo=tmp_path / "not-there.png")
