"""Converts plans between the agreed shape, the waiting proposal and database rows, and checks code words. A plan that
breaks the rules is refused here, however it was agreed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from victimcare.records.models import AuditEntry, ContactPoint, PlanPoint, SafeContactPlan, Victim
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind, PageDisclosure
from victimcare.rules.safe_contact.contact_plan import CallerDisplay, ContactMethod, DisclosureLevel, WordingLevel
from victimcare.rules.safe_contact.contact_points import (
    address_key,
    email_key,
    find_postcode,
    is_whole_number,
    telephone_key,
)
from victimcare.services import secret_hashes
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.person_keys import fetch_victim_key
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_limits import is_sender_name_gone
from victimcare.services.safe_contact.plan_shapes import ProposedPlan, ProposedWay
from victimcare.services.sealed_columns import PLAN_NOTE, PLAN_SEEN_BY

# Checks the code word agreed with a victim: the person who answers says it before we say anything. Hashed, never shown.

WRONG_TRIES = 5  # per day; after that only a new plan, agreed after an identity check, sets another
_PURPOSE = "word"  # what its hash is for
RIGHT, _WRONG = "code_word.right", "code_word.wrong"


class CodeWordMissing(LookupError):
    """No code word was agreed with the victim."""


class TooManyCodeWordTries(Exception):
    """Too many wrong words were tried today, so no more are checked."""


@transaction.atomic
def check_code_word(*, actor: Actor, victim_id: int, heard: str, now: datetime) -> bool:
    """Whether this is the code word. Each try is audited. It is no identity check: a code word can be overheard or
    forced out of the victim.

    Raises CodeWordMissing, TooManyCodeWordTries.
    """
    permit(actor, Act.SEE_CASE)
    gate.lock_victims([victim_id])
    row = SafeContactPlan.objects.filter(victim_id=victim_id).exclude(code_word_hash="").first()
    if row is None:
        raise CodeWordMissing(victim_id)
    case_id = Victim.objects.values_list("case_id", flat=True).get(id=victim_id)  # for the index
    tries = AuditEntry.objects.filter(case_id=case_id, victim_id=victim_id, act=_WRONG, at__gt=now - timedelta(days=1))
    if tries.count() >= WRONG_TRIES:
        raise TooManyCodeWordTries(victim_id)
    is_right = secret_hashes.matches_slow_hash(_PURPOSE, _plain(heard), row.code_word_hash)
    note(actor, RIGHT if is_right else _WRONG, at=now, case_id=case_id, victim_id=victim_id)
    return is_right


def hash_code_word(word: str) -> str:
    """Salted slow hash; empty for no word."""
    return secret_hashes.make_slow_hash(_PURPOSE, _plain(word)) if _plain(word) else ""


def _plain(word: str) -> str:
    """The word as it sounds, without capitals and spaces."""
    return "".join(word.split()).casefold()


# The kinds of number or address that each channel uses.
POINT_KINDS_BY_CHANNEL = {
    ContactMethod.TEXT: (ContactPointKind.MOBILE,),
    ContactMethod.CALL: (ContactPointKind.MOBILE, ContactPointKind.PHONE),
    ContactMethod.EMAIL: (ContactPointKind.EMAIL,),
    ContactMethod.LETTER: (ContactPointKind.ADDRESS,),
}
_WHICH = {
    ContactMethod.TEXT: "which-mobile",
    ContactMethod.CALL: "which-number",
    ContactMethod.EMAIL: "which-email",
    ContactMethod.LETTER: "which-address",
}
_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_SENDER = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9 ]{3,11}")  # what telephones show as a name (GSM 03.40, alphanumeric)


class PlanRefused(ValueError):
    """This plan cannot be stored: `field` of the way at `place` (None: of the plan); `why` ends a sentence id."""

    def __init__(self, field: str, why: str, place: int | None = None) -> None:
        super().__init__(f"{place} {field}: {why}")
        self.field, self.why, self.place = field, why, place


@dataclass(frozen=True, slots=True)
class ResolvedWay:
    """A way with the row of its number or address. None: the victim gave it just now, and it is stored with the
    plan."""

    way: ProposedWay
    kind: ContactPointKind
    match_key: str
    point: ContactPoint | None

    @property
    def may_use(self) -> bool:
        return self.way.wording is not WordingLevel.NONE


def resolve_plan_ways(victim: Victim, plan: ProposedPlan) -> tuple[ResolvedWay, ...]:
    """The ways of this plan with their points from the victim's own. Raises PlanRefused."""
    if plan.line_may_say == DisclosureLevel.NOTHING and any(way.machine_may_ring for way in plan.ways):
        raise PlanRefused("line_may_say", "machine-says-nothing")
    points = list(ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None))
    resolved = tuple(_resolve_way(place, way, points) for place, way in enumerate(plan.ways))
    named = [(one.way.channel, one.match_key) for one in resolved]
    for place, one in enumerate(named):
        if one in named[:place]:
            raise PlanRefused("point", "twice", place)
    return resolved


def write_plan_rows(row: SafeContactPlan, plan: ProposedPlan, ways: Sequence[ResolvedWay]) -> list[int]:
    """Write the plan into its rows; the caller sets version and confirmation first. Returns the points that may be used
    now.

    The caller holds the plan (`gate.lock_victims`), so it is never read half-written.
    """
    row.stated = None
    row.line_may_say, row.page_may_show = plan.line_may_say, plan.page_may_show
    row.note = ""
    PLAN_NOTE.put_words(row, plan.note, fetch_victim_key(row.victim_id if plan.note else None))
    row.review_on = plan.review_on
    row.language, row.formats = plan.language, list(plan.formats)
    row.agreed_as = sorted(plan.agreed_as)
    if plan.code_word is not None:
        row.code_word_hash = plan.code_word
    row.save()
    PlanPoint.objects.filter(plan=row).delete()
    points = [(one, one.point or _add_given_point(row.victim_id, one)) for one in ways]
    is_seen_by_others = any(one.way.seen_by for one in ways)
    key = fetch_victim_key(row.victim_id if is_seen_by_others else None)
    agreed = [
        PlanPoint(
            plan=row,
            point=point,
            channel=one.way.channel,
            place=place,
            wording=one.way.wording,
            hours=[dict(hours) for hours in one.way.hours],
            may_leave_voicemail=one.way.may_leave_voicemail,
            say_police=one.way.say_police,
            sender_name=one.way.sender_name,
            number_shown=one.way.number_shown,
            person_may_ring=one.way.person_may_ring,
            machine_may_ring=one.way.machine_may_ring,
        )
        for place, (one, point) in enumerate(points, start=1)
    ]
    for stored, one in zip(agreed, ways, strict=True):
        PLAN_SEEN_BY.put_words(stored, one.way.seen_by, key)
    PlanPoint.objects.bulk_create(agreed)
    return [point.id for one, point in points if one.may_use]


def hash_plan_code_word(plan: ProposedPlan) -> ProposedPlan:
    """The plan with its code word hashed: the word is never stored in the clear, even while the plan waits."""
    return plan if plan.code_word is None else replace(plan, code_word=hash_code_word(plan.code_word))


def plan_to_json(plan: ProposedPlan) -> dict[str, Any]:
    """A waiting plan as JSON; its code word is hashed already."""
    content = asdict(plan) | {"review_on": plan.review_on.isoformat() if plan.review_on else None}
    content["code_word_hash"] = content.pop("code_word")
    return content


def plan_from_json(content: Mapping[str, Any]) -> ProposedPlan:
    values = dict(content)
    values["ways"] = tuple(_way_from(way) for way in values["ways"])
    values["line_may_say"] = DisclosureLevel(values["line_may_say"])
    values["page_may_show"] = PageDisclosure(values["page_may_show"])
    values["formats"] = tuple(values["formats"])
    values["code_word"] = values.pop("code_word_hash")
    values["agreed_as"] = tuple(values.get("agreed_as", ()))
    values["review_on"] = date.fromisoformat(values["review_on"]) if values["review_on"] else None
    return ProposedPlan(**values)


def _way_from(content: Mapping[str, Any]) -> ProposedWay:
    values = dict(content)
    values["channel"], values["wording"] = ContactMethod(values["channel"]), WordingLevel(values["wording"])
    values["hours"] = tuple(values["hours"])
    values["number_shown"] = CallerDisplay(values.get("number_shown", CallerDisplay.WITHHELD))
    return ProposedWay(**values)


def _resolve_way(place: int, way: ProposedWay, own_points: list[ContactPoint]) -> ResolvedWay:
    _check_way(place, way)
    if way.given:
        kind, key = parse_given_point(way.given)
        found = next(
            (
                point
                for point in own_points
                if point.match_key == key and point.kind in POINT_KINDS_BY_CHANNEL[way.channel]
            ),
            None,
        )
    else:
        found = next((point for point in own_points if point.id == way.point), None)
        if found is None:
            raise PlanRefused("point", _WHICH[way.channel], place)
        kind, key = ContactPointKind(found.kind), found.match_key
    if not key:
        raise PlanRefused("given", "number-too-short", place)
    if (ContactPointKind(found.kind) if found else kind) not in POINT_KINDS_BY_CHANNEL[way.channel]:
        raise PlanRefused("given" if way.given else "point", _WHICH[way.channel], place)
    return ResolvedWay(way, kind, key, found)


def _check_way(place: int, way: ProposedWay) -> None:
    """Refuse a way that no plan may have."""
    may_ring = way.channel is ContactMethod.CALL and way.wording is not WordingLevel.NONE
    if may_ring and not (way.person_may_ring or way.machine_may_ring):
        raise PlanRefused("who_may_ring", "who-may-ring", place)
    if way.machine_may_ring and not may_ring:
        raise PlanRefused("who_may_ring", "machine-without-calls", place)
    if way.wording is WordingLevel.FULL and not way.say_police:
        raise PlanRefused("wording", "full-shows-police", place)
    if way.may_leave_voicemail and (way.channel is not ContactMethod.CALL or way.wording is WordingLevel.NONE):
        raise PlanRefused("may_leave_voicemail", "voicemail-without-calls", place)
    if way.sender_name and not _SENDER.fullmatch(way.sender_name):
        raise PlanRefused("sender_name", "sender-too-long", place)
    if (
        way.channel is ContactMethod.TEXT
        and way.wording is not WordingLevel.NONE
        and is_sender_name_gone(way.sender_name)
    ):
        raise PlanRefused("sender_name", "sender-gone", place)
    for hours in way.hours:
        if not hours["days"] or not set(hours["days"]) <= _DAYS or hours["from"] == hours["to"]:
            raise PlanRefused("hours", "hours-never", place)


def parse_given_point(given: str) -> tuple[ContactPointKind, str]:
    """The kind and key of a number or address that the victim gave; the key is empty where it is neither."""
    if "@" in given:
        return ContactPointKind.EMAIL, email_key(given)
    lines = [line.strip() for line in given.replace(",", "\n").splitlines() if line.strip()]
    if len(lines) > 1:
        return ContactPointKind.ADDRESS, address_key(lines, find_postcode(lines))
    key = telephone_key(given)
    if not is_whole_number(key):
        return ContactPointKind.PHONE, ""
    return (ContactPointKind.MOBILE if key.startswith("+447") else ContactPointKind.PHONE), key


def _add_given_point(victim_id: int, one: ResolvedWay) -> ContactPoint:
    """The number or address that the victim gave just now, stored as their point."""
    point, _ = ContactPoint.objects.update_or_create(
        person_id=Victim.objects.values_list("person_id", flat=True).get(id=victim_id),
        kind=one.kind,
        match_key=one.match_key,
        defaults={"retired_at": None},
        create_defaults={"value": one.way.given.strip(), "is_from_feed": False},
    )
    return point


# Applies what a victim removes from their plan to all their other cases: a telephone that the suspect reads is the same
# telephone in each. This only reduces contact; a colleague asks the victim how they may be reached about the other
# cases.


def show_plan_points(plan: Mapping[str, Any]) -> dict[str, Any]:
    """The plan with the numbers and addresses themselves in place of their rows; for a new code word only that there is
    one."""
    ways = plan.get("ways", [])  # a redacted plan says nothing
    values = dict(
        ContactPoint.objects.filter(id__in=[way["point"] for way in ways if way["point"]]).values_list("id", "value")
    )
    named = [{**way, "point": values.get(way["point"], way["given"])} for way in ways]
    return {**plan, "ways": named, "code_word_hash": bool(plan.get("code_word_hash"))}
