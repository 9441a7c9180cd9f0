"""A small case: a ring of four, a pair cut off from it, and people who only look like them."""

from __future__ import annotations

from tests.read.graph import Graph

ANNA, ANYA, JOHN, ANN, LEE, MAX, ZOE = (
    "upwork:anna",
    "fiverr:anya",
    "freelancer:john",
    "upwork:ann",
    "guru:lee",
    "guru:max",
    "upwork:zoe",
)
RING = [ANN, ANNA, ANYA, JOHN]


def sample() -> Graph:
    graph = Graph()
    _accounts(graph)
    _facts(graph)
    _conclusions(graph)
    _run(graph)
    return graph


def _accounts(graph: Graph) -> None:
    seen = {"first_seen": "2024-01-05", "last_seen": "2024-03-01"}
    graph.account(ANNA, name="Anna Kim", names=["Anna Kim"], birth_date="1990-01-01", country="KR", photo="p1", **seen)
    graph.account(ANYA, name="Anya Petrova", names=["Anya Petrova"], birth_date="1992-05-05", country="UA", photo="p2")
    graph.account(JOHN, name="John Smith", names=["John Smith", "Jon Smith"], gender="male", country="US", photo="p1")
    graph.account(ANN, name="Ann Kim", names=["Ann Kim"], gender="female", handle="annk")
    graph.account(LEE, name="Lee Park", names=["Lee Park"])
    graph.account(MAX, name="Max Muster", names=["Max Muster"])
    graph.account(ZOE, name="Zoe Doe", names=["Zoe Doe"])


def _facts(graph: Graph) -> None:
    graph.shows(ANNA, "HAS_EMAIL", "kim@mail.com", first_seen="2024-01-05", last_seen="2024-02-01", raw="Kim@Mail.com")
    graph.shows(ANNA, "HAS_EMAIL", "kim.new@mail.com", first_seen="2024-02-01", last_seen="2024-03-01", line=9)
    graph.shows(ANN, "HAS_EMAIL", "kim@mail.com", line=5)
    for account in (ANNA, ANYA, JOHN):
        graph.shows(account, "HAS_WALLET", "0xabc", {"chain": "ethereum"})
    for account in (ANN, LEE, MAX, ZOE):
        graph.shows(account, "HAS_PHONE", "+4930123456", {"hub": True, "country": "DE"})
    graph.shows(LEE, "HAS_DEVICE", "d-1")
    graph.shows(MAX, "HAS_DEVICE", "d-1")
    for account, photo in ((ANNA, "p1"), (JOHN, "p1"), (ANYA, "p2")):
        graph.shows(
            account,
            "SHOWS_PHOTO",
            photo,
            {"file": f"photos/{photo}.jpg"},
            kind="profile",
            path=f"photos/{photo}.jpg",
        )
    graph.similar("SIMILAR_PHOTO", "p1", "p2", 12.0)
    graph.shows(ANYA, "SENT_DOCUMENT", "t1", {"title": "Bid", "text": "Dear sir"}, kind="bid", client="acme")
    graph.shows(JOHN, "SENT_DOCUMENT", "t2", {"title": "Bid", "text": "Dear madam"}, kind="bid", client="initech")
    graph.similar("SIMILAR_TEXT", "t1", "t2", 0.2)
    graph.shows(ANNA, "LIVES_AT", "1 main st, springfield", kind="identity_document")
    graph.shows(ANNA, "LIVES_AT", "9 side rd, shelbyville", kind="delivery", file="addresses.csv")
    graph.shows(ANN, "LIVES_AT", "9 side rd, shelbyville", kind="delivery", file="addresses.csv")
    graph.login(ANNA, "203.0.113.7", "2024-02-01T10:05:00Z", country="DE")
    graph.login(ANN, "203.0.113.7", "2024-02-01T10:45:00Z", country="DE")
    graph.login(JOHN, "198.51.100.2", "2024-02-02T10:00:00Z", country="US")
    graph.paid(
        ANNA,
        "PaymentAccount",
        "de89370400440532013000",
        "2024-02-03T00:00:00Z",
        direction="in",
        method="bank",
    )
    graph.paid(
        JOHN,
        "PaymentAccount",
        "de89370400440532013000",
        "2024-02-04T00:00:00Z",
        direction="in",
        method="bank",
    )
    graph.rated(ANYA, ANNA)
    graph.rated(ZOE, ANNA, "2024-03-02T00:00:00Z", 4.0)
    graph.event(ANNA, "declined_video_call")
    graph.watch("email", "kim@mail.com")
    graph.similar_name(ANN, ANNA, "Ann Kim", "Anna Kim")


def _conclusions(graph: Graph) -> None:
    graph.node("Template", "T-1", text="Dear {1}", fields=1, accounts=2, documents=2)
    graph.edge("FROM_TEMPLATE", ("Document", "t1"), ("Template", "T-1"), fillings=["sir"])
    graph.edge("FROM_TEMPLATE", ("Document", "t2"), ("Template", "T-1"), fillings=["madam"])
    graph.evidence(ANN, ANNA, "email", 9.5, "kim@mail.com")
    graph.evidence(ANN, ANNA, "name", 2.25)
    graph.evidence(ANN, ANNA, "biography", -1.5)
    graph.evidence(ANNA, ANYA, "wallet", 12.0, "0xabc")
    graph.evidence(ANNA, JOHN, "wallet", 12.0, "0xabc")
    graph.evidence(ANYA, JOHN, "document", 4.0)
    graph.evidence(ANNA, LEE, "name", 3.0)
    graph.evidence(LEE, MAX, "device", 11.0, suppressed=True)
    graph.link(ANN, ANNA, 10.25, ["email", "name"], 0.97)
    graph.link(ANNA, ANYA, 12.0, ["wallet"], 0.99)
    graph.link(ANNA, JOHN, 12.0, ["wallet"], 0.99)
    graph.cluster("C1", RING, 55.0, signals=["email", "name", "wallet"], platforms=["fiverr", "freelancer", "upwork"])
    event = {
        "cluster": "C1",
        "kind": "born",
        "detail": "born with 4 accounts",
        "run": "run-1",
        "at": "2024-04-01",
    }
    graph.node("ClusterEvent", "ce1", **event)
    hub = {
        "kind": "phone",
        "value": "+4930123456",
        "accounts": 4,
        "suppressed": True,
        "reason": "an agency's phone",
    }
    graph.node("Hub", "h1", **hub, would_join=["C1", LEE], would_size=7)
    graph.finding("declined_video_call", "Account", ANNA, "C1")
    graph.finding("laptop_farm_address", "Cluster", "C1", "C1", 20.0)
    status = {
        "flag": "declined_video_call",
        "title": "No video",
        "status": "found",
        "findings": 1,
        "needs": "events",
    }
    graph.node("FlagStatus", "declined_video_call", **status)
    part = {"name": "noted: no calls", "points": 8.0, "reason": "noted_declined_video_call", "place": 0}
    for subject, kind in (("C1", "cluster"), (ANNA, "account")):
        flags = ["noted_declined_video_call"]
        graph.node("RiskPart", f"part-{subject}", subject=subject, kind=kind, flags=flags, **part)
    graph.node("Role", ANNA, cluster="C1", role="operator", says="shares the means", because=["shares device"])
    covered: dict[str, list[str]] = {
        "found": ["noted_declined_video_call"],
        "clear": ["remote_desktop_agent"],
        "untestable": ["remote_desktop_port", "delivery_not_id_address"],
        "missing": ["LOGGED_IN_FROM.port", "LIVES_AT.kind=identity_document"],
    }
    graph.node("ClusterCoverage", "C1", **covered)


def _run(graph: Graph) -> None:
    said = {
        "left": LEE,
        "right": MAX,
        "judgement": "different",
        "by": "kay",
        "reason": "met both",
        "at": "2024-04-02",
    }
    graph.node("Judgement", "j1", **said)
    decided = {"value": "203.0.113.7", "decision": "deny", "by": "ann", "at": "2024-04-03", "place": 0}
    graph.node("HubDecision", "d1", **decided, reason="a hotel", cluster=None, accounts=[])
    source = {"file": "profiles.csv", "kind": "profiles", "sha256": "ab" * 32, "size": 20, "run": "run-1"}
    graph.node("Source", "profiles.csv", **source, gone=False)
    graph.node("Reject", "r1", file="profiles.csv", line=7, reason="no account", run="run-1")
    counts = {
        "accounts": 7,
        "photos": 2,
        "documents": 2,
        "links": 3,
        "clusters": 1,
        "findings": 2,
        "rejected": 1,
    }
    times = {"started_at": "2024-04-01T00:00:00Z", "finished_at": "2024-04-01T00:01:00Z", "seconds": 60.0}
    graph.node("Run", "run-1", **counts, **times, case="case", name="sample", version="0.1.0", current=True)
