"""Listening to a message left on the line, in the browser's own player."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable

import pytest

from tests.channels.web.desk.conftest import StaffBrowser
from tests.services.calls.test_voicemail import SAID, a_call, keep
from tests.services.people_and_cases import a_team, a_victim
from victimcare.records.models import AuditEntry, CallRecording, Task, Victim
from victimcare.rules.calls.audio import from_mulaw
from victimcare.services.access import Role

pytestmark = pytest.mark.django_db
TOTAL = 44 + 2 * len(SAID)


@pytest.fixture
def marta(db: None) -> Victim:
    a_team()
    return a_victim()


@pytest.fixture
def address(marta: Victim) -> str:
    keep(a_call(marta))
    return f"/desk/recordings/{CallRecording.objects.get().public_id}"


def take(person: StaffBrowser) -> Task:
    task = Task.objects.get(kind="listen")
    person.post(f"/desk/tasks/{task.public_id}/take")
    return task


def plays() -> int:
    return AuditEntry.objects.filter(act="sound.played").count()


def test_the_task_leads_to_it_and_a_colleague_finds_nothing(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], address: str
) -> None:
    assert sol.get(address).status_code == 404
    task = take(sol)

    assert address in sol.get(f"/desk/tasks?task={task.public_id}").content.decode()
    page = sol.get(address)
    text = page.content.decode()
    assert f'src="{address}/sound"' in text
    assert 'preload="none"' in text
    assert "The victim’s code was keyed in this call." in text
    assert "media-src 'self'" in page["Content-Security-Policy"]
    assert plays() == 0
    ewa = sign_in("Ewa Tomala")
    assert ewa.get(address).status_code == ewa.get(f"{address}/sound").status_code == 404


def test_it_plays_whole_and_in_ranges_and_is_kept_nowhere(sol: StaffBrowser, address: str) -> None:
    take(sol)

    whole = sol.get(f"{address}/sound")

    assert whole.status_code == 200
    assert whole["Content-Type"] == "audio/wav"
    assert "no-store" in whole["Cache-Control"]
    assert whole["Accept-Ranges"] == "bytes"
    with wave.open(io.BytesIO(whole.content)) as file:
        assert file.readframes(file.getnframes()) == from_mulaw(SAID)
    for asked, start, end in (("0-", 0, TOTAL), ("100-199", 100, 200), ("-50", TOTAL - 50, TOTAL)):
        part = sol.client.get(f"{address}/sound", headers={"range": f"bytes={asked}"})
        assert part.status_code == (206 if end - start < TOTAL else 200)
        assert part.content == whole.content[start:end]
    assert plays() == 4


def test_a_range_that_is_not_there_is_refused_and_an_unknown_one_passed_over(sol: StaffBrowser, address: str) -> None:
    take(sol)

    outside = sol.client.get(f"{address}/sound", headers={"range": f"bytes={TOTAL}-"})

    assert (outside.status_code, outside["Content-Range"]) == (416, f"bytes */{TOTAL}")
    assert sol.client.get(f"{address}/sound", headers={"range": "lines=1-2"}).status_code == 200


def test_asking_how_long_it_is_plays_nothing(sol: StaffBrowser, address: str) -> None:
    take(sol)

    assert sol.client.head(f"{address}/sound").status_code == 200
    assert plays() == 0


def test_done_needs_that_an_officer_listened_and_wrote_down_what_was_said(sol: StaffBrowser, address: str) -> None:
    task = take(sol)
    closing = {"close-outcome": "done", "close-note": ""}
    assert "Nobody has listened" in sol.post(f"/desk/tasks/{task.public_id}/close", **closing).content.decode()
    assert "Write what was said" in sol.save(f"{address}/heard", of_page=address, summary="").content.decode()

    assert sol.save(f"{address}/heard", of_page=address, summary="She asks for a call at ten.").status_code == 303
    assert "She asks for a call at ten." in sol.get(address).content.decode()
    sol.post(f"/desk/tasks/{task.public_id}/close", **closing)

    assert Task.objects.get(id=task.id).outcome == "done"


def test_only_a_supervisor_keeps_it_beyond_its_days(
    sol: StaffBrowser, sign_in: Callable[..., StaffBrowser], address: str
) -> None:
    take(sol)
    assert sol.post(f"{address}/hold", reason="evidence").status_code == 404
    lee = sign_in("Lee Chard", Role.DESK, Role.SUPERVISOR)

    assert "Say why it must not be deleted" in lee.post(f"{address}/hold", reason="").content.decode()
    lee.post(f"{address}/hold", reason="Evidence in the case")
    assert "Evidence in the case" in lee.get(address).content.decode()
    assert lee.get(f"{address}/sound").status_code == 404
    lee.post(f"{address}/let-go")

    assert CallRecording.objects.get().held_at is None


def test_without_a_code_nothing_leads_to_a_victim(sol: StaffBrowser, marta: Victim) -> None:
    keep(a_call())
    take(sol)

    page = sol.get(f"/desk/recordings/{CallRecording.objects.get().public_id}").content.decode()

    assert "No code was keyed" in page
    assert str(marta.public_id) not in page
