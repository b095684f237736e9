"""What every supplier that posts letters must do. A supplier's test is this suite and its own `supplier`."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any, Protocol

import victimcare
from victimcare.adapters.documents.weasyprint import WeasyPrintPrinter
from victimcare.services.ports import (
    DeliveryLookup,
    Document,
    DocumentParagraph,
    Letterhead,
    LetterSupplier,
    MessageState,
    OutgoingLetter,
    PostalAddress,
)

ADDRESS = PostalAddress(("Rowan Hill", "14 Any Street", "Sometown", "ZZ99 9ZZ"))
WORDS = "There is something new on your page. You can ring us free."
FONTS = Path(victimcare.__file__).parent / "channels" / "web" / "ui" / "static"


class Supplier(Protocol):
    """A supplier that runs, with a journal of what was really handed to it."""

    @property
    def letters(self) -> LetterSupplier:
        """The adapter, with a time-out of at most two seconds."""

    def journal(self, reference: str) -> list[dict[str, Any]]: ...

    def pdf(self, reference: str) -> bytes:
        """The letter as the supplier has it."""


def a_letter(*, to: PostalAddress = ADDRESS) -> OutgoingLetter:
    head = Letterhead(to, ("YourPage", "PO Box 12", "Riverside", "ZZ1 1ZZ"), "25 November 2026")
    document = Document("A few words for you", "en", (DocumentParagraph(WORDS),), head)
    return OutgoingLetter(str(uuid.uuid4()), to, WeasyPrintPrinter(fonts=FONTS).render(document).content, "YourPage")


def state_of(letters: LetterSupplier, reference: str) -> MessageState | None:
    assert isinstance(letters, DeliveryLookup)
    found = letters.find(reference)
    return None if found is None else found.state


class LettersContract:
    """Inherit, and give a fixture `supplier`."""

    def test_a_letter_that_was_taken_is_there_to_the_last_byte(self, supplier: Supplier) -> None:
        letter = a_letter()

        accepted = supplier.letters.send(letter)

        assert accepted.provider_id
        assert len(supplier.journal(letter.reference)) == 1
        assert supplier.pdf(letter.reference) == letter.pdf

    def test_a_letter_that_was_taken_is_found_by_our_reference(self, supplier: Supplier) -> None:
        letter = a_letter()
        supplier.letters.send(letter)

        assert state_of(supplier.letters, letter.reference) in {MessageState.ACCEPTED, MessageState.SENDING}

    def test_nobody_knows_a_letter_that_was_never_sent(self, supplier: Supplier) -> None:
        assert state_of(supplier.letters, str(uuid.uuid4())) is None
