"""Statements made from the classes of the message's own schema."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyiso20022.camt.camt_053_001_02 as camt
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
    assert out["extra"] == {"reference": "Invoice 7", "transaction": "E1"}
    assert (in_["direction"], in_["counterparty_name"]) == ("in", "Min Kim")


def test_a_statement_cut_short_keeps_what_was_whole(tmp_path: Path) -> None:
    file = statement(tmp_path / "statement.xml")
    file.write_text(file.read_text()[:-20])
    found = read_foreign(file)
    assert len(found.rows["payments"]) == 2
    assert "nothing after it was read" in found.rejects[0].reason
