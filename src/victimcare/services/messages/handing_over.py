"""Sends a message: the gate and the intent in one transaction, the supplier's call in none, its answer in another.

If the process is killed between any two of them, the intent remains, and once its doubt has settled the supplier is
asked by our reference before anything is sent again (`looking_up`). The parts: `claiming`, `intending`, `calling`,
`recording`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from queue import Empty, SimpleQueue
from typing import TypeVar

import structlog

from victimcare.rules.safe_contact.contact_hours import HAND_OVER_WITHIN
from victimcare.services.access import Act, Actor, permit
from victimcare.services.messages import calling, looking_up, outbox, recording, suppliers
from victimcare.services.messages.intending import Intent, intend
from victimcare.services.messages.looking_up import Found
from victimcare.services.messages.outgoing import Unprinted
from victimcare.services.messages.recording import Answered, TooLate
from victimcare.services.messages.states import BACK_OFF
from victimcare.services.ports import InDoubt, SendError, TryLater

AT_MOST = 20  # messages in one batch: more hold the victims' rows longer and make each hardly cheaper
AFTER_AN_ACCIDENT = BACK_OFF[2]  # a message that could not be decided rests for so long
_GATHERS_FOR = 0.05  # seconds for which answers are waited for, once there is one, to be written together

_Thing = TypeVar("_Thing")
log = structlog.get_logger()


class Messenger:
    """Sends what is due, batch after batch, without waiting for a supplier: answers are taken in when they come.

    For one thread; `wake` may be called by others.
    """

    def __init__(self, actor: Actor) -> None:
        permit(actor, Act.SEND_MESSAGE)
        self._actor = actor
        self._under_way = 0
        self._told: SimpleQueue[Answered | Found | None] = SimpleQueue()  # None: it was woken
        self._arrived: list[Answered | Found] = []

    def turn(self, *, now: datetime) -> bool:
        """Take in what has been answered, and start a batch. False: there was nothing to do."""
        self._gather()
        has_taken_in = bool(self._arrived)
        self._take_in()
        return bool(self.start(now=now)) or has_taken_in

    def start(self, *, now: datetime, at_most: int = AT_MOST) -> int:
        """Look up messages in doubt, and send those that are due. Returns how many messages were claimed."""
        questions = looking_up.questions(now=now, at_most=at_most)
        for question in questions:
            self._call((question.channel, question.provider), partial(looking_up.ask, question))
        taken: list[int] = []
        try:
            self._hand_over(intend(now=now, at_most=at_most, claimed=taken))
        except Exception:
            log.exception("messages.not_decided", messages=len(taken))
            for telling_id in taken:
                self._start_alone(telling_id, now)
        return len(questions) + len(taken)

    def wait(self, seconds: float) -> None:
        """Wait until an answer comes or another thread wakes it, so long at most."""
        with suppress(Empty):
            self._keep(self._told.get(timeout=seconds))

    def wake(self) -> None:
        self._told.put(None)

    def finish(self, *, within: float | None = None) -> None:
        """Take in the answers that have come and those that are still under way; after so many seconds the others are
        left to be looked up."""
        ends = None if within is None else time.monotonic() + within
        while True:
            self._gather()
            self._take_in()
            left = 60.0 if ends is None else ends - time.monotonic()
            if not self._under_way or left <= 0:
                return
            self.wait(left)

    def _start_alone(self, telling_id: int, now: datetime) -> None:
        """One that cannot be decided keeps none of the others."""
        try:
            self._hand_over(intend(now=now, at_most=1, claimed=[], only=[telling_id]))
        except Exception:
            log.exception("messages.not_decided", messages=1, message=telling_id)
            outbox.rest([telling_id], AFTER_AN_ACCIDENT)

    def _hand_over(self, intents: Sequence[Intent]) -> None:
        for intent in intents:
            self._call((intent.channel, intent.provider), partial(_hand_over, intent))

    def _call(self, place: calling.Place, ask: Callable[[], Answered | Found]) -> None:
        self._under_way += 1
        calling.call(place, ask, self._told.put)

    def _keep(self, told: Answered | Found | None) -> None:
        if told is not None:
            self._under_way -= 1
            self._arrived.append(told)

    def _gather(self) -> None:
        """The answers that have arrived, with those that come within a moment of them."""
        with suppress(Empty):
            while True:
                self._keep(self._told.get_nowait())
        ends = time.monotonic() + _GATHERS_FOR
        while self._arrived and self._under_way and (left := ends - time.monotonic()) > 0:
            self.wait(left)

    def _take_in(self) -> None:
        arrived, self._arrived = self._arrived, []
        answers = [one for one in arrived if isinstance(one, Answered)]
        found = [one for one in arrived if isinstance(one, Found)]
        _together_or_alone(answers, lambda some: recording.record(actor=self._actor, answers=some))
        _together_or_alone(found, lambda some: looking_up.take_in(actor=self._actor, found=some))


def _hand_over(intent: Intent) -> Answered:
    """Give it to its supplier, in no transaction and within five seconds of the gate's answer."""
    try:
        message = intent.message.printed() if isinstance(intent.message, Unprinted) else intent.message
    except Exception:
        log.exception("messages.not_printed", message=intent.telling_id)
        return _answered(intent, TryLater("its pages could not be made"), time.monotonic())
    began = time.monotonic()
    if timedelta(seconds=began - intent.asked) > HAND_OVER_WITHIN:
        return _answered(intent, TooLate("too slow after the gate"), began)
    try:
        return _answered(intent, suppliers.send(intent.channel, intent.provider, message).provider_id, began)
    except SendError as problem:
        return _answered(intent, problem, began)
    except Exception as accident:
        log.exception("messages.call_failed", message=intent.telling_id, provider=intent.provider)
        return _answered(intent, InDoubt(type(accident).__name__), began)


def _answered(intent: Intent, answer: SendError | str, began: float) -> Answered:
    ended = time.monotonic()
    return Answered(intent, answer, ended - began, intent.at + timedelta(seconds=ended - intent.asked))


def _together_or_alone(things: Sequence[_Thing], write: Callable[[Sequence[_Thing]], None]) -> None:
    """What cannot be written together is tried one by one. What is lost is looked up at its supplier."""
    if not things:
        return
    try:
        write(things)
    except Exception:
        log.exception("messages.not_recorded", messages=len(things))
        if len(things) > 1:
            for thing in things:
                _together_or_alone([thing], write)
