from __future__ import annotations

from typing import ClassVar

from linkgraph.signals import signals
from tests.signals.contract import SignalContract

TEMPLATE = (
    "Dear {name}, thank you for posting this project. I have {years} years of experience with {skill} and I have "
    "delivered more than {count} projects on this platform with five star reviews. I can start right away and I work "
    "forty hours a week in your time zone. I always write clean code with tests and documentation, and I send a short "
    "report at the end of every day. I would be happy to talk about the details in a chat. Best regards, {sign}"
)
BID = TEMPLATE.format(name="Oliver", years=7, skill="React and Node", count=120, sign="Ji-woo")
CHANGED = TEMPLATE.format(name="Mrs Sato", years=11, skill="Django", count=45, sign="Marta")
OTHER = (
    "The harbour was quiet when the ferry came in, and nobody on the pier looked up from their nets. A boy counted the "
    "gulls on the roof of the ice house, lost count, and began again from the chimney. Somewhere behind the church a "
    "saw started, stopped, and started once more, as if the carpenter could not decide about the length of a board."
)
KOREAN = (
    "안녕하세요 저는 칠년 경력의 개발자입니다 귀하의 프로젝트를 자세히 읽었으며 바로 시작할 수 있습니다 연락 주십시오"
)


class TestDocument(SignalContract):
    key = "document"
    raw = True
    stable = False
    same: ClassVar = [
        (BID, BID.upper()),
        (BID, BID.replace(" ", "\n  ").replace(",", ";")),
        (BID, BID.replace("120", "95").replace("7 years", "12 years")),
        (BID, BID.replace("e", "e\u200b")),
        (KOREAN, f" {KOREAN}."),
    ]
    similar: ClassVar = [
        (BID, CHANGED, "template"),
        (f"{BID} {OTHER}", BID, "shared"),
        (f"{BID} {OTHER} {KOREAN}", BID, "shared"),
    ]
    unlike: ClassVar = [(BID, OTHER), (BID, KOREAN)]
    unusable: ClassVar = ["", "Hello, I can do it", "yes " * 400]


def test_distance_is_one_minus_the_overlap() -> None:
    signal = signals()["document"]
    left, right = signal.fingerprint(BID), signal.fingerprint(CHANGED)
    assert left
    assert right
    found = signal.compare(left, right)
    assert found
    assert 0 < found.distance < 0.45
    assert f"{1 - found.distance:.0%} of the wording" in found.detail
