"""A victim's duress code: made with a colleague after an identity check by more than the access code, or by the victim
on their page.

It is drawn like any code, opens nothing of the victim's (`page_access`) and warns the desk when it is used
(`duress_warnings`). Where the force has switched duress codes off, no new one is made; existing ones go on working,
since victims count on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from victimcare.records.models import AccessGrant, Victim
from victimcare.records.models.access_codes import AccessLevel
from victimcare.rules.access_codes.access_code import DURESS_CODE_LIFE
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.access_codes import step_up, victim_codes
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact.page_access import authorise_victim_page


@dataclass(frozen=True, slots=True)
class DuressCodeStatus:
    """The state of a duress code. `made_at`: of the live one; None: there is none. `ended_by_tries`: wrong tries ended
    the last one, and the victim may not know. `is_offered`: the force lets new ones be made; `may_change`: the victim's
    identity was checked by more than their access code."""

    made_at: datetime | None
    ended_by_tries: bool
    is_offered: bool
    may_change: bool = True


@transaction.atomic
def load_duress_code(*, actor: Actor, victim_id: int, now: datetime) -> DuressCodeStatus:
    """The state for the desk. Reveals nothing where the identity was checked by the access code alone. Raises
    IdentityCheckMissing."""
    permit(actor, Act.KEEP_QUIET_CODE)
    identity_checks.require_identity_check(actor, victim_id, now=now)
    if identity_checks.find_strong_check(actor, victim_id, now=now) is None:
        return DuressCodeStatus(None, False, is_duress_code_offered(), may_change=False)
    _note(actor, "quiet_code.seen", victim_id, now)
    return _of(victim_id)


@transaction.atomic
def make_duress_code(*, actor: Actor, victim_id: int, now: datetime) -> str:
    """Make a new duress code, in groups of four, to be read to the victim: the only time that it is seen. The old one
    ends. Raises IdentityCheckMissing, StrongCheckRequired, PermissionRefused where the force offers none."""
    _permit_desk(actor, victim_id, now)
    return _made(actor, victim_id, now)


@transaction.atomic
def withdraw_duress_code(*, actor: Actor, victim_id: int, now: datetime) -> bool:
    """End the code at the victim's request. False: there was none. Raises IdentityCheckMissing, StrongCheckRequired."""
    _permit_desk(actor, victim_id, now)
    return _taken_back(actor, victim_id, now)


@transaction.atomic
def load_own_duress_code(*, actor: Actor, now: datetime) -> DuressCodeStatus:
    """The state for the victim, once they have shown the last digits of their code again. Raises PermissionRefused."""
    return _of(_find_own_victim_id(actor, "own_code.see", now))


@transaction.atomic
def make_own_duress_code(*, actor: Actor, now: datetime) -> str:
    """As `make_duress_code`, by the victim. Raises PermissionRefused."""
    return _made(actor, _find_own_victim_id(actor, "own_code.make", now), now)


@transaction.atomic
def withdraw_own_duress_code(*, actor: Actor, now: datetime) -> bool:
    """As `withdraw_duress_code`, by the victim. Raises PermissionRefused."""
    return _taken_back(actor, _find_own_victim_id(actor, "own_code.take_back", now), now)


def end_duress_code(*, victim_id: int, reason: str, now: datetime) -> int:
    """End the live code, with the sessions that it opened. `reason`: replaced, taken_back, sealed."""
    live = AccessGrant.objects.filter(victim_id=victim_id, opens=AccessLevel.QUIET, ended_at=None)
    return live.update(ended_at=now, ended_reason=reason)


def is_duress_code_offered() -> bool:
    force: Force = settings.FORCE
    return force.victim_pages.quiet_codes


def _of(victim_id: int) -> DuressCodeStatus:
    last = AccessGrant.objects.filter(victim_id=victim_id, opens=AccessLevel.QUIET).order_by("-id").first()
    lives = last is not None and last.ended_at is None
    ended_by_tries = last is not None and last.ended_reason == "wrong_tries"
    return DuressCodeStatus(
        last.made_at if last is not None and lives else None, ended_by_tries, is_duress_code_offered()
    )


def _made(actor: Actor, victim_id: int, now: datetime) -> str:
    if not is_duress_code_offered():
        raise PermissionRefused("this force has no quiet codes")
    # two simultaneous requests make one code
    list(Victim.objects.select_for_update(no_key=True).filter(id=victim_id).only("id"))
    end_duress_code(victim_id=victim_id, reason="replaced", now=now)
    code = victim_codes.insert_code(victim_id, AccessLevel.QUIET, actor, now, now + DURESS_CODE_LIFE)
    _note(actor, "quiet_code.made", victim_id, now)
    return code.in_fours


def _taken_back(actor: Actor, victim_id: int, now: datetime) -> bool:
    if not end_duress_code(victim_id=victim_id, reason="taken_back", now=now):
        return False
    _note(actor, "quiet_code.taken_back", victim_id, now)
    return True


def _permit_desk(actor: Actor, victim_id: int, now: datetime) -> None:
    permit(actor, Act.KEEP_QUIET_CODE)
    identity_checks.require_strong_check(actor, victim_id, now=now)


def _find_own_victim_id(actor: Actor, noted: str, now: datetime) -> int:
    """Admits the victim at the full level with the last six digits shown again: a page left open must not be enough."""
    victim_id: int = authorise_victim_page(actor=actor, act=Act.WRITE_OWN_WORDS, noted=noted, now=now).victim.id
    if not step_up.is_code_reconfirmed(actor, now):
        raise PermissionRefused("the last numbers of the code were not given again")
    return victim_id


def _note(actor: Actor, act: str, victim_id: int, now: datetime) -> None:
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)
    note(actor, act, at=now, case_id=case_id, victim_id=victim_id)
