"""Pictures and documents inside what a row names."""

from __future__ import annotations

import io
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from PIL import Image

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.ledger.ledger import get_meta, open_ledger
from linkgraph.progress import SilentProgress
from tests.pipeline.small import LETTER, picture


def png(seed: int) -> bytes:
    data = io.BytesIO()
    picture(seed).save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = docx.Document()
    made.add_paragraph(LETTER)
    made.add_picture(io.BytesIO(png(1)))
    made.save(str(tmp_path / "cv.docx"))
    page = FPDF()
    for seed in (2, 3):
        page.add_page()
        page.image(io.BytesIO(png(seed)))
    page.output(str(tmp_path / "portfolio.pdf"))
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@pay.org", "b@corp.de", "Offer"
    mail["Date"] = "Mon, 06 May 2024 16:00:00 +0900"
    mail.set_content(LETTER)
    mail.add_attachment(
        tmp_path.joinpath("cv.docx").read_bytes(), maintype="application", subtype="x", filename="cv.docx"
    )
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("a/four.png", png(4))
        archive.writestr("offer.eml", mail.as_bytes())
        archive.writestr("__MACOSX/._four.png", b"x")
    with tarfile.open(tmp_path / "more.tar.gz", "w:gz") as archive:
        info = tarfile.TarInfo("five.png")
        info.size = len(png(5))
        archive.addfile(info, io.BytesIO(png(5)))
    tmp_path.joinpath("shots").mkdir()
    tmp_path.joinpath("shots/six.png").write_bytes(png(6))
    rows = ["x:a,cv.docx", "x:b,portfolio.pdf", "x:c,all.zip"]
    tmp_path.joinpath("documents.csv").write_text("account,file\n" + "\n".join(rows) + "\n")
    tmp_path.joinpath("photos.csv").write_text("account,file\nx:d,more.tar.gz\nx:e,shots\n")
    return tmp_path


def ingested(folder: Path) -> list[tuple[object, ...]]:
    case = Case.open(folder)
    done = pipeline.ingest(case, None, [folder], progress=SilentProgress())
    assert done["rejected"] == 0
    sql = (
        "SELECT f.account, f.file, f.line, c.kind FROM fact f JOIN content c ON c.id = f.value "
        "WHERE f.kind IN ('photo', 'document') AND NOT f.gone ORDER BY ALL"
    )
    with open_ledger(case.work) as ledger:
        return ledger.execute(sql).fetchall()


def test_what_is_inside_belongs_to_the_account(folder: Path) -> None:
    found = ingested(folder)
    assert [row for row in found if row[3] == "photo" and row[0] != "x:c"] == [
        ("x:a", "cv.docx", 1, "photo"),
        ("x:b", "portfolio.pdf", 1, "photo"),
        ("x:b", "portfolio.pdf", 2, "photo"),
        ("x:d", "more.tar.gz", 1, "photo"),
        ("x:e", "shots", 1, "photo"),
    ]
    assert sum(row[0] == "x:c" and row[3] == "photo" for row in found) == 2  # one in the archive, one in its mail's CV
    assert {row[1] for row in found if row[3] == "document" and row[0] == "x:b"} == {"documents.csv"}


def test_nothing_changes_when_it_is_read_again(folder: Path) -> None:
    assert ingested(folder) == ingested(folder)


def test_a_run_after_a_run_has_nothing_to_do_until_an_archive_changes(folder: Path) -> None:
    case = Case.open(folder)
    runs = []
    for _ in range(2):
        pipeline.run(case, None, progress=SilentProgress())
        with open_ledger(case.work) as ledger:
            runs.append(get_meta(ledger, "run"))
    assert runs[0] == runs[1]
    with zipfile.ZipFile(folder / "all.zip", "a") as archive:
        archive.writestr("a/seven.png", png(7))
    assert pipeline.run(case, None, progress=SilentProgress())["photos"] == 7


def test_a_row_that_goes_takes_what_was_inside_along(folder: Path) -> None:
    ingested(folder)
    folder.joinpath("photos.csv").write_text("account,file\nx:e,shots\n")
    assert "more.tar.gz" not in {row[1] for row in ingested(folder)}


def test_a_damaged_archive_is_named(folder: Path) -> None:
    folder.joinpath("more.tar.gz").write_bytes(b"\x1f\x8bgarbage")
    done = pipeline.ingest(Case.open(folder), None, [folder], progress=SilentProgress())
    assert done["rejected"] == 1


def test_a_contact_sheet_is_cut_where_it_is_asked_for(tmp_path: Path) -> None:
    made = Image.new("RGB", (700, 360), "white")
    for place, seed in enumerate((1, 2)):
        made.paste(picture(seed).resize((300, 300)), (30 + 340 * place, 30))
    made.save(tmp_path / "sheet.png")
    made.save(tmp_path / "plain.png")
    rows = ["x:a,sheet.png,contact_sheet", "x:b,plain.png,portfolio"]
    tmp_path.joinpath("photos.csv").write_text("account,file,kind\n" + "\n".join(rows) + "\n")
    found = ingested(tmp_path)
    assert found == [
        ("x:a", "sheet.png", 1, "photo"),
        ("x:a", "sheet.png", 2, "photo"),
        ("x:b", "photos.csv", 3, "photo"),
    ]
    rows[0] = "x:a,sheet.png,portfolio"
    tmp_path.joinpath("photos.csv").write_text("account,file,kind\n" + "\n".join(rows) + "\n")
    assert [row[1] for row in ingested(tmp_path)] == ["photos.csv", "photos.csv"]


def test_an_archive_that_is_a_link_to_itself_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "round.zip").symlink_to("round.zip")
    picture(1).save(tmp_path / "a.png")
    (tmp_path / "photos.csv").write_text("account,file\nx:a,round.zip\nx:a,a.png\n")
    done = pipeline.ingest(Case.open(tmp_path), None, [tmp_path], progress=SilentProgress())
    assert (done["photos"], done["rejected"]) == (1, 1)


def test_an_archive_in_an_archive_is_opened_and_a_folder_has_no_end(folder: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.png", png(7))
    with zipfile.ZipFile(folder / "outer.zip", "w") as archive:
        archive.writestr("inner.zip", inner.getvalue())
    folder.joinpath("many").mkdir()
    for number in range(2_100):
        folder.joinpath(f"many/{number}.txt").write_text(f"Text {number % 2}")
    folder.joinpath("photos.csv").write_text("account,file\nx:f,outer.zip\nx:g,many\n")
    found = ingested(folder)
    assert sum(row[0] == "x:f" for row in found) == 1
    assert sum(row[0] == "x:g" for row in found) == 2_100
