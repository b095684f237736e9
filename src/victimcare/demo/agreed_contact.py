"""What trained staff have agreed with some of the cast: how they are reached, how often, and what they told us once."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from victimcare.demo.feed.contact_answers import contact_hours
from victimcare.records.models import ContactPoint, ContactPromise, FamilyLiaison, SafeContactPlan, TellOnceNote, Victim
from victimcare.rules.clock import london_date
from victimcare.rules.safe_contact.contact_plan import ContactMethod, DisclosureLevel, WordingLevel
from victimcare.services.access import Actor
from victimcare.services.contact import news_delivery, tell_once_notes
from victimcare.services.contact.news_delivery import FamilyNewsBearer, LiaisonEntry
from victimcare.services.contact.tell_once_notes import NoteWords
from victimcare.services.contact_plans import plan_confirmations
from victimcare.services.follow_up import contact_promises
from victimcare.services.safe_contact.plan_shapes import ProposedPlan, ProposedWay


class AgreementContext(Protocol):
    """A member of the desk, by their name in the cast, acting after an identity check of the victim."""

    def __call__(self, victim: Victim, now: datetime, *, by: str = "carys") -> AbstractContextManager[Actor]: ...


REVIEWED_AFTER = timedelta(days=90)

# What trained staff have agreed with some of the cast, each way with the kind of number or address that it uses. Each
# number says who may ring it: for Folake only the liaison officer, for Marian the machine too.
_AGREED_PLANS: dict[str, tuple[tuple[str, ...], ProposedPlan]] = {
    "elif": (
        ("phone",),
        ProposedPlan(
            ways=(
                ProposedWay(
                    channel=ContactMethod.CALL,
                    hours=tuple(contact_hours(["tue", "thu"], "12:30", "13:30")),
                    person_may_ring=True,
                    machine_may_ring=False,
                    seen_by="Colleagues pick it up when she is away from her desk",
                ),
            ),
            note="Her number at work. Hang up if anybody else answers.",
        ),
    ),
    "folake": (
        ("mobile",),
        ProposedPlan(
            ways=(
                ProposedWay(
                    channel=ContactMethod.CALL,
                    wording=WordingLevel.FULL,
                    say_police=True,
                    person_may_ring=True,
                    machine_may_ring=False,
                ),
            ),
            line_may_say=DisclosureLevel.STATUS,
            note="Only their liaison officer.",
        ),
    ),
    "denise": (
        ("mobile", "mobile"),
        ProposedPlan(
            ways=(
                ProposedWay(channel=ContactMethod.TEXT, wording=WordingLevel.FULL, say_police=True),
                ProposedWay(
                    channel=ContactMethod.CALL,
                    wording=WordingLevel.FULL,
                    say_police=True,
                    may_leave_voicemail=True,
                    person_may_ring=True,
                    machine_may_ring=False,
                ),
            ),
            line_may_say=DisclosureLevel.FULL,
        ),
    ),
    "walter": (
        ("address", "phone"),
        ProposedPlan(
            ways=(
                ProposedWay(channel=ContactMethod.LETTER, wording=WordingLevel.FULL, say_police=True),
                ProposedWay(channel=ContactMethod.CALL, person_may_ring=True, machine_may_ring=False),
            ),
            line_may_say=DisclosureLevel.STATUS,
            formats=("large_print",),
            note="He hears badly on the telephone. Speak slowly, and say who you are twice.",
        ),
    ),
    "rhona": (
        ("mobile", "mobile", "phone", "address"),
        ProposedPlan(
            ways=(
                ProposedWay(channel=ContactMethod.TEXT),
                ProposedWay(channel=ContactMethod.CALL, person_may_ring=True, machine_may_ring=False),
                ProposedWay(channel=ContactMethod.CALL, person_may_ring=True, machine_may_ring=False),
                ProposedWay(channel=ContactMethod.LETTER),
            ),
        ),
    ),
    "marian": (
        ("mobile",),
        ProposedPlan(
            ways=(
                ProposedWay(
                    channel=ContactMethod.CALL,
                    wording=WordingLevel.FULL,
                    say_police=True,
                    person_may_ring=True,
                    machine_may_ring=True,
                ),
            ),
            line_may_say=DisclosureLevel.FULL,
            note="She is blind. The machine may ring her with news; she keys her code by heart.",
        ),
    ),
}

# What two of the cast have told us once, and which of their team read it back to them.
_TOLD_ONCE: dict[str, tuple[str, NoteWords]] = {
    "elif": (
        "carys",
        NoteWords(
            avoid="Do not name the street where she sleeps now, and do not ask whether she will go back to him.",
            needs="A woman's voice. Time: she talks slowly in the first minutes. Her sister may sit beside her.",
            happened="He hit her at home after ten years. She has told it four times, the last time to the hospital.",
        ),
    ),
    "denise": (
        "yaw",
        NoteWords(
            avoid="Do not say that it was only things. Her mother's ring was among them.",
            needs="Letters in plain words. She wants to see the court room before the trial.",
            happened="She came home from a night shift and found the back door open and her bedroom searched.",
        ),
    ),
}
WITH_A_PLAN, TOLD_ONCE = tuple(_AGREED_PLANS), tuple(_TOLD_ONCE)


def agree_contact_plans(victims: Mapping[str, Victim], *, agreeing: AgreementContext, now: datetime) -> None:
    for name, victim in victims.items():
        kinds, plan = _AGREED_PLANS[name]
        if SafeContactPlan.objects.filter(victim=victim, confirmed_at__isnull=False).exists():
            continue
        points = ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None)
        rows = {point.kind: point.id for point in points}
        review_on = london_date(now) + REVIEWED_AFTER
        ways = tuple(replace(way, point=rows[kind]) for way, kind in zip(plan.ways, kinds, strict=True))
        wanted = replace(plan, ways=ways, review_on=review_on)
        with agreeing(victim, now) as actor:
            plan_confirmations.confirm_plan(actor=actor, victim_id=victim.id, plan=wanted, now=now)


def agree_regular_calls(victim: Victim, *, agreeing: AgreementContext, now: datetime) -> None:
    """Agree a call every four weeks, whether or not there is anything new."""
    if ContactPromise.objects.filter(victim=victim).exists():
        return
    with agreeing(victim, now) as actor:
        contact_promises.agree_promise(
            actor=actor,
            victim_id=victim.public_id,
            every_days=28,
            channel=contact_promises.PromiseChannel.PHONE,
            now=now,
        )


def enter_liaison_officer(victim: Victim, *, agreeing: AgreementContext, now: datetime) -> None:
    """Enter the officer who works with this family and tells each of them the news."""
    if FamilyLiaison.objects.filter(victim=victim).exists():
        return
    liaison = LiaisonEntry(
        name="DS Niamh Tierney", telephone="020 7946 0187", told_by=FamilyNewsBearer.LIAISON, for_whole_family=True
    )
    with agreeing(victim, now) as actor:
        news_delivery.enter_liaison(actor=actor, victim_id=victim.public_id, liaison=liaison, now=now)


def write_tell_once_notes(victims: Mapping[str, Victim], *, agreeing: AgreementContext, now: datetime) -> None:
    for name, victim in victims.items():
        writer, words = _TOLD_ONCE[name]
        if TellOnceNote.objects.filter(victim=victim).exists():
            continue
        with agreeing(victim, now, by=writer) as actor:
            tell_once_notes.write_tell_once_note(actor=actor, victim_id=victim.public_id, words=words, after=0, now=now)
