"""What is to happen next in a call, as TwiML. Source: Twilio's "TwiML for Programmable Voice"."""

from __future__ import annotations

from functools import singledispatch

from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

from victimcare.adapters.carriers.twilio.voices import voice
from victimcare.services.ports.hosted import Connect, End, Hear, Instruction, Join, Keep, Quiet, Sound, Speech, Spoken

_POST = "POST"
_ANY_KEY = "1234567890*#"
_SILENCE_ENDS_IT = 6  # seconds, of a recording: she may look for words


def as_markup(instruction: Instruction, *, shows: str | None = None) -> bytes:
    """`shows`: the number that is seen by whoever is rung for a caller. None: hers is, where she has not withheld it
    (Twilio's "Dial", `callerId`)."""
    response = VoiceResponse()
    if isinstance(instruction, Connect):
        _connect(instruction, response, shows)
    else:
        _write(instruction, response)
    markup: str = response.to_xml()
    return markup.encode()


@singledispatch
def _write(instruction: Instruction, response: VoiceResponse) -> None:
    raise TypeError(instruction)


@_write.register
def _hear(hear: Hear, response: VoiceResponse) -> None:
    """One key is told as it is, star and hash among them. Where more are wanted, star ends the wait (Twilio takes one
    key for that, and star must hang up at once); a hash is then one of the keys."""
    gather = Gather(
        input="dtmf",
        num_digits=hear.most,
        finish_on_key="" if hear.most == 1 else "*",
        timeout=hear.seconds,
        action=hear.then,
        method=_POST,
        action_on_empty_result=True,
    )
    _say(hear.says, gather)
    response.append(gather)


@_write.register
def _keep(keep: Keep, response: VoiceResponse) -> None:
    _say(keep.says, response)
    response.record(
        action=keep.then,
        method=_POST,
        max_length=keep.most_seconds,
        timeout=_SILENCE_ENDS_IT,
        finish_on_key=_ANY_KEY,
        play_beep=True,
        trim="do-not-trim",
        recording_status_callback=keep.kept,
        recording_status_callback_method=_POST,
        recording_status_callback_event="completed",
    )


def _connect(connect: Connect, response: VoiceResponse, shows: str | None) -> None:
    _say(connect.says, response)
    dial = Dial(action=connect.then, method=_POST, timeout=connect.rings_for, caller_id=shows)
    (dial.sip if connect.to.startswith("sip:") else dial.number)(connect.to, url=connect.answered, method=_POST)
    response.append(dial)


@_write.register
def _join(join: Join, response: VoiceResponse) -> None:
    """Nothing: who was rung is joined with the caller when our words for them are over."""


@_write.register
def _end(end: End, response: VoiceResponse) -> None:
    _say(end.says, response)
    response.hangup()


def _say(says: tuple[Spoken, ...], into: VoiceResponse | Gather) -> None:
    for each in says:
        match each:
            case Sound(address):
                into.play(address)
            case Speech(words, language):
                name, locale = voice(language)
                into.say(words, voice=name, language=locale)
            case Quiet(seconds):
                into.pause(length=seconds)
