"""Keeps the family liaison officer of each bereaved relative and who tells that relative the news, and follows up news
that a victim has not read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from victimcare.records.models import DeliveryEscalation, Duty, FamilyLiaison, Victim
from victimcare.records.models.supporters import FamilyNewsBearer as FamilyNewsBearer
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.follow_up import RISK_URGENCIES
from victimcare.rules.cases.case_sentences import BEREAVED_KINDS, is_bereaved_kind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.clock import age_on, london_date
from victimcare.rules.rights import Fact
from victimcare.rules.rights.duty_ends import VictimContacts
from victimcare.services.access import Act, Actor, PermissionRefused, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.contact_plans import contact_ways
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import VictimRef
from victimcare.services.desk.news_tasks import (
    CourtResult,
    UndeliveredNews,
    close_news_tasks,
    end_of_next_working_day,
    list_pending_court_results,
    list_victims_told_already,
    news_duty_codes,
)
from victimcare.services.desk.task_actions import make_tasks
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.desk.timeline_acts import VICTIM_CHANNELS
from victimcare.services.messages.delivery_status import CHANNEL_SOURCES
from victimcare.services.rights.ledger_upkeep import PRODUCT_SOURCE
from victimcare.services.safe_contact import gate


class BereavedRelativeRequired(LookupError):
    """Only a bereaved relative has a family liaison officer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LiaisonEntry:
    """An officer as typed by staff. `for_whole_family`: also for the relatives in this case who have none."""

    name: str
    telephone: str
    told_by: FamilyNewsBearer
    for_whole_family: bool = False


@dataclass(frozen=True, slots=True)
class LiaisonDetail:
    name: str
    telephone: str
    told_by: FamilyNewsBearer
    since_on: date


@dataclass(frozen=True, slots=True)
class RelativeDetail:
    """One bereaved person of the case; only the one who passed the identity check is named. `age` None: not known.
    `liaison` None: no officer was entered."""

    name: str
    is_spokesperson: bool
    is_this_one: bool
    age: int | None
    liaison: LiaisonDetail | None


def find_current_liaison(victim: Victim) -> LiaisonDetail | None:
    """The current officer. The caller has permitted the access."""
    row = FamilyLiaison.objects.filter(victim=victim, ended_at=None).first()
    return None if row is None else _shown(row)


@transaction.atomic
def list_bereaved_family(*, actor: Actor, victim_id: VictimRef, now: datetime) -> tuple[RelativeDetail, ...]:
    """The bereaved people of this case and who tells each the news. Raises VictimNotFound, IdentityCheckMissing,
    BereavedRelativeRequired."""
    permit(actor, Act.KEEP_SUPPORTERS)
    victim = _require_bereaved(actor, victim_id, now)
    note(actor, "liaison.seen", at=now, case_id=victim.case_id, victim_id=victim.id)
    family = _family(actor, victim).select_related("person").order_by("position")
    liaisons = {row.victim_id: row for row in FamilyLiaison.objects.filter(victim__in=family, ended_at=None)}
    return tuple(
        RelativeDetail(
            name=contact_ways.victim_name(one) if one.id == victim.id else "",
            is_spokesperson=one.kind == "family_spokesperson",
            is_this_one=one.id == victim.id,
            age=age_on(one.person.date_of_birth, london_date(now)),
            liaison=_shown(liaisons[one.id]) if one.id in liaisons else None,
        )
        for one in family
    )


@transaction.atomic
def enter_liaison(*, actor: Actor, victim_id: UUID, liaison: LiaisonEntry, now: datetime) -> None:
    """Enter the family liaison officer from now on; the earlier one ends. Raises VictimNotFound, IdentityCheckMissing,
    BereavedRelativeRequired."""
    permit(actor, Act.KEEP_SUPPORTERS)
    victim = Victim.objects.select_for_update(of=("self",)).get(id=_require_bereaved(actor, victim_id, now).id)
    _replace(actor, victim, liaison, now)
    if liaison.for_whole_family:
        without = _family(actor, victim).exclude(id=victim.id).exclude(liaisons__ended_at=None, liaisons__isnull=False)
        for relative in without.select_for_update(of=("self",)).order_by("id"):
            _replace(actor, relative, liaison, now)


def _replace(actor: Actor, victim: Victim, liaison: LiaisonEntry, now: datetime) -> None:
    if actor.staff_id is None:
        raise PermissionRefused("a person of the force enters the officer")
    FamilyLiaison.objects.filter(victim=victim, ended_at=None).update(ended_at=now)
    FamilyLiaison.objects.create(
        victim=victim,
        name=liaison.name.strip(),
        telephone=liaison.telephone.strip(),
        told_by=liaison.told_by,
        entered_at=now,
        entered_by_id=actor.staff_id,
    )
    note(actor, "liaison.entered", at=now, case_id=victim.case_id, victim_id=victim.id)


def _require_bereaved(actor: Actor, victim_id: VictimRef, now: datetime) -> Victim:
    victim = identity_checks.load_checked_victim(actor, victim_id, now=now).victim
    if not is_bereaved_kind(victim.kind):
        raise BereavedRelativeRequired(victim.id)
    return victim


def _family(actor: Actor, victim: Victim) -> QuerySet[Victim]:
    return access_scopes.filter_visible_rows(
        actor, Victim.objects.filter(case_id=victim.case_id, kind__in=BEREAVED_KINDS), victim="id"
    )


def _shown(row: FamilyLiaison) -> LiaisonDetail:
    return LiaisonDetail(row.name, row.telephone, FamilyNewsBearer(row.told_by), london_date(row.entered_at))


# Lists news that may endanger the victim, that is still in delivery escalation, and that no open duty to tell names:
# what a court decided before witness care received it, and what only the victim's page or the line has told.

_NO_PERSON = frozenset({*CHANNEL_SOURCES.values(), *(f"{PRODUCT_SOURCE}{door}" for door in VICTIM_CHANNELS)})


def list_untold_results(victim: Victim, *, now: datetime) -> tuple[CourtResult, ...]:
    """The court results that witness care has not received, that staff are trying to tell the victim, and that no
    contact has told. The oldest first."""
    results = list_pending_court_results(victim.id, now=now)
    wanted = [one for one in results if one.event_id in _list_pursued_events(victim)] if results else []
    if not wanted:
        return ()
    facts = _facts_by_event(victim)
    contacts = VictimContacts(_contacts_with(victim, facts.values(), now))
    return tuple(one for one in wanted if not contacts.telling(facts[one.event_id].ref))


def list_unheard_news(victim: Victim, *, now: datetime) -> tuple[UndeliveredNews, ...]:
    """News told by the page or the line, which meets the duty, but not by a person: where no plan was confirmed with
    the victim, another person may have read it with their code. One duty for each event."""
    pursued = _list_pursued_events(victim)
    if not pursued:
        return ()
    met = Duty.objects.filter(
        victim=victim, triggered_by_id__in=pursued, code__in=news_duty_codes(), starts_at__lte=now, met_at__lte=now
    )
    told = ("id", "victim_id", "code", "edition", "triggered_by_id", "triggered_by__type", "starts_at", "due_at")
    of_event = {row[4]: UndeliveredNews(*row) for row in met.order_by("-due_at", "-id").values_list(*told)}
    if not of_event:
        return ()
    facts = _facts_by_event(victim)
    by_person = [one for one in _contacts_with(victim, facts.values(), now) if one.source not in _NO_PERSON]
    contacts = VictimContacts(by_person)
    return tuple(one for event_id, one in sorted(of_event.items()) if not contacts.telling(facts[event_id].ref))


def _list_pursued_events(victim: Victim) -> frozenset[int]:
    """The events of risk that staff are trying to tell the victim now."""
    pursuits = DeliveryEscalation.objects.filter(victim=victim, ended_at=None, urgency__in=RISK_URGENCIES)
    return frozenset(event_id for events in pursuits.values_list("events", flat=True) for event_id in events)


def _facts_by_event(victim: Victim) -> Mapping[int, Fact]:
    return {entry.id: entry.fact for entry in load_timelines([victim.case_id])[victim.case_id]}


def _contacts_with(victim: Victim, facts: Collection[Fact], now: datetime) -> list[Fact]:
    return [
        fact
        for fact in facts
        if fact.type == EventType.VICTIM_CONTACTED
        and fact.data.get("victim_id") == victim.record_id
        and fact.time <= now
    ]


# Makes tasks for unread news. A message that only says that there is news meets no duty: when the due day comes near
# and the victim has not read the news, a colleague tells them.

LOOKS_BACK = timedelta(days=60)  # a duty to tell news is due within days; older messages have had their task

_UNREAD = """
SELECT d.victim_id, min(d.due_at)
  FROM records_notification t
  JOIN records_duty d ON d.victim_id = t.victim_id AND d.id = ANY(t.duties)
 WHERE t.queued_at > %(since)s AND t.status IN ('handed_over', 'in_doubt', 'accepted', 'sending', 'delivered')
   AND d.met_at IS NULL AND (d.ending = '' OR d.review_on < %(today)s) AND d.due_at <= %(until)s
   AND NOT EXISTS (SELECT FROM records_task k
                    WHERE k.victim_id = d.victim_id AND k.kind = ANY(%(telling)s)
                      AND k.closed_at IS NULL)
 GROUP BY d.victim_id ORDER BY d.victim_id LIMIT 500
"""


@transaction.atomic
def ask_to_tell_unread_news(*, now: datetime) -> int:
    """Make one task for each victim who was written to, has not read it, and must know by the end of the next working
    day. Returns how many were made; safe to run twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            _UNREAD,
            {
                "since": now - LOOKS_BACK,
                "until": end_of_next_working_day(now),
                "telling": list(NEWS_KINDS),
                "today": london_date(now),
            },
        )
        rows: list[tuple[int, datetime]] = cursor.fetchall()
    harm = load_harm_levels([victim_id for victim_id, _ in rows])
    wanted = [NewTask(TaskKind.TELL_VICTIM, victim_id, "unread", harm[victim_id], due_at) for victim_id, due_at in rows]
    return len(make_tasks(wanted, now=now))


@transaction.atomic
def close_told_tasks(*, now: datetime) -> int:
    """Close telling tasks that the passing of time has settled: a contact dated a little ahead, by a record system's
    fast clock, counts from its own time. Returns how many closed; safe to run twice."""
    victims = list_victims_told_already(now=now)
    gate.lock_victims(victims)  # then checked again: news may have come for one of them
    return close_news_tasks(victims, now)
