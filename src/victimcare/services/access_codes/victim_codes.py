"""Access codes: made by the machine, given by a colleague, checked alike on web and phone.

Whether a code is unknown, wrong, ended or sealed, the same queries and one slow hash run, so that neither the answer
nor its time reveals anything about a case (design, sections 2 and 5).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q

from victimcare.records.models import AccessGrant, CodeAttempt, Supporter, Victim
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.access_codes.attempt_limits import CodeComparison
from victimcare.rules.errors import VictimNotFound
from victimcare.services import constant_time, secret_hashes
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, permit
from victimcare.services.access_codes import attempt_sources, code_rate_limits
from victimcare.services.access_codes.attempt_sources import UNKNOWN_SOURCE, AttemptSource
from victimcare.services.access_codes.code_rate_limits import AttemptContext, AttemptStatus
from victimcare.services.access_codes.second_factors import end_second_factors
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk.task_actions import is_task_open, make_task
from victimcare.services.desk.task_shapes import HarmLevel


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code just made, in groups of four. The only time it is seen."""

    code: str
    opens: str
    expires_at: datetime


_PURPOSE = "prove"  # the purpose of the hash


class ShortAccessOnly(ValueError):
    """A guarded victim's code opens the short view only (design, section 5)."""


def find_code_scope(victim_id: int) -> AccessLevel:
    """The most that a victim's code alone may open: the short view for a guarded victim, otherwise the case."""
    return AccessLevel.SHORT if find_guarded_victims([victim_id]) else AccessLevel.CASE


@transaction.atomic
def make_victim_code(*, actor: Actor, victim_id: int, opens: str, now: datetime, keeps_second: bool = False) -> NewCode:
    """Make a new code; the old code and its sessions end. The code is shown once and never stored in the clear.

    `keeps_second`: the second step stays, because a colleague knows that the victim still has it. Otherwise it ends
    with the old code.

    Raises NotFound, and ShortAccessOnly when a guarded victim's code should open more than the short view.
    """
    permit(actor, Act.MAKE_CODE)
    if actor.kind is ActorKind.OPERATOR and settings.VICTIMCARE_ENV == "production":
        raise PermissionRefused("in production codes are made at the desk, by a named person after proof")
    # Does not lock out rows that only point at the victim's row: a call that checks the code would wait for us, and we
    # for the code.
    victim = Victim.objects.select_for_update(no_key=True).filter(id=victim_id).first()
    if victim is None:
        raise VictimNotFound
    if opens != AccessLevel.SHORT and find_code_scope(victim_id) is AccessLevel.SHORT:
        raise ShortAccessOnly
    end_victim_codes(victim_id=victim_id, reason="replaced", now=now)
    if not keeps_second:
        end_second_factors(victim_id=victim_id, reason="new_code", now=now)
    expires_at = now + access_code.LIFE_AFTER_USE
    code = insert_code(victim_id, opens, actor, now, expires_at)
    detail = {"opens": opens, **({"second_step": "kept"} if keeps_second else {})}
    note(actor, "access_code.made", at=now, case_id=victim.case_id, victim_id=victim_id, detail=detail)
    return NewCode(code=code.in_fours, opens=opens, expires_at=expires_at)


@transaction.atomic
def make_supporter_code(*, actor: Actor, supporter: Supporter, now: datetime) -> NewCode:
    """Make a supporter's own code; their old code and its sessions end. It opens no more than the victim's code opens
    alone. The caller has checked that the supporter's role is in force."""
    permit(actor, Act.KEEP_SUPPORTERS)
    Supporter.objects.select_for_update(no_key=True).get(id=supporter.id)
    end_supporter_code(supporter_id=supporter.id, reason="replaced", now=now)
    opens = find_code_scope(supporter.victim_id)
    expires_at = now + access_code.LIFE_AFTER_USE
    code = insert_code(supporter.victim_id, opens, actor, now, expires_at, supporter_id=supporter.id)
    return NewCode(code=code.in_fours, opens=opens, expires_at=expires_at)


def end_supporter_code(*, supporter_id: int, reason: str, now: datetime) -> int:
    """End a supporter's live code, and with it their sessions."""
    theirs = AccessGrant.objects.filter(supporter_id=supporter_id, ended_at=None)
    return theirs.update(ended_at=now, ended_reason=reason)


def end_victim_codes(*, victim_id: int, reason: str, now: datetime) -> int:
    """End the victim's live code, if there is one; the duress code stays, and a supporter's code ends with their role.
    `reason`: replaced, sealed, grew_up. Returns how many ended."""
    grants = AccessGrant.objects.of_victims().filter(victim_id=victim_id, ended_at=None)
    return grants.update(ended_at=now, ended_reason=reason)


@transaction.atomic
def revoke_victim_code(*, actor: Actor, victim_id: int, now: datetime) -> int:
    """End the victim's code at once because it may be in the wrong hands, and the second step too. New codes stay
    possible."""
    permit(actor, Act.MAKE_CODE)
    victim = Victim.objects.filter(id=victim_id).first()
    if victim is None:
        raise VictimNotFound
    ended = end_victim_codes(victim_id=victim_id, reason="sealed", now=now)
    end_second_factors(victim_id=victim_id, reason="sealed", now=now)
    note(actor, "access_code.sealed", at=now, case_id=victim.case_id, victim_id=victim_id)
    return ended


def _opens_anything(victim_id: int, opens: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class CodeCheckResult:
    """The result of trying a code. `is_held_back`: a brake holds for its source, and nothing visible let it through;
    this does not depend on the code."""

    grant: AccessGrant | None
    is_held_back: bool


def verify_code(
    *,
    code: AccessCode,
    channel: str,
    now: datetime,
    source: AttemptSource = UNKNOWN_SOURCE,
    may_open: Callable[[int, str], bool] = _opens_anything,
    takes_supporters: bool = False,
) -> AccessGrant | None:
    """The grant this code opens, or None for every other reason (`try_code`)."""
    beside = AttemptContext(source)
    return try_code(
        code=code, channel=channel, now=now, beside=beside, may_open=may_open, takes_supporters=takes_supporters
    ).grant


@constant_time.refuse_on_a_beat(lambda result: result.grant is None)
@transaction.atomic
def try_code(
    *,
    code: AccessCode,
    channel: str,
    now: datetime,
    beside: AttemptContext,
    may_open: Callable[[int, str], bool] = _opens_anything,
    takes_supporters: bool = False,
) -> CodeCheckResult:
    """Compare a code with those that the brake allows. Counts and audits every try.

    A refused code is answered on a beat (`constant_time`), after the same queries and one slow hash, whatever its
    digits. Only where a source goes on long after it was slowed is no code looked at.

    `may_open(victim_id, opens)`: whether this entry point may open for the victim at all. It is asked for every code,
    with a victim_id of -1 for an unknown one, so that the same queries run. A right code that it refuses does not wear
    the code out; the brake counts it as wrong, or an attacker who had filled the brake would see that the code is
    right. The same holds for a supporter's code, except where `takes_supporters`: it opens the supporter's page, and
    proves nothing about the victim.
    """
    standing = code_rate_limits.assess_attempt(beside, channel, now)
    if standing.reading is CodeComparison.NONE:
        _refuse_unread(channel, now)
        return CodeCheckResult(None, standing.is_held_back)
    grant = _live_grant(code, now, code_rate_limits.list_comparable_codes(standing, beside.source, now))
    kept = grant.proof_hash if grant else secret_hashes.DUMMY_HASH
    is_proved = secret_hashes.matches_slow_hash(_PURPOSE, code.digits, kept) and grant is not None
    is_allowed = may_open(grant.victim_id, grant.opens) if grant else may_open(-1, AccessLevel.SHORT)
    is_theirs = grant is not None and grant.supporter_id is not None
    is_right = is_proved and is_allowed and (takes_supporters or not is_theirs)
    code_rate_limits.count_code_try(grant, is_right, is_proved, now)
    _keep_try(standing, beside, channel, now, is_right=is_right, tried=grant if is_right or not is_proved else None)
    _note_try(grant, is_right, standing, channel, now)
    if (
        standing.is_slowed
        or standing.is_paused
        or code_rate_limits.is_limit_reached(standing, channel, is_right=is_right)
    ):
        _alert_desk(now)
    if is_right and grant is not None:
        attempt_sources.remember_browser(beside.browser or "", grant, now)
        return CodeCheckResult(grant, False)
    if beside.browser is not None:
        attempt_sources.count_browser_wrong_try(standing.browser_id, now)
    return CodeCheckResult(None, standing.is_held_back)


def _keep_try(
    standing: AttemptStatus,
    beside: AttemptContext,
    channel: str,
    now: datetime,
    *,
    is_right: bool,
    tried: AccessGrant | None,
) -> None:
    """Stores the try. A job (`compromised_access`) looks at wrong ones; the brake looks at right ones from a
    telephone."""
    CodeAttempt.objects.create(
        at=now,
        channel=channel,
        was_right=is_right,
        was_read=standing.counts_for_all,
        was_paced=standing.is_slowed and standing.let_by is None,
        let_by=standing.let_by or "",
        source_key=attempt_sources.source_key(beside.source),
        network_key=attempt_sources.network_key(beside.source),
        tried=tried,
    )


def _live_grant(code: AccessCode, now: datetime, among: Q) -> AccessGrant | None:
    """The grant that the code's first half names, locked until this try is counted."""
    code_rate_limits.wait_for_other_tries(_selector_key(code))
    return (
        AccessGrant.objects.select_for_update(of=("self",))
        .select_related("victim")
        .filter(among, selector_key=_selector_key(code), ended_at=None, expires_at__gt=now)
        .first()
    )


def _note_try(grant: AccessGrant | None, is_right: bool, standing: AttemptStatus, channel: str, now: datetime) -> None:
    note(
        Actor.anonymous(channel),
        f"access_code.{'right' if is_right else _refused(grant, standing)}",
        at=now,
        case_id=grant.victim.case_id if grant else None,
        victim_id=grant.victim_id if grant else None,
    )


def _refused(grant: AccessGrant | None, standing: AttemptStatus) -> str:
    """The word in the audit for a code that opened nothing."""
    if grant is not None or standing.reading is CodeComparison.ALL:
        return "wrong"
    return "paced" if standing.is_slowed else "paused"


def _refuse_unread(channel: str, now: datetime) -> None:
    """Refuse without looking at any code, because this source went on long after it was slowed. That wears out no code,
    costs no slow hash and is not counted."""
    note(Actor.anonymous(channel), "access_code.paced", at=now)
    _alert_desk(now)


def _alert_desk(now: datetime) -> None:
    """Warn the desk once for each attack. Not only at the try that reaches the limit: simultaneous tries may each miss
    it."""
    if not is_task_open(kind=TaskKind.CODE_ATTACK, subject_key=""):
        make_task(
            kind=TaskKind.CODE_ATTACK,
            victim_id=None,
            reason="many_wrong_codes",
            harm=HarmLevel.HIGH,
            due_at=now + timedelta(minutes=15),
            now=now,
        )


def insert_code(
    victim_id: int, opens: str, actor: Actor, now: datetime, expires_at: datetime, *, supporter_id: int | None = None
) -> AccessCode:
    """Insert a random code whose first six digits no other live code has. The caller has permitted it and ended the
    previous code."""
    for _ in range(20):
        code = _draw()
        try:
            with transaction.atomic():
                AccessGrant.objects.create(
                    victim_id=victim_id,
                    supporter_id=supporter_id,
                    selector_key=_selector_key(code),
                    proof_hash=secret_hashes.make_slow_hash(_PURPOSE, code.digits),
                    opens=opens,
                    made_at=now,
                    made_by=actor.id,
                    expires_at=expires_at,
                )
        except IntegrityError:
            continue
        return code
    raise RuntimeError("no free selector in twenty draws: too many live codes")


def _draw() -> AccessCode:
    while not access_code.looks_like_access_code(
        digits := f"{secrets.randbelow(10**access_code.CODE_LENGTH):0{access_code.CODE_LENGTH}}"
    ):
        pass
    return AccessCode(digits)


def _selector_key(code: AccessCode) -> bytes:
    return hmac.digest(settings.CODE_KEY.encode(), f"select:{code.selector}".encode(), "sha256")
