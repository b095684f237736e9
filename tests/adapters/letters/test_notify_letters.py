from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
import requests

from tests.adapters.contracts.letters import ADDRESS, WORDS, LettersContract, Supplier, a_letter, state_of
from tests.outside import PATIENT, Outside, eventually, patience_in_mode
from victimcare.adapters.letters.notify import NotifyLetters
from victimcare.services.ports import MessageState, PostalAddress, SendDeferred, SendInDoubt, SendRefused


@dataclass
class Notify:
    outside: Outside

    def __post_init__(self) -> None:
        self.letters = self.letters_of_notify(PATIENT)

    def letters_of_notify(self, patience: float) -> NotifyLetters:
        return NotifyLetters(base_url=self.outside.url, api_key=self.outside.api_key, timeout=patience)

    def journal(self, reference: str) -> list[dict[str, Any]]:
        return self.outside.handed_over(reference)

    def pdf(self, reference: str) -> bytes:
        letter_id = self.journal(reference)[0]["id"]
        return requests.get(f"{self.outside.url}/letters/{letter_id}.pdf", timeout=PATIENT).content


@pytest.fixture
def supplier(outside: Outside) -> Supplier:
    return Notify(outside)


class TestNotifyLetters(LettersContract):
    def test_notify_reads_the_address_out_of_the_window(self, supplier: Supplier) -> None:
        letter = a_letter()

        supplier.letters.send(letter)

        [entry] = supplier.journal(letter.reference)
        assert (entry["channel"], entry["to"]) == ("letter", ", ".join(ADDRESS.lines))
        assert WORDS in entry["body"]

    def test_a_posted_letter_is_never_said_to_have_arrived(self, supplier: Supplier) -> None:
        letter = a_letter()
        supplier.letters.send(letter)

        eventually(lambda: supplier.journal(letter.reference)[0]["state"] == "received")

        assert state_of(supplier.letters, letter.reference) is MessageState.POSTED

    def test_a_letter_that_notify_will_not_print_has_failed(self, supplier: Supplier) -> None:
        letter = a_letter(to=PostalAddress(("Rowan Hill", "14 Any Street", "Sometown")))

        supplier.letters.send(letter)

        assert supplier.journal(letter.reference)[0]["state"] == "validation-failed"
        assert state_of(supplier.letters, letter.reference) is MessageState.FAILED

    def test_what_is_no_pdf_waits_and_what_is_too_large_is_refused(self, supplier: Supplier) -> None:
        with pytest.raises(SendDeferred):
            supplier.letters.send(replace(a_letter(), pdf=b"<!doctype html>"))
        with pytest.raises(SendRefused):
            supplier.letters.send(replace(a_letter(), pdf=b"%PDF-" + bytes(2 * 1024 * 1024)))

    @pytest.mark.parametrize(
        ("mode", "error"),
        [("429", SendDeferred), ("5xx", SendDeferred), ("hang", SendInDoubt), ("accept_then_drop", SendInDoubt)],
    )
    def test_what_went_wrong_says_what_to_do(self, outside: Outside, mode: str, error: type[Exception]) -> None:
        letters = Notify(outside).letters_of_notify(patience_in_mode(mode))
        outside.misbehave(mode, count=1)

        with pytest.raises(error):
            letters.send(a_letter())

    def test_of_a_letter_in_doubt_it_can_be_asked_whether_it_is_there(
        self, supplier: Supplier, outside: Outside
    ) -> None:
        letter = a_letter()
        outside.misbehave("accept_then_drop", count=1)
        with pytest.raises(SendInDoubt):
            supplier.letters.send(letter)

        assert state_of(supplier.letters, letter.reference) in {MessageState.ACCEPTED, MessageState.SENDING}
