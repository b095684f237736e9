"""Shows a victim what they asked of us and its state, and what else they can ask; at the desk after an identity
check."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import transaction
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from victimcare.records.annotations import read_annotations
from victimcare.records.models import Challenge, Event, ReviewRequest, Victim
from victimcare.rules import clock
from victimcare.rules.cases.page_rights import make_right_key, right_key_of_duty
from victimcare.rules.cases.page_shapes import VictimRequest, VictimRequestState
from victimcare.rules.challenges import (
    ChallengeStep,
    list_review_windows,
    may_ask_once_more,
    may_request_review,
    next_challenge_step,
)
from victimcare.rules.challenges.review_requests import DecisionMaker
from victimcare.rules.errors import NotFound
from victimcare.rules.rights import EventRef, Trigger
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import read_private_part
from victimcare.services.challenges.challenge_shapes import (
    NameableDuty,
    ReviewWindowDetail,
    build_challenge_course,
    find_review_step,
    find_untold_since,
)
from victimcare.services.challenges.decision_reviews import are_review_clocks_verified, review_window_key
from victimcare.services.challenges.own_complaints import list_own_complaints
from victimcare.services.challenges.victim_duties import (
    ChallengeableDuties,
    answer_time_span,
    duty_title,
    find_duty_event,
    list_started_entries,
    load_victim_duties,
    word_right,
)
from victimcare.services.conversations import identity_checks
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.safe_contact.page_access import authorise_victim_page, load_decoy_victim, may_see_full_case

OPENED_BY = {DecisionMaker.POLICE: Trigger.TOLD_OF_POLICE_DECISION, DecisionMaker.CPS: Trigger.TOLD_OF_CPS_DECISION}


@dataclass(frozen=True, slots=True)
class VictimRequests:
    """`has_answers`: the victim has yet to be told some of the answers."""

    asked: tuple[VictimRequest, ...]
    has_answers: bool
    named: tuple[NameableDuty, ...]
    windows: tuple[ReviewWindowDetail, ...]


_SHOWN = ("triggered_by", "acknowledged__private", "answer__private", "again")


def list_requests_of_victim(
    victim_id: int, edition: str, now: datetime, *, with_complaints: bool = True
) -> tuple[tuple[VictimRequest, ...], bool]:
    """All that a victim asked, newest first, and whether they have yet to be told an answer. Three queries.

    The caller has authorised the access, and shows it only where the victim's code opens their case. Staff see it
    without complaints, which may concern the reader.
    """
    challenges = list(Challenge.objects.filter(victim_id=victim_id).select_related(*_SHOWN))
    reviews = list(
        ReviewRequest.objects.filter(victim_id=victim_id).select_related("asked", "answer__private", "window")
    )
    requests = [(row.received_at, row.id, _challenge(row, edition, now)) for row in challenges]
    requests += [(row.received_at, row.id, _review(row, edition, now)) for row in reviews]
    complaints = list_own_complaints(victim_id, now) if with_complaints else []
    requests += [one[:3] for one in complaints]
    newest = sorted(requests, key=lambda one: one[:2], reverse=True)
    is_new = any(map(find_untold_since, challenges)) or any(map(find_untold_since, reviews))
    is_new = is_new or any(is_untold for *_, is_untold in complaints)
    return tuple(one for _, _, one in newest), is_new


@transaction.atomic
def read_victim_requests(*, actor: Actor, victim_id: UUID, now: datetime) -> VictimRequests:
    """The victim's requests, the duties they can challenge and their windows to ask for a review: for staff after an
    identity check. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    permit(actor, Act.CHALLENGE)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    note(actor, "asked.see", at=now, case_id=victim.case_id, victim_id=victim.id)
    known = load_victim_duties(victim, now)
    items, has_answers = list_requests_of_victim(victim.id, victim.case.edition, now, with_complaints=False)
    return VictimRequests(items, has_answers, _named(victim, known), describe_windows(victim, known, of_a_person=True))


@dataclass(frozen=True, slots=True)
class _OwnReviews:
    reviews: Sequence[Mapping[str, Any]]


@transaction.atomic
def list_own_review_windows(*, actor: Actor, now: datetime) -> tuple[ReviewWindowDetail, ...]:
    """The victim's own windows to ask for a review: closed ones with the reason, and the state of what they asked.
    Raises PermissionRefused if their code opens only the short view: windows reveal that there was a decision, and an
    empty list would say that there was no time to ask."""
    victim = authorise_victim_page(
        actor=actor,
        act=Act.CHALLENGE,
        noted="own_windows.see",
        now=now,
        also=lambda victims: victims.annotate(reviews=ArraySubquery(_REVIEWS)),
    ).victim
    asked = {(row["of"], row["window"]) for row in read_annotations(victim, _OwnReviews).reviews}
    under_way, _ = list_requests_of_victim(victim.id, victim.case.edition, now) if asked else ((), False)
    how_it_stands = {one.key: one for one in under_way if one.is_review}
    shown = _windows(load_victim_duties(victim, now), asked, of_a_person=False)
    return tuple(replace(window, asked=how_it_stands.get(window.key)) for window in shown)


_REVIEWS = ReviewRequest.objects.filter(victim_id=OuterRef("id")).values(row=JSONObject(of="of", window="window_id"))


@transaction.atomic
def word_duty_for_victim(*, actor: Actor, duty: str, now: datetime) -> Sentence:
    """The right that this key names, in the words of the victim's page. Raises NotFound."""
    permit(actor, Act.CHALLENGE)
    is_shown = may_see_full_case(actor, now)
    victim = load_decoy_victim(actor) if actor.quiet is not None else _victim(actor)
    note(actor, "own_duty.see", at=now, case_id=victim.case_id, victim_id=victim.id)
    if not duty:
        return word_right(rights_catalogue().edition(victim.case.edition), "", None)
    if not is_shown:
        raise NotFound("no such duty that can be challenged")
    known = load_victim_duties(victim, now)
    standing = known.challenged(duty)
    return word_right(known.edition, standing.duty.id, find_duty_event(victim, standing.duty.triggered_by))


def _victim(actor: Actor) -> Victim:
    return Victim.objects.select_related("case").get(id=actor.victim_id or -1)


def describe_windows(
    victim: Victim, known: ChallengeableDuties, *, of_a_person: bool
) -> tuple[ReviewWindowDetail, ...]:
    asked = set(ReviewRequest.objects.filter(victim=victim).values_list("of", "window_id"))
    return _windows(known, asked, of_a_person=of_a_person)


def _windows(
    known: ChallengeableDuties, asked: Collection[tuple[str, int]], *, of_a_person: bool
) -> tuple[ReviewWindowDetail, ...]:
    """`asked`: by window, the victim's request, and the row of the contact that told them of the decision."""
    return tuple(
        ReviewWindowDetail(
            key=review_window_key(known, window),
            of=window.of,
            until=window.until,
            is_verified=window.is_verified,
            why_not=window.why_not or "",
            is_late=window.is_late,
            may_ask=may_request_review(window, of_a_person=of_a_person),
            is_asked=(window.of.value, known.events[window.contact]) in asked,
        )
        for window in list_review_windows(known.duties, known.edition)
    )


def _named(victim: Victim, known: ChallengeableDuties) -> tuple[NameableDuty, ...]:
    found = list(known.challengeable())
    refs = {one.duty.triggered_by for one in found}
    events = {
        (event.source, event.source_event_id): event
        for event in Event.objects.filter(case_id=victim.case_id, source_event_id__in=[ref.id for ref in refs])
    }
    return tuple(
        NameableDuty(
            key=right_key_of_duty(one.duty),
            what=word_right(known.edition, one.duty.id, events.get(one.duty.triggered_by)),
            title=duty_title(known.edition, one.duty.id),
            started_on=one.duty.starts_on,
            status=one.status.value,
        )
        for one in found
    )


def _challenge(row: Challenge, edition: str, now: datetime) -> VictimRequest:
    course = build_challenge_course(row)
    owed, due_at = next_challenge_step(course)
    _, is_verified = answer_time_span(rights_catalogue().edition(edition))
    is_aim = owed is ChallengeStep.ANSWER and not is_verified
    said = _private(row.answer) or _private(row.acknowledged)
    done = row.put_right_at or row.answered_at
    return VictimRequest(
        id=row.public_id,
        key=_key(row.code, row.triggered_by),
        is_review=False,
        state=_CHALLENGE_STATES[owed],
        what=word_right(rights_catalogue().edition(edition), row.code, row.triggered_by),
        said_on=clock.london_date(row.received_at),
        line=_line("challenge", owed, due_at, done, now, is_aim=is_aim),
        answer=said.get("answer", ""),
        put_right=said.get("put_right", ""),
        may_disagree=may_ask_once_more(course),
        where_next=row.answered_at is not None,
    )


def _review(row: ReviewRequest, edition: str, now: datetime) -> VictimRequest:
    owed, due_at = find_review_step(row)
    [code, *_] = list_started_entries(rights_catalogue().edition(edition), OPENED_BY[DecisionMaker(row.of)])
    is_aim = not are_review_clocks_verified(rights_catalogue().edition(edition), DecisionMaker(row.of))
    return VictimRequest(
        id=row.public_id,
        key=_key(code, row.window),
        is_review=True,
        state=VictimRequestState.ENDED if row.decided_at else VictimRequestState.RECEIVED,
        what=sentence(f"challenges-review-{row.of}"),
        said_on=clock.london_date(row.received_at),
        line=_line("review", owed, due_at, row.decided_at, now, is_aim=is_aim),
        answer=_private(row.answer).get("answer", ""),
        put_right="",
        may_disagree=False,
        where_next=row.decided_at is not None,
    )


_CHALLENGE_STATES = {
    ChallengeStep.HOLDING: VictimRequestState.RECEIVED,
    ChallengeStep.ANSWER: VictimRequestState.RECEIVED,
    ChallengeStep.PUT_RIGHT: VictimRequestState.PUT_RIGHT,
    ChallengeStep.TELL: VictimRequestState.ENDED,
    ChallengeStep.ENDED: VictimRequestState.ENDED,
}


def _line(
    kind: str, owed: str, due_at: datetime | None, done_at: datetime | None, now: datetime, *, is_aim: bool
) -> Sentence:
    """What happens next, and by when. A request that waits only to be read is shown as finished; a late one says
    sorry."""
    if owed in (ChallengeStep.TELL, ChallengeStep.ENDED) and done_at is not None:
        return sentence(f"challenges-{kind}-ended", day=clock.london_date(done_at))
    name, day = f"challenges-{kind}-{owed.replace('_', '-')}", clock.london_date(due_at or now)
    if due_at is not None and due_at < now:
        return sentence(f"{name}-late", day=day)
    return sentence(f"{name}-aim" if is_aim else name, day=day)


def _key(code: str, event: Event | None) -> str:
    return make_right_key(code, EventRef(event.source, event.source_event_id)) if event else ""


def _private(event: Event | None) -> Mapping[str, str]:
    return read_private_part(event) if event else {}
