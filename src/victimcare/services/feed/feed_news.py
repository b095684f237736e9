"""Acts on new events: queues notifications and tasks for live ones, closes tasks that they settle, and alerts those who
look after the settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import Duty, Event, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.agency_handovers import TAKEOVER_EVENTS
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.risk_news import RISK_EVENT_TYPES
from victimcare.rules.force import Force
from victimcare.services.access import Actor
from victimcare.services.care import care_events
from victimcare.services.cases.case_timeline import TimelineEntry
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import point_changes
from victimcare.services.danger.danger_detection import DangerSource, check_for_danger
from victimcare.services.desk import recorded_grounds, task_actions
from victimcare.services.desk.news_tasks import close_news_tasks
from victimcare.services.desk.task_shapes import HarmLevel, NewTask, load_harm_levels
from victimcare.services.follow_up import delivery_outcomes, officer_change_notices
from victimcare.services.handovers import handover_reminders
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.rights import ledger_upkeep
from victimcare.services.rights.ledger_upkeep import ChangedCase
from victimcare.services.updates import officer_changes

_LONGEST_AREA = 200
_JUST_AFTER = timedelta(seconds=1)


def dispatch_events(changed: Sequence[ChangedCase], *, now: datetime) -> None:
    """Runs in the transaction that appended these events. Events of a `--history` load never start work, but may close
    it: a contact that meets a duty, or a correction after which nothing is owed."""
    _list_unnamed_areas(changed, now)
    point_changes.compare_case_points({case.id for case in changed}, now=now)
    _follow_one_person(changed, now)
    _close_told(changed, now)
    _confirm_told(changed, now)
    live = [(case, entry) for case in changed for entry in case.appended if not entry.is_history]
    if not live:
        return
    officer_changes.apply_feed_events([(case.id, entry) for case, entry in live], now=now)
    victim_ids = {victim_id for case, _ in live for victim_id in case.victim_ids.values()}
    contact_recording.plan_news(victim_ids=sorted(victim_ids), event_ids=[entry.id for _, entry in live], now=now)
    care_events.apply_care_events([_care_arrival(case, entry) for case, entry in live], now=now)
    _schedule_later_events({entry.id: entry.fact.time for _, entry in live}, victim_ids, now)
    _tell_of_officers(live, now)
    handover_reminders.request_reports_for_news(
        event_ids=[entry.id for _, entry in live if entry.fact.type in TAKEOVER_EVENTS], now=now
    )
    if at_risk := [entry.id for _, entry in live if entry.fact.type in RISK_EVENT_TYPES]:
        delivery_outcomes.escalate_risk_news(event_ids=at_risk, now=now)
    task_actions.make_tasks(_proposal_tasks(live), now=now)
    _read_summaries(live, now)
    _count_contacts([entry for _, entry in live], now)


@transaction.atomic
def handle_event_now_due(*, event_id: int, now: datetime) -> None:
    """The moment of this event, or of a duty that it starts, lay ahead when it was loaded and has now come: notify the
    victim as if the event had just arrived."""
    event = Event.objects.select_related("case").get(id=event_id)
    if event.case.duties_until is not None and event.case.duties_until <= now:
        ledger_upkeep.refresh_cases([event.case_id], now=now)
    victim_ids = list(Victim.objects.filter(case_id=event.case_id).values_list("id", flat=True))
    contact_recording.plan_news(victim_ids=victim_ids, event_ids=[event_id], now=now)
    handover_reminders.request_reports_for_news(event_ids=[event_id], now=now)
    if event.type in RISK_EVENT_TYPES:
        delivery_outcomes.escalate_risk_news(event_ids=[event_id], now=now)
    if event.type == EventType.CASE_OFFICER_CHANGED:
        officer_change_notices.announce_new_officer(case_ids={event.case_id}, now=now)
    # the clock of this machine may be behind that of another
    _schedule_later_events({event_id: event.time}, victim_ids, now)


def _schedule_later_events(events: Mapping[int, datetime], victim_ids: Collection[int], now: datetime) -> None:
    """A record system's clock may run ahead of ours, or witness care may receive it only later: until then nothing is
    owed. `events`: when each happened."""
    starting = Duty.objects.filter(
        victim_id__in=victim_ids, triggered_by_id__in=list(events), starts_at__gt=now
    ).values_list("triggered_by_id", "starts_at")
    for event_id, moment in {*events.items(), *starting}:
        if moment > now:
            queue_job(Job.NEWS_HAS_COME, after=moment - now + _JUST_AFTER, event_id=event_id)


def _care_arrival(case: ChangedCase, entry: TimelineEntry) -> care_events.CareEvent:
    return care_events.CareEvent(entry.id, entry.fact.type, entry.fact.data, entry.fact.time, case.id, case.victim_ids)


def _follow_one_person(changed: Sequence[ChangedCase], now: datetime) -> None:
    """Carry grounds over to a new crime against a person whom staff know to be the same in several cases."""
    bringing = (EventType.CASE_RECORDED, EventType.VICTIM_ADDED)
    fresh = [case for case in changed if any(entry.fact.type in bringing for entry in case.appended)]
    victim_ids = [victim_id for case in fresh for victim_id in case.victim_ids.values()]
    if victim_ids:
        recorded_grounds.extend_same_person(actor=Actor.system("feed"), victim_ids=victim_ids, now=now)


def _close_told(changed: Sequence[ChangedCase], now: datetime) -> None:
    """A new case has no tasks yet, so only known cases are checked."""
    known = (case for case in changed if all(entry.fact.type != EventType.CASE_RECORDED for entry in case.appended))
    if victim_ids := [victim_id for case in known for victim_id in case.victim_ids.values()]:
        close_news_tasks(victim_ids, now)


def _confirm_told(changed: Sequence[ChangedCase], now: datetime) -> None:
    """A contact that a record system reports may have told the victim the news."""
    told = [case for case in changed if any(entry.fact.type == EventType.VICTIM_CONTACTED for entry in case.appended)]
    if victim_ids := [victim_id for case in told for victim_id in case.victim_ids.values()]:
        delivery_outcomes.settle_escalations(now=now, victim_ids=victim_ids)


def _tell_of_officers(live: Iterable[tuple[ChangedCase, TimelineEntry]], now: datetime) -> None:
    """Tell victims who were promised to be kept in touch which officer is now in the case."""
    if case_ids := {case.id for case, entry in live if entry.fact.type == EventType.CASE_OFFICER_CHANGED}:
        officer_change_notices.announce_new_officer(case_ids=case_ids, now=now)


def _proposal_tasks(live: Iterable[tuple[ChangedCase, TimelineEntry]]) -> list[NewTask]:
    """Details that the record system proposes wait for a person to decide: one task for each victim."""
    victims = {
        case.victim_ids[entry.fact.data["victim_id"]]
        for case, entry in live
        if entry.fact.type == EventType.VICTIM_DETAILS_PROPOSED
    }
    harm = load_harm_levels(victims) if victims else {}
    return [
        NewTask(TaskKind.DECIDE_DETAILS, victim_id, "details_proposed", harm[victim_id], None)
        for victim_id in sorted(victims)
    ]


def _read_summaries(live: Iterable[tuple[ChangedCase, TimelineEntry]], now: datetime) -> None:
    """An officer typed what a victim said into the record system: search it for words of danger, like a staff note."""
    typed = [
        (case.victim_ids[entry.fact.data["victim_id"]], entry)
        for case, entry in live
        if entry.fact.type == EventType.VICTIM_CONTACTED and entry.fact.data.get("summary")
    ]
    for victim_id, entry in sorted(typed, key=lambda one: (one[0], one[1].id)):
        check_for_danger(
            actor=Actor.system("feed"),
            door=DangerSource.OFFICER,
            about=f"summary:{entry.id}",
            texts=[entry.fact.data["summary"]],
            victim_id=victim_id,
            now=now,
        )


def _list_unnamed_areas(changed: Sequence[ChangedCase], now: datetime) -> None:
    force: Force = settings.FORCE
    areas = {
        entry.fact.data["area"][:_LONGEST_AREA]
        for case in changed
        for entry in case.appended
        if entry.fact.type == EventType.CASE_RECORDED and not force.knows_area(entry.fact.data["area"])
    }
    if areas:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO records_unnamedarea (code, first_seen_at) SELECT unnest(%s::text[]), %s"
                " ON CONFLICT (code) DO NOTHING",
                [sorted(areas), now],
            )


# A source whose contacts leap above its usual rate gets a task (contracts/feed.md). The usual rate is known only after
# a week; below twenty a day nothing counts as a leap.
_USUAL_OVER = timedelta(days=28)
_DAYS_TO_JUDGE = 7
_LEAP_FACTOR = 5
_FEW_CONTACTS = 20

_COUNT_CONTACTS = """
INSERT INTO records_feedcontactcount AS f (source, day, count) VALUES (%s, %s, %s)
ON CONFLICT (source, day) DO UPDATE SET count = f.count + EXCLUDED.count RETURNING count
"""
_USUAL = "SELECT count(*), avg(count) FROM records_feedcontactcount WHERE source = %s AND day >= %s AND day < %s"


def _count_contacts(entries: Iterable[TimelineEntry], now: datetime) -> None:
    today = london_date(now)
    counted = Counter(entry.fact.source for entry in entries if entry.fact.type == EventType.VICTIM_CONTACTED)
    for source, count in sorted(counted.items()):
        with connection.cursor() as cursor:
            cursor.execute(_COUNT_CONTACTS, [source, today, count])
            total = cursor.fetchone()[0]
            cursor.execute(_USUAL, [source, today - _USUAL_OVER, today])
            days, usual = cursor.fetchone()
        if days >= _DAYS_TO_JUDGE and total > _FEW_CONTACTS and total > _LEAP_FACTOR * usual:
            task_actions.make_task(
                kind=TaskKind.CONTACTS_LEAP,
                victim_id=None,
                reason="contacts_leap",
                harm=HarmLevel.MEDIUM,
                due_at=None,
                now=now,
                subject_key=f"source:{source}"[:120],
            )
