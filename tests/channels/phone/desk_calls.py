"""A call taken in a real browser from a real SIP caller: the line and the caller in a loop of their own, the pages
served beside them, and a browser whose microphone hears a steady pair of tones."""

from __future__ import annotations

import asyncio
import math
import struct
import wave
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

from playwright.sync_api import Browser, Page, sync_playwright
from tests.channels.phone.callee import Phone
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import Running, running_line
from tests.channels.phone.floors import VICTIMS, tone
from tests.channels.web.browsers import ARGUMENTS, CHROMIUM

from victimcare.channels.phone.call_desk import DatabaseDesk
from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.queue_port import DatabaseQueue
from victimcare.rules.calls.audio import from_mulaw, to_mulaw, unpack_samples

FAKE_MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
_KEEP_CONNECTIONS = """
  const Real = RTCPeerConnection
  window.connections = []
  window.RTCPeerConnection = function (...given) {
    const made = new Real(...given)
    window.connections.push(made)
    return made
  }
"""
_HEARD = """async () => {
  for (const each of await window.connections.at(-1).getStats())
    if (each[1].type === "inbound-rtp") return each[1].totalAudioEnergy ?? 0
  return 0
}"""
Got = TypeVar("Got")


class Ticking:
    """The product's clock: from this moment on, as fast as ours, and stopped while a test looks at a page."""

    def __init__(self, start: datetime) -> None:
        self._start, self._began = start, monotonic()
        self._stopped: datetime | None = None

    def __call__(self) -> datetime:
        return self._stopped or self._start + timedelta(seconds=monotonic() - self._began)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Stops the clock, so that a call goes on ringing however slow the machine is."""
        self._stopped = self()
        try:
            yield
        finally:
            self._start, self._began, self._stopped = self._stopped, monotonic(), None


@dataclass
class LineInItsLoop:
    """The line and its caller, in a thread of their own."""

    loop: asyncio.AbstractEventLoop
    running: Running
    caller: Caller
    phone: Phone  # through the trunk

    def do(self, work: Coroutine[Any, Any, Got], *, within: float = 90) -> Got:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(within)

    def speak(self) -> None:
        """The caller speaks from now on, one tone, until the end."""

        async def begin() -> None:
            self._speaking = asyncio.get_running_loop().create_task(self._speak())

        self.do(begin())

    async def _speak(self) -> None:
        while not self.caller.is_hung_up.is_set():
            self.caller.speak(to_mulaw(tone(VICTIMS)))
            await asyncio.sleep(0.02)

    def loudness(self, seconds: float = 1.5, *, at: Caller | None = None) -> float:
        """The average loudness of what the caller heard lately. `at`: another telephone than the caller's."""
        values = unpack_samples(from_mulaw((at or self.caller).sound()[-int(8000 * seconds) :]))
        return sum(map(abs, values)) / max(1, len(values))


@contextmanager
def line_in_its_loop(
    prompts: Prompts, home: Path, now: Callable[[], datetime], phone: Phone | None = None
) -> Iterator[LineInItsLoop]:
    """`phone`: the telephone that the line rings."""
    callee = phone or Phone()
    ready, over, world, wrong = Event(), Event(), [], []

    async def serve() -> None:
        desk, floor = DatabaseDesk(now), DatabaseQueue(now)
        try:
            async with (
                callee,
                running_line(prompts, desk, settings=_settings(callee, home), floor=floor, now=now()) as running,
                Caller(running.address) as caller,
            ):
                world.append(LineInItsLoop(asyncio.get_running_loop(), running, caller, callee))
                ready.set()
                await asyncio.to_thread(over.wait)
        finally:
            floor.close()
            desk.close()

    def run() -> None:
        try:
            asyncio.run(serve())
        except BaseException as problem:
            wrong.append(problem)
        finally:
            ready.set()

    thread = Thread(target=run)
    thread.start()
    ready.wait(60)
    try:
        if not world:
            raise wrong[0]
        yield world[0]
    finally:
        over.set()
        thread.join()
    if wrong:
        raise wrong[0]


def _settings(phone: Phone, home: Path) -> LineSettings:
    return LineSettings(port=0, orders=home / "line.sock", trunk=phone.address)


def in_a_browser_with_a_microphone(home: Path, look: Callable[[Browser], None]) -> None:
    """Runs this with a browser whose microphone hears a voice-like sound. Raises what it raises."""
    sound = home / "voice.wav"
    _write_voice(sound)
    arguments = [*ARGUMENTS, *FAKE_MICROPHONE, f"--use-file-for-fake-audio-capture={sound}", "--mute-audio"]
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            with sync_playwright() as playwright:
                path = CHROMIUM if Path(CHROMIUM).exists() else None
                browser = playwright.chromium.launch(executable_path=path, args=arguments)
                look(browser)
                browser.close()
        except BaseException as problem:
            wrong.append(problem)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    if wrong:
        raise wrong[0]


def a_page(browser: Browser, address: str, cookie: str) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(_KEEP_CONNECTIONS)
    context.add_cookies([{"name": "staff", "value": cookie, "url": address}])
    return context.new_page()


def energy_heard(page: Page) -> float:
    """The energy of all that the browser has played so far; rises only while there is sound."""
    return float(page.evaluate(_HEARD))


def _write_voice(path: Path) -> None:
    """Syllables: a tone with overtones, a third of a second long, and a pause. A browser takes a constant sound for
    noise and suppresses it."""
    frames = bytearray()
    for n in range(16_000 * 6):
        in_syllable = n % 8_000 / 16_000
        loud = math.sin(math.pi * in_syllable / 0.33) if in_syllable < 0.33 else 0.0
        pitch = 140 + 40 * math.sin(n / 9_000)
        voice = sum(math.sin(2 * math.pi * pitch * k * n / 16_000) / k for k in range(1, 12))
        frames += struct.pack("<h", int(9_000 * loud * voice / 2))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(frames))
