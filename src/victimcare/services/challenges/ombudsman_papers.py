"""Makes the papers for the commissioner or the Ombudsman: one challenge, its duty with the reason for its date, and
what was done when.

They are about how the victim was treated. They hold nothing about anyone else (`rules.challenges.review_requests`), no
message's words, no number and no name: the covering letter says whose they are. The colleague who makes them gives a
reason, which the audit keeps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from victimcare.records.models import (
    AuditEntry,
    AuditSeal,
    Challenge,
    Duty,
    DutyRevision,
    Notification,
    NotificationState,
)
from victimcare.rules.challenges import select_disclosable_data, select_relevant_facts
from victimcare.rules.clock import london_text
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.rules.rights import DutyStanding, EventRef, Fact
from victimcare.rules.rights.deadline_explanation import DeadlineCount, DeadlineExplanation, explain_deadlines
from victimcare.rules.rights.duty_status import key_of_duty
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.challenges.challenge_answers import OwnMatter
from victimcare.services.challenges.challenge_lists import find_challenged_standing, list_exchange, may_read_words
from victimcare.services.challenges.paper_documents import OmbudsmanPapers, pack_papers
from victimcare.services.contact import communication_passports
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _PapersSubject:
    """The challenge with those before and after it, its duty, and the relevant events."""

    row: Challenge
    chain: Sequence[Challenge]
    standing: DutyStanding | None
    facts: Sequence[Fact]
    borne: Sequence[Fact]


@transaction.atomic
def make_ombudsman_papers(*, actor: Actor, challenge_id: UUID, reason: str, now: datetime) -> OmbudsmanPapers:
    """Make the papers as one file. For the colleague who has taken the challenge, and supervisors once it has ended;
    never for those whose conduct it concerns. Raises NotFound, OwnMatter, FieldRequired."""
    permit(actor, Act.MAKE_PAPERS)
    row = (
        access_scopes.filter_visible_rows(actor, Challenge.objects.all())
        .select_related("victim__case", "triggered_by", "again_of", "again")
        .filter(public_id=challenge_id)
        .first()
    )
    if row is None:
        raise NotFound("no such challenge")
    if not may_read_words(actor, row):
        raise OwnMatter(challenge_id)
    if not reason.strip():
        raise FieldRequired("reason")
    about = _load_subject(row, now)
    papers = pack_papers(
        {
            "challenge": _challenges(about),
            "speaking": _speaking(row.victim_id),
            "duty": _duty(about, now),
            "timeline": [_entry(fact) for fact in about.borne],
            "messages": _messages(about),
            "audit": _audit(about),
        },
        reference=row.victim.case.reference,
        now=now,
    )
    note(
        replace(actor, reason=reason.strip()),
        "challenge.papers",
        at=now,
        case_id=row.victim.case_id,
        victim_id=row.victim_id,
        detail={"challenge": str(row.public_id), "sha256": papers.digest},
    )
    return papers


def _load_subject(row: Challenge, now: datetime) -> _PapersSubject:
    chain = [row]
    if row.again_of is not None:
        chain.insert(0, row.again_of)
    if hasattr(row, "again"):
        chain.append(row.again)
    facts = [entry.fact for entry in load_timelines([row.victim.case_id])[row.victim.case_id] if entry.fact.time <= now]
    ref = EventRef(row.triggered_by.source, row.triggered_by.source_event_id) if row.triggered_by else None
    borne = select_relevant_facts(
        facts,
        victim_id=row.victim.record_id,
        duty=row.code,
        triggered_by=ref,
        challenges={str(one.public_id) for one in chain},
    )
    return _PapersSubject(row, chain, find_challenged_standing(row, now), facts, borne)


def _challenges(about: _PapersSubject) -> list[Json]:
    return [
        {
            "id": str(row.public_id),
            "channel": row.channel,
            "received_at": london_text(row.received_at),
            "holding_answer_due_at": london_text(row.holding_due_at),
            "holding_answer_at": _moment(row.acknowledged_at or row.answered_at),
            "answer_due_at": london_text(row.answer_due_at),
            "answer_at": _moment(row.answered_at),
            "outcome": row.outcome or None,
            "put_right_by": row.put_right_on.isoformat() if row.put_right_on else None,
            "put_right_at": _moment(row.put_right_at),
            "told_at": _moment(row.told_at),
            "said": [
                {"at": london_text(one.at), "what": one.what, "words": list(one.words)}
                for one in list_exchange("challenge", row)
            ],
        }
        for row in about.chain
    ]


def _speaking(victim_id: int) -> Json:
    """How to talk with the victim: language and needs only, as free words may name a person."""
    said = communication_passports.find_current_passport(victim_id)
    return {"language": said.language or None, "needs": [need.value for need in said.needs]}


def _duty(about: _PapersSubject, now: datetime) -> Json | None:
    if about.standing is None:
        return None
    duty = about.standing.duty
    entry = rights_catalogue().edition(duty.edition).entitlements[duty.id]
    found = explain_deadlines(about.facts, duty.victim_id, [duty], rights_catalogue(), working_days())
    why = found[key_of_duty(duty)]
    return {
        "id": duty.id,
        "title": entry.title,
        "edition": duty.edition,
        "right": duty.right,
        "paragraph": entry.paragraph,
        "source": entry.source,
        "value_is_verified": entry.is_verified,
        "starts_on": duty.starts_on.isoformat(),
        "due_on": duty.due_on.isoformat() if duty.due_on else None,
        "status": about.standing.status.value,
        "as_of": london_text(now),
        "met_at": _moment(about.standing.met_at),
        "reason": about.standing.reason.value if about.standing.reason else None,
        "why_this_date": _why(why),
        "readings": _readings(about),
    }


def _why(why: DeadlineExplanation) -> Json:
    return {
        "started_by": why.trigger.type,
        "started_at": london_text(why.starts_at),
        "counts": [_count(count) for count in why.counts],
    }


def _count(count: DeadlineCount) -> Json:
    return {
        "because": count.cause.value,
        "counted_at": london_text(count.at),
        "enhanced": count.is_enhanced,
        "limit": {"amount": count.span.amount, "unit": count.span.unit.value} if count.span else None,
        "from": count.from_on.isoformat(),
        "days": [{"on": day.on.isoformat(), "what": day.what.value, "number": day.number} for day in count.days],
        "gives": count.gives.on.isoformat() if count.gives else None,
        "due_then": count.due.on.isoformat() if count.due else None,
    }


def _readings(about: _PapersSubject) -> list[Json]:
    """The duty's earlier states, oldest first."""
    readings = DutyRevision.objects.filter(
        victim_id=about.row.victim_id, code=about.row.code, triggered_by=about.row.triggered_by
    ).order_by("id")
    return [
        {
            "until": london_text(one.replaced_at),
            "why": one.why,
            "due_on": one.due_on.isoformat() if one.due_on else None,
            "met_at": _moment(one.met_at),
            "ending": one.ending or None,
            "reason": one.reason or None,
        }
        for one in readings
    ]


def _entry(fact: Fact) -> Json:
    left = select_disclosable_data(fact)
    return {"id": fact.id, "source": fact.source, "type": fact.type, "time": london_text(fact.time), "data": left}


def _messages(about: _PapersSubject) -> list[Json]:
    """Each message made for this duty, or to say that an answer waits: its kind and its states, never its words."""
    rows = Duty.objects.filter(
        victim_id=about.row.victim_id, code=about.row.code, triggered_by=about.row.triggered_by
    ).values_list("id", flat=True)
    tellings = Notification.objects.filter(victim_id=about.row.victim_id).order_by("id")
    own = [one for one in tellings if set(one.duties) & set(rows) or _is_of_an_answer(one, about)]
    states: dict[int, list[Json]] = {one.id: [] for one in own}
    for state in NotificationState.objects.filter(telling__in=own).order_by("id"):
        states[state.telling_id].append({"at": london_text(state.at), "state": state.status})
    return [
        {
            "id": str(one.public_id),
            "channel": one.channel,
            "template": one.template,
            "wording_version": one.wording_version,
            "states": states[one.id],
        }
        for one in own
    ]


def _is_of_an_answer(telling: Notification, about: _PapersSubject) -> bool:
    return not telling.duties and telling.queued_at >= about.chain[0].received_at


def _audit(about: _PapersSubject) -> list[Json]:
    """Who acted or looked, by kind and moment, with the seal of each audit entry: the content can be verified and is
    not repeated here."""
    entries = list(
        AuditEntry.objects.filter(case_id=about.row.victim.case_id, victim_id=about.row.victim_id).order_by("id")
    )
    seals = {seal.entry_id: seal for seal in AuditSeal.objects.filter(entry_id__in=[entry.id for entry in entries])}
    return [
        {
            "id": entry.id,
            "at": london_text(entry.at),
            "act": entry.act,
            "by": entry.actor_kind,
            "sealed_as": seals[entry.id].position if entry.id in seals else None,
            "digest": bytes(seals[entry.id].hash).hex() if entry.id in seals else None,
        }
        for entry in entries
    ]


def _moment(at: datetime | None) -> str | None:
    return london_text(at) if at else None
