"""Sound in the database: sealed, in parts of ten seconds, so that a piece of it is opened without the rest.

A part belongs to its place: sealed for one recording and number, it opens nowhere else. All parts but the last are
whole, so where a moment lies follows from its number.
"""

from __future__ import annotations

from victimcare.records.models import KeptSound, SoundPart
from victimcare.services.sealing import seal, unseal

RATE = 8_000  # bytes of mu-law a second
PART = 10 * RATE


def keep(sound: KeptSound, mulaw: bytes) -> None:
    """All of it, in the caller's transaction."""
    SoundPart.objects.bulk_create(
        SoundPart(sound=sound, number=number, sealed=seal(mulaw[at : at + PART], _about(sound, number)))
        for number, at in enumerate(range(0, len(mulaw), PART))
    )


def keep_part(sound: KeptSound, number: int, mulaw: bytes) -> bool:
    """One part, in the caller's transaction. False where it is there already: it was handed over again."""
    part = SoundPart(sound=sound, number=number, sealed=seal(mulaw, _about(sound, number)))
    if SoundPart.objects.filter(sound=sound, number=number).exists():
        return False
    part.save(force_insert=True)
    return True


def piece(sound: KeptSound, start: int, length: int) -> bytes:
    """So many bytes from there on, or what there is of them. Raises `sealing.Unopened`, and KeyMissing."""
    first, last = start // PART, (start + length - 1) // PART
    parts = SoundPart.objects.filter(sound=sound, number__range=(first, last)).order_by("number")
    opened = b"".join(unseal(bytes(part.sealed), _about(sound, part.number)) for part in parts)
    return opened[start - first * PART :][:length]


def let_go(sound_ids: list[int]) -> None:
    """The sound itself. What says that there was one stays with its row."""
    SoundPart.objects.filter(sound_id__in=sound_ids).delete()


def _about(sound: KeptSound, number: int) -> str:
    return f"sound:{sound.public_id}:{number}"
