from __future__ import annotations

from typing import ClassVar

from linkgraph.signals import signals
from tests.signals.contract import SignalContract


class TestDeliveryAddress(SignalContract):
    key = "address.delivery"
    kind = "address"
    country = "GB"
    same: ClassVar = [("12 Elm Street, Leeds LS1 4AP", "12 elm st leeds ls1 4ap")]
    unlike: ClassVar = [("12 Elm Street, Leeds LS1 4AP", "9 Oak Lane, York YO1 7HH")]


def test_it_is_stored_as_an_address_and_says_what_it_is() -> None:
    signal = signals()["address.delivery"]
    assert signal.name == "address"
    found = signal.compare("12 elm street leeds ls14ap", "12 elm street leeds ls14ap")
    assert found
    assert found.detail == "have goods delivered to one address"
