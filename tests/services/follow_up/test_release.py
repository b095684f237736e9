"""A release is told the same day, according to what it is, whether or not the victim was asked how to be reached."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from tests.services import plans
from tests.services.feed.feed_lines import a_victim, an_event, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import (
    Contact,
    ContactPoint,
    DeliveryEscalation,
    Duty,
    Event,
    Notification,
    Staff,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.follow_up import DeliveryEscalationEnd
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import LONDON
from victimcare.rules.contact.contact_outcomes import ContactEnding, EndingConflict
from victimcare.services.access import Actor
from victimcare.services.care.care_events import save_contact_and_settle
from victimcare.services.contact import task_panels, victim_record
from victimcare.services.contact.contact_outcomes import ContactOutcome
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import ownership, task_actions, work_list
from victimcare.services.desk.task_shapes import OwnerFilter
from victimcare.services.follow_up import delivery_escalations, delivery_outcomes
from victimcare.services.follow_up.unanswered_work import raise_unanswered
from victimcare.services.people import reach_attempts
from victimcare.services.rights import ledger_upkeep

pytestmark = pytest.mark.django_db
QUARTER = timedelta(minutes=15)
TONIGHT = datetime(2026, 11, 25, 21, 0, tzinfo=LONDON)
ASSAULT = {"group": "violence", "title": "Assault occasioning actual bodily harm"}
KEEP_AWAY: dict[str, Any] = {"conditions": ["not to contact Ivan Marsh"], "conditions_protect_victim": True}


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


def bailed(now: datetime = NOW, **data: Any) -> None:
    load(an_event("suspect.bailed", {"suspect_ref": "S1", **data}, time=now.isoformat()), is_history=False, now=now)


def prove_victim(victim: Victim, *, now: datetime) -> Actor:
    sol = staff("Sol Pereira")
    identity_checks.begin_contact(actor=sol, victim=victim, now=now)
    colleague = Staff.objects.get(id=staff("A colleague").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=now
    )
    return sol


def have_contact(victim: Victim, ending: ContactEnding, *, now: datetime, told: Collection[int] = ()) -> None:
    """A call with the victim in which these pieces of news are ticked."""
    sol = prove_victim(victim, now=now)
    written = ContactOutcome(uuid4(), ContactChannel.PHONE, ending, told, (), "Ring again after six.")
    save_contact_and_settle(actor=sol, victim_id=victim.public_id, written=written, now=now)


def open_task(kind: str) -> Task:
    return Task.objects.get(kind=kind, closed_at=None)


def steps() -> list[tuple[str, str, str]]:
    return list(DeliveryEscalation.objects.get().steps.order_by("id").values_list("rung", "how", "why"))


def test_a_victim_not_yet_asked_gets_a_first_contact_call_now() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))

    bailed(**KEEP_AWAY)

    first = open_task("make_first_contact")
    assert (first.harm, first.due_at) == (3, NOW + QUARTER)
    assert (open_task(TaskKind.REACH_VICTIM).reason, open_task(TaskKind.REACH_VICTIM).due_at) == (
        "risk_news",
        NOW + QUARTER,
    )


def test_without_a_condition_that_protects_it_is_a_call_today() -> None:
    load(recorded(a_victim(phone="020 7946 0123"), offence=ASSAULT))  # only a landline

    bailed()

    first = open_task("make_first_contact")
    assert (first.harm, first.due_at) == (3, TONIGHT)
    assert (open_task(TaskKind.REACH_VICTIM).reason, open_task(TaskKind.REACH_VICTIM).due_at) == ("risk_today", TONIGHT)


def test_a_landline_and_letters_alone_are_told_today_by_a_person() -> None:
    arthur = a_victim(
        phone="020 7946 0123",
        date_of_birth="1946-03-01",
        safe_contact={"may_call": True, "may_post": True},
    )
    load(recorded(arthur))

    bailed()

    tell = open_task(TaskKind.TELL_VICTIM)
    assert (tell.harm, tell.due_at) == (3, TONIGHT)
    assert open_task(TaskKind.REACH_VICTIM).due_at == TONIGHT


def test_a_release_that_speaks_of_no_risk_keeps_its_days() -> None:
    load(recorded(a_victim(mobile="07700 900123")))

    bailed()

    assert not DeliveryEscalation.objects.exists()
    assert open_task("make_first_contact").harm == 1


def test_a_text_is_followed_by_a_person_before_the_day_is_out() -> None:
    load(recorded(a_victim(mobile="07700 900123", safe_contact={"may_text": True}), offence=ASSAULT))
    late = datetime(2026, 11, 25, 19, 30, tzinfo=UTC)

    bailed(late)
    assert Notification.objects.get().status == "queued"
    delivery_escalations.advance_escalations(now=late + timedelta(minutes=29))
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM).exists()

    delivery_escalations.advance_escalations(now=late + timedelta(minutes=30))  # an hour before it is too late to ring
    assert (open_task(TaskKind.REACH_VICTIM).reason, open_task(TaskKind.REACH_VICTIM).due_at) == ("risk_today", TONIGHT)


def test_of_the_same_night_a_text_may_wait_for_the_morning_of_that_day() -> None:
    load(recorded(a_victim(mobile="07700 900123", safe_contact={"may_text": True}), offence=ASSAULT))
    past_midnight = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)

    bailed(past_midnight)
    assert steps() == [("text", "sent", "")]
    delivery_escalations.advance_escalations(now=datetime(2026, 11, 26, 9, 59, tzinfo=UTC))  # it left at 8
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM).exists()
    delivery_escalations.advance_escalations(now=datetime(2026, 11, 26, 10, 0, tzinfo=UTC))

    assert open_task(TaskKind.REACH_VICTIM).due_at == datetime(2026, 11, 26, 21, 0, tzinfo=LONDON)


def test_quiet_hours_leave_the_call_to_what_a_person_decides() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    plans.agreed(Victim.objects.get(), plans.by("call", ContactPoint.objects.get()))
    night = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)

    bailed(night, **KEEP_AWAY)

    assert steps()[-1] == ("voice", "asked", "quiet_hours")
    assert open_task(TaskKind.REACH_VICTIM).due_at == night + QUARTER


def test_hours_that_the_victim_agreed_to_do_not_yield_and_a_visit_is_next() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    days = [{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "10:00", "to": "12:00"}]
    plans.agreed(Victim.objects.get(), plans.by("call", ContactPoint.objects.get(), hours=days))
    afternoon = datetime(2026, 11, 25, 15, 0, tzinfo=UTC)

    bailed(afternoon, **KEEP_AWAY)

    assert steps()[1:] == [
        ("voice", "skipped", "not_now"),
        ("other_number", "skipped", "not_now"),
        ("letter", "skipped", "person_rings"),
        ("visit", "asked", ""),
    ]
    assert open_task(TaskKind.REACH_VICTIM).due_at == afternoon + QUARTER


def test_more_news_makes_one_escalation_as_urgent_as_the_most_urgent() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    bailed()

    later = NOW + timedelta(hours=1)
    changed = {"suspect_ref": "S1", "change": "cancelled"}
    load(an_event("suspect.bail_changed", changed, time=later.isoformat()), is_history=False, now=later)

    pursuit = DeliveryEscalation.objects.get()
    assert (pursuit.urgency, len(pursuit.events), pursuit.due_at) == ("risk", 2, later + QUARTER)
    assert (open_task(TaskKind.REACH_VICTIM).reason, open_task(TaskKind.REACH_VICTIM).due_at) == (
        "risk_news",
        later + QUARTER,
    )


def test_a_release_not_told_today_is_escalated_within_minutes_even_from_its_owner() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    bailed()
    task = open_task(TaskKind.REACH_VICTIM)
    task_actions.take_task(actor=staff(), task_id=task.public_id, now=TONIGHT - timedelta(minutes=5))

    assert raise_unanswered(now=TONIGHT) == 0  # the colleague who took it five minutes ago still has it
    assert raise_unanswered(now=TONIGHT + timedelta(minutes=10)) == 1
    task.refresh_from_db()
    assert (task.owner_id, task.rose_at) == (None, TONIGHT + timedelta(minutes=10))
    assert raise_unanswered(now=TONIGHT + timedelta(minutes=11)) == 0

    assert raise_unanswered(now=TONIGHT + QUARTER) == 1
    assert [*task.changes.order_by("id").values_list("what", flat=True)][-2:] == ["rose_supervisor", "rose_care_team"]


def test_a_victim_who_may_be_in_danger_is_in_the_band_above_every_list() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))

    bailed(**KEEP_AWAY)

    assert open_task(TaskKind.REACH_VICTIM).is_danger
    assert not open_task("make_first_contact").is_danger


def test_one_release_is_one_piece_of_work_and_the_telling_is_listed_again_once_reaching_the_victim_stops() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    bailed(**KEEP_AWAY)
    sol = staff("Sol")
    telling, reaching = open_task("make_first_contact"), open_task(TaskKind.REACH_VICTIM)

    found = work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW)
    about = work_list.list_open_work(sol, telling.victim_id or 0, now=NOW)

    assert telling.owner is None
    assert [item.id for item in found.danger] == [reaching.public_id]
    assert telling.public_id not in {item.id for item in found.items}
    assert [item.id for item in about] == [reaching.public_id]
    assert found.counts[OwnerFilter.ALL] == len(found.items)

    delivery_escalations.end_escalation(
        DeliveryEscalation.objects.get(), DeliveryEscalationEnd.STOPPED, now=NOW, by=sol.staff_id, why="Another way"
    )
    assert telling.public_id in {
        item.id for item in work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW).items
    }


def test_a_telling_that_came_to_a_colleague_by_itself_is_theirs_no_more_but_one_that_they_took_is() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    sol = staff("Sol")
    bailed(**KEEP_AWAY)
    telling = open_task("make_first_contact")
    ownership.assign_owner(telling, sol.staff_id, NOW)
    telling.save()
    ownership.record_changes([telling], "given", NOW)

    assert ownership.fold_news_tasks(victim_id=telling.victim_id or 0, now=NOW) == 1
    assert open_task("make_first_contact").owner is None
    task_actions.take_task(actor=sol, task_id=telling.public_id, now=NOW)
    assert ownership.fold_news_tasks(victim_id=telling.victim_id or 0, now=NOW) == 0
    assert open_task("make_first_contact").owner_id == sol.staff_id


def test_the_rules_of_the_bail_stand_in_the_piece_for_the_person_who_has_it() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    bailed(**KEEP_AWAY)
    sol, task = staff("Sol"), open_task(TaskKind.REACH_VICTIM)

    before = reach_attempts.list_reach_options(actor=sol, task_id=task.public_id, now=NOW)
    task_actions.take_task(actor=sol, task_id=task.public_id, now=NOW)
    mine = reach_attempts.list_reach_options(actor=sol, task_id=task.public_id, now=NOW)

    assert before is not None
    assert mine is not None
    assert before.bail is None
    assert mine.bail is not None
    assert mine.bail.texts == ("not to contact Ivan Marsh",)


def test_a_release_that_is_told_today_is_one_piece_of_work_as_well() -> None:
    load(recorded(a_victim(phone="020 7946 0123"), offence=ASSAULT))
    bailed()
    sol = staff("Sol")
    telling, reaching = open_task("make_first_contact"), open_task(TaskKind.REACH_VICTIM)

    found = work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW)
    about = work_list.list_open_work(sol, telling.victim_id or 0, now=NOW)

    assert (telling.owner, reaching.reason, reaching.is_danger) == (None, "risk_today", False)
    assert [item.id for item in about] == [reaching.public_id]
    assert telling.public_id not in {item.id for item in found.items}

    delivery_escalations.end_escalation(
        DeliveryEscalation.objects.get(), DeliveryEscalationEnd.STOPPED, now=NOW, by=sol.staff_id, why="Another way"
    )
    assert telling.public_id in {
        item.id for item in work_list.load_work_list(actor=sol, which=OwnerFilter.ALL, now=NOW).items
    }


def test_a_colleague_who_has_older_news_in_hand_reaches_the_victim_with_the_release_too() -> None:
    load(recorded(a_victim(phone="020 7946 0123"), offence=ASSAULT))
    load(an_event("suspect.arrested", {"suspect_ref": "S1"}, time=NOW.isoformat()), is_history=False, now=NOW)
    sol = staff("Sol")
    telling = open_task("make_first_contact")
    task_actions.take_task(actor=sol, task_id=telling.public_id, now=NOW)

    bailed()

    assert open_task("make_first_contact").owner_id == sol.staff_id
    assert open_task(TaskKind.REACH_VICTIM).owner_id == sol.staff_id


def test_the_ways_to_reach_a_victim_today_and_the_rules_of_the_bail_stand_on_the_piece() -> None:
    load(recorded(a_victim(phone="020 7946 0123"), offence=ASSAULT))
    bailed(conditions=["to live at 3 Hill Road"], conditions_protect_victim=False)
    sol, task = staff("Sol"), open_task(TaskKind.REACH_VICTIM)
    if task.owner_id != sol.staff_id:
        ownership.assign_owner(task, sol.staff_id, NOW)
        task.save()

    panel = task_panels.open_task_panel(actor=sol, task_id=task.public_id, now=NOW)
    mine = reach_attempts.list_reach_options(actor=sol, task_id=task.public_id, now=NOW)

    assert panel is not None
    assert mine is not None
    assert task.reason == "risk_today"
    assert reach_attempts.are_reach_options_shown(panel)
    assert mine.bail is not None
    assert mine.bail.texts == ("to live at 3 Hill Road",)


COURT = {"hearing_ref": "H1", "result": "bail_granted", "suspect_ref": "S1"}


def test_bail_by_a_court_is_told_at_once_though_witness_care_has_not_heard_of_it() -> None:
    stalked = {"group": "violence", "title": "Stalking", "flags": ["stalking_harassment"]}
    load(recorded(a_victim(mobile="07700 900123"), offence=stalked))

    load(an_event("hearing.resulted", COURT, time=NOW.isoformat()), is_history=False)

    task = open_task(TaskKind.REACH_VICTIM)
    assert (task.reason, task.due_at) == ("risk_news", NOW + QUARTER)
    panel = task_panels.open_task_panel(actor=staff(), task_id=task.public_id, now=NOW)
    assert panel is not None
    assert [(one.result, one.heard_at) for one in panel.court_results] == [("bail_granted", NOW)]
    delivery_outcomes.settle_escalations(now=NOW + QUARTER)
    assert DeliveryEscalation.objects.get().ended_at is None

    spoken = {"victim_id": "V1", "channel": "phone", "reached": True, "about": []}
    load(an_event("victim.contacted", spoken, time=(NOW + QUARTER).isoformat()), now=NOW + QUARTER)
    delivery_outcomes.settle_escalations(now=NOW + 2 * QUARTER)
    assert DeliveryEscalation.objects.get().ended_at is None, "a talk of something else tells nothing of the release"

    told = spoken | {"about": [Event.objects.get(type="hearing.resulted").source_event_id]}
    later = NOW + 2 * QUARTER
    load(an_event("victim.contacted", told, time=later.isoformat()), now=later)
    delivery_outcomes.settle_escalations(now=later)

    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM, closed_at=None).exists()


@pytest.mark.parametrize("result", ["bail_granted", "bail_varied"])
@pytest.mark.parametrize("is_confirmed", [True, False])
@pytest.mark.parametrize("ending", list(ContactEnding))
def test_only_a_contact_that_told_what_the_court_decided_ends_the_search(
    ending: ContactEnding, is_confirmed: bool, result: str
) -> None:
    """The harm: a victim does not know who was released, and a call in which it was not safe to say so took them off
    the list."""
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT | {"flags": ["stalking_harassment"]}))
    victim = Victim.objects.get()
    if is_confirmed:
        plans.agreed(victim, plans.by("call", ContactPoint.objects.get()))
    load(an_event("hearing.resulted", COURT | {"result": result}, time=NOW.isoformat()), is_history=False)
    later = NOW + timedelta(minutes=1)
    sol = prove_victim(victim, now=later)
    owed = victim_record.load_victim_record(actor=sol, victim_id=victim.public_id, now=later).owed
    (decided,) = [one for one in owed if one.can_be_told and one.is_news]
    assert (decided.court_result, decided.risk is not None) == (result, True)

    if ending.is_told:
        with pytest.raises(EndingConflict, match=r"^tick"):
            have_contact(victim, ending, now=later)
    have_contact(victim, ending, now=later, told=[decided.duty_id] if ending.is_told else [])

    assert (DeliveryEscalation.objects.get().ended_at is None) is not ending.is_told
    assert Task.objects.filter(kind=TaskKind.REACH_VICTIM, closed_at=None).exists() is not ending.is_told


def test_a_contact_whose_escalation_cannot_be_settled_is_not_saved_either() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    bailed(**KEEP_AWAY)
    victim = Victim.objects.get()
    later = NOW + timedelta(minutes=1)
    sol = prove_victim(victim, now=later)
    owed = victim_record.load_victim_record(actor=sol, victim_id=victim.public_id, now=later).owed
    told = [one.duty_id for one in owed if one.can_be_told and one.is_news]
    before = list(Task.objects.order_by("id").values_list("id", "closed_at"))

    with connection.cursor() as cursor:  # the database refuses the end of an escalation, and nothing else
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(
            "ALTER TABLE records_deliveryescalation ADD CONSTRAINT no_end CHECK (ended_at IS NULL) NOT VALID"
        )
    written = ContactOutcome(uuid4(), ContactChannel.PHONE, ContactEnding.UNDERSTOOD, told, (), "They will be careful.")
    with pytest.raises(IntegrityError, match="no_end"):
        save_contact_and_settle(actor=sol, victim_id=victim.public_id, written=written, now=later)

    assert not Contact.objects.exists()
    assert list(Task.objects.order_by("id").values_list("id", "closed_at")) == before
    assert not Event.objects.filter(type=EventType.VICTIM_CONTACTED).exists()
    assert DeliveryEscalation.objects.get().ended_at is None


def read_page(victim: Victim) -> None:
    """The page is read by a person who has the victim's code."""
    news = Event.objects.get(type="suspect.bailed")
    on_page = {"victim_id": "V1", "channel": "page", "about": [news.source_event_id], "about_source": news.source}
    ledger_upkeep.append_event(
        actor=Actor.system("test"),
        case_id=victim.case_id,
        victim_id=victim.id,
        type=EventType.VICTIM_CONTACTED,
        source="urn:victimcare:page",
        data=on_page,
        time=NOW,
        now=NOW,
    )


@pytest.mark.parametrize("ending", list(ContactEnding))
def test_news_that_only_the_page_told_stays_to_be_ticked_and_only_the_tick_ends_the_search(
    ending: ContactEnding,
) -> None:
    """Without a plan that the victim confirmed, we do not know who reads their page: the suspect may have their
    code."""
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    bailed(**KEEP_AWAY)
    victim = Victim.objects.get()
    read_page(victim)
    assert delivery_outcomes.settle_escalations(now=NOW) == 0
    later = NOW + timedelta(minutes=1)
    sol = prove_victim(victim, now=later)
    owed = victim_record.load_victim_record(actor=sol, victim_id=victim.public_id, now=later).owed
    (news,) = [one for one in owed if one.can_be_told and one.is_news]
    assert (news.is_unheard, news.risk is not None) == (True, True)

    if ending.is_told:
        with pytest.raises(EndingConflict, match=r"^tick"):
            have_contact(victim, ending, now=later)
    have_contact(victim, ending, now=later, told=[news.duty_id] if ending.is_told else [])

    assert (DeliveryEscalation.objects.get().ended_at is None) is not ending.is_told
    assert Task.objects.filter(kind=TaskKind.REACH_VICTIM, closed_at=None).exists() is not ending.is_told


def test_the_piece_of_work_names_the_news_that_only_the_page_told() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT))
    bailed(**KEEP_AWAY)
    victim = Victim.objects.get()
    read_page(victim)
    task = Task.objects.get(kind=TaskKind.REACH_VICTIM, closed_at=None)

    panel = task_panels.open_task_panel(actor=staff("Sol Pereira"), task_id=task.public_id, now=NOW)

    assert panel is not None
    assert [one.event_type for one in panel.news] == ["suspect.bailed"]


@pytest.mark.parametrize(("days", "goes_on"), [(-1, True), (1, False)])
def test_a_result_that_witness_care_was_not_sent_waits_again_when_its_hold_is_over(days: int, goes_on: bool) -> None:
    """The query that begins the piece of work and the query that ends it are the same."""
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT | {"flags": ["stalking_harassment"]}))
    load(an_event("hearing.resulted", COURT, time=NOW.isoformat()), is_history=False)
    review_on = (NOW + timedelta(days=days)).date()
    held = {"ending": "held", "reason": "consent_not_given", "ending_at": NOW, "review_on": review_on}
    assert Duty.objects.filter(code="r8_court_to_wcu").update(**held) == 1

    delivery_outcomes.settle_escalations(now=NOW + QUARTER)

    assert (DeliveryEscalation.objects.get().ended_at is None) is goes_on


def test_what_a_court_sends_on_later_is_the_same_piece_of_work() -> None:
    load(recorded(a_victim(mobile="07700 900123"), offence=ASSAULT | {"flags": ["stalking_harassment"]}))
    load(an_event("hearing.resulted", COURT, time=NOW.isoformat()), is_history=False)

    sent_on = COURT | {"received_by_wcu_at": (NOW + QUARTER).isoformat()}
    later = NOW + QUARTER
    load(an_event("hearing.resulted", sent_on, time=later.isoformat()), is_history=False, now=later)

    assert DeliveryEscalation.objects.get().ended_at is None
    assert Task.objects.filter(kind=TaskKind.REACH_VICTIM, closed_at=None).count() == 1
