"""The examples in the help name things that are there."""

from __future__ import annotations

import re

from linkgraph.cli.lazy import names
from linkgraph.read.catalogue import saved
from tests.cli.conftest import Call


def test_saved_queries_in_the_examples_exist(call: Call) -> None:
    named = re.findall(r"linkgraph query (\w+)", call("query", "--help").out)
    assert named
    assert set(named) <= set(saved())


def test_options_in_the_examples_exist(call: Call) -> None:
    for name in names():
        options, _, examples = call(name, "--help").out.partition("Example:")
        assert set(re.findall(r"--[a-z-]+", examples)) <= set(re.findall(r"--[a-z-]+", options))
