"""Reads and verifies Twilio's requests. Source: Twilio's "TwiML Voice request parameters", `Gather`, `RecordVoice`,
`Dial`, and "Answering machine detection"."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from twilio.request_validator import (
    HMAC_SHA1,
    HMAC_SHA256,
    SIGNATURE_HEADER,
    SIGNATURE_SETTINGS_HEADER,
    RequestValidator,
    get_signature_algorithm,
)

from victimcare.services.ports import ForgedCallback, UnreadableReceipt
from victimcare.services.ports.hosted_calls import CallProgress, CarrierRequest, PickedUpBy, PostedForm

_CALL = re.compile(r"CA[0-9a-f]{32}")
_RECORDING = re.compile(r"RE[0-9a-f]{32}")
_NUMBER = re.compile(r"\+[1-9][0-9]{7,14}")
_DIALLED = re.compile(r"\+?[0-9]{2,15}")  # also a short number, as 101
_KEYS = re.compile(r"[0-9*#]{0,64}")
# The value of From where the caller withheld their number: letters on a telephone's keys, which are no real number.
_WITHHELD = frozenset({"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"})
_IN_PROGRESS = "in-progress"  # used where a request is about a recording, and does not mention its call
_HANGUP = "hangup"  # in place of the key that ended a recording

_PROGRESS_OF_STATUS = {
    "queued": CallProgress.UNDER_WAY,
    "initiated": CallProgress.UNDER_WAY,
    "ringing": CallProgress.UNDER_WAY,
    "in-progress": CallProgress.UNDER_WAY,
    "completed": CallProgress.OVER,
    "busy": CallProgress.NO_ANSWER,
    "no-answer": CallProgress.NO_ANSWER,
    "canceled": CallProgress.NO_ANSWER,
    "failed": CallProgress.REFUSED,
}
_PICKED_UP_BY = {
    "human": PickedUpBy.PERSON,
    "machine_start": PickedUpBy.MACHINE,
    "machine_end_beep": PickedUpBy.MACHINE_WAITS,
    "machine_end_silence": PickedUpBy.MACHINE_WAITS,
    "machine_end_other": PickedUpBy.MACHINE_WAITS,
    "fax": PickedUpBy.NO_SPEECH,
    "unknown": PickedUpBy.NO_SPEECH,
}


def read_carrier_request(form: PostedForm) -> CarrierRequest:
    """Raises UnreadableReceipt."""
    call, status = _one(form, "CallSid"), _one(form, "CallStatus") or _IN_PROGRESS
    if not _CALL.fullmatch(call) or status not in _PROGRESS_OF_STATUS:
        raise UnreadableReceipt("CallSid or CallStatus is none of Twilio's")
    recording, answered_by = _one(form, "RecordingSid"), _one(form, "AnsweredBy")
    if recording and not _RECORDING.fullmatch(recording):
        raise UnreadableReceipt("RecordingSid is none of Twilio's")
    return CarrierRequest(
        call=call,
        rings_from=_number(_one(form, "From")),
        dialled=_one(form, "To") if _DIALLED.fullmatch(_one(form, "To")) else "",
        keys=_keys(form),
        became=_PROGRESS_OF_STATUS[status],
        picked_up_by=_PICKED_UP_BY.get(answered_by, PickedUpBy.NO_SPEECH) if answered_by else None,
        recording=recording,
        for_call=_one(form, "ParentCallSid"),
    )


def _keys(form: PostedForm) -> str:
    """Includes the key that ended the input, which Twilio reports separately."""
    keyed = _one(form, "Digits")
    if keyed == _HANGUP:
        return ""
    ended_by = _one(form, "FinishedOnKey")
    keys = keyed if keyed.endswith("*") else keyed + ended_by
    if not _KEYS.fullmatch(keys):
        raise UnreadableReceipt("Digits holds what is no key")
    return keys


def _number(given: str) -> str:
    return given if _NUMBER.fullmatch(given) and given not in _WITHHELD else ""


def _one(form: PostedForm, name: str) -> str:
    values = form.getlist(name)
    return values[-1] if values else ""


# Verifies that Twilio sent a request: HMAC-SHA1 with the account's token, or the signature of a webhooks rule's shared
# key.
#
# Source: Twilio's "Webhooks security", and its library's `request_validator`. A request that names no settings was
# signed with the account's token. One that does was signed with the shared key, by the algorithm that it names.

_KNOWN = frozenset({HMAC_SHA1, HMAC_SHA256})
_USUAL_PORTS = {"https": 443, "http": 80}


class TwilioSignatures:
    """`shared_key`: of the webhooks rule for our address, where the account has one."""

    def __init__(self, *, token: str, shared_key: str | None = None) -> None:
        self._by_token = RequestValidator(token)
        self._by_shared_key = RequestValidator(shared_key) if shared_key else None

    def check(self, address: str, headers: Mapping[str, str], form: PostedForm) -> None:
        """Raises ForgedCallback. The comparison takes the same time wherever the values differ."""
        given = {name.lower(): value for name, value in headers.items()}
        signature = given.get(SIGNATURE_HEADER.lower(), "").encode("utf-8", "surrogateescape")
        settings = given.get(SIGNATURE_SETTINGS_HEADER.lower(), "")
        validator = self._by_shared_key if settings else self._by_token
        algorithm = get_signature_algorithm(settings)
        if validator is None or algorithm not in _KNOWN:
            raise ForgedCallback
        try:
            made = [validator.compute_signature(one, form, algorithm).encode() for one in _signed_addresses(address)]
        except UnicodeEncodeError:
            raise ForgedCallback from None  # half a character: no carrier sends it
        if True not in [hmac.compare_digest(signature, one) for one in made]:
            raise ForgedCallback


def _signed_addresses(address: str) -> tuple[str, str]:
    """With and without its port: Twilio signs either (its library's `validate` takes both)."""
    parts = urlsplit(address)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = parts.port or _USUAL_PORTS[parts.scheme]
    return parts._replace(netloc=str(host)).geturl(), parts._replace(netloc=f"{host}:{port}").geturl()
