"""Nothing about a person is ever on disk as sound, and no keyed digits: the whole home is searched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import CASE, FORCE, GOOD_CODE, TO_A_CODE, Tones, running_line
from tests.services.people_and_cases import NOW, a_team, staff

from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import CallRecording, Task, Team
from victimcare.rules.calls.steps import VoicemailRecipient
from victimcare.services.calls import caller_actions, recording_playback, voicemail

SAID = bytes(number * 7 % 251 for number in range(40_000))  # five seconds of sound that occur nowhere else
TEAM = "A team by the lake 0173"  # a word that the database keeps in clear text
TYPED = "What they said, typed: 0173 by the lake"
PIECE = 256  # bytes: a thirtieth of a second


def test_after_a_call_and_a_message_no_file_holds_what_was_said(real_database: object, tmp_path: Path) -> None:
    made = Prompts(tmp_path, Tones(), FORCE)
    made.prepare()

    of_victims_case = asyncio.run(_a_call_that_tells_the_victim(made))
    _a_message_that_was_heard()
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")

    homes = (tmp_path, Path(settings.HOME))
    assert _is_found(made.sound("calls-welcome")[:PIECE], homes), "fixed sentences are kept: the search finds sound"
    assert _is_found(TEAM.encode(), homes), "and it finds what lies in the database"
    assert not _is_found(TYPED.encode(), homes)
    assert not any(_is_found(piece, homes) for piece in _pieces(of_victims_case))
    assert not any(_is_found(piece, homes) for piece in _pieces(SAID))


async def _a_call_that_tells_the_victim(prompts: Prompts) -> bytes:
    """The sound of the victim's case, once they have heard it."""
    async with running_line(prompts, faster=8) as running, Caller(running.address) as caller:
        await caller.ring()
        await caller.hears(running.sound("calls-welcome")[:800])
        await caller.key(TO_A_CODE + GOOD_CODE)
        told = running.spoken(CASE)
        await caller.hears(told[:800])
        await caller.hang_up()
        await running.last_call()
    return told


def _a_message_that_was_heard() -> None:
    a_team()
    Team.objects.update(name=TEAM)
    sol = staff()
    call = caller_actions.record_inbound_call(carrier_call_id="1", direction="in", now=NOW)
    voicemail.keep_voicemail(call_id=call, sound=SAID, for_whom=VoicemailRecipient.DESK, now=NOW)
    Task.objects.update(owner=sol.staff_id)
    sound = CallRecording.objects.get().public_id
    assert recording_playback.play_recording(actor=sol, sound_id=sound, start=0, count=len(SAID), now=NOW) == SAID
    recording_playback.record_listening(actor=sol, sound_id=sound, summary=TYPED, now=NOW)


def _pieces(sound: bytes) -> Iterator[bytes]:
    """Some pieces of the sound, without silence."""
    for at in range(0, len(sound) - PIECE, max(PIECE, len(sound) // 8)):
        piece = sound[at : at + PIECE]
        if len(set(piece)) > 3:
            yield piece


def _is_found(wanted: bytes, homes: tuple[Path, ...]) -> bool:
    return any(wanted in path.read_bytes() for home in homes for path in home.rglob("*") if path.is_file())
