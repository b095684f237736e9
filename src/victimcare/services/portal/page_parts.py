"""Parts shared by the victim's page and the line: records news as told, loads the row, builds decoy pages and calls,
and decides when a page counts as seen."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

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
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.page_assembly import build_victim_page
from victimcare.rules.cases.page_facts import PageFacts, is_feed_stale
from victimcare.rules.cases.page_shapes import SpokenPage, VictimPage
from victimcare.rules.force import Force
from victimcare.rules.rights import EventRef
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.rules.safe_contact.contact_plan import ContactMethod, WordingLevel
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import team_in_case
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.desk.news_tasks import close_news_tasks
from victimcare.services.follow_up import delivery_outcomes
from victimcare.services.messages.delivery_status import confirm_messages_read
from victimcare.services.messages.message_tasks import list_callable_points
from victimcare.services.rights import duty_rows, ledger_upkeep
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import page_access

if TYPE_CHECKING:
    from collections.abc import Iterator


import re
from collections.abc import Mapping, Sequence

from victimcare.rules.rights import Fact


@transaction.atomic
def record_news_told(*, actor: Actor, victim_id: int, news: Iterable[EventRef], door: str, now: datetime) -> None:
    """Record that this news was shown (`page`) or told (`line`) to the victim, or to a supporter on their behalf, once
    the code was accepted: append that to the timeline, which meets the duties to tell it, and close the tasks to tell
    the victim when no news is left."""
    news = sorted(news)
    by_source: dict[str, list[str]] = defaultdict(list)
    for event in news:
        by_source[event.source].append(event.id)
    if not by_source:
        return
    victim = Victim.objects.only("id", "case_id", "record_id").get(id=victim_id)
    for source, ids in by_source.items():
        ledger_upkeep.append_event(
            actor=actor,
            case_id=victim.case_id,
            victim_id=victim.id,
            type="victim.contacted",
            source=f"urn:victimcare:{door}",
            data={"victim_id": victim.record_id, "channel": door, "about": ids, "about_source": source},
            time=now,
            now=now,
        )
    confirm_messages_read(actor=actor, victim_id=victim.id, news=news, how=VictimChannel(door), now=now)
    close_news_tasks([victim.id], now)
    delivery_outcomes.settle_escalations(now=now, victim_ids=[victim.id])


# Loads a victim's row with all that their page reads in one query. A decoy page runs the same query, since most of the
# page's time goes into it.


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


# The short page and short call that a duress code opens: those of a victim without news.
#
# They follow the rules of every short page, from a case without content (`page_access`), and run as many queries as for
# any victim: so they are identical byte for byte, and take as long.


def build_decoy_page(*, actor: Actor, in_full: bool, now: datetime) -> VictimPage:
    """As `victim_page.load_victim_page`, in its transaction. Raises PermissionRefused where `in_full` asks for more."""
    shown = _build_decoy(actor, VictimChannel.PAGE, in_full=in_full, now=now)
    record_news_told(actor=actor, victim_id=page_access.DECOY_ID, news=(), door="page", now=now)
    return shown


def build_decoy_call(*, actor: Actor, now: datetime) -> SpokenPage:
    """As `victim_page.load_line_summary`, in its transaction."""
    return _build_decoy(actor, VictimChannel.LINE, in_full=False, now=now).spoken


def _build_decoy(actor: Actor, door: VictimChannel, *, in_full: bool, now: datetime) -> VictimPage:
    page_access.lock_decoy_plan()
    anonymous, heard_at = page_access.load_decoy_and_last_update(actor, with_page_facts)
    if in_full:
        raise PermissionRefused("her page shows less than this")
    note(actor, f"quiet_code.{door}", at=now)
    load_timelines([anonymous.case.id])
    duty_rows.load_duty_rows([anonymous.id])
    force: Force = settings.FORCE
    known = PageFacts(
        victim_id="",
        facts=(),
        duties=(),
        edition=rights_catalogue().edition(anonymous.case.edition),
        is_enhanced=False,
        opened=page_access.decide_duress_access_level(door, now=now),
        carer=team_in_case(anonymous.case),
        phone=force.telephones.line,
        ways=(),
        heard_at=heard_at,
        is_stale=is_feed_stale(heard_at, now),
        born=anonymous.person.date_of_birth,
        kind=anonymous.kind,
    )
    return build_victim_page(known=known, calendar=working_days(), now=now)


# Decides whether a page that was sent also counts as seen: fetching a page does not tell its reader anything (ADR 56).
#
# The news on a page has a mark. A request that does not count yet shows the same page but records no news as told; the
# page sends the mark back once it is in front of a person. If the page would show other news by then, nothing counts as
# told: only what was shown can be confirmed.

IsSeen = Callable[[str], bool]  # takes the mark of the news on a page


def seen_at_once(mark: str) -> bool:
    return True


def seen_later(mark: str) -> bool:
    return False


def mark_to_confirm(is_seen: IsSeen, *told: object) -> str:
    """The mark that a page must send back before its news counts as told. Empty where it counts now, or there is no
    news.

    The same news gives the same mark. It cannot be guessed without the page.
    """
    if not any(told):
        return ""
    mark = hashlib.sha256(repr(told).encode()).hexdigest()[:32]
    return "" if is_seen(mark) else mark


@contextmanager
def roll_back_unless_seen(mark: str) -> Iterator[None]:
    """Undo what is recorded as told in this block while its mark has not come back: the page still reads as if the news
    had been told."""
    if not mark:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Finds the names that a record uses for the other victims of a case: nothing shown to one victim may name another.


def list_other_victim_names(record_id: str, facts: Sequence[Fact]) -> frozenset[str]:
    """Names and addresses of the other victims of the case, except those that this victim shares."""
    own: set[str] = set()
    others: set[str] = set()
    for fact in facts:
        added = fact.data.get("victim")
        for said in (*fact.data.get("victims", ()), *([added] if isinstance(added, Mapping) else ())):
            (own if said["victim_id"] == record_id else others).update(_identifying(said))
        if isinstance(changes := fact.data.get("changes"), Mapping):
            (own if fact.data.get("victim_id") == record_id else others).update(_identifying(changes))
    known_as = {each.casefold() for each in own}
    return frozenset(each for each in others if each.casefold() not in known_as)


def _identifying(said: Mapping[str, Any]) -> list[str]:
    """Names, the postcode, and the first line and numbered lines of an address: a town alone identifies no person."""
    address = said.get("address") or {}
    lines = [line for place, line in enumerate(address.get("lines", ())) if not place or re.search(r"\d", line)]
    found = [said.get(name) for name in ("given_name", "family_name", "business_name")]
    return [each for each in (*found, *lines, address.get("postcode")) if each]
