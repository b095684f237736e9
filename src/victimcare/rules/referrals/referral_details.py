"""The least that a service needs to know, line by line, in the very words that the victim hears before we send it.

It has no address, no birth date, no crime reference, no name but the victim's, and nothing about the crime except the
kind of help needed. Also says which consent a referral needs, and how long consent lasts.
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
    """How the service and the victim get in touch."""

    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    VICTIM_RINGS = "she_rings"  # no number of the victim is shared


class OptionalDetail(StrEnum):
    """What the victim may leave out."""

    FAMILY_NAME = "family_name"
    AREA = "area"
    ADJUSTMENTS = "adjustments"


@dataclass(frozen=True, slots=True)
class SafeReach:
    """How the service may reach the victim, from the agreed safe contact plan. `says_who`: the caller may name the
    service."""

    reach: ReachMethod
    to: str = ""
    hours: tuple[Mapping[str, Any], ...] = ()
    may_leave_voicemail: bool = False
    says_who: bool = False


@dataclass(frozen=True, slots=True)
class ReferralDetails:
    """`words`: what else the victim wants the service to know, in their own words."""

    need: str
    given_name: str
    family_name: str
    area: str
    safely: SafeReach
    language: str = ""
    needs: tuple[CommunicationNeed, ...] = ()
    words: str = ""


def leave_out_details(packet: ReferralDetails, shares: Collection[OptionalDetail]) -> ReferralDetails:
    """Return the details without what the victim leaves out."""
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
    """Return the lines in the order in which we read them out. `hours` and `language` are already in words."""
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


# Consent to a referral: its kind, and how long it lasts.

CONSENT_LASTS = timedelta(days=180)
_SEXUAL = "sexual"
_DOMESTIC = "domestic_abuse"


class ConsentKind(StrEnum):
    EXPLICIT = "explicit"  # said yes to these very words
    TOLD = "told"  # heard them, and did not say no


class ConsentChannel(StrEnum):
    ON_A_CALL = "on_a_call"  # read out to the victim
    IN_PERSON = "in_person"  # the victim read them, or staff read them out
    VICTIM_PAGE = "her_page"  # the victim read them alone, and pressed yes


WITH_A_PERSON = (ConsentChannel.ON_A_CALL, ConsentChannel.IN_PERSON)


def required_consent(*, group: str, flags: Collection[str], is_bereaved: bool, is_guarded: bool) -> ConsentKind:
    """Which consent is needed. It must be explicit after a sexual or domestic crime and for the bereaved (Victims' Code
    2021, right 4, 4.6), and for guarded victims, since a call by the wrong person is a danger to them."""
    is_explicit = group == _SEXUAL or _DOMESTIC in flags or is_bereaved or is_guarded
    return ConsentKind.EXPLICIT if is_explicit else ConsentKind.TOLD


def consent_ends_on(given_on: date) -> date:
    """The last day on which the consent counts."""
    return given_on + CONSENT_LASTS
