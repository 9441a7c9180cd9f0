from __future__ import annotations

from pathlib import Path

from linkgraph_ingest.aside import aside

from linkgraph.case import Case

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
