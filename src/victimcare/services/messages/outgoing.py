"""Builds a message as it is sent: the victim's wording, to one recipient, in the form that its channel takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from victimcare.records.models import ContactPoint, Person, Telling
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_plan import ContactMethod, ContactNow
from victimcare.services import outside
from victimcare.services.messages.words import Words, sender_for
from victimcare.services.ports import (
    Document,
    Letterhead,
    Outgoing,
    OutgoingCall,
    OutgoingEmail,
    OutgoingLetter,
    OutgoingText,
    Paragraph,
    PostalAddress,
    Recipient,
)
from victimcare.wording import dates

LARGE_PRINT = "large_print"


@dataclass(frozen=True, slots=True)
class Unprinted:
    """A letter that is complete but for its pages: making those takes long, and no rows are locked while it happens."""

    reference: str
    to: PostalAddress
    document: Document
    sender_name: str

    def printed(self) -> OutgoingLetter:
        printed = outside.documents().render(self.document)
        return OutgoingLetter(self.reference, self.to, printed.content, self.sender_name)


def composed(
    telling: Telling, decision: ContactNow, said: Words, point: ContactPoint, *, today: date
) -> Outgoing | Unprinted:
    """Made when it is handed over and never kept. Raises NotOneRecipient."""
    reference, sender = str(telling.reference), sender_for(decision)
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
            return _letter(telling, decision, said, point, today)


def _letter(telling: Telling, decision: ContactNow, said: Words, point: ContactPoint, today: date) -> Unprinted:
    force: Force = settings.FORCE
    to = PostalAddress((_name(telling.victim.person), *point.value.splitlines()))
    document = Document(
        title=said.subject,
        language=said.language,
        parts=tuple(Paragraph(words) for words in said.paragraphs),
        letterhead=Letterhead(
            to=to,
            sender=(sender_for(decision), *force.return_address),
            date=dates.write_day(today, manner="page", today=today, language=said.language),
        ),
        is_large_print=LARGE_PRINT in decision.formats,
    )
    # The postman and the victim's household see the envelope: it is neutral, even if the victim agreed to open words
    # inside.
    return Unprinted(str(telling.reference), to, document, force.senders.neutral)


def _name(person: Person) -> str:
    return person.business_name or f"{person.given_name} {person.family_name}".strip()
