"""What every supplier that takes e-mail must do, whatever it speaks. A supplier's test is this suite and its own
`supplier`."""

from __future__ import annotations

import uuid
from typing import Any, Protocol

import pytest

from victimcare.services.ports import (
    EmailSupplier,
    OutgoingEmail,
    Recipient,
    SendDeferred,
    SendError,
    SendInDoubt,
    SendRefused,
)

ADDRESS = "rowan@inbox.example"
SUBJECT = "A few words for you"
WORDS = "There is something new on your page.\n\n.A line that begins with a dot – and “marks”: Ŵ.\n\nRing us free."


class Supplier(Protocol):
    """A supplier that runs, with a journal of what was really handed to it."""

    @property
    def mailer(self) -> EmailSupplier:
        """The adapter, with a time-out of at most two seconds."""

    @property
    def mailer_with_wrong_secret(self) -> EmailSupplier: ...

    @property
    def mailer_to_nowhere(self) -> EmailSupplier:
        """The adapter, pointed at an address where no server listens."""

    def misbehave(self, mode: str, *, count: int) -> None: ...

    def journal(self, reference: str) -> list[dict[str, Any]]: ...


def an_email(*, to: str = ADDRESS, body: str = WORDS, sender: str = "YourPage") -> OutgoingEmail:
    return OutgoingEmail(str(uuid.uuid4()), Recipient(to), SUBJECT, body, sender)


class MailersContract:
    """Inherit, and give a fixture `supplier`."""

    def test_an_email_that_was_taken_is_in_the_journal_word_for_word(self, supplier: Supplier) -> None:
        email = an_email()

        accepted = supplier.mailer.send(email)

        [entry] = supplier.journal(email.reference)
        assert accepted.provider_id
        assert (entry["channel"], entry["to"], entry["subject"]) == ("email", ADDRESS, SUBJECT)
        assert entry["body"].strip() == WORDS

    def test_a_wrong_secret_is_our_fault_and_not_the_messages(self, supplier: Supplier) -> None:
        email = an_email()

        with pytest.raises(SendDeferred):
            supplier.mailer_with_wrong_secret.send(email)

        assert supplier.journal(email.reference) == []

    def test_a_supplier_that_is_full_is_tried_later(self, supplier: Supplier) -> None:
        email = an_email()
        supplier.mailer.send(an_email())  # whatever is asked only once has been asked
        supplier.misbehave("429", count=1)

        with pytest.raises(SendDeferred):
            supplier.mailer.send(email)

        assert supplier.journal(email.reference) == []
        supplier.mailer.send(email)

    def test_a_supplier_that_cannot_be_reached_has_not_got_it(self, supplier: Supplier) -> None:
        with pytest.raises(SendDeferred):
            supplier.mailer_to_nowhere.send(an_email())

    @pytest.mark.parametrize("mode", ["hang", "accept_then_drop"])
    def test_no_answer_after_the_words_leaves_it_in_doubt(self, supplier: Supplier, mode: str) -> None:
        supplier.mailer.send(an_email())
        supplier.misbehave(mode, count=1)

        with pytest.raises(SendInDoubt):
            supplier.mailer.send(an_email())

    def test_an_address_that_is_none_is_refused_for_good_and_not_repeated(self, supplier: Supplier) -> None:
        email = an_email(to="rowan.inbox.example")

        with pytest.raises(SendRefused) as refusal:
            supplier.mailer.send(email)

        assert supplier.journal(email.reference) == []
        assert email.to not in refusal.value.reason

    def test_errors_say_what_to_do_and_nothing_of_the_victim(self, supplier: Supplier) -> None:
        supplier.mailer.send(an_email())
        for mode in ("5xx", "429", "hang"):
            supplier.misbehave(mode, count=1)
            with pytest.raises(SendError) as told:
                supplier.mailer.send(an_email())
            assert ADDRESS not in told.value.reason
            assert "something new" not in told.value.reason
