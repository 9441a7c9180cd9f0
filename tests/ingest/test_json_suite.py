"""JSONTestSuite at the level of the two JSON parsers: `y_` parses, `n_` does not, `i_` does not crash."""

from __future__ import annotations

from contextlib import suppress

import pytest
from linkgraph_ingest.core.json_stream import JsonStream
from linkgraph_ingest.core.strict_json import JsonError, loads

from .reading import real_data


def _load(data: bytes) -> None:
    try:
        loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise JsonError(str(error), 0) from error


def _stream(data: bytes) -> None:
    for _ in JsonStream(iter([data.removeprefix(b"\xef\xbb\xbf")])).values():
        pass


def test_what_must_parse_parses() -> None:
    files = sorted(real_data("hostile_json").glob("*/y_*.json"))
    assert files
    for file in files:
        _load(file.read_bytes())
        _stream(file.read_bytes())


def test_what_must_fail_fails() -> None:
    files = sorted(real_data("hostile_json").glob("*/n_*.json"))
    assert files
    for file in files:
        with pytest.raises(JsonError):
            _load(file.read_bytes())


def test_an_array_that_must_fail_fails_in_the_stream_too() -> None:
    files = list(real_data("hostile_json").glob("*/n_array*.json"))
    for file in files:
        with pytest.raises(JsonError):
            _stream(file.read_bytes())


def test_what_is_free_does_not_crash() -> None:
    for file in real_data("hostile_json").glob("*/i_*.json"):
        with suppress(JsonError):
            _load(file.read_bytes())
        with suppress(JsonError):
            _stream(file.read_bytes())
