"""The loopback carrier: no telephone, no sound and no clock. Time passes at once when there is nothing to do."""

from __future__ import annotations

from datetime import date

from tests.channels.phone.contract.script import VICTIM_NUMBER, Act

from victimcare.channels.phone import call_desk
from victimcare.channels.phone.call_desk import CallDesk
from victimcare.channels.phone.desk_memory import DeskAnswer
from victimcare.rules.calls import (
    AgentLeft,
    AskDesk,
    CallAnswered,
    CallerHungUp,
    CallerSilent,
    CallEvent,
    CallState,
    HoldMusic,
    KeyPressed,
    ListenForKey,
    Pause,
    PlayWords,
    SpeechFinished,
    SpokenPart,
    SpokenWords,
    advance_call,
    has_call_ended,
)
from victimcare.rules.calls.call_protocol import JoinAgent
from victimcare.wording import tell

_LONGEST = 300  # events in one call: the flow leads to an end by itself


class Loopback:
    def __init__(self, desk: CallDesk, today: date) -> None:
        self._desk, self._today = desk, today
        self._state = CallState()
        self._said: dict[SpokenPart, list[str]] = {}
        self._says: tuple[SpokenWords, ...] = ()
        self._listens = False
        self.heard: list[str] = []

    async def play(self, acts: tuple[Act, ...], call_id: str = "loopback") -> None:
        waiting = list(acts)
        await self._desk.record_start(call_id, "loopback", VICTIM_NUMBER)
        await self._happens(call_id, CallAnswered())
        for _ in range(_LONGEST):
            if has_call_ended(self._state):
                return
            self._hears()
            if waiting and waiting[0].step == self._state.at:
                await self._does(call_id, waiting.pop(0))
                continue
            listens = self._listens
            await self._happens(call_id, SpeechFinished())
            if listens:
                await self._happens(call_id, CallerSilent())
        raise AssertionError(f"no end in sight at {self._state.at}")

    async def _does(self, call_id: str, act: Act) -> None:
        for key in act.keys:
            await self._happens(call_id, KeyPressed(key))
        if not act.keys:
            await self._happens(call_id, CallerHungUp())

    async def _happens(self, call_id: str, event: CallEvent) -> None:
        if has_call_ended(self._state):
            return
        before = self._state
        self._state, verbs = advance_call(before, event)
        for record in call_desk.records_after(before, self._state, verbs):
            await record(self._desk, call_id)
        for verb in verbs:
            match verb:
                case PlayWords(words):
                    self._says, self._listens = words, False
                case ListenForKey():
                    self._listens = True
                case AskDesk():
                    await self._happens(call_id, await call_desk.ask_desk(self._desk, call_id, verb, self._keep))
                case JoinAgent():
                    await self._happens(call_id, AgentLeft())

    async def _keep(self, answer: DeskAnswer) -> None:
        for name, each in answer.said.items():
            self._said[name] = [tell(one, manner="spoken", today=self._today) for one in each]

    def _hears(self) -> None:
        for words in self._says:
            match words:
                case Pause() | HoldMusic():
                    pass
                case SpokenPart.KEYED:
                    self.heard.append(self._state.keyed)
                case SpokenPart():
                    self.heard += self._said.get(words, [])
                case str():
                    self.heard.append(words)
        self._says = ()
