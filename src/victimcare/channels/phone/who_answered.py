"""Listening, before anything is said, to who or what has picked up."""

from __future__ import annotations

import asyncio

from victimcare.channels.phone.media import Media
from victimcare.channels.phone.rung import Rung
from victimcare.channels.phone.sip import PlacedCall
from victimcare.rules.calls.audio_detection import AnswerDetection, AnsweredBy, detect_answer, is_loud_frame


async def who_answered(call: PlacedCall | Rung, media: Media, *, hears_out: bool) -> AnsweredBy:
    """Listen until it is clear. `hears_out`: a machine's greeting is waited for to its end, for a message after it."""
    answer: asyncio.Future[AnsweredBy] = asyncio.get_running_loop().create_future()
    listening, frame = AnswerDetection(), b""

    def voice(pcm: bytes) -> None:
        nonlocal frame
        frame = pcm

    def tick() -> None:
        nonlocal listening, frame
        listening, heard = detect_answer(listening, loud=is_loud_frame(frame))
        frame = b""
        if heard is not AnsweredBy.NOTHING_YET and (heard is not AnsweredBy.MACHINE or not hears_out):
            settle(heard)

    def settle(heard: AnsweredBy) -> None:
        if not answer.done():
            answer.set_result(heard)

    media.on_voice, media.on_tick = voice, tick
    call.on_gone = lambda: settle(AnsweredBy.NOBODY)
    try:
        return await answer
    finally:
        media.on_voice, media.on_tick = None, lambda: None
