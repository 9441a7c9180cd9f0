"""Two accounts judged different stay apart while evidence grows; taking it back restores what was.

    python -m benchmarks.kept_apart [--runs 50]

Makes a small case in which two accounts share a wallet, judges them different, and takes it back: evidence, links,
hubs and clusters have to be those from before. Judges them again and runs the case again and again, each time
with something more that both of them show, or with another account that shares with both. Takes it back once more,
and compares with a case in which nobody ever said anything. Exit code 1 where they ever meet or anything differs.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.orders import RESULT
from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.ledger.ledger import open_ledger
from linkgraph.progress import SilentProgress

ONE, OTHER = "x:one", "x:other"
QUIET = SilentProgress()
COLUMNS = ("account", "wallet", "email", "phone")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`met`: runs after which the two were linked or in one cluster; bits between them at first and at last.

    `undone` and `untold` are the parts of the result that differ from before, and from a case without judgements.
    """

    met: int
    first: float
    last: float
    undone: list[str]
    untold: list[str]


def main() -> int:
    """Runs the comparison and prints it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=50)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = measure(Path(name), asked.runs)
    print(f"{asked.runs} runs, evidence from {found.first:.1f} to {found.last:.1f} bits: together after {found.met}")
    print(f"taken back at once: {found.undone or 'as before'}")
    print(f"taken back at the end: {found.untold or 'as if nobody had said anything'}")
    return 1 if found.met or found.undone or found.untold else 0


def measure(folder: Path, runs: int) -> Outcome:
    """What becomes of the two over so many runs."""
    told, untold = _case(folder / "told"), _case(folder / "untold")
    rows = list(_growing(runs))
    before = _run(told, rows[:1])
    _judge(told, "different")
    _judge(told, None)
    undone = _differing(before, result(told))
    first = _bits(told)
    _judge(told, "different")
    met = 0
    for at in range(1, runs + 1):
        _run(told, rows[: at + 1])
        met += _together(told)
    last = _bits(told)
    _judge(told, None)
    return Outcome(met, first, last, undone, _differing(_run(untold, rows), result(told)))


def result(case: Case) -> dict[str, list[str]]:
    """What is concluded in a case."""
    with open_ledger(case.work) as ledger:
        return {part: sorted(map(repr, ledger.execute(sql).fetchall())) for part, sql in RESULT.items()}


def _growing(runs: int) -> Iterator[list[tuple[str, ...]]]:
    """The rows to begin with, and those that come with each run."""
    wallet = f"0x{1:040x}"
    yield [(ONE, wallet, "", ""), (OTHER, wallet, "", ""), ("y:else", "", "ann@example.org", "")]
    for at in range(1, runs + 1):
        shared = (f"0x{at + 1:040x}", f"both{at}@example.org", f"+1202555{100 + at:04d}")
        between = [(f"x:{at}", *shared)] if at % 2 else []
        yield [(ONE, *shared), (OTHER, *shared), *between]


def _case(folder: Path) -> Case:
    folder.mkdir()
    (folder / "linkgraph.toml").write_text('[files]\nprofiles = ["profiles-*.csv"]\n', encoding="utf-8")
    return Case.open(folder)


def _run(case: Case, batches: list[list[tuple[str, ...]]]) -> dict[str, list[str]]:
    for at, rows in enumerate(batches):
        path = case.folder / f"profiles-{at}.csv"
        if not path.exists():
            with path.open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([COLUMNS, *rows])
    pipeline.run(case, None, progress=QUIET)
    return result(case)


def _judge(case: Case, word: str | None) -> None:
    pipeline.judge(case, None, ONE, OTHER, word, "ann", progress=QUIET)


def _differing(one: dict[str, list[str]], other: dict[str, list[str]]) -> list[str]:
    return [part for part in one if one[part] != other[part]]


_TOGETHER = """
SELECT (SELECT count(*) FROM link WHERE left_account = $1 AND right_account = $2)
     + (SELECT count(*) FROM cluster_member a JOIN cluster_member b USING (cluster)
        WHERE a.account = $1 AND b.account = $2)
"""


def _together(case: Case) -> bool:
    with open_ledger(case.work) as ledger:
        return bool(ledger.execute(_TOGETHER, [ONE, OTHER]).fetchall()[0][0])


def _bits(case: Case) -> float:
    """What is known for and against the two, a judgement or not."""
    sql = "SELECT coalesce(sum(weight), 0.0) FROM evidence WHERE left_account = ? AND right_account = ?"
    with open_ledger(case.work) as ledger:
        return float(ledger.execute(sql, [ONE, OTHER]).fetchall()[0][0])


if __name__ == "__main__":
    sys.exit(main())
