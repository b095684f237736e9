"""Sound in the database: sealed, in parts of ten seconds, so that one piece can be opened without the rest.

It is sealed under the key of the victim who passed the identity check in the call, else under the installation's key.

A part belongs to its place: it is sealed for one recording and number, and opens nowhere else. All parts but the last
are full, so the number of a part says which moment it holds.
"""

from __future__ import annotations

from victimcare.records.models import KeptSound, SoundPart
from victimcare.services.person_keys import fetch_victim_key, load_person_keys

RATE = 8_000  # bytes of mu-law a second
PART = 10 * RATE


def keep(sound: KeptSound, mulaw: bytes) -> None:
    """Keep all of the sound, in the caller's transaction."""
    key = fetch_victim_key(sound.victim_id)
    SoundPart.objects.bulk_create(
        SoundPart(sound=sound, number=number, sealed=key.seal_bytes(mulaw[at : at + PART], _about(sound, number)))
        for number, at in enumerate(range(0, len(mulaw), PART))
    )


def keep_part(sound: KeptSound, number: int, mulaw: bytes) -> bool:
    """Keep one part, in the caller's transaction. False where it is there already: it was handed over again."""
    if SoundPart.objects.filter(sound=sound, number=number).exists():
        return False
    sealed = fetch_victim_key(sound.victim_id).seal_bytes(mulaw, _about(sound, number))
    SoundPart.objects.create(sound=sound, number=number, sealed=sealed)
    return True


def seal_anew(sound: KeptSound) -> None:
    """Seal anew, a part at a time, under the key of the victim who passed the identity check during the recording."""
    key = fetch_victim_key(sound.victim_id)
    for part in SoundPart.objects.filter(sound=sound).order_by("number").iterator(chunk_size=1):
        place = _about(sound, part.number)
        clear = load_person_keys([part.sealed]).open_bytes(part.sealed, place)
        if isinstance(clear, bytes):
            SoundPart.objects.filter(id=part.id).update(sealed=key.seal_bytes(clear, place))


def piece(sound: KeptSound, start: int, length: int) -> bytes:
    """Return so many bytes from there on, or what remains. Raises `sealing.Unopened`, and KeyGone."""
    first, last = start // PART, (start + length - 1) // PART
    parts = list(SoundPart.objects.filter(sound=sound, number__range=(first, last)).order_by("number"))
    keys = load_person_keys(part.sealed for part in parts)
    opened = b"".join(keys.open_or_refuse(part.sealed, _about(sound, part.number)) for part in parts)
    return opened[start - first * PART :][:length]


def let_go(sound_ids: list[int]) -> None:
    """Delete the sound itself. The row still says that there was one."""
    SoundPart.objects.filter(sound_id__in=sound_ids).delete()


def _about(sound: KeptSound, number: int) -> str:
    return f"sound:{sound.public_id}:{number}"
