"""What staff decide about duties, on real rows: the ledger, the work list and the history follow from each act."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Duty, EventPrivate, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import FieldRequired, NotFound, VictimNotFound
from victimcare.rules.rights import DutyReason, DutyStatus, OptOut
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.access.access_actors import ActorKind
from victimcare.services.desk import duty_decisions, news_tasks, timeline_acts
from victimcare.services.desk.duty_decisions import WrongDutyStatus
from victimcare.services.rights import ledger_queries

pytestmark = pytest.mark.django_db
ARRESTED = NOW - timedelta(days=1)  # Tuesday 24 November 2026; due on Tuesday 1 December
REVIEW = date(2026, 11, 27)
AFTER_REVIEW = datetime.fromisoformat("2026-11-28T00:00:00+00:00")
AFTER_DUE = datetime.fromisoformat("2026-12-02T00:00:00+00:00")


def an_arrest(reference: str = "01/1/26") -> tuple[Victim, Duty]:
    victim = load(reference, recorded(a_person()), fact("suspect.arrested", ARRESTED, suspect_ref="S"))["V1"]
    return victim, Duty.objects.get(victim=victim, code="r6_suspect_arrested")


def status(duty: Duty, now: datetime = NOW) -> tuple[DutyStatus, DutyReason | None]:
    standings = ledger_queries.load_duty_standings(duty.victim_id, now=now)
    standing = next(each for each in standings if each.duty.id == duty.code)
    return standing.status, standing.reason


def hold(duty: Duty, actor: Actor, now: datetime = NOW, **more: Any) -> None:
    values: dict[str, Any] = {"reason": DutyReason.TELLING_HARMS_THE_CASE, "words": "A search is planned.", "now": now}
    duty_decisions.hold_duty(actor=actor, duty_id=duty.id, **({"review_on": REVIEW} | values | more))


def reviews(duty: Duty) -> list[tuple[datetime, bool]]:
    tasks = Task.objects.filter(kind=TaskKind.REVIEW_HOLD, victim_id=duty.victim_id).order_by("id")
    return [(task.due_at, task.closed_at is None) for task in tasks]


def is_on_the_list(duty: Duty, now: datetime) -> bool:
    return duty.id in {one.duty_id for one in news_tasks.list_undelivered_news([duty.victim_id], now=now)}


def test_a_hold_stands_until_its_review_and_comes_back_as_it_was() -> None:
    _, duty = an_arrest()

    hold(duty, staff())

    assert status(duty) == (DutyStatus.HELD, DutyReason.TELLING_HARMS_THE_CASE)
    assert status(duty, AFTER_REVIEW) == (DutyStatus.DUE, None)
    assert status(duty, AFTER_DUE) == (DutyStatus.MISSED, None)
    assert [is_on_the_list(duty, now) for now in (NOW, AFTER_REVIEW, AFTER_DUE)] == [False, True, True]
    assert reviews(duty) == [(datetime.fromisoformat("2026-11-27T23:59:59+00:00"), True)]


def test_a_review_renews_the_hold_or_ends_it() -> None:
    _, duty = an_arrest()
    hold(duty, staff())

    hold(duty, staff(), now=NOW + timedelta(days=1), review_on=date(2026, 12, 10))
    renewed = status(duty, AFTER_DUE)
    duty_decisions.end_duty_hold(actor=staff(), duty_id=duty.id, words="The search is done.", now=AFTER_DUE)

    assert renewed == (DutyStatus.HELD, DutyReason.TELLING_HARMS_THE_CASE)
    assert status(duty, AFTER_DUE) == (DutyStatus.MISSED, None)
    assert [is_open for _, is_open in reviews(duty)] == [False, False]
    task = Task.objects.get(kind=TaskKind.TELL_VICTIM, victim_id=duty.victim_id, closed_at=None)
    assert (task.reason, task.due_at) == ("owed_again", duty.due_at)


def test_what_is_late_stays_late_though_it_is_held_and_not_told_in_that_time() -> None:
    _, duty = an_arrest()

    hold(duty, staff(), now=AFTER_DUE, review_on=date(2026, 12, 10))

    assert status(duty, AFTER_DUE) == (DutyStatus.MISSED, None)
    assert not news_tasks.list_undelivered_news([duty.victim_id], now=AFTER_DUE)


def test_a_hold_says_why_and_when_it_is_looked_at_again() -> None:
    _, duty = an_arrest()

    with pytest.raises(FieldRequired):
        hold(duty, staff(), words="  ")
    with pytest.raises(ValueError, match="is past"):
        hold(duty, staff(), review_on=NOW.date())
    with pytest.raises(ValueError, match="no reason to hold"):
        hold(duty, staff(), reason=DutyReason.RECORDED_IN_ERROR)


def test_a_victim_declines_in_their_own_words_and_may_take_it_back() -> None:
    _, duty = an_arrest()
    words = "I do not want to hear about him."

    duty_decisions.decline_duty(actor=staff(), duty_id=duty.id, channel="phone", words=words, now=NOW)
    declined, listed = status(duty, AFTER_DUE), is_on_the_list(duty, NOW)
    kept = EventPrivate.objects.get(event__type="duty.declined")
    duty_decisions.withdraw_decline(actor=staff(), duty_id=duty.id, channel="phone", now=NOW + timedelta(hours=1))

    assert declined == (DutyStatus.DECLINED, DutyReason.VICTIM_DECLINED)
    assert listed is False
    assert kept.content == {"words": words}
    assert words not in str(kept.event.facts)
    assert status(duty, NOW + timedelta(hours=1)) == (DutyStatus.DUE, None)
    assert Task.objects.filter(kind=TaskKind.TELL_VICTIM, reason="owed_again", closed_at=None).exists()


def test_what_fell_due_while_declined_is_asked_for_by_a_task_and_is_never_late() -> None:
    victim, duty = an_arrest()
    duty_decisions.decline_duty(actor=staff(), duty_id=duty.id, channel="phone", words="Not now.", now=NOW)

    duty_decisions.withdraw_decline(actor=staff(), duty_id=duty.id, channel="phone", now=AFTER_DUE)
    agreed = status(duty, AFTER_DUE)
    told_at = AFTER_DUE + timedelta(hours=1)
    contact = fact("victim.contacted", told_at, victim_id="V1", channel="phone", reached=True, about=[duty.code])
    load(victim.case.reference, contact, now=told_at)

    assert agreed == (DutyStatus.DECLINED, DutyReason.VICTIM_DECLINED)
    task = Task.objects.get(kind=TaskKind.CHANGED_MIND, victim=victim)
    assert (task.reason, task.closed_at) == ("agreed_after_all", None)
    assert status(duty, AFTER_DUE + timedelta(hours=2)) == (DutyStatus.MET, None)
    assert Duty.objects.get(id=duty.id).ending_at == NOW, "the record keeps when it was declined"


def test_a_late_duty_that_is_declined_stays_late_and_makes_no_work() -> None:
    _, duty = an_arrest()

    duty_decisions.decline_duty(actor=staff(), duty_id=duty.id, channel="phone", words="Leave it.", now=AFTER_DUE)

    assert status(duty, AFTER_DUE) == (DutyStatus.MISSED, None)
    assert is_on_the_list(duty, AFTER_DUE) is False


def test_a_victim_declines_on_their_page_but_not_for_another() -> None:
    victim, duty = an_arrest()
    own_victim = Actor(ActorKind.VICTIM, "grant", victim_id=victim.id)
    another = Actor(ActorKind.VICTIM, "grant", victim_id=victim.id + 1)

    with pytest.raises(VictimNotFound):
        duty_decisions.decline_duty(actor=another, duty_id=duty.id, channel="page", words="No.", now=NOW)
    duty_decisions.decline_duty(actor=own_victim, duty_id=duty.id, channel="page", words="No.", now=NOW)
    with pytest.raises(PermissionRefused):
        hold(duty, own_victim)

    event = EventPrivate.objects.get(event__type="duty.declined").event
    assert event.source == "urn:victimcare:page"
    assert "by" not in event.facts


def test_what_is_found_not_to_be_owed_may_turn_out_to_be() -> None:
    _, duty = an_arrest()
    act: dict[str, Any] = {"actor": staff(), "duty_id": duty.id, "words": "The wrong crime."}

    duty_decisions.mark_duty_not_owed(reason=DutyReason.RECORDED_IN_ERROR, now=NOW, **act)
    not_owed = status(duty)
    duty_decisions.mark_duty_owed(now=NOW + timedelta(hours=1), **act)

    assert not_owed == (DutyStatus.NOT_OWED, DutyReason.RECORDED_IN_ERROR)
    assert status(duty, NOW + timedelta(hours=1)) == (DutyStatus.DUE, None)


def test_lateness_is_explained_by_name_and_stays_late() -> None:
    _, duty = an_arrest()
    with pytest.raises(WrongDutyStatus):
        duty_decisions.explain_lateness(actor=staff(), duty_id=duty.id, reason="Sick leave.", now=NOW)

    duty_decisions.explain_lateness(actor=staff(), duty_id=duty.id, reason="Sick leave.", now=AFTER_DUE)

    duty.refresh_from_db()
    explained = duty.explained_by
    assert status(duty, AFTER_DUE) == (DutyStatus.MISSED, None)
    assert explained is not None
    assert EventPrivate.objects.get(event=explained).content == {"reason": "Sick leave."}
    assert set(explained.facts["by"]) == {"staff"}


def test_having_no_more_updates_covers_what_is_open_and_what_comes_and_no_risk() -> None:
    victim, duty = an_arrest()

    timeline_acts.opt_out(
        actor=staff(), victim_id=victim.id, of=OptOut.UPDATES, channel="phone", words="No more.", now=NOW
    )
    later = NOW + timedelta(hours=2)
    load("01/1/26", fact("suspect.charged", later, suspect_ref="S"), now=later)
    load("01/1/26", fact("suspect.bailed", later, suspect_ref="S"), now=later)
    chosen = timeline_acts.load_opt_outs(victim.id, now=later)

    found = {each.duty.id: each.status for each in ledger_queries.load_duty_standings(victim.id, now=later)}
    assert chosen == {OptOut.UPDATES}
    assert found["r6_suspect_arrested"] is DutyStatus.DECLINED
    assert found["r6_charge_decision_prosecute"] is DutyStatus.DECLINED
    assert found["r6_suspect_bailed_or_rui"] is DutyStatus.DUE
    timeline_acts.opt_in(actor=staff(), victim_id=victim.id, of=OptOut.UPDATES, channel="phone", now=later)
    assert status(duty, later) == (DutyStatus.DUE, None)
    assert timeline_acts.load_opt_outs(victim.id, now=later) == frozenset()


def test_an_event_that_staff_record_starts_the_clock() -> None:
    victim, _ = an_arrest()
    started_at = NOW - timedelta(hours=3)

    timeline_acts.record_clock_start(
        actor=staff(),
        victim_id=victim.id,
        what=EventType.EXPENSES_CLAIMED,
        happened_at=started_at,
        words="By letter.",
        now=NOW,
    )

    (claim,) = [
        each for each in ledger_queries.load_duty_standings(victim.id, now=NOW) if each.duty.id == "r10_expenses"
    ]
    assert (claim.status, claim.duty.starts_at) == (DutyStatus.DUE, started_at)


def test_a_review_of_a_hold_ends_once_the_victim_was_told() -> None:
    _, duty = an_arrest()
    hold(duty, staff())
    later = NOW + timedelta(hours=1)
    load(
        "01/1/26",
        fact("victim.contacted", later, victim_id="V1", channel="phone", about=["r6_suspect_arrested"], reached=True),
        now=later,
    )

    assert duty_decisions.close_ended_hold_reviews(now=NOW) == 0
    assert duty_decisions.close_ended_hold_reviews(now=later) == 1
    assert status(duty, later) == (DutyStatus.MET, None)


def test_no_decision_is_made_on_a_missing_duty_or_victim() -> None:
    with pytest.raises(NotFound):
        duty_decisions.end_duty_hold(actor=staff(), duty_id=0, words="No.", now=NOW)
    with pytest.raises(VictimNotFound):
        timeline_acts.opt_in(actor=staff(), victim_id=0, of=OptOut.SUPPORT, channel="phone", now=NOW)


@pytest.mark.parametrize(
    ("what", "due_at", "harm"),
    [
        (EventType.OFFENDER_UNLAWFULLY_AT_LARGE, NOW + timedelta(minutes=15), 3),
        (EventType.APPEAL_BAIL_RECEIVED, datetime.fromisoformat("2026-11-25T23:59:59+00:00"), 1),
    ],
)
def test_news_that_staff_record_is_for_a_person_to_bring(what: EventType, due_at: datetime, harm: int) -> None:
    victim, _ = an_arrest()

    timeline_acts.record_clock_start(
        actor=staff(), victim_id=victim.id, what=what, happened_at=NOW - timedelta(days=1), words="", now=NOW
    )

    task = Task.objects.get(kind=TaskKind.TELL_VICTIM, victim=victim)
    assert (task.reason, task.due_at, task.harm) == ("recorded_by_hand", due_at, harm)


def test_what_is_no_news_makes_no_task_to_tell_it() -> None:
    victim, _ = an_arrest()

    timeline_acts.record_clock_start(
        actor=staff(),
        victim_id=victim.id,
        what=EventType.EXPENSES_CLAIMED,
        happened_at=NOW,
        words="",
        now=NOW,
    )

    assert not Task.objects.filter(kind=TaskKind.TELL_VICTIM).exists()
