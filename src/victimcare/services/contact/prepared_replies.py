"""Prepares saved replies: filled in from the victim's case, checked, shown before they are sent, and sent in the one
way that our words go, the victim's page (`written_answers`), where the gate decides whether a message announces them.

The same words serve on the telephone. What the plan forbids is refused here for every sender.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import ContactPoint, LinkedPerson, SafeContactPlan, Victim
from victimcare.records.models.victim_contact.contact_plans import PageDisclosure
from victimcare.rules.clock import LONDON, end_of_day, london_date
from victimcare.rules.contact.contact_guides import ContactMoment, CrimeFamily, contact_phase_of
from victimcare.rules.contact.contact_outcomes import NextStep
from victimcare.rules.contact.correspondence import ANSWER_WITHIN, date_in_working_days
from victimcare.rules.force import Force
from victimcare.rules.message_text import STOPPING_FAULTS, check_draft
from victimcare.rules.message_text import DraftFinding as DraftFinding
from victimcare.rules.people.privacy import name_staff_for_victim
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact import contact_outcomes
from victimcare.services.contact.victim_record import VictimRecord
from victimcare.services.conversations import identity_checks, written_answers
from victimcare.services.conversations.written_messages import decide_waiting_notice
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import gate
from victimcare.wording import dates, say

REPLIES_FILE = Path(__file__).parent / "replies.toml"


class ReplyRefusal(StrEnum):
    """Why nothing may be written on the victim's page. Each is the end of a sentence id."""

    PAGE_SHOWS_NOTHING = "page_shows_nothing"  # as the victim agreed
    NOT_AGREED = "not_agreed"  # the victim is guarded, and what the page may show has not been agreed with them


class ReplyRefused(Exception):
    """The reply may not be sent as it is."""

    def __init__(self, verdict: ReplyCheck) -> None:
        super().__init__(verdict.refusal or [one.fault for one in verdict.found])
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class PreparedReply:
    """One reply with its values filled in."""

    id: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class ReplyCheck:
    """What was found in the words to be sent. `notifies_victim`: a message may say that they wait; `reads`: the
    victim's language, where that is not English."""

    refusal: ReplyRefusal | None
    found: tuple[DraftFinding, ...]
    notifies_victim: bool
    reads: str

    @property
    def may_go(self) -> bool:
        return self.refusal is None and not any(one.fault in STOPPING_FAULTS for one in self.found)


def list_prepared_replies(record: VictimRecord, *, now: datetime) -> tuple[PreparedReply, ...]:
    """The replies that fit this moment and whose values are all there. The caller has the victim's record, after an
    identity check."""
    values = _values(record, now)
    has_news = any(one.is_news and one.can_be_told for one in record.owed)
    has_written = written_answers.is_answer_owed(record.id)
    return tuple(
        PreparedReply(one["id"], one["title"], one["words"].format_map(values))
        for one in _load_replies()
        if _fits(one, record, has_news, has_written) and _gaps(one["words"]) <= values.keys()
    )


@transaction.atomic
def check_reply(*, actor: Actor, victim_id: UUID, words: str, now: datetime) -> ReplyCheck:
    """Check these words before they are sent. Raises VictimNotFound, IdentityCheckMissing."""
    victim = _require_checked(actor, victim_id, now)
    note(actor, "reply.read_over", at=now, case_id=victim.case_id, victim_id=victim.id)
    return _verdict(gate.lock_victims([victim.id])[victim.id], words, now)


@transaction.atomic
def send_prepared_reply(*, actor: Actor, victim_id: UUID, once: UUID, words: str, now: datetime) -> bool:
    """Put the words on the victim's page, checked once more. Where they give a day for more news, a task covers it: the
    task of the colleague who answers the victim's message, or otherwise of the sender. Returns whether such work
    remains. Raises ReplyRefused, and as `written_answers.answer_victim`."""
    victim = _require_checked(actor, victim_id, now)
    verdict = _verdict(gate.lock_victims([victim.id])[victim.id], words, now)
    if not verdict.may_go:
        raise ReplyRefused(verdict)
    is_holding = _day_of_more(now) in words
    is_open = written_answers.answer_victim(
        actor=actor, victim_id=victim_id, once=once, words=words, is_holding=is_holding, now=now
    )
    if is_holding and not is_open:
        contact_outcomes.create_next_steps(actor, victim, {NextStep.RING_AGAIN: end_of_day(_hears_more_by(now))}, now)
    return is_open or is_holding


def _require_checked(actor: Actor, victim_id: UUID, now: datetime) -> Victim:
    permit(actor, Act.ANSWER_WRITTEN)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return victim


def _verdict(victim: Victim, words: str, now: datetime) -> ReplyCheck:
    keys = ContactPoint.objects.filter(person_id=victim.person_id).values_list("match_key", flat=True)
    others = LinkedPerson.objects.filter(victim=victim, ended_at=None).exclude(name="").values_list("name", flat=True)
    language = victim.language.partition("-")[0].lower()
    return ReplyCheck(
        refusal=_refusal(victim),
        found=check_draft(words, victim_keys=set(keys), others=list(others)),
        notifies_victim=decide_waiting_notice(victim, now=now) is not None,
        reads="" if language in ("", "en") else victim.language,
    )


def _refusal(victim: Victim) -> ReplyRefusal | None:
    plan = SafeContactPlan.objects.filter(victim=victim).first()
    if plan is not None and plan.page_may_show != PageDisclosure.FULL:
        return ReplyRefusal.PAGE_SHOWS_NOTHING
    if find_guarded_victims([victim.id]) and (plan is None or plan.confirmed_at is None):
        return ReplyRefusal.NOT_AGREED
    return None


def _fits(reply: Mapping[str, Any], record: VictimRecord, has_news: bool, has_written: bool) -> bool:
    moments = reply.get("moments", [])
    if (has_news and reply.get("unless_news")) or (reply.get("if_written") and not has_written):
        return False
    return not moments or record.moment in moments


def _gaps(words: str) -> set[str]:
    return {piece.partition("}")[0] for piece in words.split("{")[1:]}


def _values(record: VictimRecord, now: datetime) -> dict[str, str]:
    force: Force = settings.FORCE
    named = name_staff_for_victim(record.carer.name, "", by=force.victim_pages.staff_names)
    today = london_date(now)
    values = {
        "line": force.telephones.line,
        "officer": named.name or say("one-contact-reply-somebody"),
        "by": _day_of_more(now),
    }
    if record.hearing is not None and record.hearing.court.strip():
        at = record.hearing.starts_at.astimezone(LONDON)
        day = dates.write_day(at.date(), manner="page", today=today)
        time = dates.write_time(at.time())
        when = say("dates-day-and-time", day=day, time=time)
        values["hearing"] = say("one-contact-reply-hearing", when=when, court=record.hearing.court.strip())
    return values


def _hears_more_by(now: datetime) -> date:
    return date_in_working_days(ANSWER_WITHIN, now=now, calendar=working_days())


def _day_of_more(now: datetime) -> str:
    """The day of more news, as a reply names it."""
    return dates.write_day(_hears_more_by(now), manner="page", today=london_date(now))


@cache
def _load_replies() -> Sequence[Mapping[str, Any]]:
    replies: Sequence[Mapping[str, Any]] = tomllib.loads(REPLIES_FILE.read_text(encoding="utf-8"))["reply"]
    return replies


# Gives staff a short guide for speaking with a victim of this kind of crime at this moment: `guides.toml` has the
# words.

GUIDES_FILE = Path(__file__).parent / "guides.toml"


@dataclass(frozen=True, slots=True)
class ConversationGuide:
    """`title`: of the moment. `lines`: what this kind of crime asks first, then what the moment does."""

    moment: ContactMoment
    title: str
    lines: tuple[str, ...]


def find_conversation_guide(family: CrimeFamily, moment: ContactMoment) -> ConversationGuide:
    pack = _load_guides()
    of_moment = pack["moment"][moment]
    own = pack["family"][family][contact_phase_of(moment)]
    return ConversationGuide(moment, of_moment["title"], (*own, *of_moment["lines"]))


def conversation_guide_version() -> str:
    return str(_load_guides()["version"])


@cache
def _load_guides() -> Mapping[str, Any]:
    return tomllib.loads(GUIDES_FILE.read_text(encoding="utf-8"))
