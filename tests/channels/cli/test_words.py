"""What commands print for people: their words, not Python's; and what they say when there is nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import click
import pytest
from click.testing import CliRunner, Result
from django.db import transaction
from tests.services.feed.feed_lines import a_victim, arrested, in_lines, recorded
from tests.services.messages.tellings import a_queued_text
from tests.services.people_and_cases import NOW, staff

from victimcare.channels.cli.audit_commands import audit_group
from victimcare.channels.cli.case_commands import show_ledger, show_timeline
from victimcare.channels.cli.code_commands import token_group
from victimcare.channels.cli.command_output import MomentType
from victimcare.channels.cli.contact_listings import list_calls, list_messages
from victimcare.channels.cli.emergency_commands import release_messages
from victimcare.channels.cli.feed_commands import feed_group
from victimcare.records.models import Call, Case, Installation, Victim
from victimcare.services.audit import note

pytestmark = pytest.mark.django_db

REFERENCE = "44/90001/26"  # no other helper makes it
REPRS = ("datetime", "UUID(", "{'", "['", "('", "None", "True", "False")


def run(command: click.Command, *words: str, given: bytes = b"") -> Result:
    return CliRunner().invoke(command, words, input=given)


def a_case() -> None:
    run(
        feed_group,
        "load",
        "-",
        "--history",
        given=in_lines([recorded(a_victim(), subject=REFERENCE), arrested(REFERENCE)]),
    )


def a_call(**values: object) -> Call:
    usual = {
        "carrier_call_id": "c1",
        "direction": "in",
        "started_at": datetime(2026, 7, 1, 9, tzinfo=UTC),
        "path": ["welcome", "code"],
        "outcome": "told",
    }
    return Call.objects.create(**(usual | values))


def test_no_text_output_shows_what_only_programmers_read() -> None:
    a_case()
    run(token_group, "new", "--source", "urn:force:niche", "--types", "suspect.arrested,suspect.charged")
    a_queued_text()
    a_call()

    shown = {
        "status": run(feed_group, "status"),
        "timeline": run(show_timeline, REFERENCE),
        "calls": run(list_calls),
        "tokens": run(token_group, "list"),
        "messages": run(list_messages),
    }

    found = [(name, mark) for name, told in shown.items() for mark in REPRS if mark in told.stdout]
    assert found == []
    assert all(told.exit_code == 0 for told in shown.values())
    assert "started at: 2026-07-01 10:00:00" in shown["calls"].stdout  # London, in summer
    assert "path: welcome, code" in shown["calls"].stdout
    assert "types: suspect.arrested, suspect.charged" in shown["tokens"].stdout
    assert "  applied: 2" in shown["status"].stdout


def test_a_call_names_its_crime_only_after_a_check() -> None:
    a_case()
    a_call(victim=Victim.objects.get(), carrier_call_id="proved", started_at=NOW)
    a_call(carrier_call_id="unproved", started_at=NOW - timedelta(days=1))

    told = [json.loads(line) for line in run(list_calls, "--json").stdout.splitlines()]

    assert [call["crime_reference"] for call in told] == [REFERENCE, None]


def test_one_line_is_a_line() -> None:
    assert run(feed_group, "load", "-", given=in_lines([recorded()])).stdout.startswith("1 line: 1 applied")


@pytest.mark.parametrize(
    ("command", "words", "said"),
    [
        (list_messages, ["--crime", "44/99999/26"], "No case has the reference 44/99999/26."),
        (show_ledger, ["44/99999/26"], "No case has the reference 44/99999/26."),
        (show_ledger, [REFERENCE, "--victim", "V9"], f"The case {REFERENCE} has no victim V9."),
    ],
    ids=["messages", "ledger", "victim"],
)
def test_what_is_not_there_is_told_and_makes_two(command: click.Command, words: list[str], said: str) -> None:
    a_case()

    told, as_json = run(command, *words), run(command, *words, "--json")

    assert (told.exit_code, told.stderr.strip()) == (2, said)
    assert (as_json.exit_code, json.loads(as_json.stdout)) == (2, {"error": said})


def test_a_case_without_messages_says_so_to_people_only() -> None:
    a_case()

    assert run(list_messages, "--crime", REFERENCE).stdout.strip() == f"No messages about {REFERENCE}."
    assert run(list_messages, "--crime", REFERENCE, "--json").stdout == ""
    assert run(list_messages).stdout.strip() == "No messages."


def test_a_token_for_a_type_that_is_none_is_refused_with_the_nearest() -> None:
    refused = run(token_group, "new", "--source", "urn:x", "--types", "suspect.arrested,suspect.chraged")

    assert refused.exit_code == 2
    assert "no type suspect.chraged, did you mean suspect.charged?" in refused.output
    assert run(token_group, "list").stdout == ""


def test_release_says_when_nothing_was_held() -> None:
    Installation.objects.create(only=True, environment="test", created_at=NOW)

    assert run(release_messages, "--reason", "looked").stdout == "Nothing was held: messages leave as they come.\n"

    Installation.objects.update(sending_held_since=NOW, sending_held_reason="restored")
    assert run(release_messages, "--reason", "looked").stdout == "Sending is released; 0 messages were waiting.\n"


def test_who_saw_names_people_in_a_line_each_and_adds_keys_for_programs() -> None:
    a_case()
    case, victim = Case.objects.get(), Victim.objects.get()
    carys = staff("Carys Bevan")
    with transaction.atomic():
        note(carys, "contact.recorded", at=NOW, case_id=case.id, victim_id=victim.id)

    told, as_json = run(audit_group, "who-saw", REFERENCE), run(audit_group, "who-saw", REFERENCE, "--json")

    line = next(line for line in told.stdout.splitlines() if "Carys" in line)
    assert line == f"2026-11-25 09:00:00  Carys Bevan, Victim care ({carys.id})  contact.recorded  victim V1"
    look = next(look for look in map(json.loads, as_json.stdout.splitlines()) if look["actor"] == carys.id)
    assert list(look)[:6] == ["at", "actor_kind", "actor", "act", "victim_id", "reason"]
    assert (look["victim_id"], look["name"], look["team"], look["victim"]) == (
        victim.id,
        "Carys Bevan",
        "Victim care",
        "V1",
    )


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59-05:00"])
def test_a_time_at_the_edge_of_the_calendar_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(click.BadParameter, match="outside the years that can be counted"):
        MomentType().convert(text, None, None)
