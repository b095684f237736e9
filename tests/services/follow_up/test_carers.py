"""Another officer looks after the victim now: a victim who was promised contact is told who, once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.services.feed.feed_lines import a_victim, an_event, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import ContactPromise, Event, Notification, Officer, OfficerChangeNotice, Task, Victim
from victimcare.rules.cases.event_types import EventType
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.follow_up import contact_promises, officer_change_notices
from victimcare.services.follow_up.contact_promises import CoverReason
from victimcare.services.portal import victim_page
from victimcare.services.rights import ledger_upkeep

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
COLE = {"officer_id": "1204", "name": "PC Amara Cole"}
REED = {"officer_id": "3311", "name": "PC Tom Reed"}


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def promised(**more: object) -> Victim:
    """A victim of PC Cole's to whom we promised to be in touch."""
    load(recorded(a_victim(**more), officer=COLE))  # type: ignore[arg-type]  # whatever a feed says of the victim
    victim = Victim.objects.get()
    ContactPromise.objects.create(
        victim=victim,
        agreed_by=Event.objects.earliest("id"),
        every_days=28,
        channel="phone",
        starts_on=TODAY - timedelta(days=2),
        next_due_on=TODAY + timedelta(days=26),
    )
    return victim


def agreed(victim: Victim, at: datetime) -> None:
    """Today's promise, as the desk records it."""
    ledger_upkeep.append_event(
        actor=staff("Ines Moreau", Role.DESK),
        case_id=victim.case_id,
        victim_id=victim.id,
        type=EventType.PROMISE_AGREED,
        source="urn:victimcare:desk",
        data={"every_days": 28, "channel": "phone"},
        time=at,
        now=at,
    )


def covered(*, from_on: date = TODAY, until_on: date | None = None) -> int:
    Officer.objects.get_or_create(
        source="urn:test:records",
        record_id="3311",
        defaults={"name": "PC Tom Reed", "named_at": NOW, "named_sequence": 1, "named_by_id": "E1"},
    )
    return contact_promises.enter_cover(
        actor=staff("Ines Moreau", Role.SUPERVISOR),
        officer="1204",
        from_on=from_on,
        until_on=until_on,
        by_officer="3311",
        why=CoverReason.OFF,
        now=NOW,
    )


def test_where_texts_are_agreed_one_says_that_there_is_something_and_the_page_says_what() -> None:
    victim = promised(mobile="07700 900123", safe_contact={"may_text": True})

    assert covered(until_on=TODAY + timedelta(days=9)) == 1

    text = Notification.objects.get()
    assert (text.template, text.duties) == ("news", [])
    own_victim = Actor(ActorKind.VICTIM, "grant:1", victim_id=victim.id, opens="case")
    page = victim_page.load_victim_page(actor=own_victim, now=NOW)
    carer = page.carer
    assert (carer.name, carer.cover and carer.cover.id) == ("Amara Cole", "cases-cover-until")
    assert page.spoken.cover == (carer.cover,)  # the line says so too
    assert OfficerChangeNotice.objects.get().told_by == "page"


@pytest.mark.parametrize(("agreed_after", "told"), [(timedelta(hours=-1), 1), (timedelta(hours=1), 0)])
def test_of_one_day_the_later_counts(agreed_after: timedelta, told: int) -> None:
    agreed(promised(), NOW + agreed_after)

    assert covered() == told


def test_where_no_message_is_safe_a_person_tells_the_victim() -> None:
    promised()

    assert covered() == 1

    task = Task.objects.get(kind="silence")
    assert (task.reason, task.subject_key) == ("carer_changed", "carer")
    Task.objects.update(closed_at=NOW, outcome="done")
    assert officer_change_notices.settle_officer_notices(now=NOW) == 1
    assert OfficerChangeNotice.objects.get().told_by == "person"


@pytest.mark.parametrize(
    ("status", "held_reason", "asked"),
    [
        ("held", "guarded", 1),  # by the gate, just before it left
        ("failed", "", 1),
        ("held", "sending_held", 0),  # with everything else: a person lets all messages leave
        ("delivered", "", 0),
        ("not_needed", "", 0),  # an unread text says the same
    ],
)
def test_where_the_message_is_stopped_before_it_leaves_a_person_tells_it_as_any_news(
    status: str, held_reason: str, asked: int
) -> None:
    promised(mobile="07700 900123", safe_contact={"may_text": True})
    covered()
    assert officer_change_notices.create_officer_notice_tasks(now=NOW) == 0
    Notification.objects.update(status=status, held_reason=held_reason)

    assert (
        officer_change_notices.create_officer_notice_tasks(now=NOW),
        officer_change_notices.create_officer_notice_tasks(now=NOW),
    ) == (asked, 0)

    assert Task.objects.filter(kind="silence", reason="carer_changed", subject_key="carer").count() == asked
    assert officer_change_notices.settle_officer_notices(now=NOW) == 0
    if asked:
        Task.objects.update(closed_at=NOW, outcome="done")
        assert (
            officer_change_notices.settle_officer_notices(now=NOW),
            officer_change_notices.create_officer_notice_tasks(now=NOW),
        ) == (1, 0)


def test_once_however_often_it_is_looked_at() -> None:
    promised()
    covered()

    assert officer_change_notices.announce_due_covers(now=NOW) == 0
    assert OfficerChangeNotice.objects.count() == 1


def test_what_begins_later_is_told_when_it_begins_and_again_when_it_ends() -> None:
    promised()
    assert covered(from_on=TODAY + timedelta(days=1), until_on=TODAY + timedelta(days=2)) == 0

    assert officer_change_notices.announce_due_covers(now=NOW) == 0
    assert officer_change_notices.announce_due_covers(now=NOW + timedelta(days=1)) == 1
    assert officer_change_notices.announce_due_covers(now=NOW + timedelta(days=2)) == 0
    assert officer_change_notices.announce_due_covers(now=NOW + timedelta(days=3)) == 1


def test_another_officer_from_the_record_system_is_told_too() -> None:
    victim = promised()

    load(an_event("case.officer_changed", {"officer": REED}, time=NOW.isoformat()), is_history=False)

    assert OfficerChangeNotice.objects.get().victim_id == victim.id


def test_without_a_promise_no_message_is_sent() -> None:
    load(recorded(a_victim(), officer=COLE))

    assert covered() == 0
    assert not Task.objects.filter(kind="silence").exists()
