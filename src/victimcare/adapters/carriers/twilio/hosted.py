from __future__ import annotations

import io
import wave
from collections.abc import Mapping
from http import HTTPStatus

import requests

from victimcare.adapters.carriers.twilio.api import Api
from victimcare.adapters.carriers.twilio.markup import as_markup
from victimcare.adapters.carriers.twilio.signature import Signatures
from victimcare.adapters.carriers.twilio.telling import told
from victimcare.rules.calls.audio import to_mulaw
from victimcare.rules.calls.outbound_calls import dialable_number
from victimcare.rules.calls.resampling import resample_for_telephone
from victimcare.services.ports import InDoubt, RefusedForGood, TryLater
from victimcare.services.ports.hosted import Form, Instruction, NotThere, Told

NAME = "twilio"


class TwilioLine:
    """A `HostedLine`. Without `api` nothing can be recorded: its sound could not be fetched. `extensions_at`: the host
    of the force's exchange. `shows`: our number, to whom of ours it rings; without one they see the caller's."""

    name = NAME
    content_type = "text/xml; charset=utf-8"

    def __init__(
        self, *, signatures: Signatures, api: Api | None, extensions_at: str | None = None, shows: str | None = None
    ) -> None:
        self._signatures, self._api, self._extensions_at, self._shows = signatures, api, extensions_at, shows

    def check(self, address: str, headers: Mapping[str, str], form: Form) -> None:
        self._signatures.check(address, headers, form)

    def read(self, form: Form) -> Told:
        return told(form)

    def write(self, instruction: Instruction) -> bytes:
        return as_markup(instruction, shows=self._shows)

    def dials(self, extension: str) -> str:
        """A whole number of the United Kingdom, or an extension of the force's exchange."""
        if number := dialable_number(extension):
            return number
        is_ours = self._extensions_at and extension.isascii() and extension.isdecimal()
        return f"sip:{extension}@{self._extensions_at}" if is_ours else ""

    def recording(self, name: str) -> bytes:
        answer = self._asked("GET", f"/Recordings/{name}.wav")
        if answer.status_code == HTTPStatus.NOT_FOUND:
            raise NotThere(name)
        try:
            with wave.open(io.BytesIO(answer.content)) as sound:
                if (sound.getnchannels(), sound.getsampwidth()) != (1, 2):
                    raise TryLater("a recording of another shape")
                pcm = sound.readframes(sound.getnframes())
                return to_mulaw(resample_for_telephone(pcm, sound.getframerate()))
        except (wave.Error, EOFError) as problem:
            raise TryLater("a recording that cannot be read") from problem

    def erase(self, name: str) -> None:
        self._asked("DELETE", f"/Recordings/{name}.json")

    def _asked(self, method: str, path: str) -> requests.Response:
        if self._api is None:
            raise TryLater("TWILIO_ACCOUNT_SID is not set")
        try:
            return self._api.ask(method, path)
        except (InDoubt, RefusedForGood) as problem:
            raise TryLater(problem.reason) from problem
