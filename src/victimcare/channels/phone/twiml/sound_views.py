"""Serves the fixed sentences and the music as files that a carrier plays: the same for all, so anyone may have them."""

from __future__ import annotations

import hashlib
import io
import wave
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from victimcare.channels.phone import hold_music
from victimcare.channels.phone.line_command import force_values
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.twiml.carrier_requests import is_carrier_on
from victimcare.rules.calls.audio import RATE, from_mulaw
from victimcare.services import port_registry
from victimcare.services.access import Act
from victimcare.wording import SentenceMissing
from victimcare.wording.fluent import list_languages
from victimcare.wording.languages import ENGLISH

LONGEST_MUSIC = 60  # seconds


@require_safe
@cache_control(public=True, max_age=3600)
def serve_sentence(request: HttpRequest, language: str, name: str) -> HttpResponse:
    if not is_carrier_on() or language not in (ENGLISH, *list_languages()):
        raise Http404
    try:
        return _serve_sound(request, _prompts_of(language).made(name))
    except SentenceMissing as problem:
        raise Http404 from problem


@require_safe
@cache_control(public=True, max_age=86400)
def serve_music(request: HttpRequest, seconds: int) -> HttpResponse:
    if not is_carrier_on() or not 0 < seconds <= LONGEST_MUSIC:
        raise Http404
    return _serve_sound(request, hold_music.cut_music(0, seconds))


@lru_cache
def _prompts_of(language: str) -> Prompts:
    return Prompts(settings.HOME, port_registry.speech_engine(), force_values(settings.FORCE), language)


def _serve_sound(request: HttpRequest, mulaw: bytes) -> HttpResponse:
    """Serve a sound with a tag, by which the carrier checks whether it has changed: a recording may have replaced the
    machine's voice."""
    tag = f'"{hashlib.sha256(mulaw).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    return HttpResponse(wrap_as_wav(mulaw), content_type="audio/wav", headers={"ETag": tag})


def wrap_as_wav(mulaw: bytes) -> bytes:
    """16 bits a sample, which every carrier and every browser plays."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(from_mulaw(mulaw))
    return file.getvalue()


serve_sentence.access = serve_music.access = Act.ANSWER_CALL  # type: ignore[attr-defined]
