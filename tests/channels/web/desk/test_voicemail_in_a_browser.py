"""A message left on the line, played in a browser: it plays, each range is in the audit, the page is sound."""

from __future__ import annotations

import math
import os
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from playwright.sync_api import Browser

from tests.channels.web.desk.site import Desk, _person, in_a_browser, served
from tests.channels.web.desk.test_in_a_browser import _is_sound, _page
from tests.channels.web.shots import keep as keep_picture
from tests.services.calls.test_voicemail import a_call, keep
from tests.services.people_and_cases import a_team, a_victim
from victimcare.records.models import AuditEntry, CallRecording, Task
from victimcare.rules.calls.audio import RATE, pack_samples, to_mulaw
from victimcare.rules.calls.steps import VoicemailRecipient
from victimcare.services.access import Role

SECONDS = 12
SAID = to_mulaw(pack_samples([round(8000 * math.sin(n / 3)) for n in range(SECONDS * RATE)]))
_PLAYED = """async (player) => {
    player.muted = true;
    await player.play();
    await new Promise((done) => player.addEventListener("timeupdate", () => player.currentTime > 0.3 && done()));
    player.pause();
    player.currentTime = 11;
    await new Promise((done) => player.addEventListener("seeked", done));
    return [player.duration, player.currentTime, player.error];
}"""


def test_it_plays_and_its_page_is_accessible_and_fits(real_database: object) -> None:
    a_team()
    sol = _person("Sol Pereira", Role.DESK, Role.SUPERVISOR)
    marta = a_victim()
    keep(a_call(marta), SAID, VoicemailRecipient.OFFICER)
    keep(a_call(marta, "2"), SAID[::-1])
    keep(a_call(number="3"), SAID)
    for task in Task.objects.filter(kind="listen"):
        sol.post(f"/desk/tasks/{task.public_id}/take")
    recordings, _, anybodys = CallRecording.objects.order_by("id")
    sol.post(f"/desk/recordings/{anybodys.public_id}/heard", summary="Wants a call at ten. No name given.")
    sol.post(f"/desk/recordings/{anybodys.public_id}/hold", reason="Evidence in 44/10307/26")
    with served() as address:
        desk = cast(Desk, SimpleNamespace(address=address, cookie=sol.client.cookies["staff"].value))
        in_a_browser(
            lambda browser: _look(browser, desk, {"victims": recordings.public_id, "anybodys": anybodys.public_id})
        )

    plays = AuditEntry.objects.filter(act="sound.played", victim_id=marta.id)
    assert plays.count() >= 1
    assert {entry.detail["sound"] for entry in plays} == {str(recordings.public_id)}


def _look(browser: Browser, desk: Desk, sounds: dict[str, UUID]) -> None:
    for width in (320, 390, 1280):
        page = _page(browser, desk, width=width)
        for name, sound in sounds.items():
            page.goto(f"{desk.address}/desk/recordings/{sound}")
            _is_sound(page, f"{name} at {width}")
            if os.environ.get("PICTURES_OF_VOICEMAIL") and width > 320:
                keep_picture(page, f"desk-voicemail-{name}-{width}")
    page.goto(f"{desk.address}/desk/recordings/{sounds['victims']}")
    duration, at, error = cast(list[Any], page.locator("audio").evaluate(_PLAYED))
    assert (round(duration), at, error) == (SECONDS, 11, None)
