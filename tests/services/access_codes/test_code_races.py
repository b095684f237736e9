"""Several tries of codes at once, on a database with real commits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connection, transaction

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import Call, CodeAttempt, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access_codes import code_rate_limits, victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.desk.task_actions import close_settled_tasks


def _a_live_code() -> AccessCode:
    made = victim_codes.make_victim_code(actor=staff(), victim_id=a_victim().id, opens="case", now=NOW)
    code = access_code.parse_access_code(made.code)
    assert isinstance(code, AccessCode)
    return code


def _is_kept_waiting(code: AccessCode) -> bool:
    """Whether a try of this code, in a connection of its own, waits for one that is still under way."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '300ms'")
        victim_codes.verify_code(code=code, channel="web", now=NOW)
    except OperationalError:  # it waited for longer than that
        return True
    finally:
        connection.close()
    return False


@pytest.mark.parametrize("is_there", [True, False])
def test_tries_with_one_selector_wait_for_each_other_whether_or_not_a_code_has_it(
    real_database: object, is_there: bool
) -> None:
    live = _a_live_code()
    selector = live.selector if is_there else f"{(int(live.selector) + 1) % 10**6:06}"
    other = f"{(int(live.selector) + 2) % 10**6:06}"

    with ThreadPoolExecutor(1) as elsewhere, transaction.atomic():
        victim_codes.verify_code(code=AccessCode(selector + "000000"), channel="web", now=NOW)

        assert elsewhere.submit(_is_kept_waiting, AccessCode(selector + "111111")).result()
        assert not elsewhere.submit(_is_kept_waiting, AccessCode(other + "111111")).result()


@pytest.mark.django_db
def test_the_desk_is_called_also_when_tries_at_once_pass_the_limit_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        code_rate_limits, "WRONG_TRIES_THAT_PAUSE", dict.fromkeys(code_rate_limits.WRONG_TRIES_THAT_PAUSE, 3)
    )
    a_team()
    for _ in range(4):  # as two leave it that both counted two before them
        CodeAttempt.objects.create(at=NOW, channel="web", was_right=False)

    victim_codes.verify_code(code=AccessCode("000000000000"), channel="web", now=NOW)

    assert Task.objects.get().kind == "code_attack"


@pytest.mark.django_db
def test_an_attack_that_goes_on_calls_the_desk_again_and_not_with_every_try(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        code_rate_limits, "WRONG_TRIES_THAT_PAUSE", dict.fromkeys(code_rate_limits.WRONG_TRIES_THAT_PAUSE, 2)
    )
    a_team()
    for number in range(4):
        victim_codes.verify_code(code=AccessCode(f"00000000000{number}"), channel="web", now=NOW)
    task = Task.objects.get()
    assert task.updated_at == task.created_at
    close_settled_tasks(kind=TaskKind.CODE_ATTACK, victim_id=None, subject_key=None, now=NOW, by=None)

    victim_codes.verify_code(code=AccessCode("000000000009"), channel="web", now=NOW)

    assert Task.objects.filter(closed_at=None).count() == 1


def test_a_call_that_checks_a_code_does_not_wait_for_a_new_code_being_made(real_database: object) -> None:
    """It holds the row of the victim's old code, which the colleague making the new one ends: each would wait for the
    other."""
    victim = a_victim()
    call_id = caller_actions.record_inbound_call(carrier_call_id="1@carrier", direction="in", now=NOW)

    def is_linked() -> bool:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '300ms'")
            return bool(Call.objects.filter(public_id=call_id).update(victim=victim))
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as elsewhere, transaction.atomic():
        victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="case", now=NOW)

        assert elsewhere.submit(is_linked).result()
