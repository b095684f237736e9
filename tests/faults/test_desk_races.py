"""Two at the desk at once, again and again, on a database with real commits.

Short form: 12 rounds of taking one thing, 3 of saving each of ten forms. Long form (VICTIMCARE_FAULTS=long): 1,000 of
taking, 100 of each form. It prints n and the 95 % bound 3/n.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from tests.services.handovers.packets import draft
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import text_to
from tests.services.referrals.world import a_partner, a_service, proved, referred
from victimcare.records.models import (
    AuditEntry,
    ContactPromise,
    CourtSupportRequest,
    HandoverReport,
    Referral,
    SafeContactPlan,
    Staff,
    SupportService,
    Task,
    TaskChange,
    Team,
    TellOnceNote,
    Victim,
    WorkProfile,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.agency_handovers import usual_handover_parts
from victimcare.rules.errors import StaleVersion
from victimcare.rules.force import DirectorySettings
from victimcare.rules.referrals import opening_times
from victimcare.rules.referrals.entry_reading import DirectoryMeanings
from victimcare.rules.referrals.listed_services import CapacityStatus
from victimcare.rules.referrals.referral_course import ReferralMove
from victimcare.services.access import Actor, Role
from victimcare.services.contact import tell_once_notes
from victimcare.services.contact_plans import plan_confirmations
from victimcare.services.court import court_requests
from victimcare.services.court.court_requests import CourtRequestKind, CourtRequestState
from victimcare.services.desk import rota_changes, task_actions
from victimcare.services.desk.task_shapes import NewTask
from victimcare.services.follow_up import contact_promises
from victimcare.services.follow_up.contact_promises import PromiseChannel
from victimcare.services.handovers import report_preparation, report_records
from victimcare.services.handovers.report_records import DutyHolder, HandoverDelivery
from victimcare.services.referrals import directory_entries, directory_reviews, referral_handling, service_capacity
from victimcare.services.referrals.referral_course import MoveDetails
from victimcare.services.referrals.service_capacity import CapacityReporter
from victimcare.services.sealed_columns import PLAN_NOTE, TELL_ONCE_AVOID

IS_LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
ROUNDS = 1000 if IS_LONG else 12
SAVES = 100 if IS_LONG else 3  # of each of ten forms


class Pair:
    """Two people, each in a thread and a connection of their own, who do one thing at one moment."""

    def __init__(self, *people: Actor, first: Callable[[], None] = lambda: None) -> None:
        """`first`: what one of them does before each round, for both."""
        self._people = people
        self._barrier = threading.Barrier(len(people), action=first)

    def do(self, rounds: int, act: Callable[[Actor, int], object]) -> list[list[Exception | None]]:
        """What stopped each of them in each round; None: nothing."""
        told: list[list[Exception | None]] = [[None] * len(self._people) for _ in range(rounds)]

        def work(place: int) -> None:
            for number in range(rounds):
                try:
                    self._barrier.wait()
                    act(self._people[place], number)
                except Exception as error:
                    told[number][place] = error
            connection.close()

        threads = [threading.Thread(target=work, args=[place]) for place in range(len(self._people))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return told


def test_of_two_who_take_one_thing_one_has_it_and_the_other_is_told_who(real_database: object) -> None:
    sol, ewa = staff("Sol"), staff("Ewa")
    made = task_actions.make_tasks(
        [
            NewTask(TaskKind.READ_REPLY, None, "wrote_unknown", 1, NOW + timedelta(hours=1), f"race:{number}")
            for number in range(ROUNDS)
        ],
        now=NOW,
    )
    tasks = list(Task.objects.filter(id__in=made).order_by("id").values_list("public_id", flat=True))

    told = Pair(sol, ewa).do(
        ROUNDS, lambda who, number: task_actions.take_task(actor=who, task_id=tasks[number], now=NOW)
    )

    owners = dict(Task.objects.values_list("public_id", "owner__name"))
    for number, (of_sol, of_ewa) in enumerate(told):
        lost = of_ewa if of_sol is None else of_sol
        assert (of_sol is None) != (of_ewa is None)
        assert isinstance(lost, task_actions.TaskTaken)
        assert lost.owner == owners[tasks[number]] == ("Sol" if of_sol is None else "Ewa")
    assert TaskChange.objects.filter(what="taken").count() == ROUNDS
    assert AuditEntry.objects.filter(act="task.taken").count() == ROUNDS
    print(f"n = {ROUNDS}, bound {3 / ROUNDS:.2%}")


def test_what_a_person_sets_right_while_the_forces_file_is_read_again_is_not_lost(real_database: object) -> None:
    service, sol = a_service(), staff("Sol")
    force = replace(settings.FORCE, directory=DirectorySettings((), DirectoryMeanings({"counselling": "talk"}, {})))
    read = []

    def start() -> None:
        read.append(directory_entries.load_named_entries(force=force, now=NOW))
        connection.close()

    starting = threading.Thread(target=start)
    with transaction.atomic():
        directory_reviews.correct_entry(
            actor=sol, service_id=service.public_id, better={"hours": opening_times.parse_openings("at noon")}, now=NOW
        )
        starting.start()
        while starting.is_alive() and not _somebody_waits_for_us():
            time.sleep(0.01)
    starting.join()

    row = SupportService.objects.get(id=service.id)
    assert (row.hours, row.corrections) == ("at noon", {"hours": "at noon"})
    assert read == [True]


def _somebody_waits_for_us() -> bool:
    with connection.cursor() as cursor:
        waits = (
            "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid)))"
        )
        cursor.execute(waits)
        return bool(cursor.fetchone()[0])


@dataclass(frozen=True)
class Form:
    """`version`: that stands; `save`: by whom, in which round, after which version; `stands`: who wrote what stands, by
    what they wrote."""

    name: str
    version: Callable[[], int]
    save: Callable[[Actor, int, int], object]
    stands: Callable[[], object]
    typed: Callable[[Actor, int], object] = lambda who, number: f"{who.name} {number}"


def test_of_two_who_save_one_form_nobody_overwrites_what_they_have_not_seen(real_database: object) -> None:
    """Both read the same version each time; the person who is second is told, and nothing of the first is lost."""
    people = [staff(name, Role.DESK, Role.SUPERVISOR) for name in ("Sol", "Ewa")]
    victim = load("44/00001/26", recorded(a_person("V1")))["V1"]
    for who in people:
        proved(victim, who)

    for form in _forms(people, victim):
        began = time.monotonic()
        lost = _lost(form, people)
        print(f"{form.name}: n = {SAVES}, lost {lost}, bound {3 / SAVES:.2%}, {time.monotonic() - began:.0f} s")
        assert lost == 0, form.name


def _lost(form: Form, people: list[Actor]) -> int:
    """In how many rounds not just one was kept, or what stands is not what that one typed."""
    read, wrong = [0], 0
    kept: list[object] = []

    def look() -> None:
        nonlocal wrong
        wrong += bool(kept) and form.stands() != kept[-1]
        read[0] = form.version()

    def save(who: Actor, number: int) -> None:
        form.save(who, number, read[0])
        kept.append(form.typed(who, number))

    told = Pair(*people, first=look).do(SAVES, save)

    surprises = [error for each in told for error in each if not isinstance(error, StaleVersion | None)]
    assert not surprises, surprises[0]
    wrong += form.stands() != kept[-1]
    return wrong + sum(sum(error is None for error in each) != 1 for each in told)


def _forms(people: list[Actor], victim: Victim) -> Iterator[Form]:
    """Of many kinds: a row with its version, notes that follow one another, rows derived from a timeline, rows that
    only grow."""
    own: dict[str, Any] = {"victim_id": victim.public_id, "now": NOW}
    plan = text_to(victim.person.contact_points.get())
    yield Form(
        "safe plan",
        lambda: SafeContactPlan.objects.filter(victim=victim).values_list("version", flat=True).first() or 0,
        lambda who, number, after: plan_confirmations.confirm_plan(
            actor=who,
            victim_id=victim.id,
            plan=replace(plan, note=f"{who.name} {number}"),
            after=after,
            now=NOW,
        ),
        lambda: PLAN_NOTE.open_words(SafeContactPlan.objects.get(victim=victim)),
    )
    yield Form(
        "tell it once",
        lambda: TellOnceNote.objects.filter(victim=victim).count(),
        lambda who, number, after: tell_once_notes.write_tell_once_note(
            actor=who, words=tell_once_notes.NoteWords(avoid=f"{who.name} {number}"), after=after, **own
        ),
        lambda: TELL_ONCE_AVOID.open_words(TellOnceNote.objects.filter(victim=victim).latest("version")),
    )
    yield Form(
        "promise",
        lambda: ContactPromise.objects.filter(victim=victim).values_list("agreed_by_id", flat=True).first() or 0,
        lambda who, number, after: contact_promises.agree_promise(
            actor=who, every_days=_count(who, number), channel=PromiseChannel.PHONE, after=after, **own
        ),
        lambda: ContactPromise.objects.get(victim=victim).every_days,
        _count,
    )
    court_requests.request_for_victim(actor=people[0], kinds=[CourtRequestKind.SCREENS], words="", **own)
    ask = CourtSupportRequest.objects.get()
    yield Form(
        "what the court is asked",
        lambda: CourtSupportRequest.objects.get().version,
        lambda who, number, after: court_requests.decide_court_request(
            actor=who, ask_id=ask.public_id, state=CourtRequestState.PASSED_ON, after=after, **own
        ),
        lambda: CourtSupportRequest.objects.get().stated_by_id,
        lambda who, number: who.staff_id,
    )
    packet = draft(people[0], victim)
    yield Form(
        "packet to another agency",
        lambda: HandoverReport.objects.get().version,
        lambda who, number, after: report_preparation.choose_parts(
            actor=who,
            packet_id=packet,
            items=dict.fromkeys(usual_handover_parts(DutyHolder.WITNESS_CARE), ""),
            words=f"{who.name} {number}",
            way=HandoverDelivery.API,
            after=after,
            now=NOW,
        ),
        lambda: report_records.open_report_words(HandoverReport.objects.get()),
    )
    yield from _of_services(people, victim)
    yield from _of_the_team(people)


def _of_services(people: list[Actor], victim: Victim) -> Iterator[Form]:
    service = a_service()
    yield Form(
        "entry of the directory",
        lambda: SupportService.objects.get(id=service.id).version,
        lambda who, number, after: directory_reviews.correct_entry(
            actor=who,
            service_id=service.public_id,
            better={"hours": opening_times.parse_openings(f"{who.name} {number}")},
            after=after,
            now=NOW,
        ),
        lambda: SupportService.objects.get(id=service.id).hours,
    )
    yield Form(
        "how full a service is",
        lambda: SupportService.objects.get(id=service.id).room_version,
        lambda who, number, after: service_capacity.state_capacity(
            actor=who,
            service_id=service.public_id,
            said=CapacityStatus.OPEN,
            places=_count(who, number),
            weeks=None,
            by=CapacityReporter.STAFF,
            after=after,
            now=NOW,
        ),
        lambda: SupportService.objects.get(id=service.id).places,
        _count,
    )
    referral = referred(a_partner(), victim=victim, actor=people[0])
    yield Form(
        "what a service says of a referral",
        lambda: Referral.objects.get().version,
        lambda who, number, after: referral_handling.record_partner_word(
            actor=who,
            referral_id=referral.public_id,
            move=ReferralMove.WAIT,
            said=MoveDetails(weeks=_count(who, number)),
            after=after,
            now=NOW,
        ),
        lambda: Referral.objects.get().waits_weeks,
        _count,
    )


def _of_the_team(people: list[Actor]) -> Iterator[Form]:
    whom = Staff.objects.get(id=people[0].staff_id or 0)
    yield Form(
        "when a colleague works",
        lambda: WorkProfile.objects.values_list("version", flat=True).first() or 0,
        lambda who, number, after: rota_changes.save_work_profile(
            actor=who,
            person_id=whom.public_id,
            languages=[f"{who.name[:1]}{number}"],
            skills=[],
            shifts=[],
            gets_work=False,
            after=after,
            now=NOW,
        ),
        lambda: WorkProfile.objects.get().languages,
        lambda who, number: [f"{who.name[:1]}{number}"],
    )
    assert whom.team is not None
    team = whom.team
    ids = {each.staff_id: Staff.objects.get(id=each.staff_id or 0).public_id for each in people}
    yield Form(
        "who leads a team",
        lambda: Team.objects.get(id=team.id).version,
        lambda who, number, after: rota_changes.name_team_lead(
            actor=who, team=team.code, person_id=ids[who.staff_id], after=after, now=NOW
        ),
        lambda: Team.objects.get(id=team.id).lead_id,
        lambda who, number: who.staff_id,
    )


def _count(who: Actor, number: int) -> int:
    """One that stands in no round beside it."""
    return 1 + (2 * number + (who.name == "Ewa")) % 48
