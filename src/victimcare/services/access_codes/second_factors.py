"""Second factors in use: ends them with their secrets and sessions, counts guesses, texts numbers, and shows their
state at the desk."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from victimcare.records.models import AccessGrant, FactorSetupWindow, SecondFactor, TextedNumber, Victim, VictimSession
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.second_factors import SecondFactorKind
from victimcare.rules.access_codes import second_factor
from victimcare.rules.access_codes.second_factor import (
    TEXT_LASTS,
    TEXTS_WITHIN,
    FactorNumber,
    ShortNumberSource,
    are_tries_spent,
    may_text_number,
)
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages import special_messages
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.page_access import PageAccess, authorise_victim_page

# The state of an ended factor: it opens nothing any more, even for a person with the database and the keys.
BLANK_FACTOR: dict[str, Any] = {"sealed": None}


def end_second_factors(*, victim_id: int, reason: str, now: datetime) -> int:
    """End every second factor of the victim, and the window to set one up. Returns how many factors ended."""
    end_setup_window(victim_id=victim_id, reason=reason, now=now)
    return end_factors(SecondFactor.objects.filter(victim_id=victim_id), reason=reason, now=now, victim_id=victim_id)


def end_factors(factors: QuerySet[SecondFactor], *, reason: str, now: datetime, victim_id: int) -> int:
    """End these live factors of the victim. Sessions that they opened further go back to what the code alone opens."""
    ended = factors.filter(ended_at=None).update(ended_at=now, ended_reason=reason, **BLANK_FACTOR)
    if ended:
        stepped_up = VictimSession.objects.filter(grant__victim_id=victim_id, ended_at=None, second_at__isnull=False)
        stepped_up.update(second_at=None)
    return ended


def end_setup_window(*, victim_id: int, reason: str, now: datetime) -> int:
    window = FactorSetupWindow.objects.filter(victim_id=victim_id, ended_at=None)
    return window.update(ended_at=now, ended_reason=reason, sealed=None)


# Counts guesses at the second step with one code (`access_codes.second_factor`). They are counted at the code's
# sessions, so the count continues when factors are set up anew, and restarts with the next code.

_GUESSED = {SecondFactorKind.APP: ShortNumberSource.APP, SecondFactorKind.TEXT: ShortNumberSource.TEXT}


@dataclass(frozen=True, slots=True)
class FactorTries:
    """Wrong tries. `spent`: by single numbers, counted in the numbers that would have been right; `long`: how many
    tries were longer."""

    spent: int = 0
    long: int = 0

    def __add__(self, other: FactorTries) -> FactorTries:
        return FactorTries(self.spent + other.spent, self.long + other.long)


def count_tries_with_code(grant_id: int) -> FactorTries:
    sums = VictimSession.objects.filter(grant=grant_id).aggregate(
        spent=Sum("second_spent"), long=Sum("second_long_tries")
    )
    return FactorTries(sums["spent"] or 0, sums["long"] or 0)


def list_compared_kinds(kinds: Collection[SecondFactorKind], tries: FactorTries) -> frozenset[SecondFactorKind]:
    """Those of the victim's kinds for which single numbers are still compared."""
    heard = second_factor.comparable_sources([_GUESSED[kind] for kind in kinds if kind in _GUESSED], tries.spent)
    return frozenset(kind for kind in kinds if _GUESSED.get(kind) in heard)


def note_resting_factors(grant_id: int, kinds: Collection[SecondFactorKind], tries: FactorTries, now: datetime) -> None:
    """Record for the desk whether it rests; a job (`compromised_access`) warns the desk. `kinds`: the victim's. One
    update."""
    single = {kind for kind in kinds if kind in _GUESSED}
    is_so = list_compared_kinds(kinds, tries) != single or (
        SecondFactorKind.APP in kinds and not second_factor.may_compare_long_numbers(tries.long)
    )
    since = Coalesce(F("second_rests_since"), Value(now)) if is_so else Value(None)
    AccessGrant.objects.filter(id=grant_id).update(second_rests_since=since)


# The victim's session in which the second step is shown or set up.


def lock_own_session(actor: Actor) -> VictimSession:
    """The session, locked with the victim's row (`page_access.authorise_victim_page`), so that two tries never count as
    one."""
    if actor.visit is None:
        raise PermissionRefused("only in a visit on the web")
    return VictimSession.objects.select_related("grant").get(id=actor.visit.id)


# Numbers by text: requested in a session, sent by a job; the page looks the same whether or not a text is sent.


class TextRequestResult(StrEnum):
    YES = "yes"  # a text is sent if the victim has a phone for it and their plan allows a text there now
    TOO_MANY = "too_many"  # in this session and hour
    NO_MORE = "no_more"  # in this session: too many wrong numbers


@transaction.atomic
def ask_for_texted_number(*, actor: Actor, now: datetime) -> TextRequestResult:
    """Request a number in this session. Raises PermissionRefused."""
    entered = authorise_victim_page(
        actor=actor, act=Act.SHOW_SECOND_STEP, noted="second_step.ask_text", now=now, may_be_short=True
    )
    visit = lock_own_session(actor)
    if are_tries_spent(visit.second_wrong_tries):
        return TextRequestResult.NO_MORE
    return request_texted_number(entered, visit, None, now)


def request_texted_number(
    entered: PageAccess, visit: VictimSession, window: FactorSetupWindow | None, now: datetime
) -> TextRequestResult:
    """Record the request, in this window to set the phone up or to step up, and let the job send it, so that it takes
    the same time for every visitor. Requests of other sessions are not mentioned: they would show that the victim is
    there. Each window counts from zero: the colleague who opens it may just have fixed why no text came."""
    lately = TextedNumber.objects.filter(visit=visit, window=window, asked_at__gt=now - TEXTS_WITHIN)
    if not may_text_number(lately.values_list("asked_at", flat=True), now=now):
        return TextRequestResult.TOO_MANY
    row = TextedNumber.objects.create(
        victim_id=visit.grant.victim_id, visit=visit, window=window, asked_at=now, ends_at=now + TEXT_LASTS
    )
    queue_job(Job.TEXT_NUMBER, texted_id=row.id)
    return TextRequestResult.YES


@transaction.atomic
def send_texted_number(*, actor: Actor, texted_id: int, now: datetime) -> bool:
    """Text this number to the phone that was set up for it, or, during set-up, to the one that the victim's plan
    prefers. Safe to run twice. False: it was not sent, also where the limit of this hour over all sessions is reached.
    """
    permit(actor, Act.SEND_MESSAGE)
    victim_id = TextedNumber.objects.values_list("victim_id", flat=True).get(id=texted_id)
    victim = gate.lock_victims([victim_id])[victim_id]
    asked = TextedNumber.objects.filter(id=texted_id, telling=None, used_at=None, ends_at__gt=now)
    row = (
        asked.exclude(visit__grant__opens=AccessLevel.QUIET).select_related("visit").first()
    )  # a duress code never makes a message leave
    sent = TextedNumber.objects.filter(victim=victim, asked_at__gt=now - TEXTS_WITHIN).exclude(telling=None)
    if row is None or not may_text_number(sent.values_list("asked_at", flat=True), now=now):
        return False
    point_id = (
        special_messages.find_best_text_point(victim, now=now)
        if row.window_id is not None
        else _point_of(victim, row.visit.grant_id)
    )
    if point_id is None or not special_messages.queue_texted_number(row, victim, point_id, now=now):
        return False
    note(actor, "second_step.texted", at=now, case_id=victim.case_id, victim_id=victim.id)
    return True


def matches_texted_number(row: TextedNumber | None, number: FactorNumber, point_id: int | None) -> bool:
    """Whether this is the number that was texted to this phone."""
    if row is None or point_id is None or row.point_id != point_id:
        return False
    return hmac.compare_digest(special_messages.texted_number_digits(row), number.digits)


def find_last_texted_number(
    visit: VictimSession, window: FactorSetupWindow | None, now: datetime
) -> TextedNumber | None:
    """The newest number requested in this session, if it is still valid: each one invalidates the one before."""
    row = TextedNumber.objects.filter(visit=visit, window=window).order_by("-id").first()
    return row if row is not None and row.used_at is None and row.ends_at > now else None


def _point_of(victim: Victim, grant_id: int) -> int | None:
    """None also where a number would open nothing, because single ones rest."""
    factors = {SecondFactorKind(one.kind): one for one in SecondFactor.objects.filter(victim=victim, ended_at=None)}
    is_heard = SecondFactorKind.TEXT in list_compared_kinds(factors, count_tries_with_code(grant_id))
    return factors[SecondFactorKind.TEXT].point_id if is_heard else None


# The second step as the desk sees it: which kinds a victim has, since when, and ending one. Never a secret.


@dataclass(frozen=True, slots=True)
class FactorDetail:
    """A factor, live or ended. `opened_by`: who opened the window in which it was set up. `numbers_left`: on paper, for
    an app. `rests_since`: no single number opens with it, because of wrong ones."""

    id: UUID
    kind: SecondFactorKind
    made_at: datetime
    opened_by: str
    last_used_at: datetime | None
    numbers_left: int | None
    ended_at: datetime | None
    ended_reason: str
    rests_since: datetime | None


@dataclass(frozen=True, slots=True)
class SecondFactorOverview:
    """`closes_at`: of an open window, whether or not its number was typed. `may_open`: the victim's identity was
    checked by more than their code."""

    live: tuple[FactorDetail, ...]
    ended: tuple[FactorDetail, ...]
    closes_at: datetime | None
    may_open: bool


@transaction.atomic
def load_second_factors(*, actor: Actor, victim_id: int, now: datetime) -> SecondFactorOverview:
    """Raises IdentityCheckMissing."""
    permit(actor, Act.KEEP_SECOND_STEP)
    identity_checks.require_identity_check(actor, victim_id, now=now)
    unused = Count("recovery_numbers", filter=Q(recovery_numbers__used_at=None))
    found = SecondFactor.objects.filter(victim_id=victim_id).select_related("window__opened_by").annotate(left=unused)
    rows = list(found.order_by("-id"))
    rests_since = _rests_since(victim_id, [SecondFactorKind(row.kind) for row in rows if row.ended_at is None])
    factors = [_factor(row, rests_since.get(SecondFactorKind(row.kind))) for row in rows]
    window = FactorSetupWindow.objects.filter(victim_id=victim_id, ended_at=None, closes_at__gt=now).first()
    _note(actor, "second_step.seen", victim_id, now)
    return SecondFactorOverview(
        live=tuple(one for one in factors if one.ended_at is None),
        ended=tuple(one for one in factors if one.ended_at is not None),
        closes_at=window.closes_at if window else None,
        may_open=identity_checks.find_strong_check(actor, victim_id, now=now) is not None,
    )


@transaction.atomic
def end_second_factor(*, actor: Actor, victim_id: int, factor: UUID, now: datetime) -> None:
    """End a factor that is lost, or may be in the wrong hands. It opens nothing from now on, and sessions that it
    opened go back to what the code alone opens. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    permit(actor, Act.KEEP_SECOND_STEP)
    identity_checks.require_identity_check(actor, victim_id, now=now)
    # waits for a try in progress
    list(Victim.objects.select_for_update(no_key=True).filter(id=victim_id).only("id"))
    one = SecondFactor.objects.filter(victim_id=victim_id, public_id=factor)
    if not end_factors(one, reason="lost", now=now, victim_id=victim_id):
        raise NotFound("no such second factor")
    _note(actor, "second_step.ended", victim_id, now)


def _rests_since(victim_id: int, kinds: Collection[SecondFactorKind]) -> dict[SecondFactorKind, datetime]:
    """Since when the kinds rest for which no single number is accepted, because of wrong ones with the victim's current
    code."""
    grants = AccessGrant.objects.of_victims().filter(victim_id=victim_id, ended_at=None).first()
    if grants is None or grants.second_rests_since is None:
        return {}
    heard = list_compared_kinds(kinds, count_tries_with_code(grants.id))
    return {
        kind: grants.second_rests_since for kind in kinds if kind not in heard and kind is not SecondFactorKind.PASSKEY
    }


def _factor(row: SecondFactor, rests_since: datetime | None) -> FactorDetail:
    kind = SecondFactorKind(row.kind)
    left: int = row.left  # type: ignore[attr-defined]  # annotated
    return FactorDetail(
        id=row.public_id,
        kind=kind,
        made_at=row.made_at,
        opened_by=row.window.opened_by.name,
        last_used_at=row.last_used_at,
        numbers_left=left if kind is SecondFactorKind.APP else None,
        ended_at=row.ended_at,
        ended_reason=row.ended_reason,
        rests_since=rests_since,
    )


def _note(actor: Actor, act: str, victim_id: int, now: datetime) -> None:
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    note(actor, act, at=now, case_id=case_id, victim_id=victim_id)
