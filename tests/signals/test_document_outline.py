from __future__ import annotations

from typing import ClassVar

from tests.signals.contract import SignalContract

BID = "# How I will build it / text / # What you get every Friday / list / # Milestones and money / text"


class TestDocumentOutline(SignalContract):
    key = "document.outline"
    same: ClassVar = [
        (BID, BID.upper().replace("TEXT", "text").replace("LIST", "list")),
        (BID, BID.replace("Friday", "Friday:")),
        (f"{BID} / # Rates 2024 / text", f"{BID} / # Rates 2025 / text"),
    ]
    similar: ClassVar = [
        (BID, BID.replace("list", "text"), "skeleton"),
        (BID, f"{BID} / # Why not later / text", "skeleton"),
        (BID, f"# Dear Anna / text / {BID}", "skeleton"),
    ]
    unlike: ClassVar = [
        (BID, "# Milestones and money / text / # What you get every Friday / # How I will build it"),
        (BID, "# The harbour / text / # The ferry / text / # The gulls / text"),
    ]
    unusable: ClassVar = ["", "# Skills / text / # Experience / text / # Education / list", "text / list / text"]
