from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result
from django.conf import settings as django_settings
from django.test import Client, override_settings
from tests.services.referrals.oruk_example import COUNSELLING, LOCKS, SERVICES, example_server

from victimcare.channels.cli.directory_commands import directory_group
from victimcare.rules.force import DirectorySettings

pytestmark = pytest.mark.django_db


def _run(*words: str) -> Result:
    return CliRunner().invoke(directory_group, words)


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


def test_each_refusal_names_its_entry_whether_the_rest_was_taken_or_not(tmp_path: Path) -> None:
    file = tmp_path / "towns.json"
    file.write_text(json.dumps([COUNSELLING | {"email": "no-address"}, {"name": "Weir Locks"}]))

    loaded = _run("load", str(file)).stdout
    listed = _run("refusals", "list").stdout

    for said in (loaded, listed):
        assert f"{COUNSELLING['id']} “Weir Counselling”  email" in said
        assert "(no id) “Weir Locks”  id is missing" in said


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


def test_a_directory_taken_from_a_server_is_served_again_field_by_field(client: Client) -> None:
    """Our server answers as the other server does, page by page and one by one: nothing is lost, added or written
    otherwise."""

    def theirs(path: str) -> Any:
        with urlopen(f"{address}/{path}") as answer:
            return json.load(answer)

    def ours(path: str) -> Any:
        return client.get(f"/api/v1/directory/{path}").json()

    with example_server() as (address, _):
        with override_settings(FORCE=replace(django_settings.FORCE, directory=DirectorySettings((address,)))):
            loaded = _run("load", address)
        assert (loaded.exit_code, loaded.stdout.splitlines()[0]) == (0, "3 services taken, 0 gone, 0 fields refused.")
        listed, served = ({one["id"]: one for one in _all_pages(ask)} for ask in (theirs, ours))
        assert listed.keys() == {one["id"] for one in SERVICES}  # ours also has the force's own
        for record_id in listed:
            assert ours(f"services/{record_id}") == theirs(f"services/{record_id}")
            assert listed[record_id].items() <= served[record_id].items()


def _all_pages(ask: Callable[[str], Any]) -> Iterator[Any]:
    number, is_last = 1, False
    while not is_last:
        page = ask(f"services?page={number}&per_page=2")
        yield from page["contents"]
        number, is_last = number + 1, page["last_page"]
    assert number > 2, "there is more than one page"
