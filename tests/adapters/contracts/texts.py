"""What every supplier of texts must do, whatever it speaks. A supplier's test is this suite and its own `supplier`."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, Protocol

import pytest

from tests.outside import eventually
from victimcare.services.ports import (
    DeliveryReceipt,
    ForgedCallback,
    MessageState,
    OutgoingText,
    ReceiptReader,
    Recipient,
    SendDeferred,
    SendError,
    SendInDoubt,
    SendRefused,
    TextSupplier,
    UnreadableReceipt,
)

NUMBER = "07700 900123"
SENDER = "Rowan"  # a name the provider knows
WORDS = "We have something new for you. Call us free on 0808 157 0142."


Headers = Mapping[str, str]


class Supplier(Protocol):
    """A supplier that runs, with a journal of what was really handed to it."""

    @property
    def texts(self) -> TextSupplier:
        """The adapter, with a time-out of at most two seconds."""

    @property
    def texts_with_wrong_secret(self) -> TextSupplier: ...

    @property
    def texts_to_nowhere(self) -> TextSupplier:
        """The adapter, pointed at an address where no server listens."""

    @property
    def receipts(self) -> ReceiptReader: ...

    def misbehave(self, mode: str, *, count: int) -> None: ...

    def journal(self, reference: str) -> list[dict[str, Any]]: ...

    def signed(self, body: bytes) -> Headers:
        """The headers with which it would post this body."""

    def posted(self, reference: str) -> list[tuple[Headers, bytes]]:
        """Headers and body of each callback about this message so far."""


def a_text(*, to: str = NUMBER, body: str = WORDS, sender: str = SENDER) -> OutgoingText:
    return OutgoingText(reference=str(uuid.uuid4()), to=Recipient(to), body=body, sender_name=sender)


class TextsContract:
    """Inherit, and give a fixture `supplier`."""

    def test_a_text_that_was_taken_is_in_the_journal_word_for_word(self, supplier: Supplier) -> None:
        text = a_text()

        accepted = supplier.texts.send(text)

        [entry] = supplier.journal(text.reference)
        assert (entry["id"], entry["channel"], entry["to"]) == (accepted.provider_id, "text", "+447700900123")
        assert entry["body"] == WORDS

    def test_a_text_that_was_taken_is_found_by_our_reference_until_it_is_delivered(self, supplier: Supplier) -> None:
        text = a_text()
        accepted = supplier.texts.send(text)

        found = eventually(lambda: _found_in(supplier, text.reference, MessageState.DELIVERED))

        assert found.provider_id == accepted.provider_id
        assert found.at is not None
        assert found.at.tzinfo is not None

    def test_nobody_knows_a_reference_that_was_never_sent(self, supplier: Supplier) -> None:
        assert supplier.texts.find(str(uuid.uuid4())) is None

    @pytest.mark.parametrize("to", ["07700 90012", "07700 9001234", "01632 960123", "seven", "+44 20 7946 0123"])
    def test_a_number_that_is_none_is_refused_for_good(self, supplier: Supplier, to: str) -> None:
        text = a_text(to=to)

        with pytest.raises(SendRefused) as refusal:
            supplier.texts.send(text)

        assert supplier.journal(text.reference) == []
        assert to not in refusal.value.reason

    def test_a_text_without_words_is_refused_for_good(self, supplier: Supplier) -> None:
        text = a_text(body="")

        with pytest.raises(SendRefused):
            supplier.texts.send(text)

        assert supplier.journal(text.reference) == []

    @pytest.mark.parametrize(("agreed", "shown"), [(SENDER, SENDER), ("Unknown", "Updates")])
    def test_the_sender_is_the_one_agreed_or_the_usual_one(self, supplier: Supplier, agreed: str, shown: str) -> None:
        text = a_text(sender=agreed)

        supplier.texts.send(text)

        assert [entry["from"] for entry in supplier.journal(text.reference)] == [shown]

    def test_a_wrong_secret_is_our_fault_and_not_the_messages(self, supplier: Supplier) -> None:
        text = a_text()

        with pytest.raises(SendDeferred):
            supplier.texts_with_wrong_secret.send(text)

        assert supplier.journal(text.reference) == []

    @pytest.mark.parametrize("mode", ["429", "5xx"])
    def test_a_provider_that_is_full_or_broken_can_be_tried_later(self, supplier: Supplier, mode: str) -> None:
        """Where its documentation does not say that a fault of its own means "not taken", it is in doubt."""
        text = a_text()
        supplier.texts.send(a_text())  # whatever is asked only once has been asked
        supplier.misbehave(mode, count=1)

        with pytest.raises(SendDeferred if mode == "429" else (SendDeferred, SendInDoubt)):
            supplier.texts.send(text)

        assert supplier.journal(text.reference) == []
        assert supplier.texts.find(text.reference) is None
        supplier.texts.send(text)

    def test_a_provider_that_cannot_be_reached_has_not_got_it(self, supplier: Supplier) -> None:
        with pytest.raises(SendDeferred):
            supplier.texts_to_nowhere.send(a_text())

    def test_no_answer_in_time_leaves_it_in_doubt(self, supplier: Supplier) -> None:
        text = a_text()
        supplier.texts.send(a_text())
        supplier.misbehave("hang", count=1)

        with pytest.raises(SendInDoubt):
            supplier.texts.send(text)

        assert supplier.texts.find(text.reference) is None

    def test_a_line_cut_after_the_words_leaves_it_in_doubt_and_a_look_finds_it(self, supplier: Supplier) -> None:
        text = a_text()
        supplier.texts.send(a_text())
        supplier.misbehave("accept_then_drop", count=1)

        with pytest.raises(SendInDoubt):
            supplier.texts.send(text)

        [entry] = supplier.journal(text.reference)
        found = supplier.texts.find(text.reference)
        assert found is not None
        assert found.provider_id == entry["id"]

    def test_of_two_with_one_reference_the_one_that_came_furthest_is_told(self, supplier: Supplier) -> None:
        text = a_text()
        first = supplier.texts.send(text)
        eventually(lambda: _found_in(supplier, text.reference, MessageState.DELIVERED))

        supplier.texts.send(text)

        found = supplier.texts.find(text.reference)
        assert found is not None
        assert (found.provider_id, found.state) == (first.provider_id, MessageState.DELIVERED)

    @pytest.mark.parametrize("mode", ["429", "5xx", "hang"])
    def test_a_question_that_got_no_answer_can_be_asked_again(self, supplier: Supplier, mode: str) -> None:
        supplier.misbehave(mode, count=1)

        with pytest.raises(SendDeferred):
            supplier.texts.find(str(uuid.uuid4()))

    @pytest.mark.parametrize(
        ("to", "state"),
        [
            (NUMBER, MessageState.DELIVERED),
            ("07700 900002", MessageState.FAILED),
            ("07700 900003", MessageState.FAILED_FOR_NOW),
            ("07700 900004", MessageState.FAILED_FOR_NOW),
        ],
    )
    def test_the_receipt_tells_what_became_of_it(self, supplier: Supplier, to: str, state: MessageState) -> None:
        text = a_text(to=to)
        accepted = supplier.texts.send(text)

        [(headers, body)] = eventually(lambda: supplier.posted(text.reference))

        receipt = supplier.receipts.read(headers, body)
        assert isinstance(receipt, DeliveryReceipt)
        assert (receipt.reference, receipt.provider_id) == (text.reference, accepted.provider_id)
        assert receipt.state == state
        assert receipt.at.tzinfo is not None

    def test_a_forged_receipt_is_not_believed(self, supplier: Supplier) -> None:
        text = a_text()
        supplier.misbehave("forged_callbacks", count=1)
        supplier.texts.send(text)

        posted = eventually(lambda: _at_least(2, supplier.posted(text.reference)))

        believed = [receipt.state for receipt in (_read(supplier, *post) for post in posted) if receipt is not None]
        assert believed == [MessageState.DELIVERED]

    @pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer ", "Basic eDp5", "Bearer \udcff", "Bearer ключ"])
    def test_a_receipt_without_what_we_agreed_is_not_believed(self, supplier: Supplier, authorization: str) -> None:
        with pytest.raises(ForgedCallback):
            supplier.receipts.read({"Authorization": authorization}, b"{}")

    @pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{}", b"\xff", b'{"id": 1}', b'{"status": "lost"}'])
    def test_what_is_no_receipt_is_said_to_be_none(self, supplier: Supplier, body: bytes) -> None:
        with pytest.raises(UnreadableReceipt):
            supplier.receipts.read(supplier.signed(body), body)

    def test_errors_say_what_to_do_and_nothing_of_the_victim(self, supplier: Supplier) -> None:
        for text in (a_text(to="07700 90012"), a_text(body="")):
            with pytest.raises(SendError) as told:
                supplier.texts.send(text)
            assert text.to not in told.value.reason
            assert WORDS not in told.value.reason


def _found_in(supplier: Supplier, reference: str, state: MessageState) -> Any:
    found = supplier.texts.find(reference)
    return found if found is not None and found.state == state else None


def _read(supplier: Supplier, headers: Headers, body: bytes) -> Any:
    try:
        return supplier.receipts.read(headers, body)
    except ForgedCallback:
        return None


def _at_least(n: int, posts: list[tuple[Headers, bytes]]) -> list[tuple[Headers, bytes]]:
    return posts if len(posts) >= n else []
