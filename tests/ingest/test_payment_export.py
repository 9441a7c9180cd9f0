"""Exports with the columns that the services write; by hand, since no writer of theirs can be run.

The headers are those of PayPal's activity download and activity report, Wise's transfer history and balance
statement, and Payoneer's transactions report, as their help pages and importers of such files have them.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linkgraph_ingest.payment_export import _number

from .foreign import read_foreign

PAYPAL = [
    ["Date", "Time", "TimeZone", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net", "From Email Address",
     "To Email Address", "Transaction ID"],
    ["13/02/2024", "10:11:12", "Europe/Berlin", "Min Kim", "General Payment", "Completed", "EUR", "-1.234,50", "0,00",
     "-1.234,50", "boss@corp.de", "kim@pay.org", "9X1"],
    ["14/02/2024", "10:11:12", "PST", "Ann Lee", "General Payment", "Completed", "USD", "20.00", "0.00", "20.00",
     "ann@x.org", "boss@corp.de", "9X2"],
    ["15/02/2024", "10:11:12", "PST", "Bank", "General Withdrawal", "Completed", "USD", "", "0.00", "", "", "", "9X3"],
]  # fmt: skip
WISE = [
    ["ID", "Status", "Direction", "Created on", "Finished on", "Source fee amount", "Source fee currency",
     "Target fee amount", "Target fee currency", "Source name", "Source amount (after fees)", "Source currency",
     "Target name", "Target amount (after fees)", "Target currency", "Exchange rate", "Reference", "Batch"],
    ["TRANSFER-1", "COMPLETED", "OUT", "2024-05-06 07:00:00", "2024-05-06 07:01:00", "1.0", "USD", "", "", "Ann Lee",
     "500.00", "USD", "Li Wei", "3600.00", "CNY", "7.2", "", ""],
]  # fmt: skip
STATEMENT = [
    ["TransferWise ID", "Date", "Amount", "Currency", "Description", "Payment Reference", "Running Balance",
     "Exchange From", "Exchange To", "Exchange Rate", "Payer Name", "Payee Name", "Payee Account Number", "Merchant"],
    ["TRANSFER-1", "31-05-2024", "-500.00", "USD", "Sent money to Li Wei", "", "12.00", "", "", "", "", "Li Wei",
     "DE89370400440532013000", ""],
]  # fmt: skip
PAYONEER = [
    ["Transaction Date", "Transaction Time", "Time Zone", "Transaction ID", "Description", "Credit Amount",
     "Debit Amount", "Currency", "Status", "Running Balance"],
    ["05-31-2024", "07:00:00", "UTC", "T1", "Payment from Upwork Inc.", "500.00", "", "USD", "Completed", "512.00"],
    ["06-01-2024", "07:00:00", "UTC", "T2", "Payment to Li Wei", "", "-100.00", "USD", "Completed", "412.00"],
]  # fmt: skip


def saved(path: Path, rows: list[list[str]], delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    return path


def test_paypal(tmp_path: Path) -> None:
    found = read_foreign(saved(tmp_path / "Download.CSV", PAYPAL))
    out, in_ = found.rows["payments"]
    assert out == {
        "account": "paypal:boss@corp.de",
        "at": "2024-02-13T09:11:12+00:00",
        "amount": "1234.5",
        "currency": "EUR",
        "direction": "out",
        "method": "paypal",
        "counterparty": "kim@pay.org",
        "counterparty_name": "Min Kim",
        "extra": {"type": "General Payment", "status": "Completed", "fee": "0,00", "net": "-1.234,50",
                  "transactionid": "9X1"},
        "line": 2,
    }  # fmt: skip
    assert (in_["at"], in_["amount"], in_["direction"], in_["counterparty"]) == (
        "2024-02-14T18:11:12+00:00",
        "20",
        "in",
        "ann@x.org",
    )
    assert [row["payment_account"] for row in found.rows["profiles"]] == ["boss@corp.de"]
    assert [(reject.line, reject.reason) for reject in found.rejects] == [(4, "the row has no amount that can be read")]


GERMAN = [
    ["Datum", "Uhrzeit", "Zeitzone", "Name", "Typ", "Status", "Währung", "Brutto", "Gebühr", "Netto",
     "Absender E-Mail-Adresse", "Empfänger E-Mail-Adresse", "Transaktionscode", "Artikelbezeichnung"],
    ["13.02.2024", "10:11:12", "CET", "Min Kim", "Allgemeine Zahlung", "Abgeschlossen", "EUR", "-1.234,50", "0,00",
     "-1.234,50", "boss@corp.de", "kim@pay.org", "9X1", "Logo"],
    ["14.02.2024", "10:11:12", "CET", "Min Kim", "Allgemeine Zahlung", "Abgeschlossen", "JPY", "-12.345", "0",
     "-12.345", "boss@corp.de", "kim@pay.org", "9X2", ""],
]  # fmt: skip
FRENCH = [
    ["Date", "Heure", "Fuseau horaire", "Nom", "Type", "État", "Devise", "Avant commission", "Commission", "Net",
     "De l'adresse email", "À l'adresse email", "Numéro de transaction"],
    ["13/02/2024", "10:11:12", "CET", "Min Kim", "Paiement", "Terminé", "EUR", "-1\u202f234,50", "0,00",
     "-1\u202f234,50", "boss@corp.de", "kim@pay.org", "9X1"],
]  # fmt: skip
SPANISH_REPORT = [
    ["Fecha", "Hora", "Zona horaria", "Descripción", "Divisa", "Bruto ", "Comisión ", "Neto", "Saldo",
     "Id. de transacción", "Correo electrónico del remitente", "Nombre", "Nombre del banco"],
    ["13/02/2024", "10:11:12", "CET", "Pago general", "EUR", "-1.234,50", "0,00", "-1.234,50", "0,00", "9X1",
     "boss@corp.de", "Min Kim", ""],
    ["14/02/2024", "10:11:12", "CET", "Pago general", "EUR", "20,00", "0,00", "20,00", "20,00", "9X2",
     "ann@x.org", "Ann Lee", ""],
    ["15/02/2024", "10:11:12", "CET", "Pago general", "EUR", "-1,00", "0,00", "-1,00", "0,00", "9X3",
     "boss@corp.de", "Li Wei", ""],
    ["16/02/2024", "10:11:12", "CET", "Pago general", "EUR", "-1,00", "0,00", "-1,00", "0,00", "9X4",
     "Boss@corp.de", "Eva Sanz", ""],
]  # fmt: skip
FRENCH_REPORT = [
    ["Date", "Heure", "Fuseau horaire", "Description", "Devise", "Brut", "Frais", "Net", "Solde", "N° de transaction",
     "De l'adresse email", "Nom", "Nom de la banque", "Compte bancaire"],
    ["13/02/2024", "10:11:12", "CET", "Paiement express", "EUR", "-1\u202f234,50", "0,00", "-1\u202f234,50", "0,00",
     "9X1", "kim@pay.org", "Min Kim", "", ""],
    ["13/02/2024", "10:11:12", "CET", "Conversion de devise standard", "EUR", "20,00", "0,00", "20,00", "20,00", "9X2",
     "", "", "", ""],
    ["14/02/2024", "10:11:12", "CET", "Paiement express", "EUR", "20,00", "0,00", "20,00", "20,00", "9X3",
     "ann@x.org", "Ann Lee", "", ""],
    ["15/02/2024", "10:11:12", "CET", "Paiement express", "EUR", "-20,00", "0,00", "20,00", "20,00", "9X4",
     "li@y.org", "Li Wei", "", ""],
]  # fmt: skip


@pytest.mark.parametrize("time", ["7:12:45", "07:12:45", "7:12:45 AM"])
def test_a_time_is_in_its_zone_however_it_is_written(tmp_path: Path, time: str) -> None:
    """A spreadsheet that saved the export again drops the zero before the hour."""
    rows = [PAYPAL[0], ["13/02/2024", time, "PST", *PAYPAL[1][3:]]]
    found = read_foreign(saved(tmp_path / "Download.CSV", rows))
    assert found.rows["payments"][0]["at"] == "2024-02-13T15:12:45+00:00"


@pytest.mark.parametrize("rows", [GERMAN, FRENCH, SPANISH_REPORT])
def test_paypal_in_other_languages(tmp_path: Path, rows: list[list[str]]) -> None:
    found = read_foreign(saved(tmp_path / "Download.CSV", rows))
    assert found.rejects == []
    first, *_ = found.rows["payments"]
    assert (first["account"], first["at"]) == ("paypal:boss@corp.de", "2024-02-13T09:11:12+00:00")
    assert (first["amount"], first["currency"], first["direction"]) == ("1234.5", "EUR", "out")
    assert (first["counterparty_name"], first["extra"]["transactionid"]) == ("Min Kim", "9X1")
    assert {row["account"] for row in found.rows["payments"]} == {"paypal:boss@corp.de"}


def test_addresses_that_change_with_the_name_are_not_the_holders(tmp_path: Path) -> None:
    """Activity reports name one address a row, in many the other party's on money out as well."""
    found = read_foreign(saved(tmp_path / "boss.csv", FRENCH_REPORT))
    assert found.rejects == []
    assert [(row["direction"], row.get("counterparty")) for row in found.rows["payments"]] == [
        ("out", "kim@pay.org"),
        ("in", None),
        ("in", "ann@x.org"),
        ("out", "li@y.org"),
    ]
    assert found.rows["profiles"] == [{"account": "paypal:boss", "platform": "paypal", "line": 2}]


@pytest.mark.parametrize("names", [["Min Kim"], ["Min Kim", "Kim Trading"]])
def test_an_address_that_may_be_of_either_is_nobodys(tmp_path: Path, names: list[str]) -> None:
    rows = [[*FRENCH_REPORT[1][:11], name, "", ""] for name in names]
    found = read_foreign(saved(tmp_path / "boss.csv", [FRENCH_REPORT[0], *rows]))
    assert [(reject.line, "nobody's" in reject.reason) for reject in found.rejects] == [(0, True)]
    assert {(row["account"], row.get("counterparty")) for row in found.rows["payments"]} == {("paypal:boss", None)}
    assert found.rows["payments"][0]["extra"]["fromemailaddress"] == "kim@pay.org"
    assert "email" not in found.rows["profiles"][0]


def test_the_usual_address_is_the_holders_on_whichever_side_it_stands(tmp_path: Path) -> None:
    turned = [*PAYPAL[2][:10], "boss@corp.de", "eve@y.org", "9X4"]
    found = read_foreign(saved(tmp_path / "Download.CSV", [*PAYPAL[:3], turned]))
    assert {row["account"] for row in found.rows["payments"]} == {"paypal:boss@corp.de"}
    assert [row["counterparty"] for row in found.rows["payments"]] == ["kim@pay.org", "ann@x.org", "eve@y.org"]


def test_downloads_of_two_holders_are_two_accounts(tmp_path: Path) -> None:
    """Services call every download alike, so folders keep them apart."""
    accounts = []
    for who in ("ann", "bob"):
        (tmp_path / who).mkdir()
        path = saved(tmp_path / who / "statement.2024.csv", STATEMENT)
        accounts.append(read_foreign(path, tmp_path).rows["payments"][0]["account"])
    assert accounts == ["wise:ann/statement.2024", "wise:bob/statement.2024"]


def test_a_name_is_no_account_that_money_went_to(tmp_path: Path) -> None:
    """Strangers who paid two people of one name would be linked by it."""
    found = read_foreign(saved(tmp_path / "report.csv", PAYONEER))
    assert [(row.get("counterparty"), row["counterparty_name"]) for row in found.rows["payments"]] == [
        (None, "Upwork Inc."),
        (None, "Li Wei"),
    ]


def test_what_is_no_column_of_ours_is_kept(tmp_path: Path) -> None:
    found = read_foreign(saved(tmp_path / "Download.CSV", GERMAN))
    logo, yen = found.rows["payments"]
    assert (logo["extra"]["artikelbezeichnung"], yen["amount"]) == ("Logo", "12345")
    found = read_foreign(saved(tmp_path / "report.csv", PAYONEER))
    assert found.rows["payments"][0]["extra"] == {
        "transactionid": "T1", "description": "Payment from Upwork Inc.", "status": "Completed",
        "runningbalance": "512.00",
    }  # fmt: skip


def test_wise(tmp_path: Path) -> None:
    found = read_foreign(saved(tmp_path / "transaction-history.csv", WISE))
    (row,) = found.rows["payments"]
    assert (row["account"], row.get("counterparty"), row["counterparty_name"]) == ("wise:ann lee", None, "Li Wei")
    assert (row["at"], row["amount"], row["currency"]) == ("2024-05-06T07:01:00+00:00", "500", "USD")


def test_a_statement_of_wise_with_semicolons(tmp_path: Path) -> None:
    found = read_foreign(saved(tmp_path / "statement_123_USD.csv", STATEMENT, ";"))
    (row,) = found.rows["payments"]
    assert (row["account"], row["counterparty"], row["at"][:10]) == (
        "wise:statement_123_usd",
        "DE89370400440532013000",
        "2024-05-31",
    )


def test_payoneer(tmp_path: Path) -> None:
    found = read_foreign(saved(tmp_path / "report.csv", PAYONEER))
    assert [(row["direction"], row["amount"], row["counterparty_name"]) for row in found.rows["payments"]] == [
        ("in", "500", "Upwork Inc."),
        ("out", "100", "Li Wei"),
    ]
    assert [row["at"][:10] for row in found.rows["payments"]] == ["2024-05-31", "2024-06-01"]


def test_dates_that_leave_it_open_are_named(tmp_path: Path) -> None:
    open_ = [PAYPAL[0], ["03/02/2024", *PAYPAL[1][1:]]]
    found = read_foreign(saved(tmp_path / "x.csv", open_))
    assert [reject.reason for reject in found.rejects] == [
        "no date says whether day or month stands first; read as month/day/year"
    ]
    assert found.rows["payments"][0]["at"][:10] == "2024-03-02"


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        ([STATEMENT[0], [STATEMENT[1][0], "06-05-2024", *STATEMENT[1][2:]]], "2024-05-06"),
        ([GERMAN[0], ["03.02.2024", *GERMAN[1][1:]]], "2024-02-03"),
        ([FRENCH[0], ["03/02/2024", *FRENCH[1][1:]]], "2024-02-03"),
        ([PAYONEER[0], ["03-02-2024", *PAYONEER[1][1:]]], "2024-03-02"),
    ],
)
def test_dates_that_leave_it_open_are_read_as_the_service_writes_them(
    tmp_path: Path, rows: list[list[str]], at: str
) -> None:
    found = read_foreign(saved(tmp_path / "x.csv", rows))
    assert found.rejects == []
    assert found.rows["payments"][0]["at"][:10] == at


def test_a_time_zone_that_is_not_known_is_named(tmp_path: Path) -> None:
    rows = [PAYPAL[0], [*PAYPAL[1][:2], "BRT", *PAYPAL[1][3:]], [*PAYPAL[2][:2], "XQT", *PAYPAL[2][3:]]]
    found = read_foreign(saved(tmp_path / "x.csv", rows))
    assert [reject.reason for reject in found.rejects] == ["time zones that are not known were read as UTC: XQT"]
    assert found.rows["payments"][0]["at"] == "2024-02-13T13:11:12+00:00"


@given(st.integers(-(10**9), 10**9), st.sampled_from([("", "."), (",", "."), (".", ","), (" ", ",")]))
def test_amounts_of_any_country(cents: int, signs: tuple[str, str]) -> None:
    text = f"{abs(cents) // 100:,}@{abs(cents) % 100:02}".replace(",", signs[0]).replace("@", signs[1])
    assert _number(("-" if cents < 0 else "") + text) == pytest.approx(cents / 100)
