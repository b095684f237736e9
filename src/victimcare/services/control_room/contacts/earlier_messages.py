"""Finds what incoming messages belong to: messages that came before, and the contacts that they answer by name."""

from __future__ import annotations

from collections.abc import Iterable

from victimcare.records.models import RoomContact, RoomMessage
from victimcare.services.conversations.received_intake import clean_for_storage
from victimcare.services.secret_hashes import DigestUse, list_digests

_LONGEST_SOURCE_ID = 200  # characters


def clean_source_id(source_id: str) -> str:
    """Return the sender's own id of a message, as it is stored."""
    return clean_for_storage(source_id)[:_LONGEST_SOURCE_ID]


def load_repeated_messages(source_ids: Iterable[str]) -> dict[str, RoomMessage]:
    """Return the messages that came before under these ids."""
    ids = [clean_source_id(each) for each in source_ids if each]
    rows = RoomMessage.objects.select_related("contact").filter(source_id__in=ids) if ids else ()
    return {row.source_id: row for row in rows}


def load_answered_contacts(answers: Iterable[str]) -> dict[str, RoomContact]:
    """Return the contacts of the messages with these names, by the digests of the names. Their rows are locked; a
    merged contact stands for the one that goes on."""
    names = [name for each in answers for name in list_digests(each, DigestUse.ROOM_MESSAGE_NAME)]
    if not names:
        return {}
    rows = list(
        RoomMessage.objects.filter(name_key__in=names).values_list("name_key", "contact", "contact__merged_into")
    )
    contacts = RoomContact.objects.select_for_update(of=("self",)).in_bulk({merged or own for _, own, merged in rows})
    return {name: contacts[merged or own] for name, own, merged in rows}
