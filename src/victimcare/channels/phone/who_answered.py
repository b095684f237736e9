"""Listening, before anything is said, to who or what has picked up."""

from __future__ import annotations

import asyncio

from victimcare.channels.phone.media import Media
from victimcare.channels.phone.rung import Rung
from victimcare.channels.phone.sip import PlacedCall
from victimcare.rules.calls.answered_by import Heard, Listening, hear, is_loud


async def who_answered(call: PlacedCall | Rung, media: Media, *, hears_out: bool) -> Heard:
    """Listen until it is clear. `hears_out`: a machine's greeting is waited for to its end, for a message after it."""
    answer: asyncio.Future[Heard] = asyncio.get_running_loop().create_future()
    listening, frame = Listening(), b""

    def voice(pcm: bytes) -> None:
        nonlocal frame
        frame = pcm

    def tick() -> None:
        nonlocal listening, frame
        listening, heard = hear(listening, loud=is_loud(frame))
        frame = b""
        if heard is not Heard.NOTHING_YET and (heard is not Heard.MACHINE or not hears_out):
            settle(heard)

    def settle(heard: Heard) -> None:
        if not answer.done():
            answer.set_result(heard)

    media.on_voice, media.on_tick = voice, tick
    call.on_gone = lambda: settle(Heard.NOBODY)
    try:
        return await answer
    finally:
        media.on_voice, media.on_tick = None, lambda: None
