"""E-mail addresses, by the rules of the provider that delivers them.

`M.Kim+jobs@GoogleMail.com` and `mkim@gmail.com` are one mailbox. Providers' rules and
placeholder addresses are in `data/email.toml`. A domain is kept in its ASCII (IDNA) form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

from linkgraph.normalise.characters import clean
from linkgraph.normalise.data_files import toml

_PLAIN = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*")
_BRACKETED = re.compile(r"<\s*([^<>]*@[^<>]*)>\s*$")
_COMMENT = re.compile(r"\([^()]*\)")
_SPELT_AT = re.compile(r"\s*[\[({]\s*at\s*[\])}]\s*|\s+at\s+")
_SPELT_DOT = re.compile(r"\s*[\[({]\s*dot\s*[\])}]\s*|\s+dot\s+")
_ATOM = re.compile(r"[^\s\x00-\x20\"(),:;<>@\[\\\]]+")
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?=.{{4,253}}$)(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Provider:
    """How one provider reads the part before the @."""

    domain: str
    tag: str
    spelling: dict[int, str | None]


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """The canonical address; None for placeholders and what no mail can reach."""
    if len(raw) > _LONGEST:
        return None
    text = _address_in(raw)
    local, _, host = text.rpartition("@")
    domain = _domain(host)
    name = _local(local) if domain else None
    if not domain or not name:
        return None
    provider = _providers().get(domain)
    if provider:
        domain = provider.domain
        name = _mailbox(name, provider)
    return None if not name or _is_placeholder(name, domain) else f"{name}@{domain}"


def domain(value: str) -> str:
    """The part after the @ of a canonical address."""
    return value.rpartition("@")[2]


def _address_in(raw: str) -> str:
    """The bare address in `A <a@b.c>`, `mailto:a@b.c?subject=x` or `a (at) b (dot) c`, in lower case."""
    lowered = raw.lower()
    if _PLAIN.fullmatch(lowered):
        return lowered
    text = clean(raw).casefold()
    if "@" not in text:
        text = _SPELT_DOT.sub(".", _SPELT_AT.sub("@", text))
    if found := _BRACKETED.search(text):
        text = found[1]
    if text.startswith("mailto:"):
        text = unquote(text[7:].partition("?")[0])
    return clean(_COMMENT.sub("", text)).strip(" <>,;'").casefold()


def _domain(host: str) -> str | None:
    host = host.strip().removesuffix(".")
    if not host.isascii():
        host = _idna(host) or ""
    return host if _HOST.fullmatch(host) else None


def _idna(host: str) -> str | None:
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return None


def _local(local: str) -> str | None:
    """The part before the @, without needless quotes; None where it cannot be."""
    local = local.strip()
    if len(local) > 1 and local[0] == local[-1] == '"':
        local = local[1:-1].replace("\\", "")
    if not local or len(local) > 64 or not _ATOM.fullmatch(local):
        return None
    return None if local[0] == "." or local[-1] == "." or ".." in local else local


def _mailbox(local: str, provider: Provider) -> str:
    untagged = local.partition(provider.tag)[0] if provider.tag in local else local
    return untagged.translate(provider.spelling)


def _is_placeholder(local: str, domain: str) -> bool:
    locals_, domains, tlds = placeholders()
    repeated = len(local) > 2 and len(set(local)) == 1
    return repeated or local in locals_ or domain in domains or domain.rpartition(".")[2] in tlds


@cache
def placeholders() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What stands before the @, domains and top level domains of addresses that are nobody's."""
    table = toml("email")["placeholder"]
    return frozenset(table["locals"]), frozenset(table["domains"]), frozenset(table["tlds"])


def provider_domains() -> frozenset[str]:
    """The domains of providers that have rules of their own."""
    return frozenset(_providers())


@cache
def _providers() -> dict[str, Provider]:
    table = toml("email")
    known: dict[str, Provider] = {}
    for entry in table["provider"]:
        spelling: dict[int, str | None] = {ord(char): None for char in entry.get("ignored", "")}
        spelling |= {ord(char): same for char, same in entry.get("alike", {}).items()}
        known |= dict.fromkeys(entry["domains"], Provider(entry["domains"][0], entry["tag"], spelling))
    for entry in table["same_rules"]:
        known |= {domain: Provider(domain, entry["tag"], {}) for domain in entry["domains"]}
    return known
