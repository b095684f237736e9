"""Receives a victim's statement that a right was not met, by their page, the line, the desk or a letter, and starts its
clocks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Challenge, Event, EventPrivate, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.challenges import challenge_deadlines, may_ask_once_more
from victimcare.rules.errors import NotFound
from victimcare.rules.force import Force
from victimcare.rules.rights import DutyStanding
from victimcare.services.access import Act, Actor, ActorKind, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.challenges.challenge_shapes import RequestReceipt, SubmissionChannel, build_challenge_course
from victimcare.services.challenges.victim_duties import (
    ChallengeableDuties,
    answer_time_span,
    find_duty_event,
    list_staff_concerned,
    load_victim_duties,
    lock_victim_and_case,
    require_asker,
)
from victimcare.services.conversations import written_messages
from victimcare.services.conversations.written_messages import DuressSubmissionKind
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.task_actions import ensure_team_row, make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.desk.timeline_acts import append_act
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact.page_access import load_decoy_victim, may_see_full_case

DOORS = {
    SubmissionChannel.WEB: "page",
    SubmissionChannel.PHONE: "line",
    SubmissionChannel.DESK: "desk",
    SubmissionChannel.LETTER: "letter",
}
LONGEST_CHALLENGE = 4000


class ChallengeAnswered(Exception):
    """The challenge has an answer already: the victim may contest it once, and then other staff decide. `id` is that
    challenge's."""

    def __init__(self, challenge: UUID) -> None:
        super().__init__(str(challenge))
        self.id = challenge


class AnswerNotContestable(Exception):
    """It has no answer yet, or the victim has contested it once already."""


@dataclass(frozen=True, slots=True)
class _ChallengeWords:
    """What the victim said, by which channel, and when it reached us."""

    channel: SubmissionChannel
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _ChallengeMatter:
    """What the challenge is about, and whose conduct it concerns. `again_of`: the answer that the victim contests."""

    code: str
    event: Event | None
    concerned: list[int]
    again_of: Challenge | None = None


@transaction.atomic
def open_challenge(
    *,
    actor: Actor,
    victim_id: int,
    channel: SubmissionChannel,
    words: str,
    now: datetime,
    duty: str = "",
    received_at: datetime | None = None,
) -> RequestReceipt:
    """Keep the victim's statement that a right was not met, and start its clocks. `duty` is the key of one of their
    duties; empty: none is named.

    A further statement about a duty joins its open challenge. Staff write one down after an identity check. Raises
    NotFound, ChallengeAnswered, IdentityCheckMissing.
    """
    if actor.quiet is not None:
        return _challenge_quietly(actor, actor.quiet, words, duty, now)
    victim = require_asker(actor, victim_id, channel, now)
    is_short = channel is SubmissionChannel.WEB and not may_see_full_case(actor, now)
    if is_short and duty:
        raise NotFound("no such duty that can be challenged")  # no duty was shown
    known = load_victim_duties(victim, now)
    standing = known.challenged(duty) if duty else None
    received = _receive(
        actor, victim, known, standing, _ChallengeWords(channel, words, min(received_at or now, now)), now
    )
    return _as_if_first(received, known, now) if is_short else received


def _challenge_quietly(actor: Actor, grant_id: int, words: str, duty: str, now: datetime) -> RequestReceipt:
    """Keep a challenge from a decoy page for the duress warning, and answer with the days that any victim is given."""
    permit(actor, Act.CHALLENGE)
    if duty:
        raise NotFound("no such duty that can be challenged")
    span, is_verified = answer_time_span(rights_catalogue().edition(load_decoy_victim(actor).case.edition))
    due = challenge_deadlines(now, span, working_days())
    kept = written_messages.keep_duress_submission(
        grant_id, DuressSubmissionKind.NOT_DONE, words=words.strip()[:LONGEST_CHALLENGE], now=now
    )
    note(actor, "challenge.made", at=now, detail={"challenge": str(kept.public_id)})
    return RequestReceipt(kept.public_id, due.holding_by, due.answer_by, not is_verified, joined=False)


@transaction.atomic
def open_challenge_by_letter(
    *, actor: Actor, victim_id: int, code: str, words: str, received_at: datetime, now: datetime
) -> RequestReceipt:
    """Enter a victim's letter. There was no identity check, and nothing of the victim is shown: `code` is an entry of
    the Code and stands for their last duty under it; if empty, the letter names no duty. Raises ChallengeAnswered."""
    permit(actor, Act.CHALLENGE)
    if actor.kind is not ActorKind.STAFF:
        raise PermissionRefused("a letter is entered by staff")
    victim = lock_victim_and_case(victim_id)
    known = load_victim_duties(victim, now)
    standing = known.latest(code) if code else None
    return _receive(
        actor, victim, known, standing, _ChallengeWords(SubmissionChannel.LETTER, words, min(received_at, now)), now
    )


@transaction.atomic
def contest_answer(
    *, actor: Actor, challenge_id: UUID, channel: SubmissionChannel, words: str, now: datetime
) -> RequestReceipt:
    """Contest the answer: a colleague looks at the challenge again. Raises NotFound, AnswerNotContestable,
    IdentityCheckMissing."""
    row = Challenge.objects.filter(public_id=challenge_id).only("id", "victim_id").first()
    if row is None or (actor.kind is ActorKind.VICTIM and row.victim_id != actor.victim_id):
        raise NotFound("no such challenge")
    victim = require_asker(actor, row.victim_id, channel, now)
    if channel is SubmissionChannel.WEB and not may_see_full_case(actor, now):
        raise NotFound("no such challenge")  # no challenge was shown
    first = Challenge.objects.select_for_update(of=("self",)).select_related("triggered_by").get(id=row.id)
    if not may_ask_once_more(build_challenge_course(first)):
        raise AnswerNotContestable(challenge_id)
    assert first.answered_by_id is not None  # a constraint ties it to the moment of the answer
    matter = _ChallengeMatter(first.code, first.triggered_by, sorted({*first.concerned, first.answered_by_id}), first)
    known = load_victim_duties(victim, now)
    saying = _ChallengeWords(channel, words, now)
    return _received(_open(actor, victim, known, matter, saying, now), known, joined=False)


def append_challenge_event(
    actor: Actor,
    victim: Victim,
    kind: EventType,
    channel: SubmissionChannel,
    data: dict[str, Any],
    at: datetime,
    now: datetime,
) -> Event:
    """Put an act of the victim, or one about their request, on the timeline, with its channel as the source."""
    return append_act(actor, victim, kind, f"urn:victimcare:{DOORS[channel]}", data, at, now)


def challenge_task_key(row: Challenge) -> str:
    """The subject key of a challenge's task."""
    return f"challenge:{row.public_id}"


def _receive(
    actor: Actor,
    victim: Victim,
    known: ChallengeableDuties,
    standing: DutyStanding | None,
    saying: _ChallengeWords,
    now: datetime,
) -> RequestReceipt:
    code, ref = (standing.duty.id, standing.duty.triggered_by) if standing else ("", None)
    event = find_duty_event(victim, ref) if ref else None
    about = Challenge.objects.select_for_update(of=("self",)).filter(victim=victim, code=code, triggered_by=event)
    earlier = about.order_by("-id").first()
    if earlier is not None and earlier.answered_at is None:
        _join(actor, victim, earlier, saying, now)
        return _received(earlier, known, joined=True)
    if earlier is not None and code:
        raise ChallengeAnswered(earlier.public_id)
    since = standing.duty.starts_at if standing else saying.at
    matter = _ChallengeMatter(code, event, list_staff_concerned(victim, duty=code, triggered_by=ref, since=since))
    return _received(_open(actor, victim, known, matter, saying, now), known, joined=False)


def _read_words(actor: Actor, row: Challenge, saying: _ChallengeWords, now: datetime) -> None:
    """Check the words for signs of danger. If the challenge concerns staff conduct, the danger gets a task of its own:
    the owner of another task about this victim may be that person."""
    subject = challenge_task_key(row)
    check_typed_words(
        actor=actor,
        about=f"{subject}:{uuid4()}",
        texts=(saying.words,),
        victim_id=row.victim_id,
        now=now,
        apart=subject if row.concerned else "",
    )


def _open(
    actor: Actor,
    victim: Victim,
    known: ChallengeableDuties,
    matter: _ChallengeMatter,
    saying: _ChallengeWords,
    now: datetime,
) -> Challenge:
    public_id = uuid4()
    span, _ = answer_time_span(known.edition)
    due = challenge_deadlines(saying.at, span, working_days())
    said = _said(public_id, matter.code, matter.event, saying)
    if matter.again_of is not None:
        said["again_of"] = str(matter.again_of.public_id)
    asked = append_challenge_event(actor, victim, EventType.RIGHT_CHALLENGED, saying.channel, said, saying.at, now)
    complaint = {"complaint": str(public_id), "challenge": str(public_id)}
    append_challenge_event(actor, victim, EventType.COMPLAINT_RECEIVED, saying.channel, complaint, saying.at, now)
    force: Force = settings.FORCE
    made = Challenge.objects.create(
        public_id=public_id,
        victim=victim,
        code=matter.code,
        triggered_by=matter.event,
        again_of=matter.again_of,
        asked=asked,
        channel=saying.channel,
        received_at=saying.at,
        recorded_at=now,
        recorded_by_id=actor.staff_id,
        team=ensure_team_row(force.team_for(victim.case.area).code),
        concerned=matter.concerned,
        holding_due_at=due.holding_by,
        answer_due_at=due.answer_by,
    )
    make_task(
        kind=TaskKind.CHALLENGE,
        victim_id=victim.id,
        reason="challenge_holding",
        harm=max(load_harm_levels([victim.id]).values()),
        due_at=due.holding_by,
        now=now,
        subject_key=challenge_task_key(made),
    )
    _read_words(actor, made, saying, now)
    note(actor, "challenge.made", at=now, case_id=victim.case_id, victim_id=victim.id, detail=_detail(made))
    return made


def _join(actor: Actor, victim: Victim, open_one: Challenge, saying: _ChallengeWords, now: datetime) -> None:
    """Keep the repeated statement with the first; it starts no second clock. The same words twice count as one
    press."""
    if saying.words.strip() in _words_so_far(victim, open_one):
        return
    said = _said(open_one.public_id, open_one.code, open_one.triggered_by, saying)
    append_challenge_event(actor, victim, EventType.RIGHT_CHALLENGED, saying.channel, said, saying.at, now)
    _read_words(actor, open_one, saying, now)
    note(actor, "challenge.joined", at=now, case_id=victim.case_id, victim_id=victim.id, detail=_detail(open_one))


def _words_so_far(victim: Victim, open_one: Challenge) -> set[str]:
    said = EventPrivate.objects.filter(
        event__case_id=victim.case_id,
        event__type=EventType.RIGHT_CHALLENGED,
        event__facts__challenge=str(open_one.public_id),
        content__isnull=False,
    )
    return {"", *((content or {}).get("words", "") for content in said.values_list("content", flat=True))}


def _said(public_id: UUID, code: str, event: Event | None, saying: _ChallengeWords) -> dict[str, Any]:
    said: dict[str, Any] = {"challenge": str(public_id), "channel": saying.channel.value}
    if event is not None:
        said |= {"duty": code, "triggered_by": event.source_event_id, "triggered_by_source": event.source}
    if saying.words.strip():
        said["words"] = saying.words.strip()[:LONGEST_CHALLENGE]
    return said


def _received(row: Challenge, known: ChallengeableDuties, *, joined: bool) -> RequestReceipt:
    _, is_verified = answer_time_span(known.edition)
    return RequestReceipt(row.public_id, row.holding_due_at, row.answer_due_at, not is_verified, joined)


def _as_if_first(received: RequestReceipt, known: ChallengeableDuties, now: datetime) -> RequestReceipt:
    """Answer with the dates of a challenge made now: earlier dates would reveal an earlier challenge to a person who
    holds only the access code."""
    span, _ = answer_time_span(known.edition)
    due = challenge_deadlines(now, span, working_days())
    return replace(received, holding_by=due.holding_by, answer_by=due.answer_by, joined=False)


def _detail(row: Challenge) -> dict[str, Any]:
    return {"challenge": str(row.public_id), "duty": row.code, "channel": row.channel}
