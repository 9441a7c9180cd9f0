"""Listed networks, domains and pictures, and what is near them. Each function suits `find_watched`.

They take the listed items (id, value), the values that accounts show, and the case folder, and yield item,
shown value, level, distance and how the two are alike.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz.distance import OSA

from linkgraph.content.hamming import pack, pairs_between
from linkgraph.content.hashing import hash_file
from linkgraph.errors import SourceError
from linkgraph.ledger.readers import inside
from linkgraph.signals.stems import deletions

Listed = Sequence[tuple[str, str]]
Found = tuple[str, str, str, float, str]
SHORTEST = 6
"""Letters a domain has before its first dot, before one letter more or less means anything."""
RADIUS = 31
"""Bits of 256: the radius that the makers of PDQ advise."""
_HASH = re.compile(r"[0-9a-f]{64}")


def blocks_around(listed: Listed, shown: Sequence[str], folder: Path) -> Iterator[Found]:  # noqa: ARG001
    """Addresses inside a listed network."""
    blocks = [(item, block) for item, value in listed if (block := _block(value))]
    for value in shown:
        address = ipaddress.ip_address(value)
        for item, block in blocks:
            if address.version == block.version and address in block:
                yield item, value, "inside", float(block.prefixlen), f"an address inside the network {block}"


def domains_near(listed: Listed, shown: Sequence[str], folder: Path) -> Iterator[Found]:  # noqa: ARG001
    """Hosts below a listed domain, and domains one letter apart."""
    items, near = defaultdict(list), defaultdict(set)
    for item, domain in listed:
        items[domain].append(item)
        for key in deletions(domain) if _long(domain) else ():
            near[key].add(domain)
    for host in shown:
        above = {host.split(".", at)[-1] for at in range(1, host.count("."))} & items.keys()
        alike = {domain for key in deletions(host) for domain in near.get(key, ())} - {host} if _long(host) else set()
        for domain in sorted(above):
            yield from ((item, host, "below", 0.5, f"a host below {domain}") for item in items[domain])
        for domain in sorted(alike):
            if OSA.distance(host, domain) == 1 and host.rpartition(".")[2] == domain.rpartition(".")[2]:
                yield from ((item, host, "typo", 1.0, "a domain one letter apart") for item in items[domain])


def pictures_near(listed: Listed, shown: Sequence[str], folder: Path) -> Iterator[Found]:
    """Pictures, shown as `id hash`, whose PDQ hash is near a listed one: a hash, or of a file in the case folder."""
    wanted = [(item, ids, hash_) for item, value in listed for ids, hash_ in [_hashes(value, folder)] if hash_]
    if not wanted or not shown:
        return
    held = [value.split() for value in shown]
    for pairs in pairs_between(pack([hash_ for _, hash_ in held]), pack([hash_ for _, _, hash_ in wanted]), RADIUS):
        for at, to, bits in zip(pairs.i.tolist(), pairs.j.tolist(), pairs.bits.tolist(), strict=True):
            item, sha, _ = wanted[to]
            same = sha == held[at][0]
            says = "the same picture" if same else f"a picture that looks alike ({bits} of 256 bits differ)"
            yield item, shown[at], "same" if same else "near", 0.0 if same else float(bits), says


def _block(value: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    if "/" not in value:
        return None
    try:
        return ipaddress.ip_network(value, strict=False)
    except ValueError:
        return None


def _long(domain: str) -> bool:
    return len(domain.partition(".")[0]) >= SHORTEST


def _hashes(value: str, folder: Path) -> tuple[str, str]:
    """SHA-256 and PDQ hash of a listed picture, empty where unknown: digits may be either."""
    if _HASH.fullmatch(value.lower()):
        return "", value.lower()
    try:
        path = inside(str(folder), value)
        return hashlib.sha256(path.read_bytes()).hexdigest(), hash_file(path)[0]
    except SourceError:
        return "", ""
