"""Words about a person open only with that person's key and in their own place, and nowhere once the key is erased."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from pytest_django import Settings

from tests.services.people_and_cases import NOW, a_victim, staff
from victimcare.records.models import AuditEntry, OfficerReply, PersonKey
from victimcare.services import person_keys, sealing
from victimcare.services.person_keys import (
    ERASED,
    KEY_MISSING,
    MessageKind,
    erase_person_keys,
    fetch_message_key,
    fetch_victim_key,
    load_person_keys,
    move_message_key_to_person,
    open_person_words,
    seal_for_person,
    seal_for_victim,
)
from victimcare.services.sealing import Unopened

pytestmark = pytest.mark.django_db

WORDS = "Ada will ring from her sister's"


def a_reply() -> OfficerReply:
    return OfficerReply.objects.create(
        public_id=uuid4(), supplier_id=str(uuid4()), recipient="", sha256="0" * 64, received_at=NOW
    )


class SealedForAPerson(TestCase):
    @given(st.text(max_size=300), st.text(max_size=60))
    def test_words_open_again_in_their_place_and_are_found_nowhere_in_what_is_stored(
        self, words: str, place: str
    ) -> None:
        victim = a_victim()

        sealed = seal_for_person(victim.person_id, words, place)

        assert open_person_words(sealed, place) == words
        if len(words.encode()) > 3:  # three bytes occur by chance in random ones now and then
            assert words.encode() not in sealed


def test_a_person_has_one_key_and_another_person_another() -> None:
    first, second = a_victim(), a_victim()
    values = [seal_for_victim(one.id, WORDS, "contact:1:note") for one in (first, first, second)]

    assert [key.person_id for key in PersonKey.objects.order_by("person")] == [first.person_id, second.person_id]
    assert len({value[1:17] for value in values}) == 2
    assert values[0] != values[1]


def test_words_moved_to_another_place_or_under_another_key_do_not_open() -> None:
    mine, other = (seal_for_victim(a_victim().id, WORDS, "contact:1:note") for _ in range(2))

    with pytest.raises(Unopened):
        open_person_words(mine, "contact:2:note")
    with pytest.raises(Unopened):
        load_person_keys([mine, other]).open_words(mine[:1] + other[1:17] + mine[17:], "contact:1:note")


def test_a_key_put_in_another_persons_row_opens_nothing() -> None:
    first, second = a_victim(), a_victim()
    sealed = seal_for_victim(first.id, WORDS, "contact:1:note")
    PersonKey.objects.update(person=second.person)

    with pytest.raises(Unopened):
        open_person_words(sealed, "contact:1:note")


def test_json_opens_to_its_value_or_to_what_its_reader_shows_in_its_place() -> None:
    victim, said = a_victim(), {"words": WORDS, "days": [1, 2]}
    sealed = fetch_victim_key(victim.id).seal_json(said, "needs:1")

    def read(value: bytes) -> object:
        return load_person_keys([value]).open_json(value, "needs:1", instead=lambda gone: [gone])

    assert (read(sealed), read(b"")) == (said, [""])
    erase_person_keys(actor=staff(), person_id=victim.person_id, now=NOW)
    assert read(sealed) == [ERASED]


def test_what_has_nothing_to_show_in_its_place_is_refused_once_its_key_is_erased() -> None:
    victim = a_victim()
    sealed = fetch_victim_key(victim.id).seal_bytes(b"sound", "sound:1:0")
    keys = load_person_keys([sealed])
    assert (keys.open_or_refuse(sealed, "sound:1:0"), keys.has_key_of(sealed)) == (b"sound", True)
    assert keys.has_key_of(sealing.seal_bytes(b"sound", "sound:1:0"))

    erase_person_keys(actor=staff(), person_id=victim.person_id, now=NOW)

    keys = load_person_keys([sealed])
    assert not keys.has_key_of(sealed)
    with pytest.raises(Unopened, match="erased"):
        keys.open_or_refuse(sealed, "sound:1:0")


def test_words_for_a_page_with_its_own_sentence_are_none_where_they_are_gone_or_altered() -> None:
    victim = a_victim()
    sealed = seal_for_victim(victim.id, WORDS, "written:1")
    keys = load_person_keys([sealed])

    assert keys.open_words_or_none(sealed, "written:1") == WORDS
    assert (keys.open_words_or_none(b"", "written:1"), keys.open_words_or_none(sealed, "written:2")) == (None, None)
    erase_person_keys(actor=staff(), person_id=victim.person_id, now=NOW)
    assert load_person_keys([sealed]).open_words_or_none(sealed, "written:1") is None


def test_erased_words_read_as_erased_and_later_ones_get_a_new_key() -> None:
    victim = a_victim()
    before = seal_for_victim(victim.id, WORDS, "contact:1:note")

    assert erase_person_keys(actor=staff(), person_id=victim.person_id, now=NOW) == 1

    after = seal_for_victim(victim.id, "Later words", "contact:2:note")
    assert open_person_words(before, "contact:1:note") == ERASED
    assert open_person_words(after, "contact:2:note") == "Later words"
    assert PersonKey.objects.filter(person=victim.person).count() == 2
    entry = AuditEntry.objects.get(act="person_keys.erased")
    assert (entry.victim_id, entry.detail) == (victim.id, {"keys": 1})


@pytest.mark.parametrize("wrong", [{"erased_at": NOW}, {"sealed_key": b""}, {"person": None}])
def test_the_table_keeps_no_half_erased_key_and_none_without_a_person(wrong: dict[str, object]) -> None:
    seal_for_victim(a_victim().id, WORDS, "contact:1:note")

    with pytest.raises(IntegrityError), transaction.atomic():
        PersonKey.objects.update(**wrong)


def test_a_message_of_an_unknown_author_is_erased_with_the_person_whose_it_proved_to_be() -> None:
    victim, reply = a_victim(), a_reply()
    sealed = fetch_message_key(MessageKind.OFFICER_REPLY, reply.public_id).seal_words(WORDS, "reply:1:words")
    assert open_person_words(sealed, "reply:1:words") == WORDS

    move_message_key_to_person(MessageKind.OFFICER_REPLY, reply.public_id, victim.person_id)
    assert open_person_words(sealed, "reply:1:words") == WORDS

    erase_person_keys(actor=staff(), person_id=victim.person_id, now=NOW)
    assert open_person_words(sealed, "reply:1:words") == ERASED


def test_words_about_no_person_are_sealed_with_the_installations_key() -> None:
    sealed = seal_for_victim(None, WORDS, "task:1:note")

    assert sealing.sealing_key_name(sealed) == sealing.list_sealing_keys()[0]
    assert open_person_words(sealed, "task:1:note") == WORDS
    assert not PersonKey.objects.exists()


def test_a_page_asks_once_for_the_keys_of_all_that_it_shows() -> None:
    sealed = [seal_for_victim(a_victim().id, WORDS, "contact:1:note") for _ in range(5)]

    with CaptureQueriesContext(
        connection,
    ) as asked:
        keys = load_person_keys([*sealed, b"", None])
        assert {keys.open_words(value, "contact:1:note") for value in sealed} == {WORDS}
        assert keys.open_words(None, "contact:1:note") == ""

    assert len(asked) == 1


def test_without_its_key_the_words_read_as_missing_and_nothing_is_refused(settings: Settings) -> None:
    victim = a_victim()
    sealed = seal_for_victim(victim.id, WORDS, "contact:1:note")
    settings.STORE_KEYS = ("another-key-" + "n" * 40,)

    assert open_person_words(sealed, "contact:1:note") == KEY_MISSING
    assert open_person_words(seal_for_victim(victim.id, "Later", "contact:2:note"), "contact:2:note") == "Later"

    PersonKey.objects.all().delete()
    assert open_person_words(sealed, "contact:1:note") == KEY_MISSING


def test_two_who_write_first_words_at_once_seal_under_one_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other transaction stored its key between our look and our insert."""
    victim = a_victim()
    quicker = person_keys._make_keys

    def make_twice(owners: Mapping[str, Mapping[str, Any]]) -> None:
        quicker(owners)
        quicker(owners)

    monkeypatch.setattr(person_keys, "_make_keys", make_twice)
    sealed = seal_for_victim(victim.id, WORDS, "contact:1:note")

    assert PersonKey.objects.count() == 1
    assert open_person_words(sealed, "contact:1:note") == WORDS
