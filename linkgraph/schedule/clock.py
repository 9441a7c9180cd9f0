"""The two clocks a schedule needs, and waiting; a test brings its own."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """The time of day, which people and NTP may change, and a steady time, which nobody changes."""

    def now(self) -> datetime:
        """The time, in UTC."""
        ...

    def steady(self) -> float:
        """Seconds since some moment; goes on while the machine sleeps."""
        ...

    def sleep(self, seconds: float) -> None:
        """Waits."""
        ...


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    def steady(self) -> float:
        """Seconds since the machine was started, its sleep included where the system counts it."""
        return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Waits."""
        time.sleep(seconds)
