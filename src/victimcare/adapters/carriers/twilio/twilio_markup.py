"""The next step of a call, as TwiML. Source: Twilio's "TwiML for Programmable Voice"."""

from __future__ import annotations

from functools import singledispatch

from twilio.twiml.voice_response import Dial, Gather, VoiceResponse

from victimcare.services.ports.hosted_calls import (
    CallInstruction,
    CollectKeys,
    ConnectCaller,
    EndCall,
    FixedSound,
    JoinCaller,
    RecordVoice,
    SilentPause,
    SpokenItem,
    SpokenText,
)

# Which of Twilio's voices speaks about a person, by language. Source: the voices of its "Text-to-speech".
#
# British, and of the standard kind. A language is added once a speaker of it has listened to its voice.

# language → (voice, locale)
VOICES = {
    "en": ("Polly.Amy", "en-GB"),
}


def twilio_voice(language: str) -> tuple[str, str]:
    """The English voice for a language that has none."""
    return VOICES.get(language, VOICES["en"])


_POST = "POST"
_ANY_KEY = "1234567890*#"
_SILENCE_ENDS_IT = 6  # seconds, in a recording: the caller may be looking for words


def render_markup(instruction: CallInstruction, *, shows: str | None = None) -> bytes:
    """`shows`: the number that the person rung for a caller sees. None: the caller's own, unless it is withheld
    (Twilio's "Dial", `callerId`)."""
    response = VoiceResponse()
    if isinstance(instruction, ConnectCaller):
        _connect(instruction, response, shows)
    else:
        _write(instruction, response)
    markup: str = response.to_xml()
    return markup.encode()


@singledispatch
def _write(instruction: CallInstruction, response: VoiceResponse) -> None:
    raise TypeError(instruction)


@_write.register
def _hear(hear: CollectKeys, response: VoiceResponse) -> None:
    """A single key is reported as it is, including star and hash. Where more are wanted, star ends the wait (Twilio
    takes one key for that, and star must hang up at once); a hash is then one of the keys."""
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
def _keep(keep: RecordVoice, response: VoiceResponse) -> None:
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


def _connect(connect: ConnectCaller, response: VoiceResponse, shows: str | None) -> None:
    _say(connect.says, response)
    dial = Dial(action=connect.then, method=_POST, timeout=connect.rings_for, caller_id=shows)
    (dial.sip if connect.to.startswith("sip:") else dial.number)(connect.to, url=connect.answered, method=_POST)
    response.append(dial)


@_write.register
def _join(join: JoinCaller, response: VoiceResponse) -> None:
    """Nothing to write: the person rung is joined with the caller when our words for them are over."""


@_write.register
def _end(end: EndCall, response: VoiceResponse) -> None:
    _say(end.says, response)
    response.hangup()


def _say(says: tuple[SpokenItem, ...], into: VoiceResponse | Gather) -> None:
    for each in says:
        match each:
            case FixedSound(address):
                into.play(address)
            case SpokenText(words, language):
                name, locale = twilio_voice(language)
                into.say(words, voice=name, language=locale)
            case SilentPause(seconds):
                into.pause(length=seconds)
