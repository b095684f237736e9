"""A victim's own complaints, for their page after a full identity check and for the line."""

from __future__ import annotations

from datetime import date, datetime

from victimcare.records.models import Complaint, ComplaintLevel
from victimcare.records.models.victim_rights.complaints import ComplaintOutcome
from victimcare.rules import clock
from victimcare.rules.cases.page_shapes import VictimRequest, VictimRequestState
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.challenges.challenge_course import ComplaintStage
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.challenges.challenge_shapes import build_level_course, find_untold_since
from victimcare.services.challenges.complaint_detail import list_next_bodies, open_complaint_words
from victimcare.services.person_keys import OpeningKeys, load_person_keys


def list_own_complaints(victim_id: int, now: datetime) -> list[tuple[datetime, int, VictimRequest, bool]]:
    """Each complaint once, at its newest level: when it came, its row, how it is shown, and whether the victim has yet
    to be told a reply. Two queries at most. The caller has authorised the access."""
    of_victim = ComplaintLevel.objects.filter(complaint__victim_id=victim_id)
    levels = list(of_victim.select_related("complaint").order_by("complaint_id", "level"))
    keys = load_person_keys(map(_sealed_reply, levels))
    by_complaint: dict[int, list[ComplaintLevel]] = {}
    for level in levels:
        by_complaint.setdefault(level.complaint_id, []).append(level)
    return [
        (own[0].complaint.received_at, own[0].complaint_id, _asked(own, keys, now), any(map(find_untold_since, own)))
        for own in by_complaint.values()
    ]


def _asked(levels: list[ComplaintLevel], keys: OpeningKeys, now: datetime) -> VictimRequest:
    last = levels[-1]
    complaint: Complaint = last.complaint
    owed, due_at = next_challenge_step(build_level_course(last))
    is_over = owed in (ChallengeStep.TELL, ChallengeStep.ENDED) and last.answered_at is not None
    replied = next((one for one in reversed(levels) if one.held_at or _has_answer(one)), None)
    return VictimRequest(
        id=complaint.public_id,
        key="",
        is_review=False,
        state=VictimRequestState.ENDED if is_over else VictimRequestState.RECEIVED,
        what=sentence("challenges-complaint"),
        said_on=clock.london_date(complaint.received_at),
        line=_line(ComplaintStage(last.level), owed, due_at, last.answered_at, now),
        answer=open_complaint_words(complaint, _sealed_reply(replied), keys) if replied else "",
        put_right="",
        may_disagree=is_over and last.level == ComplaintStage.FIRST_ANSWER,
        where_next=False,
        level=last.level,
        way_on=list_next_bodies(last),
        earlier_answer_on=_day_of_reply(replied) if replied and replied is not last else None,
    )


def _day_of_reply(one: ComplaintLevel) -> date | None:
    at = one.answered_at if _has_answer(one) else one.held_at
    return clock.london_date(at) if at else None


def _has_answer(one: ComplaintLevel) -> bool:
    """A complaint that was passed on has no answer of its own."""
    return one.answered_at is not None and one.outcome != ComplaintOutcome.PASSED_ON


def _sealed_reply(one: ComplaintLevel) -> bytes | memoryview | None:
    return one.sealed_answer if _has_answer(one) else one.sealed_holding


def _line(
    level: ComplaintStage, owed: ChallengeStep, due_at: datetime | None, answered_at: datetime | None, now: datetime
) -> Sentence:
    """What happens next, and by when; in a challenge's sentences where the level has none of its own."""
    if answered_at is not None:
        return sentence("challenges-challenge-ended", day=clock.london_date(answered_at))
    name = _LINES.get((level, owed), f"challenges-challenge-{owed}")
    if due_at is not None and due_at < now:
        name = f"{name}-late"
    return sentence(name, day=clock.london_date(due_at or now))


_LINES = {
    **{(level, ChallengeStep.READ): "challenges-complaint-read" for level in ComplaintStage},
    (ComplaintStage.STANDARDS, ChallengeStep.HOLDING): "challenges-complaint-standards-holding",
    (ComplaintStage.REVIEW, ChallengeStep.HOLDING): "challenges-complaint-review-holding",
    (ComplaintStage.REVIEW, ChallengeStep.ANSWER): "challenges-complaint-review-answer",
}
