"""What an export holds: the one place where a filter is written down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; an empty part keeps everything.

    `clusters` and `accounts` name whose part of the graph it is; `platforms` keeps accounts of these;
    `signals` keeps evidence of these signals and links that rest on one of them; `min_weight` (bits) keeps
    links and evidence at least so strong, either way; `only` keeps these labels and relationship types.
    """

    clusters: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    min_weight: float | None = None
    only: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """True where nothing is left out."""
        return self == Filter()

    @property
    def some_accounts(self) -> bool:
        """True where only some accounts are kept, with what they show."""
        return bool(self.clusters or self.accounts or self.platforms)


WHOLE = Filter()
