"""Composes the words sent to a service, from the victim's safe contact plan, passport and own words, and keeps them
sealed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from victimcare.records.models import ContactPoint, Victim
from victimcare.rules.contact.communication_needs import CommunicationNeed, shareable_needs
from victimcare.rules.force import Force
from victimcare.rules.referrals.referral_details import (
    OptionalDetail,
    ReachMethod,
    ReferralDetails,
    SafeReach,
    leave_out_details,
    referral_detail_lines,
)
from victimcare.rules.safe_contact.contact_plan import ContactMethod, WordingLevel
from victimcare.services.cases.guarded_victims import held_point_ids
from victimcare.services.contact import communication_passports
from victimcare.services.contact_plans import contact_ways
from victimcare.services.desk import linked_points
from victimcare.services.person_keys import OpeningKeys, fetch_victim_key, load_person_keys, seal_for_victim
from victimcare.services.safe_contact.plan_shapes import ContactPlanDetail
from victimcare.wording import tell
from victimcare.wording.languages import english_name
from victimcare.wording.service_hours import describe_hours

_REACHES = {
    ContactMethod.CALL: ReachMethod.CALL,
    ContactMethod.TEXT: ReachMethod.TEXT,
    ContactMethod.EMAIL: ReachMethod.EMAIL,
}
_OF_KIND = {"mobile": (ReachMethod.CALL, ReachMethod.TEXT), "phone": (ReachMethod.CALL,), "email": (ReachMethod.EMAIL,)}
VICTIM_CALLS = "she_rings"


@dataclass(frozen=True, slots=True)
class ContactWay:
    """One way in which the service may reach the victim. `key` names it in a form."""

    key: str
    safely: SafeReach


@dataclass(frozen=True, slots=True)
class SharedWords:
    """What is read to the victim line by line, and sent unchanged. `digest` ties their consent to it."""

    lines: tuple[str, ...]
    packet: ReferralDetails

    @property
    def digest(self) -> bytes:
        return hashlib.sha256("\n".join(self.lines).encode()).digest()


@dataclass(frozen=True, slots=True)
class SealedReferral:
    """As stored with a referral."""

    lines: tuple[str, ...]
    fields: dict[str, object]


def list_contact_ways(victim: Victim, *, now: datetime) -> tuple[ContactWay, ...]:
    """List the ways to reach the victim, from their confirmed safe contact plan, with its hours and limits. A guarded
    victim without a plan, or with one from before they were marked, gives no number: they ring the service. Never a
    number on hold or shared with a linked person, and none while a duress code warning is open."""
    way = contact_ways.load_safe_contact(victim, with_number=True, now=now)
    found = _ways_of_plan(way.plan) if way.plan and way.plan.confirmed_at and not way.is_overtaken else []
    if not (found or way.plan or way.is_guarded):
        found = _ways_of_points(victim)
    usable = _usable(victim)
    if way.is_quiet_code_used:
        found = []
    ours = [(point, one) for point, one in found if point in usable]
    return (
        *(ContactWay(f"{one.reach}-{point}", one) for point, one in ours),
        ContactWay(VICTIM_CALLS, SafeReach(ReachMethod.VICTIM_RINGS)),
    )


def _ways_of_plan(plan: ContactPlanDetail) -> list[tuple[int, SafeReach]]:
    """The service may say where it rings from only if the victim lets us say who we are in full."""
    return [
        (
            way.point.id,
            SafeReach(
                reach=_REACHES[way.channel],
                to=way.point.value,
                hours=way.hours,
                may_leave_voicemail=way.may_leave_voicemail,
                says_who=way.say_police and way.wording == WordingLevel.FULL,
            ),
        )
        for way in plan.ways
        if way.point is not None and way.channel in _REACHES and way.wording != WordingLevel.NONE
        if way.channel is not ContactMethod.CALL or way.person_may_ring
    ]


def _ways_of_points(victim: Victim) -> list[tuple[int, SafeReach]]:
    return [
        (point.id, SafeReach(reach, point.value))
        for point in contact_ways.list_contact_points(victim)
        for reach in _OF_KIND.get(point.kind, ())
    ]


def _usable(victim: Victim) -> frozenset[int]:
    every = ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None)
    still = set(held_point_ids().filter(victim_id=victim.id))
    return (
        frozenset(point.id for point in every)
        - still
        - frozenset(linked_points.find_shared_points({victim.id: list(every)}))
    )


def compose_shared_words(
    victim: Victim, *, need: str, way: ContactWay, shares: Collection[OptionalDetail], words: str, today: date
) -> SharedWords:
    """Compose the least that is needed, in exact words."""
    said = communication_passports.find_current_passport(victim.id)
    force: Force = settings.FORCE
    packet = leave_out_details(
        ReferralDetails(
            need=need,
            given_name=victim.person.given_name,
            family_name=victim.person.family_name,
            area=force.area_name(victim.case.area),
            safely=way.safely,
            language=said.language or ("" if victim.language in ("", "en") else victim.language),
            needs=shareable_needs(said.needs),
            words=" ".join(words.split()),
        ),
        shares,
    )
    language = english_name(packet.language) if packet.language else ""
    found = referral_detail_lines(packet, hours=tuple(describe_hours(packet.safely.hours)), language=language)
    return SharedWords(tuple(tell(line, manner="page", today=today, language="en") for line in found), packet)


def seal_packet(words: SharedWords, victim_id: int, of: UUID) -> bytes:
    value = {"lines": words.lines, "fields": _fields(words.packet)}
    return fetch_victim_key(victim_id).seal_json(value, f"referral:{of}")


def open_packet(kept: bytes | memoryview, of: UUID, keys: OpeningKeys | None = None) -> SealedReferral:
    """Open the sealed words. One line and no fields if the key is gone. `keys`: those of all, when several are shown.
    Raises Unopened."""
    read = (keys or load_person_keys([kept])).open_json(
        kept, f"referral:{of}", instead=lambda gone: {"lines": [gone], "fields": {}}
    )
    return SealedReferral(tuple(read["lines"]), read["fields"])


def _fields(packet: ReferralDetails) -> dict[str, object]:
    """For a service's own system: the same facts by name, nothing more, without empty ones."""
    shared = asdict(packet) | {"needs": [CommunicationNeed(one).value for one in packet.needs]}
    shared["safely"] = {name: value for name, value in shared["safely"].items() if value not in ("", (), [])}
    return {name: value for name, value in shared.items() if value not in ("", (), [])}


def seal_referral_note(words: str, victim_id: int, of: UUID) -> bytes | None:
    return seal_for_victim(victim_id, words.strip(), f"referral-note:{of}") or None


def open_referral_note(kept: bytes | memoryview | None, of: UUID, keys: OpeningKeys) -> str:
    return keys.open_words(kept, f"referral-note:{of}")
