"""That a quiet code was used comes to the desk some time later, with all that was sent from there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.channels.web.portal.quiet import quiet_code_of, somebody_with_much_to_tell, with_quiet_codes
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import (
    AccessGrant,
    Callback,
    Challenge,
    QuietlySent,
    Task,
    TaskChange,
    Telling,
    TextedNumber,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.desk import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import EARLIEST_WARNING, LATEST_WARNING, duress_warning_at
from victimcare.rules.access_codes.second_factor import parse_factor_number
from victimcare.services.access import Actor, NotPermitted
from victimcare.services.calls.callbacks import by_page
from victimcare.services.challenges import actions as challenges
from victimcare.services.challenges.shapes import AskedBy
from victimcare.services.contact import proofs
from victimcare.services.desk import actions as desk
from victimcare.services.people import (
    codes,
    desk_proofs,
    guessing,
    own_visits,
    quiet_codes,
    quiet_warning,
    visits,
    writing,
)
from victimcare.services.people.second_step import stepping_up, texts
from victimcare.services.people.writing import WrittenTo
from victimcare.services.sealed_words import TASK_NOTE

pytestmark = pytest.mark.django_db
LATER = NOW + LATEST_WARNING


@pytest.fixture(autouse=True)
def quiet_code_setting() -> Iterator[None]:
    with with_quiet_codes():
        yield


@pytest.fixture
def victim() -> Victim:
    return somebody_with_much_to_tell()


def signed_in(code: str, now: datetime = NOW) -> Actor:
    typed = access_code.parse_access_code(code)
    assert isinstance(typed, access_code.AccessCode)
    token = visits.sign_in(code=typed, now=now)
    assert token is not None
    actor = visits.visitor(token=token, now=now)
    assert actor is not None
    return actor


def prove(actor: Actor, victim: Victim) -> None:
    """By more than her code: a colleague who has met her was there."""
    colleague = UUID(staff("Ann Reed").id.removeprefix("staff:"))
    how = proofs.How.INTRODUCED
    proofs.record(actor=actor, victim_id=victim.id, how=how, colleague=colleague, now=NOW)


def warning_of(victim: Victim) -> Task:
    return Task.objects.get(kind=TaskKind.QUIET_CODE, victim=victim, closed_at=None)


@given(st.integers(min_value=0), st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2030, 1, 1)))
def test_the_desk_is_warned_within_four_minutes_and_never_with_the_sign_in(drawn: int, at: datetime) -> None:
    assert at + EARLIEST_WARNING <= duress_warning_at(at, drawn) <= at + LATEST_WARNING


def test_its_use_comes_to_the_desk_some_time_later_and_once(victim: Victim) -> None:
    signed_in(quiet_code_of(victim))

    assert quiet_warning.warn(now=NOW + timedelta(seconds=30)) == 0  # not with the sign-in
    assert quiet_warning.warn(now=LATER) == 1
    assert quiet_warning.warn(now=LATER + timedelta(minutes=1)) == 0
    task = warning_of(victim)
    assert (task.harm, task.reason, task.due_at) == (3, "quiet_code_used", LATER + timedelta(minutes=15))


def test_another_use_after_it_was_dealt_with_warns_anew(victim: Victim) -> None:
    code, sol = quiet_code_of(victim), staff("Sol Pereira")
    signed_in(code)
    quiet_warning.warn(now=LATER)
    first = warning_of(victim)
    desk.take(actor=sol, task_id=first.public_id, now=LATER)
    signed_in(code, LATER)
    assert quiet_warning.end(actor=sol, task_id=first.public_id, done="Nia looked in.", now=LATER + EARLIEST_WARNING)

    assert quiet_warning.warn(now=LATER + LATEST_WARNING) == 1

    assert warning_of(victim).id != first.id
    assert TASK_NOTE.open_words(TaskChange.objects.get(task=first, what="closed")) == "Nia looked in."


def test_what_is_sent_from_there_is_in_the_warning_and_in_nothing_of_hers(victim: Victim) -> None:
    written, called, asked = WrittenMessage.objects.count(), Callback.objects.count(), Challenge.objects.count()
    tasks = set(Task.objects.values_list("id", flat=True))
    actor, sol = signed_in(quiet_code_of(victim)), staff("Sol Pereira")

    sent = writing.write(actor=actor, once=UUID(int=77), to=WrittenTo.CARE, words="I am fine", now=NOW)
    again = writing.write(actor=actor, once=UUID(int=77), to=WrittenTo.CARE, words="I am fine", now=NOW)
    by_page.ask(actor=actor, slot=None, now=NOW)
    challenges.challenge(actor=actor, victim_id=0, channel=AskedBy.WEB, words="Nobody rang", now=NOW)
    quiet_warning.warn(now=LATER)

    assert sent == again
    assert (WrittenMessage.objects.count(), Callback.objects.count(), Challenge.objects.count()) == (
        written,
        called,
        asked,
    )
    task = Task.objects.exclude(id__in=tasks).get()
    desk.take(actor=sol, task_id=task.public_id, now=LATER)
    warned = quiet_warning.read(actor=sol, task_id=task.public_id, now=LATER)
    assert warned is not None
    assert [(one.what, one.words) for one in warned.sent] == [
        ("not_done", "Nobody rang"),
        ("call_back", ""),
        ("message", "I am fine"),
    ]
    assert [one.channel for one in warned.used] == ["web"]
    assert b"fine" not in b"".join(bytes(row.sealed) for row in QuietlySent.objects.all())


def test_ten_messages_a_day_go_as_from_anybody_whatever_she_wrote_herself(victim: Victim) -> None:
    actor = signed_in(quiet_code_of(victim))
    for number in range(10):
        writing.write(actor=actor, once=UUID(int=200 + number), to=WrittenTo.CARE, words="Where", now=NOW)

    with pytest.raises(writing.TooMany):
        writing.write(actor=actor, once=UUID(int=300), to=WrittenTo.CARE, words="Where", now=NOW)


def test_nobody_reads_the_warning_but_whoever_has_taken_it(victim: Victim) -> None:
    signed_in(quiet_code_of(victim))
    quiet_warning.warn(now=LATER)
    task = warning_of(victim).public_id

    assert quiet_warning.read(actor=staff("Sol Pereira"), task_id=task, now=LATER) is None
    assert not quiet_warning.end(actor=staff("Ann Reed"), task_id=task, done="Nothing", now=LATER)


def test_said_to_one_of_us_it_proves_nobody_and_warns(victim: Victim) -> None:
    sol, code = staff("Sol Pereira"), quiet_code_of(victim)

    assert not desk_proofs.prove_by_code(actor=sol, victim_id=victim.id, typed=code, now=NOW)

    with pytest.raises(proofs.NotProved):
        proofs.require(sol, victim.id, now=NOW)
    assert quiet_warning.warn(now=LATER) == 1


def test_no_number_that_is_hers_opens_more_in_such_a_visit_and_none_is_sent(victim: Victim) -> None:
    actor = signed_in(quiet_code_of(victim))
    number = parse_factor_number("123456")
    assert number is not None

    assert texts.ask(actor=actor, now=NOW) is texts.Asked.YES
    assert stepping_up.show(actor=actor, number=number, now=NOW) is stepping_up.Answer.WRONG

    row = TextedNumber.objects.get()
    before = Telling.objects.count()
    assert not texts.send(actor=Actor.system("people.text_number"), texted_id=row.id, now=NOW)
    assert Telling.objects.count() == before


def test_her_list_of_visits_shows_none_of_it_and_all_of_them_end(victim: Victim) -> None:
    quiet = quiet_code_of(victim)
    token = visits.sign_in(code=access_code.AccessCode(quiet.replace(" ", "")), now=NOW)
    own = codes.make_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code
    hers = signed_in(own)
    full = Actor(hers.kind, hers.id, victim_id=victim.id, opens="all", visit=hers.visit)

    listed = own_visits.visits_seen(actor=full, now=NOW).listed
    ended = own_visits.end_visits(actor=full, this_too=False, now=NOW)

    assert [visit.is_this for visit in listed] == [True]
    assert ended == 0
    assert token is not None
    assert visits.visitor(token=token, now=NOW) is None


def test_a_visit_of_it_ends_none_of_hers(victim: Victim) -> None:
    own = codes.make_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code
    token = visits.sign_in(code=access_code.AccessCode(own.replace(" ", "")), now=NOW)

    own_visits.end_visits(actor=signed_in(quiet_code_of(victim)), this_too=True, now=NOW)

    assert token is not None
    assert visits.visitor(token=token, now=NOW) is not None


def test_a_new_code_of_hers_and_a_sealed_one_leave_it_as_it_is(victim: Victim) -> None:
    quiet = quiet_code_of(victim)

    codes.make_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW)
    codes.seal_code(actor=staff(), victim_id=victim.id, now=NOW)

    assert signed_in(quiet).quiet is not None


def test_it_works_years_later_though_nobody_ever_used_it(victim: Victim) -> None:
    quiet = quiet_code_of(victim)

    assert signed_in(quiet, NOW + timedelta(days=3 * 365)).quiet is not None


def test_five_wrong_tries_end_it_and_she_is_told_by_a_person(victim: Victim) -> None:
    digits = quiet_code_of(victim).replace(" ", "")
    wrong = digits[:-1] + ("0" if digits[-1] != "0" else "1")
    for _ in range(5):
        assert visits.sign_in(code=access_code.AccessCode(wrong), now=NOW) is None

    assert visits.sign_in(code=access_code.AccessCode(digits), now=NOW) is None
    guessing.look(now=NOW + timedelta(minutes=3))
    assert Task.objects.get(kind=TaskKind.WRONG_CODES).reason == "quiet_code_guessed_ended"


def test_one_is_made_with_a_person_after_more_than_her_code(victim: Victim) -> None:
    sol = staff("Sol Pereira")
    proofs.record(actor=sol, victim_id=victim.id, how=proofs.How.CODE, now=NOW)
    with pytest.raises(proofs.CodeAlone):
        quiet_codes.make(actor=sol, victim_id=victim.id, now=NOW)
    assert not quiet_codes.kept(actor=sol, victim_id=victim.id, now=NOW).may_change

    prove(sol, victim)
    first = quiet_codes.make(actor=sol, victim_id=victim.id, now=NOW)
    second = quiet_codes.make(actor=sol, victim_id=victim.id, now=NOW)

    assert first != second
    live = AccessGrant.objects.filter(victim=victim, opens="quiet", ended_at=None)
    assert live.count() == 1
    assert quiet_codes.take_back(actor=sol, victim_id=victim.id, now=NOW)
    assert not live.exists()


def test_a_force_that_has_none_makes_none_and_lets_those_work_that_are_there(victim: Victim) -> None:
    code, sol = quiet_code_of(victim), staff("Sol Pereira")
    prove(sol, victim)

    with with_quiet_codes(given_out=False):
        with pytest.raises(NotPermitted):
            quiet_codes.make(actor=sol, victim_id=victim.id, now=NOW)
        assert signed_in(code).quiet is not None
        assert quiet_warning.warn(now=LATER) == 1
