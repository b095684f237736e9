"""The telephone at the desk: tells the line what to do with the sound of a call, as the agent on the call asks.

The queue decides who has which call (`services.calls.agents.agent_calls`); this port only decides who hears what.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

LINE_SOCKET = "line.sock"  # in the home folder: through it the rest of the installation reaches the line


class PhoneAct(StrEnum):
    """What an agent can ask for in their conversation."""

    STANDS = "stands"  # report its state, and nothing else
    LOOK = "look"  # check the queue now, rather than half a second later
    HOLD = "hold"  # the caller hears music
    TAKE_BACK = "take_back"  # the caller and everyone talking hear each other
    MUTE = "mute"
    UNMUTE = "unmute"
    RECORD = "record"  # both are told that the conversation is recorded
    STOP_RECORDING = "stop_recording"
    KEYS = "keys"  # for a person who was brought in
    BRING = "bring"  # ring another person, and let them into the call
    DROP = "drop"  # a person who was brought in leaves
    LEAVE = "leave"  # the agent on the call leaves, and the others talk on
    JOIN = "join"  # the call that a colleague asks about
    REFUSE = "refuse"  # refuse to be brought in, or to stay


class GuestMode(StrEnum):
    """How a person is brought into the conversation."""

    FIRST_ALONE = "first_alone"  # the caller hears music until all are joined
    TOGETHER = "together"
    HAND_OVER = "hand_over"  # the caller is theirs as soon as they answer


class GuestPlace(StrEnum):
    """Two people can be brought in beside the caller and their agent, each in a place of their own."""

    GUEST = "guest"  # a colleague, an interpreter, a service
    # the person whom the force names for danger: no cap applies to them, and they keep the caller if all others leave
    HELP = "help"


@dataclass(frozen=True, slots=True)
class PhoneGuest:
    """A person who is brought in: a colleague (public id, and their extension where they are rung there), or a number
    on the force's list. `by`: the name of the colleague who asks."""

    name: str
    how: GuestMode
    agent_id: UUID | None = None
    extension: str = ""
    number: str = ""
    place: GuestPlace = GuestPlace.GUEST
    by: str = ""


class GuestMissReason(StrEnum):
    """Why a person who was rung is not in the conversation."""

    NO_ANSWER = "no_answer"
    BUSY = "busy"
    REFUSED = "refused"
    NOT_RUNG = "not_rung"  # the line may not ring them, or could not
    LEFT = "left"  # was in it and left


class ReturnCallProgress(StrEnum):
    """How far a return call has come that a colleague at the desk makes through the line."""

    AGENT_PHONE_RINGS = "theirs_rings"  # their own telephone
    VICTIM_PHONE_RINGS = "hers_rings"
    LISTENS = "listens"  # to find out who or what has picked up
    TALKS = "talks"


@dataclass(frozen=True, slots=True)
class GuestState:
    """A person who is brought in: their telephone rings until they talk. `agent_id`: the colleague's public id.
    `missed`: why they are not in the call. `by`: who brought them in, if that was another than the reader."""

    name: str
    place: GuestPlace = GuestPlace.GUEST
    talks: bool = False
    agent_id: UUID | None = None
    missed: GuestMissReason | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class PhoneState:
    """The state of an agent's telephone. `beside`: for each place, who is brought in, or was last and is not there; a
    colleague who has joined, or who has left, sees only the person rung in danger."""

    is_connected: bool = False  # the browser's sound flows, or the extension is off the hook
    is_joined: bool = False  # they hear the caller
    is_held: bool = False
    is_muted: bool = False
    may_record: bool = False  # the force records conversations
    is_recorded: bool = False
    beside: tuple[GuestState, ...] = ()
    is_asked: bool = False  # a colleague has asked them into a call
    has_joined: bool = False  # and they have accepted
    has_left: bool = False  # they left the call in which a person was rung in danger, and have been in none since
    call_id: UUID | None = None  # the call that they have, have joined, or have left in this way
    back: ReturnCallProgress | None = None  # they ring a person back

    def at(self, place: GuestPlace) -> GuestState | None:
        return next((each for each in self.beside if each.place is place), None)


class PhoneProblem(StrEnum):
    LINE_AWAY = "line_away"  # the line is not running, or does not answer
    NOT_FITTED = "not_fitted"  # the package was installed without its browser telephone
    UNREADABLE = "unreadable"  # what the browser offered cannot be read
    NOT_CONNECTED = "not_connected"  # the browser has no sound now
    NO_CALL = "no_call"  # they are in no call
    NO_GUEST = "no_guest"
    TAKEN = "taken"  # a guest is in the call already
    NOT_PLACED = "not_placed"  # the line may not ring that number, or has reached its spending limit


class PhoneFailed(Exception):
    def __init__(self, problem: PhoneProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class DeskPhone(Protocol):
    """Each method raises PhoneFailed. `takes_browsers`: the browser telephone is installed."""

    @property
    def takes_browsers(self) -> bool: ...

    def connect(self, agent_id: UUID, offer: str, /) -> str:
        """Connect the browser's sound: takes its session description and returns ours (RFC 8829). A second connection
        replaces the first."""

    def ask(
        self,
        agent_id: UUID,
        act: PhoneAct,
        /,
        *,
        keys: str = "",
        guest: PhoneGuest | None = None,
        of: GuestPlace = GuestPlace.GUEST,
    ) -> PhoneState:
        """Do this, and return the state then. `of`: who leaves, or is to hear the keys."""
