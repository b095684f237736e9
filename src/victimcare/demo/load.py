"""Fills an empty installation with the demonstration: its crimes, its staff, and what they have agreed with the cast.

Each step looks first whether it is done, so that a start which was cut off is finished by the next. The lines are then
made for the same moment again, or their second copy would be another story.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import transaction

from victimcare.demo import (
    care,
    cast,
    contacts,
    court,
    directory,
    handing_over,
    leavers,
    of_herself,
    referrals,
    rota,
    second_step,
    supporters,
    watching,
    work_list,
)
from victimcare.demo.cast import Member
from victimcare.demo.demonstration import demonstration_feed
from victimcare.demo.feed.plans import hours
from victimcare.records.models import (
    ContactPoint,
    ContactPromise,
    FeedLoad,
    PublicComplaint,
    SafeContactPlan,
    SecondFactor,
    Staff,
    TellOnceNote,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.contact import LineMaySay, MessageWording
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import LONDON, london_date
from victimcare.services import clock
from victimcare.services.access import Actor, ActorKind
from victimcare.services.cases import spreads
from victimcare.services.contact import answering, plans, proofs, tell_once, written
from victimcare.services.contact.shapes import Channel, WantedPlan, WantedWay
from victimcare.services.contact.tell_once import Words
from victimcare.services.desk import staff
from victimcare.services.desk.actions import close_settled
from victimcare.services.feed import actions as feed
from victimcare.services.feed.shapes import Report
from victimcare.services.follow_up import actions as follow_up
from victimcare.services.people import front_door, writing
from victimcare.services.people.writing import WrittenTo
from victimcare.services.ports import StaffClaims
from victimcare.services.rights.working_days import working_days
from victimcare.services.updates import finding, prompting

DOOR = "demonstration"
PAST, LATELY = "the past year", "the last days"
LIVE = timedelta(days=4)  # what is newer than this comes as news, so that the desk has something to do
_AT = "demonstration.json"
REVIEWED_AFTER = timedelta(days=90)
_TEAMS = {"yaw": "victim-care-south"}

# What they have written to each other on their pages: how long ago, to whom, her words, and our answer if there is one.
_WRITTEN: dict[str, tuple[tuple[timedelta, WrittenTo, str, str], ...]] = {
    "denise": (
        (
            timedelta(days=9, hours=2),
            WrittenTo.CARE,
            "I am afraid of meeting him in the waiting room. Can I come in by another door?",
            (
                "Yes. There is a side door, and a room of your own. Carys meets you there. "
                "We have asked the court for a screen as well."
            ),
        ),
    ),
    "naomi": (
        (
            timedelta(hours=5),
            WrittenTo.OFFICER,
            "I found the receipt for the phone. It has the number you asked for. Shall I send it here?",
            "",
        ),
    ),
}

# What a trained person has agreed with some of them: the number to ring, by its kind, and the plan.
_AGREED: dict[str, tuple[str, WantedPlan]] = {
    "elif": (
        "phone",
        WantedPlan(
            ways=(
                WantedWay(
                    channel=Channel.CALL,
                    hours=tuple(hours(["tue", "thu"], "12:30", "13:30")),
                    seen_by="Colleagues pick it up when she is away from her desk",
                ),
            ),
            note="Her number at work. Hang up if anybody else answers.",
        ),
    ),
    "folake": (
        "mobile",
        WantedPlan(
            ways=(WantedWay(channel=Channel.CALL, wording=MessageWording.FULL, say_police=True),),
            line_may_say=LineMaySay.STATUS,
            note="Only their liaison officer.",
        ),
    ),
    "denise": (
        "mobile",
        WantedPlan(
            ways=(
                WantedWay(channel=Channel.TEXT, wording=MessageWording.FULL, say_police=True),
                WantedWay(channel=Channel.CALL, wording=MessageWording.FULL, say_police=True, may_leave_voicemail=True),
            ),
            line_may_say=LineMaySay.FULL,
        ),
    ),
}

# What two of them have told us once, and who of their team read it back to them.
_TOLD_ONCE: dict[str, tuple[str, Words]] = {
    "elif": (
        "carys",
        Words(
            avoid="Do not name the street where she sleeps now, and do not ask whether she will go back to him.",
            needs="A woman's voice. Time: she talks slowly in the first minutes. Her sister may sit beside her.",
            happened="He hit her at home after ten years. She has told it four times, the last time to the hospital.",
        ),
    ),
    "denise": (
        "yaw",
        Words(
            avoid="Do not say that it was only things. Her mother's ring was among them.",
            needs="Letters in plain words. She wants to see the court room before the trial.",
            happened="She came home from a night shift and found the back door open and her bedroom searched.",
        ),
    ),
}


_COMPLAINT = (
    "I rang three times last week about a break-in at my mother's. Each time I was told that somebody rings back.\n\n"
    "Nobody has. She is 81 and does not sleep. Please say when, or say that nobody will."
)
_WAY_BACK = "Write to k.adeyemi@post.example. Do not ring."
_THOUGHT = (
    (5, "The woman on the phone did not rush me."),
    (2, "I had to tell it all again to every person I spoke to."),
    (4, ""),
)


def load(*, now: datetime) -> list[Report]:
    """Load what is not there yet: what happened long ago, what was agreed since, and the news of the last days.

    The reports of the feeds that were loaded: none when all was there.
    """
    _sign_in_once(now)
    rota.keep(lambda name: staff_of(cast.by_id(name)), now=now)
    directory.fill(operator=Actor.operator(DOOR), desk=staff.actor_of(staff_of(cast.by_id("carys"))), now=now)
    at = _moment(now)
    past = _load_feed(PAST, at, is_history=True)
    stories = {member.crime_reference for member in cast.MEMBERS if member.crime_reference}
    leavers.were_asked(agreeing=_agreeing, besides=stories, now=now)
    _confirm_plans(now)
    _promise_to_be_in_touch(now)
    _write_what_was_told_once(now)
    of_herself.write({name: victim_of(cast.by_id(name)) for name in of_herself.NAMES}, now=now)
    _say_things_at_the_front_door(now)
    _write_to_one_another("denise", now)
    court.before_a_trial(victim_of(cast.by_id("denise")), agreeing=_agreeing, now=now)
    court.after_the_sentence(victim_of(cast.by_id("grace")), agreeing=_agreeing, now=now)
    court.begun(victim_of(cast.by_id("folake")), now=now)
    care.asked_in_full(victim_of(cast.by_id("denise")), agreeing=_agreeing, now=now)
    _set_up_a_second_step(now)
    supporters.bring_in({name: victim_of(cast.by_id(name)) for name in supporters.NAMES}, agreeing=_agreeing, now=now)
    handing_over.hand_over(
        {name: victim_of(cast.by_id(name)) for name in ("denise", "grace")},
        agreeing=_agreeing,
        second=staff.actor_of(staff_of(cast.by_id("bernice"))),
        now=now,
    )
    lately = _load_feed(LATELY, at, is_history=False)
    care.broken_off(victim_of(cast.by_id("omar")), agreeing=_agreeing, now=now)
    _write_to_one_another("naomi", now)
    hers = {name: victim_of(cast.by_id(name)) for name in contacts.NAMES}
    contacts.had(hers, by=staff.actor_of(staff_of(cast.by_id("carys"))), agreeing=_agreeing, now=now)
    supervisor = staff.actor_of(staff_of(cast.by_id("bernice")))
    grace, omar = (victim_of(cast.by_id(name)) for name in ("grace", "omar"))
    referrals.put_in_touch(grace, omar, supervisor=supervisor, agreeing=_agreeing, now=now)
    watching.begin(**{name: staff_of(cast.by_id(name)) for name in ("carys", "yaw", "bernice")}, now=now)
    work_list.fill(
        carys=staff_of(cast.by_id("carys")),
        bernice=staff_of(cast.by_id("bernice")),
        besides={victim_of(member).id for member in cast.MEMBERS if member.crime_reference},
        now=now,
    )
    spreads.work_out(now=now)  # else her page knows only tomorrow how long it takes
    _ask_officers(now)
    return [report for report in (past, lately) if report]


def _load_feed(name: str, at: datetime, *, is_history: bool) -> Report | None:
    if FeedLoad.objects.filter(door=DOOR, name=name, ended_at__isnull=False).exists():
        return None
    source = feed.Source(name, partial(_lines, at, is_history))
    return feed.load(actor=Actor.operator(DOOR), door=DOOR, sources=[source], is_history=is_history, clock=clock.now)


def _lines(at: datetime, is_history: bool, opened: ExitStack) -> Iterator[tuple[int, bytes]]:
    border = at - LIVE
    for number, line in enumerate(demonstration_feed(at), 1):
        if (datetime.fromisoformat(json.loads(line)["time"]) < border) == is_history:
            yield number, line.rstrip(b"\n")


def _moment(now: datetime) -> datetime:
    """The moment for which the lines were first made, while that load is unfinished; else now."""
    file: Path = settings.HOME / _AT
    if FeedLoad.objects.filter(door=DOOR).exists() and file.exists():
        return datetime.fromisoformat(json.loads(file.read_text())["at"])
    file.write_text(json.dumps({"at": now.isoformat()}))
    return now


def _sign_in_once(now: datetime) -> None:
    """The cast's staff become known as anybody's do: by a first sign-in."""
    known = set(Staff.objects.values_list("username", flat=True))
    for member in cast.MEMBERS:
        if member.staff_number and member.staff_number not in known:
            staff.sign_in(
                StaffClaims(
                    subject=member.staff_number,
                    name=member.name,
                    email=f"{member.id}@riverside-police.example",
                    roles=frozenset({member.role}),
                    team=_TEAMS.get(member.id, "victim-care"),
                ),
                now=now,
            )


def _confirm_plans(now: datetime) -> None:
    for name, (kind, plan) in _AGREED.items():
        victim = victim_of(cast.by_id(name))
        if SafeContactPlan.objects.filter(victim=victim, confirmed_at__isnull=False).exists():
            continue
        number = ContactPoint.objects.get(person_id=victim.person_id, kind=kind, retired_at=None).id
        review_on = london_date(now) + REVIEWED_AFTER
        wanted = replace(plan, ways=tuple(replace(way, point=number) for way in plan.ways), review_on=review_on)
        with _agreeing(victim, now) as actor:
            plans.confirm_plan(actor=actor, victim_id=victim.id, plan=wanted, now=now)


def _promise_to_be_in_touch(now: datetime) -> None:
    """Every four weeks a call to Denise Bartley, whether or not there is anything new."""
    victim = victim_of(cast.by_id("denise"))
    if ContactPromise.objects.filter(victim=victim).exists():
        return
    with _agreeing(victim, now) as actor:
        follow_up.agree_promise(
            actor=actor, victim_id=victim.public_id, every_days=28, channel=follow_up.PromiseChannel.PHONE, now=now
        )


def _write_what_was_told_once(now: datetime) -> None:
    for name, (writer, words) in _TOLD_ONCE.items():
        victim = victim_of(cast.by_id(name))
        if TellOnceNote.objects.filter(victim=victim).exists():
            continue
        with _agreeing(victim, now, by=writer) as actor:
            tell_once.write(actor=actor, victim_id=victim.public_id, words=words, after=0, now=now)


def _set_up_a_second_step(now: datetime) -> None:
    """Elif Aksoy is guarded, and has an app on a phone that he does not know of. Kai Bannerman is guarded by his age;
    with an app of his own he reads the page for young people."""
    for name in ("elif", "kai"):
        victim = victim_of(cast.by_id(name))
        if SecondFactor.objects.filter(victim=victim).exists():
            continue
        with _agreeing(victim, now) as actor:
            operator = Actor.operator(DOOR, reason="demonstration")
            second_step.set_up(victim, with_person=actor, operator=operator, now=now)


def _say_things_at_the_front_door(now: datetime) -> None:
    """One complaint to be answered, and what three people thought; nobody knows who they are."""
    if PublicComplaint.objects.exists():
        return
    nobody = Actor.nobody("web")
    front_door.complain(actor=nobody, words=_COMPLAINT, way_back=_WAY_BACK, address="", now=now)
    for score, words in _THOUGHT:
        front_door.give_feedback(actor=nobody, score=score, words=words, address="", now=now)


def _ask_officers(now: datetime) -> None:
    """As on the morning of the last day on which an office was open: something is asked whenever this starts."""
    finding.look(now=now)
    day = now.astimezone(LONDON).replace(hour=8, minute=0, second=0, microsecond=0)
    while day > now or not working_days().is_working_day(day.date()):
        day -= timedelta(days=1)
    prompting.ask(now=day)


def _write_to_one_another(name: str, now: datetime) -> None:
    """Denise has written and was answered; Naomi's message waits for somebody."""
    victim = victim_of(cast.by_id(name))
    if WrittenMessage.objects.filter(victim=victim, by=None).exists():
        return
    hers = Actor(ActorKind.VICTIM, DOOR, victim_id=victim.id, opens="case")
    for ago, to, words, answer in _WRITTEN[name]:
        at = now - ago
        writing.write(actor=hers, once=uuid4(), to=to, words=words, now=at)
        if answer:
            _answer(victim, answer, at + timedelta(hours=3))


def _answer(victim: Victim, words: str, at: datetime) -> None:
    """Which she has read, so that no message says that it waits."""
    carys = staff_of(cast.by_id("carys"))
    row = WrittenMessage(public_id=uuid4(), victim=victim, by=carys, written_at=at, read_at=at + timedelta(hours=1))
    with transaction.atomic():
        written.put(row, actor=staff.actor_of(carys), words=words, files=(), now=at)
        close_settled(
            kind=TaskKind.READ_WRITTEN, victim_id=victim.id, subject_key=answering.MATTER, now=at, by=carys.id
        )


@contextmanager
def _agreeing(victim: Victim, now: datetime, *, by: str = "carys") -> Iterator[Actor]:
    """Somebody at the desk agrees something with her, with Bernice beside them who has met each of them."""
    officer, bernice = (staff_of(cast.by_id(name)) for name in (by, "bernice"))
    actor, how = staff.actor_of(officer), proofs.How.INTRODUCED
    with transaction.atomic():
        proofs.record(actor=actor, victim_id=victim.id, how=how, now=now, colleague=bernice.public_id)
        yield actor
        proofs.finish(actor=actor, victim_id=victim.id, now=now)


def victim_of(member: Member) -> Victim:
    return Victim.objects.get(case__reference=member.crime_reference, record_id=member.victim_id)


def staff_of(member: Member) -> Staff:
    return Staff.objects.get(username=member.staff_number)
