"""Fills an empty installation with the demonstration: its crimes, its staff, and what they have agreed with the cast.

Each step first checks whether it is done, so that the next start finishes one that was cut off. The lines are then made
for the same moment again; otherwise their second copy would be another story.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from functools import partial
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import transaction

from victimcare.demo import (
    agreed_contact,
    call_history,
    cast,
    control_room_calls,
    control_room_contacts,
    control_room_incidents,
    control_room_places,
    danger_history,
    demo_directory,
    demo_referrals,
    demo_staff,
    demo_supporters,
    desk_activity,
    fire_control_link,
    lost_contacts,
    message_history,
    own_pages,
    past_contacts,
    record_bureau_link,
    victim_claims,
)
from victimcare.demo.cast import Member
from victimcare.demo.demo_staff import STANDARDS, read_colleagues
from victimcare.demo.feed import generate_crimes
from victimcare.records.models import AccessGrant, Contact, FeedLoad, SecondFactor, Staff, Victim
from victimcare.rules.clock import LONDON
from victimcare.services import clock
from victimcare.services.access import Actor
from victimcare.services.access_codes import codes_at_desk
from victimcare.services.access_codes.victim_codes import find_code_scope
from victimcare.services.cases import wait_statistics
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import staff_sessions
from victimcare.services.feed import feed_loading
from victimcare.services.feed.feed_shapes import FeedLoadReport
from victimcare.services.ports import StaffClaims
from victimcare.services.rights import ledger_upkeep
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.updates import officer_prompts, question_search

# The feed that fills a demonstration: a few hundred crimes of the last year, and the cast.

_CRIMES = 400
_SEED = 4


def demonstration_feed(now: datetime) -> Iterator[bytes]:
    """Crimes recorded over the year up to `now` with what has happened to them so far, then the cast's."""
    return chain(generate_crimes(_CRIMES, _SEED, now - timedelta(days=365), now), cast.write_cast_feed(now))


DOOR = "demonstration"
PAST, LATELY = "the past year", "the last days"
LIVE = timedelta(days=4)  # newer events are loaded as news, so that the desk has something to do
TOLD_ONCE_AGO, COMPLAINED_AGO = timedelta(days=12), timedelta(hours=3)
_MOMENT_FILE = "demonstration.json"
_TEAMS = {"yaw": "victim-care-south", "imani": STANDARDS}


def load_demonstration(*, now: datetime) -> list[FeedLoadReport]:
    """Load what is missing: what happened long ago, what was agreed since, and the news of the last days.

    Returns the reports on the feeds that were loaded: none when all was there.
    """
    _sign_in_once(now)
    fire_control_link.connect_fire_control(now=now)
    record_bureau_link.connect_record_bureau(now=now)
    carys = staff_of_member(cast.find_member("carys"))
    demo_staff.fill_rota(lambda name: staff_of_member(cast.find_member(name)), now=now)
    call_history.add_colleagues(bernice=staff_of_member(cast.find_member("bernice")), carys=carys, now=now)
    call_history.play_calls(now=now)
    demo_directory.fill_directory(operator=Actor.operator(DOOR), desk=staff_sessions.staff_actor(carys), now=now)
    at = _moment(now)
    past = _load_feed(PAST, at, is_history=True)
    stories = {member.crime_reference for member in cast.MEMBERS if member.crime_reference}
    lost_contacts.record_leaving_reasons(agreeing=_agree_with_victim, besides=stories, now=now)
    agreed_contact.agree_contact_plans(
        _victims_by_name(*agreed_contact.WITH_A_PLAN), agreeing=_agree_with_victim, now=now
    )
    _give_a_code(victim_of_member(cast.find_member("denise")), now)
    agreed_contact.enter_liaison_officer(
        victim_of_member(cast.find_member("folake")), agreeing=_agree_with_victim, now=now
    )
    agreed_contact.agree_regular_calls(
        victim_of_member(cast.find_member("denise")), agreeing=_agree_with_victim, now=now
    )
    agreed_contact.write_tell_once_notes(
        _victims_by_name(*agreed_contact.TOLD_ONCE), agreeing=_agree_with_victim, now=now - TOLD_ONCE_AGO
    )
    own_pages.write_own_words(_victims_by_name(*own_pages.OWN_WORDS_NAMES), now=now)
    own_pages.write_public_feedback(now=now - COMPLAINED_AGO)
    desk_activity.make_complaints(
        by=carys, supervisor=staff_of_member(cast.find_member("bernice")), now=now - COMPLAINED_AGO
    )
    own_pages.write_page_messages(_victims_by_name("denise"), by=carys, now=now)
    victim_claims.prepare_before_trial(
        victim_of_member(cast.find_member("denise")), agreeing=_agree_with_victim, now=now
    )
    victim_claims.play_answered_losses(victim_of_member(cast.find_member("denise")), by=carys, now=now)
    victim_claims.play_waiting_losses(victim_of_member(cast.find_member("jonah")), now=now)
    victim_claims.prepare_after_sentence(
        victim_of_member(cast.find_member("grace")), agreeing=_agree_with_victim, now=now
    )
    victim_claims.begin_statement(victim_of_member(cast.find_member("folake")), now=now)
    past_contacts.finish_assessment(victim_of_member(cast.find_member("denise")), agreeing=_agree_with_victim, now=now)
    _set_up_a_second_step(now)
    demo_supporters.add_supporters(
        _victims_by_name(*demo_supporters.SUPPORTED_NAMES), agreeing=_agree_with_victim, now=now
    )
    demo_referrals.send_handovers(
        _victims_by_name("denise", "grace"),
        agreeing=_agree_with_victim,
        second=staff_sessions.staff_actor(staff_of_member(cast.find_member("bernice"))),
        now=now,
    )
    lately = _load_feed(LATELY, at, is_history=False)
    past_contacts.break_off_assessment(victim_of_member(cast.find_member("omar")), agreeing=_agree_with_victim, now=now)
    own_pages.write_page_messages(_victims_by_name("naomi"), by=carys, now=now)
    past_contacts.record_past_contacts(
        _victims_by_name(*past_contacts.CONTACTED_NAMES),
        by=staff_sessions.staff_actor(carys),
        agreeing=_agree_with_victim,
        now=now,
    )
    lost_contacts.record_failed_attempts(
        victim_of_member(cast.find_member("rhona")), by=staff_sessions.staff_actor(carys)
    )
    at_the_desk = read_colleagues()
    message_history.play_messages(colleagues=at_the_desk, besides=stories, now=now)
    danger_history.end_past_dangers(colleagues=at_the_desk, now=now)
    supervisor = staff_sessions.staff_actor(staff_of_member(cast.find_member("bernice")))
    demo_referrals.make_referrals(
        **_victims_by_name("grace", "omar"), supervisor=supervisor, agreeing=_agree_with_victim, now=now
    )
    desk_activity.record_flagged_accesses(
        **{name: staff_of_member(cast.find_member(name)) for name in ("carys", "yaw", "bernice")}, now=now
    )
    desk_activity.fill_work_list(
        carys=carys,
        bernice=staff_of_member(cast.find_member("bernice")),
        besides={victim_of_member(member).id for member in cast.MEMBERS if member.crime_reference},
        now=now,
    )
    _refresh_duties(now)
    # otherwise the victim's page shows waiting times only from tomorrow
    wait_statistics.recalculate_wait_spreads(now=now)
    _ask_officers(now)
    danger_history.play_todays_dangers(colleagues=at_the_desk, besides=stories, now=now)
    handlers = (staff_of_member(cast.find_member("tunde")), staff_of_member(cast.find_member("maeve")))
    control_room_places.load_demo_places(now=now)
    control_room_contacts.bring_in_contacts(handlers=handlers, now=now)
    control_room_incidents.open_todays_incidents(handlers=handlers, now=now)
    control_room_calls.record_demo_calls(now=now)
    return [report for report in (past, lately) if report]


def is_demonstration_loaded() -> bool:
    """Whether a start has loaded all the events: later additions may still be missing."""
    return FeedLoad.objects.filter(door=DOOR, name=LATELY, ended_at__isnull=False).exists()


def _refresh_duties(now: datetime) -> None:
    """What was played at an earlier moment left the duties as they were then, without those of later news."""
    played = Contact.objects.values_list("victim__case_id", flat=True)
    ledger_upkeep.refresh_cases(sorted(set(played)), now=now)


def _load_feed(name: str, at: datetime, *, is_history: bool) -> FeedLoadReport | None:
    if FeedLoad.objects.filter(door=DOOR, name=name, ended_at__isnull=False).exists():
        return None
    source = feed_loading.FeedSource(name, partial(_lines, at, is_history))
    return feed_loading.load_feed_sources(
        actor=Actor.operator(DOOR), door=DOOR, sources=[source], is_history=is_history, clock=clock.current_time
    )


def _lines(at: datetime, is_history: bool, opened: ExitStack) -> Iterator[tuple[int, bytes]]:
    border = at - LIVE
    for number, line in enumerate(demonstration_feed(at), 1):
        if (datetime.fromisoformat(json.loads(line)["time"]) < border) == is_history:
            yield number, line.rstrip(b"\n")


def _moment(now: datetime) -> datetime:
    """The moment for which the lines were first made, while that load is unfinished; otherwise now."""
    file: Path = settings.HOME / _MOMENT_FILE
    if FeedLoad.objects.filter(door=DOOR).exists() and file.exists():
        return datetime.fromisoformat(json.loads(file.read_text())["at"])
    file.write_text(json.dumps({"at": now.isoformat()}))
    return now


def _sign_in_once(now: datetime) -> None:
    """The cast's staff become known as all staff do: by a first sign-in."""
    known = set(Staff.objects.values_list("username", flat=True))
    for member in cast.MEMBERS:
        if member.staff_number and member.staff_number not in known:
            staff_sessions.sign_in_staff(
                StaffClaims(
                    subject=member.staff_number,
                    name=member.name,
                    email=f"{member.id}@riverside-police.example",
                    email_is_verified=True,
                    roles=frozenset({member.role, *member.more_roles}),
                    team="" if member.role == "control_room" else _TEAMS.get(member.id, "victim-care"),
                ),
                now=now,
            )


def _set_up_a_second_step(now: datetime) -> None:
    """Elif Aksoy is guarded, and has an app on a phone that the suspect does not know of. Kai Bannerman is guarded by
    age; with an app of his own he reads the page for young people."""
    for name in ("elif", "kai"):
        victim = victim_of_member(cast.find_member(name))
        if SecondFactor.objects.filter(victim=victim).exists():
            continue
        with _agree_with_victim(victim, now) as actor:
            operator = Actor.operator(DOOR, reason="demonstration")
            own_pages.set_up_second_step(victim, with_person=actor, operator=operator, now=now)


def _give_a_code(victim: Victim, now: datetime) -> None:
    """Give a code as on the sheet given by hand: texts to this victim say to use it, texts to others how to get one."""
    if AccessGrant.objects.filter(victim=victim).exists():
        return
    with _agree_with_victim(victim, now) as actor:
        codes_at_desk.make_code_at_desk(actor=actor, victim_id=victim.id, opens=find_code_scope(victim.id), now=now)


def _ask_officers(now: datetime) -> None:
    """Ask officers as on the morning of the last working day, so that questions are open whenever this starts."""
    question_search.update_questions(now=now)
    day = now.astimezone(LONDON).replace(hour=8, minute=0, second=0, microsecond=0)
    while day > now or not working_days().is_working_day(day.date()):
        day -= timedelta(days=1)
    officer_prompts.prompt_officers(now=day)


@contextmanager
def _agree_with_victim(victim: Victim, now: datetime, *, by: str = "carys") -> Iterator[Actor]:
    """A member of the desk agrees something with the victim, introduced by Bernice, who has met each of them."""
    officer, bernice = (staff_of_member(cast.find_member(name)) for name in (by, "bernice"))
    actor, how = staff_sessions.staff_actor(officer), identity_checks.CheckMethod.INTRODUCED
    with transaction.atomic():
        identity_checks.record_identity_check(
            actor=actor, victim_id=victim.id, how=how, now=now, colleague=bernice.public_id
        )
        yield actor
        identity_checks.finish_contact(actor=actor, victim_id=victim.id, now=now)


def _victims_by_name(*names: str) -> dict[str, Victim]:
    return {name: victim_of_member(cast.find_member(name)) for name in names}


def victim_of_member(member: Member) -> Victim:
    return Victim.objects.get(case__reference=member.crime_reference, record_id=member.victim_id)


def staff_of_member(member: Member) -> Staff:
    return Staff.objects.get(username=member.staff_number)
