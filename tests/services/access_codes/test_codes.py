"""Access codes: what opens, what ends one, and that all refusals look the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.people_and_cases import NOW, a_case, a_team, a_victim, staff
from victimcare.records.models import AccessGrant, AuditEntry, CodeAttempt, Task, Victim
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access_codes import code_rate_limits, victim_codes
from victimcare.services.sessions import victim_sessions

pytestmark = pytest.mark.django_db
NOT_NEW = NOW + access_code.NEW_CODE_FOR


def _make(victim: Victim, opens: str = "case") -> AccessCode:
    made = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW)
    code = access_code.parse_access_code(made.code)
    assert isinstance(code, AccessCode)
    return code


def _wrong(code: AccessCode) -> AccessCode:
    return AccessCode(code.digits[:-1] + ("0" if code.digits[-1] != "0" else "1"))


def test_a_right_code_opens_what_was_written_at_its_issue() -> None:
    code = _make(a_victim())

    grant = victim_codes.verify_code(code=code, channel="web", now=NOW)

    assert grant is not None
    assert grant.opens == "case"


def test_neither_the_code_nor_its_halves_lie_in_the_database() -> None:
    code = _make(a_victim())

    grant = AccessGrant.objects.get()
    kept = bytes(grant.selector_key).hex() + grant.proof_hash
    assert code.digits[:6] not in kept
    assert code.digits[6:] not in kept


def test_no_code_begins_as_a_telephone_number_of_its_length_does(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([447700900123, 4512345678, 70412345678])
    monkeypatch.setattr("secrets.randbelow", lambda _: next(drawn))

    assert _make(a_victim()).digits == "070412345678"


def test_five_wrong_tries_end_a_code_on_every_door() -> None:
    code = _make(a_victim())
    for door in ("web", "phone", "web", "phone", "desk"):
        assert victim_codes.verify_code(code=_wrong(code), channel=door, now=NOW) is None

    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is None
    assert AccessGrant.objects.get().ended_reason == "wrong_tries"


def test_right_tries_between_do_not_give_new_wrong_ones() -> None:
    code = _make(a_victim())
    for _ in range(4):
        victim_codes.verify_code(code=_wrong(code), channel="web", now=NOW)
    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is not None

    victim_codes.verify_code(code=_wrong(code), channel="web", now=NOW)

    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is None


def test_a_new_code_ends_the_old_one_and_its_visit() -> None:
    victim = a_victim()
    old = _make(victim)
    token = victim_sessions.sign_in_victim(code=old, now=NOW)
    assert token is not None

    new = _make(victim)

    assert victim_codes.verify_code(code=old, channel="web", now=NOW) is None
    assert victim_sessions.find_session_actor(token=token, now=NOW) is None
    assert victim_codes.verify_code(code=new, channel="web", now=NOW) is not None


def test_a_code_lasts_ninety_days_from_its_last_use() -> None:
    code = _make(a_victim())
    used = NOW + timedelta(days=89)

    assert victim_codes.verify_code(code=code, channel="web", now=used) is not None
    assert victim_codes.verify_code(code=code, channel="web", now=used + timedelta(days=89)) is not None
    assert victim_codes.verify_code(code=code, channel="web", now=used + timedelta(days=180)) is None


def test_a_guarded_victims_code_opens_the_short_view_only() -> None:
    victim = a_victim(a_case(offence_group="sexual", is_guarded_by_offence=True))

    with pytest.raises(victim_codes.ShortAccessOnly):
        _make(victim, opens="case")
    assert victim_codes.verify_code(code=_make(victim, opens="short"), channel="web", now=NOW) is not None


def test_unknown_wrong_ended_and_restricted_run_the_same_queries() -> None:
    wrong, sealed_victim, ended = _make(a_victim()), a_victim(), _make(a_victim())
    sealed = _make(sealed_victim)
    victim_codes.revoke_victim_code(actor=staff(), victim_id=sealed_victim.id, now=NOW)
    for _ in range(5):
        victim_codes.verify_code(code=_wrong(ended), channel="web", now=NOW)

    shapes = []
    for code in (AccessCode("000000000000"), _wrong(wrong), ended, sealed):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert victim_codes.verify_code(code=code, channel="web", now=NOW) is None
        shapes.append([query["sql"].split()[0] for query in queries.captured_queries])

    assert all(shape == shapes[0] for shape in shapes)


def test_many_wrong_codes_pause_entry_and_call_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    right = _paused(monkeypatch, at=NOT_NEW)

    assert victim_codes.verify_code(code=right, channel="web", now=NOT_NEW) is None
    assert Task.objects.get().kind == "code_attack"
    assert victim_codes.verify_code(code=right, channel="web", now=NOT_NEW + timedelta(minutes=11)) is not None


def test_a_code_that_a_person_has_just_given_opens_while_entry_is_paused(monkeypatch: pytest.MonkeyPatch) -> None:
    new = _paused(monkeypatch, at=NOW)

    assert victim_codes.verify_code(code=new, channel="web", now=NOW) is not None


def test_a_new_code_is_worn_out_by_five_wrong_tries_in_a_pause_too(monkeypatch: pytest.MonkeyPatch) -> None:
    new = _paused(monkeypatch, at=NOW)
    for _ in range(access_code.WRONG_TRIES):
        assert victim_codes.verify_code(code=_wrong(new), channel="web", now=NOW) is None

    assert victim_codes.verify_code(code=new, channel="web", now=NOW) is None
    assert AccessGrant.objects.get().ended_reason == "wrong_tries"


def test_tries_in_a_pause_do_not_make_it_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    right = _paused(monkeypatch, at=NOT_NEW)
    for minute in range(1, 10):
        victim_codes.verify_code(
            code=AccessCode(f"70000000000{minute}"), channel="web", now=NOT_NEW + timedelta(minutes=minute)
        )

    assert victim_codes.verify_code(code=right, channel="web", now=NOT_NEW + timedelta(minutes=11)) is not None


def test_a_pause_tells_nothing_of_a_code_and_wears_out_none_that_is_not_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor by the time: a new code that is wrong costs as many queries as an older one, right or wrong, and as an
    unknown one."""
    right = _paused(monkeypatch, at=NOT_NEW)
    made = victim_codes.make_victim_code(actor=staff(), victim_id=a_victim().id, opens="case", now=NOT_NEW)
    new = access_code.parse_access_code(made.code)
    assert isinstance(new, AccessCode)

    shapes = []
    for code in (*[_wrong(right)] * 5, right, AccessCode("700000000000"), _wrong(new)):
        with CaptureQueriesContext(connection) as queries:
            assert victim_codes.verify_code(code=code, channel="web", now=NOT_NEW) is None
        shapes.append([query["sql"].split()[0] for query in queries.captured_queries])

    assert all(shape == shapes[0] for shape in shapes)
    assert victim_codes.verify_code(code=right, channel="web", now=NOT_NEW + timedelta(minutes=11)) is not None


def _paused(monkeypatch: pytest.MonkeyPatch, *, at: datetime) -> AccessCode:
    """A code made at NOW, and entry paused by wrong ones."""
    monkeypatch.setattr(
        code_rate_limits, "WRONG_TRIES_THAT_PAUSE", dict.fromkeys(code_rate_limits.WRONG_TRIES_THAT_PAUSE, 3)
    )
    a_team()
    right = _make(a_victim())
    for number in range(3):
        victim_codes.verify_code(code=AccessCode(f"70000000000{number}"), channel="web", now=at)
    return right


def test_a_code_that_a_channel_may_not_open_counts_as_no_try() -> None:
    code = _make(a_victim())
    for _ in range(6):
        assert victim_codes.verify_code(code=code, channel="phone", now=NOW, may_open=lambda *_: False) is None

    assert victim_codes.verify_code(code=code, channel="web", now=NOW) is not None


def test_the_brake_does_not_tell_a_right_code_that_opens_nothing_from_a_wrong_one() -> None:
    """The suspect fills the brake up to the last try, then keys the code that the victim had to give him."""
    right = _make(a_victim())
    for number in range(code_rate_limits.WRONG_TRIES_THAT_PAUSE["web"] - 1):
        CodeAttempt.objects.create(at=NOT_NEW - timedelta(seconds=number), channel="web", was_right=False)

    assert victim_codes.verify_code(code=right, channel="web", now=NOT_NEW, may_open=lambda *_: False) is None

    assert (
        victim_codes.verify_code(code=right, channel="web", now=NOT_NEW) is None
    )  # entry is paused, as a wrong one would have done
    assert AuditEntry.objects.latest("id").act == "access_code.paused"


def test_every_try_stands_in_the_audit_without_its_digits() -> None:
    code = _make(a_victim())
    victim_codes.verify_code(code=_wrong(code), channel="web", now=NOW)
    victim_codes.verify_code(code=code, channel="web", now=NOW)

    acts = list(AuditEntry.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["access_code.made", "access_code.wrong", "access_code.right"]
    assert code.digits[:6] not in str(list(AuditEntry.objects.values()))


@pytest.mark.parametrize(("minutes_between", "total", "lasts"), [(9, 27, True), (11, 11, False), (9, 36, False)])
def test_a_visit_lasts_ten_idle_minutes_and_thirty_in_all(minutes_between: int, total: int, lasts: bool) -> None:
    token = victim_sessions.sign_in_victim(code=_make(a_victim()), now=NOW)
    assert token is not None

    seen = None
    for minute in range(minutes_between, total + 1, minutes_between):
        seen = victim_sessions.find_session_actor(token=token, now=NOW + timedelta(minutes=minute))

    assert (seen is not None) is lasts


def test_signing_out_ends_a_visit() -> None:
    token = victim_sessions.sign_in_victim(code=_make(a_victim()), now=NOW)
    assert token is not None

    victim_sessions.sign_out_victim(token=token, now=NOW)

    assert victim_sessions.find_session_actor(token=token, now=NOW) is None
