from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.services.referrals.oruk_example import COUNSELLING, LOCKS

from victimcare.channels.cli.directory import directory

pytestmark = pytest.mark.django_db


def _run(*words: str) -> Result:
    return CliRunner().invoke(directory, words)


def test_a_directory_is_loaded_mended_and_exported_as_it_was(tmp_path: Path) -> None:
    file, mended = tmp_path / "towns.json", tmp_path / "mended.json"
    file.write_text(json.dumps([COUNSELLING, LOCKS | {"name": ""}]))
    mended.write_text(json.dumps(LOCKS))

    loaded = _run("load", str(file))
    refused = json.loads(_run("refusals", "list", "--json").stdout)
    still = _run("refusals", "replay", str(refused["id"]))
    taken = _run("refusals", "replay", str(refused["id"]), "--with", str(mended))
    exported = json.loads(_run("export").stdout)["services"]

    assert loaded.exit_code == 3
    assert "1 service taken, 0 gone, 1 field refused." in loaded.stdout
    assert f"{LOCKS['id']}  name is missing; nothing of it was taken" in loaded.stdout
    assert still.exit_code == 3
    assert taken.stdout == "Taken: Locks and Lights.\n"
    assert [one for one in exported if one["id"] in (COUNSELLING["id"], LOCKS["id"])] == [LOCKS, COUNSELLING]
    assert "services: 2" in _run("status").stdout


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("<services/>")

    named = _run("load", "https://elsewhere.example/v3")
    other = _run("load", str(tmp_path / "a.json"))
    missing = _run("load", str(tmp_path / "none.json"))
    nothing = _run("refusals", "discard", "7", "--reason", "x")

    assert [one.exit_code for one in (named, other, missing, nothing)] == [2, 2, 2, 2]
    assert "put its address under [directory], sources" in named.stderr
    assert "is no list of services in JSON" in other.stderr
    assert "cannot be read: No such file or directory. Nothing was loaded." in missing.stderr
    assert "No refused entry 7 is open" in nothing.stderr
