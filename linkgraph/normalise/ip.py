"""IP addresses, versions 4 and 6."""

from __future__ import annotations

import ipaddress
from functools import lru_cache

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
WIDEST = {4: 8, 6: 16}
"""The shortest prefixes of networks, in bits, by version."""


@lru_cache(maxsize=65536)
def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The address in its shortest form; a v4 address mapped into v6 is v4; None if it is none."""
    found = _read(raw)
    return None if found is None or found.is_unspecified else str(found)


def kind(value: str) -> str | None:
    """`public`, `private` (a local network) or `reserved` (loopback, link-local, documentation, ...)."""
    found = _read(value)
    if found is None:
        return None
    if found.is_loopback or found.is_link_local or found.is_multicast or found.is_unspecified:
        return "reserved"
    if found.is_global:
        return "public"
    return "private" if _is_local(found) else "reserved"


def first(value: str) -> str | None:
    """The first address of a network, or the address itself, as text that sorts as addresses do; None if neither."""
    network = _network(value)
    return None if network is None else _sortable(network.network_address)


def last(value: str) -> str | None:
    """The last address of a network, or the address itself, as `first` writes it."""
    network = _network(value)
    return None if network is None else _sortable(network.broadcast_address)


def _network(value: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    """The network; None also for one that is too wide to say anything."""
    try:
        network = ipaddress.ip_network(value.strip(), strict=False)
    except ValueError:
        found = _read(value)
        return None if found is None else ipaddress.ip_network(found)
    return network if network.prefixlen >= WIDEST[network.version] else None


def _sortable(address: Address) -> str:
    return f"{address.version}:{int(address):032x}"


def _is_local(address: Address) -> bool:
    return any(address in network for network in _LOCAL if network.version == address.version)


def _read(raw: str) -> Address | None:
    text = raw.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    text = text.partition("/")[0].partition("%")[0].strip()
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


_BLOCKS = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
_LOCAL = tuple(map(ipaddress.ip_network, _BLOCKS))
