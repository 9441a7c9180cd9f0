"""The signals: one file each. Every module here with a Signal class is found by itself."""

from __future__ import annotations

import inspect
import pkgutil
from functools import cache
from importlib import import_module

from linkgraph.signals.base import Comparison, Growing, Known, Meeting, Policy, Signal, Together

__all__ = ["Comparison", "Growing", "Known", "Meeting", "Policy", "Signal", "Together", "signals"]


@cache
def signals() -> dict[str, Signal]:
    """Every signal by its key, in the order of their keys."""
    found = [kind() for module in pkgutil.iter_modules(__path__) for kind in _signal_classes(module.name)]
    return {signal.key: signal for signal in sorted(found, key=lambda signal: signal.key)}


def _signal_classes(module: str) -> list[type[Signal]]:
    loaded = import_module(f"{__name__}.{module}")
    return [
        kind
        for _, kind in inspect.getmembers(loaded, inspect.isclass)
        if issubclass(kind, Signal) and not inspect.isabstract(kind) and kind.__module__ == loaded.__name__
    ]
