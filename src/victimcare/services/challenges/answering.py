"""A challenge is answered: that it has come, then with reasons, then what was promised is put right. Each by somebody
whose own doing is not what she challenges."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Challenge, Event
from victimcare.records.models.desk import TaskKind
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.clock import london_date
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.challenges.actions import UnknownChallenge, append, locked, subject_of
from victimcare.services.challenges.rules_of import course_of
from victimcare.services.challenges.shapes import AskedBy, ChallengeOutcome
from victimcare.services.challenges.telling import tell_and_go_on
from victimcare.services.desk.eligibility import has_answered_first, is_own_matter
from victimcare.services.desk.task_steps import lock_matter_task


class OwnMatter(Exception):
    """It is about this member of staff's own doing: somebody else answers."""


class AnsweredFirst(OwnMatter):
    """This member of staff gave the first answer: a colleague takes the second look."""


class WrongStep(Exception):
    """This is done already, or something else comes first."""


class WordsMissing(ValueError):
    """An answer says something, and something to be put right has a day on which it is done."""


@transaction.atomic
def acknowledge(*, actor: Actor, challenge_id: UUID, words: str, now: datetime) -> None:
    """The holding answer: it has come, who looks at it, and by when she is answered.

    Raises UnknownChallenge, OwnMatter, WrongStep, WordsMissing, TaskTaken.
    """
    row = _row_for(actor, challenge_id, ChallengeStep.HOLDING)
    if not words.strip():
        raise WordsMissing
    row.acknowledged = _said(actor, row, "challenge.acknowledged", {"answer": words.strip()}, now)
    row.acknowledged_at, row.acknowledged_by_id = now, actor.staff_id
    _complaint_answered(actor, row, now, is_final=False)
    _go_on(actor, row, now)


@transaction.atomic
def answer(
    *,
    actor: Actor,
    challenge_id: UUID,
    outcome: ChallengeOutcome,
    words: str,
    put_right: str,
    put_right_on: date | None,
    now: datetime,
) -> None:
    """The answer with its reasons; with it what will be put right, and by which day. It ends the challenge unless
    something is still to be done. Raises UnknownChallenge, OwnMatter, WrongStep, WordsMissing, TaskTaken."""
    row = _row_for(actor, challenge_id, ChallengeStep.HOLDING, ChallengeStep.ANSWER)
    if not words.strip() or bool(put_right.strip()) != bool(put_right_on):
        raise WordsMissing
    if put_right_on is not None and put_right_on < london_date(now):
        raise WordsMissing
    said: dict[str, Any] = {"outcome": outcome.value, "answer": words.strip()}
    if put_right_on is not None:
        said |= {"put_right": put_right.strip(), "put_right_on": put_right_on.isoformat()}
    row.answer = _said(actor, row, "challenge.answered", said, now)
    row.answered_at, row.answered_by_id = now, actor.staff_id
    row.outcome, row.put_right_on = outcome, put_right_on
    _complaint_answered(actor, row, now, is_final=True)
    _go_on(actor, row, now)


@transaction.atomic
def record_put_right(*, actor: Actor, challenge_id: UUID, words: str, now: datetime) -> None:
    """What the answer promised is done; `words` say what, for her. Raises as `answer`."""
    row = _row_for(actor, challenge_id, ChallengeStep.PUT_RIGHT)
    if not words.strip():
        raise WordsMissing
    _said(actor, row, "challenge.put_right", {"answer": words.strip()}, now)
    row.put_right_at, row.put_right_by_id = now, actor.staff_id
    _go_on(actor, row, now)


def _row_for(actor: Actor, challenge_id: UUID, *steps: ChallengeStep) -> Challenge:
    """The challenge, locked behind its case, if one of these steps is owed and this person may do it."""
    permit(actor, Act.ANSWER_CHALLENGE)
    if actor.staff_id is None:
        raise NotPermitted("a person answers")
    victim_id = Challenge.objects.filter(public_id=challenge_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise UnknownChallenge(challenge_id)
    victim = locked(victim_id)
    row = Challenge.objects.select_for_update(of=("self",)).get(public_id=challenge_id)
    row.victim = victim
    if is_own_matter(actor.staff_id, row.concerned):
        is_second_look = has_answered_first(subject_of(row), actor.staff_id)
        raise AnsweredFirst(challenge_id) if is_second_look else OwnMatter(challenge_id)
    if next_challenge_step(course_of(row))[0] not in steps:
        raise WrongStep(challenge_id)
    lock_matter_task(actor=actor, kind=TaskKind.CHALLENGE, subject_key=subject_of(row))
    return row


def _said(actor: Actor, row: Challenge, kind: str, said: dict[str, Any], now: datetime) -> Event:
    data = {"challenge": str(row.public_id), **said}
    event = append(actor, row.victim, kind, AskedBy.DESK, data, now, now)
    note(
        actor,
        kind,
        at=now,
        case_id=row.victim.case_id,
        victim_id=row.victim_id,
        detail={"challenge": str(row.public_id), "event": event.id},
    )
    return event


def _complaint_answered(actor: Actor, row: Challenge, now: datetime, *, is_final: bool) -> None:
    """As the Code counts complaints: acknowledged with a date, or answered (contracts/ledger.md, product acts)."""
    data = {"complaint": str(row.public_id), "challenge": str(row.public_id), "is_final": is_final}
    append(actor, row.victim, "complaint.answered", AskedBy.DESK, data, now, now)


def _go_on(actor: Actor, row: Challenge, now: datetime) -> None:
    """Keep the row, bring its task to what is owed next, and let her know in the way that is safe for her."""
    row.save()
    owed, due_at = next_challenge_step(course_of(row))
    tell_and_go_on(
        actor=actor,
        victim=row.victim,
        kind=TaskKind.CHALLENGE,
        subject_key=subject_of(row),
        owed=f"challenge_{owed}",
        due_at=due_at,
        now=now,
    )
