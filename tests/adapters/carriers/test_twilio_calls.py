"""Calls and recordings by Twilio's REST API, against a stand-in: one call for one message, whatever fails."""

from __future__ import annotations

import io
import threading
import wave
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.outside import PATIENT
from victimcare.adapters.carriers.twilio import TwilioApi, TwilioCarrier, TwilioLine, TwilioSignatures
from victimcare.adapters.carriers.twilio.twilio_carrier import MOST_CALLS_AN_HOUR
from victimcare.demo.outside.http_server import OutsideServer
from victimcare.demo.outside.outside_journal import OutsideJournal
from victimcare.demo.outside.supplier_modes import SupplierModes
from victimcare.demo.outside.twilio_server import ACCOUNT, TwilioServer
from victimcare.rules.calls.audio import pack_samples, to_mulaw
from victimcare.services.ports import (
    MessageState,
    OutgoingCall,
    ProviderMessage,
    Recipient,
    SendDeferred,
    SendInDoubt,
    SendRefused,
    VisibleNumberCarrier,
)
from victimcare.services.ports.hosted_calls import RecordingMissing

OURS = "+448081570999"
TOKEN = "a-token"
NOWHERE = "http://127.0.0.1:9"  # where no product answers


@dataclass
class World:
    twilio: TwilioServer
    modes: SupplierModes
    url: str
    told: dict[str, ProviderMessage] = field(default_factory=dict)  # what the product was told of, by reference
    known: set[str] = field(default_factory=set)  # calls that it was told of

    @property
    def api(self) -> TwilioApi:
        return TwilioApi(base_url=self.url, account=ACCOUNT, token=TOKEN, timeout=PATIENT)

    @property
    def carrier(self) -> TwilioCarrier:
        return TwilioCarrier(
            self.api,
            rings_from=OURS,
            address=lambda reference: f"{NOWHERE}/phone/twiml/placed/{reference}",
            known=self.told.get,
            strangers=lambda calls: [one for one in calls if one not in self.known],
        )


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    modes, stopping = SupplierModes(), threading.Event()
    twilio = TwilioServer(
        journal=OutsideJournal(tmp_path / "journal"),
        modes=modes,
        token=TOKEN,
        stopping=stopping,
        picks_up=lambda _: "busy",
    )
    server = OutsideServer(("127.0.0.1", 0), twilio.answer)
    server.start()
    yield World(twilio, modes, f"http://127.0.0.1:{server.port}")
    stopping.set()
    server.shutdown()
    server.server_close()


def order(reference: str = "r1", to: str = "07700 900123", *, may_leave_message: bool = False) -> OutgoingCall:
    return OutgoingCall(reference, Recipient(to), "en", may_leave_message, "Please ring us.", shown="neutral")


def test_a_call_is_asked_for_with_our_reference_in_its_address(world: World) -> None:
    accepted = world.carrier.send(order())

    call = world.twilio.calls[accepted.provider_id]
    assert {
        name: call.one(name) for name in ("To", "From", "Url", "StatusCallback", "MachineDetection", "Timeout")
    } == {
        "To": "+447700900123",
        "From": OURS,
        "Url": f"{NOWHERE}/phone/twiml/placed/r1",
        "StatusCallback": f"{NOWHERE}/phone/twiml/placed/r1/became",
        "MachineDetection": "Enable",
        "Timeout": "30",
    }
    assert "Please ring us." not in str(call.wanted), "no words for the victim go with it"


def test_a_machine_is_waited_for_to_its_end_only_where_the_victim_agreed_to_a_message(world: World) -> None:
    accepted = world.carrier.send(order(may_leave_message=True))

    assert world.twilio.calls[accepted.provider_id].one("MachineDetection") == "DetectMessageEnd"


@pytest.mark.parametrize("number", ["+1 202 555 0100", "0909 879 0000", "070 1234 5678", "999", "sip:x@y.example"])
def test_numbers_that_cost_or_lead_astray_are_never_rung(world: World, number: str) -> None:
    with pytest.raises(SendRefused):
        world.carrier.send(order(to=number))

    assert world.twilio.calls == {}


def test_a_call_that_must_show_no_number_is_refused(world: World) -> None:
    """It would be seen on the victim's telephone by the person who looks at it."""
    with pytest.raises(SendRefused, match="no number"):
        world.carrier.send(replace(order(), shown="withheld"))

    assert world.twilio.calls == {}
    assert isinstance(world.carrier, VisibleNumberCarrier)


@pytest.mark.parametrize(
    ("extension", "exchange", "rings"),
    [
        ("02079460123", None, "+442079460123"),
        ("4711", "exchange.force.example", "sip:4711@exchange.force.example"),
        ("4711", None, ""),
        ("09098790000", "exchange.force.example", "sip:09098790000@exchange.force.example"),
        ("4711@evil.example", "exchange.force.example", ""),
    ],
)
def test_only_numbers_of_the_allow_list_and_our_own_exchange_are_dialled(
    extension: str, exchange: str | None, rings: str
) -> None:
    line = TwilioLine(signatures=TwilioSignatures(token=TOKEN), api=None, extensions_at=exchange)

    assert line.dials(extension) == rings


def test_no_more_are_rung_in_an_hour_than_the_cap_allows(world: World) -> None:
    carrier = world.carrier
    carrier._placed.extend([10**9] * MOST_CALLS_AN_HOUR)

    with pytest.raises(SendDeferred):
        carrier.send(order())
    assert world.twilio.calls == {}


@pytest.mark.parametrize(
    ("mode", "error"), [("5xx", SendInDoubt), ("429", SendDeferred), ("accept_then_drop", SendInDoubt)]
)
def test_what_a_failure_means(world: World, mode: str, error: type[Exception]) -> None:
    world.modes.set(mode, count=1)

    with pytest.raises(error):
        world.carrier.send(order())


def test_a_carrier_that_is_not_there_certainly_rang_nobody(world: World) -> None:
    world.url = NOWHERE

    with pytest.raises(SendDeferred):
        world.carrier.send(order())


def test_what_the_product_was_told_comes_first(world: World) -> None:
    world.told["r1"] = ProviderMessage("CA1", MessageState.DELIVERED, datetime.now(UTC))

    assert world.carrier.find("r1") == world.told["r1"]


def test_a_message_for_which_no_call_was_placed_may_be_tried_again(world: World) -> None:
    other = world.carrier.send(order("r2"))
    world.known.add(other.provider_id)

    assert world.carrier.find("r1") is None


def test_while_a_call_may_be_the_one_in_doubt_nobody_is_rung_again(world: World) -> None:
    world.modes.set("accept_then_drop", count=1)
    with pytest.raises(SendInDoubt):
        world.carrier.send(order())

    with pytest.raises(SendDeferred):
        world.carrier.find("r1")


def test_long_after_its_end_a_call_is_known_by_what_it_asked_of_us(world: World) -> None:
    world.carrier.send(order("r1"))
    world.carrier.send(order("r2"))
    for call, address in zip(world.twilio.calls.values(), ("r1", "r2"), strict=True):
        call.status, call.ended = "no-answer", datetime.now(UTC) - timedelta(hours=1)
        call.asked = [f"{NOWHERE}/phone/twiml/placed/{address}/became"]

    found = world.carrier.find("r2")

    assert found is not None
    assert (found.provider_id, found.state) == ([*world.twilio.calls][1], MessageState.FAILED_FOR_NOW)
    assert world.carrier.find("r3") is None


def _wav(values: list[int]) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(pack_samples(values))
    return file.getvalue()


def test_what_the_victim_said_is_fetched_and_deleted_at_the_carrier(world: World) -> None:
    line = TwilioLine(signatures=TwilioSignatures(token=TOKEN), api=world.api)
    said = [n % 4000 for n in range(16000)]
    world.twilio.recordings["RE1"] = _wav(said)

    sound = line.recording("RE1")
    line.erase("RE1")
    line.erase("RE1")  # twice is once

    assert sound == to_mulaw(pack_samples(said))
    assert world.twilio.recordings == {}
    with pytest.raises(RecordingMissing):
        line.recording("RE1")


def test_what_cannot_be_read_is_not_taken_for_gone(world: World) -> None:
    line = TwilioLine(signatures=TwilioSignatures(token=TOKEN), api=world.api)
    world.twilio.recordings["RE1"] = b"no sound at all"

    with pytest.raises(SendDeferred):
        line.recording("RE1")
