"""Which requests of a hosted carrier are accepted: forged, replayed and late ones write nothing."""

from __future__ import annotations

import io
import wave
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import requests
from tests.channels.phone.contract.hosted_line import PUBLIC
from tests.channels.phone.contract.world import a_caller
from tests.conftest import Database
from tests.services.people_and_cases import a_team
from twilio.request_validator import SIGNATURE_HEADER

from victimcare.channels.phone.twiml.turn_effects import desk_worker
from victimcare.demo.outside.hosted_telephones import HostedTelephone, SignedProduct
from victimcare.records.models import AuditEntry, Call, Callback, HostedCall
from victimcare.services import port_registry

ANSWER, BECAME = f"{PUBLIC}/phone/twiml/answer", f"{PUBLIC}/phone/twiml/became"


@pytest.fixture(autouse=True)
def world(real_database: Database, hosted_carrier: SignedProduct) -> Iterator[None]:
    a_team()
    yield
    desk_worker.settled()


def everything_on_record() -> tuple[Any, ...]:
    return (
        list(Call.objects.order_by("id").values()),
        [
            (each.turn, bytes(each.memory), bytes(each.last_answer), each.over_at)
            for each in HostedCall.objects.order_by("id")
        ],
        Callback.objects.count(),
        AuditEntry.objects.count(),
    )


def an_answered_call(product: SignedProduct) -> HostedTelephone:
    telephone = HostedTelephone(product)
    telephone.ring()
    return telephone


@pytest.mark.parametrize("token", ["another-token", "x"])
def test_what_the_carrier_did_not_sign_is_refused_and_writes_nothing(hosted_carrier: SignedProduct, token: str) -> None:
    telephone = an_answered_call(hosted_carrier)
    before = everything_on_record()

    forged = [
        hosted_carrier.ask(ANSWER, HostedTelephone(hosted_carrier).form(), token=token),
        hosted_carrier.ask(f"{PUBLIC}/phone/twiml/next/1", telephone.form(Digits="1"), token=token),
        hosted_carrier.ask(BECAME, telephone.form(CallStatus="completed"), token=token),
    ]

    assert [one.status_code for one in forged] == [403, 403, 403]
    assert everything_on_record() == before


def test_what_was_signed_for_another_address_is_refused(hosted_carrier: SignedProduct) -> None:
    telephone = an_answered_call(hosted_carrier)
    form = telephone.form(Digits="1")
    elsewhere = SignedProduct("https://other.example", hosted_carrier.reached_at, hosted_carrier.token)
    before = everything_on_record()

    answer = elsewhere.ask("https://other.example/phone/twiml/next/1", form)

    assert answer.status_code == 403, "the address that is signed comes from the settings, never from a header"
    assert everything_on_record() == before


def test_the_carriers_own_repeat_is_given_the_same_and_writes_nothing(hosted_carrier: SignedProduct) -> None:
    telephone = an_answered_call(hosted_carrier)
    first = telephone.answer
    desk_worker.settled()
    before = everything_on_record()

    again = hosted_carrier.ask(*telephone.last)

    assert (again.status_code, again.content) == (200, first)
    assert everything_on_record() == before


def test_a_turn_that_the_call_has_left_is_a_replay(hosted_carrier: SignedProduct) -> None:
    telephone = an_answered_call(hosted_carrier)
    first = telephone.last
    telephone.passes()
    second = telephone.last
    telephone.passes()
    desk_worker.settled()
    before = everything_on_record()

    replayed = [hosted_carrier.ask(*first), hosted_carrier.ask(*second)]

    assert [one.status_code for one in replayed] == [403, 403]
    assert everything_on_record() == before


def test_another_request_for_the_turn_that_was_answered_last_is_a_replay(hosted_carrier: SignedProduct) -> None:
    telephone = an_answered_call(hosted_carrier)
    telephone.passes()
    address, form = telephone.last
    before = everything_on_record()

    assert hosted_carrier.ask(address, form | {"Digits": "3"}).status_code == 403
    assert everything_on_record() == before


def test_of_a_call_that_is_over_nothing_is_left_and_nothing_is_answered(hosted_carrier: SignedProduct) -> None:
    telephone = an_answered_call(hosted_carrier)
    telephone.passes()
    step = telephone.last
    telephone.hang_up()
    desk_worker.settled()
    over, before = telephone.last, everything_on_record()

    assert hosted_carrier.ask(*over).status_code == 204, "its own repeat"
    assert hosted_carrier.ask(*step).status_code == 403
    assert hosted_carrier.ask(BECAME, telephone.form(CallStatus="failed")).status_code == 403
    assert everything_on_record() == before
    held = HostedCall.objects.get()
    assert (bytes(held.memory), Call.objects.get().outcome) == (b"", "hung_up")


def test_a_call_that_is_not_known_is_refused(hosted_carrier: SignedProduct) -> None:
    stranger = HostedTelephone(hosted_carrier)

    assert hosted_carrier.ask(f"{PUBLIC}/phone/twiml/next/1", stranger.form()).status_code == 403
    assert hosted_carrier.ask(BECAME, stranger.form(CallStatus="completed")).status_code == 403
    assert not Call.objects.exists()


def test_after_star_the_carrier_is_told_to_hang_up_at_once(hosted_carrier: SignedProduct) -> None:
    telephone = an_answered_call(hosted_carrier)

    telephone.keys("*")

    assert telephone.is_over
    assert b"<Hangup" in telephone.answer
    assert Call.objects.get().path[-1] == "star"


def test_nothing_that_was_keyed_or_told_is_readable_in_the_database(hosted_carrier: SignedProduct) -> None:
    caller = a_caller(1)
    telephone = an_answered_call(hosted_carrier)
    telephone.passes()
    telephone.keys("1")
    telephone.keys(caller.code)
    desk_worker.settled()
    telephone.passes()
    held, call = HostedCall.objects.get(), Call.objects.get()

    assert b"<Say" in telephone.answer, "what is about the victim is said, and lies at no address"
    kept = bytes(held.memory) + bytes(held.last_answer) + repr(Call.objects.values().get()).encode()
    assert call.victim_id == caller.victim.id
    assert not any(secret in kept for secret in (caller.code.encode(), b"<Say", b"447700900123"))


def test_where_no_carrier_is_set_up_there_is_no_such_address(
    hosted_carrier: SignedProduct, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(port_registry.ports, "hosted_line", None)

    assert hosted_carrier.ask(ANSWER, HostedTelephone(hosted_carrier).form()).status_code == 404
    assert (
        requests.get(f"{hosted_carrier.reached_at}/phone/twiml/sounds/en/calls-safety.wav", timeout=60).status_code
        == 404
    )


def test_without_a_public_address_no_signature_can_be_judged(hosted_carrier: SignedProduct, settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, public_url=None)

    assert hosted_carrier.ask(ANSWER, HostedTelephone(hosted_carrier).form()).status_code == 404


def test_what_cannot_be_read_is_refused_and_writes_nothing(hosted_carrier: SignedProduct) -> None:
    form = HostedTelephone(hosted_carrier).form(CallSid="CA-unknown", Digits="")

    assert hosted_carrier.ask(ANSWER, form).status_code == 400
    assert not Call.objects.exists()


def test_a_browser_is_no_carrier(hosted_carrier: SignedProduct) -> None:
    address = f"{hosted_carrier.reached_at}/phone/twiml/answer"

    assert requests.get(address, timeout=60).status_code == 405
    assert requests.post(address, data={}, headers={SIGNATURE_HEADER: ""}, timeout=60).status_code == 403


def test_a_fixed_sentence_is_a_file_that_anybody_may_have(hosted_carrier: SignedProduct) -> None:
    address = f"{hosted_carrier.reached_at}/phone/twiml/sounds/en/calls-goodbye.wav"

    answer = requests.get(address, timeout=60)
    again = requests.get(address, headers={"If-None-Match": answer.headers["ETag"]}, timeout=60)

    with wave.open(io.BytesIO(answer.content)) as sound:
        assert (sound.getnchannels(), sound.getframerate()) == (1, 8000)
        assert sound.getnframes() > 4000
    assert (again.status_code, again.content) == (304, b"")
    assert requests.get(address.replace("goodbye", "promise"), timeout=60).status_code == 404, "no fixed sentence"
