"""The loop everybody writes first: a CSV read with polars, and batches of rows by `UNWIND ... MERGE`.

    python -m benchmarks.ingest_plain profiles.csv bolt://127.0.0.1:7687 [--rows N] [--same-facts]

One node for each account, e-mail, phone and handle, an edge from the account to each, uniqueness
constraints. As it stands it writes the values, and what the row says of the account (8 properties), and
nothing else. With `--same-facts` nodes and edges get the properties that linkgraph gives them: where and
when each fact was read, its raw value, whether it is gone, and what is derived from the row; no further
indexes. Neither makes values canonical, keeps rejects, or can be repeated on a changed file.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import neo4j
import polars as pl

BATCH = 10_000
VALUES = {"Email": "email", "Phone": "phone", "Handle": "handle"}
LINE = 'file: "profiles.csv", line: row.line'
OF_ROW = ["name", "handle", "city", "country", "headline", "bio", "created_at"]
OF_ACCOUNT = f"""a += {{platform: row.platform, observed: true, gone: false,
    names: [row.name], countries: [row.country], created_epoch: row.created_epoch,
    bio_length: row.bio_length, emails_in_a_year: 1, phones_in_a_year: 1,
    first_seen: row.created_at, {LINE}}}"""


def statement(kinds: list[str], *, same_facts: bool) -> str:
    """The whole row in one statement; `kinds` are the values it has."""
    given = ", ".join(f"a.{name} = row.{name}" for name in OF_ROW)
    parts = [f"UNWIND $rows AS row MERGE (a:Account {{id: row.account}}) SET {given}"]
    if same_facts:
        parts.append(f"SET {OF_ACCOUNT}")
    for label in kinds:
        key = VALUES[label]
        own = "domain: row.domain" if label == "Email" else "country: row.country" if label == "Phone" else "hub: false"
        parts.append(f"MERGE ({key}:{label} {{id: row.{key}}})")
        if same_facts:
            parts.append(f"SET {key} += {{value: row.{key}, accounts: 1, hub: false, {own}}}")
        parts.append(f"MERGE (a)-[has_{key}:HAS_{label.upper()}]->({key})")
        if same_facts:
            parts.append(
                f"SET has_{key} += {{id: row.{key}_id, raw: row.{key}, {LINE}, run: $run, gone: false}}",
            )
    return "\n".join(parts)


def read(file: Path, rows: int | None, *, same_facts: bool) -> pl.DataFrame:
    """The rows as they are sent."""
    frame = pl.read_csv(file, infer_schema_length=0, n_rows=rows)
    if not same_facts:
        return frame
    at = pl.col("created_at").str.to_datetime(time_zone="UTC").dt.epoch("s")
    ids = [
        pl.concat_str(["account", key]).map_elements(_digest, return_dtype=pl.String).alias(f"{key}_id")
        for key in VALUES.values()
    ]
    return frame.with_row_index("line", offset=2).with_columns(
        at.alias("created_epoch"),
        pl.col("bio").str.len_bytes().alias("bio_length"),
        pl.col("email").str.split("@").list.last().alias("domain"),
        *ids,
    )


def _digest(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()[:16]


def load(file: Path, uri: str, rows: int | None, *, same_facts: bool) -> None:
    """Reads and merges in batches; rows without a phone have a statement of their own."""
    frame = read(file, rows, same_facts=same_facts)
    with neo4j.GraphDatabase.driver(uri) as driver, driver.session() as session:
        for label in ("Account", *VALUES):
            session.run(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE").consume()
        for start in range(0, frame.height, BATCH):
            part = frame.slice(start, BATCH)
            for phone, kinds in ((True, list(VALUES)), (False, ["Email", "Handle"])):
                chosen = part.filter(pl.col("phone").is_not_null() == phone)
                text = statement(kinds, same_facts=same_facts)
                session.run(text, rows=chosen.to_dicts(), run="20260101T000000-0000").consume()


def main() -> None:
    """Reads the arguments and loads."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("uri")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--same-facts", action="store_true")
    given = parser.parse_args()
    load(given.file, given.uri, given.rows, same_facts=given.same_facts)


if __name__ == "__main__":
    main()
