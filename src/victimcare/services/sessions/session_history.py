"""Shows a victim where their page was used, and ends sessions that they no longer want.

The list needs the full level: it would show a person beside the victim, or one who has only the code, that the victim
has another phone and when they are safe. Ending sessions shows nothing and is open to every session. Wrong tries are
not listed: the person who made them would learn that they were noticed, and the victim would be frightened while alone.
The desk is warned instead (`compromised_access`), and a colleague speaks with the victim.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import CodeAttempt, VictimSession
from victimcare.records.models.access_codes import AccessLevel
from victimcare.services.access import Act, Actor
from victimcare.services.access_codes.codes_at_desk import DESK_CHANNEL
from victimcare.services.safe_contact.page_access import authorise_victim_page
from victimcare.services.sessions import victim_sessions
from victimcare.services.sessions.victim_sessions import end_linked_sessions, session_limits

VISITS_SHOWN_FOR = timedelta(days=90)
VISITS_SHOWN = 50


class VisitChannel(StrEnum):
    WEB = "web"
    PHONE = "phone"  # the victim keyed their code on the line
    PERSON = "person"  # the victim read it out to a colleague at the desk


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """One use of the victim's code. A web browser is described in two words."""

    at: datetime
    by: VisitChannel
    device: str = ""
    browser: str = ""
    is_this: bool = False
    may_be_open: bool = False
    showed_second: bool = False


@dataclass(frozen=True, slots=True)
class VisitList:
    """`is_short`: none is listed, since this session opens only the short level."""

    listed: tuple[VisitRecord, ...]
    is_short: bool


@transaction.atomic
def list_own_visits(*, actor: Actor, now: datetime) -> VisitList:
    """List the victim's sessions and calls of the last 90 days, newest first. Raises PermissionRefused where the page
    shows nothing."""
    entered = authorise_victim_page(
        actor=actor, act=Act.SEE_OWN_CASE, noted="own_visits.see", now=now, may_be_short=True
    )
    if entered.opened.is_short:
        return VisitList((), is_short=True)
    listed = sorted([*_on_the_web(actor, now), *_by_voice(actor, now)], key=lambda visit: visit.at, reverse=True)
    return VisitList(tuple(listed[:VISITS_SHOWN]), is_short=False)


@transaction.atomic
def end_own_visits(*, actor: Actor, this_too: bool, now: datetime) -> int | None:
    """End the victim's other sessions at once, and this one too on request; also those that ran out and could still
    store what is typed in them. Returns how many others were open. None at the short level: the number would tell a
    person with only the code whether the victim is there."""
    entered = authorise_victim_page(
        actor=actor,
        act=Act.END_OWN_VISITS,
        noted="own_visits.end",
        now=now,
        may_be_short=True,
        detail={"this_too": this_too},
    )
    this = actor.visit.id if actor.visit else -1
    sessions = VictimSession.objects.filter(_whose(actor), ended_at=None)
    others = sessions.filter(started_at__gt=now - victim_sessions.EXPIRED_KEPT_FOR).exclude(id=this)
    open_ones = others.filter(_OWN_SESSIONS, _lasts(now)).count()
    others.update(ended_at=now)
    if this_too:
        end_linked_sessions(this, now)
    return None if entered.opened.is_short else open_ones


# A session that a duress code opened ends with the others, but is neither listed nor counted: this page must not show
# that there is such a code.
_OWN_SESSIONS = ~Q(grant__opens=AccessLevel.QUIET)


def _whose(actor: Actor) -> Q:
    """A session that a duress code opened ends only sessions of that code."""
    of_victim = Q(grant__victim=actor.victim_id, grant__supporter=None)
    return of_victim if actor.quiet is None else Q(grant=actor.quiet)


def _lasts(now: datetime) -> Q:
    """Sessions that have neither ended nor run out."""
    since = session_limits(now)
    used = Q(last_seen_at__gt=since["idle_since"], started_at__gt=since["started_since"])
    return used & Q(ended_at=None, grant__ended_at=None)


def _on_the_web(actor: Actor, now: datetime) -> list[VisitRecord]:
    sessions = VictimSession.objects.filter(_OWN_SESSIONS, grant__victim=actor.victim_id, grant__supporter=None)
    rows: QuerySet[VictimSession, Any] = sessions.filter(started_at__gt=now - VISITS_SHOWN_FOR).annotate(
        is_open=_lasts(now)
    )
    this = actor.visit.id if actor.visit else -1
    return [
        VisitRecord(
            row.started_at,
            VisitChannel.WEB,
            row.device,
            row.browser,
            is_this=row.id == this,
            may_be_open=row.id != this and row.is_open,
            showed_second=row.second_at is not None,
        )
        for row in rows.order_by("-started_at")[:VISITS_SHOWN]
    ]


def _by_voice(actor: Actor, now: datetime) -> list[VisitRecord]:
    attempts = CodeAttempt.objects.filter(tried__victim=actor.victim_id, tried__supporter=None).exclude(
        tried__opens=AccessLevel.QUIET
    )
    tries = attempts.filter(was_right=True, at__gt=now - VISITS_SHOWN_FOR)
    rows = tries.exclude(channel="web").order_by("-at").values_list("at", "channel")[:VISITS_SHOWN]
    return [
        VisitRecord(at, VisitChannel.PERSON if channel == DESK_CHANNEL else VisitChannel.PHONE) for at, channel in rows
    ]
