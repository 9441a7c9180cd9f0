from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from linkgraph_ingest.aside import aside

from linkgraph.case import Case
from linkgraph.pipeline.mapping_folder import suggest_folder

SSHD = "May  6 07:00:00 host sshd[1]: Accepted password for ann from 203.0.113.9 port 51000 ssh2\n"


def test_what_needs_a_word_is_told_apart(tmp_path: Path) -> None:
    for name, text in {
        "profiles.csv": "account\nup:1\n",
        "Export.csv": "Nutzer;Mail\n",
        "mapped.csv": "x\n",
        "vpn.txt": "192.0.2.1\n",
        "auth.log": SSHD,
        "old/auth.log": SSHD,
        "old/logins.csv": "account,at,ip\n",
        "old/users.json": "[]",
        "old/face.png": "png",
        ".linkgraph/x.csv": "",
        ".hidden.csv": "",
        "linkgraph.toml": '[files]\nprofiles = ["mapped.csv"]\n',
    }.items():
        tmp_path.joinpath(name).parent.mkdir(exist_ok=True)
        tmp_path.joinpath(name).write_text(text)
    found = aside(Case.open(tmp_path), [tmp_path / "vpn.txt"])
    assert found.tables == [tmp_path / "Export.csv", tmp_path / "old" / "users.json"]
    assert found.named == {"logins": [tmp_path / "old" / "logins.csv"]}
    assert found.telling == [tmp_path / "old" / "auth.log"]
    assert found.others == [tmp_path / "old" / "face.png"]


def test_a_database_too_damaged_to_list_its_tables_is_a_table(tmp_path: Path) -> None:
    damaged = tmp_path / "old" / "users.sqlite"
    damaged.parent.mkdir()
    with closing(sqlite3.connect(damaged)) as made:
        made.execute("CREATE TABLE users (account)")
    whole = damaged.read_bytes()
    damaged.write_bytes(whole.replace(b"CREATE TABLE users", b"\xff\x00EATE TABLE users"))
    assert aside(Case.open(tmp_path)).tables == [damaged]
    found = suggest_folder(Case.open(tmp_path))
    assert "the database is damaged" in found.left["old/users.sqlite"]
