"""Mails and contacts, written by the standard library, msgforge and vobject."""

from __future__ import annotations

import base64
import io
import mailbox
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgforge
import pytest
import vobject
from msgforge._builder import _OleWriter, _Props
from olefile import OleFileIO
from oxmsg.storage import Storage
from PIL import Image

from linkgraph.content import metadata_of, text_of
from linkgraph.content.inside import members_of
from linkgraph.content.mail import read_eml
from linkgraph.content.mail.outlook import sender_of

from .foreign import read_foreign

MULTIPART = b"Content-Type: multipart/mixed; boundary=a\n\n--a\n"


def portrait() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (80, 80), "red").save(data, "JPEG")
    return data.getvalue()


def mail(subject: str = "Offer") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Min Kím <Kim@pay.org>"
    made["Reply-To"] = "other@pay.org"
    made["To"] = "boss@corp.de"
    made["Date"] = "Mon, 06 May 2024 16:00:00 +0900"
    made["Subject"] = subject
    made["Message-ID"] = "<1@pay.org>"
    made["X-Mailer"] = "Foxmail 7.2"
    made["X-Originating-IP"] = "[203.0.113.9]"
    made.set_content("Dear sir,\nplease find my CV.\n")
    made.add_attachment("Ten years of Python", filename="cv.txt")
    made.add_attachment(portrait(), maintype="image", subtype="jpeg", filename="me.jpg")
    return made


def test_a_mail_that_is_but_a_page_is_read_as_text() -> None:
    made = EmailMessage()
    made["From"] = "kim@pay.org"
    made.set_content("<p>Dear sir,</p><style>p {color: red}</style><p>I can <b>start</b> today.</p>", subtype="html")
    text = read_eml(made.as_bytes()).text
    assert text.split() == ["Dear", "sir,", "I", "can", "start", "today."]


def check(found: object, folder: Path) -> None:
    rows = found.rows  # type: ignore[attr-defined]
    sender, receiver = rows["profiles"]
    assert (sender["account"], sender["name"]) == ("email:kim@pay.org", "Min Kím")
    assert sender["email"] == "Kim@pay.org | other@pay.org"
    assert receiver["account"] == "email:boss@corp.de"
    text, cv = rows["documents"]
    assert (text["text"], text["title"], text["sent_at"]) == (
        "Dear sir,\nplease find my CV.",
        "Offer",
        "2024-05-06T07:00:00+00:00",
    )
    assert (cv["title"], folder.joinpath(cv["file"]).read_text().strip()) == ("cv.txt", "Ten years of Python")
    assert folder.joinpath(rows["photos"][0]["file"]).read_bytes() == portrait()
    assert (rows["logins"][0]["ip"], rows["logins"][0]["user_agent"]) == ("203.0.113.9", "Foxmail 7.2")


def test_eml(tmp_path: Path) -> None:
    file = tmp_path / "offer.eml"
    file.write_bytes(mail().as_bytes())
    check(read_foreign(file), tmp_path)
    assert text_of(file) == "Offer\n\nDear sir,\nplease find my CV."
    assert metadata_of(file)["producer"] == "Foxmail 7.2"


def test_mbox(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "export.mbox")
    for subject in ("Offer", "Again"):
        made = mail(subject)
        box.add(made)
    box.close()
    found = read_foreign(tmp_path / "export.mbox")
    assert found.rejects == []
    assert [row["title"] for row in found.rows["documents"] if "text" in row] == ["Offer", "Again"]
    assert {row["line"] for row in found.rows["documents"]} == {row["line"] for row in found.rows["photos"]}


@pytest.mark.parametrize(
    "headers",
    [
        {"List-Id": "Users of x <users.x.org>"},
        {"List-Post": "<mailto:users@x.org>"},
        {"Mailing-List": "contact users-help@x.org; run by ezmlm"},
        {"Precedence": "list"},
    ],
)
def test_where_a_mailing_list_takes_the_answers_its_address_is_nobodys(tmp_path: Path, headers: dict[str, str]) -> None:
    made = mail()
    made.replace_header("Reply-To", "users@x.org")
    for name, value in headers.items():
        made[name] = value
    tmp_path.joinpath("archive.eml").write_bytes(made.as_bytes())
    rows = read_foreign(tmp_path / "archive.eml").rows
    assert rows["profiles"][0]["email"] == "Kim@pay.org"
    assert rows["documents"][0]["extra"]["reply-to"] == "users@x.org"


@pytest.mark.parametrize(
    "broken",
    ["X-Spam: =?utf-8?b?abcde?=", "Content-Type: text/plain; charset", "Content-Type: text/plain; charset=a\0b"],
)
def test_a_broken_header_costs_neither_its_mail_nor_the_others(tmp_path: Path, broken: str) -> None:
    head = "From x@y.org Mon May  6 07:00:00 2024\nFrom: kim@pay.org\nDate: Mon, 6 May 2024 07:00:00 +0000\n"
    box = f"{head}{broken}\nSubject: first\n\nBuy now\n\n{head}Subject: second\n\nDear sir\n"
    tmp_path.joinpath("spam.mbox").write_text(box)
    found = read_foreign(tmp_path / "spam.mbox")
    assert found.rejects == []
    assert [(row["title"], row["text"]) for row in found.rows["documents"]] == [
        ("first", "Buy now"),
        ("second", "Dear sir"),
    ]


@pytest.mark.parametrize(
    "hop",
    [
        "from [192.168.1.5] (cpe.example.com. [203.0.113.9]) by smtp.gmail.com with ESMTPSA id x",
        "from [192.168.1.5] (unknown [203.0.113.9]) by mx (Postfix) with ESMTPSA id 1",
        "from [203.0.113.9] (helo=[192.168.1.5]) by mx with esmtpsa (Exim)",
        "from host.example ([203.0.113.9] helo=[192.168.1.5]) by mx with esmtpsa (Exim)",
    ],
)
def test_a_sender_is_where_the_server_saw_them_not_where_they_say(hop: str) -> None:
    said = f"From: a@b.co\nReceived: {hop}; Mon, 6 May 2024 07:00:00 +0000\n\nhi"
    assert read_eml(said.encode()).ip == "203.0.113.9"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_folder_of_thunderbird(tmp_path: Path, end: str) -> None:
    old, new = "From - Mon May  6 07:00:00 2024\n", "From \n"
    mails = [
        f"{start}X-Mozilla-Status: 0001\n{mail(f'{at}').as_string()}\n" for at, start in enumerate([new, old, new])
    ]
    tmp_path.joinpath("Inbox").write_text("".join(mails).replace("\n", end), newline="")
    found = read_foreign(tmp_path / "Inbox")
    assert found.by == "mbox"
    assert [row["title"] for row in found.rows["documents"] if row["kind"] == "message"] == ["0", "1", "2"]


def test_a_forwarded_mail_is_its_own_senders(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["From"], inner["To"], inner["Date"] = "Ann <ann@x.org>", "kim@pay.org", "Sun, 05 May 2024 16:00:00 +0900"
    inner.set_content("my own words")
    inner.add_attachment(portrait(), maintype="image", subtype="jpeg", filename="ann.jpg")
    outer = mail("Fwd")
    outer["Bcc"] = "hidden@corp.de"
    outer.add_attachment(inner)
    tmp_path.joinpath("fwd.eml").write_bytes(outer.as_bytes())
    rows = read_foreign(tmp_path / "fwd.eml").rows
    said = {row["account"]: row["text"] for row in rows["documents"] if "text" in row}
    assert said == {"email:kim@pay.org": "Dear sir,\nplease find my CV.", "email:ann@x.org": "my own words"}
    assert [row["account"] for row in rows["photos"]] == ["email:kim@pay.org", "email:ann@x.org"]
    assert "email:hidden@corp.de" in {row["account"] for row in rows["profiles"]}
    assert [member.name for member in members_of(tmp_path / "fwd.eml")] == ["cv.txt", "me.jpg", "part-4.eml"]


def test_headers_and_every_attachment_are_accounted_for(tmp_path: Path) -> None:
    made = mail()
    del made["X-Originating-IP"]
    made["Received"] = (
        "from mail (mail.pay.org [198.51.100.1]) by mx.corp.de with ESMTPS; Mon, 06 May 2024 16:00:02 +0900"
    )
    made["Received"] = (
        "from laptop (unknown [IPv6:2001:db8::7]) by mail.pay.org with ESMTPSA; 06 May 2024 16:00:01 +0900"
    )
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("pictures/me.jpg", portrait())
    made.add_attachment(archive.getvalue(), maintype="application", subtype="zip", filename="all.zip")
    made.add_attachment("a,b", subtype="csv", filename="table.csv")
    tmp_path.joinpath("offer.eml").write_bytes(made.as_bytes())
    found = read_foreign(tmp_path / "offer.eml")
    assert found.rows["documents"][0]["extra"]["message-id"] == "<1@pay.org>"
    assert found.rows["logins"][0]["ip"] == "2001:db8::7"
    assert [Path(row["file"]).suffix for row in found.rows["photos"]] == [".jpg", ".zip"]
    (reject,) = found.rejects
    assert "'table.csv' is no picture, document or archive; it was kept as .linkgraph/files/" in reject.reason


def test_msg(tmp_path: Path) -> None:
    made = msgforge.Message(
        subject="Offer",
        text_body="Dear sir",
        to=[("boss@corp.de", "Boss")],
        sender=("kim@pay.org", "Min Kim"),
        sent=datetime(2024, 5, 6, 7, tzinfo=UTC),
    )
    made.attach_bytes("me.jpg", portrait(), "image/jpeg")
    made.save(tmp_path / "offer.msg")
    found = read_foreign(tmp_path / "offer.msg")
    assert [row["account"] for row in found.rows["profiles"]] == ["email:kim@pay.org", "email:boss@corp.de"]
    assert found.rows["documents"][0]["text"] == "Dear sir"
    assert tmp_path.joinpath(found.rows["photos"][0]["file"]).read_bytes() == portrait()
    assert text_of(tmp_path / "offer.msg").startswith("Offer")


def test_a_mail_attached_as_a_file_is_its_own_senders(tmp_path: Path) -> None:
    inner = outlook("Inner", "ann@x.org", "Ann")
    inner.attach_bytes("ann.jpg", portrait(), "image/jpeg")
    outer = outlook("Outer", "kim@pay.org", "Min Kim")
    outer.attach_bytes("inner.msg", inner.as_bytes(), "application/vnd.ms-outlook")
    outer.attach_bytes("deep.eml", mail("Deep").as_bytes(), "message/rfc822")
    outer.attach_bytes("broken.eml", b"no mail", "message/rfc822")
    outer.save(tmp_path / "outer.msg")
    rows = read_foreign(tmp_path / "outer.msg").rows
    said = [(row["account"], row["title"]) for row in rows["documents"] if row["kind"] == "message"]
    assert said == [("email:kim@pay.org", "Outer"), ("email:ann@x.org", "Inner"), ("email:kim@pay.org", "Deep")]
    assert "email:ann@x.org" in [row["account"] for row in rows["photos"]]
    assert next(row["title"] for row in rows["documents"] if row["kind"] == "attachment") == "broken.eml"


def test_a_sender_on_exchange_and_a_mail_of_nobody(tmp_path: Path) -> None:
    outlook("Offer", "/O=CORP/CN=KIM", "Min Kim").save(tmp_path / "exchange.msg")
    found = read_foreign(tmp_path / "exchange.msg")
    assert [reject.reason for reject in found.rejects] == [
        "the mail 'Offer' names no sender with an address, so it is nobody's; it was left out"
    ]

    class Properties:
        def str_prop_value(self, name: int) -> str | None:
            return {0x0C1A: "Min Kim", 0x5D01: "kim@pay.org"}.get(name)

    exchange = SimpleNamespace(sender='"Min Kim" </O=CORP/CN=KIM>', properties=Properties())
    assert sender_of(exchange) == [("Min Kim", "kim@pay.org")]


def test_a_mail_that_outlook_keeps_within_a_mail(tmp_path: Path) -> None:
    inner = outlook("Inner", "ann@x.org", "Ann")
    inner.attach_bytes("ann.jpg", portrait(), "image/jpeg")
    outer = outlook("Outer", "kim@pay.org", "Min Kim")
    outer.attach_bytes("held", b"here", None)
    tmp_path.joinpath("outer.msg").write_bytes(embedded(outer.as_bytes(), inner.as_bytes()))
    rows = read_foreign(tmp_path / "outer.msg").rows
    assert [(row["account"], row["title"]) for row in rows["documents"]] == [
        ("email:kim@pay.org", "Outer"),
        ("email:ann@x.org", "Inner"),
    ]
    assert [row["account"] for row in rows["photos"]] == ["email:ann@x.org"]
    assert [member.name for member in members_of(tmp_path / "outer.msg")] == ["ann.jpg"]


def outlook(subject: str, address: str, name: str) -> msgforge.Message:
    to = [("boss@corp.de", "Boss")]
    sent = datetime(2024, 5, 6, 7, tzinfo=UTC)
    return msgforge.Message(subject=subject, text_body="t", to=to, sender=(address, name), sent=sent)


def embedded(outer: bytes, inner: bytes) -> bytes:
    """The file `outer` with the mail `inner` as a storage in its first attachment, as Outlook keeps it (MS-OXMSG)."""
    made: Any = _OleWriter()  # type: ignore[no-untyped-call]
    with OleFileIO(outer) as container:
        root = Storage.from_ole(container)
    with OleFileIO(inner) as container:
        held = Storage.from_ole(container)

    def copied(source: Storage, target: Any) -> None:
        for stream in source.streams:
            own = source is held and stream.name == "__properties_version1.0"
            made.add_stream(target, stream.name, stream.bytes_[:24] + stream.bytes_[32:] if own else stream.bytes_)
        for storage in source.storages:
            copied(storage, made.add_storage(target, storage.name))

    for stream in root.streams:
        made.add_stream(made.root, stream.name, stream.bytes_)
    for storage in root.storages:
        place = made.add_storage(made.root, storage.name)
        if storage.name.startswith("__attach"):
            storage = replace(storage, streams=tuple(s for s in storage.streams if "3701" not in s.name))
            copied(held, made.add_storage(place, "__substg1.0_3701000D"))
        copied(storage, place)
    return bytes(made.build())


@pytest.mark.parametrize(
    ("page", "codec", "name"),
    [(932, "cp932", "髙橋 ①"), (936, "gbk", "張範倫"), (949, "cp949", "펲시 똠"), (950, "cp950", "張範倫")],
)
@pytest.mark.parametrize("said_by", [0x3FFD, 0x3FDE])
def test_outlook_before_unicode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: int, codec: str, name: str, said_by: int
) -> None:
    """Texts of one byte a sign, in a code page that the mail names for them, or but for its body (MS-OXPROPS)."""

    def narrow(self: Any, ole: Any, parent: Any, prop: int, value: str) -> None:
        data = value.encode(codec)
        ole.add_stream(parent, f"__substg1.0_{prop:04X}001E", data)
        self._entries.append((prop, 0x0102, len(data) + 1))

    def typed(self: Any) -> bytes:
        entries: bytes = built(self)  # type: ignore[no-untyped-call]
        return b"".join(
            b"\x1e\x00" + entries[at + 2 : at + 16] if entries[at : at + 2] == b"\x02\x01" else entries[at : at + 16]
            for at in range(0, len(entries), 16)
        ) + (b"\x03\x00" + said_by.to_bytes(2, "little") + b"\x06\0\0\0" + page.to_bytes(8, "little"))

    built = _Props._build_entries
    monkeypatch.setattr(_Props, "add_unicode", narrow)
    monkeypatch.setattr(_Props, "_build_entries", typed)
    tmp_path.joinpath("old.msg").write_bytes(outlook(name, "kim@pay.org", name).as_bytes())
    rows = read_foreign(tmp_path / "old.msg").rows
    assert rows["profiles"][0]["name"] == name
    assert rows["documents"][0]["title"] == name


@pytest.mark.parametrize(
    "data",
    [b"From: \xff\xfe <", b"Date: x\nFrom: =?x?q?=?=\n\n", MULTIPART],
)
def test_a_broken_mail_does_no_harm(data: bytes) -> None:
    assert read_eml(data).members == []


def test_vcard(tmp_path: Path) -> None:
    card = vobject.vCard()
    card.add("fn").value = "Min Kim"
    card.add("n").value = vobject.vcard.Name(family="Kim", given="Min")
    card.add("email").value = "kim@pay.org"
    card.add("tel").value = "+4930901820"
    card.add("adr").value = vobject.vcard.Address(street="Hauptstr. 1", city="Berlin", code="10115", country="Germany")
    card.add("bday").value = "1990-01-02"
    picture = card.add("photo")
    picture.value, picture.encoding_param = portrait(), "b"
    text = card.serialize()
    tmp_path.joinpath("contacts.vcf").write_text(text + "BEGIN:VCARD\nthis is none\nEND:VCARD\n" + text, newline="")
    found = read_foreign(tmp_path / "contacts.vcf")
    row = found.rows["profiles"][0]
    assert (row["account"], row["name"], row["email"], row["phone"], row["birth_date"]) == (
        "contact:kim@pay.org",
        "Min Kim",
        "kim@pay.org",
        "+4930901820",
        "1990-01-02",
    )
    assert row["address"] == "Hauptstr. 1, Berlin, 10115, Germany"
    assert len(found.rows["photos"]) == 2
    assert tmp_path.joinpath(found.rows["photos"][0]["file"]).read_bytes() == portrait()
    assert len(found.rejects) == 1


def test_a_card_of_an_old_phone(tmp_path: Path) -> None:
    """vCard 2.1 by hand, since no library writes it: quoted-printable over several lines, another code page."""
    tmp_path.joinpath("old.vcf").write_bytes(
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=WINDOWS-1251;ENCODING=QUOTED-PRINTABLE:=CF=E5=F2=F0=EE=E2;=C8=E2=\r\n"
        b"=E0=ED\r\nTEL;CELL:+7 916 123-45-67\r\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo\r\nEND:VCARD\r\n"
    )
    found = read_foreign(tmp_path / "old.vcf")
    (row,) = found.rows["profiles"]
    assert (found.rejects, row["name"], row["phone"], row["bio"]) == ([], "Иван Петров", "+7 916 123-45-67", "one\ntwo")


def test_everything_on_a_card_is_kept(tmp_path: Path) -> None:
    card = vobject.vCard()
    said = {
        "fn": "Min Kim", "tel": "tel:+49-30-901820;ext=12", "gender": "F", "lang": "ko", "tz": "+09:00",
        "impp": "xmpp:min@pay.org", "x-socialprofile": "https://t.me/minkim", "categories": ["friends", "work"],
    }  # fmt: skip
    for name, value in said.items():
        card.add(name).value = value
    picture = base64.b64encode(portrait()).decode()
    text = card.serialize().replace("END:VCARD", f"PHOTO:data:image/jpeg;base64,{picture}\r\nEND:VCARD")
    tmp_path.joinpath("contacts.vcf").write_text(text, newline="")
    found = read_foreign(tmp_path / "contacts.vcf")
    (row,) = found.rows["profiles"]
    assert (row["gender"], row["languages"], row["timezone"]) == ("F", "ko", "+09:00")
    assert row["phone"] == "+49-30-901820 ext. 12"
    assert row["extra"] == {
        "impp": "xmpp:min@pay.org", "x-socialprofile": "https://t.me/minkim", "categories": "friends | work",
    }  # fmt: skip
    assert tmp_path.joinpath(found.rows["photos"][0]["file"]).read_bytes() == portrait()


def test_a_shared_phone_or_a_placeholder_makes_no_two_contacts_one(tmp_path: Path) -> None:
    texts = []
    for name in ("Min Kim", "Ann Lee"):
        card = vobject.vCard()
        card.add("fn").value, card.add("tel").value, card.add("email").value = name, "+4930901820", "test@test.com"
        texts.append(card.serialize())
    tmp_path.joinpath("contacts.vcf").write_text("".join(texts), newline="")
    rows = read_foreign(tmp_path / "contacts.vcf").rows["profiles"]
    assert [row["account"] for row in rows] == ["contact:Min Kim +4930901820", "contact:Ann Lee +4930901820"]


def test_a_header_of_very_many_receivers_is_read_whole(tmp_path: Path) -> None:
    made = EmailMessage()
    made["From"], made["Date"], made["Subject"] = "a@pay.org", "Mon, 06 May 2024 16:00:00 +0900", "Offer"
    made["To"] = ", ".join(f"Jürgen {at} <j{at}@corp.de>" for at in range(3_000))
    made.set_content("hello")
    receivers = read_eml(made.as_bytes()).receivers
    assert len(receivers) == 3_000
    assert receivers[7] == ("Jürgen 7", "j7@corp.de")


def test_mails_nested_without_end_are_rejected(tmp_path: Path) -> None:
    head = b"From: a@b.c\nTo: d@e.f\nSubject: y\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    tmp_path.joinpath("deep.eml").write_bytes(head * 3_000)
    assert [reject.reason for reject in read_foreign(tmp_path / "deep.eml").rejects] == [
        "the mail holds mails within mails, nested too deeply"
    ]


def made_card(**more: str) -> str:
    card = vobject.vCard()
    card.add("fn").value, card.add("email").value, card.add("tel").value = "Min Kim", "kim@pay.org", "+4930901820"
    card.add("org").value = ["Company, The", "Sales"]
    for name, value in more.items():
        card.add(name).value = value
    return str(card.serialize())


def test_a_property_that_cannot_be_read_does_not_cost_the_card(tmp_path: Path) -> None:
    broken = "TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=80=\nEND:VCARD"
    text = made_card().replace("END:VCARD", broken) + made_card().replace("VERSION", "PROFILE:VCARD\nVERSION")
    tmp_path.joinpath("cards.vcf").write_text(text)
    found = read_foreign(tmp_path / "cards.vcf")
    assert [(row["email"], row["employment"]) for row in found.rows["profiles"]] == [
        ("kim@pay.org", "Company, The Sales")
    ] * 2
    assert [reject.reason[:34] for reject in found.rejects] == ["TITLE on the card cannot be read: "]


@pytest.mark.parametrize("end", ["\r\r\n", "\r"])
def test_cards_of_any_line_end(tmp_path: Path, end: str) -> None:
    text = made_card(url="http\\://kim.org").replace("\r\n", end)
    tmp_path.joinpath("cards.vcf").write_text(text * 2, newline="")
    found = read_foreign(tmp_path / "cards.vcf")
    assert [(row["email"], row["url"]) for row in found.rows["profiles"]] == [("kim@pay.org", "http://kim.org")] * 2
    assert found.rejects == []


def test_cards_that_never_end(tmp_path: Path) -> None:
    whole = "BEGIN:VCARD\nVERSION:3.0\nN:Kim\nFN:Min Kim\nEMAIL:kim@pay.org\nEND:VCARD\n"
    tmp_path.joinpath("cards.vcf").write_text("BEGIN:VCARD\n" * 100_000 + whole)
    found = read_foreign(tmp_path / "cards.vcf")
    (row,) = found.rows["profiles"]
    assert (row["account"], row["line"]) == ("contact:kim@pay.org", 100_001)
    assert [(one.line, one.reason) for one in found.rejects] == [
        (1, "100,000 cards have no END:VCARD; the file may be cut short")
    ]


def test_a_card_whose_picture_is_broken_and_one_that_is_cut_short(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nN:Kim\nFN:Min Kim\nEMAIL:{}\n{}END:VCARD\n"
    broken, elsewhere = "PHOTO;ENCODING=b;TYPE=JPEG:!!!broken!\n  !!!x\n", "PHOTO;VALUE=URI:https://x.org/a.jpg\n"
    text = card.format("kim@pay.org", broken) + card.format("ann@x.org", elsewhere) + "BEGIN:VCARD\nVERSION:3.0\nFN:Cut"
    tmp_path.joinpath("cards.vcf").write_text(text)
    found = read_foreign(tmp_path / "cards.vcf")
    assert [row["email"] for row in found.rows["profiles"]] == ["kim@pay.org", "ann@x.org"]
    assert found.rows["profiles"][1]["extra"] == {"photo at": "https://x.org/a.jpg"}
    (picture, cut) = found.rejects
    assert (picture.line, picture.reason[:41]) == (1, "the picture on the card cannot be read: d")
    assert (cut.line, cut.reason) == (16, "the card has no END:VCARD; the file may be cut short")
