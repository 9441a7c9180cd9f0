"""Record-linkage sets with truth, as the columns of a case: read from ../shared/data where it is."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
CONSONANTS = "bcdfghklmnprstvw"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Records:
    """Rows of profiles.csv, and for each the true cluster."""

    rows: list[Row]
    truth: list[str]


def historical() -> Records:
    """People of the past with aliases and typing errors."""
    rows, truth = [], []
    for at, row in enumerate(_read("persons_historical/historical_figures_600_clusters.csv")):
        rows.append(
            {
                "account": f"h:{at}",
                "name": row["full_name"],
                "birth_date": row["dob"],
                "city": row["birth_place"],
                "address": row["postcode_fake"],
                "gender": row["gender"],
                "employment": row["occupation"],
            }
        )
        truth.append(row["cluster"])
    return Records(rows, truth)


def fake() -> Records:
    """A thousand invented people: name, birth date, city, e-mail."""
    rows, truth = [], []
    for row in _read("persons_historical/fake_1000.csv"):
        rows.append(
            {
                "account": f"f:{row['unique_id']}",
                "name": f"{row['first_name']} {row['surname']}".strip(),
                "birth_date": row["dob"],
                "city": row["city"],
                "email": row["email"],
            }
        )
        truth.append(row["cluster"])
    return Records(rows, truth)


def febrl(number: str) -> Records:
    """FEBRL's made-up people, set `number`."""
    rows, truth = [], []
    for file in (f"dataset{number}.csv",) if number != "4" else ("dataset4a.csv", "dataset4b.csv"):
        for row in _read(f"persons_febrl/{file}"):
            born = row["date_of_birth"]
            home = f"{row['street_number']} {row['address_1']}, {row['address_2']}, {row['suburb']}"
            rows.append(
                {
                    "account": f"r:{row['rec_id']}",
                    "name": f"{row['given_name']} {row['surname']}".strip(),
                    "birth_date": f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else "",
                    "address": f"{home} {row['state']} {row['postcode']}",
                    "city": row["suburb"],
                    "country": "AU",
                }
            )
            truth.append("-".join(row["rec_id"].split("-")[:2]))
    return Records(rows, truth)


def sites() -> Records:
    """Early-learning sites of Chicago: organisations, not people."""
    rows, truth = [], []
    for at, row in enumerate(_read("persons_dedupe/csv_example_input_with_true_ids.csv")):
        rows.append(
            {
                "account": f"d:{at}",
                "name": " ".join(row["Site name"].split()),
                "address": " ".join(row["Address"].split()),
                "phone": row["Phone"],
                "country": "US",
            }
        )
        truth.append(row["True Id"])
    return Records(rows, truth)


SETS: dict[str, Callable[[], Records]] = {
    "historical": historical,
    "fake": fake,
    "febrl1": lambda: febrl("1"),
    "febrl2": lambda: febrl("2"),
    "febrl3": lambda: febrl("3"),
    "febrl4": lambda: febrl("4"),
    "sites": sites,
}


def recombined(records: Records, copies: int, seed: int = 1) -> Records:
    """With `copies` times as many made-up people: each takes its columns, errors and all, from several real ones.

    A stress test: names and places are shared by many more people. Family name, day of birth and
    postcode of a made-up person are shifted, all spellings alike, so that they are not those of the source.
    """
    draw = random.Random(seed)
    members: dict[str, list[Row]] = {}
    for row, key in zip(records.rows, records.truth, strict=True):
        members.setdefault(key, []).append(row)
    groups = list(members.values())
    rows, truth = list(records.rows), list(records.truth)
    for copy in range(copies):
        for number, group in enumerate(groups):
            person = _Person([draw.choice(groups) for _ in range(4)], draw)
            rows += [{**person.mixed(row, draw), "account": f"x:{copy}.{number}.{at}"} for at, row in enumerate(group)]
            truth += [f"{copy}.{number}"] * len(group)
    return Records(rows, truth)


class _Person:
    """Where a made-up person's columns come from, and how they are shifted."""

    def __init__(self, sources: Sequence[Sequence[Row]], draw: random.Random) -> None:
        self.families, self.dates, self.homes, self.jobs = sources
        letters = "".join(draw.sample(CONSONANTS, 4))
        self.letters = str.maketrans(letters, letters[::-1])
        self.digits = str.maketrans("0123456789", "".join(draw.sample("0123456789", 10)))

    def mixed(self, row: Row, draw: random.Random) -> Row:
        """The given names of the row, and each other column from one of the sources."""
        family, date, home, job = (draw.choice(rows) for rows in (self.families, self.dates, self.homes, self.jobs))
        given, _, _ = row["name"].rpartition(" ")
        _, _, surname = family["name"].rpartition(" ")
        mixed = {**row, "name": f"{given} {surname.translate(self.letters)}".strip()}
        mixed["birth_date"] = self._shifted(date["birth_date"])
        mixed |= {column: job[column] for column in ("employment", "gender") if column in job}
        mixed |= {column: home[column] for column in ("city",) if column in home}
        return mixed | {"address": home["address"][:-2] + home["address"][-2:].translate(self.letters | self.digits)}

    def _shifted(self, date: str) -> str:
        """The last digit of the day changed, but for the first of January, which stands for a year."""
        return date if date.endswith("-01-01") else date[:-1] + date[-1:].translate(self.digits)


def write_case(records: Records, folder: Path) -> None:
    """`profiles.csv` in an empty folder."""
    folder.mkdir(parents=True)
    with (folder / "profiles.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(records.rows[0]))
        writer.writeheader()
        writer.writerows(records.rows)


def _read(path: str) -> list[Row]:
    with (DATA / path).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [{key.strip(): (value or "").strip() for key, value in row.items()} for row in rows]
