"""Builds a message as it is sent: the victim's wording, to one recipient, in the form that its channel takes; and joins
news to a text that is still unread."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction

from victimcare.records.models import AccessGrant, ContactPoint, Notification, Person, VictimSession
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow
from victimcare.services import port_registry
from victimcare.services.messages import message_wording
from victimcare.services.messages.message_wording import MessageText, choose_sender_name
from victimcare.services.ports import (
    Document,
    DocumentParagraph,
    Letterhead,
    OutgoingCall,
    OutgoingEmail,
    OutgoingLetter,
    OutgoingMessage,
    OutgoingText,
    PostalAddress,
    Recipient,
)
from victimcare.services.safe_contact import gate
from victimcare.wording import dates

LARGE_PRINT = "large_print"


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter that is complete but for its pages: rendering those takes long, so no rows are locked while it
    happens."""

    reference: str
    to: PostalAddress
    document: Document
    sender_name: str

    def printed(self) -> OutgoingLetter:
        printed = port_registry.document_maker().render(self.document)
        return OutgoingLetter(self.reference, self.to, printed.content, self.sender_name)


def compose_message(
    telling: Notification, decision: ContactNow, said: MessageText, point: ContactPoint, *, today: date
) -> OutgoingMessage | LetterDraft:
    """Made when the message is sent, and never stored. Raises InvalidRecipient."""
    reference, sender = str(telling.reference), choose_sender_name(decision)
    match decision.channel:
        case ContactMethod.TEXT:
            return OutgoingText(reference, Recipient(point.value), said.body, sender)
        case ContactMethod.EMAIL:
            return OutgoingEmail(reference, Recipient(point.value), said.subject, said.body, sender)
        case ContactMethod.CALL:
            return OutgoingCall(
                reference,
                Recipient(point.value),
                said.language,
                decision.may_leave_voicemail,
                message=said.body,
                shown=decision.shown,
            )
        case ContactMethod.LETTER:
            return _compose_letter(telling, decision, said, point, today)


def _compose_letter(
    telling: Notification, decision: ContactNow, said: MessageText, point: ContactPoint, today: date
) -> LetterDraft:
    force: Force = settings.FORCE
    to = PostalAddress((_addressee(telling.victim.person), *point.value.splitlines()))
    document = Document(
        title=said.subject,
        language=said.language,
        parts=tuple(DocumentParagraph(words) for words in said.paragraphs),
        letterhead=Letterhead(
            to=to,
            sender=(choose_sender_name(decision), *force.return_address),
            date=dates.write_day(today, manner="page", today=today, language=said.language),
        ),
        is_large_print=LARGE_PRINT in decision.formats,
    )
    # The postman and the victim's household see the envelope: it is neutral, even if the victim agreed to open words
    # inside.
    return LetterDraft(str(telling.reference), to, document, force.senders.neutral)


def _addressee(person: Person) -> str:
    return person.business_name or f"{person.given_name} {person.family_name}".strip()


# Decides what an answering machine hears once it has picked up: the gate is asked then, not when the call began.


@transaction.atomic
def find_voicemail_words(*, reference: str, now: datetime) -> str | None:
    """The words, for the message with this reference; None: nothing is said to a machine."""
    telling = Notification.objects.filter(reference=reference).first()
    if telling is None:
        return None
    victim = gate.lock_victims([telling.victim_id])[telling.victim_id]
    decision = gate.decide_contact([victim], now=now, channels={ContactMethod.CALL})[victim.id].decision
    if not isinstance(decision, ContactNow) or not decision.may_leave_voicemail:
        return None
    return message_wording.choose_message_text(decision, [], record_id=victim.record_id, today=london_date(now)).body


# Joins news to a neutral text that is still unread: a second text would say nothing more, so none is sent.
#
# News of risk never joins (`batch_preparation`): the victim's phone is to sound again.

STANDS_FOR = timedelta(hours=1)  # how long a neutral text also covers later news
_ON_ITS_WAY = (  # or arrived; a failed text covers nothing
    NotificationStatus.HANDED_OVER,
    NotificationStatus.IN_DOUBT,
    NotificationStatus.ACCEPTED,
    NotificationStatus.SENDING,
    NotificationStatus.DELIVERED,
)


def list_unread_texts(victim_ids: Collection[int], *, now: datetime) -> list[Notification]:
    """Messages sent to these victims within the hour that do not say what is new, the oldest first. The caller holds
    the victims, so two texts to one victim never ask at once."""
    return list(
        Notification.objects.select_for_update()
        .filter(victim_id__in=victim_ids, template__in=message_wording.PLAIN, status__in=_ON_ITS_WAY)
        .filter(handed_over_at__gt=now - STANDS_FOR)
        .order_by("id")
    )


def find_text_to_join(
    telling: Notification, point: ContactPoint, standing: Sequence[Notification], unknown: Collection[int]
) -> Notification | None:
    """The text in these words that went to this number within the hour, if the victim has not looked since: it covers
    this news as well, so this message is not needed. `unknown`: the ids of the victim's duties whose news they do not
    know.

    The news stays owed: if it is unread near its due day, a person gets a task (`contact.news_delivery`), which checks
    the duties of the text that was sent.
    """
    same = [
        one
        for one in standing
        if one.victim_id == telling.victim_id and one.template == telling.template and one.point_id == point.id
    ]
    return same[-1] if same and not _has_looked_since(same[-1], unknown) else None


def _has_looked_since(first: Notification, unknown: Collection[int]) -> bool:
    """Whether the victim knows the news of that text, or has since opened their page or used their code on the line."""
    if not set(unknown).issuperset(first.duties):
        return True
    grants = AccessGrant.objects.of_victims().filter(victim_id=first.victim_id)
    return (
        grants.filter(last_used_at__gt=first.handed_over_at).exists()
        or VictimSession.objects.filter(grant__in=grants, last_seen_at__gt=first.handed_over_at).exists()
    )
