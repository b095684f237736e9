"""Wrong codes: a caller who tries many stops no other, and guesses at a victim's code are a sign of risk."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.examples import examples
from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import AccessGrant, AuditEntry, CodeAttempt, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.access_codes import access_code, attempt_limits
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services import secret_hashes
from victimcare.services.access_codes import attempt_sources, code_rate_limits, compromised_access, victim_codes
from victimcare.services.calls import caller_actions
from victimcare.services.desk.task_actions import close_settled_tasks, make_task
from victimcare.services.sessions import victim_sessions

pytestmark = pytest.mark.django_db
VICTIM_NUMBER, HIS_NUMBER = "+447700900111", "+447700900222"
VICTIMS_ADDRESS, HIS_ADDRESS = "81.2.69.160", "81.2.69.142"
MINUTE = timedelta(minutes=1)


def _make(victim: Victim) -> AccessCode:
    made = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW)
    code = access_code.parse_access_code(made.code)
    assert isinstance(code, AccessCode)
    return code


def _wrong(code: AccessCode) -> AccessCode:
    return AccessCode(code.digits[:-1] + ("0" if code.digits[-1] != "0" else "1"))


def _nobodys(number: int, source: attempt_sources.AttemptSource, now: datetime = NOW) -> None:
    assert (
        victim_codes.verify_code(code=AccessCode(f"0000{number:08}"), channel="phone", source=source, now=now) is None
    )


def caller(rings_from: str, carrier: str) -> attempt_sources.AttemptSource:
    """A source in a new call each time."""
    return attempt_sources.caller_source(rings_from, carrier, uuid4())


@pytest.mark.parametrize(
    ("his", "victims", "times"),
    [
        (caller(HIS_NUMBER, "line"), caller(VICTIM_NUMBER, "line"), examples(300, long=1000)),
        (caller("", "line"), caller(VICTIM_NUMBER, "line"), 110),
        (caller("", "line"), caller("", "line"), 110),
        (attempt_sources.address_source(HIS_ADDRESS), attempt_sources.address_source(VICTIMS_ADDRESS), 110),
    ],
    ids=["number", "withheld", "withheld, in another call", "address"],
)
def test_hundreds_of_wrong_tries_from_one_source_stop_no_other_caller(
    his: attempt_sources.AttemptSource, victims: attempt_sources.AttemptSource, times: int
) -> None:
    """And as many as would pause entry for everybody, from each of the other kinds of source."""
    a_team()
    right = _make(a_victim())
    for number in range(times):
        _nobodys(number, his)

    assert victim_codes.verify_code(code=right, channel="phone", source=victims, now=NOW) is not None
    assert CodeAttempt.objects.filter(was_read=True, was_right=False).count() == his.most_wrong


def test_a_source_with_too_many_tries_is_refused_and_then_read_again() -> None:
    a_team()
    source = caller(VICTIM_NUMBER, "line")
    right = _make(a_victim())
    for number in range(attempt_sources.OF_A_NUMBER):
        _nobodys(number, source)

    assert victim_codes.verify_code(code=right, channel="phone", source=source, now=NOW) is None
    assert AuditEntry.objects.latest("id").act == "access_code.paced"
    for minute in range(1, 11):  # and whatever is keyed in this time does not keep the victim out for longer
        _nobodys(minute, source)
        later = NOW + minute * MINUTE
        found = victim_codes.verify_code(code=right, channel="phone", source=source, now=later)
        assert (found is not None) is (minute == 10)


@pytest.mark.parametrize("his", [VICTIM_NUMBER, HIS_NUMBER], ids=["victims", "his"])
def test_no_flood_of_wrong_codes_keeps_a_victim_out_who_used_their_code_before(
    his: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The suspect shows the victim's number, or fills up the brake for everybody: from the victim's telephone their
    code opens all the same, and no other code does."""
    monkeypatch.setattr(
        code_rate_limits,
        "WRONG_TRIES_THAT_PAUSE",
        dict.fromkeys(code_rate_limits.WRONG_TRIES_THAT_PAUSE, attempt_sources.OF_A_NUMBER),
    )
    a_team()
    own, another = _make(a_victim()), _make(a_victim())
    source, at = caller(VICTIM_NUMBER, "line"), NOW + access_code.NEW_CODE_FOR
    assert victim_codes.verify_code(code=own, channel="phone", source=source, now=at) is not None
    for number in range(attempt_sources.OF_A_NUMBER):
        _nobodys(number, caller(his, "line"), at)

    assert victim_codes.verify_code(code=another, channel="phone", source=source, now=at) is None
    assert victim_codes.verify_code(code=own, channel="phone", source=source, now=at) is not None
    for _ in range(access_code.WRONG_TRIES):
        assert victim_codes.verify_code(code=_wrong(own), channel="phone", source=source, now=at) is None
    assert victim_codes.verify_code(code=own, channel="phone", source=source, now=at) is None, (
        "five wrong tries end it as ever"
    )


def test_however_many_wrong_codes_come_without_a_number_the_right_one_is_slowed_not_shut_out() -> None:
    """The suspect withholds his number, in one call after the other: the victim's code is read once in each of their
    calls, and soon."""
    a_team()
    right = _make(a_victim())
    for number in range(attempt_limits.OF_WITHHELD + 20):
        _nobodys(number, caller("", "line"))
    read = CodeAttempt.objects.filter(was_read=True).count()
    assert (read, _is_read(right, NOW)) == (attempt_limits.OF_WITHHELD, False)

    at = NOW + attempt_limits.RECENT_ATTEMPTS
    own = caller("", "line")
    assert victim_codes.verify_code(code=_wrong(right), channel="phone", source=own, now=at) is None
    assert victim_codes.verify_code(code=right, channel="phone", source=own, now=at) is None, "one try in each call"
    assert _is_read(right, at)


def test_a_caller_who_rings_on_and_on_without_a_number_pauses_no_other_entry() -> None:
    a_team()
    right = _make(a_victim())
    for number in range(144):
        _nobodys(number, caller("", "line"), NOW + number * timedelta(seconds=5))

    at = NOW + 12 * MINUTE
    assert (
        victim_codes.verify_code(code=right, channel="phone", source=caller(VICTIM_NUMBER, "line"), now=at) is not None
    )


def test_whatever_is_refused_is_answered_on_the_beat(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    a_team()
    right, ended = _make(a_victim()), _make(victim := a_victim())
    victim_codes.end_victim_codes(victim_id=victim.id, reason="sealed", now=NOW)
    settings.REFUSED_ON_A_BEAT = 10
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    for refused in (_wrong(right), ended, AccessCode("000000000000")):
        assert victim_codes.verify_code(code=refused, channel="web", now=NOW) is None
    assert victim_codes.verify_code(code=right, channel="web", now=NOW) is not None

    assert len(waits) == 3
    assert all(0 < wait < 10 for wait in waits), "the rest of the beat"


@pytest.mark.parametrize(
    "his", [caller(HIS_NUMBER, "line"), attempt_sources.address_source(HIS_ADDRESS)], ids=["number", "address"]
)
def test_in_a_pause_too_nobody_has_as_many_slow_hashes_as_they_like(
    his: attempt_sources.AttemptSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any other victim who was just given a code is read all the while, and the source is read again after ten
    minutes."""
    a_team()
    right, another = _make(a_victim()), _make(a_victim())
    monkeypatch.setattr(
        code_rate_limits, "WRONG_TRIES_THAT_PAUSE", dict.fromkeys(code_rate_limits.WRONG_TRIES_THAT_PAUSE, 0)
    )
    hashed: list[str] = []
    slow = secret_hashes.slow_hash

    def counted(purpose: str, secret: str, salt: bytes) -> bytes:
        hashed.append(secret)
        return slow(purpose, secret, salt)

    monkeypatch.setattr(secret_hashes, "slow_hash", counted)
    for number in range(attempt_sources.OF_AN_ADDRESS * (1 + attempt_limits.PACED_TIMES) + 20):
        _nobodys(number, his)

    assert len(hashed) == (his.most_wrong or 0) * (1 + attempt_limits.PACED_TIMES)
    assert (
        victim_codes.verify_code(code=right, channel="phone", source=caller(VICTIM_NUMBER, "line"), now=NOW) is not None
    )
    assert victim_codes.verify_code(code=another, channel="phone", source=his, now=NOW) is None
    assert (
        victim_codes.verify_code(code=another, channel="phone", source=his, now=NOW + attempt_limits.ATTEMPT_WINDOW)
        is not None
    )


def _is_read(code: AccessCode, at: datetime) -> bool:
    return victim_codes.verify_code(code=code, channel="phone", source=caller("", "line"), now=at) is not None


def test_a_victims_own_right_tries_are_no_sign() -> None:
    a_team()
    own = _make(a_victim())
    for _ in range(compromised_access.WRONG_TRIES_NOTED):
        assert victim_codes.verify_code(code=own, channel="phone", source=caller(VICTIM_NUMBER, "line"), now=NOW)

    assert compromised_access.alert_guessed_codes(now=NOW + MINUTE) == 0


def test_a_pause_for_everybody_ends_by_itself_while_an_attack_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        code_rate_limits, "WRONG_TRIES_THAT_PAUSE", dict.fromkeys(code_rate_limits.WRONG_TRIES_THAT_PAUSE, 3)
    )
    a_team()
    right = _make(a_victim())
    for number in range(3):
        _nobodys(number, caller(f"+44770090030{number}", "line"))
    for minute in range(1, 11):
        assert (
            victim_codes.verify_code(
                code=AccessCode("000000000000"), channel="web", now=NOW + minute * MINUTE - timedelta(seconds=1)
            )
            is None
        )

    assert victim_codes.verify_code(code=right, channel="web", now=NOW + 10 * MINUTE) is not None


def test_neither_number_nor_address_lies_in_the_database() -> None:
    _nobodys(1, caller(HIS_NUMBER, "line"))
    _nobodys(2, attempt_sources.address_source(HIS_ADDRESS))

    kept = b"".join(bytes(row.source_key) for row in CodeAttempt.objects.all())
    assert len(kept) == 64
    assert HIS_NUMBER.encode() not in kept
    assert HIS_ADDRESS.encode() not in kept


def test_the_address_of_a_private_network_is_nobodys_own() -> None:
    assert attempt_sources.address_source("10.0.0.7") == attempt_sources.UNKNOWN_SOURCE
    assert attempt_sources.address_source("2a02:6b8:0:1::1") == attempt_sources.address_source("2a02:6b8:0:1:ffff::2")


def test_five_wrong_tries_over_page_and_line_together_end_the_code() -> None:
    code = _make(a_victim())
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)
    for _ in range(3):
        assert victim_sessions.sign_in_victim(code=_wrong(code), address=HIS_ADDRESS, now=NOW) is None
    for _ in range(2):
        assert (
            caller_actions.check_caller_code(call_id=call, digits=_wrong(code).digits, rings_from=HIS_NUMBER, now=NOW)
            is None
        )

    assert AccessGrant.objects.get().ended_reason == "wrong_tries"
    assert victim_sessions.sign_in_victim(code=code, now=NOW) is None


def test_the_second_wrong_try_in_a_day_comes_to_the_colleague_in_charge() -> None:
    victim, sol = a_victim(), staff()
    own = make_task(kind=TaskKind.REVIEW_HOLD, victim_id=victim.id, reason="hold", harm=1, due_at=None, now=NOW)
    Task.objects.filter(id=own).update(owner=sol.staff_id)
    code = _make(victim)
    victim_codes.verify_code(code=_wrong(code), channel="web", now=NOW)
    assert compromised_access.alert_guessed_codes(now=NOW + MINUTE) == 0

    victim_codes.verify_code(code=_wrong(code), channel="phone", now=NOW + 2 * MINUTE)

    # not during the try: its time would give it away
    assert not Task.objects.filter(kind=TaskKind.WRONG_CODES).exists()
    assert compromised_access.alert_guessed_codes(now=NOW + 3 * MINUTE) == 1
    task = Task.objects.get(kind=TaskKind.WRONG_CODES)
    assert (task.victim_id, task.owner_id, task.harm, task.reason) == (victim.id, sol.staff_id, 3, "code_guessed")


def test_a_day_has_one_task_which_says_when_the_code_has_ended() -> None:
    code = _make(a_victim())
    for _ in range(2):
        victim_codes.verify_code(code=_wrong(code), channel="web", now=NOW)
    assert [compromised_access.alert_guessed_codes(now=NOW + MINUTE) for _ in range(3)] == [1, 0, 0]
    for _ in range(3):
        victim_codes.verify_code(code=_wrong(code), channel="phone", now=NOW + 2 * MINUTE)

    assert [compromised_access.alert_guessed_codes(now=NOW + 3 * MINUTE) for _ in range(3)] == [1, 0, 0]
    assert Task.objects.get().reason == "code_guessed_ended"

    close_settled_tasks(
        kind=TaskKind.WRONG_CODES, victim_id=Task.objects.get().victim_id, subject_key=None, now=NOW, by=None
    )
    assert compromised_access.alert_guessed_codes(now=NOW + 4 * MINUTE) == 0


def test_wrong_tries_of_two_days_are_two_slips() -> None:
    code = _make(a_victim())
    victim_codes.verify_code(code=_wrong(code), channel="web", now=NOW)
    victim_codes.verify_code(code=_wrong(code), channel="web", now=NOW + timedelta(days=1, minutes=1))

    assert compromised_access.alert_guessed_codes(now=NOW + timedelta(days=1, minutes=2)) == 0


def test_nobodys_codes_are_no_sign_for_anybody() -> None:
    for number in range(4):
        _nobodys(number, attempt_sources.UNKNOWN_SOURCE)

    assert compromised_access.alert_guessed_codes(now=NOW + MINUTE) == 0
