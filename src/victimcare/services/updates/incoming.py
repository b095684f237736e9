"""What officers write back: kept first, sorted by a job. An answer counts only from the officer who was asked, at the
address that was made for it; whatever else comes there a person reads, and nothing of it is applied.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import OfficerAnswer, OfficerPrompt, OfficerQuestion, OfficerReply, PromptedQuestion
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.updates import AnswerDoor, MailKind, ReplyKind
from victimcare.rules.clock import london_date
from victimcare.rules.people.points import email_key
from victimcare.rules.updates import addresses, holding, replies
from victimcare.rules.updates.asking import READ_WITHIN
from victimcare.rules.updates.questions import NOT_MINE, Choice, Does, Kind, Wants
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.contact.incoming import Incoming, storable
from victimcare.services.desk.actions import make_task
from victimcare.services.desk.shapes import Harm
from victimcare.services.ports import MessageState
from victimcare.services.queue import Job, later
from victimcare.services.rights.working_days import working_days
from victimcare.services.updates import answering, finding, mailing, news_asked, pack, reply_danger, rising, who, worded
from victimcare.services.updates.answering import Given
from victimcare.services.updates.worded import Result
from victimcare.wording import dates, say

MOST_UNKNOWN = 20  # open tasks of senders who proved nothing: to invent one costs nothing
MANY = "replies:many"  # what the task of all the rest is about
_WROTE_BACK = "wrote_back"
LOOKED_AT_AGAIN_AFTER = 5  # working days, where a hold names no day
_SHOWN = 40  # letters of a line that named no reason of ours


@transaction.atomic
def take_in(*, actor: Actor, incoming: Incoming, recipient: str, said: str, files: int, now: datetime) -> UUID:
    """Keep it, with the job that sorts it. Once this has been committed it may be acknowledged. Safe to run twice."""
    permit(actor, Act.TAKE_IN)
    row = OfficerReply(
        public_id=uuid4(),
        supplier_id=storable(incoming.supplier_id)[:100],
        message_id=storable(incoming.message_id),
        recipient=storable(recipient),
        sender=storable(incoming.sender),
        subject=storable(incoming.subject),
        words=storable(incoming.words),
        said=storable(said),
        files=min(files, 1000),
        content=incoming.content,
        sha256=incoming.sha256,
        received_at=now,
        comes_as=_by_its_heads(incoming),
    )
    OfficerReply.objects.bulk_create([row], ignore_conflicts=True)
    kept = OfficerReply.objects.only("id", "public_id").get(supplier_id=row.supplier_id)
    if kept.public_id == row.public_id:  # else it was brought before
        later(Job.SORT_OFFICER_REPLY, reply_id=kept.id)
    return kept.public_id


def _by_its_heads(incoming: Incoming) -> str:
    if incoming.report is not None:
        failed = incoming.report.state in (MessageState.FAILED, MessageState.FAILED_FOR_NOW)
        return ReplyKind.BOUNCE if failed else ReplyKind.REPORT
    return ReplyKind.AUTOMATIC if incoming.is_automatic else ""


@transaction.atomic
def sort(*, actor: Actor, reply_id: int, now: datetime) -> None:
    """What it is, and what follows from it. Safe to run twice."""
    permit(actor, Act.TAKE_IN)
    row = OfficerReply.objects.select_for_update(of=("self",)).get(id=reply_id)
    if row.kind != ReplyKind.NEW:
        return
    row.prompt, row.kind, row.reason = _prompt(row, london_date(now))
    if row.prompt is None or row.kind in (ReplyKind.STRANGER, ReplyKind.OLD):
        _ask_a_person(row, now)
    elif row.kind in (ReplyKind.AUTOMATIC, ReplyKind.BOUNCE):
        row.settled_at = now
        rising.not_reached(row.prompt.officer, by_bounce=row.kind == ReplyKind.BOUNCE, now=now)
    elif row.kind == ReplyKind.REPORT:
        row.settled_at = now
    else:
        _read(row, row.prompt, now)
    row.save()
    reply_danger.read_reply_for_danger(actor=actor, row=row, now=now)
    note(
        actor,
        "officer_reply.received",
        at=now,
        detail={
            "reply": str(row.public_id),
            "kind": row.kind,
            "officer": row.prompt.officer_id if row.prompt else None,
        },
    )


def _prompt(row: OfficerReply, today: date) -> tuple[OfficerPrompt | None, ReplyKind, str]:
    """Which mail of ours it answers, if the address proves it; by whom it is, and what its heads say."""
    number = addresses.prompt_of(row.recipient)
    prompt = OfficerPrompt.objects.select_related("officer").filter(id=number or 0).first()
    if prompt is None or not addresses.is_ours(
        row.recipient, key=mailing.key(), prompt=prompt.id, officer=prompt.officer_id, on=prompt.on
    ):
        return None, _without_us(row), "no_such_address"
    if row.comes_as:
        return prompt, ReplyKind(row.comes_as), "by_its_heads"
    if email_key(row.sender) not in _addresses_of(prompt):
        return prompt, ReplyKind.STRANGER, "another_sender"
    if addresses.is_old(prompt.on, today):
        return prompt, ReplyKind.OLD, "too_old"
    return prompt, ReplyKind.ANSWER, _WROTE_BACK


def _without_us(row: OfficerReply) -> ReplyKind:
    return ReplyKind(row.comes_as) if row.comes_as else ReplyKind.STRANGER


def _addresses_of(prompt: OfficerPrompt) -> set[str]:
    """Theirs in the record system, and that with which they sign in."""
    known = {prompt.officer.email, *(person.email for person in who.staff_of(prompt.officer))}
    return {email_key(address) for address in known if address}


def _ask_a_person(row: OfficerReply, now: datetime) -> None:
    if row.comes_as:  # a machine's word to an address that we did not make: kept, and nothing to read
        row.settled_at = now
        return
    is_one_more = row.kind == ReplyKind.STRANGER and _are_many()
    row.task_id = make_task(
        kind=TaskKind.OFFICER_WROTE,
        victim_id=None,
        reason="officer_wrote_many" if is_one_more else f"officer_{row.reason}",
        harm=Harm.STANDARD,
        due_at=now + READ_WITHIN,
        now=now,
        subject_key=MANY if is_one_more else _subject_key(row),
    )


def _subject_key(row: OfficerReply) -> str:
    """All that an officer, who proved to be it, writes back to one mail of ours is read in one task."""
    is_theirs = row.kind != ReplyKind.STRANGER and row.prompt is not None
    return f"prompt:{row.prompt_id}" if is_theirs else f"reply:{row.public_id}"


def _are_many() -> bool:
    theirs = OfficerReply.objects.filter(kind=ReplyKind.STRANGER, task__closed_at=None, task__isnull=False)
    return theirs.exclude(task__subject_key=MANY)[:MOST_UNKNOWN].count() >= MOST_UNKNOWN


def _read(row: OfficerReply, prompt: OfficerPrompt, now: datetime) -> None:
    """What the officer said, answered with what became of it."""
    asked = {
        one.letter: one
        for one in PromptedQuestion.objects.filter(prompt=prompt).select_related("question__case", "question__about")
    }
    offered = {letter: pack.questions()[Kind(one.question.kind)].not_mine for letter, one in asked.items()}
    read = replies.read(replies.unsigned(row.said, prompt.officer.name), offered)
    if isinstance(read, replies.Unclear):
        _unclear(row, prompt, read.why, now)
        return
    if isinstance(read, replies.Undo):
        row.kind = ReplyKind.UNDO
        results = _undo(prompt, asked, read.letters, now)
    else:
        results = [_answer(row, prompt, asked[one.letter], one, now) for one in read.said]
        if all(one.given is None for one in results):
            row.kind = ReplyKind.UNCLEAR
    row.settled_at = now
    _write_back(row, prompt, results, now)


def _answer(
    row: OfficerReply, prompt: OfficerPrompt, asked: PromptedQuestion, said: replies.Said, now: datetime
) -> Result:
    question = pack.questions()[Kind(asked.question.kind)]
    choice = question.choice(said.number)
    today = london_date(now)
    reason = holding.reason_in(said.line)
    told: tuple[int, ...] = ()
    line = said.line
    if choice is not None and choice.does is Does.TOLD:
        told, line = replies.told_in(line, len(finding.victims_by_place(asked.question.case_id)))
    try:
        given = answering.answer(
            actor=who.writing(prompt.officer),
            question_id=asked.question.public_id,
            choice=choice.id if choice else NOT_MINE,
            line=line,
            day=_day(choice, said.line, today),
            hold_reason=reason or holding.REASONS[0],
            door=AnswerDoor.MAIL,
            reply=row,
            told=told,
            now=now,
        )
    except answering.Missing as missing:
        code = f"{said.letter}{said.number}"
        return Result(said.letter, say(f"updates-missing-{missing.first}", code=code))
    except answering.AnsweredBefore as before:
        return Result(said.letter, _before(said.letter, before.answer, now))
    except answering.KnownMeanwhile:
        return Result(said.letter, _not_needed(asked.question, now))
    except answering.UnknownQuestion:
        return Result(said.letter, say("updates-not-yours-now", reference=asked.question.case.reference))
    taken = say("updates-mail-taken", answer=worded.answered(given), happens=worded.happens(given, today=today))
    more = []
    if choice and choice.wants is Wants.REVIEW and reason is None:
        more.append(say("updates-mail-no-reason", said=_begin(said.line)))
    if said.is_cut:
        more.append(say("updates-mail-cut", most=replies.LONGEST_LINE))
    return Result(said.letter, " ".join([taken, *more]), given)


def _begin(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …"


def _day(choice: Choice | None, line: str, today: date) -> date | None:
    """The day that they named; to look again at a hold, else a week of work from now."""
    if choice is None or choice.wants not in (Wants.DAY, Wants.REVIEW):
        return None
    named = replies.day_in(line, today)
    if named is None and choice.wants is Wants.REVIEW:
        return working_days().after(today, LOOKED_AT_AGAIN_AFTER)
    return named


def _not_needed(question: OfficerQuestion, now: datetime) -> str:
    """Why no answer is needed any more: of news that a victim is still owed, a colleague has it in hand. And what is
    owed to them besides, which the mail did not ask."""
    reference = question.case.reference
    if question.kind != Kind.HAS_SHE_HEARD:
        return say("updates-known-meanwhile", reference=reference)
    is_in_hand = news_asked.is_named_news_owed(question, now)
    said = [say("updates-in-hand-meanwhile" if is_in_hand else "updates-heard-meanwhile", reference=reference)]
    if others := news_asked.list_other_news_owed(question, now):
        said.append(worded.name_news_still_owed(others, london_date(now)))
    return " ".join(said)


def _before(letter: str, given: Given, now: datetime) -> str:
    name = "undo" if now < given.undo_until else "before"
    return say(
        f"updates-answered-{name}",
        reference=given.reference,
        by=given.by,
        time=dates.staff_time(given.given_at),
        answer=worded.answered(given),
        letter=letter,
    )


def _undo(
    prompt: OfficerPrompt, asked: Mapping[str, PromptedQuestion], letters: tuple[str, ...], now: datetime
) -> list[Result]:
    chosen = {letter: one for letter, one in asked.items() if not letters or letter in letters}
    of = {one.question_id: letter for letter, one in chosen.items()}
    standing = OfficerAnswer.objects.filter(question_id__in=of, undone_at=None, applied_at=None, applies_at__gt=now)
    ids = {answer.public_id: of[answer.question_id] for answer in standing}
    if not ids:
        return [Result("", say("updates-undo-nothing"))]
    undone = answering.undo(actor=who.writing(prompt.officer), answer_ids=list(ids), now=now)
    return [Result(ids[one.id], say("updates-undone", reference=one.reference)) for one in undone]


def _unclear(row: OfficerReply, prompt: OfficerPrompt, why: str, now: datetime) -> None:
    """They are told what to write. The second time a person reads it: they may mean something that we did not ask."""
    row.kind, row.reason = ReplyKind.UNCLEAR, why
    earlier = OfficerReply.objects.filter(prompt=prompt, kind=ReplyKind.UNCLEAR).exclude(id=row.id)
    before = earlier.exclude(reason=_WROTE_BACK).exists()  # that was clear, and came too late
    row.prompt = prompt
    if before:
        row.reason = "unclear_again"
        _ask_a_person(row, now)
    else:
        row.settled_at = now
    said = say("updates-unclear-person") if before else say(f"updates-unclear-{why.replace('_', '-')}")
    _write_back(row, prompt, [Result("", said)], now)


def _write_back(row: OfficerReply, prompt: OfficerPrompt, results: list[Result], now: datetime) -> None:
    is_undone = row.kind == ReplyKind.UNDO and any(one.letter for one in results)
    words = worded.done(results, is_undone=is_undone, has_files=row.files > 0)
    mailing.put(prompt, words, kind=MailKind.REPLY, answers=row.message_id, now=now)
