"""Which records to compare: those that share two pieces of different facts, or one rare one."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from linkgraph.linking.facts.priors import settings

if TYPE_CHECKING:
    import duckdb


def make_candidates(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes `fact_candidate` (l, r): numbers of records that meet under some rule, l < r, each pair once.

    Reads `fact_record` (number, account) and `fact_value` (signal, number, fingerprint).
    """
    _features(ledger)
    ledger.execute("CREATE OR REPLACE TEMP TABLE fact_key (key UBIGINT, number INTEGER)")
    for rule in _rules()["rules"]["pairs"]:
        ledger.execute(f"INSERT INTO fact_key {_keys(rule)}")
    ledger.execute(_MEET, [settings().block])
    ledger.execute("DROP TABLE fact_key; DROP TABLE fact_feature")


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8"))


def _features(ledger: duckdb.DuckDBPyConnection) -> None:
    ledger.execute("CREATE OR REPLACE TEMP TABLE fact_feature (feature VARCHAR, number INTEGER, v VARCHAR)")
    for name, feature in _rules()["feature"].items():
        ledger.execute(
            "INSERT INTO fact_feature SELECT DISTINCT ?, number, v FROM "
            f"(SELECT number, {feature['sql']} AS v FROM (SELECT number, fingerprint AS f FROM fact_value "
            f"WHERE signal = ?)) WHERE v <> '' AND NOT ({feature.get('unless', 'false')})",
            [name, feature["signal"]],
        )


def _keys(rule: list[str]) -> str:
    label = "+".join(rule)
    if len(rule) == 1:
        return f"SELECT hash('{label}', v), number FROM fact_feature WHERE feature = '{rule[0]}'"
    ordered = "AND a.v < b.v" if rule[0] == rule[1] else ""
    return (
        f"SELECT DISTINCT hash('{label}', a.v, b.v), number FROM fact_feature a JOIN fact_feature b USING (number) "
        f"WHERE a.feature = '{rule[0]}' AND b.feature = '{rule[1]}' {ordered}"
    )


_MEET = """
CREATE OR REPLACE TEMP TABLE fact_candidate AS
WITH met AS (SELECT key, list_sort(list(number)) AS records FROM fact_key GROUP BY key HAVING count(*) BETWEEN 2 AND ?),
placed AS (SELECT records, unnest(range(1, len(records))) AS spot FROM met)
SELECT DISTINCT records[spot] AS l, unnest(records[spot + 1:]) AS r FROM placed
"""
