"""What the flow says, as the carrier can say it: fixed sentences at addresses of ours, what is about her by its voice.

A fixed sentence is the same for everybody and may be fetched by anybody. What is about her is said in English, as no
other voice has been checked. Nothing about a person lies at any address
(docs/adr): it goes to the carrier in the answer to a signed request, and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from victimcare.channels.phone.prompts import OFFER, fixed_sentences
from victimcare.rules.calls import CallState, HoldMusic, Pause, SpokenPart, SpokenWords
from victimcare.rules.calls.state_machine import FIRST_LANGUAGE_KEY
from victimcare.services.ports import hosted
from victimcare.wording import say
from victimcare.wording.languages import ENGLISH

SOUNDS = "/phone/twiml/sounds"


def spoken(
    says: tuple[SpokenWords, ...], state: CallState, said: Mapping[SpokenPart, tuple[str, ...]], *, public: str
) -> tuple[hosted.Spoken, ...]:
    """`public`: our own address."""
    return tuple(_each(says, state, said, f"{public}{SOUNDS}"))


def address_of(sounds: str, language: str, name: str) -> str:
    return f"{sounds}/{language}/{name}.wav"


def _each(
    says: tuple[SpokenWords, ...], state: CallState, said: Mapping[SpokenPart, tuple[str, ...]], sounds: str
) -> Iterator[hosted.Spoken]:
    for words in says:
        match words:
            case Pause(seconds):
                yield hosted.Quiet(math.ceil(seconds))
            case HoldMusic(seconds):
                yield hosted.Sound(f"{sounds}/music/{math.ceil(seconds)}.wav")
            case SpokenPart.KEYED:
                yield hosted.Speech(_read_back(state.keyed), ENGLISH)
            case SpokenPart.LANGUAGES:
                for key, language in enumerate((ENGLISH, *state.languages), start=FIRST_LANGUAGE_KEY - 1):
                    yield hosted.Sound(address_of(sounds, language, OFFER))
                    yield hosted.Sound(address_of(sounds, language, f"calls-digit-{key}"))
            case SpokenPart():
                for text in said.get(words, ()):
                    yield hosted.Speech(text, ENGLISH)
            case str():
                has_own = state.language in state.languages and words in fixed_sentences(state.language)
                own = state.language if has_own else ENGLISH
                yield hosted.Sound(address_of(sounds, own, words))


def _read_back(keyed: str) -> str:
    """In groups, as `Prompts.digits` has them."""
    groups = [keyed[:-6], keyed[-6:-3], keyed[-3:]]
    return ", ".join(" ".join(say(f"calls-digit-{digit}") for digit in group) for group in groups if group)
