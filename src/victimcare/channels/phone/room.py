"""One caller's conversation as it is heard: she, whoever has her call, and who they brought in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from uuid import UUID

from victimcare.channels.phone.bridge import Bridge, Leg
from victimcare.channels.phone.pacer import Pacer
from victimcare.channels.phone.rung import Rung
from victimcare.channels.phone.taping import Tape
from victimcare.services.ports.desk_phone import Guest, Missed, Place


@dataclass(eq=False)
class BroughtIn:
    """Somebody who is rung, and then talks. `rung`: by the line; None: a colleague whose browser hears already. `by`:
    who asked for it."""

    guest: Guest
    by: UUID | None = None
    rung: Rung | None = None
    leg: Leg | None = None  # once they have answered
    ringing: asyncio.Task[None] | None = None
    missed: Missed | None = None  # they are not there, and why
    unheard_since: float | None = None  # their browser's sound is gone


@dataclass(eq=False)
class Room:
    """`arrange` brings everybody where the rest of this says that they belong. `caller`: hers, and she is heard once
    she has been told that somebody is there (`is_open`)."""

    row: UUID  # of her call
    caller: Leg
    pacer: Pacer
    music: bytes
    is_open: bool = False
    agent_id: UUID | None = None
    agent: Leg | None = None
    is_elsewhere: bool = False  # she was put through to the force's other number: nobody here has her
    beside: dict[Place, BroughtIn] = field(default_factory=dict)
    missed: dict[Place, BroughtIn] = field(default_factory=dict)  # who was brought in last and is not there
    is_held: bool = False
    is_muted: bool = False
    waits: bool = False  # she is back in the line, and who was brought in is with her meanwhile
    stays: bool = False  # whoever has the call leaves her with who was brought in
    tape: Tape | None = None  # where the force records conversations
    alone_since: float | None = None  # by the loop's clock: nobody hears her
    has_talked: bool = False  # with whoever has her call now
    bridge: Bridge = field(init=False)
    _inside: list[Leg] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.bridge = Bridge(self.pacer, music=self.music)

    @property
    def guest(self) -> BroughtIn | None:
        return self.beside.get(Place.GUEST)

    @property
    def others(self) -> list[Leg]:
        """Who was brought in and has answered."""
        return [brought.leg for brought in self.beside.values() if brought.leg is not None]

    @property
    def colleague(self) -> UUID | None:
        """Who was asked into it and has joined."""
        return self.guest.guest.agent_id if self.guest is not None and self.guest.leg is not None else None

    @property
    def has_help(self) -> bool:
        """Somebody is rung in danger, or was."""
        return Place.HELP in self.beside or Place.HELP in self.missed

    @property
    def keeps_her(self) -> bool:
        """Who was brought in has her when whoever had her call goes: they were left with her, or she is in danger, and
        then also while it still rings there."""
        return Place.HELP in self.beside or (bool(self.others) and (self.stays or self.agent_id is None))

    def arrange(self) -> None:
        legs = [*([self.caller] if self.is_open else []), *([self.agent] if self.agent else []), *self.others]
        for leg in self._inside:
            if leg not in legs:
                self.bridge.remove(leg)
        for leg in legs:
            self.bridge.add(leg)
        self._inside = legs
        is_alone = self.agent is None and not self.others
        self.has_talked = self.has_talked or (self.is_open and self.agent is not None)
        if self.is_open:
            self.bridge.hold(self.caller, self.is_held or is_alone)
        if self.agent is not None:
            self.bridge.mute(self.agent, self.is_muted)
        self.alone_since = (self.alone_since or asyncio.get_running_loop().time()) if is_alone else None

    def close(self) -> None:
        for leg in self._inside:
            self.bridge.remove(leg)
        self._inside = []
