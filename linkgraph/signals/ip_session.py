"""Logins of two accounts from one IP address, close in time.

US IT Workers Advisory of May 2022, red flags: "logins into multiple accounts on the same
platform from one IP address".
"""

from __future__ import annotations

from bisect import bisect_left
from typing import ClassVar

from linkgraph.signals.base import Comparison, Policy, Signal

HOUR, DAY, MONTH = 1, 24, 24 * 30


class IpSession(Signal):
    """Reads `ip|h1,h2,...`: an address and the hours (since 1970) in which the account used it."""

    name: ClassVar[str] = "ip_session"
    title: ClassVar[str] = "logins from one IP address"
    family: ClassVar[str] = "network"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("ip_session",)
    levels: ClassVar[tuple[str, ...]] = ("same_hour", "same_day", "same_month", "same_ip")

    def fingerprint(self, value: str) -> str | None:
        """The value itself; None without hours."""
        address, _, hours = value.partition("|")
        return value if address and hours.replace(",", "").isdigit() and not hours.startswith(",") else None

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """The address."""
        return frozenset({fingerprint.partition("|")[0]})

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance by the shortest time, in hours, between a login of each."""
        address, _, left_hours = left.partition("|")
        other, _, right_hours = right.partition("|")
        if address != other:
            return None
        gap = _shortest_gap(_numbers(left_hours), _numbers(right_hours))
        return Comparison(_level(gap), float(gap), f"logged in from {address} {_when(gap)}")


def _numbers(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(",") if part)


def _shortest_gap(left: list[int], right: list[int]) -> int:
    gaps = []
    for hour in left:
        at = bisect_left(right, hour)
        gaps += [abs(hour - near) for near in right[max(at - 1, 0) : at + 1]]
    return min(gaps)


def _level(gap: int) -> str:
    if gap < HOUR:
        return "same_hour"
    if gap <= DAY:
        return "same_day"
    return "same_month" if gap <= MONTH else "same_ip"


def _when(gap: int) -> str:
    if gap < HOUR:
        return "within the same hour"
    if gap <= DAY:
        return f"{gap} hours apart"
    return f"{gap // DAY} days apart"
