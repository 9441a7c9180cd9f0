from __future__ import annotations

from linkgraph.ui.originals import document_of, photo_of

PHOTO, TEXT = "a" * 64, "b" * 64
ACCOUNT = {
    "facts": [
        {"type": "SHOWS_PHOTO", "raw": "photos/1.jpg", "path": "photos/1.jpg", "value": PHOTO},
        {"type": "SENT_DOCUMENT", "raw": "Dear client", "path": None, "value": TEXT},
    ]
}


def test_what_the_source_said_leads_to_the_picture_or_text() -> None:
    assert photo_of(ACCOUNT, "photos/1.jpg") == PHOTO
    assert document_of(ACCOUNT, "Dear client") == TEXT


def test_an_id_is_itself_and_what_is_not_there_is_nothing() -> None:
    assert photo_of(ACCOUNT, PHOTO) == PHOTO
    assert photo_of(ACCOUNT, "Dear client") is None
    assert document_of({}, "Dear client") is None
    assert photo_of(ACCOUNT, None) is None
