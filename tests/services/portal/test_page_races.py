"""The victim's page while their plan is being changed: what was committed before the page was shown decides."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from functools import partial

from django.db import transaction

from tests.conftest import Database
from tests.examples import examples
from tests.services import plans
from tests.services.loading import a_person, fact, load, recorded
from tests.services.messages.test_message_races import at_once
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Event, Victim
from victimcare.services.access import Actor, ActorKind, PermissionRefused
from victimcare.services.access_codes import victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.contact_plans import guard_marks
from victimcare.services.portal import victim_page
from victimcare.services.safe_contact import gate

RACES = examples(8, long=40)


def _told_nothing(number: int) -> Victim:
    """A victim with a case, a mobile and news that they were not told."""
    arrested = fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1")
    name = f"V{number}"
    return load(f"44/3{number:04}/26", recorded(a_person(name, mobile=f"07700 900{number:03}")), arrested)[name]


def _look(victim: Victim) -> str | None:
    """What the victim's page shows: the level; None where it shows nothing."""
    actor = Actor(ActorKind.VICTIM, f"grant:{victim.id}", victim_id=victim.id, opens="case")
    try:
        return "short" if victim_page.load_victim_page(actor=actor, now=NOW).is_short else "case"
    except PermissionRefused:
        return None


def _shut(victim: Victim) -> None:
    """Closes the page as a colleague who confirms a plan does: under the gate's lock."""
    with transaction.atomic():
        gate.lock_victims([victim.id])
        plans.agreed(victim, page_may_show="nothing")


def _told(victim: Victim) -> bool:
    return Event.objects.filter(case_id=victim.case_id, type="victim.contacted").exists()


def test_a_plan_that_commits_while_the_gate_waits_for_it_wins(real_database: Database) -> None:
    a_team()
    victim = _told_nothing(1)
    changing, shown = threading.Event(), []

    def change() -> None:
        with transaction.atomic():
            _shut(victim)
            changing.set()
            time.sleep(0.3)  # the page reaches the lock in this time

    def look() -> None:
        changing.wait()
        shown.append(_look(victim))

    at_once(change, look)

    assert shown == [None]
    assert not _told(victim)


def test_raced_the_page_is_shown_before_or_not_at_all(real_database: Database) -> None:
    a_team()
    for number in range(RACES):
        victim, shown = _told_nothing(number), []

        at_once(lambda: shown.append(_look(victim)), partial(_shut, victim))  # noqa: B023

        assert shown[0] in ("case", None)
        assert _told(victim) is (shown == ["case"])
        assert _look(victim) is None


def test_raced_with_guarding_a_victim_is_told_before_or_sees_the_short_view(real_database: Database) -> None:
    a_team()
    sol = staff()
    for number in range(RACES):
        victim, shown = _told_nothing(number), []
        mark = partial(guard_marks.mark_guarded, actor=sol, victim_id=victim.id, reason="He lives there.", now=NOW)

        at_once(lambda: shown.append(_look(victim)), mark)  # noqa: B023

        assert _told(victim) is (shown == ["case"])
        assert shown[0] in ("case", "short")
        assert _look(victim) == "short"


def test_a_new_code_and_a_call_with_the_old_one_never_wait_for_each_other_in_a_circle(real_database: Database) -> None:
    a_team()
    sol = staff()
    victim = _told_nothing(1)
    make = partial(victim_codes.make_victim_code, actor=sol, victim_id=victim.id, opens="case", now=NOW)
    for _ in range(RACES):
        code = make().code.replace(" ", "")
        call = caller_actions.record_inbound_call(carrier_call_id="c", direction="in", now=NOW)

        at_once(partial(caller_actions.check_caller_code, call_id=call, digits=code, now=NOW), make)
