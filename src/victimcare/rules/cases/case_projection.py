"""Derives the rows of a case from its timeline, the same whatever order the events came in, and which victims are
guarded by what the record says (contracts/feed.md, "Guarded")."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from victimcare.rules import clock
from victimcare.rules.cases.case_sentences import is_bereaved_kind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.projection_types import (
    CaseProjection,
    CaseRow,
    DetailsProposalKey,
    OfficerRow,
    Payload,
    PersonRow,
    PlanRow,
    PointRow,
    VictimProjection,
    VictimRow,
)
from victimcare.rules.rights import CaseDuties, Fact
from victimcare.rules.safe_contact.contact_points import address_key, email_key, telephone_key

GUARDED_UNTIL = 16  # years of age on the day of the report
_LONGEST_KEY = 200  # a longer key is kept by its hash: an index holds only so much


class _Mention(NamedTuple):
    """Where a victim was first named."""

    fact: Fact
    record: Payload


def is_guarded_by_offence(group: str, flags: Collection[str]) -> bool:
    """Whether every victim of such an offence is guarded: it is sexual, or the record flags it."""
    return group == "sexual" or bool(flags)


def is_guarded_by_facts(kind: str, born: date | None, reported_on: date) -> bool:
    """Whether this victim is guarded by what is known of them: they are bereaved, or were a child on the day of the
    report."""
    is_child = born is not None and reported_on < clock.birthday(born, GUARDED_UNTIL)
    return is_bereaved_kind(kind) or is_child


def project_case(timeline: Sequence[Fact], duties: CaseDuties, *, edition: str) -> CaseProjection:
    """Derive a case from its timeline, which is in order and holds a `case.recorded`. `duties` are the duties that the
    timeline gives."""
    recorded = next(fact for fact in timeline if fact.type == EventType.CASE_RECORDED)
    data = recorded.data
    offence = data["offence"]
    reported_at = clock.parse_moment(data["reported_at"])
    flags = tuple(sorted(set(offence.get("flags", ()))))
    is_guarded = is_guarded_by_offence(offence["group"], flags)
    officers, since = _officers(timeline)
    officer = officers[-1] if officers else None
    mentions = _mentions(recorded, timeline)
    accepted = _accepted(timeline)
    standing = {victim.victim_id: (victim.is_enhanced, victim.grounds) for victim in duties.victims}
    victims = tuple(
        _victim(
            position, mention, accepted.get(record_id, {}), recorded, is_guarded, standing.get(record_id, (False, ()))
        )
        for position, (record_id, mention) in enumerate(mentions.items(), start=1)
    )
    case = CaseRow(
        source=recorded.source,
        recorded_at=recorded.time,
        reported_at=reported_at,
        offence_group=offence["group"],
        offence_title=offence["title"],
        offence_code=offence.get("code", ""),
        flags=flags,
        area=data["area"],
        borough=data.get("borough", ""),
        reported_by=data.get("reported_by", ""),
        officer_key=officer.key if officer else None,
        officer_since=since,
        edition=edition,
        is_guarded_by_offence=is_guarded,
        duties_until=duties.good_until,
    )
    return CaseProjection(case, officers, victims, frozenset(_proposals(timeline, victims, mentions, is_guarded)))


def proposed_details(event_type: EventType, data: Payload, record_id: str) -> Payload:
    """Return what an event proposes for this victim: the changes, or the plan that it states for a guarded victim."""
    if event_type == EventType.VICTIM_DETAILS_PROPOSED:
        changes: Payload = data["changes"]
        return changes
    records = data["victims"] if event_type == EventType.CASE_RECORDED else [data["victim"]]
    return {"safe_contact": next(record for record in records if record["victim_id"] == record_id)["safe_contact"]}


def _officers(timeline: Iterable[Fact]) -> tuple[tuple[OfficerRow, ...], datetime | None]:
    """Return every officer named, in order, and since when each last naming has applied without a break."""
    named: list[OfficerRow] = []
    since = None
    for fact in timeline:
        if fact.type not in (EventType.CASE_RECORDED, EventType.CASE_OFFICER_CHANGED) or "officer" not in fact.data:
            continue
        officer = fact.data["officer"]
        row = OfficerRow(
            source=fact.source,
            record_id=shorten_key(officer["officer_id"]),
            name=officer.get("name", ""),  # blank after redaction
            email=officer.get("email", ""),
            phone=officer.get("phone", ""),
            team=officer.get("team", ""),
            named_at=fact.time,
            named_sequence=fact.sequence,
            named_by_id=fact.id,
        )
        if not named or named[-1].key != row.key:
            since = fact.time
        named.append(row)
    return tuple(named), since


def _mentions(recorded: Fact, timeline: Iterable[Fact]) -> dict[str, _Mention]:
    """Return each victim's first mention: first the victims of the record, then those added later (ledger rules 9 and
    10)."""
    mentions = {record["victim_id"]: _Mention(recorded, record) for record in recorded.data["victims"]}
    for fact in timeline:
        if fact.type == EventType.VICTIM_ADDED:
            record = fact.data["victim"]
            mentions.setdefault(record["victim_id"], _Mention(fact, record))
    return mentions


def _accepted(timeline: Iterable[Fact]) -> dict[str, Payload]:
    """The victim's date of birth as a person last accepted it: it decides whether they are guarded, as a date in the
    record does."""
    return {
        fact.data["victim_id"]: fact.data["accepted"]
        for fact in timeline
        if fact.type == EventType.VICTIM_DETAILS_ACCEPTED
    }


def _victim(
    position: int,
    mention: _Mention,
    accepted: Payload,
    recorded: Fact,
    is_case_guarded: bool,
    standing: tuple[bool, tuple[str, ...]],
) -> VictimProjection:
    record = {**mention.record, **accepted}
    born = date.fromisoformat(record["date_of_birth"]) if record.get("date_of_birth") else None
    reported_on = clock.london_date(clock.parse_moment(recorded.data["reported_at"]))
    is_guarded = is_guarded_by_facts(record["kind"], born, reported_on)
    row = VictimRow(
        position=position,
        kind=record["kind"],
        added_at=mention.fact.time,
        language=record.get("language", ""),
        formats=tuple(record.get("formats", ())),
        referral_choice=record.get("referral_choice", ""),
        is_enhanced=standing[0],
        enhanced_grounds=standing[1],
        is_guarded_by_facts=is_guarded,
    )
    person = PersonRow(
        given_name=record.get("given_name", ""),
        family_name=record.get("family_name", ""),
        business_name=record.get("business_name", ""),
        date_of_birth=born,
        ethnicity=record.get("ethnicity", ""),
        sex=record.get("sex", ""),
        disability=record.get("disability"),
    )
    counts = "safe_contact" in record and not (is_guarded or is_case_guarded or _is_hearsay(recorded))
    plan = read_stated_plan(record["safe_contact"]) if counts else None
    return VictimProjection(record["victim_id"], row, person, frozenset(contact_points_in(record)), plan)


def _is_hearsay(recorded: Fact) -> bool:
    """What a third party states of the victim's plan counts as not asked (contracts/feed.md)."""
    return recorded.data.get("reported_by") == "third_party"


def read_stated_plan(stated: Payload) -> PlanRow:
    """Return what the record system says about how the victim may be reached; what it leaves out is not allowed."""
    return PlanRow(
        may_text=stated.get("may_text", False),
        may_email=stated.get("may_email", False),
        may_call=stated.get("may_call", False),
        may_post=stated.get("may_post", False),
        may_leave_voicemail=stated.get("may_leave_voicemail", False),
        say_police=stated.get("say_police", False),
        hours=stated.get("hours", []),
        note=stated.get("note", ""),
    )


def contact_points_in(record: Payload) -> Iterable[PointRow]:
    """Return the numbers and addresses of a victim's record, or of changes proposed to it."""
    for kind in ("mobile", "phone"):
        if record.get(kind, "").strip():
            yield PointRow(kind, shorten_key(telephone_key(record[kind])), record[kind])
    if record.get("email", "").strip():
        yield PointRow("email", shorten_key(email_key(record["email"])), record["email"])
    address = record.get("address", {})
    lines, postcode = address.get("lines", []), address.get("postcode", "")
    if value := "\n".join(line for line in (*lines, postcode) if line.strip()):
        yield PointRow("address", shorten_key(address_key(lines, postcode)), value)


def _proposals(
    timeline: Iterable[Fact], victims: Sequence[VictimProjection], mentions: Mapping[str, _Mention], is_guarded: bool
) -> Iterable[DetailsProposalKey]:
    for fact in timeline:
        if fact.type == EventType.VICTIM_DETAILS_PROPOSED and fact.data["victim_id"] in mentions:
            yield DetailsProposalKey(fact.ref, fact.data["victim_id"])
    for victim in victims:
        mention = mentions[victim.record_id]
        if (is_guarded or victim.row.is_guarded_by_facts) and "safe_contact" in mention.record:
            yield DetailsProposalKey(mention.fact.ref, victim.record_id)


def shorten_key(name: str) -> str:
    """Shorten a name from outside so that an index can hold it."""
    if len(name) <= _LONGEST_KEY:
        return name
    return name[:100] + ":" + hashlib.sha256(name.encode()).hexdigest()
