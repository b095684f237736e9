"""The numbers and kinds that docs/security-inventory.md and docs/access.md name are those of the code."""

from __future__ import annotations

import inspect
import re
from datetime import timedelta

import pytest

from tests.building.test_security_documents import ASVS, INVENTORY, ROOT
from victimcare.config import settings
from victimcare.rules import files
from victimcare.rules.access_codes import access_code, second_factor
from victimcare.rules.referrals import partner_accounts
from victimcare.services import secret_hashes
from victimcare.services.access import Act
from victimcare.services.access.matrix import MAY
from victimcare.services.handovers import report_receipt

_TEXT = INVENTORY.read_text()


def section(title: str) -> str:
    found = re.search(rf"^## {re.escape(title)}\n(.+?)(?=^## |\Z)", _TEXT, re.M | re.S)
    assert found, title
    return found[1]


def row(title: str, first: str) -> list[str]:
    """The cells of a table's row, by what stands in its first."""
    [line] = [line for line in section(title).splitlines() if line.startswith(f"| {first} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def _said(length: timedelta) -> str:
    minutes = length // timedelta(minutes=1)
    return f"{minutes // 60} hours" if minutes >= 120 else f"{minutes} minutes"


@pytest.mark.parametrize(
    ("whose", "idle", "most"),
    [
        ("victims, supporters", access_code.VISIT_IDLE, access_code.VISIT_LENGTH),
        ("staff, officers", settings.STAFF_IDLE, timedelta(seconds=settings.SESSION_COOKIE_AGE)),
        ("people of services", partner_accounts.IDLE, partner_accounts.ABSOLUTE),
        ("packets", None, report_receipt.MAY_BE_READ_FOR),
    ],
)
def test_sessions_last_as_long_as_documented(whose: str, idle: timedelta | None, most: timedelta) -> None:
    _, documented_idle, documented_most, at_once, ended_by = row("Sessions", whose)

    assert documented_idle.startswith(_said(idle) if idle else "–")
    assert documented_most == _said(most)
    assert at_once
    assert ended_by


def test_files_are_taken_of_the_kinds_and_sizes_documented() -> None:
    _, still, most, *_ = row("Files", "messages, complaints, requests")
    _, also, most_of_media, *_ = row("Files", "lists of losses, answers with sound or film")

    in_words = {"TEXT": "plain text", "THREE_GP": "3GP"}
    assert {word.strip().lower() for word in still.split(",")} == {
        in_words.get(kind.name, kind.name).lower() for kind in files.STILL
    }
    assert {word.strip().lower() for word in re.sub(r"^the same, and ", "", also).split(",")} == {
        in_words.get(kind.name, kind.name).lower() for kind in files.MEDIA
    }
    megabyte = 1024 * 1024
    dots = f"{files.MOST_DOTS // 1_000_000} million dots"
    assert (files.MOST_FILES, most) == (5, f"{files.MOST_BYTES // megabyte} MB each, five at once, {dots} a picture")
    assert most_of_media.startswith(f"{files.MOST_BYTES_OF_MEDIA // megabyte} MB")


def test_what_is_typed_has_the_form_documented() -> None:
    said = section("What is checked of what comes in")

    assert f"({access_code.CODE_LENGTH} digits)" in said
    assert f"Limits: {access_code.WRONG_TRIES} wrong codes" in said
    assert f"{files.MOST_FILES} files of {files.MOST_BYTES // 1024 // 1024} MB" in said
    assert f"{second_factor.TEXTS} texts of the second step in an hour" in said
    for what_fits in ("not in the past", "still open", "free", "each number", "not the first"):
        assert what_fits in said


def test_guessing_is_held_back_as_documented() -> None:
    ways = section("Ways in")

    assert access_code.WRONG_TRIES == 5
    assert "five wrong tries end it" in row("Ways in", "access code on the web")[3]
    assert f"shut after {partner_accounts.SHUT_AFTER}" in row("Ways in", "password and app")[3]
    assert f"{partner_accounts.LEAST_PASSWORD} characters and a number" == row("Ways in", "password and app")[2]
    assert f"{partner_accounts.LEAST_PASSWORD} to 200 characters" in ways
    assert second_factor.WRONG_TRIES == 5


@pytest.mark.parametrize(
    ("cost", "where"),
    [("_PASSWORD_COST", "chosen passwords"), ("_CODE_COST", "drawn codes and numbers")],
    ids=["password", "code"],
)
def test_slow_hashes_cost_what_is_documented(cost: str, where: str) -> None:
    """As their source says it: tests hash at a lower cost."""
    source = inspect.getsource(secret_hashes)
    [exponent] = re.findall(rf'^{cost} = \{{"n": 2\*\*(\d+), "r": 8, "p": 1\}}', source, re.M)

    assert f"N = 2^{exponent}, r = 8, p = 1" in row("Algorithms", where)[1]


def test_each_class_of_data_says_how_it_is_kept_who_sees_it_and_how_long() -> None:
    classes = re.findall(r"^\| (\d), .+$", section("Classes of data"), re.M)

    assert classes == ["1", "2", "3", "4", "5"]
    for line in re.findall(r"^\| \d, .+$", section("Classes of data"), re.M):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        assert len(cells) == 5
        assert all(cells)


def test_libraries_are_mended_within_the_times_documented() -> None:
    assert re.findall(r"\*\*(\d+)( days)?\*\*", section("Libraries")) == [
        ("2", " days"),
        ("7", ""),
        ("30", ""),
        ("90", ""),
    ]


def test_who_may_do_what_is_written_down_for_every_act() -> None:
    assert set(MAY) == set(Act)
    assert all(MAY.values())
    assert "matrix.py" in (ROOT / "docs/access.md").read_text()


def test_each_requirement_of_documents_names_a_section() -> None:
    documents = [line for line in ASVS.read_text().splitlines() if "| document: " in line or "| list of logs |" in line]

    assert len(documents) > 14
    assert [line for line in documents if ".md" not in line and "tests/" not in line] == []


def test_every_place_of_logs_is_documented() -> None:
    logs, places = section("Logs"), {"audit-head.json", "audit-heads.jsonl", "records_auditentry", "logs/", "/metrics"}

    assert places | {"VICTIMCARE_SYSLOG"} <= set(re.findall(r"`([^`]+)`", logs))
    assert "Never logged" in logs
