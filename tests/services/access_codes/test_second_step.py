"""The second step: set up with a person, shown in a visit, and never a way in for a person who has only the code."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.access_codes.steps import (
    again,
    an_app,
    code_for,
    guarded,
    number,
    proved,
    shows,
    tries,
    two_in_a_row,
    visit,
    with_window,
    wrong_for,
)
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import AuditEntry, FactorSetupWindow, SecondFactor, Task, VictimSession
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.rules.access_codes.second_factor import FactorNumber
from victimcare.rules.errors import NotFound
from victimcare.services import totp as app
from victimcare.services.access import PermissionRefused
from victimcare.services.access_codes import (
    codes_at_desk,
    compromised_access,
    passkeys,
    second_factor_setup,
    second_factors,
    step_up,
    victim_codes,
)
from victimcare.services.access_codes.step_up import StepUpResult
from victimcare.services.conversations.identity_checks import CheckMethod, IdentityCheckMissing, StrongCheckRequired
from victimcare.services.sessions import site_navigation, victim_sessions

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
LATER = NOW + timedelta(hours=1)


def test_after_the_app_a_guarded_victims_page_shows_all_and_only_in_that_visit() -> None:
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))
    token = victim_sessions.sign_in_victim(code=code, now=LATER)
    assert token is not None
    own_victim = again(token, now=LATER)
    assert site_navigation.find_menu_level(actor=own_victim, now=LATER).is_short

    assert tries(own_victim, shows(totp, LATER), now=LATER) is StepUpResult.RIGHT

    assert not site_navigation.find_menu_level(actor=again(token, now=LATER), now=LATER).is_short
    assert site_navigation.find_menu_level(actor=visit(code, now=LATER), now=LATER).is_short


def test_setting_it_up_opens_the_visit_in_which_it_was_done() -> None:
    victim = guarded()
    code = code_for(victim)
    token = victim_sessions.sign_in_victim(code=code, now=NOW)
    assert token is not None

    an_app(victim, again(token, now=NOW))

    assert again(token, now=NOW).opens == "all"


def test_a_number_of_the_app_opens_once() -> None:
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))
    shown = shows(totp, LATER)

    assert tries(visit(code, now=LATER), shown, now=LATER) is StepUpResult.RIGHT
    assert tries(visit(code, now=LATER), shown, now=LATER) is StepUpResult.WRONG
    assert tries(visit(code, now=LATER), shows(totp, LATER - timedelta(seconds=30)), now=LATER) is StepUpResult.WRONG


@pytest.mark.parametrize(
    ("seconds", "answer"), [(-30, StepUpResult.RIGHT), (30, StepUpResult.WRONG), (-90, StepUpResult.WRONG)]
)
def test_a_number_of_half_a_minute_ago_opens_and_none_that_is_older_or_to_come(
    seconds: int, answer: StepUpResult
) -> None:
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))

    assert tries(visit(code, now=LATER), shows(totp, LATER + timedelta(seconds=seconds)), now=LATER) is answer


def test_a_number_on_paper_stands_in_for_the_app_each_once() -> None:
    victim = guarded()
    code = code_for(victim)
    _, numbers = an_app(victim, visit(code))
    token = victim_sessions.sign_in_victim(code=code, now=LATER)
    assert token is not None

    assert tries(again(token, now=LATER), number(numbers[3]), now=LATER) is StepUpResult.RIGHT
    assert tries(visit(code, now=LATER), number(numbers[3]), now=LATER) is StepUpResult.WRONG
    assert step_up.load_step_up_status(actor=again(token, now=LATER), now=LATER).numbers_left == 7


def test_neither_the_secret_nor_a_number_on_paper_lies_in_the_database() -> None:
    victim = guarded()
    own_victim = visit(code_for(victim))
    totp, numbers = an_app(victim, own_victim)

    factor = SecondFactor.objects.get()
    kept_bytes = bytes(factor.sealed or b"") + b"".join(
        bytes(each) for each in factor.recovery_numbers.values_list("number_hash", flat=True)
    )

    assert totp.secret.encode() not in kept_bytes
    assert not any(each.replace(" ", "").encode() in kept_bytes for each in numbers)
    assert app.unseal_totp_secret(factor.sealed or b"", factor.public_id) == totp.secret
    assert FactorSetupWindow.objects.get().sealed is None


def test_a_code_alone_sets_nothing_up() -> None:
    """Not without a window, nor in one whose number was said only to the victim."""
    victim = guarded()
    his = visit(code_for(victim))
    with pytest.raises(second_factor_setup.SetupWindowClosed):
        second_factor_setup.begin_app_setup(actor=his, name="Your page", now=NOW)

    opened = second_factor_setup.open_setup_window(actor=proved(victim), victim_id=victim.id, now=NOW)

    assert (
        second_factor_setup.enter_window_number(actor=his, number=_another(opened.number), now=NOW)
        is StepUpResult.WRONG
    )
    with pytest.raises(second_factor_setup.SetupWindowClosed):
        second_factor_setup.begin_app_setup(actor=his, name="Your page", now=NOW)


def test_a_window_belongs_to_the_visit_in_which_its_number_was_typed() -> None:
    victim = guarded()
    code = code_for(victim)
    own, his = visit(code), visit(code)
    opened = second_factor_setup.open_setup_window(actor=proved(victim), victim_id=victim.id, now=NOW)
    assert (
        second_factor_setup.enter_window_number(actor=own, number=number(opened.number), now=NOW) is StepUpResult.RIGHT
    )

    assert (
        second_factor_setup.enter_window_number(actor=his, number=number(opened.number), now=NOW) is StepUpResult.WRONG
    )
    with pytest.raises(second_factor_setup.SetupWindowClosed):
        second_factor_setup.begin_app_setup(actor=his, name="Your page", now=NOW)


def test_a_window_ends_after_half_an_hour_after_one_use_and_after_five_wrong_numbers() -> None:
    victim = guarded()
    code = code_for(victim)
    an_app(victim, visit(code))
    assert FactorSetupWindow.objects.get().ended_reason == "used"

    late = second_factor_setup.open_setup_window(actor=proved(victim), victim_id=victim.id, now=NOW)
    at = NOW + 31 * MINUTE
    assert (
        second_factor_setup.enter_window_number(actor=visit(code, now=at), number=number(late.number), now=at)
        is StepUpResult.WRONG
    )

    tried = second_factor_setup.open_setup_window(actor=proved(victim), victim_id=victim.id, now=NOW)
    for _ in range(5):
        assert (
            second_factor_setup.enter_window_number(actor=visit(code), number=_another(tried.number), now=NOW)
            is StepUpResult.WRONG
        )
    assert (
        second_factor_setup.enter_window_number(actor=visit(code), number=number(tried.number), now=NOW)
        is StepUpResult.WRONG
    )
    assert FactorSetupWindow.objects.latest("id").ended_reason == "wrong_tries"


def test_a_window_is_opened_by_a_named_person_after_more_than_a_code() -> None:
    victim = guarded()
    code = code_for(victim)
    sol = staff()
    with pytest.raises(IdentityCheckMissing):
        second_factor_setup.open_setup_window(actor=sol, victim_id=victim.id, now=NOW)

    assert codes_at_desk.check_identity_by_code(actor=sol, victim_id=victim.id, typed=code.digits, now=NOW)
    with pytest.raises(StrongCheckRequired):
        second_factor_setup.open_setup_window(actor=sol, victim_id=victim.id, now=NOW)
    with pytest.raises(PermissionRefused):
        second_factor_setup.open_setup_window(actor=visit(code), victim_id=victim.id, now=NOW)

    second_factor_setup.open_setup_window(actor=proved(victim), victim_id=victim.id, now=NOW)
    assert AuditEntry.objects.filter(act="second_step.window_opened", victim_id=victim.id).count() == 1


def test_wrong_numbers_end_no_app_but_let_it_rest_and_the_desk_hears_of_it_from_a_job() -> None:
    victim = guarded()
    code = code_for(victim)
    totp, papers = an_app(victim, visit(code))
    for _ in range(30):
        assert tries(visit(code, now=LATER), wrong_for(totp, LATER), now=LATER) is StepUpResult.WRONG
    assert not Task.objects.exists()  # not during the try: its time would give it away
    assert SecondFactor.objects.get().ended_at is None

    assert tries(visit(code, now=LATER), shows(totp, LATER), now=LATER) is StepUpResult.WRONG
    compromised_access.alert_guessed_codes(now=LATER + MINUTE)
    compromised_access.alert_guessed_codes(now=LATER + MINUTE)

    task = Task.objects.get(kind=TaskKind.WRONG_CODES)
    assert (task.victim_id, task.harm, task.reason) == (victim.id, 3, "second_step_guessed")
    [own] = second_factors.load_second_factors(actor=proved(victim, now=LATER), victim_id=victim.id, now=LATER).live
    assert own.rests_since == LATER
    assert tries(visit(code, now=LATER), two_in_a_row(totp, LATER), now=LATER) is StepUpResult.RIGHT
    assert tries(visit(code, now=LATER), number(papers[0]), now=LATER) is StepUpResult.RIGHT


def test_while_it_rests_no_single_number_is_compared_even_after_a_right_pair() -> None:
    """Nor after the victim typed single ones, or set up another app: otherwise the suspect could try again each
    time."""
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))
    _let_it_rest(code, totp)
    at = LATER
    for _ in range(3):
        own_victim = visit(code, now=at)
        assert tries(own_victim, shows(totp, at), now=at) is StepUpResult.WRONG
        assert tries(own_victim, two_in_a_row(totp, at), now=at) is StepUpResult.RIGHT
        at += 5 * MINUTE
        assert tries(visit(code, now=at), shows(totp, at), now=at) is StepUpResult.WRONG

    another, _ = an_app(victim, visit(code, now=at), now=at)
    at += 5 * MINUTE
    assert tries(visit(code, now=at), shows(another, at), now=at) is StepUpResult.WRONG


def test_a_new_code_that_keeps_it_lets_single_numbers_count_again() -> None:
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))
    _let_it_rest(code, totp)

    made = codes_at_desk.make_code_at_desk(
        actor=proved(victim, now=LATER), victim_id=victim.id, opens="short", keeps_second=True, now=LATER
    )

    new = access_code.parse_access_code(made.code)
    assert isinstance(new, AccessCode)
    assert tries(visit(new, now=LATER), shows(totp, LATER), now=LATER) is StepUpResult.RIGHT
    assert (
        second_factors.load_second_factors(actor=proved(victim, now=LATER), victim_id=victim.id, now=LATER)
        .live[0]
        .rests_since
        is None
    )


def test_two_in_a_row_open_also_where_the_clock_of_the_phone_is_wrong() -> None:
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))
    slow = LATER - timedelta(seconds=90)
    assert tries(visit(code, now=LATER), two_in_a_row(totp, slow), now=LATER) is StepUpResult.RIGHT
    assert tries(visit(code, now=LATER), two_in_a_row(totp, slow), now=LATER) is StepUpResult.WRONG, "once"
    assert tries(visit(code, now=LATER), _another(two_in_a_row(totp, LATER).digits), now=LATER) is StepUpResult.WRONG


def test_long_numbers_are_compared_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("victimcare.rules.access_codes.second_factor.LONG_TRIES", 3)
    victim = guarded()
    code = code_for(victim)
    totp, papers = an_app(victim, visit(code))
    for typed in ("01234 56789", "123 456 789 012", "01234 56789"):
        assert tries(visit(code, now=LATER), number(typed), now=LATER) is StepUpResult.WRONG

    assert tries(visit(code, now=LATER), number(papers[0]), now=LATER) is StepUpResult.WRONG
    assert tries(visit(code, now=LATER), shows(totp, LATER), now=LATER) is StepUpResult.RIGHT, (
        "a single one still opens"
    )
    assert compromised_access.alert_guessed_codes(now=LATER) == 1


@pytest.mark.parametrize("sent", ["", "{}", "[" * 20_000, '{"id": "AAAA", "rawId": "AAAA", "type": "public-key"}'])
def test_whatever_is_sent_in_place_of_what_a_passkey_signs_opens_nothing_and_ends_none(sent: str) -> None:
    victim = guarded()
    code = code_for(victim)
    own = visit(code)
    with_window(victim, own)
    key = {"credential_id": b"victims", "public_key": b"its public half"}
    SecondFactor.objects.create(
        victim=victim, kind="passkey", window=FactorSetupWindow.objects.get(), made_at=NOW, **key
    )

    his = [visit(code, now=LATER) for _ in range(6)]

    assert {passkeys.verify_passkey(actor=each, signed=sent, now=LATER) for each in his} == {StepUpResult.WRONG}
    assert SecondFactor.objects.get().ended_at is None


def test_a_suspects_wrong_numbers_are_not_forgiven_by_the_victims_right_one() -> None:
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))
    at = LATER
    for _ in range(2):
        assert tries(visit(code, now=at), wrong_for(totp, at), now=at) is StepUpResult.WRONG
        own_victim = visit(code, now=at)
        answer = tries(own_victim, shows(totp, at), now=at)
        at += 2 * MINUTE

    assert answer is StepUpResult.WRONG


def test_a_right_number_forgives_the_wrong_ones_before_it() -> None:
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))
    at = LATER
    for _ in range(3):
        own_victim = visit(code, now=at)
        assert tries(own_victim, wrong_for(totp, at), now=at) is StepUpResult.WRONG
        assert tries(own_victim, shows(totp, at), now=at) is StepUpResult.RIGHT
        at += 2 * MINUTE
    own_victim = visit(code, now=at)
    for _ in range(4):
        assert tries(own_victim, wrong_for(totp, at), now=at) is StepUpResult.WRONG
    assert tries(own_victim, two_in_a_row(totp, at), now=at) is StepUpResult.RIGHT
    assert (
        tries(visit(code, now=at + 5 * MINUTE), shows(totp, at + 5 * MINUTE), now=at + 5 * MINUTE) is StepUpResult.RIGHT
    )


def test_after_five_wrong_numbers_a_visit_is_not_listened_to_any_more() -> None:
    victim = guarded()
    code = code_for(victim)
    totp, _ = an_app(victim, visit(code))
    own_victim = visit(code, now=LATER)
    mine = VictimSession.objects.filter(id=own_victim.visit.id if own_victim.visit else 0)
    mine.update(second_wrong_tries=5)

    assert tries(own_victim, shows(totp, LATER), now=LATER) is StepUpResult.NO_MORE
    assert mine.get().second_spent == 0


@pytest.mark.parametrize("typed", ["123456", "01234 56789", "123 456 789 012"])
def test_a_wrong_number_costs_the_same_with_or_without_a_second_step(typed: str) -> None:
    """As many queries, word for word, so that a person who stands beside the victim learns nothing."""
    asked = []
    for has_one in (True, False):
        victim = guarded()
        code = code_for(victim)
        if has_one:
            an_app(victim, visit(code))
        own_victim = visit(code, now=LATER)
        with CaptureQueriesContext(connection) as queries_of:
            assert tries(own_victim, number(typed), now=LATER) is StepUpResult.WRONG
        asked.append([re.sub(r"\d+", "", query["sql"])[:60] for query in queries_of])

    assert asked[0] == asked[1]


def test_one_that_is_lost_ends_after_proof_with_the_visits_that_it_opened() -> None:
    victim = guarded()
    code = code_for(victim)
    token = victim_sessions.sign_in_victim(code=code, now=NOW)
    assert token is not None
    an_app(victim, again(token, now=NOW))
    assert again(token, now=NOW).opens == "all"
    [own] = second_factors.load_second_factors(actor=(sol := proved(victim)), victim_id=victim.id, now=NOW).live

    second_factors.end_second_factor(actor=sol, victim_id=victim.id, factor=own.id, now=NOW)

    assert again(token, now=NOW).opens == "short"
    shown = second_factors.load_second_factors(actor=sol, victim_id=victim.id, now=NOW)
    assert (shown.live, [one.ended_reason for one in shown.ended]) == ((), ["lost"])
    with pytest.raises(NotFound):
        second_factors.end_second_factor(actor=sol, victim_id=victim.id, factor=own.id, now=NOW)


@pytest.mark.parametrize(
    ("how", "keeps", "stays"),
    [(CheckMethod.INTRODUCED, True, True), (CheckMethod.INTRODUCED, False, False), (CheckMethod.CODE, True, False)],
)
def test_a_new_code_keeps_the_second_step_only_if_a_person_knows_that_the_victim_has_it(
    how: CheckMethod, keeps: bool, stays: bool
) -> None:
    victim = guarded()
    an_app(victim, visit(code_for(victim)))

    codes_at_desk.make_code_at_desk(
        actor=proved(victim, how=how), victim_id=victim.id, opens="short", keeps_second=keeps, now=NOW
    )

    assert SecondFactor.objects.filter(ended_at=None).exists() is stays


def test_a_code_in_the_wrong_hands_takes_the_second_step_with_it() -> None:
    victim = guarded()
    an_app(victim, visit(code_for(victim)))
    with_window(victim, visit(code_for(victim)))

    victim_codes.revoke_victim_code(actor=staff(), victim_id=victim.id, now=NOW)

    assert not SecondFactor.objects.filter(ended_at=None).exists()
    assert not FactorSetupWindow.objects.filter(ended_at=None).exists()


def _let_it_rest(code: AccessCode, totp: pyotp.TOTP) -> None:
    for _ in range(2):
        assert tries(visit(code, now=LATER), wrong_for(totp, LATER), now=LATER) is StepUpResult.WRONG


def _another(shown: str) -> FactorNumber:
    digits = shown.replace(" ", "")
    return number(digits[:-1] + ("0" if digits[-1] != "0" else "1"))
