"""The peer: Splink 5 on the same records, nine blocking rules, expectation maximisation, DuckDB.

    pip install splink

Gets the columns of the case with the name cut at its last space, and reports the clusters of
each threshold, so that its best one can be told.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

Row = dict[str, str]
THRESHOLDS = (0.05, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999)


def linked(rows: Sequence[Row]) -> tuple[float, Iterator[tuple[float, dict[str, str]]]]:
    """Seconds to learn, compare and cluster once; then, for each threshold, the cluster of each account."""
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)
    begun = time.perf_counter()
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in RULES],
        comparisons=[
            cl.ForenameSurnameComparison("given", "family", forename_surname_concat_col_name="name"),
            cl.DateOfBirthComparison("birth_date", input_is_string=True),
            cl.PostcodeComparison("address"),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.ExactMatch("employment").configure(term_frequency_adjustments=True),
        ],
    )
    api = DuckDBAPI()
    linker = Linker(api.register(_table(rows)), settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given", "family", "birth_date"), block_on("birth_date", "address")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given", "family"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("birth_date"))
    predicted = linker.inference.predict(threshold_match_probability=0.01)
    _clusters(linker, predicted, 0.95)
    return time.perf_counter() - begun, ((at, _clusters(linker, predicted, at)) for at in THRESHOLDS)


RULES = (
    ("given", "family"),
    ("substr(given, 1, 2)", "substr(family, 1, 2)", "substr(birth_date, 1, 4)"),
    ("family", "birth_date"),
    ("given", "birth_date"),
    ("address", "given"),
    ("address", "family"),
    ("birth_date", "city"),
    ("substr(address, 1, 3)", "birth_date"),
    ("substr(address, 1, 3)", "family"),
)


def _table(rows: Sequence[Row]) -> pa.Table:
    names = [row["name"].rpartition(" ") for row in rows]
    columns = {
        "unique_id": [row["account"] for row in rows],
        "name": [row["name"] or None for row in rows],
        "given": [given or family or None for given, _, family in names],
        "family": [family if given else None for given, _, family in names],
    }
    for key in ("birth_date", "address", "city", "employment"):
        columns[key] = [row.get(key) or None for row in rows]
    return pa.table(columns, schema=pa.schema([(key, pa.string()) for key in columns]))


def _clusters(linker: Any, predicted: Any, threshold: float) -> dict[str, str]:
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold).as_pyarrow_table()
    return dict(zip(found["unique_id"].to_pylist(), map(str, found["cluster_id"].to_pylist()), strict=True))
