from __future__ import annotations

from typing import ClassVar

from tests.signals.contract import SignalContract


class TestDevice(SignalContract):
    key = "device"
    same: ClassVar = [
        ("550E8400E29B41D4A716446655440000", "{550e8400-e29b-41d4-a716-446655440000}"),
        ("00-1A-2B-3C-4D-5E", "001a.2b3c.4d5e"),
    ]
    unlike: ClassVar = [("device-one", "device-two")]
    unusable: ClassVar = ["unknown", "iPhone", "00:00:00:00:00:00", "abc"]
