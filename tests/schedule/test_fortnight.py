"""A fortnight with kills, clock changes, and a store and a webhook that go away: no report missing, none twice."""

from __future__ import annotations

import json
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from linkgraph import pipeline
from linkgraph.errors import LinkgraphError, StoreUnreachable
from linkgraph.schedule import Plan, Scheduler, deliver, scheduler, state
from linkgraph.schedule.outbox import Letter, Outbox
from tests.schedule.world import BEGIN, Killed, Kills, World

DAYS = 14
HOOK = "https://hooks.example.com/x"


def test_a_fortnight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(tmp_path / "case")
    clock, kills = world.clock, Kills(seed=7, share=0.06)
    away = {"store": False, "hook": False}
    received: list[str] = []
    said: list[str] = []
    real_open, real_send = pipeline.open_case_store, deliver.send

    def open_store(*args: object) -> object:
        if away["store"]:
            raise StoreUnreachable("there is no store at that address: start it")
        return real_open(*args)  # type: ignore[arg-type]

    def send(target: str, letter: Letter) -> None:
        if target != HOOK:
            real_send(target, letter)
        elif away["hook"]:
            raise LinkgraphError("the webhook cannot be reached")
        else:
            received.append(letter.key)

    monkeypatch.setattr(pipeline, "open_case_store", kills.around(open_store))
    monkeypatch.setattr(deliver, "send", kills.around(send))
    monkeypatch.setattr(scheduler, "save", kills.around(state.save))
    monkeypatch.setattr(Outbox, "put", kills.around(Outbox.put))
    monkeypatch.setattr(Outbox, "delivered", kills.around(Outbox.delivered))
    hours = 3600.0
    clock.plans = sorted(
        [
            *((day * 24 * hours + 5 * hours, world.run) for day in range(DAYS) if day % 3 != 2),
            (3 * 24 * hours, lambda: away.update(store=True)),
            (4.6 * 24 * hours, lambda: away.update(store=False)),
            (6 * 24 * hours, lambda: away.update(hook=True)),
            (8.2 * 24 * hours, lambda: away.update(hook=False)),
            (9 * 24 * hours, lambda: clock.set(timedelta(hours=-2))),
            (10 * 24 * hours, lambda: clock.set(timedelta(hours=3))),
        ],
        key=lambda plan: plan[0],
    )
    plan = Plan(timedelta(days=1), (f"folder:{tmp_path / 'out'}", HOOK), format="json")
    while clock.steady() < DAYS * 24 * hours:
        process = Scheduler(world.case, None, plan, clock, said.append)
        try:
            while clock.steady() < DAYS * 24 * hours:
                clock.sleep(process.turn())
        except Killed:
            clock.sleep(1200)

    files = sorted((tmp_path / "out").glob("report-*.json"))
    numbers = [int(file.name.split("-")[1]) for file in files]
    assert numbers == list(range(1, len(files) + 1))
    days = [file.name.split("-", 2)[2].partition("T")[0] for file in files]
    assert days == [f"{BEGIN + timedelta(days=day):%Y-%m-%d}" for day in range(DAYS + 1)]
    changes = [json.loads(file.read_bytes())["changes"] or {"runs": []} for file in files]
    told = Counter(run for one in changes for run in one["runs"])
    late = [run for run in world.runs[1:] if run not in told]
    assert set(told.values()) == {1}
    assert late in ([], world.runs[-1:])
    assert {int(key.rpartition("-")[2]) for key in received} == set(numbers)
    assert len(received) - len(set(received)) <= kills.count
    assert kills.count > 10
    assert any("failed: there is no store" in line for line in said)
    assert any("failed: the webhook" in line for line in said)


def test_only_what_is_new_is_delivered(tmp_path: Path) -> None:
    world = World(tmp_path / "case")
    plan = Plan(timedelta(days=1), (f"folder:{tmp_path / 'out'}",), format="md", only_on_change=True)
    process = Scheduler(world.case, None, plan, world.clock, lambda _: None)
    world.clock.plans = [(2.5 * 86400, world.run)]
    while world.clock.steady() < 5 * 86400:
        world.clock.sleep(process.turn())
    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert names == ["report-000001-2024-04-01T0000Z.md", "report-000002-2024-04-04T0000Z.md"]
    text = (tmp_path / "out" / names[1]).read_text(encoding="utf-8")
    assert "1 new piece of evidence" in text


def test_a_target_that_is_never_reached_keeps_no_other_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world, tried, said = World(tmp_path / "case"), list[str](), list[str]()
    real_send = deliver.send

    def send(target: str, letter: Letter) -> None:
        tried.append(target)
        if target == HOOK:
            raise LinkgraphError("the webhook cannot be reached")
        real_send(target, letter)

    monkeypatch.setattr(deliver, "send", send)
    plan = Plan(timedelta(days=1), (HOOK, f"folder:{tmp_path / 'out'}"), format="md")
    process = Scheduler(world.case, None, plan, world.clock, said.append)
    assert process.turn() >= 60
    world.clock.set(timedelta(days=3))
    tried.clear()
    assert process.turn() >= 60
    names = sorted(file.name[:13] for file in (tmp_path / "out").iterdir())
    assert names[:2] == ["report-000001", "report-000002"]
    assert tried.count(HOOK) == 1
    assert "failed: the webhook cannot be reached" in said[-1]
