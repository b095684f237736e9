"""The fixed sentences, and the music, as files that a carrier plays: the same for all, so anybody may have them."""

from __future__ import annotations

import hashlib
import io
import wave
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from victimcare.channels.phone import music
from victimcare.channels.phone.command import said_of
from victimcare.channels.phone.prompts import Prompts
from victimcare.channels.phone.twiml.genuine import is_on
from victimcare.rules.calls.audio import RATE, from_mulaw
from victimcare.services import port_registry
from victimcare.services.access import Act
from victimcare.wording import Unsaid
from victimcare.wording.files import languages
from victimcare.wording.languages import ENGLISH

LONGEST_MUSIC = 60  # seconds


@require_safe
@cache_control(public=True, max_age=3600)
def sentence(request: HttpRequest, language: str, name: str) -> HttpResponse:
    if not is_on() or language not in (ENGLISH, *languages()):
        raise Http404
    try:
        return _sound(request, _prompts(language).made(name))
    except Unsaid as problem:
        raise Http404 from problem


@require_safe
@cache_control(public=True, max_age=86400)
def music_of(request: HttpRequest, seconds: int) -> HttpResponse:
    if not is_on() or not 0 < seconds <= LONGEST_MUSIC:
        raise Http404
    return _sound(request, music.between(0, seconds))


@lru_cache
def _prompts(language: str) -> Prompts:
    return Prompts(settings.HOME, port_registry.speech_engine(), said_of(settings.FORCE), language)


def _sound(request: HttpRequest, mulaw: bytes) -> HttpResponse:
    """A carrier asks again whether it has changed, by its tag: a recording may have taken the machine's place."""
    tag = f'"{hashlib.sha256(mulaw).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    return HttpResponse(as_wav(mulaw), content_type="audio/wav", headers={"ETag": tag})


def as_wav(mulaw: bytes) -> bytes:
    """16 bits a sample, which every carrier and every browser plays."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(from_mulaw(mulaw))
    return file.getvalue()


sentence.access = music_of.access = Act.ANSWER_CALL  # type: ignore[attr-defined]
