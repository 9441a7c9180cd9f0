from __future__ import annotations

from typing import ClassVar

from tests.signals.contract import SignalContract


class TestPhone(SignalContract):
    key = "phone"
    country = "US"
    same: ClassVar = [("202-555-0123", "+1 (202) 555-0123"), ("202-555-0123 x12", "+12025550123 ext. 12")]
    unlike: ClassVar = [("202-555-0123", "202-555-0124"), ("202-555-0123 x1", "202-555-0123 x2")]
    unusable: ClassVar = ["000-000-0000", "n/a"]
