"""Lists of known-bad values: OFAC's, wallet lists, STIX indicators, MISP attributes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import stix2
from pymisp import MISPAttribute, MISPEvent, MISPObject

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


def test_a_line_of_ofac_that_is_no_text_is_named(tmp_path: Path) -> None:
    rest = '-0- ,"CUBA",' + ",".join(["-0- "] * 8)
    rows = [f'{at},"PÉREZ Núñez {at}",{rest}\n'.encode() for at in range(40)]
    tmp_path.joinpath("sdn.csv").write_bytes(b"".join([*rows, b'41,"X' + b"\xc3" + f'",{rest}\n'.encode()]))
    found = read_foreign(tmp_path / "sdn.csv")
    assert len(found.rows["watchlist"]) == 40
    [reject] = found.rejects
    assert (reject.line, "not valid in the encoding" in reject.reason) == (41, True)


PLAIN = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation><Publish_Date>05/06/2024</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry><uid>28264</uid><firstName>Jiadong</firstName><lastName>LI</lastName><sdnType>Individual</sdnType>
    <programList><program>CYBER2</program></programList>
    <idList><id><uid>1</uid><idType>Digital Currency Address - XBT</idType>
      <idNumber>1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE</idNumber></id>
      <id><uid>2</uid><idType>Email Address</idType><idNumber>a@b.cn</idNumber></id>
      <id><uid>3</uid><idType>Passport</idType><idNumber>X1</idNumber></id></idList>
    <akaList><aka><uid>4</uid><type>a.k.a.</type><category>weak</category><lastName>blackjack1987</lastName></aka></akaList>
    <addressList><address><uid>5</uid><city>Anshan</city><country>China</country></address></addressList></sdnEntry>
  <sdnEntry><uid>7157</uid><lastName>FRUNZE</lastName><sdnType>Vessel</sdnType></sdnEntry>
</sdnList>"""
ADVANCED = """<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
  <ReferenceValueSets>
    <FeatureTypeValues><FeatureType ID="344" FeatureTypeGroupID="1">Digital Currency Address - XBT</FeatureType>
      <FeatureType ID="21" FeatureTypeGroupID="1">Email Address</FeatureType>
      <FeatureType ID="224" FeatureTypeGroupID="1">Gender</FeatureType></FeatureTypeValues>
    <PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType>
      <PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
  </ReferenceValueSets>
  <Locations><Location ID="1"/></Locations>
  <IDRegDocuments><IDRegDocument ID="9" IdentityID="2"/></IDRegDocuments>
  <DistinctParties>
    <DistinctParty FixedRef="28264"><Profile ID="28264" PartySubTypeID="4"><Identity ID="2" Primary="true">
      <Alias AliasTypeID="1400" Primary="false"><DocumentedName ID="3"><DocumentedNamePart>
        <NamePartValue ScriptID="105">李家东</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <Alias AliasTypeID="1403" Primary="true"><DocumentedName ID="4"><DocumentedNamePart>
        <NamePartValue ScriptID="215">LI</NamePartValue></DocumentedNamePart><DocumentedNamePart>
        <NamePartValue ScriptID="215">Jiadong</NamePartValue></DocumentedNamePart></DocumentedName></Alias></Identity>
      <Feature ID="5" FeatureTypeID="344"><FeatureVersion ID="6"><VersionDetail DetailTypeID="1432"
        >1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE</VersionDetail></FeatureVersion></Feature>
      <Feature ID="7" FeatureTypeID="21"><FeatureVersion ID="8"><VersionDetail DetailTypeID="1432"
        >a@b.cn</VersionDetail></FeatureVersion></Feature>
    </Profile></DistinctParty>
    <DistinctParty FixedRef="7157"><Profile ID="7157" PartySubTypeID="1"/></DistinctParty>
  </DistinctParties>
</Sanctions>"""


@pytest.mark.parametrize(
    ("text", "names", "label"),
    [
        (PLAIN, {("name", "LI, Jiadong"), ("name", "blackjack1987")}, "LI, Jiadong [CYBER2]"),
        (ADVANCED, {("name", "LI Jiadong"), ("name", "李家东")}, "LI Jiadong"),
    ],
)
def test_ofac_as_xml(tmp_path: Path, text: str, names: set[tuple[object, object]], label: str) -> None:
    tmp_path.joinpath("list.xml").write_text(text, encoding="utf-8")
    found = read_foreign(tmp_path / "list.xml")
    assert values(found.rows["watchlist"]) == names | {
        ("wallet", "1EfMVkxQQuZfBdocpJu6RUsCJvenQWbQyE"),
        ("email", "a@b.cn"),
    }
    assert {row["label"] for row in found.rows["watchlist"]} == {label}
    (reject,) = found.rejects
    assert reject.reason == (
        "a watchlist has no kind for these, so they were left out: 1 ids, 1 postal addresses, 1 ships and aircraft"
    )
    tmp_path.joinpath("list.xml").write_text(text[:-12], encoding="utf-8")
    cut = read_foreign(tmp_path / "list.xml")
    assert len(cut.rows["watchlist"]) == 4
    assert "nothing after it was read" in cut.rejects[-1].reason


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


def test_stix_that_is_related_observed_and_revoked(tmp_path: Path) -> None:
    address = stix2.EmailAddress(value="ann@x.org")
    account = stix2.UserAccount(account_type="github", account_login="annlee")
    ann = stix2.Identity(name="Ann Lee", identity_class="individual")
    when = "2024-05-06T00:00:00Z"
    seen = stix2.ObservedData(
        first_observed=when, last_observed=when, number_observed=1, object_refs=[account.id, address.id]
    )
    several = stix2.Indicator(
        pattern="[ipv4-addr:value IN ('198.51.100.7', '198.51.100.8') AND url:value = 'https://t.me/kim']",
        pattern_type="stix",
        valid_from=when,
    )
    revoked = stix2.Indicator(
        pattern="[email-addr:value = 'old@bad.kp']", pattern_type="stix", valid_from=when, revoked=True
    )
    related = stix2.Relationship(ann, "related-to", address)
    objects = [address, account, ann, seen, several, revoked, related]
    entries = [json.loads(one.serialize()) for one in objects]
    ways = {
        "bundle.json": stix2.Bundle(*objects).serialize(pretty=True),
        "taxii.json": json.dumps({"more": False, "objects": entries}),
        "array.json": json.dumps(entries),
        "lines.json": "\n".join(map(json.dumps, entries)),
    }
    for name, text in ways.items():
        tmp_path.joinpath(name).write_text(text)
        found = read_foreign(tmp_path / name)
        assert {row["value"] for row in found.rows["watchlist"]} == {"198.51.100.7", "198.51.100.8"}, name
        assert [(row.get("handle"), row.get("email"), row.get("seen_at")) for row in found.rows["profiles"]] == [
            ("annlee", None, when),
            (None, "ann@x.org", None),
        ]
        assert [reject.reason.partition("read: ")[2] for reject in found.rejects] == ["1 revoked indicator"]


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


def test_misp_objects_and_what_is_withdrawn(tmp_path: Path) -> None:
    event = MISPEvent()
    event.info, event.threat_level_id, event.analysis, event.distribution = "ring", 2, 1, 0
    event.add_attribute("domain|ip", "bad.kp|198.51.100.7")
    event.add_attribute("ip-src|port", "198.51.100.8|22")
    event.add_attribute("url", "https://t.me/kim")
    event.add_attribute("url", "https://portfolio.kp/kim")
    event.add_attribute("email-src", "withdrawn@bad.kp", deleted=True)
    said = {
        "coin-address": {"address-crypto": "0x7F19720A857F834887FC9A7bC0a0fBe7Fc7f8102", "symbol": "ETH"},
        "person": {"first-name": "Min", "last-name": "Kim"},
        "user-account": {"username": "minkim", "shell": "zsh"},
        "telegram-account": {"phone": "+491701234567"},
    }
    for name, values_of in said.items():
        made = MISPObject(name)
        for relation, value in values_of.items():
            made.add_attribute(relation, value)
        event.add_object(made)
    galaxy = [{"name": "Threat Actor", "GalaxyCluster": [{"value": "Lazarus Group"}]}]
    entry = json.loads(event.to_json()) | {
        "Galaxy": galaxy,
        "ShadowAttribute": [{"type": "email-src", "value": "a@b.c"}],
    }
    tmp_path.joinpath("event.json").write_text(json.dumps({"Event": entry}))
    found = read_foreign(tmp_path / "event.json")
    assert values(found.rows["watchlist"]) == {
        ("domain", "bad.kp"), ("ip", "198.51.100.7"), ("ip", "198.51.100.8"), ("domain", "portfolio.kp"),
        ("wallet", "0x7F19720A857F834887FC9A7bC0a0fBe7Fc7f8102"), ("name", "Min Kim"), ("handle", "minkim"),
        ("phone", "+491701234567"),
    }  # fmt: skip
    (reject,) = found.rejects
    assert reject.reason == (
        "attributes of 'ring' that accounts do not show were not read: "
        "1 deleted, 1 first-name, 1 galaxy cluster, 1 last-name, 1 proposed, 2 text, 1 url"
    )


def test_misp_attributes_that_were_searched_for(tmp_path: Path) -> None:
    of = {"id": "1", "info": "ring", "uuid": "u"}
    one = MISPAttribute()
    one.from_dict(type="email-src", value="kim@bad.kp", category="Payload delivery", to_ids=True)
    answer = {"response": {"Attribute": [json.loads(one.to_json()) | {"Event": of}]}}
    tmp_path.joinpath("found.json").write_text(json.dumps(answer))
    (row,) = read_foreign(tmp_path / "found.json").rows["watchlist"]
    assert (row["value"], row["label"], row["source"]) == ("kim@bad.kp", "ring", "MISP u")


def test_accounts_in_observed_data_of_stix_2_0(tmp_path: Path) -> None:
    seen = stix2.v20.ObservedData(
        first_observed="2024-05-06T00:00:00Z",
        last_observed="2024-05-07T00:00:00Z",
        number_observed=1,
        objects={
            "0": {"type": "user-account", "user_id": "42", "account_login": "annlee", "account_type": "github"},
            "1": {"type": "email-addr", "value": "ann@x.org", "belongs_to_ref": "0"},
            "2": {"type": "domain-name", "value": "x.org"},
        },
    )
    tmp_path.joinpath("bundle.json").write_text(stix2.v20.Bundle(seen).serialize())
    found = read_foreign(tmp_path / "bundle.json")
    (row,) = found.rows["profiles"]
    assert (row["account"], row["handle"], row["email"]) == ("github:42", "annlee", "ann@x.org")
    assert row["seen_at"] == "2024-05-07T00:00:00Z"
    assert [reject.reason.rpartition(": ")[2] for reject in found.rejects] == ["1 domain-name"]


def test_a_misp_event_whose_own_marks_stand_behind_its_attributes(tmp_path: Path) -> None:
    event = MISPEvent()
    event.info, event.threat_level_id = "IT workers", 2
    for at in range(400):
        event.add_attribute("email-src", f"kim{at}@bad.kp", comment="one of many mailboxes they used")
    text = event.to_json(sort_keys=True)
    assert text.index('"threat_level_id"') > 1 << 16
    for name, said in {"event.json": f'{{"Event": {text}}}', "bare.json": text}.items():
        tmp_path.joinpath(name).write_text(said)
        found = read_foreign(tmp_path / name)
        assert (found.by, len(found.rows["watchlist"])) == ("MISP event", 400)
