"""A machine names the language of a message only when it is nearly sure. What the sender says of it stands."""

from __future__ import annotations

import pytest

from tests.services.control_room.test_contact_intake import email, take
from victimcare.records.models import RoomContact, RoomMessage
from victimcare.services.control_room.contacts.message_language import FoundLanguage, find_language

pytestmark = pytest.mark.django_db
POLISH = "Minął miesiąc i nikt się nie odezwał w sprawie włamania"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", "مر شهر ولم يتصل بي أحد بخصوص السرقة"),
        ("bn", "এক মাস হয়ে গেল, চুরির ব্যাপারে কেউ কিছু জানায়নি"),
        ("cy", "mae mis wedi mynd a does neb wedi cysylltu am y lladrad"),
        ("en", "It has been a month and no one has told me anything about the burglary"),
        ("pa", "ਇੱਕ ਮਹੀਨਾ ਹੋ ਗਿਆ, ਚੋਰੀ ਬਾਰੇ ਕਿਸੇ ਨੇ ਨਹੀਂ ਦੱਸਿਆ"),
        ("pl", POLISH),
        ("ro", "a trecut o lună și nu m-a contactat nimeni despre furt"),
        ("so", "Bil ayaa laga joogaa oo cidna iima sheegin wax ku saabsan tuugada"),
        ("ur", "ایک مہینہ ہو گیا، چوری کے بارے میں کسی نے نہیں بتایا"),
    ],
)
def test_a_sentence_of_each_language_is_named(code: str, words: str) -> None:
    assert find_language(words) == FoundLanguage(code, is_found=True)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "Any news? 42/0098/26",
        "Dziękuję",
        "woh mujhe maar dega aaj raat bachao please",
        "0123456789 0123456789 01",
    ],
)
def test_what_is_short_mixed_or_in_latin_letters_is_not_guessed(words: str) -> None:
    assert find_language(words) == FoundLanguage("")


def test_a_contact_keeps_the_language_found_and_that_a_machine_found_it() -> None:
    [taken] = take(email(POLISH))

    contact = RoomContact.objects.get(id=taken.contact_id)
    assert (contact.language, contact.is_language_found) == ("pl", True)
    assert RoomMessage.objects.get(id=taken.message_id).language == "pl"


def test_what_the_sender_says_of_their_language_stands() -> None:
    [taken] = take(email(POLISH, language="cy"))

    contact = RoomContact.objects.get(id=taken.contact_id)
    assert (contact.language, contact.is_language_found) == ("cy", False)


def test_a_message_whose_language_is_not_sure_leaves_the_one_before() -> None:
    take(email(POLISH, own_name="<1@mail.example>"))

    [taken] = take(email("ok", answers=("<1@mail.example>",)))

    assert RoomContact.objects.get(id=taken.contact_id).language == "pl"
