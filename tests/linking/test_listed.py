"""Values on lists that come with the case."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.case import Case
from linkgraph.errors import CaseError
from linkgraph.pipeline import open_case_store
from linkgraph.read import evidence, hubs, rejects
from tests.pipeline import small

WALLET = "0x52908400098527886e0f7030069857d2e4169ee7"
ROWS = [
    {
        "account": "x:a",
        "name": "John Smith",
        "wallet": WALLET,
        "website": "https://team.example/a",
        "phone": "+442079460018",
    },
    {
        "account": "x:b",
        "name": "John Smith",
        "wallet": WALLET,
        "website": "https://team.example/b",
        "phone": "+442079460018",
    },
]
ENTRIES = {
    "exchange": (WALLET, "wallet"), "common_name": ("smith, john", "name"),
    "shared_phone": ("+44 20 7946 0018", "phone"),
    "mail_provider": ("team.example", "website"), "coworking": ("12 Long Lane, London", "address"),
    "network": ("192.0.2.0/24", "ip_session"),
}  # fmt: skip
HOME = [{"account": f"x:{n}", "address": f"Unit {at}, 12 Long Lane, London"} for at, n in enumerate("ab", 4)]
LOGINS = [{"account": f"x:{n}", "ip": "192.0.2.9", "at": "2024-03-01T10:00:00Z"} for n in "ab"]


def case_with(folder: Path, toml: str, **files: str) -> Case:
    folder.mkdir()
    small.table(
        folder / "profiles.csv",
        [{k: v for k, v in row.items() if k != "website"} | {"url": row["website"]} for row in ROWS],
    )
    small.table(folder / "addresses.csv", HOME)
    small.table(folder / "logins.csv", LOGINS)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "linkgraph.toml").write_text(f"[lists]\n{toml}", encoding="utf-8")
    return Case.open(folder)


def positive(case: Case) -> set[str]:
    small.run(case)
    store = open_case_store(case, None)
    try:
        return {row["signal"] for row in evidence(store) if row["weight"] > 0}
    finally:
        store.close()


def test_a_listed_value_is_no_evidence_and_is_shown_with_its_list(tmp_path: Path) -> None:
    without = positive(case_with(tmp_path / "without", ""))
    assert {signal for _, signal in ENTRIES.values()} <= without
    toml = "".join(f"{name} = ['{name}.txt']\n" for name in ENTRIES)
    files = {name: f"# known\n{entry}  # since 2020\n" for name, (entry, _) in ENTRIES.items()}
    case = case_with(tmp_path / "listed", toml, **files)
    assert not positive(case) & {signal for _, signal in ENTRIES.values()}
    store = open_case_store(case, None)
    told = {row["kind"]: row for row in hubs(store)}
    store.close()
    assert all(told[signal]["suppressed"] for _, signal in ENTRIES.values())
    assert "exchange.txt, line 2" in told["wallet"]["reason"]


def test_an_entry_that_is_no_value_is_rejected(tmp_path: Path) -> None:
    case = case_with(tmp_path / "case", "exchange = 'exchange.txt'\n", exchange="hello\n")
    small.run(case)
    store = open_case_store(case, None)
    assert [(row["file"], row["line"]) for row in rejects(store)] == [("exchange.txt", 1)]
    store.close()


def test_a_list_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="names no file"):
        small.run(case_with(tmp_path / "case", "exchange = 'nothing.txt'\n"))


def test_an_entry_that_moves_to_another_list_is_read_again(tmp_path: Path) -> None:
    """With its file, whose name, size and time stay as they were."""
    small.table(tmp_path / "profiles.csv", [{"account": row["account"], "wallet": WALLET} for row in ROWS])
    for name, text in (("a/a.txt", "# none"), ("a/m.txt", WALLET), ("b/z.txt", "# none")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
    (tmp_path / "linkgraph.toml").write_text('[lists]\nexchange = ["a/*.txt"]\nshared_phone = ["b/*.txt"]\n')
    case = Case.open(tmp_path)
    assert small.run(case)["links"] == 0
    (tmp_path / "a/m.txt").rename(tmp_path / "b/m.txt")
    assert small.run(case)["links"] == 1
