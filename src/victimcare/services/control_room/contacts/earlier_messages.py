"""Finds what incoming messages belong to: messages that came before, the contacts that they answer by name, and what of
a quotation these contacts have not said before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from victimcare.records.models import RoomContact, RoomMessage
from victimcare.services.control_room.contacts.contact_words import open_message_words
from victimcare.services.conversations.received_intake import clean_for_storage
from victimcare.services.secret_hashes import DigestUse, list_digests

_LONGEST_SOURCE_ID = 200  # characters
_MOST_EARLIER = 500  # messages, the newest first; what stands in older ones is read again
_MARKS = re.compile(r"[\s>|]+")


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


def load_said_words(contacts: Iterable[int]) -> Mapping[int, str]:
    """Return all that these contacts hold, of people and of us, as one text each, by the contact's id: without marks of
    quotation and with single spaces. Two queries, however many."""
    rows = list(RoomMessage.objects.filter(contact__in=set(contacts)).order_by("-at", "-id")[:_MOST_EARLIER])
    said: dict[int, list[str]] = defaultdict(list)
    for row, words in zip(rows, open_message_words(rows).values(), strict=True):
        said[row.contact_id] += [_smooth(words.subject), _smooth(words.words), _smooth(words.quoted)]
    return {contact: "\n".join(texts) for contact, texts in said.items()}


def list_unsaid_lines(quoted: str, said: str) -> str:
    """Return the lines of a quotation that do not stand in `said`, as they were written."""
    return "\n".join(line for line in quoted.splitlines() if (smooth := _smooth(line)) and smooth not in said)


def _smooth(text: str) -> str:
    return _MARKS.sub(" ", text).strip().casefold()
