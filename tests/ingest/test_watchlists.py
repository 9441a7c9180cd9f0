"""Lists of known-bad values: OFAC's, wallet lists, STIX indicators, MISP attributes."""

from __future__ import annotations

from pathlib import Path

import stix2
from pymisp import MISPEvent

from .foreign import read_foreign
from .reading import real_data

SDN = """\
36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-\x20
7157,"FRUNZE",vessel,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0-\x20
28264,"LI, Jiadong","individual","CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1990; Email Address a@b.cn; \
Digital Currency Address - XBT 1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE; P"
""".replace(",vessel,", ',"vessel",')


def values(rows: list[dict[str, object]]) -> set[tuple[object, object]]:
    return {(row["kind"], row["value"]) for row in rows}


def test_ofac_sdn_with_its_aliases_and_comments(tmp_path: Path) -> None:
    tmp_path.joinpath("sdn.csv").write_text(SDN)
    tmp_path.joinpath("alt.csv").write_text('36,12,"aka","AERO-CARIBBEAN",-0- \n')
    tmp_path.joinpath("sdn_comments.csv").write_text("28264,\"hone Number 8613314257947; a.k.a. 'khaleesi'.\"\n")
    found = read_foreign(tmp_path / "sdn.csv")
    assert values(found.rows["watchlist"]) == {
        ("name", "AEROCARIBBEAN AIRLINES"),
        ("name", "AERO-CARIBBEAN"),
        ("name", "LI, Jiadong"),
        ("name", "khaleesi"),
        ("email", "a@b.cn"),
        ("wallet", "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"),
        ("phone", "8613314257947"),
    }
    assert {row["source"] for row in found.rows["watchlist"]} == {"OFAC SDN"}
    assert [reject.reason for reject in found.rejects] == ["1 ships and aircraft were left out: no account can be one"]
    beside = read_foreign(tmp_path / "alt.csv")
    assert (beside.by, dict(beside.rows), beside.rejects) == (found.by, {}, [])
    tmp_path.joinpath("add.csv").write_text('36,25,-0- ,"Havana","Cuba",-0- \n')
    assert read_foreign(tmp_path / "add.csv").rejects[0].reason.startswith("1 postal addresses were left out")


def test_the_real_sdn_list() -> None:
    found = read_foreign(real_data("watchlist_ofac_sdn") / "sdn.csv")
    kinds = [row["kind"] for row in found.rows["watchlist"]]
    assert len(kinds) == 23336
    assert [reject.line for reject in found.rejects] == [0]
    assert {"name", "email", "wallet", "phone", "domain"} == set(kinds)


def test_real_wallet_lists_are_told_and_nothing_checked_is_lost() -> None:
    read = [read_foreign(file) for file in sorted(real_data("watchlist_ofac_wallets").glob("sanctioned_*.txt"))]
    assert sum(len(found.rows["watchlist"]) for found in read) == 653
    assert [(Path(reject.file).name, reject.line) for found in read for reject in found.rejects] == [
        ("sanctioned_addresses_XMR.txt", 2)  # the hash of a transaction
    ]


def test_a_wallet_list_with_a_typing_error(tmp_path: Path) -> None:
    good = [line.split()[0] for line in WALLETS.split("\n")] * 3
    tmp_path.joinpath("list.txt").write_text("# bad ones\n" + "\n".join([*good, good[0][:-1] + "A"]) + "\n")
    found = read_foreign(tmp_path / "list.txt")
    assert len(found.rows["watchlist"]) == len(good)
    assert [reject.line for reject in found.rejects] == [len(good) + 2]


WALLETS = """1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE
0x52908400098527886E0F7030069857D2E4169EE7
TJRabPrwbZy45sbavfcjinPJC18kjpRTv8
bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"""


def test_stix_indicators_and_accounts(tmp_path: Path) -> None:
    account = stix2.UserAccount(account_type="github", account_login="annlee", display_name="Ann Lee", user_id="42")
    address = stix2.EmailAddress(value="ann@x.org", belongs_to_ref=account.id)
    bad = stix2.Indicator(
        name="IT worker",
        pattern="[email-addr:value = 'kim@bad.kp' OR ipv4-addr:value = '198.51.100.7']",
        pattern_type="stix",
        valid_from="2024-05-06T00:00:00Z",
    )
    other = stix2.Indicator(pattern="[file:size = 12]", pattern_type="stix", valid_from="2024-05-06T00:00:00Z")
    tmp_path.joinpath("bundle.json").write_text(stix2.Bundle(account, address, bad, other).serialize())
    found = read_foreign(tmp_path / "bundle.json")
    assert values(found.rows["watchlist"]) == {("email", "kim@bad.kp"), ("ip", "198.51.100.7")}
    assert {(row["label"], row["source"]) for row in found.rows["watchlist"]} == {("IT worker", bad.id)}
    (profile,) = found.rows["profiles"]
    assert (profile["account"], profile["handle"], profile["name"], profile["email"]) == (
        "github:42",
        "annlee",
        "Ann Lee",
        "ann@x.org",
    )
    assert [reject.reason for reject in found.rejects] == [
        f"the pattern of {other.id} compares nothing that accounts show"
    ]


def test_misp_attributes(tmp_path: Path) -> None:
    event = MISPEvent()
    event.info = "IT workers"
    event.uuid = "5f0e1b9c-6d8c-4e0c-8f5e-2c9d1a2b3c4d"
    event.threat_level_id, event.analysis, event.distribution = 2, 1, 0
    event.add_attribute("email-src", "kim@bad.kp", comment="payout")
    event.add_attribute("btc", "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE")
    event.add_attribute("md5", "d41d8cd98f00b204e9800998ecf8427e")
    tmp_path.joinpath("event.json").write_text(f'{{"Event": {event.to_json()}}}')
    found = read_foreign(tmp_path / "event.json")
    assert values(found.rows["watchlist"]) == {
        ("email", "kim@bad.kp"),
        ("wallet", "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"),
    }
    assert found.rows["watchlist"][0]["label"] == "IT workers - payout"
    assert found.rows["watchlist"][0]["source"] == "MISP 5f0e1b9c-6d8c-4e0c-8f5e-2c9d1a2b3c4d"
    assert "1 md5" in found.rejects[0].reason
