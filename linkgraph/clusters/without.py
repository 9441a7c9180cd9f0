"""Into what a graph falls without some of its links, asked for many choices of links at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

Pair = tuple[str, str]


class Undoable:
    """A disjoint-set forest whose joins are taken back in reverse order; it counts its sets as it goes."""

    def __init__(self, accounts: Iterable[str]) -> None:
        self._parent = {account: account for account in accounts}
        self._size = dict.fromkeys(self._parent, 1)
        self._joined: list[str] = []
        self.clusters, self.alone = 0, len(self._parent)

    def join(self, a: str, b: str) -> None:
        """Joins the sets of two accounts."""
        a, b = self._find(a), self._find(b)
        if a == b:
            return
        small, large = (a, b) if self._size[a] < self._size[b] else (b, a)
        self._count(small, large, 1)
        self._parent[small] = large
        self._size[large] += self._size[small]
        self._joined.append(small)

    def mark(self) -> int:
        """How many joins there are so far."""
        return len(self._joined)

    def undo(self, mark: int) -> None:
        """Takes back all joins after `mark`."""
        while len(self._joined) > mark:
            small = self._joined.pop()
            large = self._parent[small]
            self._parent[small] = small
            self._size[large] -= self._size[small]
            self._count(small, large, -1)

    def _count(self, small: str, large: str, sign: int) -> None:
        """Two sets become one (`sign` 1) or one becomes two again (-1)."""
        single = (self._size[small] == 1) + (self._size[large] == 1)
        self.alone -= sign * single
        self.clusters += sign * (single - 1)

    def _find(self, account: str) -> str:
        while self._parent[account] != account:
            account = self._parent[account]
        return account


def parts_without(links: Sequence[Pair], choices: Sequence[Collection[Pair]]) -> list[tuple[int, int]]:
    """For each choice of links to leave out: the clusters of two or more that stay, and the accounts left alone.

    The choices are halved again and again: links that none of a half leaves out are joined once for all of it.
    So it takes time linear in links and links left out, times the logarithm of the number of choices.
    """
    forest = Undoable(account for link in links for account in link)
    found: list[tuple[int, int]] = []

    def split(these: Sequence[Collection[Pair]], open_links: Sequence[Pair]) -> None:
        mark, left_out = forest.mark(), set().union(*these)
        for a, b in open_links:
            if (a, b) not in left_out:
                forest.join(a, b)
        if len(these) == 1:
            found.append((forest.clusters, forest.alone))
        else:
            disputed = [link for link in open_links if link in left_out]
            half = len(these) // 2
            split(these[:half], disputed)
            split(these[half:], disputed)
        forest.undo(mark)

    if choices:
        split(choices, links)
    return found
