from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.stems import deletions, stem
from tests.signals.contract import SignalContract


class TestHandle(SignalContract):
    key = "handle"
    same: ClassVar = [("@Min_Jun_Kim", "https://github.com/min_jun_kim"), ("~01ab3", "~01AB3")]
    similar: ClassVar = [
        ("min_jun_kim", "minjunkim99", "stem"),
        ("m1njun.kim.dev", "minjunkim", "stem"),
        ("minjunkim", "minjunkym", "near"),
        ("minjunkim", "minjnukim", "near"),
        ("minjunkim", "minjunkimm", "near"),
        ("marcoss", "mmarcos", "near"),
        ("marnold", "mamold", "near"),
        ("liamkoh", "iiamkoh", "near"),
    ]
    unlike: ClassVar = [
        ("minju", "minji"),
        ("minjunkim", "sunminlee"),
        ("kim1", "kim2"),
        ("alexander1", "alexander2"),
    ]
    unusable: ClassVar = ["admin", "john", "user12345", "dev", "abc", "12345678", "freelancer"]


def test_stems() -> None:
    assert stem("Min_Jun.Kim99") == "minjunkim"
    assert stem("k3vinpark88") == "kevinpark"
    assert stem("kim1990") is None
    assert stem("michael_1988") is None


def test_texts_one_edit_apart_share_a_deletion() -> None:
    for other in ("minjunkim", "minjunki", "minjunkimm", "minjxnkim", "imnjunkim", "xminjunkim"):
        assert deletions("minjunkim") & deletions(other)
