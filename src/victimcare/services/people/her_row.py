"""Loads a victim's row with all that their page reads in one query. A decoy page runs the same query (`quiet_page`),
since most of the page's time goes into it."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from victimcare.records.models import (
    CarerNotice,
    Challenge,
    ClosingCall,
    CommunicationPassport,
    Complaint,
    ContactPoint,
    FamilyLiaison,
    FeedLoad,
    LossList,
    OfficerCover,
    PlanPoint,
    ProgressNotice,
    ReviewRequest,
    StageSpread,
    StoppedPoint,
    Task,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.contact import MessageWording, PlanChannel
from victimcare.records.models.desk import TaskKind
from victimcare.services.messages import doors
from victimcare.services.messages.closing import rung_by_a_person


def with_her_page(victims: QuerySet[Victim]) -> QuerySet[Victim]:
    """These victims with the case, its officer, the person, the plan, and when the record system last reported."""
    latest = FeedLoad.objects.order_by("-id").values("started_at")[:1]
    covers = OfficerCover.objects.filter(officer_id=OuterRef("case__officer_id"), withdrawn_at=None)
    passport = CommunicationPassport.objects.filter(victim_id=OuterRef("id")).order_by("-version")
    written = WrittenMessage.objects.filter(victim_id=OuterRef("id"), by__isnull=False, read_at=None)
    written = written.exclude(sealed=b"")  # redacted
    added_lists = LossList.objects.filter(victim_id=OuterRef("id"), added_by_officer__isnull=False, added_read_at=None)
    agreed = PlanPoint.objects.filter(plan_id=OuterRef("id")).exclude(wording=MessageWording.NONE)
    closing = ClosingCall.objects.filter(victim_id=OuterRef("id"), ended_at=None, spoken_at=None)
    in_full = PlanPoint.objects.filter(plan_id=OuterRef("id"), wording=MessageWording.FULL).values("channel")
    return doors.with_what_decides(victims.select_related("case__officer", "person")).annotate(
        # what the record says, until the victim says otherwise
        needs=Coalesce(Subquery(passport.values("needs")[:1]), F("formats")),
        liaison_row=Subquery(
            FamilyLiaison.objects.filter(victim_id=OuterRef("id"), ended_at=None).values(row=_LIAISON)
        ),
        heard_at=Subquery(latest),
        agreed=ArraySubquery(agreed.exclude(is_stopped()).values("channel")),
        in_full=ArraySubquery(in_full),
        stopped=ArraySubquery(agreed.filter(is_stopped()).values("channel")),
        stopped_kinds=ArraySubquery(_stopped_kinds()),
        has_agreed_calls=Exists(rung_by_a_person("id")),
        closing=Subquery(closing.values(row=_CLOSING)[:1]),
        has_cover=Exists(covers),
        has_notice=Exists(CarerNotice.objects.filter(victim_id=OuterRef("id"), told_at=None)),
        has_progress=Exists(ProgressNotice.objects.filter(victim_id=OuterRef("id"), told_at=None)),
        spreads=ArraySubquery(StageSpread.objects.filter(kind=OuterRef("case__offence_group")).values(row=_SPREAD)),
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


def is_stopped() -> Q:
    """A way of a plan by which no message goes, because STOP came back from there since the plan was confirmed. A
    person may ring."""
    stops = StoppedPoint.objects.filter(
        kind=OuterRef("point__kind"),
        match_key=OuterRef("point__match_key"),
        stopped_at__gte=OuterRef("plan__confirmed_at"),
    )
    return ~Q(channel=PlanChannel.CALL) & Q(Exists(stops))


def _stopped_kinds() -> QuerySet[ContactPoint, Any]:
    """The kinds of the victim's numbers or addresses from which STOP came, for a plan that is only stated: it names
    none."""
    stops = StoppedPoint.objects.filter(kind=OuterRef("kind"), match_key=OuterRef("match_key"))
    hers = ContactPoint.objects.filter(person_id=OuterRef("person_id"), retired_at=None)
    return hers.filter(Exists(stops)).values("kind")
