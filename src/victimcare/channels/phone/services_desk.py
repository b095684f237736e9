"""The line's desk as the product has it: rows in the database, written in threads beside the audio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import close_old_connections

from victimcare.channels.phone.desk import NOT_LISTED, NOT_OPENED, NUMBER_NEEDED, Answer, Placed
from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.rules.calls import Ask, Asks, Reply, Said, State, Wish
from victimcare.rules.sentences import sentence
from victimcare.services.calls import actions, challenging, placed, queries, settling
from victimcare.services.calls.actions import NumberNeeded

SOMETHING_ELSE = "9"
_MOST_LISTED = 6  # more than this nobody keeps in mind

_THREADS = 8  # each holds a connection; a code's slow hash takes a core for 50 ms

Given = ParamSpec("Given")
Got = TypeVar("Got")


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Calls of lines that died: those that they took, and by the references of their messages those they placed."""

    taken: tuple[UUID, ...]
    placed: tuple[str, ...]


class ServicesDesk:
    """`Desk` on `services.calls`. `now` is the product's clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk")
        self._calls: dict[str, DeskMemory] = {}
        self._ways: dict[Asks, Callable[[str, Ask], Awaitable[Answer]]] = {
            Asks.CODE: self._check_code,
            Asks.RIGHTS: self._list_rights,
            Asks.CHALLENGE: self._leave_challenge,
            Asks.CALLBACK: self._ask_callback,
        }

    async def left_open(self) -> LeftOpen:
        """What a line which died has left open; asked before the first call."""
        return LeftOpen(await self._run(queries.left_open), await self._run(placed.left_open))

    async def end_cut_off(self, left: LeftOpen) -> None:
        await self._run(placed.settle_left_open, references=left.placed, now=self._now())
        await self._run(settling.settle_cut_off, call_ids=left.taken, now=self._now())
        await self._run(actions.end_cut_off, call_ids=left.taken, now=self._now())

    async def record_start(self, call_id: str, carrier_call_id: str, rings_from: str) -> None:
        row = await self._run(actions.begin, carrier_call_id=carrier_call_id[:250], direction="in", now=self._now())
        self._calls[call_id] = DeskMemory(row, rings_from)

    async def record_placed(self, call_id: str, reference: str) -> None:
        row = await self._run(placed.begin, reference=reference, now=self._now())
        self._calls[call_id] = DeskMemory(row)

    async def record_answer(self, call_id: str) -> None:
        await self._run(placed.answered, call_id=self._calls[call_id].row, now=self._now())

    async def record_placed_end(self, reference: str, outcome: str) -> None:
        await self._run(placed.end, reference=reference, outcome=outcome, now=self._now())

    async def placed(self, reference: str) -> Placed | None:
        found = await self._run(placed.find, reference=reference)
        return Placed(found.state, found.at) if found else None

    async def record_step(self, call_id: str, state: State) -> None:
        await self._run(actions.at_step, call_id=self._calls[call_id].row, state=state)

    async def ask(self, call_id: str, ask: Ask, sound: bytes = b"") -> Answer:
        return await self._ways[ask.what](call_id, ask)

    async def _check_code(self, call_id: str, ask: Ask) -> Answer:
        heard = await self._run(actions.check_code, call_id=self._calls[call_id].row, digits=ask.keyed, now=self._now())
        if heard is None:
            return NOT_OPENED
        call = self._calls[call_id]
        call.news = heard.news
        call.rights = {str(place): row for place, row in enumerate(heard.rights[:_MOST_LISTED], start=1)}
        spoken = heard.spoken
        by_when = (spoken.by_when,) if spoken.by_when else ()
        said = (*spoken.status, *spoken.news, spoken.next_step, *by_when)
        return Answer(Reply.OPENED_SHORT if heard.is_short else Reply.OPENED, {Said.CASE: said})

    async def record_heard(self, call_id: str) -> None:
        news, self._calls[call_id].news = self._calls[call_id].news, ()
        if news:  # heard again, nothing is told twice
            await self._run(actions.heard, call_id=self._calls[call_id].row, news=news, now=self._now())

    async def _ask_callback(self, call_id: str, ask: Ask) -> Answer:
        promise = partial(actions.ask_callback, call_id=self._calls[call_id].row, wish=ask.wish.value)
        caller_number = self._calls[call_id].rings_from
        try:
            promised = await self._run(promise, keyed_number=ask.keyed, caller_number=caller_number, now=self._now())
        except NumberNeeded:
            return NUMBER_NEEDED
        name = "calls-promise-silent" if ask.wish is Wish.SILENT else "calls-promise"
        return Answer(Reply.PROMISED, {Said.PROMISE: (sentence(name, due=promised.until),)})

    async def _list_rights(self, call_id: str, _ask: Ask) -> Answer:
        if not await self._run(challenging.may_be_read_out, call_id=self._calls[call_id].row, now=self._now()):
            self._calls[call_id].rights = {}
        listed = self._calls[call_id].rights
        said = tuple(part for key, row in listed.items() for part in (row.what, sentence("calls-press", key=key)))
        return Answer(Reply.LISTED, {Said.RIGHTS: said})

    async def _leave_challenge(self, call_id: str, ask: Ask) -> Answer:
        right = self._calls[call_id].rights.get(ask.keyed)
        if right is None and ask.keyed != SOMETHING_ELSE:
            return NOT_LISTED
        leave = partial(challenging.leave, call_id=self._calls[call_id].row, right=right)
        received = await self._run(leave, now=self._now())
        by = sentence("calls-not-done-kept", holding=received.holding_on, answer=received.answer_on)
        return Answer(Reply.PROMISED, {Said.PROMISE: (by,)})

    async def record_end(self, call_id: str, path: tuple[str, ...], outcome: str) -> None:
        row = self._calls.pop(call_id).row
        await self._run(actions.end, call_id=row, path=path, outcome=outcome, now=self._now())

    def take_up(self, call_id: str, memory: DeskMemory) -> None:
        """Go on with a call that another process has had."""
        self._calls[call_id] = memory

    def put_down(self, call_id: str) -> DeskMemory | None:
        """What is in mind of this call, for whichever process goes on with it; None: it is over."""
        return self._calls.pop(call_id, None)

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, action: Callable[Given, Got], *args: Given.args, **values: Given.kwargs) -> Got:
        def run() -> Got:
            close_old_connections()  # a connection that the database has dropped is replaced
            try:
                return action(*args, **values)
            finally:
                close_old_connections()

        return await asyncio.get_running_loop().run_in_executor(self._threads, run)
