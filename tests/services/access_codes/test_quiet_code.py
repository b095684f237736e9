"""The desk learns some time later that a duress code was used, with all that was sent in that visit."""

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
    DuressSubmission,
    Notification,
    Task,
    TaskChange,
    TextedNumber,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import EARLIEST_WARNING, LATEST_WARNING, duress_warning_at
from victimcare.rules.access_codes.second_factor import parse_factor_number
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.access_codes import (
    codes_at_desk,
    compromised_access,
    duress_codes,
    duress_warnings,
    second_factors,
    step_up,
    victim_codes,
)
from victimcare.services.calls.callbacks import victim_callbacks
from victimcare.services.challenges import challenge_receipt
from victimcare.services.challenges.challenge_shapes import SubmissionChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions
from victimcare.services.portal import victim_messages
from victimcare.services.portal.victim_messages import WrittenMessageRecipient
from victimcare.services.sealed_columns import TASK_NOTE
from victimcare.services.sessions import session_history, victim_sessions

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
    token = victim_sessions.sign_in_victim(code=typed, now=now)
    assert token is not None
    actor = victim_sessions.find_session_actor(token=token, now=now)
    assert actor is not None
    return actor


def prove(actor: Actor, victim: Victim) -> None:
    """Checks the victim's identity by more than their code: a colleague who has met them was there."""
    colleague = UUID(staff("Ann Reed").id.removeprefix("staff:"))
    how = identity_checks.CheckMethod.INTRODUCED
    identity_checks.record_identity_check(actor=actor, victim_id=victim.id, how=how, colleague=colleague, now=NOW)


def warning_of(victim: Victim) -> Task:
    return Task.objects.get(kind=TaskKind.QUIET_CODE, victim=victim, closed_at=None)


@given(st.integers(min_value=0), st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2030, 1, 1)))
def test_the_desk_is_warned_within_four_minutes_and_never_with_the_sign_in(drawn: int, at: datetime) -> None:
    assert at + EARLIEST_WARNING <= duress_warning_at(at, drawn) <= at + LATEST_WARNING


def test_its_use_comes_to_the_desk_some_time_later_and_once(victim: Victim) -> None:
    signed_in(quiet_code_of(victim))

    assert duress_warnings.warn_of_duress(now=NOW + timedelta(seconds=30)) == 0  # not with the sign-in
    assert duress_warnings.warn_of_duress(now=LATER) == 1
    assert duress_warnings.warn_of_duress(now=LATER + timedelta(minutes=1)) == 0
    task = warning_of(victim)
    assert (task.harm, task.reason, task.due_at) == (3, "quiet_code_used", LATER + timedelta(minutes=15))


def test_another_use_after_it_was_dealt_with_warns_anew(victim: Victim) -> None:
    code, sol = quiet_code_of(victim), staff("Sol Pereira")
    signed_in(code)
    duress_warnings.warn_of_duress(now=LATER)
    first = warning_of(victim)
    task_actions.take_task(actor=sol, task_id=first.public_id, now=LATER)
    signed_in(code, LATER)
    assert duress_warnings.end_duress_warning(
        actor=sol, task_id=first.public_id, done="Nia looked in.", now=LATER + EARLIEST_WARNING
    )

    assert duress_warnings.warn_of_duress(now=LATER + LATEST_WARNING) == 1

    assert warning_of(victim).id != first.id
    assert TASK_NOTE.open_words(TaskChange.objects.get(task=first, what="closed")) == "Nia looked in."


def test_what_is_sent_under_duress_is_in_the_warning_and_not_in_the_record(victim: Victim) -> None:
    written, called, asked = WrittenMessage.objects.count(), Callback.objects.count(), Challenge.objects.count()
    tasks = set(Task.objects.values_list("id", flat=True))
    actor, sol = signed_in(quiet_code_of(victim)), staff("Sol Pereira")

    sent = victim_messages.write_own_message(
        actor=actor, once=UUID(int=77), to=WrittenMessageRecipient.CARE, words="I am fine", now=NOW
    )
    again = victim_messages.write_own_message(
        actor=actor, once=UUID(int=77), to=WrittenMessageRecipient.CARE, words="I am fine", now=NOW
    )
    victim_callbacks.request_callback_online(actor=actor, slot=None, now=NOW)
    challenge_receipt.open_challenge(
        actor=actor, victim_id=0, channel=SubmissionChannel.WEB, words="No officer rang", now=NOW
    )
    duress_warnings.warn_of_duress(now=LATER)

    assert sent == again
    assert (WrittenMessage.objects.count(), Callback.objects.count(), Challenge.objects.count()) == (
        written,
        called,
        asked,
    )
    task = Task.objects.exclude(id__in=tasks).get()
    task_actions.take_task(actor=sol, task_id=task.public_id, now=LATER)
    warned = duress_warnings.read_duress_warning(actor=sol, task_id=task.public_id, now=LATER)
    assert warned is not None
    assert [(one.what, one.words) for one in warned.sent] == [
        ("not_done", "No officer rang"),
        ("call_back", ""),
        ("message", "I am fine"),
    ]
    assert [one.channel for one in warned.used] == ["web"]
    assert b"fine" not in b"".join(bytes(row.sealed) for row in DuressSubmission.objects.all())


def test_ten_messages_a_day_go_as_from_anybody_whatever_the_victim_wrote(victim: Victim) -> None:
    actor = signed_in(quiet_code_of(victim))
    for number in range(10):
        victim_messages.write_own_message(
            actor=actor, once=UUID(int=200 + number), to=WrittenMessageRecipient.CARE, words="Where", now=NOW
        )

    with pytest.raises(victim_messages.TooManyOwnMessages):
        victim_messages.write_own_message(
            actor=actor, once=UUID(int=300), to=WrittenMessageRecipient.CARE, words="Where", now=NOW
        )


def test_only_the_owner_of_the_task_reads_the_warning(victim: Victim) -> None:
    signed_in(quiet_code_of(victim))
    duress_warnings.warn_of_duress(now=LATER)
    task = warning_of(victim).public_id

    assert duress_warnings.read_duress_warning(actor=staff("Sol Pereira"), task_id=task, now=LATER) is None
    assert not duress_warnings.end_duress_warning(actor=staff("Ann Reed"), task_id=task, done="Nothing", now=LATER)


def test_said_to_one_of_us_it_proves_nothing_and_warns(victim: Victim) -> None:
    sol, code = staff("Sol Pereira"), quiet_code_of(victim)

    assert not codes_at_desk.check_identity_by_code(actor=sol, victim_id=victim.id, typed=code, now=NOW)

    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, victim.id, now=NOW)
    assert duress_warnings.warn_of_duress(now=LATER) == 1


def test_no_second_factor_opens_more_in_such_a_visit_and_none_is_sent(victim: Victim) -> None:
    actor = signed_in(quiet_code_of(victim))
    number = parse_factor_number("123456")
    assert number is not None

    assert second_factors.ask_for_texted_number(actor=actor, now=NOW) is second_factors.TextRequestResult.YES
    assert step_up.verify_second_factor(actor=actor, number=number, now=NOW) is step_up.StepUpResult.WRONG

    row = TextedNumber.objects.get()
    before = Notification.objects.count()
    assert not second_factors.send_texted_number(actor=Actor.system("people.text_number"), texted_id=row.id, now=NOW)
    assert Notification.objects.count() == before


def test_the_list_of_visits_shows_no_duress_visit_and_all_of_them_end(victim: Victim) -> None:
    quiet = quiet_code_of(victim)
    token = victim_sessions.sign_in_victim(code=access_code.AccessCode(quiet.replace(" ", "")), now=NOW)
    code = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code
    own = signed_in(code)
    full = Actor(own.kind, own.id, victim_id=victim.id, opens="all", visit=own.visit)

    listed = session_history.list_own_visits(actor=full, now=NOW).listed
    ended = session_history.end_own_visits(actor=full, this_too=False, now=NOW)

    assert [visit.is_this for visit in listed] == [True]
    assert ended == 0
    assert token is not None
    assert victim_sessions.find_session_actor(token=token, now=NOW) is None


def test_such_a_visit_ends_no_other(victim: Victim) -> None:
    own = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code
    token = victim_sessions.sign_in_victim(code=access_code.AccessCode(own.replace(" ", "")), now=NOW)

    session_history.end_own_visits(actor=signed_in(quiet_code_of(victim)), this_too=True, now=NOW)

    assert token is not None
    assert victim_sessions.find_session_actor(token=token, now=NOW) is not None


def test_a_new_access_code_and_a_revoked_one_leave_it_as_it_is(victim: Victim) -> None:
    quiet = quiet_code_of(victim)

    victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW)
    victim_codes.revoke_victim_code(actor=staff(), victim_id=victim.id, now=NOW)

    assert signed_in(quiet).quiet is not None


def test_it_works_years_later_though_it_was_never_used(victim: Victim) -> None:
    quiet = quiet_code_of(victim)

    assert signed_in(quiet, NOW + timedelta(days=3 * 365)).quiet is not None


def test_five_wrong_tries_end_it_and_a_person_tells_the_victim(victim: Victim) -> None:
    digits = quiet_code_of(victim).replace(" ", "")
    wrong = digits[:-1] + ("0" if digits[-1] != "0" else "1")
    for _ in range(5):
        assert victim_sessions.sign_in_victim(code=access_code.AccessCode(wrong), now=NOW) is None

    assert victim_sessions.sign_in_victim(code=access_code.AccessCode(digits), now=NOW) is None
    compromised_access.alert_guessed_codes(now=NOW + timedelta(minutes=3))
    assert Task.objects.get(kind=TaskKind.WRONG_CODES).reason == "quiet_code_guessed_ended"


def test_one_is_made_with_a_person_after_more_than_the_code(victim: Victim) -> None:
    sol = staff("Sol Pereira")
    identity_checks.record_identity_check(actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CODE, now=NOW)
    with pytest.raises(identity_checks.StrongCheckRequired):
        duress_codes.make_duress_code(actor=sol, victim_id=victim.id, now=NOW)
    assert not duress_codes.load_duress_code(actor=sol, victim_id=victim.id, now=NOW).may_change

    prove(sol, victim)
    first = duress_codes.make_duress_code(actor=sol, victim_id=victim.id, now=NOW)
    second = duress_codes.make_duress_code(actor=sol, victim_id=victim.id, now=NOW)

    assert first != second
    live = AccessGrant.objects.filter(victim=victim, opens="quiet", ended_at=None)
    assert live.count() == 1
    assert duress_codes.withdraw_duress_code(actor=sol, victim_id=victim.id, now=NOW)
    assert not live.exists()


def test_a_force_that_has_none_makes_none_and_lets_those_work_that_are_there(victim: Victim) -> None:
    code, sol = quiet_code_of(victim), staff("Sol Pereira")
    prove(sol, victim)

    with with_quiet_codes(given_out=False):
        with pytest.raises(PermissionRefused):
            duress_codes.make_duress_code(actor=sol, victim_id=victim.id, now=NOW)
        assert signed_in(code).quiet is not None
        assert duress_warnings.warn_of_duress(now=LATER) == 1
