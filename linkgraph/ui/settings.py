"""The packaged settings of Streamlit (`config.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any


def settings() -> dict[str, Any]:
    """The settings by dotted name, for example `theme.light.primaryColor`."""
    text = resources.files(__package__).joinpath("config.toml").read_text(encoding="utf-8")
    return dict(_flat("", tomllib.loads(text)))


def apply_settings() -> None:
    """Sets every packaged setting that the user has not set."""
    from streamlit import config

    config.get_config_options()
    for name, value in settings().items():
        if not config.is_manually_set(name):
            config.set_option(name, value)


def _flat(prefix: str, table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}{name}.", value)
        else:
            yield prefix + name, value
