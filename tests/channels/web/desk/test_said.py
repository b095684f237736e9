"""The desk's words for times, days and what would change."""

from __future__ import annotations

import ast
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.services.people_and_cases import NOW
from victimcare.channels.web.desk import staff_words
from victimcare.channels.web.desk.messages import messages_presenter
from victimcare.channels.web.desk.record import plan_presenter
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import LONDON
from victimcare.wording import has_sentence

SERVICES = Path("src/victimcare/services")


@pytest.mark.parametrize(
    ("days", "named"),
    [
        (["mon", "tue", "wed", "thu", "fri"], "Mondays to Fridays, 08:00 to 11:00"),
        (["wed", "mon"], "Mondays and Wednesdays, 08:00 to 11:00"),
        (["mon", "tue", "thu"], "Mondays, Tuesdays and Thursdays, 08:00 to 11:00"),
        (["sat", "sun"], "Saturdays and Sundays, 08:00 to 11:00"),
    ],
)
def test_days_in_a_row_are_said_by_the_first_and_the_last(days: list[str], named: str) -> None:
    assert plan_presenter.describe_hours([{"days": days, "from": "08:00", "to": "11:00"}]) == [named]


@pytest.mark.parametrize(
    ("in_minutes", "named"), [(15, "due 00:06"), (3 * 60, "due 02:51"), (8 * 60, "tomorrow"), (24 * 60, "tomorrow")]
)
def test_what_is_due_soon_after_midnight_says_its_time(in_minutes: int, named: str) -> None:
    """The harm: danger of this evening that is due in a quarter of an hour said "tomorrow"."""
    late = datetime(2026, 12, 1, 23, 51, tzinfo=LONDON)

    assert staff_words.due_label(late + timedelta(minutes=in_minutes), late)[0] == named


def test_an_event_is_shown_with_every_fact_that_staff_need() -> None:
    schema = json.loads((SERVICES / "feed" / "schema.json").read_text())
    sent = {name for each in schema["allOf"] for name in each["then"]["properties"]["data"].get("properties", {})}

    assert set(staff_words.FACTS) <= sent  # no name that a record system never sends
    assert (
        staff_words.event_facts({"suspect_ref": "S1", "on": "2027-01-28"}, NOW)
        == "Suspect S1. On Thursday 28 January 2027."
    )
    assert staff_words.event_facts({"offences": ["Theft", "Assault"]}, NOW) == "Theft and Assault."
    assert staff_words.event_facts({"change": "conditions_varied", "return_on": "2026-12-03"}, NOW) == (
        "Conditions varied. Until Thursday 3 December."
    )
    assert staff_words.event_facts({"decision": "no_charge", "by": "cps"}, NOW) == "No charge. By: CPS."


def test_where_messages_come_from_is_said_in_words() -> None:
    assert (
        messages_presenter.event_source_label("urn:riverside:records") == "from the record system “riverside records”"
    )
    assert messages_presenter.event_source_label("https://records.force.example/feed") == (
        "from the record system “records.force.example”"
    )
    assert messages_presenter.event_source_label("urn:victimcare:officer") == "from officers’ answers"
    assert messages_presenter.event_source_label("urn:victimcare:line") == "from Victim Care itself"


def test_each_kind_of_work_says_what_to_do() -> None:
    wordless = {kind for kind in TaskKind if not has_sentence(f"desk-act-{staff_words.id_part(kind)}")}

    worded_at_each_step = {TaskKind.CHALLENGE, TaskKind.REVIEW}  # desk-act-…-<step>
    assert wordless == worded_at_each_step, "desk-act-<kind> in wording/en/desk.ftl"


def test_today_has_a_capital_only_where_it_stands_first() -> None:
    assert staff_words.moment_label(NOW, NOW) == "Today 09:00"
    assert staff_words.moment_in_sentence(NOW, NOW) == "today 09:00"
    assert (
        staff_words.moment_in_sentence(NOW - timedelta(days=2), NOW)
        == staff_words.moment_label(NOW - timedelta(days=2), NOW)
        == "Mon 09:00"
    )


def test_a_choice_that_would_change_is_read_in_the_words_of_its_form() -> None:
    way = {
        "channel": "call",
        "point": "07700 900999",
        "wording": "ring_us",
        "hours": [],
        "may_leave_voicemail": True,
        "say_police": False,
        "sender_name": "",
        "seen_by": "her son",
    }

    changed = plan_presenter.list_plan_changes(
        {"ways": [way], "line_may_say": "nothing", "code_word_hash": True, "language": ""}
    )

    assert changed == [
        (
            "They agreed to",
            (
                "Calls to 07700 900999. Only “please ring us”. A person rings, never the machine. "
                "Voicemail may be left. Withhold the number. Who else: her son."
            ),
        ),
        ("The line may say", "Nothing. It sounds like a wrong code"),
        ("Code word", "yes"),
    ]


def test_a_plan_that_the_record_system_proposes_is_said_in_words() -> None:
    stated = {
        "may_call": True,
        "may_text": True,
        "say_police": True,
        "hours": [{"days": ["tue", "thu"], "from": "12:30", "to": "13:30"}],
        "note": "On the number at work.",
    }

    assert plan_presenter.list_plan_changes({"safe_contact": stated, "given_name": "Ines"}) == [
        ("Safe contact, as stated", "It names calls and texts. No e-mail. No post. No voicemail."),
        ("May say police", "yes"),
        ("Hours", "Tuesdays and Thursdays, 12:30 to 13:30"),
        ("What else they said", "On the number at work."),
        ("Given name", "Ines"),
    ]


def test_a_proposed_plan_that_allows_nothing_is_said_too() -> None:
    never = "No calls. No texts. No e-mail. No post. No voicemail. Do not say police."

    assert plan_presenter.list_plan_changes({"safe_contact": {"may_text": False}}) == [
        ("Safe contact, as stated", f"It names no way of reaching them. {never}")
    ]


def test_what_an_event_holds_begins_with_a_capital() -> None:
    assert (
        staff_words.event_facts({"kind": "first_hearing", "result": "not_guilty_plea"}, NOW)
        == "First hearing. Not guilty plea."
    )


def _acts_on_a_case() -> set[str]:
    """Each act that the services note for a case or a victim, where its name is written out: by `note` itself or by
    what a folder has made from it."""
    found = set()
    for path in SERVICES.rglob("*.py"):
        for call in (each for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Call)):
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            keywords = {each.arg or "": each.value for each in call.keywords}
            if name in ("noted", "_noted") or (name == "note" and {"case_id", "victim_id"}.intersection(keywords)):
                found |= {_constant(each) for each in call.args}
            found.add(_constant(keywords.get("noted")))
    return {act for act in found if "." in act}


def _constant(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_a_victim_who_asks_who_looked_reads_words_and_no_names_of_ours() -> None:
    found = _acts_on_a_case()

    assert len(found) > 150
    assert {act for act in found if staff_words.record_access_label(act) == act} == set()


def test_an_act_on_the_timeline_is_called_what_the_timeline_calls_it() -> None:
    assert (
        staff_words.record_access_label("event.right.challenged")
        == "Put on the timeline: They said that a right was not met"
    )
    assert staff_words.record_access_label("event.duty.held") == "Put something owed on hold"
