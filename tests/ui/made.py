"""A small made-up case with drawn faces, as rows of the published graph."""

from __future__ import annotations

import hashlib
import io
import random
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

Row = dict[str, Any]
Tables = dict[str, list[Row]]
PLATFORMS = ("upwork", "freelancer", "guru", "fiverr", "peopleperhour")
FIRST = (
    "Lena",
    "Omar",
    "Rosa",
    "Ivan",
    "Kemi",
    "Tariq",
    "Hana",
    "Jonas",
    "Petra",
    "Emeka",
    "Chen",
    "Dalia",
    "Boris",
    "Nadia",
)
LAST = (
    "Urban",
    "Diallo",
    "Popov",
    "Eriksen",
    "Kovac",
    "Singh",
    "Conti",
    "Traore",
    "Haddad",
    "Lopez",
    "Jansen",
    "Okafor",
)
HOSTILE = (
    "![](http://evil.example/x.png)",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "lena@evil.example",
)
SKIN = ("#f3d3b3", "#d9a066", "#8d5524", "#c68642", "#ffdbac")
SHIRT = ("#35477d", "#7d3559", "#3d7d35", "#c0392b", "#16a085", "#8e44ad")
BACK = ("#dfe7ef", "#e9d8f2", "#d6efe2", "#f6e3cf", "#f7d9dd", "#d8ecf7")
HAIR = ("#2b1b0e", "#6b4a2b", "#c9b458", "#777777", "#111111")


def picture(seed: int) -> bytes:
    """A drawn face, PNG."""
    pick = random.Random(seed)
    image = Image.new("RGB", (320, 320), pick.choice(BACK))
    draw = ImageDraw.Draw(image)
    skin, hair = pick.choice(SKIN), pick.choice(HAIR)
    draw.ellipse((40, 250, 280, 480), fill=pick.choice(SHIRT))
    draw.ellipse((84, 46, 236, 220), fill=hair)
    draw.rectangle((140, 220, 180, 262), fill=skin)
    draw.ellipse((94, 74, 226, 246), fill=skin)
    if pick.random() < 0.5:
        draw.chord((88, 50, 232, 190), 180, 360, fill=hair)
    for x in (132, 188):
        draw.ellipse((x - 7, 144, x + 7, 158), fill="#1d1d1d")
        if seed % 3 == 0:
            draw.ellipse((x - 22, 130, x + 22, 172), outline="#222222", width=4)
    draw.arc((134, 180, 186, 214), 20, 160, fill="#8b2f2f", width=5)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


class Maker:
    """Gathers rows; every table of the graph it knows has an entry in `tables`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables: Tables = defaultdict(list)
        self.pick = random.Random(7)
        (folder / "photos").mkdir(parents=True, exist_ok=True)

    def photo(self, seed: int) -> str:
        """Draws a photo into the case and returns its id."""
        content = picture(seed)
        ident = hashlib.sha256(content).hexdigest()
        if all(row["id"] != ident for row in self.tables["Photo"]):
            (self.folder / "photos" / f"{seed}.png").write_bytes(content)
            self.tables["Photo"].append({"id": ident, "value": ident, "file": f"photos/{seed}.png"})
        return ident

    def account(self, number: int, photo: str | None, name: str | None = None) -> str:
        """Adds an account and returns its id."""
        platform = PLATFORMS[number % len(PLATFORMS)]
        ident = f"{platform}:~{number:04x}"
        self.tables["Account"].append(
            {
                "id": ident,
                "platform": platform,
                "observed": True,
                "photo": photo,
                "name": name or f"{FIRST[number % len(FIRST)]} {LAST[(number * 5) % len(LAST)]}",
                "handle": f"codesmith{number}",
                "headline": "Full-stack developer, React and Django",
                "country": "DE",
                "birth_date": f"19{80 + number % 19}-0{1 + number % 9}-1{number % 10}",
                "skills": ["python", "react"],
                "created_at": f"2025-0{1 + number % 9}-11T09:00:00Z",
            }
        )
        self.value("Handle", "HAS_HANDLE", ident, f"codesmith{number}")
        return ident

    def value(self, label: str, edge: str, account: str, value: str) -> None:
        """Adds a value that an account shows."""
        if all(row["id"] != value for row in self.tables[label]):
            self.tables[label].append({"id": value, "value": value, "accounts": 1, "hub": False})
        shown = {
            "id": f"{edge} {account} {value}",
            "source": account,
            "target": value,
            "raw": value,
            "gone": False,
        }
        self.tables[f"{edge}:Account:{label}"].append(
            {**shown, "file": "profiles.csv", "line": 2, "run": "r1", "first_seen": "2025-02-11T09:00:00Z"}
        )

    def evidence(self, left: str, right: str, signal: str, value: str, weight: float, other: str | None = None) -> None:
        """Adds one item of evidence."""
        left, right = sorted((left, right))
        self.tables["EVIDENCE:Account:Account"].append(
            {
                "id": hashlib.sha1(f"{left}{right}{signal}{value}".encode()).hexdigest()[:16],
                "source": left,
                "target": right,
                "signal": signal,
                "family": signal,
                "level": "exact",
                "left_value": value,
                "right_value": other or value,
                "weight": weight,
                "detail": f"Both show {value[:28]}",
                "accounts": 2,
                "suppressed": False,
            }
        )

    def cluster(self, ident: str, members: list[str], risk: float) -> None:
        """Adds the cluster and the links that its evidence makes."""
        weights: dict[tuple[str, str], float] = defaultdict(float)
        signals: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self.tables["EVIDENCE:Account:Account"]:
            if row["source"] in members:
                pair = (row["source"], row["target"])
                weights[pair] += row["weight"]
                signals[pair] += [row["signal"]] if row["weight"] > 0 else []
        for (left, right), weight in weights.items():
            if weight > 9:
                self.tables["LINKED:Account:Account"].append(
                    {
                        "id": f"l{left}{right}",
                        "source": left,
                        "target": right,
                        "weight": weight,
                        "run": "r1",
                        "probability": 1 / (1 + 2 ** (9 - weight)),
                        "signals": sorted(set(signals[left, right])),
                    }
                )
        self.tables["Cluster"].append(
            {
                "id": ident,
                "size": len(members),
                "risk": risk,
                "accounts": sorted(members),
                "weakest": 9.5,
                "density": 0.4,
                "platforms": sorted({member.partition(":")[0] for member in members}),
                "born": "r1",
                "signals": sorted({name for names in signals.values() for name in names}),
                "first_seen": "2025-02-11T09:00:00Z",
            }
        )
        for member in members:
            self.tables["MEMBER_OF:Account:Cluster"].append({"id": f"m{member}", "source": member, "target": ident})
        self.tables["ClusterEvent"].append(
            {
                "id": f"e{ident}",
                "cluster": ident,
                "kind": "born",
                "detail": f"{len(members)} accounts were linked",
                "run": "r1",
                "at": "2026-01-02T03:04:05Z",
            }
        )


def tables(folder: Path) -> Tables:
    """The rows of a case with a ring of 12, a ring of 3 with hostile names, one of 26, and a pair."""
    make = Maker(folder)
    _ring(make)
    _hostile(make)
    _large(make)
    _around(make)
    return make.tables


def _ring(make: Maker) -> None:
    accounts = [make.account(n, make.photo(n // 2) if n != 5 else None) for n in range(12)]
    for left, right in combinations(accounts[:6], 2):
        make.evidence(left, right, "wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", 13.2)
    for n in range(0, 12, 2):
        make.evidence(accounts[n], accounts[n + 1], "photo", f"{n:064x}", 11.4, f"{n + 1:064x}")
    for n in (4, 6, 8):
        make.evidence(accounts[n], accounts[n + 2], "phone", f"+4915123456{n}", 9.8)
        make.evidence(accounts[n + 1], accounts[n + 2], "document", f"{n:064x}", 5.1, f"{n + 9:064x}")
    for one, two in ((0, 7), (3, 9), (10, 2)):
        make.evidence(accounts[one], accounts[two], "email", f"mail{one}@mail.example", 12.0)
    for one, two in ((1, 8), (6, 11), (5, 10)):
        make.evidence(accounts[one], accounts[two], "name", "Lena Urban", 3.1, "Lena Urbann")
        make.evidence(accounts[one], accounts[two], "ip_session", "203.0.113.7", 2.6)
    make.evidence(accounts[0], accounts[1], "biography", "1980", -3.2, "1981")
    make.cluster("C-7F3A", accounts, 91.0)


def _hostile(make: Maker) -> None:
    accounts = [make.account(20 + n, None, HOSTILE[n]) for n in range(4)]
    for left, right in combinations(accounts, 2):
        make.evidence(left, right, "device", HOSTILE[1], 12.5)
    make.cluster("C-0B0E", accounts, 55.0)


def _large(make: Maker) -> None:
    accounts = [make.account(40 + n, make.photo(40 + n)) for n in range(26)]
    for n in range(1, 26):
        signal = ("photo", "phone", "payment_account", "address", "email", "device")[n % 6]
        make.evidence(accounts[n], accounts[(n * 7) // 11], signal, f"value {n}", 8.5 + n % 7)
        make.evidence(accounts[n], accounts[(n * 3) // 5], "document", f"text {n}", 4.0)
    make.cluster("C-51D2", accounts, 64.0)


def _around(make: Maker) -> None:
    pair = [make.account(80 + n, make.photo(90)) for n in range(2)]
    make.evidence(pair[0], pair[1], "handle", "codewizard77", 10.2)
    make.cluster("C-22AA", pair, 18.0)
    for n in range(3):
        make.evidence("upwork:~0000", f"{PLATFORMS[n]}:~{40 + n:04x}", "name", "Lena Urban", 3.0)
    make.tables["Finding"].append(
        {
            "id": "f1",
            "flag": "one_photo_many_names",
            "title": "One photo under several names",
            "subject": "C-7F3A",
            "cluster": "C-7F3A",
            "detail": "One portrait is shown under 5 names on 3 platforms.",
            "weight": 22.0,
            "source": "An advisory, page 4: \u201cPhotos are reused under other names.\u201d",
            "benign": "A freelancer who trades under a brand, or a bought stock photo.",
        }
    )
    make.tables["ABOUT:Finding:Cluster"].append({"id": "a1", "source": "f1", "target": "C-7F3A"})
    make.tables["FlagStatus"] += [
        {
            "id": "one_photo_many_names",
            "flag": "one_photo_many_names",
            "title": "One photo under several names",
            "status": "found",
            "findings": 1,
        },
        {
            "id": "remote_desktop",
            "flag": "remote_desktop",
            "title": "Remote desktop port",
            "status": "untestable",
            "findings": 0,
            "needs": "logins with a port",
        },
    ]
    make.tables["Hub"].append(
        {
            "id": "h1",
            "kind": "phone",
            "value": "+493012345678",
            "accounts": 214,
            "suppressed": True,
            "reason": "214 accounts share it; sharing it says next to nothing",
            "would_join": ["C-7F3A", "C-51D2"],
            "would_size": 38,
        }
    )
    make.tables["Reject"].append(
        {
            "id": "x1",
            "file": "profiles.csv",
            "line": 17,
            "reason": "There is no account in this row.",
            "run": "r1",
        }
    )
    make.tables["Run"].append(
        {
            "id": "r1",
            "case": "made",
            "name": "made",
            "started_at": "2026-01-02T03:04:00Z",
            "finished_at": "2026-01-02T03:04:05Z",
            "version": "0.1.0",
            "current": True,
            "accounts": 44,
            "photos": 33,
            "documents": 0,
            "links": 60,
            "clusters": 4,
            "findings": 1,
            "rejected": 1,
            "seconds": 5.0,
        }
    )
