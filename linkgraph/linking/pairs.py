"""From alike values to pairs of accounts: the comparisons that stand between two accounts, kept from run to run.

`pair` has one row a comparison: id, signal, l, r (account ids, l < r), level, distance, detail,
lv, rv (as they stood in the source), lfp, rfp, accounts (how many share it; null where that is the larger `reach` of
the two), gap (days between the last sight of the one and the first of the other), bits (the weight, where it is known).

They are kept in `paired`. A pair is made again where a fingerprint on which it meets was touched (see `touched`), or
where one of its accounts carries otherwise what completes it; the rest stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph import __version__
from linkgraph.ledger.ledger import given, whole
from linkgraph.linking.completing import complete, complete_touched
from linkgraph.linking.met import meet, meet_touched
from linkgraph.linking.model import Model
from linkgraph.linking.rules import note_rules
from linkgraph.linking.steps import FIRST
from linkgraph.linking.touched import keep_pairs, pairs_are_kept
from linkgraph.signals import Signal, signals

if TYPE_CHECKING:
    from collections.abc import Collection

    import duckdb


def made_by(model: Model, aside: Collection[str]) -> str:
    """What pairs, and the sentences of them that are kept, are made by beside what is in the ledger.

    The signals `aside` make none.
    """
    bits = {key: dict(weights.levels) for key, weights in model.signals.items()}
    return f"{__version__} {bits} {sorted(aside)} numbers in steps from {FIRST}"


def make_pairs(ledger: duckdb.DuckDBPyConnection, model: Model, stamp: str) -> None:
    """Brings `paired` up to date: what accounts meet on, and what agrees or contradicts then; makes `pair` of it."""
    note_rules(ledger)
    present = _present(ledger)
    ledger.execute(_HELD_BACK)
    with given(ledger, levels=_levels(model), kinds=_kinds()):
        ledger.execute("CREATE OR REPLACE TEMP TABLE level_bits AS FROM levels")
        ledger.execute("CREATE OR REPLACE TEMP TABLE kind AS FROM kinds")
    with whole(ledger):
        if pairs_are_kept(ledger):
            meet_touched(ledger)
            complete_touched(ledger)
        else:
            ledger.execute("DELETE FROM paired")
            for key, signal in present.items():
                if signal.meets:
                    meet(ledger, key)
            ledger.execute("CREATE OR REPLACE TEMP TABLE met_pair AS SELECT DISTINCT l, r FROM paired")
            for key, signal in present.items():
                if signal.completes:
                    complete(ledger, key)
        keep_pairs(ledger, stamp)
    ledger.execute(_PAIR)


def _present(ledger: duckdb.DuckDBPyConnection) -> dict[str, Signal]:
    """The signals that an account carries."""
    keys = {key for (key,) in ledger.execute("SELECT DISTINCT signal FROM carrier").fetchall()}
    return {key: signal for key, signal in signals().items() if key in keys}


def _levels(model: Model) -> pa.Table:
    """For each level its bits, the group that its signal is of, and whether strangers meet at it by chance."""
    rows = [
        (key, level, float(bits), weights.group, level in weights.chance)
        for key, weights in model.signals.items()
        for level, bits in weights.levels.items()
    ]
    names = ["signal", "level", "bits", "kin", "chance"]
    return pa.table(dict(zip(names, zip(*rows, strict=True), strict=True)))


def _kinds() -> pa.Table:
    signal, meets, completes = zip(*((key, one.meets, one.completes) for key, one in signals().items()), strict=True)
    return pa.table({"signal": signal, "meets": meets, "completes": completes})


# Suppressed for everybody; one that is allowed within a cluster is held by its accounts alone.
_HELD_BACK = """
CREATE OR REPLACE TEMP TABLE held_back AS
SELECT signal, fp FROM hub_fp h WHERE suppressed AND (signal, fp) NOT IN (SELECT (signal, fp) FROM allowed_in)
"""

_PAIR = """
DROP VIEW IF EXISTS pair;
CREATE OR REPLACE TEMP TABLE fact_pair (signal VARCHAR, l VARCHAR, r VARCHAR, level VARCHAR, distance DOUBLE,
    detail VARCHAR, lv VARCHAR, rv VARCHAR, lfp UBIGINT, rfp UBIGINT, accounts BIGINT, gap BIGINT,
    bits DOUBLE, id BIGINT DEFAULT nextval('pair_id'));
CREATE OR REPLACE TEMP TABLE taken_out (id BIGINT);
CREATE TEMP VIEW pair AS
SELECT * FROM (
    SELECT id, signal, l, r, level, distance, detail, lv, rv, lfp, rfp, accounts, gap, NULL::DOUBLE AS bits FROM paired
    UNION ALL BY NAME FROM fact_pair
) WHERE id NOT IN (FROM taken_out)
"""
