"""The least that a service needs to know, line by line, in the very words that she hears before it leaves.

No address, no birth date, no crime reference, nobody's name but hers, and none of what happened but the kind of help.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.sentences import Sentence, sentence


class ReachMethod(StrEnum):
    """How they come together."""

    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    VICTIM_RINGS = "she_rings"  # no number of hers leaves


class OptionalDetail(StrEnum):
    """What she may leave out."""

    FAMILY_NAME = "family_name"
    AREA = "area"
    ADJUSTMENTS = "adjustments"


@dataclass(frozen=True, slots=True)
class SafeReach:
    """How they may reach her, from the plan that was agreed with her. `says_who`: they may say where they ring from."""

    reach: ReachMethod
    to: str = ""
    hours: tuple[Mapping[str, Any], ...] = ()
    may_leave_voicemail: bool = False
    says_who: bool = False


@dataclass(frozen=True, slots=True)
class ReferralDetails:
    """`words`: what else she wants them to know, as she said it."""

    need: str
    given_name: str
    family_name: str
    area: str
    safely: SafeReach
    language: str = ""
    needs: tuple[CommunicationNeed, ...] = ()
    words: str = ""


def leave_out_details(packet: ReferralDetails, shares: Collection[OptionalDetail]) -> ReferralDetails:
    """Without what she leaves out."""
    return ReferralDetails(
        need=packet.need,
        given_name=packet.given_name,
        family_name=packet.family_name if OptionalDetail.FAMILY_NAME in shares else "",
        area=packet.area if OptionalDetail.AREA in shares else "",
        safely=packet.safely,
        language=packet.language if OptionalDetail.ADJUSTMENTS in shares else "",
        needs=packet.needs if OptionalDetail.ADJUSTMENTS in shares else (),
        words=packet.words,
    )


def referral_detail_lines(packet: ReferralDetails, *, hours: tuple[str, ...], language: str) -> tuple[Sentence, ...]:
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


def _reach(safely: SafeReach, hours: tuple[str, ...]) -> tuple[Sentence, ...]:
    if safely.reach is ReachMethod.VICTIM_RINGS:
        return (sentence("referred-line-she-rings"),)
    found = [sentence(f"referred-line-reach-{safely.reach}", to=safely.to)]
    found += [sentence("referred-line-hours", hours=each) for each in hours]
    if safely.reach is ReachMethod.CALL:
        found.append(sentence(f"referred-line-voicemail-{'yes' if safely.may_leave_voicemail else 'no'}"))
    found.append(sentence(f"referred-line-says-who-{'yes' if safely.says_who else 'no'}"))
    return tuple(found)


# What she agrees to when we put her in touch with somebody, and for how long it counts.

CONSENT_LASTS = timedelta(days=180)
_SEXUAL = "sexual"
_DOMESTIC = "domestic_abuse"


class ConsentKind(StrEnum):
    EXPLICIT = "explicit"  # she said yes to these very words
    TOLD = "told"  # she heard them, and did not say no


class ConsentChannel(StrEnum):
    ON_A_CALL = "on_a_call"  # read out to her
    IN_PERSON = "in_person"  # she read them, or they were read to her
    VICTIM_PAGE = "her_page"  # she read them herself, and pressed yes


WITH_A_PERSON = (ConsentChannel.ON_A_CALL, ConsentChannel.IN_PERSON)


def required_consent(*, group: str, flags: Collection[str], is_bereaved: bool, is_guarded: bool) -> ConsentKind:
    """Explicit consent after a sexual or domestic crime and of the bereaved (Victims' Code 2021, right 4, 4.6); and of
    everybody who is guarded, since a call by the wrong person is a danger to them."""
    is_explicit = group == _SEXUAL or _DOMESTIC in flags or is_bereaved or is_guarded
    return ConsentKind.EXPLICIT if is_explicit else ConsentKind.TOLD


def consent_ends_on(given_on: date) -> date:
    """The last day on which it counts."""
    return given_on + CONSENT_LASTS
