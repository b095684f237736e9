"""Joins the cases of one visit: a person with two crimes enters both codes, and switches between the cases (ADR 49).
Also says how much of the site a session opens, and in which language.

Each case keeps its own session, with its idle time and its second step. The sessions share a bundle, and the browser
holds the token of the case that is shown. One case names another only while both are open in full in this visit: a
short page lists nothing, and does not show whether there is a bundle.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from victimcare.records.models import VictimSession
from victimcare.records.models.access_codes import AccessLevel
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.access_codes.devices import VisitDevice
from victimcare.rules.cases.page_shapes import CaseName
from victimcare.rules.clock import london_date
from victimcare.rules.contact.communication_needs import is_known_minor
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused
from victimcare.services.access_codes import attempt_sources, step_up
from victimcare.services.access_codes.code_rate_limits import AttemptContext
from victimcare.services.cases.case_queries import name_case
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.messages import message_languages
from victimcare.services.safe_contact.page_access import PageAccess, authorise_victim_page, may_see_full_case
from victimcare.services.sessions import victim_sessions
from victimcare.services.sessions.victim_sessions import UNKNOWN_DEVICE


@dataclass(frozen=True, slots=True)
class OtherCase:
    """A case that can be switched to. `id`: names the case in a form; it is in no address."""

    id: UUID
    name: CaseName


@transaction.atomic
def ask_for_other_code(*, actor: Actor, now: datetime) -> None:
    """Admit the victim to the page that takes the code of another case. Raises PermissionRefused where this case is not
    open in full."""
    _enter(actor, "ask", now)


@transaction.atomic
def add_case_to_session(
    *,
    actor: Actor,
    code: AccessCode,
    now: datetime,
    address: str = "",
    browser: str = "",
    device: VisitDevice = UNKNOWN_DEVICE,
) -> str | None:
    """Return the token of the case that this code opens, joined to the visit of `actor`; None where the code is not
    accepted.

    This is the sign-in of the front door, with its refusals, limits and time. A duress code, and the code of a
    supporter, join nothing: they end what was open, and open what they open at the front door. `ask_for_other_code` has
    already admitted the actor.
    """
    if actor.visit is None:
        raise PermissionRefused("only in a visit on the web")
    reads = actor.visit.read_in.code
    beside = AttemptContext(attempt_sources.address_source(address), browser)
    token = victim_sessions.try_victim_sign_in(code=code, now=now, beside=beside, device=device, language=reads).token
    if token is None:
        return None
    if _join(actor.visit.id, token, now):
        return token
    victim_sessions.sign_out_victim(token=token, now=now)  # the victim left while the code was being checked
    return None


def list_other_cases(*, actor: Actor, now: datetime) -> tuple[OtherCase, ...]:
    """List the other cases of this visit, in the order in which their codes were entered. Each asks its own gate now
    and gets its own audit entry. None where this case is not open in full. No query without a bundle."""
    if not _has_others(actor) or not _sees_in_full(actor, now):
        return ()
    found = []
    for session in _beside(actor):
        with suppress(PermissionRefused):
            found.append(_named(session, now))
    return tuple(found)


def switch_case(*, actor: Actor, to: UUID, now: datetime) -> str | None:
    """Return a new token for the case that is shown from now on; the token of the case left no longer opens anything.

    None where the other case is not open in full in this visit. Raises PermissionRefused where this one is not.
    """
    if not _sees_in_full(actor, now):
        raise PermissionRefused("a short page leads to no other case")
    chosen = next((one for one in _beside(actor) if one.grant.public_id == to), None) if _has_others(actor) else None
    if chosen is None or actor.visit is None:
        return None
    with suppress(PermissionRefused), transaction.atomic():
        _enter(_actor_of(chosen), "switch", now)
        victim_sessions.lock_linked_sessions(actor.visit.id)
        return _shown_instead(actor.visit.id, chosen.id, now)
    return None


def _has_others(actor: Actor) -> bool:
    return actor.visit is not None and bool(actor.visit.beside)


@transaction.atomic
def _sees_in_full(actor: Actor, now: datetime) -> bool:
    """Runs in its own transaction: two cases are never locked at once, so two windows never wait for each other."""
    return may_see_full_case(actor, now)


def _beside(actor: Actor) -> list[VictimSession]:
    ids = actor.visit.beside if actor.visit else ()
    return list(VictimSession.objects.select_related("grant").filter(id__in=ids).order_by("id"))


@transaction.atomic
def _named(session: VictimSession, now: datetime) -> OtherCase:
    actor = _actor_of(session)
    victim = _enter(actor, "name", now).victim
    entries = load_timelines([victim.case_id])[victim.case_id]
    return OtherCase(session.grant.public_id, name_case(victim.case, victim.kind, entries))


def _enter(actor: Actor, part: str, now: datetime) -> PageAccess:
    """Audit an ordinary access to the victim's page in the record of the case. Staff who read that record may be barred
    from the other case, and must not learn that it exists. `part` is in the audit trail alone."""
    return authorise_victim_page(
        actor=actor, act=Act.SEE_OWN_CASE, noted="own_case.see", now=now, detail={"bundle": part}
    )


def _actor_of(session: VictimSession) -> Actor:
    """The actor of this session: each case is requested by its own victim, and its audit names no other code."""
    grant = session.grant
    opens = SessionAccess.ALL if session.second_at else grant.opens
    return Actor(ActorKind.VICTIM, f"grant:{grant.public_id}", victim_id=grant.victim_id, opens=opens)


def _join(visit_id: int, token: str, now: datetime) -> bool:
    """Add the session of this token to the bundle of that visit. False where that visit has ended.

    The same statements run where nothing is joined, so a duress code takes as long as any other.
    """
    victim_sessions.lock_linked_sessions(visit_id)
    this = VictimSession.objects.get(id=visit_id)
    if this.ended_at is not None:
        return False
    new = VictimSession.objects.select_related("grant").get(token_hash=victim_sessions.hash_session_token(token))
    joins = new.grant.opens != AccessLevel.QUIET and new.grant.supporter_id is None
    bundle = this.bundle or uuid4()
    of_this_visit = VictimSession.objects.filter(Q(id=this.id) | Q(bundle=bundle), ended_at=None)
    left: dict[str, Any] = {"bundle": bundle, "left_at": Coalesce(F("left_at"), Value(now))}
    of_this_visit.update(**(left if joins else {"ended_at": now}))
    of_this_visit.filter(grant=new.grant).update(ended_at=now)  # a code entered again has one session
    VictimSession.objects.filter(id=new.id).update(bundle=bundle if joins else None)
    return True


def _shown_instead(left_id: int, entered_id: int, now: datetime) -> str | None:
    """The caller holds the bundle. None where one of the two has ended."""
    both = {one.id: one for one in VictimSession.objects.filter(id__in=[left_id, entered_id], ended_at=None)}
    if len(both) != 2 or both[left_id].left_at is not None:
        return None
    token, selects = victim_sessions.draw_session_token(), both[entered_id].selects
    kept = (
        step_up.reseal_code_half(
            bytes(selects), bytes(both[entered_id].token_hash), victim_sessions.hash_session_token(token)
        )
        if selects
        else None
    )
    VictimSession.objects.filter(id=left_id).update(left_at=now)
    VictimSession.objects.filter(id=entered_id).update(
        token_hash=victim_sessions.hash_session_token(token), selects=kept, left_at=None, last_seen_at=now
    )
    return token


# How much of a victim's site a session opens, and in which language.


@dataclass(frozen=True, slots=True)
class MenuLevel:
    """`is_short`: only the short level is open to this session. `is_young`: the reader is known to be under 18."""

    is_short: bool
    is_young: bool


@transaction.atomic
def find_menu_level(*, actor: Actor, now: datetime) -> MenuLevel:
    """What this session may be offered. Raises PermissionRefused where the victim's page shows nothing."""
    entered = authorise_victim_page(
        actor=actor,
        act=Act.SEE_OWN_CASE,
        noted="own_menu.see",
        now=now,
        may_be_short=True,
        also=lambda victims: victims.select_related("person"),
    )
    born = entered.victim.person.date_of_birth
    return MenuLevel(entered.opened.is_short, is_known_minor(born, london_date(now)))


@transaction.atomic
def set_session_language(*, actor: Actor, language: str, now: datetime) -> None:
    """Show the rest of this session in this language, where we have pages in it. Raises PermissionRefused."""
    authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_menu.read_in", now=now, may_be_short=True)
    if actor.visit is None:
        raise PermissionRefused("outside a visit nothing is kept")
    VictimSession.objects.filter(id=actor.visit.id).update(
        language=message_languages.choose_page_language(language).code
    )
