"""Reads a victim's row with all that their page and the line need of it, and gathers the facts from which the page is
built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from victimcare.records.annotations import read_annotations
from victimcare.records.models import (
    Challenge,
    ClosingCall,
    CommunicationPassport,
    Complaint,
    ContactPoint,
    FamilyLiaison,
    FeedLoad,
    LossList,
    OfficerChangeNotice,
    OfficerCover,
    PlanPoint,
    ProgressNotice,
    ReviewRequest,
    StageDurationStats,
    StoppedPoint,
    Task,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.people import VictimKind
from victimcare.records.models.supporters import FamilyNewsBearer
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care.closing_calls import TrialArm, does_page_wait, may_staff_ring_about_closing
from victimcare.rules.cases.case_sentences import list_names_for_reader, list_other_victim_names
from victimcare.rules.cases.case_waits import WaitKind, WaitSpread
from victimcare.rules.cases.page_facts import (
    PageFacts,
    PlannedClosingCall,
    is_feed_stale,
    name_contact_ways,
    without_rank,
)
from victimcare.rules.cases.page_shapes import FamilyLiaisonOfficer
from victimcare.rules.cases.projection_types import OfficerInCase
from victimcare.rules.clock import london_date, parse_moment
from victimcare.rules.force import Force
from victimcare.rules.rights import Fact
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision
from victimcare.rules.safe_contact.contact_plan import ContactMethod, WordingLevel
from victimcare.services.cases.case_officers import find_officer_in_case, officer_without_cover, team_in_case
from victimcare.services.cases.case_queries import name_case
from victimcare.services.cases.case_timeline import TimelineEntry, load_timelines
from victimcare.services.cases.wait_statistics import wait_task_subject
from victimcare.services.messages import message_tasks as closings
from victimcare.services.messages.message_tasks import list_callable_points
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.ledger_queries import duty_standings_at
from victimcare.services.safe_contact import page_access
from victimcare.services.safe_contact.page_access import AccessFacts

# Loads a victim's row with all that their page reads in one query. A decoy page runs the same query, since most of the
# page's time goes into it.


@dataclass(frozen=True, slots=True)
class PageVictim:
    """A victim's row and what its page reads with it, in one query (`with_page_facts`).

    `agreed`, `in_full`, `stopped`: the channels of the ways in the plan that may be used, that may say the news itself,
    and that STOP ended; `stopped_kinds`: the kinds of numbers and addresses from which STOP came; `asking`: subjects of
    open tasks about long waits.
    """

    row: Victim
    access: AccessFacts
    needs: Sequence[str]
    liaison_row: Mapping[str, str] | None
    heard_at: datetime | None
    agreed: Sequence[str]
    in_full: Sequence[str]
    stopped: Sequence[str]
    stopped_kinds: Sequence[str]
    has_agreed_calls: bool
    closing: Mapping[str, Any] | None
    has_cover: bool
    has_notice: bool
    has_progress: bool
    spreads: Sequence[Mapping[str, Any]]
    asking: Sequence[str]
    has_written: bool
    has_asked: bool


def with_page_facts(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    """Add to these victims the case, its officer, the person, the plan, and when the record system last reported."""
    latest = FeedLoad.objects.order_by("-id").values("started_at")[:1]
    covers = OfficerCover.objects.filter(officer_id=OuterRef("case__officer_id"), withdrawn_at=None)
    passport = CommunicationPassport.objects.filter(victim_id=OuterRef("id")).order_by("-version")
    written = WrittenMessage.objects.filter(victim_id=OuterRef("id"), by__isnull=False, read_at=None)
    written = written.exclude(sealed=b"")  # redacted
    added_lists = LossList.objects.filter(victim_id=OuterRef("id"), added_by_officer__isnull=False, added_read_at=None)
    agreed = PlanPoint.objects.filter(plan_id=OuterRef("id")).exclude(wording=WordingLevel.NONE)
    closing = ClosingCall.objects.filter(victim_id=OuterRef("id"), ended_at=None, spoken_at=None)
    in_full = PlanPoint.objects.filter(plan_id=OuterRef("id"), wording=WordingLevel.FULL).values("channel")
    return page_access.with_access_facts(victims.select_related("case__officer", "person")).annotate(
        # what the record says, until the victim says otherwise
        needs=Coalesce(Subquery(passport.values("needs")[:1]), F("formats")),
        liaison_row=Subquery(
            FamilyLiaison.objects.filter(victim_id=OuterRef("id"), ended_at=None).values(row=_LIAISON)
        ),
        heard_at=Subquery(latest),
        agreed=ArraySubquery(agreed.exclude(is_way_stopped()).values("channel")),
        in_full=ArraySubquery(in_full),
        stopped=ArraySubquery(agreed.filter(is_way_stopped()).values("channel")),
        stopped_kinds=ArraySubquery(_stopped_kinds()),
        has_agreed_calls=Exists(list_callable_points("id")),
        closing=Subquery(closing.values(row=_CLOSING)[:1]),
        has_cover=Exists(covers),
        has_notice=Exists(OfficerChangeNotice.objects.filter(victim_id=OuterRef("id"), told_at=None)),
        has_progress=Exists(ProgressNotice.objects.filter(victim_id=OuterRef("id"), told_at=None)),
        spreads=ArraySubquery(
            StageDurationStats.objects.filter(kind=OuterRef("case__offence_group")).values(row=_SPREAD)
        ),
        asking=ArraySubquery(_open_of(TaskKind.WAITS_LONG).values("subject_key")),
        has_written=Exists(written) | Exists(added_lists),
        has_asked=Exists(Challenge.objects.filter(victim_id=OuterRef("id")))
        | Exists(ReviewRequest.objects.filter(victim_id=OuterRef("id")))
        | Exists(Complaint.objects.filter(victim_id=OuterRef("id"))),
    )


_LIAISON = JSONObject(name="name", telephone="telephone", told_by="told_by")
_CLOSING = JSONObject(events="events", due_at="due_at", arm="arm")
_SPREAD = JSONObject(wait="wait", low="low", high="high", share="share", count="count")


def _open_of(kind: TaskKind) -> QuerySet[Task, Any]:
    return Task.objects.filter(victim_id=OuterRef("id"), kind=kind, closed_at=None)


def is_way_stopped() -> Q:
    """A way of a plan that no message may use, because STOP came back from there since the plan was confirmed. A person
    may still ring."""
    stops = StoppedPoint.objects.filter(
        kind=OuterRef("point__kind"),
        match_key=OuterRef("point__match_key"),
        stopped_at__gte=OuterRef("plan__confirmed_at"),
    )
    return ~Q(channel=ContactMethod.CALL) & Q(Exists(stops))


def _stopped_kinds() -> QuerySet[ContactPoint, Any]:
    """The kinds of the victim's numbers or addresses from which STOP came, for a plan that is only stated, since it
    names none."""
    stops = StoppedPoint.objects.filter(kind=OuterRef("kind"), match_key=OuterRef("match_key"))
    points = ContactPoint.objects.filter(person_id=OuterRef("person_id"), retired_at=None)
    return points.filter(Exists(stops)).values("kind")


def lock_page_victim(victim_id: int | None) -> PageVictim:
    """The victim's row, locked so that nothing that decides what they may be told can change."""
    page_access.lock_plan(victim_id or -1)
    row = with_page_facts(Victim.objects.all()).get(id=victim_id or -1)
    return read_annotations(row, PageVictim, row=row, access=page_access.read_access_facts(row))


def gather_page_facts(victim: PageVictim, opened: DisclosureDecision, *, now: datetime) -> PageFacts:
    row, case = victim.row, victim.row.case
    force: Force = settings.FORCE
    entries = load_timelines([case.id])[case.id]
    facts = [entry.fact for entry in entries]
    heard_at = victim.heard_at or case.recorded_at
    return PageFacts(
        victim_id=row.record_id,
        facts=facts,
        duties=duty_standings_at(row, entries, now=now),
        edition=rights_catalogue().edition(case.edition),
        is_enhanced=row.is_enhanced,
        opened=opened,
        carer=_looked_after(victim, opened, now),
        phone=force.telephones.line,
        ways=_ways(victim),
        heard_at=heard_at,
        is_stale=is_feed_stale(heard_at, now),
        our_standards=force.local_standards,
        has_written=victim.has_written,
        spreads={
            one["wait"]: WaitSpread(one["low"], one["high"], one["share"], one["count"]) for one in victim.spreads
        },
        asking=[wait for wait in WaitKind if wait_task_subject(wait) in victim.asking],
        needs=victim.needs,
        born=row.person.date_of_birth,
        names=_names_for_reader(row, facts),
        others=list_other_victim_names(row.record_id, facts),
        kind=row.kind,
        liaison=_liaison(victim.liaison_row),
        case_name=name_case(case, row.kind, entries),
        closing=_closing_to_tell(victim, entries, now),
    )


def _names_for_reader(victim: Victim, facts: Sequence[Fact]) -> tuple[str, ...]:
    if victim.kind == VictimKind.BUSINESS:
        return ()  # "you" is no place to keep away from
    return list_names_for_reader(victim.person.given_name, victim.person.family_name, facts)


def _liaison(row: Mapping[str, str] | None) -> FamilyLiaisonOfficer | None:
    if row is None:
        return None
    return FamilyLiaisonOfficer(
        without_rank(row["name"]), row["telephone"], is_teller=row["told_by"] == FamilyNewsBearer.LIAISON
    )


def _closing_to_tell(victim: PageVictim, entries: Sequence[TimelineEntry], now: datetime) -> PlannedClosingCall | None:
    """What a colleague is to tell the victim first, where the victim may be rung at all."""
    plan = victim.access.plan
    stated = plan.stated if plan else None
    if victim.closing is None or not may_staff_ring_about_closing(
        stated, has_agreed=victim.has_agreed_calls, was_asked=plan is not None
    ):
        return None
    due_at, arm = (
        parse_moment(victim.closing["due_at"]),
        TrialArm(victim.closing["arm"]) if victim.closing["arm"] else None,
    )
    kept = {
        entry.fact.ref
        for entry in entries
        if entry.id in victim.closing["events"]
        and does_page_wait(closings.find_closing_moment(entry.fact.type, entry.fact.data), arm, due_at=due_at, now=now)
    }
    return PlannedClosingCall(frozenset(kept), london_date(due_at)) if kept else None


def _looked_after(victim: PageVictim, opened: DisclosureDecision, now: datetime) -> OfficerInCase:
    """On a short page only the team, where duress codes exist: otherwise the name would tell the victim's own page from
    a decoy page."""
    force: Force = settings.FORCE
    if opened.is_short and force.victim_pages.quiet_codes:
        return team_in_case(victim.row.case)
    if victim.has_cover:
        return find_officer_in_case(victim.row.case, london_date(now))
    return officer_without_cover(victim.row.case)


def _ways(victim: PageVictim) -> tuple[str, ...]:
    if victim.access.plan is None:
        return ()
    return name_contact_ways(
        victim.access.plan.stated or {},
        agreed=victim.agreed,
        in_full=victim.in_full,
        stopped_kinds=victim.stopped_kinds,
        has_stopped_way=bool(victim.stopped),
    )
