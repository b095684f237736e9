"""A victim sends their list: it is kept as it is now, and stands in their written conversation with a task and a day.

What was sent never changes. Sent again it is a new list, and the one that counts; the earlier ones stay.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from victimcare.records.models import LossList, LostThingFile, Victim, WrittenMessage
from victimcare.records.models.desk import TaskKind
from victimcare.rules.contact.correspondence import A_DAY, ANSWER_WITHIN, date_in_working_days
from victimcare.rules.court.belongings import MOST_SENT_A_DAY
from victimcare.services.access import Act, Actor
from victimcare.services.audit import note
from victimcare.services.conversations import written_messages
from victimcare.services.conversations.written_messages import LIST_MATTER, WrittenTo
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import harm_level_for
from victimcare.services.losses import kept
from victimcare.services.losses.drafting import OwnList, own_list
from victimcare.services.losses.shapes import NothingToSend, TooManySent
from victimcare.services.portal.victim_messages import SentMessageReceipt, build_message_receipt
from victimcare.services.rights.working_days import working_days
from victimcare.services.safe_contact.page_access import PageAccess, authorise_victim_page


@transaction.atomic
def send_list(*, actor: Actor, once: UUID, words: str = "", now: datetime) -> SentMessageReceipt:
    """Send the list as it is now to the officer who leads the work. `once`: of the form, so that what is sent twice by
    mistake is one list; `words`: what the victim adds for the officer. Raises NothingToSend, TooManySent, NotPermitted.
    """
    entered = authorise_victim_page(actor=actor, act=Act.WRITE, noted="own_losses.send", now=now)
    victim = entered.victim
    earlier = LossList.objects.filter(public_id=once, victim=victim).select_related("message").first()
    if earlier is not None:
        return build_message_receipt(earlier.message)
    found = own_list(victim)
    if not found.can_be_sent or not found.differs_from_sent:
        raise NothingToSend
    if LossList.objects.filter(victim=victim, sent_at__gt=now - A_DAY).count() >= MOST_SENT_A_DAY:
        raise TooManySent
    message = _write(actor, entered, words, now)
    _keep(victim, found, once, message, now)
    _read_for_danger(actor, victim, found, once, words, now)
    note(
        actor,
        "losses.sent",
        at=now,
        case_id=victim.case_id,
        victim_id=victim.id,
        detail={"list": str(once), "message": str(message.public_id), "things": len(found.things)},
    )
    return build_message_receipt(message)


def _write(actor: Actor, entered: PageAccess, words: str, now: datetime) -> WrittenMessage:
    """The message of the conversation that carries the list, and the task with whom it is read."""
    victim = entered.victim
    task_id = make_task(
        kind=TaskKind.READ_WRITTEN,
        victim_id=victim.id,
        reason="losses_sent",
        harm=harm_level_for(is_guarded=entered.is_guarded, is_enhanced=victim.is_enhanced),
        due_at=None,
        subject_key=LIST_MATTER,
        now=now,
    )
    message = WrittenMessage(
        public_id=uuid4(),
        victim=victim,
        to=WrittenTo.OFFICER,
        with_second_factor=actor.opens == "all",
        written_at=now,
        answer_by=date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days()),
        task_id=task_id,
    )
    written_messages.store_written_message(message, actor=actor, words=words.strip(), files=(), now=now)
    return message


def _keep(victim: Victim, found: OwnList, once: UUID, message: WrittenMessage, now: datetime) -> None:
    LossList.objects.create(
        public_id=once,
        victim=victim,
        number=found.sent[0].number + 1 if found.sent else 1,
        sealed=kept.seal_things(found.things, victim.id, once),
        sent_at=now,
        message=message,
    )
    files = [file.id for thing in found.things for file in thing.files]
    LostThingFile.objects.filter(thing__victim=victim, file__public_id__in=files, sent_at=None).update(sent_at=now)


def _read_for_danger(actor: Actor, victim: Victim, found: OwnList, once: UUID, words: str, now: datetime) -> None:
    """What they add for the officer as any message; the things as an account of what happened."""
    texts = [text for thing in found.things for text in (thing.answers.what, thing.answers.bought, thing.answers.mark)]
    check_typed_words(
        actor=actor, about=f"loss_list:{once}", texts=texts, victim_id=victim.id, now=now, is_account=True
    )
    check_typed_words(actor=actor, about=f"loss_list_words:{once}", texts=(words,), victim_id=victim.id, now=now)
