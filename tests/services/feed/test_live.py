"""What a live line starts, and what the timeline and the rows derived from it may hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.examples import examples
from tests.services.feed.feed_lines import (
    NOW,
    a_victim,
    an_event,
    arrested,
    counts,
    load,
    load_bytes,
    recorded,
    state,
)
from victimcare.demo.feed import generate_crimes
from victimcare.records.models import Case, Event, EventPrivate, Notification, Task, Victim
from victimcare.rules.cases.event_types import EventType
from victimcare.services.access import Actor
from victimcare.services.feed import feed_news
from victimcare.services.job_queue import Job
from victimcare.services.rights import ledger_queries, ledger_rebuilds, ledger_upkeep

pytestmark = pytest.mark.django_db

OPERATOR = Actor.operator("tester")
MAY_TEXT = {"may_text": True}


def _news(**more: Any) -> dict[str, Any]:
    return arrested(time=(NOW - timedelta(hours=1)).isoformat(), **more)


def _living(*, guarded: bool = False, **more: Any) -> dict[str, Any]:
    victim = a_victim(mobile="07700 900123", safe_contact=MAY_TEXT)
    offence = {"group": "sexual" if guarded else "burglary", "title": "An offence"}
    return recorded(victim, offence=offence, **more)


def _tellings() -> int:
    return Notification.objects.count()


def test_fresh_news_makes_a_text_where_the_plan_allows_one() -> None:
    load(_living())

    load(_news(), is_history=False)

    assert (Notification.objects.count(), Task.objects.count()) == (1, 0)


def test_fresh_news_for_a_guarded_victim_makes_a_task_and_no_text() -> None:
    load(_living(guarded=True))

    load(_news(), is_history=False)

    assert (Notification.objects.count(), Task.objects.count()) == (0, 1)


def test_old_news_makes_one_task_and_history_nothing() -> None:
    load(_living(), arrested())
    quiet = Notification.objects.count(), Task.objects.count()

    load(arrested(time=(NOW - timedelta(hours=25)).isoformat()), is_history=False)
    load(arrested(time=(NOW - timedelta(hours=26)).isoformat()), is_history=False)

    assert quiet == (0, 0)
    assert (Notification.objects.count(), Task.objects.count()) == (0, 1)


def test_a_line_that_waited_tells_when_it_is_applied() -> None:
    load(_news(), is_history=False)

    load(_living())

    assert Notification.objects.count() == 1


def test_details_proposed_live_make_one_task() -> None:
    load(recorded())
    changes = [{"mobile": "07700 900111"}, {"mobile": "07700 900222"}]

    load(
        *(an_event("victim.details_proposed", {"victim_id": "V1", "changes": each}) for each in changes),
        is_history=False,
    )

    assert [(task.kind, task.harm) for task in Task.objects.all()] == [("decide_details", 1)]


def test_another_number_for_a_guarded_victim_is_of_high_harm() -> None:
    """A person who looks for the victim would change it."""
    load(recorded(offence={"title": "Stalking", "group": "violence", "flags": ["stalking_harassment"]}))

    load(
        an_event("victim.details_proposed", {"victim_id": "V1", "changes": {"mobile": "07700 900111"}}),
        is_history=False,
    )

    assert Task.objects.get(kind="decide_details").harm == 3


def test_contacts_that_leap_above_a_sources_usual_rate_make_a_task() -> None:
    def contacts(count: int) -> list[dict[str, Any]]:
        said = {"victim_id": "V1", "channel": "phone", "about": []}
        return [an_event("victim.contacted", said, time=(NOW - timedelta(days=20)).isoformat()) for _ in range(count)]

    load(recorded(time=NOW - timedelta(days=30)))
    for days in range(10, 1, -1):
        load(*contacts(4), is_history=False, now=NOW - timedelta(days=days))
    before = Task.objects.count()

    load(*contacts(20), is_history=False)
    usual = Task.objects.count()
    load(*contacts(1), is_history=False)

    assert (before, usual) == (0, 0)
    assert [task.kind for task in Task.objects.all()] == ["contacts_leap"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records_event SET type = 'case.reopened'",
        "DELETE FROM records_event",
        "TRUNCATE records_event CASCADE",
        "DELETE FROM records_eventprivate",
        "UPDATE records_eventprivate SET content = '{}'",
    ],
)
def test_the_timeline_is_append_only_in_the_database_itself(statement: str) -> None:
    load(recorded())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # as after a commit, so that no deferred constraint interferes

    with pytest.raises((IntegrityError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


PERSONAL = ("given_name", "family_name", "business_name", "date_of_birth", "mobile", "phone", "email", "address")


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield value


def test_event_rows_hold_no_names_numbers_addresses_or_birth_dates() -> None:
    lines = list(generate_crimes(150, 11, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC)))
    load_bytes(b"".join(lines))

    private: set[str] = set()
    for line in lines:
        data = json.loads(line)["data"]
        people = [*data.get("victims", ()), data.get("victim", {}), data.get("changes", {})]
        for person in people:
            names = (
                "given_name",
                "family_name",
                "business_name",
                "date_of_birth",
                "mobile",
                "phone",
                "email",
                "address",
            )
            private |= {leaf for name in names for leaf in _leaves(person.get(name, ""))}
        for officer in (data.get("officer"), data.get("by")):
            if isinstance(officer, dict):
                private |= {officer[name] for name in ("name", "email", "phone") if name in officer}
    held = {leaf for facts in Event.objects.values_list("facts", flat=True) for leaf in _leaves(facts)}

    assert len(private) > 300
    assert sorted(held & private) == []
    assert all(merged == json.loads(line)["data"] for merged, line in zip(_merged(), lines, strict=True))


def _merged() -> Iterator[Any]:
    from victimcare.services.cases.case_timeline import merge_event_data

    contents = dict(EventPrivate.objects.values_list("event_id", "content"))
    for event in Event.objects.order_by("id"):
        yield merge_event_data(event.facts, contents.get(event.id))


YEAR = examples(600, long=2_000)  # crimes


def test_a_year_of_crimes_stands_as_it_is_worked_out_anew() -> None:
    lines = generate_crimes(YEAR, 12, datetime(2025, 11, 24, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC))
    load_bytes(b"".join(lines))

    stored = list(ledger_queries.iterate_ledgers(actor=OPERATOR, now=NOW))
    anew = list(ledger_queries.iterate_ledgers(actor=OPERATOR, now=NOW, as_of=NOW))

    assert len(stored) == YEAR
    assert [one["crime_reference"] for one, other in zip(stored, anew, strict=True) if one != other] == []
    assert list(ledger_rebuilds.check_stored_cases(actor=OPERATOR, reference=None, now=NOW)) == []


def test_rebuilding_finds_and_mends_a_row_that_was_changed_by_hand() -> None:
    load(_living(), arrested())
    clean = state()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_duty SET due_on = due_on + 1 WHERE code = 'r6_suspect_arrested'")
        cursor.execute("UPDATE records_victim SET is_enhanced = true")
        cursor.execute("UPDATE records_person SET family_name = 'Brook'")
        cursor.execute("DELETE FROM records_contactpoint")

    found = dict(ledger_rebuilds.check_stored_cases(actor=OPERATOR, reference="44/00001/26", now=NOW))
    ledger_rebuilds.rebuild_cases(actor=OPERATOR, reference=None, now=NOW)

    assert found == {
        "44/00001/26": [
            "victim V1: is_enhanced",
            "person of victim V1: family_name",
            "contact points of victim V1",
            "duty r6_suspect_arrested",
        ]
    }
    assert state() == clean


def test_an_act_in_the_product_is_on_the_timeline_and_meets_the_duty_whose_row_keeps_its_id() -> None:
    news = _news()
    load(_living(), news)
    victim = Victim.objects.get()
    ids = {duty.code: duty.id for duty in victim.duties.all()}

    event = ledger_upkeep.append_event(
        actor=Actor.system("test"),
        case_id=victim.case_id,
        victim_id=victim.id,
        type=EventType.VICTIM_CONTACTED,
        source="urn:victimcare:page",
        data={"channel": "page", "about": [news["id"]], "about_source": news["source"]},
        time=NOW,
        now=NOW,
    )

    duty = victim.duties.get(code="r6_suspect_arrested")
    assert (duty.met_by_id, duty.met_at) == (event.id, NOW)
    assert ids.items() <= {duty.code: duty.id for duty in victim.duties.all()}.items()
    assert list(ledger_rebuilds.check_stored_cases(actor=OPERATOR, reference=None, now=NOW)) == []


def test_an_event_ahead_counts_when_its_moment_has_come() -> None:
    load(_living(), arrested(time=(NOW + timedelta(hours=5)).isoformat()))
    reference, later = "44/00001/26", NOW + timedelta(hours=6)

    def has_arrest(now: datetime) -> bool:
        answer = ledger_queries.read_ledger(actor=OPERATOR, reference=reference, now=now)
        return "r6_suspect_arrested" in {duty["id"] for duty in answer["victims"][0]["duties"]}

    seen = has_arrest(NOW), has_arrest(later)
    refreshed = ledger_upkeep.refresh_overtaken_cases(now=later)

    assert seen == (False, True)
    assert refreshed == 1
    assert Case.objects.get().duties_until is None
    assert has_arrest(later)


def test_news_that_lies_ahead_is_told_when_its_moment_has_come() -> None:
    load(_living())
    load(arrested(time=(NOW + timedelta(seconds=90)).isoformat()), is_history=False)
    event = Event.objects.get(type="suspect.arrested")
    before = _tellings()

    feed_news.handle_event_now_due(
        event_id=event.id, now=NOW + timedelta(seconds=80)
    )  # a clock that is behind: the query is made again
    too_soon = _tellings()
    feed_news.handle_event_now_due(event_id=event.id, now=NOW + timedelta(seconds=91))

    assert (before, too_soon, _tellings()) == (0, 0, 1)
    jobs = ProcrastinateJob.objects.filter(task_name=Job.NEWS_HAS_COME)
    assert [job.args for job in jobs] == [{"event_id": event.id}] * 2


def test_a_hearing_of_which_witness_care_is_about_to_hear_is_told_then() -> None:
    load(_living())
    hearing = {
        "hearing_ref": "H1",
        "kind": "first_hearing",
        "court": "Ashmoor Magistrates' Court",
        "starts_at": "2026-12-10T10:00:00+00:00",
        "received_by_wcu_at": (NOW + timedelta(minutes=5)).isoformat(),
    }
    load(an_event("hearing.listed", hearing, time=NOW.isoformat()), is_history=False)
    event = Event.objects.get(type="hearing.listed")
    before = _tellings()

    feed_news.handle_event_now_due(event_id=event.id, now=NOW + timedelta(minutes=6))

    assert (before, _tellings()) == (0, 1)


def test_one_live_event_takes_the_same_queries_however_much_is_held() -> None:
    def queries_of_one(subject: str) -> int:
        load(_living(subject=subject))
        with CaptureQueriesContext(connection) as captured:
            load(_news(subject=subject), is_history=False)
        return len(captured)

    few = queries_of_one("44/00001/26")
    load_bytes(b"".join(generate_crimes(300, 13, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))))
    many = queries_of_one("44/00002/26")

    assert few == many


def test_a_chunk_takes_the_same_queries_for_one_crime_and_for_thirty() -> None:
    def queries_of(count: int, start: int) -> int:
        lines = [recorded(a_victim(f"V{n}"), subject=f"44/{n:05}/26") for n in range(start, start + count)]
        with CaptureQueriesContext(connection) as captured:
            assert counts(load(*lines)) == {"applied": count}
        return len(captured)

    queries_of(1, 1)  # after any load a check for silence is already queued

    assert queries_of(1, 100) == queries_of(30, 200)
