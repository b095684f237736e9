"""An external contact centre: what it may know before an identity check and after, and what it reports about a call."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import pytest
from django.test import Client
from standardwebhooks import Webhook, WebhookVerificationError
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_case, a_victim, staff
from tests.services.plans import agreed

from victimcare.records.models import AccessGrant, AuditEntry, Call, CentreCall, RefusedDisposition, Victim
from victimcare.records.models.telephone.line_planning import LineCounterName
from victimcare.rules.errors import NotFound
from victimcare.services import api_tokens
from victimcare.services.access import Actor, Role
from victimcare.services.access_codes import victim_codes
from victimcare.services.api_tokens import NewToken
from victimcare.services.calls import contact_centres, line_wallboard
from victimcare.services.calls.call_queue import queue_state
from victimcare.services.conversations import identity_checks

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _stopped(settings: Any) -> None:
    settings.VICTIMCARE_NOW = NOW


@pytest.fixture
def token() -> NewToken:
    return api_tokens.make_token(
        actor=Actor.operator("tester"), sources=["urn:centre"], types=[], scope=api_tokens.CALLS, now=NOW
    )


def _code(victim: Victim) -> str:
    return victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens="short", now=NOW).code.replace(
        " ", ""
    )


def _post(client: Client, token: NewToken, path: str, body: dict[str, Any], **headers: str) -> Any:
    return client.post(
        f"/api/v1/calls/{path}",
        json.dumps(body),
        content_type="application/json",
        headers=cast("dict[str, str]", {"authorization": f"Bearer {token.token}", **headers}),
    )


def _look_up(client: Client, token: NewToken, code: str = "", call_id: str = "c-1", **more: str) -> Any:
    return _post(client, token, "look-up", {"call_id": call_id, "code": code, **more})


def test_before_a_check_every_refusal_is_the_same_bytes(client: Client, token: NewToken) -> None:
    live, ended, sealed_victim = _code(a_victim()), _code(a_victim()), a_victim()
    sealed = _code(sealed_victim)
    victim_codes.revoke_victim_code(actor=staff(), victim_id=sealed_victim.id, now=NOW)
    silent = _code(a_victim(a_case(is_guarded_by_offence=True)))
    wrong = live[:-1] + str((int(live[-1]) + 1) % 10)
    for _ in range(5):
        contact_centres.look_up_call(
            actor=_machine(token),
            asked=contact_centres.CallLookup("other", code=ended[:-1] + str((int(ended[-1]) + 1) % 10)),
            now=NOW,
        )

    answers = {_look_up(client, token, code).content for code in ("", "000000000000", wrong, ended, sealed, silent)}

    assert len(answers) == 1
    told = json.loads(answers.pop())
    assert told == {
        "id": str(Call.objects.get(carrier_call_id="c-1").public_id),
        "is_proved": False,
        "is_reserved": False,
        "language": "en",
        "page": told["page"],
    }
    assert told["page"].endswith(f"/desk/calls/{told['id']}")


def test_after_a_check_an_officer_who_signs_in_comes_to_the_contact_page(client: Client, token: NewToken) -> None:
    victim = load("44/00001/26", recorded(a_person()))["V1"]
    agreed(victim, line_may_say="status")
    told = _look_up(client, token, _code(victim), language="cy").json()
    assert told["is_proved"]
    assert str(victim.public_id) not in json.dumps(told)
    page = f"/desk/calls/{told['id']}"
    assert client.get(page).status_code == 302  # to sign-in

    sol = staff("Sol Baker", Role.DESK)
    taken = contact_centres.take_centre_call(actor=sol, call_id=UUID(told["id"]), now=NOW)

    assert taken == victim.public_id
    assert {"call.looked_up", "access_code.right", "proof.recorded", "call.answered"} <= set(
        AuditEntry.objects.values_list("act", flat=True)
    )


def test_a_check_in_an_earlier_contact_ends_with_a_new_call(client: Client, token: NewToken) -> None:
    """Even for the same victim: the new caller may be the suspect, with the victim's phone."""
    sol, victim = staff("Sol Baker", Role.DESK), load("44/00001/26", recorded(a_person()))["V1"]
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CODE, now=NOW - 60 * SECOND
    )
    told = _look_up(client, token).json()

    contact_centres.load_centre_call(actor=sol, call_id=UUID(told["id"]), now=NOW)

    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, victim.id, now=NOW)


def test_taking_a_call_leaves_the_one_before_and_keeps_this_one(client: Client, token: NewToken) -> None:
    sol, before = staff("Sol Baker", Role.DESK), a_victim()
    victim = load("44/00001/26", recorded(a_person()))["V1"]
    agreed(victim, line_may_say="status")
    call = UUID(_look_up(client, token, _code(victim)).json()["id"])
    identity_checks.record_identity_check(actor=sol, victim_id=before.id, how=identity_checks.CheckMethod.CODE, now=NOW)

    contact_centres.take_centre_call(actor=sol, call_id=call, now=NOW + SECOND)
    contact_centres.load_centre_call(actor=sol, call_id=call, now=NOW + 2 * SECOND)  # they look at its page once more

    assert identity_checks.require_identity_check(sol, victim.id, now=NOW + 2 * SECOND).at == NOW + SECOND
    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, before.id, now=NOW + 2 * SECOND)


def test_an_ended_code_or_call_opens_nothing_more(client: Client, token: NewToken) -> None:
    victim = load("44/00001/26", recorded(a_person()))["V1"]
    agreed(victim, line_may_say="status")
    assert _look_up(client, token, _code(victim)).json()["is_proved"]
    victim_codes.revoke_victim_code(actor=staff(), victim_id=victim.id, now=NOW)

    told = _look_up(client, token).json()

    assert not told["is_proved"]
    with pytest.raises(NotFound):
        contact_centres.take_centre_call(actor=staff(), call_id=UUID(told["id"]), now=NOW)


def test_five_wrong_tries_end_a_code_here_as_at_every_door(client: Client, token: NewToken) -> None:
    code = _code(a_victim())
    for number in range(5):
        _look_up(client, token, code[:-1] + str((int(code[-1]) + 1) % 10), call_id=f"c-{number}")

    assert AccessGrant.objects.get().ended_reason == "wrong_tries"


def test_both_sides_sign(client: Client, token: NewToken) -> None:
    webhook, now, body = Webhook(token.signs_with), _real_now(), {"call_id": "c-1"}
    signature = webhook.sign("msg-1", now, json.dumps(body))
    headers = {"webhook-id": "msg-1", "webhook-timestamp": str(int(now.timestamp())), "webhook-signature": signature}

    answer = _post(client, token, "look-up", body, **headers)

    assert answer.status_code == 200
    assert answer["webhook-id"] == "msg-1"
    webhook.verify(answer.content, dict(answer.headers))
    with pytest.raises(WebhookVerificationError):
        webhook.verify(answer.content.replace(b"false", b"true"), dict(answer.headers))
    for forged in ({**headers, "webhook-id": "msg-2"}, {**headers, "webhook-signature": "v1"}):
        assert _post(client, token, "look-up", body, **forged).status_code == 401


def _signed(token: NewToken, body: dict[str, Any], *, at: datetime, message: str = "msg-1") -> dict[str, str]:
    signature = Webhook(token.signs_with).sign(message, at, json.dumps(body))
    return {"webhook-id": message, "webhook-timestamp": str(int(at.timestamp())), "webhook-signature": signature}


def test_a_request_that_comes_again_is_one_call_and_one_try(client: Client, token: NewToken) -> None:
    """As a request that was answered too late, or that an attacker on the way has kept."""
    code = _code(a_victim())
    body = {"call_id": "c-1", "code": code[:-1] + str((int(code[-1]) + 1) % 10)}
    headers = _signed(token, body, at=_real_now())

    answers = {_post(client, token, "look-up", body, **headers).content for _ in range(6)}

    assert len(answers) == 1
    grant = AccessGrant.objects.get()
    assert (grant.wrong_tries, grant.ended_at, CentreCall.objects.count()) == (1, None, 1)
    another = _signed(token, body, at=_real_now(), message="msg-2")
    _post(client, token, "look-up", body, **another)
    assert AccessGrant.objects.get().wrong_tries == 2, "keyed once more, it is another try"


@pytest.mark.parametrize(("off", "status"), [(-270, 200), (270, 200), (-330, 401), (330, 401)])
def test_a_signature_of_another_time_is_refused(client: Client, token: NewToken, off: int, status: int) -> None:
    """Kept by an attacker until now, or made by a clock that is wrong by more than five minutes."""
    asked = {"call_id": "c-1"}
    headers = _signed(token, asked, at=_real_now() + off * SECOND)

    answer = _post(client, token, "look-up", asked, **headers)

    assert (answer.status_code, Call.objects.count()) == (status, int(status == 200))


def test_how_a_call_went_signed_too_long_ago_is_refused_and_not_counted(client: Client, token: NewToken) -> None:
    path = f"{_look_up(client, token).json()['id']}/disposition"

    answer = _post(client, token, path, _went(), **_signed(token, _went(), at=_real_now() - 330 * SECOND))

    assert answer.status_code == 401
    assert not CentreCall.objects.exclude(told_id="").exists()


@pytest.mark.parametrize("scope", [api_tokens.FEED, None])
def test_without_a_token_of_its_own_nothing_is_answered(client: Client, scope: str | None) -> None:
    made = NewToken(0, "vc_none")
    if scope:
        made = api_tokens.make_token(actor=Actor.operator("tester"), sources=["urn:x"], types=[], scope=scope, now=NOW)

    assert _look_up(client, made).status_code == 401
    assert not Call.objects.exists()


def _went(**other: Any) -> dict[str, Any]:
    usual = {
        "id": "d-1",
        "queued_at": _text(NOW - 90 * SECOND),
        "answered_at": _text(NOW - 80 * SECOND),
        "ended_at": _text(NOW - 20 * SECOND),
        "wrapped_up_at": _text(NOW - 10 * SECOND),
        "outcome": "helped",
    }
    return {name: value for name, value in (usual | other).items() if value is not None}


def _text(at: datetime) -> str:
    return at.isoformat()


def test_how_a_call_went_is_counted_once_on_the_wallboard(client: Client, token: NewToken) -> None:
    path = f"{_look_up(client, token).json()['id']}/disposition"
    for _ in range(2):
        assert _post(client, token, path, _went()).json()["id"] == "d-1"
    other = f"{_look_up(client, token, call_id='c-2').json()['id']}/disposition"
    gave_up = _went(answered_at=None, wrapped_up_at=None, outcome=None)
    assert _post(client, token, other, gave_up).status_code == 200

    found = line_wallboard.load_wallboard(actor=staff("Sam Okoye", Role.SUPERVISOR), now=NOW)

    figures = found.figures
    assert (figures.asked, figures.answered, figures.abandoned) == (2, 1, 1)
    assert (figures.answer, figures.handling) == (10 * SECOND, 70 * SECOND)
    assert (found.reached.asked, found.reached.reached) == (2, 1)
    counted = queue_state.load_line_totals()
    assert (counted[LineCounterName.ASKED], counted[LineCounterName.ANSWERED]) == (2, 1)


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"outcome": "splendid"}, "outcome"),
        ({"outcome": None}, "outcome"),
        ({"answered_at": _text(NOW - 91 * SECOND)}, "answered_at"),
        ({"ended_at": "yesterday"}, "ended_at"),
        ({"queued_at": "1900-01-01T00:00:00+00:00"}, "answered_at"),
        ({"wrapped_up_at": _text(NOW + timedelta(hours=1))}, "wrapped_up_at"),
        ({"note": "x"}, "note"),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_kept(
    client: Client, token: NewToken, other: dict[str, Any], field: str
) -> None:
    path = f"{_look_up(client, token).json()['id']}/disposition"

    answer = _post(client, token, path, _went(**other))

    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert RefusedDisposition.objects.get().field == field
    assert not CentreCall.objects.exclude(told_id="").exists()


def test_something_else_of_the_same_call_or_of_no_call_is_refused_and_kept(client: Client, token: NewToken) -> None:
    path = f"{_look_up(client, token).json()['id']}/disposition"
    _post(client, token, path, _went())

    assert _post(client, token, path, _went(outcome="told")).status_code == 409
    assert _post(client, token, f"{uuid4()}/disposition", _went()).status_code == 404
    assert RefusedDisposition.objects.count() == 2


def _machine(token: NewToken) -> Actor:
    actor = api_tokens.find_machine_actor(token=token.token, scope=api_tokens.CALLS, now=NOW)
    assert actor is not None
    return actor


def _real_now() -> datetime:
    return datetime.now(UTC)
