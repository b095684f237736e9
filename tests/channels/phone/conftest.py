"""A line on loopback with machine-made tones for voices, and a desk that keeps everything in memory.

The tones are short and different for every sentence; the clock runs at the speed a test asks for, so that a call with
all its silences takes a second or two.
"""

from __future__ import annotations

import asyncio
import hashlib
import math
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest
from django.conf import settings as product
from pytest_django import Settings
from tests.channels.phone.caller import Address
from tests.channels.phone.recordings import StoredRecordings
from tests.conftest import Database
from tests.services.people_and_cases import a_team, staff

from victimcare.channels.phone.call_desk import CallDesk, PlacedCallProgress
from victimcare.channels.phone.call_recording import RecordingKeeper
from victimcare.channels.phone.desk_memory import NOT_LISTED, NOT_OPENED, NUMBER_HIDDEN, NUMBER_NEEDED, DeskAnswer
from victimcare.channels.phone.line_process import LineSettings, PhoneLine
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.outbound_dialling import SpendingExhausted
from victimcare.channels.phone.queue_port import QueuePort
from victimcare.channels.phone.rtp_media import TICK
from victimcare.records.models import Staff
from victimcare.rules.calls import AskDesk, CallbackReason, CallState, DeskQuery, Reply, SpokenPart, VoicemailRecipient
from victimcare.rules.calls.audio import RATE, pack_samples
from victimcare.rules.calls.outbound_calls import NO_CAP, NumberTariff, SpendingCap
from victimcare.rules.force import RecordingSettings
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.calls import caller_actions
from victimcare.wording import Value

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=UTC)
GOOD_CODE = "042719385560"
TO_A_CODE = "1"  # in the first menu
FORCE: dict[str, Value] = {
    "number": "0 1 6 3 2, 9 6 0 1 0 1",
    "relay": "1 8 0 0 1, 0 8 0 8, 1 5 7, 0 1 4 2",
    "days": 31,
}
CASE = (sentence("cases-promise-by", day=date(2026, 12, 3)),)
PROMISE = (sentence("calls-promise", due=datetime(2026, 12, 1, 12, 0, tzinfo=UTC)),)
RIGHTS = (sentence("cases-right-r10_property"), sentence("calls-press", key="1"))
OPENED = DeskAnswer(Reply.OPENED, {SpokenPart.CASE: CASE})
LEFT = (sentence("calls-not-done-kept", holding=date(2026, 12, 2), answer=date(2026, 12, 15)),)


class Tones:
    """The `Speech` port: each sentence a tone of its own, a fifth of a second long, or a quarter when slow."""

    def render(self, text: str, language: str, *, is_slow: bool = False) -> bytes:
        mark = hashlib.sha256(f"{language} {text}".encode()).digest()
        hertz = 300 + int.from_bytes(mark[:2], "big") % 2500
        loud = 6000 + mark[2] * 40
        return pack_samples(
            [int(loud * math.sin(2 * math.pi * hertz * n / RATE)) for n in range(RATE // (4 if is_slow else 5))]
        )

    def close(self) -> None:
        pass


@dataclass
class MemoryDesk:
    """Keeps what the product would store. `codes`: what each opens; `slow`: seconds that any check takes."""

    codes: dict[str, DeskAnswer] = field(default_factory=lambda: {GOOD_CODE: OPENED})
    slow: float = 0.0
    is_broken: bool = False
    started: dict[str, str] = field(default_factory=dict)
    paths: dict[str, list[str]] = field(default_factory=dict)
    ended: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    callbacks: list[tuple[CallbackReason, str, str]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    placed_calls: dict[str, PlacedCallProgress] = field(default_factory=dict)
    answered: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    for_room: list[str] = field(default_factory=list)
    rings_from: dict[str, str] = field(default_factory=dict)
    sounds: list[tuple[VoicemailRecipient, bytes]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    puts_through: bool = False
    queue: list[DeskAnswer] = field(default_factory=lambda: [DeskAnswer(Reply.NO_STAFF_ON_DUTY)])

    async def record_placed(self, call_id: str, reference: str) -> None:
        self.placed_calls[reference] = PlacedCallProgress("sending", NOW)

    async def record_answer(self, call_id: str) -> None:
        self.answered.append(call_id)

    async def record_placed_end(self, reference: str, outcome: str) -> None:
        self.placed_calls[reference] = PlacedCallProgress(outcome, NOW)

    async def placed(self, reference: str) -> PlacedCallProgress | None:
        return self.placed_calls.get(reference)

    async def record_start(self, call_id: str, carrier_call_id: str, rings_from: str) -> None:
        self.started[call_id] = carrier_call_id
        self.rings_from[call_id] = rings_from

    async def record_room_call(self, call_id: str) -> None:
        self.for_room.append(call_id)

    async def record_step(self, call_id: str, state: CallState) -> None:
        self.paths.setdefault(call_id, []).append(state.path[-1])

    async def ask(self, call_id: str, ask: AskDesk, sound: bytes = b"") -> DeskAnswer:
        if self.is_broken:
            raise OSError(f"the database is away, and the text of its error holds {ask.keyed}")
        match ask.what:
            case DeskQuery.CODE:
                return await self._check_code(call_id, ask.keyed)
            case DeskQuery.CASE:
                return OPENED if call_id in self.opened else NOT_OPENED
            case DeskQuery.CALLBACK:
                return self._ask_callback(call_id, ask)
            case DeskQuery.RIGHTS:
                return DeskAnswer(Reply.LISTED, {SpokenPart.RIGHTS: RIGHTS})
            case DeskQuery.CHALLENGE:
                return self._leave_challenge(ask.keyed)
            case DeskQuery.VOICEMAIL:
                self.sounds.append((ask.whom, sound))
                return DeskAnswer(Reply.KEPT, {SpokenPart.PROMISE: PROMISE})
            case DeskQuery.ANYBODY:
                is_staffed = self.queue[:1] and self.queue[0].reply is Reply.WAITS
                return DeskAnswer(Reply.STAFFED if is_staffed else Reply.NO_STAFF_ON_DUTY)
            case DeskQuery.PERSON | DeskQuery.WITHOUT_ELSEWHERE:
                return self.queue.pop(0)
            case DeskQuery.ELSEWHERE:
                return DeskAnswer(Reply.LISTED) if self.puts_through else NOT_LISTED
            case DeskQuery.TURN:
                return self.queue.pop(0) if self.queue else DeskAnswer(Reply.STILL)
            case DeskQuery.FEEDBACK:
                self.marks.append(ask.keyed)
                return DeskAnswer(Reply.KEPT)
        raise NotImplementedError(ask.what)

    async def _check_code(self, call_id: str, digits: str) -> DeskAnswer:
        await asyncio.sleep(self.slow)
        answer = self.codes.get(digits, NOT_OPENED)
        if answer != NOT_OPENED:
            self.opened.add(call_id)
        return answer

    async def record_heard(self, call_id: str) -> None:
        self.heard.append(call_id)

    def _ask_callback(self, call_id: str, ask: AskDesk) -> DeskAnswer:
        rings_from = self.rings_from.get(call_id, "")
        may_ring = ask.this_phone or ask.wish is CallbackReason.SILENT
        if call_id not in self.opened and not ask.keyed and not (may_ring and rings_from):
            return NUMBER_NEEDED if rings_from else NUMBER_HIDDEN
        self.callbacks.append((ask.wish, ask.keyed, rings_from if may_ring else ""))
        return DeskAnswer(Reply.PROMISED, {SpokenPart.PROMISE: PROMISE})

    def _leave_challenge(self, key: str) -> DeskAnswer:
        if key not in ("1", "7"):
            return NOT_LISTED
        self.left.append(key)
        return DeskAnswer(Reply.PROMISED, {SpokenPart.PROMISE: LEFT})

    def row_of(self, call_id: str) -> UUID | None:
        return UUID(call_id) if call_id in self.started else None

    async def record_end(self, call_id: str, path: tuple[str, ...], outcome: str) -> None:
        self.ended[call_id] = (path, outcome)


@dataclass
class MemoryPurse:
    """Keeps what the product would count, as `(reference, kind)`; `is_empty`: nothing may be spent any more."""

    is_empty: bool = False
    kept: dict[str, NumberTariff] = field(default_factory=dict)
    lasted: dict[str, timedelta] = field(default_factory=dict)
    extended: list[str] = field(default_factory=list)

    async def reserve(self, reference: str, kind: NumberTariff, most_an_hour: int, one_in: int) -> None:
        if one_in != NO_CAP and (self.is_empty or len(self.kept) >= most_an_hour // one_in):
            raise SpendingExhausted(SpendingCap.A_DAY if self.is_empty else SpendingCap.AN_HOUR)
        self.kept[reference] = kind

    async def extend(self, reference: str, one_in: int) -> None:
        if self.is_empty:
            raise SpendingExhausted(SpendingCap.A_DAY)
        self.extended.append(reference)

    async def settle(self, reference: str, lasted: timedelta) -> None:
        self.lasted[reference] = lasted


async def eventually(holds: Callable[[], bool], *, within: float = 60) -> None:
    """Wait until this holds; a busy machine may take its time."""
    deadline = time.monotonic() + within
    while not holds():
        assert time.monotonic() < deadline, "it never came to hold"
        await asyncio.sleep(0.005)


@dataclass
class Running:
    line: PhoneLine
    desk: MemoryDesk
    prompts: Prompts
    address: Address
    purse: MemoryPurse

    def sound(self, *names: str) -> bytes:
        return b"".join(map(self.prompts.sound, names))

    def spoken(self, sentences: tuple[Sentence, ...]) -> bytes:
        return self.prompts.render(sentences, NOW.date())

    async def last_call(self) -> tuple[tuple[str, ...], str]:
        """Path and outcome of the only call, once it is stored."""
        await eventually(lambda: bool(self.desk.ended))
        return next(iter(self.desk.ended.values()))

    async def comes_to(self, step: str) -> None:
        """Wait until the only call is at this step of the flow."""
        await eventually(lambda: [call._state.at for call in self.line._calls] == [step])


@pytest.fixture(scope="session")
def prompts(tmp_path_factory: pytest.TempPathFactory) -> Prompts:
    made = Prompts(tmp_path_factory.mktemp("home"), Tones(), FORCE)
    made.prepare()
    return made


@asynccontextmanager
async def running_line(
    prompts: Prompts,
    desk: CallDesk | None = None,
    *,
    faster: float = 1,
    settings: LineSettings | None = None,
    now: datetime = NOW,
    others: Mapping[str, Prompts] = MappingProxyType({}),
    floor: QueuePort | None = None,
    greeting: Callable[[], str] = lambda: "",
) -> AsyncIterator[Running]:
    memory = MemoryDesk()
    serving = desk or memory
    purse = MemoryPurse()
    wanted = settings or LineSettings(port=0)
    line = PhoneLine(
        wanted,
        desk=serving,
        prompts=prompts,
        now=lambda: now,
        others=others,
        tick=TICK / faster,
        purse=purse,
        floor=floor,
        greeting=greeting,
    )
    address = await line.start()
    try:
        yield Running(line, serving if isinstance(serving, MemoryDesk) else memory, prompts, address, purse)
    finally:
        await line.stop()


@pytest.fixture
def recordings(real_database: Database, django_db_blocker: object, settings: Settings) -> Iterator[StoredRecordings]:
    """A force that records conversations, and a call to record."""
    settings.FORCE = replace(product.FORCE, recordings=RecordingSettings(keeps_conversations=True))
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        a_team()
        agent = Staff.objects.get(id=staff().staff_id or 0).public_id
        call = caller_actions.record_inbound_call(carrier_call_id="recorded", direction="in", now=NOW)
        yield StoredRecordings(real_database.url, RecordingKeeper(call, agent, lambda: NOW))
