"""Pictures and texts: shown and sent by whom else."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.flagcases.cases import Cases, scenario, stamp

SOFTWARE = 0x0131


def _field(cases: Cases) -> Image.Image:
    """A smooth picture of random colours."""
    rough = np.random.default_rng(cases.rng.getrandbits(32)).integers(0, 256, (9, 9, 3), dtype=np.uint8)
    return Image.fromarray(rough).resize((160, 160), Image.Resampling.BICUBIC)


def _avatar(cases: Cases) -> Image.Image:
    """A silhouette in two flat colours, as a platform gives to accounts without a picture."""
    ground, body = (tuple(cases.rng.randrange(low, low + 90) for _ in range(3)) for low in (160, 20))
    picture = Image.new("RGB", (160, 160), ground)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((50, 25, 110, 85), fill=body)
    draw.ellipse((25, 95, 135, 205), fill=body)
    return picture


def _show(cases: Cases, account: str, picture: Image.Image, software: str = "") -> None:
    """One profile picture of an account, as a JPEG file; `software` goes into its EXIF."""
    content, exif = io.BytesIO(), Image.Exif()
    if software:
        exif[SOFTWARE] = software
    picture.save(content, "JPEG", quality=90, exif=exif)
    name = f"photos/{len(cases.files):05}.jpg"
    cases.files[name] = content.getvalue()
    cases.add("photos", account=account, file=name, kind="profile")


@scenario("same_photo_other_names")
def same_photo_other_names(cases: Cases) -> None:
    """One picture under three names, once cut; against two accounts of one name and other pictures."""
    picture, own = _field(cases), _field(cases)
    thieves, name = cases.accounts(3), cases.name()
    for account, shown in zip(thieves, (picture, picture, picture.crop((6, 4, 152, 156))), strict=True):
        _show(cases, account, shown)
    twice = cases.accounts(2, name=name)
    for account in twice:
        _show(cases, account, own)
    others = cases.accounts(2)
    for account in others:
        _show(cases, account, _field(cases))
    cases.positive(thieves)
    cases.positive(thieves, "one cluster of three names", flag="name_spellings_in_cluster")
    cases.negative(twice, "two accounts of one name")
    cases.negative(others, "pictures of their own")
    cases.unknown(cases.accounts(1), "no picture")


@scenario("several_photos_one_name")
def several_photos_one_name(cases: Cases) -> None:
    """One name in a cluster with two faces; against one face, two names, and a face beside a default avatar."""
    name, second, third, picture = cases.name(), cases.name(), cases.name(), _field(cases)
    two, one, team = cases.ring(2, name=name), cases.ring(2, name=second), cases.ring(2)
    bare = cases.ring(2, name=third)
    for account, shown in zip(bare, (_field(cases), _avatar(cases)), strict=True):
        _show(cases, account, shown)
    for account in (*two, *team):
        _show(cases, account, _field(cases))
    for account in one:
        _show(cases, account, picture)
    cases.positive(two)
    cases.negative(one, "one picture")
    cases.negative(team, "two names")
    cases.negative(bare, "a face and a default avatar")
    cases.unknown(cases.ring(2, name=cases.name()), "no pictures")


@scenario("several_portraits_of_account")
def several_portraits_of_account(cases: Cases) -> None:
    """Four pictures that do not look alike; against one cut in four ways, two portraits, or avatars beside them."""
    many, cut, two, before = cases.accounts(4)
    picture = _field(cases)
    for number in range(4):
        _show(cases, many, _field(cases))
        _show(cases, cut, picture.crop((2 * number, number, 160 - number, 160 - 2 * number)))
    for _ in range(2):
        _show(cases, two, _field(cases))
        _show(cases, before, _field(cases))
        _show(cases, before, _avatar(cases))
    cases.positive([many])
    cases.negative([cut], "one picture, cut")
    cases.negative([two], "old and new portrait")
    cases.negative([before], "two portraits and two default avatars")
    cases.unknown(cases.accounts(1), "no picture")


@scenario("one_template_across_accounts")
def one_template_across_accounts(cases: Cases) -> None:
    """One bid from four hands, the client changed; against an agency, boilerplate and own texts."""
    ring, own = cases.accounts(4), cases.accounts(3)
    agency = cases.accounts(4, employment=f"{cases.name()} Digital Agency")
    template, house = cases.words(90).split(), cases.words(90)
    for account in ring:
        template[10:12] = cases.words(2).split()
        _send(cases, account, " ".join(template))
    for account in agency:
        _send(cases, account, house)
    for account in own:
        _send(cases, account, cases.words(90))
    if cases.turn == 0:
        boilerplate, crowd = cases.words(90), cases.accounts(66)
        for account in crowd:
            _send(cases, account, boilerplate)
        cases.negative(crowd, "a platform's boilerplate")
    cases.positive(ring)
    cases.negative(agency, "agency")
    cases.negative(own, "texts of their own")
    cases.unknown(cases.accounts(1), "no text")


def _send(cases: Cases, account: str, text: str) -> None:
    cases.add("documents", account=account, text=text, kind="bid", sent_at=stamp(cases.day()))


@scenario("edited_pictures")
def edited_pictures(cases: Cases) -> None:
    """Pictures that name an editor; against a camera's own program, and no word."""
    edited, camera, silent = cases.accounts(3)
    _show(cases, edited, _field(cases), cases.rng.choice(["Adobe Photoshop 25.1 (Windows)", "GIMP 2.10.36"]))
    _show(cases, camera, _field(cases), "Canon EOS R6 firmware 1.8")
    _show(cases, silent, _field(cases))
    cases.positive([edited])
    cases.negative([camera], "straight from the camera")
    cases.unknown([silent], "the picture says nothing")


@scenario("shared_file_traces")
def shared_file_traces(cases: Cases) -> None:
    """CVs of one author under three names; against authors of their own, and an agency."""
    ring, own, writer = cases.accounts(3), cases.accounts(2), cases.name()
    firm, house = f"{cases.name()} Career Studio", cases.name()
    agency = cases.accounts(3, employment=firm)
    silent = cases.accounts(1)
    for account in ring:
        _write(cases, account, writer)
    for account in own:
        _write(cases, account, cases.name())
    for account in agency:
        _write(cases, account, house)
    cases.positive(ring)
    cases.negative(own, "authors of their own")
    cases.negative(agency, "agency")
    cases.unknown(silent, "no file")


def _write(cases: Cases, account: str, author: str) -> None:
    """A CV as a Word document whose properties name its author."""
    from docx import Document

    document, content = Document(), io.BytesIO()
    document.core_properties.author = author
    document.add_paragraph(cases.words(60))
    document.save(content)
    name = f"documents/{len(cases.files):05}.docx"
    cases.files[name] = content.getvalue()
    cases.add("documents", account=account, file=name, kind="cv")
