"""What the tables of the graph say about a value beyond the value: functions for their SQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def register(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes the functions known to this connection: text in, text or null out."""
    from duckdb.func import FunctionNullHandling

    from linkgraph.normalise import ip, payment_account, wallet, website

    functions: dict[str, Callable[[str], str | None]] = {
        "wallet_chain": wallet.chain,
        "payment_kind": payment_account.kind,
        "website_domain": website.domain,
        "ip_kind": ip.kind,
        "ip_first": ip.first,
        "ip_last": ip.last,
    }
    pairs: dict[str, Callable[[str, str], str]] = {"country_km": _country_km, "payee_of": _payee_of}
    known = _known(ledger, [*functions, *pairs])
    for name, function in functions.items():
        if name not in known:
            ledger.create_function(name, function, ["varchar"], "varchar", null_handling=FunctionNullHandling.SPECIAL)
    for name, of_two in pairs.items():
        if name not in known:
            ledger.create_function(name, of_two, ["varchar", "varchar"], "varchar")


def _country_km(one: str, other: str) -> str:
    from linkgraph.normalise.distance import kilometres

    found = kilometres(one, other)
    return "" if found is None else str(found)


def _payee_of(names: str, party: str) -> str:
    """`names` are separated by the unit separator."""
    from linkgraph.normalise.payee import payee

    return payee(names.split("\x1f"), party) or ""


def _known(ledger: duckdb.DuckDBPyConnection, names: list[str]) -> set[str]:
    """Those that this connection has; asked once for all, since the catalogue is gone through each time."""
    sql = "SELECT DISTINCT function_name FROM duckdb_functions() WHERE list_contains(?, function_name)"
    return {name for (name,) in ledger.execute(sql, [names]).fetchall()}
