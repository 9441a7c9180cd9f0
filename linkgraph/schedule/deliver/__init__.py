"""Where reports go. One file is one way: `SCHEMES`, `check(target)` and `send(target, letter)`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from linkgraph.errors import UsageError
from linkgraph.schedule.outbox import Letter


def check(target: str) -> str:
    """The target, if it is one; UsageError where it is not."""
    try:
        _way(target).check(target)
    except ValueError as error:  # the address may hold a secret and is not repeated
        raise UsageError(f"a report cannot be delivered there, the address is wrong: {error}") from None
    return target


def send(target: str, letter: Letter) -> None:
    """Delivers a letter; LinkgraphError where it could not be."""
    _way(target).send(target, letter)


def hidden(target: str) -> str:
    """The target as it may stand in a message: what could be a secret is left out."""
    shown: str = _way(target).hidden(target)
    return shown


def _way(target: str) -> ModuleType:
    scheme = target.partition(":")[0].lower()
    if scheme not in _ways():
        known = "folder:PATH, smtp://HOST?from=A&to=B, smtps://... or a webhook https://..."
        raise UsageError(f"{scheme!r} is no way to deliver a report: give {known}")
    return _ways()[scheme]


@cache
def _ways() -> dict[str, ModuleType]:
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    return {scheme: module for module in modules for scheme in module.SCHEMES}
