"""Lists e-mails to the officers' address, without their words, beside other incoming items, and checks them for signs
of danger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from victimcare.records.models import DuplicateEmail, OfficerAnswer, OfficerReply, PromptedQuestion, Victim
from victimcare.records.models.officer_updates import OfficerReplyKind
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.conversations.received_replies import CAME_AGAIN, IntakeItem
from victimcare.services.danger.danger_detection import DangerSource, check_for_danger
from victimcare.services.danger.danger_findings import list_rules_found
from victimcare.services.messages.received_messages import digest_mail_copies
from victimcare.services.updates import answer_notes
from victimcare.services.updates.officer_mail import ReplyWords, open_reply_heads


def name_danger_reading(reply_id: UUID) -> str:
    """The name under which this e-mail's signs of danger are kept."""
    return f"officer-reply:{reply_id}"


@transaction.atomic
def list_officer_mails(*, actor: Actor, now: datetime) -> list[IntakeItem]:
    """Oldest first, without anyone's words. The access is audited with the count."""
    permit(actor, Act.SEE_INTAKE)
    copies = Prefetch("copies", DuplicateEmail.objects.order_by("id").defer("sealed_content"))
    replies = OfficerReply.objects.select_related("task").prefetch_related(copies)
    rows = list(replies.order_by("id").defer("sealed_words", "sealed_content"))
    heads = open_reply_heads(rows)
    digests = digest_mail_copies(copy for row in rows for copy in row.copies.all())
    danger = list_rules_found([name_danger_reading(row.public_id) for row in rows])
    note(actor, "intake.seen", at=now, detail={"officer_replies": len(rows)})
    return [
        IntakeItem(
            id=str(row.public_id),
            channel="email",
            received_at=copy.came_at if copy else row.received_at,
            kind=f"officer_{row.kind}",
            state="settled" if row.settled_at else "handled" if row.task and row.task.closed_at else "waiting",
            reason=CAME_AGAIN if copy else row.reason,
            sha256=digests[copy.id] if copy else heads[row.id].sha256,
            danger=danger.get(name_danger_reading(row.public_id), ()),
        )
        for row in rows
        for copy in (None, *row.copies.all())
    ]


# Checks an officer's e-mail for signs of danger, for the cases of the questions that it answers.
#
# A line that was taken as an answer is checked with that answer, for the victim of its case. The rest of the e-mail
# belongs to the victim whose case alone was asked about. With several cases it names no victim, and it is not given to
# a colleague from whom one of these cases is hidden (`desk.eligibility`). A stranger's e-mail belongs to no victim.


def read_reply_for_danger(*, actor: Actor, row: OfficerReply, words: ReplyWords, now: datetime) -> None:
    """Check what was not checked with an answer. Once per e-mail; safe to run twice."""
    is_officers = row.prompt_id is not None and row.kind != OfficerReplyKind.STRANGER
    taken = OfficerAnswer.objects.filter(reply=row)
    check_for_danger(
        actor=actor,
        door=DangerSource.OFFICER,
        about=name_danger_reading(row.public_id),
        texts=(
            words.head.subject,
            _without_lines(words.said or words.words, map(answer_notes.open_officer_line, taken)),
        ),
        victim_id=_find_victim(row) if is_officers else None,
        who=f"prompt:{row.prompt_id}" if is_officers else f"officer:{words.head.sender}",
        now=now,
    )


def _without_lines(text: str, taken: Iterable[str]) -> str:
    """The paragraphs of an e-mail without the lines in its answers. If these cannot be found, they are checked
    twice."""
    left = text
    for line in taken:
        if line and line in (joined := " ".join(left.split())):
            left = joined.replace(line, " ")
    return left


def _find_victim(row: OfficerReply) -> int | None:
    """The first victim of the only case that the e-mail asked about; None if there are several."""
    cases = set(PromptedQuestion.objects.filter(prompt=row.prompt_id).values_list("question__case_id", flat=True))
    if len(cases) != 1:
        return None
    return Victim.objects.filter(case_id__in=cases).order_by("id").values_list("id", flat=True).first()
