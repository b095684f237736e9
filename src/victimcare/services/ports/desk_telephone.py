"""The telephone at the desk: tells the line what to do with the sound of a call, as the agent on the call asks.

The queue decides who has which call (`services.calls.agents.talking`); this port covers only what is heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class PhoneAct(StrEnum):
    """What an agent can ask for in their conversation."""

    STANDS = "stands"  # its state, and nothing else
    LOOK = "look"  # look at the queue now, rather than half a second later
    HOLD = "hold"  # the caller hears music
    TAKE_BACK = "take_back"  # the caller and all who talk hear one another
    MUTE = "mute"
    UNMUTE = "unmute"
    RECORD = "record"  # both are told that the conversation is recorded
    STOP_RECORDING = "stop_recording"
    KEYS = "keys"  # for one who was brought in
    BRING = "bring"  # ring another person, and let them in
    DROP = "drop"  # one who was brought in goes
    LEAVE = "leave"  # the agent on the call goes, and the others talk on
    JOIN = "join"  # into the call that a colleague asks about
    REFUSE = "refuse"  # to be asked, or to stay in it


class GuestMode(StrEnum):
    """How a person is brought into the conversation."""

    FIRST_ALONE = "first_alone"  # the caller hears music until all are put together
    TOGETHER = "together"
    HAND_OVER = "hand_over"  # the caller is theirs as soon as they answer


class GuestPlace(StrEnum):
    """There is room for two beside the caller and their agent, and neither ever has to make room for the other."""

    GUEST = "guest"  # a colleague, an interpreter, a service
    # the person whom the force names for danger: no cap holds them back, and they keep the caller if all others go
    HELP = "help"


@dataclass(frozen=True, slots=True)
class PhoneGuest:
    """A person who is brought in: a colleague (public id, and their extension where they are rung there), or a number
    of the force's list. `by`: the name of the colleague who asks."""

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
    NOT_RUNG = "not_rung"  # the line may not, or could not
    LEFT = "left"  # was in it


class ReturnCallProgress(StrEnum):
    """How far a call has come that a colleague at the desk makes by the line."""

    AGENT_PHONE_RINGS = "theirs_rings"  # their own telephone
    VICTIM_PHONE_RINGS = "hers_rings"
    LISTENS = "listens"  # to who or what has picked up
    TALKS = "talks"


@dataclass(frozen=True, slots=True)
class GuestState:
    """A person who is brought in: their telephone rings until they talk. `agent_id`: the colleague's public id.
    `missed`: why they are not there. `by`: who brought them in, if that was another than the reader."""

    name: str
    place: GuestPlace = GuestPlace.GUEST
    talks: bool = False
    agent_id: UUID | None = None
    missed: GuestMissReason | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class PhoneState:
    """The state of an agent's telephone. `beside`: for each place who is brought in, or was last and is not there; a
    colleague who has joined, or who has left, sees only the person rung in danger."""

    is_connected: bool = False  # the browser's sound flows, or the extension is off the hook
    is_joined: bool = False  # they hear the caller
    is_held: bool = False
    is_muted: bool = False
    may_record: bool = False  # the force records conversations
    is_recorded: bool = False
    beside: tuple[GuestState, ...] = ()
    is_asked: bool = False  # a colleague has brought them into a call of theirs
    has_joined: bool = False  # and they have taken it up
    has_left: bool = False  # the call in which a person was rung in danger, and have been in none since
    call_id: UUID | None = None  # that they have, have joined, or have left so
    back: ReturnCallProgress | None = None  # they ring a person back

    def at(self, place: GuestPlace) -> GuestState | None:
        return next((each for each in self.beside if each.place is place), None)


class PhoneProblem(StrEnum):
    LINE_AWAY = "line_away"  # the line does not run, or does not answer
    NOT_FITTED = "not_fitted"  # the package was installed without its browser telephone
    UNREADABLE = "unreadable"  # what the browser offered
    NOT_CONNECTED = "not_connected"  # their browser has no sound now
    NO_CALL = "no_call"  # nothing is joined for them
    NO_GUEST = "no_guest"
    TAKEN = "taken"  # a guest is brought in already
    NOT_PLACED = "not_placed"  # the line may not ring that, or has spent what it may


class PhoneFailed(Exception):
    def __init__(self, problem: PhoneProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class DeskPhone(Protocol):
    """Each raises PhoneFailed. `takes_browsers`: the browser telephone is fitted."""

    @property
    def takes_browsers(self) -> bool: ...

    def connect(self, agent_id: UUID, offer: str, /) -> str:
        """The browser's sound: its session description, and ours in answer (RFC 8829). A second one takes the place of
        the first."""

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
        """Do this, and return the state then. `of`: who goes, or is to hear the keys."""
