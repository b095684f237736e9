"""What a request of Twilio's tells. Source: Twilio's "TwiML Voice request parameters", `Gather`, `Record`, `Dial`, and
"Answering machine detection"."""

from __future__ import annotations

import re

from victimcare.services.ports import UnreadableReceipt
from victimcare.services.ports.hosted import Became, Form, PickedUpBy, Told

_CALL = re.compile(r"CA[0-9a-f]{32}")
_RECORDING = re.compile(r"RE[0-9a-f]{32}")
_NUMBER = re.compile(r"\+[1-9][0-9]{7,14}")
_KEYS = re.compile(r"[0-9*#]{0,64}")
# What stands in From where the caller withheld her number: letters on a telephone's keys, and no numbers of anybody's.
_WITHHELD = frozenset({"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"})
_IN_PROGRESS = "in-progress"  # where a request is about a recording, and says nothing of its call
_HANGUP = "hangup"  # in place of the key that ended a recording

_BECAME = {
    "queued": Became.UNDER_WAY,
    "initiated": Became.UNDER_WAY,
    "ringing": Became.UNDER_WAY,
    "in-progress": Became.UNDER_WAY,
    "completed": Became.OVER,
    "busy": Became.NO_ANSWER,
    "no-answer": Became.NO_ANSWER,
    "canceled": Became.NO_ANSWER,
    "failed": Became.REFUSED,
}
_PICKED_UP_BY = {
    "human": PickedUpBy.PERSON,
    "machine_start": PickedUpBy.MACHINE,
    "machine_end_beep": PickedUpBy.MACHINE_WAITS,
    "machine_end_silence": PickedUpBy.MACHINE_WAITS,
    "machine_end_other": PickedUpBy.MACHINE_WAITS,
    "fax": PickedUpBy.NOBODY,
    "unknown": PickedUpBy.NOBODY,
}


def told(form: Form) -> Told:
    """Raises UnreadableReceipt."""
    call, status = _one(form, "CallSid"), _one(form, "CallStatus") or _IN_PROGRESS
    if not _CALL.fullmatch(call) or status not in _BECAME:
        raise UnreadableReceipt("CallSid or CallStatus is none of Twilio's")
    recording, answered_by = _one(form, "RecordingSid"), _one(form, "AnsweredBy")
    if recording and not _RECORDING.fullmatch(recording):
        raise UnreadableReceipt("RecordingSid is none of Twilio's")
    return Told(
        call=call,
        rings_from=_number(_one(form, "From")),
        keys=_keys(form),
        became=_BECAME[status],
        picked_up_by=_PICKED_UP_BY.get(answered_by, PickedUpBy.NOBODY) if answered_by else None,
        recording=recording,
        for_call=_one(form, "ParentCallSid"),
    )


def _keys(form: Form) -> str:
    """With the key that ended it: Twilio tells that one apart."""
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


def _one(form: Form, name: str) -> str:
    values = form.getlist(name)
    return values[-1] if values else ""
