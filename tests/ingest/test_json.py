from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linkgraph_ingest.core.json_stream import JsonStream

from .reading import read


def lines(tmp_path: Path, *rows: str) -> Path:
    tmp_path.joinpath("profiles.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def array(tmp_path: Path, text: str) -> Path:
    tmp_path.joinpath("profiles.json").write_text(text, encoding="utf-8")
    return tmp_path


def test_lists_numbers_and_objects(tmp_path: Path) -> None:
    row = (
        '{"account": "up:1", "languages": ["en", "de"], "phone": 4930123456789012345678, "rating": 5.0, '
        '"hourly_rate": 12.50, "name": null, "verified": true, "stats": {"jobs": [1, 2]}, '
        '"education": [{"school": "X"}]}'
    )
    assert read(lines(tmp_path, row)).rows == [
        {
            "account": "up:1",
            "languages": "en | de",
            "phone": "4930123456789012345678",
            "rating": "5",
            "hourly_rate": "12.50",
            "line": 1,
            "extra": {
                "verified": "true",
                "stats": '{"jobs": ["1", "2"]}',
                "education": '[{"school": "X"}]',
            },
        }
    ]


def test_bad_lines_are_rejected_one_by_one(tmp_path: Path) -> None:
    found = read(
        lines(
            tmp_path,
            '{"account": "up:1"}',
            "{account: 2}",
            "",
            "[1]",
            "7",
            "null",
            '{"name": "x"}',
            '{"account": NaN}',
        )
    )
    assert found.column("account") == ["up:1"]
    assert found.reasons() == [
        (2, "not JSON: Expecting property name enclosed in double quotes (column 2)"),
        (4, "the line holds a list, not an object"),
        (5, "the line holds a single value, not an object"),
        (6, "the line holds no value (null), not an object"),
        (8, "not JSON: NaN is not JSON (column 1)"),
        (7, "the row has no account"),
    ]


def test_a_file_without_any_account_is_rejected_whole(tmp_path: Path) -> None:
    found = read(lines(tmp_path, '{"acount": "up:1"}', '{"name": "x"}'))
    assert found.rows == []
    assert [line for line, _ in found.reasons()] == [0]


def test_an_array_gives_each_object_its_line(tmp_path: Path) -> None:
    found = read(array(tmp_path, '[\n {"account": "up:1"},\n\n {"account":\n "up:2"}, 3\n, {"account": "up:3"}]\n'))
    assert [(row["account"], row["line"]) for row in found.rows] == [("up:1", 2), ("up:2", 4), ("up:3", 6)]
    assert found.reasons() == [(5, "the entry is not an object")]


def test_a_broken_array_keeps_what_stands_before(tmp_path: Path) -> None:
    found = read(array(tmp_path, '[{"account": "up:1"},\n{"account": "up:2"},\n{"account" "up:3"}]'))
    assert found.column("account") == ["up:1", "up:2"]
    assert found.reasons() == [(3, "not JSON: Expecting ':' delimiter; nothing after it was read")]


def test_objects_one_after_the_other_are_read_too(tmp_path: Path) -> None:
    assert read(array(tmp_path, '{"account": "up:1"}\n{"account": "up:2"}')).column("line") == [1, 2]


@pytest.mark.parametrize("text", ["[]", " [ ] \n"])
def test_an_empty_array_is_no_fault(tmp_path: Path, text: str) -> None:
    found = read(array(tmp_path, text))
    assert (found.rows, found.rejects) == ([], [])


def test_half_characters_and_nul_become_marks(tmp_path: Path) -> None:
    found = read(lines(tmp_path, r'{"account": "up:1", "name": "a\ud800b", "bio": "x\u0000y", "city": "\ud83d\ude00"}'))
    assert found.rows == [{"account": "up:1", "name": "a�b", "bio": "x�y", "city": "😀", "line": 1}]


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    found = read(lines(tmp_path, '{"account": "up:1"}', "[" * 100_000))
    assert found.column("account") == ["up:1"]
    assert found.reasons() == [(2, "not JSON: nested too deeply (column 1)")]


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def _stringly(value: object) -> object:
    if isinstance(value, list):
        return [_stringly(item) for item in value]
    if isinstance(value, dict):
        return {key: _stringly(item) for key, item in value.items()}
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


@settings(max_examples=300, deadline=None)
@given(st.lists(JSON, max_size=6), st.integers(min_value=1, max_value=9), st.sampled_from([None, 1]))
def test_the_stream_yields_what_the_array_holds(values: list[object], step: int, indent: int | None) -> None:
    data = json.dumps(values, indent=indent).encode()
    blocks = (data[at : at + step] for at in range(0, len(data), step))
    assert [value for _, value in JsonStream(blocks).values()] == [_stringly(value) for value in values]


def test_objects_with_keys_of_their_own_cost_no_more_than_others(tmp_path: Path) -> None:
    """As columns they would be 20 million cells."""
    lines = [
        json.dumps({"account": f"x:{at}", "name": {"a": at}} | {f"k{at}-{n}": n for n in range(9)})
        for at in range(1500)
    ]
    tmp_path.joinpath("profiles.jsonl").write_text("\n".join([*lines, '{"account": "x:e", "\\ud800": "\\udc00 "}']))
    found = read(tmp_path)
    assert found.rejects == []
    assert found.rows[7] == {
        "account": "x:7",
        "line": 8,
        "extra": {"name": '{"a": "7"}'} | {f"k7-{n}": str(n) for n in range(9)},
    }
    assert found.rows[-1] == {"account": "x:e", "line": 1501, "extra": {"\ufffd": "\ufffd"}}


def test_a_half_character_in_a_key(tmp_path: Path) -> None:
    tmp_path.joinpath("profiles.jsonl").write_text('{"account": "x:e", "\\ud800": "x"}')
    assert read(tmp_path).rows[0]["extra"] == {"\ufffd": "x"}
    tmp_path.joinpath("profiles.jsonl").write_text('{"\\ud800": "x"}')
    assert "the columns found are: \ufffd" in read(tmp_path).rejects[0].reason


def test_rows_in_one_object_that_is_too_long_are_named_as_that(tmp_path: Path) -> None:
    rows = [{"account": f"x:{at}", "bio": "x" * 100_000} for at in range(400)]
    tmp_path.joinpath("profiles.json").write_text(json.dumps({"users": rows}), encoding="utf-8")
    [(line, reason)] = read(tmp_path).reasons()
    assert (line, reason.partition(";")[0]) == (
        1,
        "not JSON: what begins here is longer than 16 MB, the most for one object",
    )


def test_of_several_lists_in_an_answer_that_of_the_records_is_read(tmp_path: Path) -> None:
    answer = {
        "errors": [{"code": 7}],
        "result": {"users": [{"account": "up:1", "name": "Ann"}, {"account": "up:2"}]},
        "page": {"links": [{"name": "next"}, {"name": "last"}]},
    }
    found = read(array(tmp_path, json.dumps(answer)))
    assert found.column("account") == ["up:1", "up:2"]
    left = [reason.partition(" was not read")[0] for _, reason in found.reasons()]
    assert left == ["the list 'errors' with 1 in it", "the list 'page.links' with 2 in it"]


def test_a_record_with_lists_of_its_own_wraps_nothing(tmp_path: Path) -> None:
    found = read(array(tmp_path, '{"account": "up:1", "jobs": [{"name": "x"}], "friends": [{"account": "up:2"}]}'))
    assert (found.column("account"), found.rejects) == (["up:1"], [])
