"""Web addresses: host in ASCII, without `www.`, scheme, fragment and tracking parameters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from linkgraph.normalise.characters import clean
from linkgraph.normalise.data_files import toml
from linkgraph.normalise.placeholders import is_placeholder
from linkgraph.normalise.suffixes import registered

_SCHEME = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.I)
_OTHER_SCHEME = re.compile(r"^(?!localhost)[a-z][a-z0-9+-]*:(?!\d)", re.I)
_WWW = re.compile(r"^(?:www\d?|m|mobile)\.(?=[^.]+\.)")
_LABEL = r"[a-z0-9_](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?=.{{4,253}}$)(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})")
_SAFE = "/:@!$&'()*+,;=-._~%"
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)
_MADE_UP = ".example"  # the top level domain of made-up data, which no public list has
_LONGEST = 2000


@lru_cache(maxsize=65536)
def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """`github.com/x` for `https://www.github.com/x/?utm_source=y`; None for what is no web address."""
    text = clean(raw)
    if not text or len(text) > _LONGEST or " " in text or is_placeholder(text, "website"):
        return None
    try:
        return _canonical(text)
    except ValueError:
        return None


@lru_cache(maxsize=65536)
def domain(value: str) -> str | None:
    """The registered domain of a canonical address: `blog.kim.co.uk/x` -> `kim.co.uk`."""
    host = _host_of(value)
    if host.endswith(_MADE_UP):
        return ".".join(host.split(".")[-2:])
    return registered(host)


def is_shared(value: str) -> bool:
    """True where many unrelated people have pages on the host: social networks, marketplaces."""
    registered = domain(value)
    return registered is None or _host_of(value) in _shared() or registered in _shared()


def _host_of(value: str) -> str:
    return value.partition("/")[0].partition("?")[0].partition(":")[0]


def _canonical(text: str) -> str | None:
    if not _SCHEME.match(text):
        if _OTHER_SCHEME.match(text):
            return None
        text = "//" + text
    parts = urlsplit(text)
    if parts.scheme.lower() not in ("", "http", "https"):
        return None
    host = _host(parts.hostname or "")
    if host is None or host in _no_hosts():
        return None
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    value = host + port + _path(parts.path, host)
    query = _query(parts.query)
    return f"{value}?{query}" if query else value


def _host(name: str) -> str | None:
    host = name.lower().removesuffix(".")
    if not host.isascii():
        import idna

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError):
            return None
    while _WWW.match(host):
        host = _WWW.sub("", host)
    return host if _HOST.fullmatch(host) and domain(host) else None


def _path(path: str, host: str) -> str:
    """The path without its last slash; on hosts of profiles, where case does not count, in lower case."""
    path = quote(unquote(path), safe=_SAFE.replace("%", "")).replace("//", "/")
    path = _INDEX.sub("", path).rstrip("/")
    return path.lower() if host in _shared() or domain(host) in _shared() else path


def _query(query: str) -> str:
    dropped = toml("website")["tracking"]
    kept = [
        (key, value)
        for key, value in parse_qsl(query, keep_blank_values=False)
        if not key.lower().startswith(tuple(dropped["prefixes"])) and key.lower() not in dropped["names"]
    ]
    return urlencode(sorted(kept))


@cache
def _shared() -> frozenset[str]:
    return frozenset(toml("website")["shared"])


@cache
def _no_hosts() -> frozenset[str]:
    return frozenset(toml("website")["placeholders"])
