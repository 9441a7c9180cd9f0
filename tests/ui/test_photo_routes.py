from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from starlette.requests import Request
from starlette.responses import FileResponse

from linkgraph.ui import photo_routes, photos
from linkgraph.ui.signing import signed


def request(address: str, **path_params: Any) -> Request:
    split = urlsplit(address)
    scope = {
        "type": "http",
        "method": "GET",
        "path": split.path,
        "query_string": split.query.encode(),
        "headers": [],
        "path_params": path_params,
        "server": ("127.0.0.1", 80),
        "scheme": "http",
    }
    return Request(scope)


@pytest.fixture
def photo(case: Path) -> str:
    from linkgraph import read
    from linkgraph.ui import case as open_case

    accounts = read.clusters(open_case.store())[0]["accounts"]
    rows = read.accounts(open_case.store(), accounts)
    return next(str(row["photo"]) for row in rows if row["photo"])


def test_a_signed_photo_is_served_small_and_square(case: Path, photo: str) -> None:
    address = photos.face(photo)
    assert address
    answer = photo_routes.photo(request(address, photo=photo, size=96))
    assert isinstance(answer, FileResponse)
    assert Path(answer.path).is_relative_to(case / ".linkgraph" / "thumbs")
    with Image.open(answer.path) as picture:
        assert picture.size == (96, 96)


def test_without_a_signature_nothing_is_served(case: Path, photo: str) -> None:
    assert photo_routes.photo(request(f"/photo/96/{photo}", photo=photo, size=96)).status_code == 403
    assert photo_routes.faces(request(f"/faces/{photo}", photos=photo)).status_code == 403


def test_a_photo_the_store_does_not_know_is_not_found(case: Path) -> None:
    unknown = "0" * 64
    address = photos.large(unknown)
    assert address
    assert photo_routes.photo(request(address, photo=unknown, size=480)).status_code == 404


def test_a_path_in_place_of_an_id_is_not_found(case: Path) -> None:
    address = signed("/photo/96/..")
    assert photo_routes.photo(request(address, photo="..", size=96)).status_code == 404
    assert photos.face("../../etc/passwd") is None


def test_a_size_nobody_offers_is_not_found(case: Path, photo: str) -> None:
    address = signed(f"/photo/4000/{photo}")
    assert photo_routes.photo(request(address, photo=photo, size=4000)).status_code == 404


def test_faces_are_one_picture(case: Path, photo: str) -> None:
    address = photos.faces([photo, "not a photo"])
    assert address
    answer = photo_routes.faces(request(address, photos=photo))
    with Image.open(io.BytesIO(bytes(answer.body))) as picture:
        assert picture.size == (5 * 76, 72)


def test_the_queue_is_at_home(case: Path) -> None:
    answer = photo_routes.home(request("/queue?x=1"))
    assert parse_qs(urlsplit(answer.headers["location"]).query) == {"x": ["1"]}
