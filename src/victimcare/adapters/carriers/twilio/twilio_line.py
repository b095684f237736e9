from __future__ import annotations

import io
import wave
from collections.abc import Mapping
from http import HTTPStatus

import requests

from victimcare.adapters.carriers.twilio.twilio_api import TwilioApi
from victimcare.adapters.carriers.twilio.twilio_markup import render_markup
from victimcare.adapters.carriers.twilio.twilio_requests import TwilioSignatures, read_carrier_request
from victimcare.rules.calls.audio import to_mulaw
from victimcare.rules.calls.outbound_calls import dialable_number
from victimcare.rules.calls.resampling import resample_for_telephone
from victimcare.services.ports import SendDeferred, SendInDoubt, SendRefused
from victimcare.services.ports.hosted_calls import CallInstruction, CarrierRequest, PostedForm, RecordingMissing

NAME = "twilio"


class TwilioLine:
    """A `HostedLine`. Without `api` nothing can be recorded, since its sound could not be fetched. `extensions_at`: the
    host of the force's exchange. `shows`: the number that staff see when they are rung; without one they see the
    caller's."""

    name = NAME
    content_type = "text/xml; charset=utf-8"

    def __init__(
        self,
        *,
        signatures: TwilioSignatures,
        api: TwilioApi | None,
        extensions_at: str | None = None,
        shows: str | None = None,
    ) -> None:
        self._signatures, self._api, self._extensions_at, self._shows = signatures, api, extensions_at, shows

    def check(self, address: str, headers: Mapping[str, str], form: PostedForm) -> None:
        self._signatures.check(address, headers, form)

    def read(self, form: PostedForm) -> CarrierRequest:
        return read_carrier_request(form)

    def write(self, instruction: CallInstruction) -> bytes:
        return render_markup(instruction, shows=self._shows)

    def dials(self, extension: str) -> str:
        """A full United Kingdom number, or an extension of the force's exchange."""
        if number := dialable_number(extension):
            return number
        is_ours = self._extensions_at and extension.isascii() and extension.isdecimal()
        return f"sip:{extension}@{self._extensions_at}" if is_ours else ""

    def recording(self, name: str) -> bytes:
        answer = self._asked("GET", f"/Recordings/{name}.wav")
        if answer.status_code == HTTPStatus.NOT_FOUND:
            raise RecordingMissing(name)
        try:
            with wave.open(io.BytesIO(answer.content)) as sound:
                if (sound.getnchannels(), sound.getsampwidth()) != (1, 2):
                    raise SendDeferred("a recording of another shape")
                pcm = sound.readframes(sound.getnframes())
                return to_mulaw(resample_for_telephone(pcm, sound.getframerate()))
        except (wave.Error, EOFError) as problem:
            raise SendDeferred("a recording that cannot be read") from problem

    def erase(self, name: str) -> None:
        self._asked("DELETE", f"/Recordings/{name}.json")

    def _asked(self, method: str, path: str) -> requests.Response:
        if self._api is None:
            raise SendDeferred("TWILIO_ACCOUNT_SID is not set")
        try:
            return self._api.ask(method, path)
        except (SendInDoubt, SendRefused) as problem:
            raise SendDeferred(problem.reason) from problem
