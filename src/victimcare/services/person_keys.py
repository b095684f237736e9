"""Seals words about a person under that person's key: erasing the key makes the words unreadable in backups too.

A sealed value is

    the form (1 byte) · the id of its key (16) · the nonce (12) · the words, enciphered · the tag (16)

by AES-256-GCM, and everything before the nonce is authenticated with its place, so that words moved to another row do
not open there. The key is a row of `PersonKey`, itself sealed with the installation's key (`services.sealing`) and
bound to its purpose. That table is in no backup of the data (ADR 53).

A message from an unknown author is sealed under a key of its own, which becomes the person's key once the author is
known: the words are not touched. Words about no person at all are sealed with the installation's key.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction
from django.db.models.functions import Now

from victimcare.records.models import PersonKey, Victim
from victimcare.services import sealing
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.sealing import Unopened

ERASED = "[erased]"  # what a page shows in place of words whose key was erased
KEY_MISSING = "[cannot be read: its key is missing]"  # after a restore without the newest keys, or without an older one

_FORM = b"\x02"  # the form of `services.sealing` is 1
_ID = 16
_NONCE = 12
_BEFORE = len(_FORM) + _ID + _NONCE
_KEY_LENGTH = 32


class MessageKind(StrEnum):
    """What has a key of its own until the person is known. The value is the column of `PersonKey`."""

    RECEIVED = "received"
    OFFICER_REPLY = "reply"
    ROOM_CONTACT = "room_contact"  # a conversation with the control room
    ROOM_MAIL = "room_mail"  # a mail to the control room, as it came


@dataclass(frozen=True, slots=True)
class SealingKey:
    """Seals words and bytes; `id` None: with the installation's key, since they are about no known person."""

    id: UUID | None
    cipher: AESGCM | None

    def seal_words(self, words: str, place: str) -> bytes:
        """Seal these words. `place`: the row and column of the words; they open only with the same place. Empty words
        seal to no bytes."""
        return self.seal_bytes(words.encode(), place) if words else b""

    def seal_json(self, value: object, place: str) -> bytes:
        return self.seal_bytes(json.dumps(value).encode(), place)

    def seal_bytes(self, clear: bytes, place: str) -> bytes:
        if self.id is None or self.cipher is None:
            return sealing.seal_bytes(clear, place)
        nonce = secrets.token_bytes(_NONCE)
        return _FORM + self.id.bytes + nonce + self.cipher.encrypt(nonce, clear, _bound(self.id, place))


INSTALLATION = SealingKey(None, None)


@dataclass(frozen=True, slots=True)
class DrawnKey:
    """A new key for a message. It seals before the message is stored, and is itself stored if the message is new."""

    seals: SealingKey
    row: PersonKey

    def keep(self) -> None:
        self.row.save(force_insert=True)


@dataclass(frozen=True, slots=True)
class OpeningKeys:
    """The keys for what one page shows. A cipher of None: that key was erased, or cannot be opened."""

    ciphers: Mapping[UUID, AESGCM | str]

    def open_words(self, sealed: bytes | memoryview | None, place: str) -> str:
        """The words; ERASED or KEY_MISSING where their key is gone. Raises Unopened if they were altered or moved."""
        opened = self.open_bytes(sealed, place)
        return opened if isinstance(opened, str) else opened.decode()

    def open_bytes(self, sealed: bytes | memoryview | None, place: str) -> bytes | str:
        """As `open_person_words`, for bytes that are not text; ERASED or KEY_MISSING where their key is gone."""
        value = bytes(sealed or b"")
        if not value:
            return b""
        if value[:1] != _FORM:
            return _open_with_installation_key(value, place)
        key_id = _key_id(value)
        cipher = self.ciphers.get(key_id, KEY_MISSING)
        if isinstance(cipher, str):
            return cipher
        try:
            return cipher.decrypt(value[_BEFORE - _NONCE : _BEFORE], value[_BEFORE:], _bound(key_id, place))
        except InvalidTag:
            raise Unopened("altered, or moved to another place") from None

    def open_words_or_none(self, sealed: bytes | memoryview | None, place: str) -> str | None:
        """As `open_person_words`, for a page that has its own sentence for words that are gone: None for words that
        were blanked or that cannot be opened."""
        try:
            return self.open_or_refuse(sealed, place).decode() if sealed else None
        except Unopened:
            return None

    def open_or_refuse(self, sealed: bytes | memoryview | None, place: str) -> bytes:
        """As `open_bytes`, for a value that nothing can replace. Raises Unopened, with ERASED or KEY_MISSING
        as its reason where the key is gone."""
        opened = self.open_bytes(sealed, place)
        if isinstance(opened, str):
            raise Unopened(opened)
        return opened

    def open_json(self, sealed: bytes | memoryview | None, place: str, *, instead: Callable[[str], object]) -> Any:
        """The value that was sealed as JSON. `instead`: makes the replacement from "" where nothing was sealed, and
        from ERASED or KEY_MISSING. Raises Unopened if it was altered or moved."""
        opened = self.open_bytes(sealed, place)
        if isinstance(opened, str):
            return instead(opened)
        return json.loads(opened) if opened else instead("")

    def has_key_of(self, sealed: bytes | memoryview) -> bool:
        """Whether the key of this value is available. Nothing is opened."""
        value = bytes(sealed)
        if value[:1] != _FORM:
            return sealing.sealing_key_name(value) in sealing.list_sealing_keys()
        return not isinstance(self.ciphers.get(_key_id(value), KEY_MISSING), str)


def fetch_person_keys(person_ids: Collection[int | None]) -> dict[int | None, SealingKey]:
    """The key that seals words about each person, made with their first words. None: about no known person."""
    persons = {each for each in person_ids if each is not None}
    found = _keys_that_seal(persons)
    if missing := persons - found.keys():
        _make_keys({f"person:{each}": {"person_id": each} for each in sorted(missing)})
        found |= _keys_that_seal(missing)  # ours, or those of a transaction that was quicker
    return {None: INSTALLATION, **found}


def fetch_person_key(person_id: int | None) -> SealingKey:
    return fetch_person_keys([person_id])[person_id]


def fetch_victim_key(victim_id: int | None) -> SealingKey:
    """As `fetch_person_keys`, for the person of this victim."""
    if victim_id is None:
        return INSTALLATION
    return fetch_person_key(Victim.objects.values_list("person_id", flat=True).get(id=victim_id))


def seal_for_person(person_id: int | None, words: str, place: str) -> bytes:
    return fetch_person_key(person_id).seal_words(words, place) if words else b""


def seal_for_victim(victim_id: int | None, words: str, place: str) -> bytes:
    return fetch_victim_key(victim_id).seal_words(words, place) if words else b""


def fetch_message_key(kind: MessageKind, public_id: UUID, person_id: int | None = None) -> SealingKey:
    """The key of one message, made when first asked for; the message may be stored later in the same transaction.

    `person_id`: the person it belongs to, where that is known already. Where the message's key was erased, later words
    are sealed under the person's key.
    """
    keys = PersonKey.objects.filter(**{kind.value: public_id})
    found = keys.first()
    if found is None:
        _make_keys({f"{kind}:{public_id}": {"person_id": person_id, f"{kind}_id": public_id}})
        found = keys.get()
    return _sealing_key(found) if found.erased_at is None else fetch_person_key(found.person_id)


def fetch_message_keys(kind: MessageKind, public_ids: Collection[UUID]) -> dict[UUID, SealingKey]:
    """The keys of several messages that are stored, by one query; those that were erased are left out."""
    rows = PersonKey.objects.filter(**{f"{kind}__in": public_ids}, erased_at=None)
    return {getattr(row, f"{kind}_id"): _sealing_key(row) for row in rows}


def draw_message_key(kind: MessageKind, public_id: UUID) -> DrawnKey:
    """A key for a message that may turn out to be stored already; no query."""
    clear = secrets.token_bytes(_KEY_LENGTH)
    row = _new_key(clear, f"{kind}:{public_id}", **{f"{kind}_id": public_id})
    return DrawnKey(SealingKey(row.id, AESGCM(clear)), row)


def move_message_key_to_person(kind: MessageKind, public_id: UUID, person_id: int | None) -> None:
    """Assign the message's key to this person, or to no person again (None): erasing the person's keys erases it too.
    The words stay as they are."""
    PersonKey.objects.filter(**{kind.value: public_id}).update(person_id=person_id)


def load_person_keys(sealed: Iterable[bytes | memoryview | None]) -> OpeningKeys:
    """The keys that open these values, by one query; none where no value names a key."""
    values = (bytes(value[: 1 + _ID]) for value in sealed if value)
    named = {_key_id(value) for value in values if value[:1] == _FORM}
    if not named:
        return OpeningKeys({})
    return OpeningKeys({key.id: _cipher(key) for key in PersonKey.objects.filter(id__in=named)})


def open_person_words(sealed: bytes | memoryview | None, place: str) -> str:
    """Open a single value. A page that shows several loads their keys at once, by `load_person_keys`."""
    return load_person_keys([sealed]).open_words(sealed, place)


@transaction.atomic
def erase_person_keys(*, actor: Actor, person_id: int, now: datetime) -> int:
    """Erase every key of this person, for good: what they sealed can no longer be opened, not even from a backup of the
    data.

    Returns how many keys were erased. Later words get a new key. The caller has permitted the act.
    """
    keys = PersonKey.objects.filter(person=person_id, erased_at=None)
    erased = keys.update(sealed_key=b"", erased_at=now)
    victim = Victim.objects.filter(person=person_id).values_list("case_id", "id").first()
    case_id, victim_id = victim or (None, None)
    note(actor, "person_keys.erased", at=now, case_id=case_id, victim_id=victim_id, detail={"keys": erased})
    return erased


def erase_message_keys(kind: MessageKind, public_ids: Collection[UUID], *, now: datetime) -> None:
    """Erase the keys of these messages alone, such as mails about a case, which belong to no single person."""
    keys = PersonKey.objects.filter(**{f"{kind}__in": public_ids}, erased_at=None)
    keys.update(sealed_key=b"", erased_at=now)


def _make_keys(owners: Mapping[str, Mapping[str, Any]]) -> None:
    """`owners`: what each key is made for, and the columns that say so. An existing key is used as it is."""
    keys = [_new_key(secrets.token_bytes(_KEY_LENGTH), made_for, **columns) for made_for, columns in owners.items()]
    PersonKey.objects.bulk_create(keys, ignore_conflicts=True)


def _keys_that_seal(persons: Collection[int]) -> dict[int | None, SealingKey]:
    if not persons:
        return {}
    rows = PersonKey.objects.filter(
        person__in=persons, received=None, reply=None, room_contact=None, room_mail=None, erased_at=None
    )
    return {row.person_id: _sealing_key(row) for row in rows}


def _new_key(clear: bytes, made_for: str, **owner: object) -> PersonKey:
    key_id = uuid4()
    return PersonKey(id=key_id, sealed_key=sealing.seal_bytes(clear, _about(key_id, made_for)), made_at=Now(), **owner)


def _sealing_key(row: PersonKey) -> SealingKey:
    """Use the installation's key where this one was sealed with an older key that is not set: nothing is refused."""
    try:
        return SealingKey(row.id, AESGCM(_clear_key(row)))
    except sealing.KeyMissing:
        return INSTALLATION


def _cipher(row: PersonKey) -> AESGCM | str:
    if row.erased_at is not None:
        return ERASED
    try:
        return AESGCM(_clear_key(row))
    except sealing.KeyMissing:
        return KEY_MISSING


def _clear_key(row: PersonKey) -> bytes:
    return sealing.unseal_bytes(bytes(row.sealed_key), _about(row.id, _made_for(row)))


def _made_for(row: PersonKey) -> str:
    for kind in MessageKind:
        if (message_id := getattr(row, f"{kind.value}_id")) is not None:
            return f"{kind}:{message_id}"
    return f"person:{row.person_id}"


def _about(key_id: UUID, made_for: str) -> str:
    return f"person-key:{key_id}:{made_for}"


def _open_with_installation_key(value: bytes, place: str) -> bytes | str:
    try:
        return sealing.unseal_bytes(value, place)
    except sealing.KeyMissing:
        return KEY_MISSING


def _key_id(value: bytes) -> UUID:
    if len(value) < 1 + _ID:
        raise Unopened("no sealed value")
    return UUID(bytes=value[1 : 1 + _ID])


def _bound(key_id: UUID, place: str) -> bytes:
    return _FORM + key_id.bytes + place.encode()
