"""Gathering linked accounts into clusters, never joining what a person said is different."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

Link = tuple[str, str, float]


class Forest:
    """Sets of accounts that grow by links; disjoint-set forest with union by size (Tarjan 1975)."""

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._apart: dict[str, set[str]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def find(self, account: str) -> str:
        """The representative of the account's set."""
        if account not in self._parent:
            self._parent[account] = account
            self._members[account] = [account]
        parent = self._parent[account]
        while parent != self._parent[parent]:
            self._parent[account] = self._parent[parent]
            account, parent = parent, self._parent[parent]
        return parent

    def join(self, a: str, b: str) -> bool:
        """Joins two sets; False, and nothing happens, where two of their members must stay apart."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return True
        if len(self._members[a]) < len(self._members[b]):
            a, b = b, a
        if self._forbidden(a, b):
            return False
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        return True

    def sets(self) -> list[list[str]]:
        """The sets of two or more, each sorted, in the order of their first member."""
        return sorted(sorted(members) for members in self._members.values() if len(members) > 1)

    def _forbidden(self, a: str, b: str) -> bool:
        if not self._apart:
            return False
        others = set(self._members[a])
        return any(not others.isdisjoint(self._apart.get(member, ())) for member in self._members[b])


def gather(
    links: Iterable[Link],
    apart: Collection[tuple[str, str]] = (),
    fixed: Collection[tuple[str, ...]] = frozenset(),
) -> list[list[str]]:
    """The connected components of the links.

    Where `apart` forbids some, those of the pairs `fixed` (judged the same) come first, then the strongest.
    """
    forest = Forest(apart)
    for left, right, _ in sorted(links, key=lambda link: _place(link, fixed)) if apart else links:
        forest.join(left, right)
    return forest.sets()


def _place(link: Link, fixed: Collection[tuple[str, ...]]) -> tuple[bool, float, str, str]:
    return link[:2] not in fixed, -link[2], link[0], link[1]


def by_account(clusters: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The cluster of each account."""
    return {account: name for name, accounts in clusters.items() for account in accounts}
