"""The line's voice, made once for a run of the tests: its hundred sentences take two seconds of a core."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from tests.made_once import copied_from
from victimcare.adapters.speech.espeak import EspeakSpeech
from victimcare.channels.phone.line_command import force_values
from victimcare.channels.phone.line_prompts import Prompts


def with_its_voice(home: Path) -> Path:
    """This home, in which the fixed sentences lie as an earlier start of the line would have left them."""
    home.mkdir(parents=True, exist_ok=True)
    copied_from("voice", home, _made)
    return home


def _made(home: Path) -> None:
    speech = EspeakSpeech()
    try:
        Prompts(home, speech, force_values(settings.FORCE)).prepare()
    finally:
        speech.close()
