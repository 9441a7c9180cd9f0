"""All scenarios, several times over, in one case."""

from __future__ import annotations

import importlib
import pkgutil

from benchmarks.flagcases import scenarios
from benchmarks.flagcases.cases import SCENARIOS, Cases, Scenario


def known() -> dict[str, Scenario]:
    """The scenario of each flag, by flag, sorted."""
    for module in pkgutil.iter_modules(scenarios.__path__):
        importlib.import_module(f"{scenarios.__name__}.{module.name}")
    return dict(sorted(SCENARIOS.items()))


def make(seed: int, times: int = 1) -> Cases:
    """Every scenario `times` times; equal for equal arguments."""
    cases = Cases(seed)
    for flag, plant in known().items():
        for turn in range(times):
            cases.begin(flag, turn)
            plant(cases)
    return cases
