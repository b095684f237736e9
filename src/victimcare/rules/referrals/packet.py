"""The least that a service needs to know, line by line, in the very words that she hears before it leaves.

No address, no birth date, no crime reference, nobody's name but hers, and none of what happened but the kind of help.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from victimcare.rules.people.passport import Need
from victimcare.rules.sentences import Sentence, sentence


class Reach(StrEnum):
    """How they come together."""

    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    SHE_RINGS = "she_rings"  # no number of hers leaves


class Share(StrEnum):
    """What she may leave out."""

    FAMILY_NAME = "family_name"
    AREA = "area"
    ADJUSTMENTS = "adjustments"


@dataclass(frozen=True, slots=True)
class Safely:
    """How they may reach her, from the plan that was agreed with her. `says_who`: they may say where they ring from."""

    reach: Reach
    to: str = ""
    hours: tuple[Mapping[str, Any], ...] = ()
    may_leave_voicemail: bool = False
    says_who: bool = False


@dataclass(frozen=True, slots=True)
class Packet:
    """`words`: what else she wants them to know, as she said it."""

    need: str
    given_name: str
    family_name: str
    area: str
    safely: Safely
    language: str = ""
    needs: tuple[Need, ...] = ()
    words: str = ""


def least(packet: Packet, shares: Collection[Share]) -> Packet:
    """Without what she leaves out."""
    return Packet(
        need=packet.need,
        given_name=packet.given_name,
        family_name=packet.family_name if Share.FAMILY_NAME in shares else "",
        area=packet.area if Share.AREA in shares else "",
        safely=packet.safely,
        language=packet.language if Share.ADJUSTMENTS in shares else "",
        needs=packet.needs if Share.ADJUSTMENTS in shares else (),
        words=packet.words,
    )


def lines(packet: Packet, *, hours: tuple[str, ...], language: str) -> tuple[Sentence, ...]:
    """In the order in which they are read out. `hours` and `language` as they are said."""
    name = f"{packet.given_name} {packet.family_name}".strip()
    found = [
        sentence("referred-line-name", name=name) if name else None,
        sentence(f"referred-line-need-{packet.need.replace('_', '-')}"),
        sentence("referred-line-area", area=packet.area) if packet.area else None,
        *_reach(packet.safely, hours),
        sentence("referred-line-language", spoken=language) if language else None,
        *(sentence(f"referred-line-how-{need.replace('_', '-')}") for need in packet.needs),
        sentence("referred-line-words", words=packet.words) if packet.words else None,
    ]
    return tuple(line for line in found if line is not None)


def _reach(safely: Safely, hours: tuple[str, ...]) -> tuple[Sentence, ...]:
    if safely.reach is Reach.SHE_RINGS:
        return (sentence("referred-line-she-rings"),)
    found = [sentence(f"referred-line-reach-{safely.reach}", to=safely.to)]
    found += [sentence("referred-line-hours", hours=each) for each in hours]
    if safely.reach is Reach.CALL:
        found.append(sentence(f"referred-line-voicemail-{'yes' if safely.may_leave_voicemail else 'no'}"))
    found.append(sentence(f"referred-line-says-who-{'yes' if safely.says_who else 'no'}"))
    return tuple(found)
