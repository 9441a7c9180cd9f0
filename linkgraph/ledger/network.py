"""What lists that the user supplies say about IP addresses: VPN, hosting, Tor, private relay, country.

`[network]` in `linkgraph.toml` names the files: `vpn = ["lists/vpn*.txt"]` and so on, one address or
network a line (or a MISP warning list), and `country = "country.mmdb"` in MaxMind's format.
"""

from __future__ import annotations

import ipaddress
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkgraph.content.encoding import decode
from linkgraph.errors import CaseError, SourceError

if TYPE_CHECKING:
    import duckdb

KINDS = ("tor", "relay", "vpn", "hosting")
"""In the order in which they are believed: what is on two lists is what the narrower one says."""
COUNTRY = "country"
Settings = Mapping[str, tuple[str, ...]]


class Networks:
    """Addresses and networks of one version and kind, looked up by bisection."""

    def __init__(self, networks: Iterable[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> None:
        spans: list[tuple[int, int]] = []
        for first, last in sorted((int(n.network_address), int(n.broadcast_address)) for n in networks):
            if spans and first <= spans[-1][1] + 1:
                spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
            else:
                spans.append((first, last))
        self._spans, self._starts = spans, [first for first, _ in spans]

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._starts, number) - 1
        return at >= 0 and number <= self._spans[at][1]


def read_network(ledger: duckdb.DuckDBPyConnection, folder: Path, settings: Settings) -> None:
    """Makes `ip_fact` anew: for every address seen what the lists say. CaseError where a file is not there."""
    ledger.execute("DELETE FROM ip_fact")
    if not settings:
        return
    lists = {kind: _both(folder, kind, settings[kind]) for kind in KINDS if settings.get(kind)}
    country = _countries(folder, settings.get(COUNTRY, ()))
    seen = ledger.execute("SELECT DISTINCT value FROM normal WHERE kind = 'ip' AND value IS NOT NULL").fetchall()
    rows = [(value, _kind(value, lists), country(value)) for (value,) in seen]
    if rows:
        ledger.executemany("INSERT INTO ip_fact VALUES (?, ?, ?)", rows)


def files_of(folder: Path, settings: Settings) -> list[Path]:
    """The files that the settings name, in order."""
    return sorted({path for patterns in settings.values() for pattern in patterns for path in folder.glob(pattern)})


def text_in(path: Path) -> str:
    """The text of a list. CaseError where it cannot be read."""
    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise CaseError(f"{path}, which linkgraph.toml names, cannot be read: {error.strerror}") from error


def networks_in(path: Path) -> Iterator[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """The networks a list names; lines that are none (comments, AS numbers) are left out."""
    text = text_in(path)
    lines = text.splitlines()
    if text.lstrip().startswith("{"):
        try:
            lines = [str(entry) for entry in json.loads(text).get("list", [])]
        except ValueError as error:
            raise SourceError(f"{path} is not JSON: {error}") from error
    for line in lines:
        word = line.partition("#")[0].partition(",")[0].strip()
        try:
            yield ipaddress.ip_network(word, strict=False)
        except ValueError:
            continue


def _both(folder: Path, kind: str, patterns: tuple[str, ...]) -> dict[int, Networks]:
    files = files_of(folder, {kind: patterns})
    if not files:
        raise CaseError(f"linkgraph.toml: [network] {kind} = {list(patterns)} names no file in {folder}")
    found = [network for path in files for network in networks_in(path)]
    return {version: Networks(n for n in found if n.version == version) for version in (4, 6)}


def _kind(value: str, lists: Mapping[str, Mapping[int, Networks]]) -> str | None:
    address = ipaddress.ip_address(value)
    return next((kind for kind, both in lists.items() if int(address) in both[address.version]), None)


Lookup = Callable[[str], str | None]


def _countries(folder: Path, patterns: tuple[str, ...]) -> Lookup:
    """Looks the country of an address up in a file of MaxMind's format; nothing where none is named."""
    if not patterns:
        return lambda _: None
    files = files_of(folder, {COUNTRY: patterns})
    if not files:
        raise CaseError(f"linkgraph.toml: [network] country = {list(patterns)} names no file in {folder}")
    import maxminddb

    try:
        reader = maxminddb.open_database(files[0])
    except (maxminddb.InvalidDatabaseError, OSError) as error:
        raise CaseError(f"linkgraph.toml: [network] country = {files[0].name!r} cannot be read: {error}") from error
    only_v4 = reader.metadata().ip_version == 4

    def country(value: str) -> str | None:
        if only_v4 and ":" in value:
            return None
        try:
            return _code(reader.get(value))
        except maxminddb.InvalidDatabaseError as error:
            raise CaseError(f"linkgraph.toml: [network] country = {files[0].name!r} is damaged: {error}") from error

    return country


def _code(found: Any) -> str | None:
    """The ISO 3166 code in an entry: nested as MaxMind writes it, or flat as others do."""
    if not isinstance(found, dict):
        return None
    entry = found.get("country") or found.get("registered_country") or found.get("country_code")
    code = entry.get("iso_code") if isinstance(entry, dict) else entry
    return code if isinstance(code, str) else None
