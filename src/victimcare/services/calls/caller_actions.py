"""Carries out what happens in a call: it begins, may include an identity check, may end in a promise to ring back, and
ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from victimcare.records.models import AccessGrant, Call, Notification, Task
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_levels import SessionAccess
from victimcare.rules.calls import CallState
from victimcare.rules.cases.page_shapes import PageRight, PageRightState
from victimcare.rules.clock import london_date
from victimcare.rules.contact import correspondence
from victimcare.rules.errors import NotFound
from victimcare.rules.force import ForceArea
from victimcare.rules.referrals.listed_services import ListedService
from victimcare.rules.referrals.ranking import ServiceSearch
from victimcare.rules.rights import EventRef
from victimcare.rules.rights.catalogue import EntitlementScope
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Actor, ActorKind, PermissionRefused
from victimcare.services.access_codes import attempt_sources, victim_codes
from victimcare.services.audit import note
from victimcare.services.calls import call_access
from victimcare.services.calls.callbacks.callback_requests import CallbackLimitReached as CallbackLimitReached
from victimcare.services.calls.callbacks.callback_requests import NumberNeeded as NumberNeeded
from victimcare.services.calls.callbacks.callback_requests import request_callback as request_callback
from victimcare.services.calls.placed_calls import CUT_OFF
from victimcare.services.challenges import challenge_receipt, decision_reviews
from victimcare.services.challenges.challenge_shapes import RequestReceipt, SubmissionChannel
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.portal import page_parts, victim_page
from victimcare.services.portal.victim_page import LineSummary
from victimcare.services.referrals import service_directory
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.safe_contact import page_access


@transaction.atomic
def record_inbound_call(*, carrier_call_id: str, direction: str, now: datetime) -> UUID:
    """Record that a call was answered."""
    call = Call.objects.create(carrier_call_id=carrier_call_id, direction=direction, started_at=now, answered_at=now)
    call.refresh_from_db(fields=["public_id"])
    return call.public_id


def check_caller_code(
    *, call_id: UUID, digits: str, now: datetime, rings_from: str = "", carrier: str = ""
) -> LineSummary | None:
    """Return what the line says after these twelve digits, and the news in it. Returns None for a wrong, unknown or
    ended code, for a restricted record, and for a plan that says nothing: the caller cannot tell these apart, as each
    takes the same queries and one slow hash. A call that we placed is opened only by the code of the victim for whom we
    placed it. `rings_from` and `carrier` only slow a caller who tries many wrong codes.

    Uses two transactions: the lock on the code is released before the case is locked, because making a new code takes
    the two locks in the other order. The contact gate decides in both.
    """
    code = access_code.parse_access_code(digits)
    if isinstance(code, access_code.MalformedCode):
        return None
    grant = victim_codes.verify_code(
        code=code,
        channel="phone",
        now=now,
        source=attempt_sources.caller_source(rings_from, carrier, call_id),
        may_open=lambda victim_id, opens: all(
            [
                _is_call_for(call_id, victim_id),
                page_access.is_access_open(victim_id, VictimChannel.LINE, opens=opens, now=now),
            ]  # both are checked, whatever the first result
        ),
    )
    return None if grant is None else _read_case(call_id, grant, now)


@transaction.atomic
def _read_case(call_id: UUID, grant: AccessGrant, now: datetime) -> LineSummary | None:
    if grant.opens == AccessLevel.QUIET:
        heard = victim_page.load_line_summary(actor=_duress_actor(call_id, grant.id), now=now)
        Call.objects.filter(public_id=call_id).update(quiet_code=grant)
        return heard
    actor = Actor(ActorKind.VICTIM, f"call:{call_id}", victim_id=grant.victim_id, opens=grant.opens)
    said = victim_page.load_line_summary(actor=actor, now=now)
    if said is not None:
        Call.objects.filter(public_id=call_id).update(victim=grant.victim_id)
    return said


@transaction.atomic
def read_case_again(*, call_id: UUID, now: datetime) -> LineSummary | None:
    """Return what the line may say now to the victim whose code was keyed in this call: the contact gate decides anew
    each time. None if it may say nothing, for example because their plan has changed during the call or the code was
    ended."""
    call = Call.objects.select_related("quiet_code").filter(public_id=call_id).first()
    if call is not None and call.quiet_code is not None and call.quiet_code.ended_at is None:
        return victim_page.load_line_summary(actor=_duress_actor(call_id, call.quiet_code.id), now=now)
    opens = call_access.find_call_code_scope(call) if call else None
    if call is None or opens is None:
        return None
    actor = Actor(ActorKind.VICTIM, f"call:{call_id}", victim_id=call.victim_id, opens=opens)
    return victim_page.load_line_summary(actor=actor, now=now)


def _duress_actor(call_id: UUID, grant_id: int) -> Actor:
    return Actor(ActorKind.VICTIM, f"call:{call_id}", opens=AccessLevel.QUIET, quiet=grant_id)


@transaction.atomic
def rate_call(*, call_id: UUID, mark: int, now: datetime) -> None:
    """Record the caller's rating of how we did, from 1 (very bad) to 5. The last rating of a call counts; a low one
    becomes a task."""
    call = call_access.lock_call(call_id)
    Call.objects.filter(id=call.id).update(mark=mark)
    if call.victim_id is not None:
        follow_up_low_call_score(call_id=call_id, victim_id=call.victim_id, score=mark, now=now)
    note(call_access.caller_actor(call), "call.marked", at=now, victim_id=call.victim_id, detail={"call": str(call_id)})


@transaction.atomic
def record_news_heard(*, call_id: UUID, news: Iterable[EventRef], now: datetime) -> None:
    """Record that the line has spoken these sentences to their end: the victim has heard the news in them."""
    call = call_access.lock_call(call_id)
    if call.victim_id is not None:
        page_parts.record_news_told(
            actor=call_access.caller_actor(call), victim_id=call.victim_id, news=news, door="line", now=now
        )


@transaction.atomic
def save_call_step(*, call_id: UUID, state: CallState) -> None:
    """Store how far the call has come, so that any process can continue it and a line that dies leaves the path of each
    of its calls. The keyed digits are not stored: the process that continues asks for them again."""
    kept = replace(state, keyed="", ahead="", run="", path=()).as_json()
    Call.objects.filter(public_id=call_id).update(path=list(state.path), state=kept, steps=F("steps") + 1)


@transaction.atomic
def end_call(*, call_id: UUID, path: Sequence[str], outcome: str, now: datetime) -> None:
    """Record how the call went. The path names steps and contains no keyed digit."""
    call = call_access.lock_call(call_id)
    Call.objects.filter(id=call.id).update(ended_at=now, path=list(path), outcome=outcome)
    note(
        call_access.caller_actor(call),
        "call.ended",
        at=now,
        case_id=call_access.find_case_of_victim(call.victim_id),
        victim_id=call.victim_id,
        detail={"call": str(call_id), "outcome": outcome, "steps": len(path)},
    )


@transaction.atomic
def end_cut_off_calls(*, call_ids: Iterable[UUID], now: datetime) -> None:
    """End calls that a dead line has left open (`call_history.list_open_calls`): their further course is not known.

    If another line on this database has such a call at that moment, the call is ended once more when it is over, with
    its real outcome.
    """
    for call_id in call_ids:
        call = call_access.lock_call(call_id)
        if call.ended_at is None:
            end_call(call_id=call_id, path=call.path, outcome=CUT_OFF, now=now)


def _is_call_for(call_id: UUID, victim_id: int) -> bool:
    call = Call.objects.only("direction", "carrier_call_id").get(public_id=call_id)
    return (
        call.direction == "in" or Notification.objects.filter(reference=call.carrier_call_id, victim=victim_id).exists()
    )


# Keeps what a victim on the line says was not done, or their request for a review, for a person who writes back.


@transaction.atomic
def leave_challenge(*, call_id: UUID, right: PageRight | None, now: datetime) -> RequestReceipt:
    """Record the challenge. With `right` None, or a right whose challenge is answered already, it is recorded without
    naming a right, and a person asks the victim.

    Only for a caller to whom the line may read the victim's case. Raises NotFound, PermissionRefused.
    """
    call = Call.objects.filter(public_id=call_id).first()
    if call is None:
        raise NotFound("no such call")
    if not _may_hear_case(call, now):
        raise PermissionRefused("nothing of the case was read out on this call")
    assert call.victim_id is not None, "only the victim's code opens the case"
    actor = Actor(ActorKind.VICTIM, f"call:{call.public_id}", victim_id=call.victim_id, opens=SessionAccess.CASE)
    if right is not None:
        try:
            with transaction.atomic():
                return _challenge_right(actor, call.victim_id, right, now)
        except (
            NotFound,
            challenge_receipt.ChallengeAnswered,
            decision_reviews.ReviewUnavailable,
            decision_reviews.ReviewAlreadyAsked,
        ):
            pass  # it has changed since it was read out
    return challenge_receipt.open_challenge(
        actor=actor, victim_id=call.victim_id, channel=SubmissionChannel.PHONE, words="", now=now
    )


def _challenge_right(actor: Actor, victim_id: int, right: PageRight, now: datetime) -> RequestReceipt:
    by = SubmissionChannel.PHONE
    if right.state is PageRightState.OPEN:
        return decision_reviews.request_review(
            actor=actor, victim_id=victim_id, window=right.key, channel=by, words="", now=now
        )
    return challenge_receipt.open_challenge(
        actor=actor, victim_id=victim_id, duty=right.key, channel=by, words="", now=now
    )


def _may_hear_case(call: Call, now: datetime) -> bool:
    opens = call_access.find_call_code_scope(call)
    if opens is None or call.victim_id is None:
        return False
    opened = page_access.find_access_level(call.victim_id, VictimChannel.LINE, opens=opens, now=now)
    return opened is not None and not (opened.is_shut or opened.is_short)


# What the line tells every caller, with or without a code: rights in general, and services near them

MOST_SERVICES = 3  # callers cannot remember more than this
_ANONYMOUS_CALLER = Actor.anonymous("line")


def list_line_rights(*, now: datetime) -> tuple[Sentence, ...]:
    """Return the rights of the edition in force, one sentence each; only rights that a public page states too."""
    today = london_date(now)
    in_force = [edition for edition in rights_catalogue().editions if edition.in_force_from <= today]
    entries = max(in_force, key=lambda edition: edition.in_force_from).entitlements.values()
    sure = {entry.right for entry in entries if entry.is_verified and entry.scope is EntitlementScope.CODE}
    return tuple(sentence(f"calls-right-{right}") for right in sorted(sure))


def list_service_areas(*, need: str) -> tuple[ForceArea, ...]:
    """Return the areas that have their own service for this need; empty if all services cover the whole force."""
    return service_directory.list_areas_with_own_services(actor=_ANONYMOUS_CALLER, need=need)


def list_line_services(*, need: str, area: str, now: datetime) -> tuple[ListedService, ...]:
    """Return the services that fit best: those of the area and those of the whole force; without an area, only the
    latter. Only services that can be rung and that take any caller."""
    found = service_directory.search_services(
        actor=_ANONYMOUS_CALLER, wish=ServiceSearch(need=need, area=area), now=now
    )
    rung = (one.service for one in found if one.service.facts.takes_self_referral and one.service.facts.telephone)
    return tuple(rung)[:MOST_SERVICES]


def follow_up_low_call_score(*, call_id: UUID, victim_id: int, score: int, now: datetime) -> None:
    """Follow up a low score given in a call. The last score of a call counts, so a victim who thinks again is not rung
    for the first one. While a call to the victim about another score is due there is no second task: otherwise anyone
    with a code could fill the list call by call."""
    about = f"call:{call_id}"
    if not correspondence.is_low_score(score):
        task_actions.close_settled_tasks(
            kind=TaskKind.LOW_SCORE, victim_id=victim_id, subject_key=about, now=now, by=None
        )
        return
    waits = Task.objects.filter(kind=TaskKind.LOW_SCORE, victim_id=victim_id, closed_at=None)
    if waits.exclude(subject_key=about).exists():
        return
    task_actions.make_task(
        kind=TaskKind.LOW_SCORE,
        victim_id=victim_id,
        reason=f"low_score_{score}",
        harm=load_harm_levels([victim_id])[victim_id],
        due_at=None,
        now=now,
        subject_key=about,
    )
