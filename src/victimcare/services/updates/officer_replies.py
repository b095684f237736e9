"""Receives officers' e-mails, and sorts them in a job. An answer counts only if it is proved to come from the officer
asked (`rules/updates/mail_authenticity`), and once per address made for it; staff read anything else that arrives
there, and nothing of that is applied."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import (
    OfficerMail,
    OfficerPrompt,
    OfficerReply,
)
from victimcare.records.models.officer_updates import OfficerMailKind, OfficerReplyKind
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.safe_contact.contact_points import email_key
from victimcare.rules.updates import officer_replies
from victimcare.rules.updates.mail_authenticity import TRUSTED_VERDICTS, SenderVerdict, remove_address_tag
from victimcare.rules.updates.officer_questions import (
    LETTERS,
    REPLY_READ_WITHIN,
    OfficerQuestionKind,
)
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.conversations.received_intake import IncomingMessage, clean_for_storage
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.messages.received_messages import keep_mail_copy
from victimcare.services.person_keys import MessageKind, draw_message_key
from victimcare.services.ports import MessageState
from victimcare.services.secret_hashes import DigestUse, make_digest
from victimcare.services.updates import (
    officer_accounts,
    officer_answers,
    officer_mail,
    officer_prompts,
    officer_silence,
    question_views,
    reply_intake,
)
from victimcare.services.updates.officer_mail import ReplyHead, ReplyWords, open_reply_words, seal_reply
from victimcare.services.updates.officer_prompts import AnswerResult
from victimcare.services.updates.reply_answers import apply_reply_answer, describe_earlier_answer, undo_reply_answers
from victimcare.wording import say

MOST_UNKNOWN = 20  # open tasks about unproved senders: inventing one costs nothing
MANY = "replies:many"  # the subject key of the one task for all the rest
_WROTE_BACK = "wrote_back"
_UNKNOWN = (OfficerReplyKind.STRANGER, OfficerReplyKind.UNPROVED)  # the writer is unknown


@transaction.atomic
def receive_reply(
    *,
    actor: Actor,
    incoming: IncomingMessage,
    recipient: str,
    said: str,
    files: int,
    proof: SenderVerdict,
    now: datetime,
) -> UUID:
    """Keep the e-mail, with the job that sorts it. Once committed, it may be acknowledged. Safe to run twice."""
    permit(actor, Act.TAKE_IN)
    row = OfficerReply(
        public_id=uuid4(),
        supplier_id=_identity(incoming, recipient, proof),
        recipient=clean_for_storage(recipient),
        files=min(files, 1000),
        received_at=now,
        comes_as=_by_its_heads(incoming),
        proof=proof,
    )
    key = draw_message_key(MessageKind.OFFICER_REPLY, row.public_id)
    head = ReplyHead(
        clean_for_storage(incoming.sender),
        clean_for_storage(incoming.subject),
        clean_for_storage(incoming.message_id),
        incoming.sha256,
    )
    words = ReplyWords(head, clean_for_storage(incoming.words), clean_for_storage(said))
    seal_reply(row, key.seals, words, incoming.content or b"")
    OfficerReply.objects.bulk_create([row], ignore_conflicts=True)
    kept = OfficerReply.objects.only("id", "public_id", "sha256").get(supplier_id=row.supplier_id)
    if kept.public_id == row.public_id:
        key.keep()
        queue_job(Job.SORT_OFFICER_REPLY, reply_id=kept.id)
    elif keep_mail_copy(kept, content=incoming.content, sha256=incoming.sha256, now=now):
        note(actor, "officer_reply.came_again", at=now, detail={"reply": str(kept.public_id)})
    return kept.public_id


def _identity(incoming: IncomingMessage, recipient: str, proof: SenderVerdict) -> str:
    """One identity per address of ours that it came to; an unproved e-mail cannot displace a genuine one. A keyed
    digest, as it derives from the e-mail's content."""
    what = f"{incoming.supplier_id}\n{recipient.casefold()}\n{proof in TRUSTED_VERDICTS}"
    return make_digest(hashlib.sha256(what.encode("utf-8", "surrogatepass")).hexdigest(), DigestUse.MAIL_NAME)


def _by_its_heads(incoming: IncomingMessage) -> str:
    if incoming.report is not None:
        failed = incoming.report.state in (MessageState.FAILED, MessageState.FAILED_FOR_NOW)
        return OfficerReplyKind.BOUNCE if failed else OfficerReplyKind.REPORT
    return OfficerReplyKind.AUTOMATIC if incoming.is_automatic else ""


@transaction.atomic
def sort_reply(*, actor: Actor, reply_id: int, now: datetime) -> None:
    """Sort the e-mail and act on it. Safe to run twice."""
    permit(actor, Act.TAKE_IN)
    row = OfficerReply.objects.select_for_update(of=("self",)).get(id=reply_id)
    if row.kind != OfficerReplyKind.NEW:
        return
    words = open_reply_words(row)
    row.mail, row.kind, row.reason = _sort_by_address(row, words.head.sender, now)
    row.prompt = row.mail.prompt if row.mail else None
    # the tag that proves the address is ours is kept in no table and no backup
    row.recipient = remove_address_tag(row.recipient)
    if row.mail is None or row.kind == OfficerReplyKind.STRANGER:
        _ask_a_person(row, now)
    elif row.kind == OfficerReplyKind.UNPROVED:
        _refuse_unproved(row, words, row.mail, now)
    elif row.kind == OfficerReplyKind.OLD:
        _refuse_old(row, words, row.mail, now)
    elif row.kind in (OfficerReplyKind.AUTOMATIC, OfficerReplyKind.BOUNCE):
        row.settled_at = now
        officer_silence.record_mail_unreached(
            row.mail.prompt.officer, by_bounce=row.kind == OfficerReplyKind.BOUNCE, now=now
        )
    elif row.kind == OfficerReplyKind.REPORT:
        row.settled_at = now
    else:
        _read(row, words, row.mail, now)
    row.save()
    reply_intake.read_reply_for_danger(actor=actor, row=row, words=words, now=now)
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


def _sort_by_address(row: OfficerReply, sender: str, now: datetime) -> tuple[OfficerMail | None, OfficerReplyKind, str]:
    """Find which of our e-mails it answers, if the address proves that; then sort by sender and headers."""
    mail = officer_mail.find_mail_by_address(row.recipient)
    if mail is None:
        return None, _without_us(row), "no_such_address"
    if row.comes_as and row.proof != SenderVerdict.NOT_RELAYED:  # machines do not sign; they can only cause a task
        return mail, OfficerReplyKind(row.comes_as), "by_its_heads"
    if not row.comes_as and email_key(sender) not in _addresses_of(mail.prompt):
        return mail, OfficerReplyKind.STRANGER, "another_sender"
    if row.proof not in TRUSTED_VERDICTS:
        return mail, OfficerReplyKind.UNPROVED, "unproved"
    if mail.good_until is None or now > mail.good_until:
        return mail, OfficerReplyKind.OLD, "too_old"
    if mail.used_at is not None:
        return mail, OfficerReplyKind.OLD, "used"
    return mail, OfficerReplyKind.ANSWER, _WROTE_BACK


def _without_us(row: OfficerReply) -> OfficerReplyKind:
    return OfficerReplyKind(row.comes_as) if row.comes_as else OfficerReplyKind.STRANGER


def _addresses_of(prompt: OfficerPrompt) -> set[str]:
    """The officer's address in the record system, and those they sign in with."""
    known = {prompt.officer.email, *officer_accounts.list_verified_addresses(prompt.officer)}
    return {email_key(address) for address in known if address}


def _ask_a_person(row: OfficerReply, now: datetime) -> None:
    if row.comes_as:  # a machine's e-mail to an address we did not make: kept, nothing to read
        row.settled_at = now
        return
    is_one_more = row.kind in _UNKNOWN and _are_many()
    row.task_id = make_task(
        kind=TaskKind.OFFICER_WROTE,
        victim_id=None,
        reason="officer_wrote_many" if is_one_more else f"officer_{row.reason}",
        harm=HarmLevel.STANDARD,
        due_at=now + REPLY_READ_WITHIN,
        now=now,
        subject_key=MANY if is_one_more else _subject_key(row),
    )


def _refuse_unproved(row: OfficerReply, words: ReplyWords, mail: OfficerMail, now: datetime) -> None:
    """Staff see it, and the officer is told at their own address, once a day: either they answer on their page, or
    another person wrote in their name."""
    before = OfficerReply.objects.filter(prompt=mail.prompt, kind=OfficerReplyKind.UNPROVED).exclude(id=row.id)
    if not row.comes_as and not before.exists():
        _write_back(row, words, mail, [AnswerResult("", say("updates-unproved"))], now)
    _ask_a_person(row, now)


def _refuse_old(row: OfficerReply, words: ReplyWords, mail: OfficerMail, now: datetime) -> None:
    """Tell the officer what became of the answer for which the address was used. Staff read e-mails that come too
    late."""
    if row.reason != "used":
        _ask_a_person(row, now)
        return
    row.settled_at = now
    _write_back(row, words, mail, [_used(mail, now)], now)


def _used(mail: OfficerMail, now: datetime) -> AnswerResult:
    if mail.asks is None:
        return AnswerResult("", say("updates-used"))
    standing = mail.asks.question.answers.filter(undone_at=None).select_related("by_officer", "by_staff").first()
    if standing is None:
        return AnswerResult("", say("updates-used"))
    given = officer_answers.describe_answer(mail.asks.question, standing, now)
    return AnswerResult(mail.asks.letter, describe_earlier_answer(mail.asks.letter, given, now))


def _subject_key(row: OfficerReply) -> str:
    """E-mails in an officer's name that answer one day's e-mails share a task; each stranger's e-mail has its own."""
    is_theirs = row.kind != OfficerReplyKind.STRANGER and row.prompt is not None
    return f"prompt:{row.prompt_id}" if is_theirs else f"reply:{row.public_id}"


def _are_many() -> bool:
    theirs = OfficerReply.objects.filter(kind__in=_UNKNOWN, task__closed_at=None, task__isnull=False)
    return theirs.exclude(task__subject_key=MANY)[:MOST_UNKNOWN].count() >= MOST_UNKNOWN


def _read(row: OfficerReply, words: ReplyWords, mail: OfficerMail, now: datetime) -> None:
    """Read and apply what the officer wrote, and reply with the result."""
    asked = {mail.asks.letter: mail.asks} if mail.asks is not None else {}
    offered = {
        letter: question_views.load_questions()[OfficerQuestionKind(one.question.kind)].not_mine
        for letter, one in asked.items()
    }
    said = officer_replies.remove_signature(words.said, mail.prompt.officer.name)
    # A bare number answers only the e-mail that listed the numbers; in reply to any other it may mean anything.
    read = officer_replies.parse_officer_reply(said, offered, lists_numbers=mail.kind == OfficerMailKind.PROMPT)
    if isinstance(read, officer_replies.UnclearReply):
        _unclear(row, words, mail, read.why, now)
        return
    if isinstance(read, officer_replies.UndoRequest):
        row.kind = OfficerReplyKind.UNDO
        results = undo_reply_answers(mail.prompt, asked, read.letters, now)
        is_used = any(one.letter for one in results)
    else:
        results = [apply_reply_answer(row, mail.prompt, asked[one.letter], one, now) for one in read.said]
        is_used = any(one.given is not None for one in results)
        if not is_used:
            row.kind = OfficerReplyKind.UNCLEAR
    if is_used:
        mail.used_at = now
        mail.save(update_fields=["used_at"])
    row.settled_at = now
    _write_back(row, words, mail, results, now)


def _unclear(row: OfficerReply, words: ReplyWords, mail: OfficerMail, why: str, now: datetime) -> None:
    """Tell the officer what to write. The second time staff read it: they may mean something that we did not ask."""
    row.kind, row.reason = OfficerReplyKind.UNCLEAR, why
    earlier = OfficerReply.objects.filter(prompt=mail.prompt, kind=OfficerReplyKind.UNCLEAR).exclude(id=row.id)
    before = earlier.exclude(reason=_WROTE_BACK).exists()  # these were clear, and came too late
    if before:
        row.reason = "unclear_again"
        _ask_a_person(row, now)
    else:
        row.settled_at = now
    letter = mail.asks.letter if mail.asks else LETTERS[0]
    said = say("updates-unclear-person") if before else say(f"updates-unclear-{why.replace('_', '-')}", letter=letter)
    _write_back(row, words, mail, [AnswerResult("", said)], now)


def _write_back(
    row: OfficerReply, words: ReplyWords, mail: OfficerMail, results: list[AnswerResult], now: datetime
) -> None:
    """Reply from an address of its own, for the same question and no longer than the one they answered."""
    is_undone = row.kind == OfficerReplyKind.UNDO and any(one.letter for one in results)
    done = officer_prompts.word_result_mail(results, is_undone=is_undone, has_files=row.files > 0)
    officer_mail.queue_officer_mail(
        mail.prompt,
        done,
        asks=mail.asks,
        kind=OfficerMailKind.REPLY,
        answers=words.head.message_id,
        good_until=mail.good_until,
        now=now,
    )
