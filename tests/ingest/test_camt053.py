"""Statements made from the classes of the message's own schema."""

from __future__ import annotations

import importlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyiso20022.camt.camt_053_001_02 as camt
import pytest
from xsdata.formats.dataclass.parsers import DictDecoder
from xsdata.formats.dataclass.serializers import XmlSerializer
from xsdata.models.datatype import XmlDate, XmlDateTime

from .foreign import read_foreign

OWN, OTHER = "DE89370400440532013000", "GB29NWBK60161331926819"


def account(iban: str) -> camt.CashAccount16:
    return camt.CashAccount16(id=camt.AccountIdentification4Choice(iban=iban))


def entry(amount: str, direction: camt.CreditDebitCode) -> camt.ReportEntry2:
    party = camt.PartyIdentification32(nm="Min Kim", pstl_adr=camt.PostalAddress6(ctry="GB"))
    incoming = direction is camt.CreditDebitCode.CRDT
    parties = (
        camt.TransactionParty2(dbtr=party, dbtr_acct=account(OTHER))
        if incoming
        else camt.TransactionParty2(cdtr=party, cdtr_acct=account(OTHER))
    )
    detail = camt.EntryTransaction2(
        refs=camt.TransactionReferences2(end_to_end_id="E1"),
        rltd_pties=parties,
        rmt_inf=camt.RemittanceInformation5(ustrd=["Invoice 7"]),
    )
    return camt.ReportEntry2(
        amt=camt.ActiveOrHistoricCurrencyAndAmount(value=Decimal(amount), ccy="EUR"),
        cdt_dbt_ind=direction,
        sts=camt.EntryStatus2Code.BOOK,
        bookg_dt=camt.DateAndDateTimeChoice(dt=XmlDate(2024, 5, 6)),
        bk_tx_cd=camt.BankTransactionCodeStructure4(),
        ntry_dtls=[camt.EntryDetails1(tx_dtls=[detail])],
    )


def statement(path: Path) -> Path:
    made = camt.Document(
        bk_to_cstmr_stmt=camt.BankToCustomerStatementV02(
            grp_hdr=camt.GroupHeader42(msg_id="M1", cre_dt_tm=XmlDateTime(2024, 5, 7, 0, 0, 0)),
            stmt=[
                camt.AccountStatement2(
                    id="S1",
                    cre_dt_tm=XmlDateTime(2024, 5, 7, 0, 0, 0),
                    acct=camt.CashAccount20(
                        id=camt.AccountIdentification4Choice(iban=OWN), ownr=camt.PartyIdentification32(nm="Ann Lee")
                    ),
                    ntry=[entry("1234.50", camt.CreditDebitCode.DBIT), entry("7", camt.CreditDebitCode.CRDT)],
                )
            ],
        )
    )
    path.write_text(XmlSerializer().render(made, ns_map={None: "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"}))
    return path


def test_a_statement(tmp_path: Path) -> None:
    found = read_foreign(statement(tmp_path / "statement.xml"))
    assert (found.by, found.rejects) == ("CAMT.053", [])
    (profile,) = found.rows["profiles"]
    assert (profile["account"], profile["payment_account"], profile["name"]) == (f"bank:{OWN}", OWN, "Ann Lee")
    out, in_ = found.rows["payments"]
    assert {name: out[name] for name in out if name not in ("line", "extra")} == {
        "account": f"bank:{OWN}",
        "at": "2024-05-06",
        "amount": "1234.50",
        "currency": "EUR",
        "direction": "out",
        "method": "bank",
        "counterparty": OTHER,
        "counterparty_name": "Min Kim",
        "counterparty_country": "GB",
    }
    assert out["extra"] == {
        "reference": "Invoice 7", "transaction": "E1", "Sts": "BOOK", "RltdPties.Cdtr.PstlAdr.Ctry": "GB",
    }  # fmt: skip
    assert (in_["direction"], in_["counterparty_name"]) == ("in", "Min Kim")


def test_a_statement_cut_short_keeps_what_was_whole(tmp_path: Path) -> None:
    file = statement(tmp_path / "statement.xml")
    file.write_text(file.read_text()[:-20])
    found = read_foreign(file)
    assert len(found.rows["payments"]) == 2
    assert "nothing after it was read" in found.rejects[0].reason


def newer(version: int) -> dict[str, Any]:
    """A statement of a later version, with other names for parties, banks and status; two transfers in an entry."""
    party = {"Nm": "Min Kim", "PstlAdr": {"Ctry": "GB", "AdrLine": ["1 High St", "London"]}}
    status = {"Cd": "BOOK"} if version > 7 else "BOOK"

    def transfer(amount: str) -> dict[str, Any]:
        return {
            "Refs": {"EndToEndId": "E1", "MndtId": "M7"},
            "Amt": {"value": amount, "Ccy": "EUR"},
            "CdtDbtInd": "DBIT",
            "RltdPties": {"Cdtr": {"Pty": party} if version > 7 else party, "CdtrAcct": {"Id": {"IBAN": OTHER}}},
            "RltdAgts": {"CdtrAgt": {"FinInstnId": {"BICFI": "NWBKGB2LXXX"}}},
            "RmtInf": {"Ustrd": ["Invoice 7", "of May"]},
            "AddtlTxInf": "by phone",
        }

    entry = {
        "Amt": {"value": "30", "Ccy": "EUR"}, "CdtDbtInd": "DBIT", "RvslInd": True, "Sts": status,
        "ValDt": {"DtTm": "2024-05-07T08:00:00Z"}, "BkTxCd": {},
        "NtryDtls": [{"TxDtls": [transfer("10"), transfer("20")]}],
    }  # fmt: skip
    account_ = {"Id": {"IBAN": OWN}, "Ownr": {"Nm": "Ann Lee", "PstlAdr": {"TwnNm": "Berlin"}}}
    made = "2024-05-07T00:00:00"
    return {
        "BkToCstmrStmt": {
            "GrpHdr": {"MsgId": "M1", "CreDtTm": made},
            "Stmt": [{"Id": "S1", "CreDtTm": made, "Acct": account_, "Ntry": [entry]}],
        }
    }


@pytest.mark.parametrize("version", [4, 8, 12])
def test_later_versions(tmp_path: Path, version: int) -> None:
    name = f"camt_053_001_{version:02}"
    document = importlib.import_module(f"pyiso20022.camt.{name}").Document
    made = DictDecoder().decode(newer(version), document)
    space = f"urn:iso:std:iso:20022:tech:xsd:{name.replace('_', '.')}"
    tmp_path.joinpath("x.xml").write_text(XmlSerializer().render(made, ns_map={None: space}))
    found = read_foreign(tmp_path / "x.xml")
    assert found.rejects == []
    assert found.rows["profiles"][0]["extra"] == {"Ownr.PstlAdr.TwnNm": "Berlin"}
    ten, twenty = found.rows["payments"]
    assert (ten["amount"], twenty["amount"], ten["at"]) == ("10", "20", "2024-05-07T08:00:00Z")
    assert (ten["counterparty_name"], ten["counterparty_country"], ten["bank_country"]) == ("Min Kim", "GB", "GB")
    assert ten["extra"]["reference"] == "Invoice 7 of May"
    kept = {name.rpartition(".")[2]: value for name, value in ten["extra"].items()}
    assert (kept["AdrLine"], kept["BICFI"], kept["RvslInd"]) == ("1 High St | London", "NWBKGB2LXXX", "true")
    assert (kept["MndtId"], kept["AddtlTxInf"]) == ("M7", "by phone")


def plain(path: Path, inside: str, own: str = OWN) -> Path:
    """A statement of one entry of 30 EUR that came in, booked; `inside` is what it says beside."""
    path.write_text(
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>'
        f"<Acct><Id><Othr><Id>{own}</Id></Othr></Id></Acct><Ntry><Amt Ccy='EUR'>30</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        f"<BookgDt><Dt>2024-05-06</Dt></BookgDt>{inside}</Ntry></Stmt></BkToCstmrStmt></Document>"
    )
    return path


def side(name: str, who: str, number: str = "") -> str:
    number = f"<{name}Acct><Id><IBAN>{number}</IBAN></Id></{name}Acct>" if number else ""
    return f"<{name}><Pty><Nm>{who}</Nm></Pty></{name}>{number}"


def detail(inside: str, more: str = "") -> str:
    return f"<TxDtls>{more}<RltdPties>{inside}</RltdPties></TxDtls>"


@pytest.mark.parametrize("reversal", ["", "<RvslInd>true</RvslInd>", "<RvslInd>false</RvslInd>"])
def test_the_holder_is_nobodys_counterparty(tmp_path: Path, reversal: str) -> None:
    """What came back names the holder as the one who had paid."""
    parties = side("Dbtr", "Ann Lee", OWN) + side("Cdtr", "Min Kim", OTHER)
    found = read_foreign(plain(tmp_path / "a.xml", f"{reversal}<NtryDtls>{detail(parties)}</NtryDtls>"))
    (row,) = found.rows["payments"]
    assert (row["direction"], row["counterparty"], row["counterparty_name"]) == ("in", OTHER, "Min Kim")


@pytest.mark.parametrize(("reversal", "name"), [("true", "Min Kim"), ("1", "Min Kim"), ("false", "Ann Lee")])
def test_a_reversal_may_name_the_parties_of_what_it_takes_back(tmp_path: Path, reversal: str, name: str) -> None:
    parties = side("Dbtr", "Ann Lee") + side("Cdtr", "Min Kim")
    inside = f"<RvslInd>{reversal}</RvslInd><NtryDtls>{detail(parties)}</NtryDtls>"
    (row,) = read_foreign(plain(tmp_path / "a.xml", inside)).rows["payments"]
    assert row["counterparty_name"] == name


def test_transactions_without_amounts_are_one_payment(tmp_path: Path) -> None:
    """Each was of the whole amount of its entry."""
    amount = "<Amt Ccy='EUR'>10</Amt>"
    details = detail(side("Dbtr", "Min Kim", OTHER), amount) + detail(side("Dbtr", "Li Wei"))
    found = read_foreign(plain(tmp_path / "a.xml", f"<NtryDtls>{details}</NtryDtls>"))
    (row,) = found.rows["payments"]
    assert (row["amount"], row.get("counterparty")) == ("30", None)
    assert "Li Wei" in str(row["extra"])
    assert [reject.reason[:15] for reject in found.rejects] == ["2 transactions "]


def test_an_account_that_is_not_provided_is_none(tmp_path: Path) -> None:
    """Statements of two banks that leave it out were one account."""
    found = read_foreign(plain(tmp_path / "a.xml", "", own="NOTPROVIDED"))
    assert (found.rows, [reject.reason for reject in found.rejects]) == ({}, ["the statement names no account"])
