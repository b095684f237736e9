"""The browser’s telephone as the line sees it: what it plays in each tick, and what is said where there can be no
sound."""

from __future__ import annotations

import asyncio
import sys

import pytest
from tests.channels.phone.floors import THEIRS, has, tone
from tests.channels.phone.test_calling import in_a_loop

from victimcare.channels.phone.audio_bridge import SILENCE, Pacer
from victimcare.channels.phone.browser_leg import BrowserLeg, connect_browser
from victimcare.rules.calls.audio import from_mulaw
from victimcare.services.ports.desk_telephone import PhoneFailed, PhoneProblem


class Connection:
    """A browser's connection that is never established."""

    connectionState = "new"  # noqa: N815  the library's name

    async def close(self) -> None:
        self.connectionState = "closed"


async def _played(leg: BrowserLeg, ticks: int) -> bytes:
    heard = b""
    for _ in range(ticks):
        leg.tick()
        heard += from_mulaw(await leg.next_packet())
    return heard


@in_a_loop
async def test_it_plays_what_the_bridge_gives_or_the_ring_or_silence() -> None:
    leg = BrowserLeg(Pacer(), Connection())  # type: ignore[arg-type]
    assert await _played(leg, 2) == SILENCE * 2

    leg.ring(True)
    rung = await _played(leg, 15)
    assert has(rung, 400)
    assert has(rung, 450)
    leg.hears(tone(THEIRS))
    assert has(await _played(leg, 1), THEIRS)
    leg.ring(False)
    assert await _played(leg, 1) == SILENCE


@in_a_loop
async def test_a_browser_that_takes_nothing_is_not_given_an_old_sound() -> None:
    leg = BrowserLeg(Pacer(), Connection())  # type: ignore[arg-type]
    for _ in range(100):
        leg.tick()
    leg.hears(tone(THEIRS))
    leg.tick()

    waiting = [from_mulaw(await asyncio.wait_for(leg.next_packet(), 1)) for _ in range(5)]
    assert [has(packet, THEIRS) for packet in waiting] == [False, False, False, False, True]


@in_a_loop
async def test_without_the_extra_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aiortc", None)
    with pytest.raises(PhoneFailed) as failed:
        await connect_browser(Pacer(), "v=0")
    assert failed.value.problem is PhoneProblem.NOT_FITTED


@in_a_loop
async def test_what_no_browser_offers_is_refused() -> None:
    pytest.importorskip("aiortc", reason="the browser telephone is an extra of the package: victimcare[phone]")
    for offer in ("", "v=0", "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=video 9 RTP/AVP 96\r\n"):
        with pytest.raises(PhoneFailed) as failed:
            await connect_browser(Pacer(), offer)
        assert failed.value.problem is PhoneProblem.UNREADABLE
