"""The desk telephone as served by the line of this machine."""

from __future__ import annotations

from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

from victimcare.adapters.carriers.line.line_carrier import LineNotRunning, LineSilent, ask_line
from victimcare.services.ports.desk_telephone import (
    GuestMissReason,
    GuestPlace,
    GuestState,
    PhoneAct,
    PhoneFailed,
    PhoneGuest,
    PhoneProblem,
    PhoneState,
    ReturnCallProgress,
)


class LineDeskPhone:
    """`path`: the line's socket. A colleague who presses a button waits no longer than `timeout` seconds."""

    def __init__(self, path: Path, *, timeout: float = 5.0) -> None:
        self._path, self._timeout = path, timeout

    @property
    def takes_browsers(self) -> bool:
        """The line is installed from the same packages as this process. Located, not imported, since it is large."""
        return find_spec("aiortc") is not None

    def connect(self, agent_id: UUID, offer: str, /) -> str:
        return str(self._ask({"do": "connect", "agent": str(agent_id), "offer": offer})["answer"])

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
        what = {"act": act.value, "keys": keys, "guest": _guest_as_json(guest), "of": of.value}
        stands = self._ask({"do": "desk", "agent": str(agent_id), **what})["stands"]
        beside, back, call_id = stands.pop("beside"), stands.pop("back"), stands.pop("call_id")
        return PhoneState(
            **stands,
            beside=tuple(map(_guest_state, beside)),
            back=ReturnCallProgress(back) if back else None,
            call_id=UUID(call_id) if call_id else None,
        )

    def _ask(self, what: dict[str, Any]) -> dict[str, Any]:
        try:
            said = ask_line(self._path, what, timeout=self._timeout)
        except (LineNotRunning, LineSilent) as away:
            raise PhoneFailed(PhoneProblem.LINE_AWAY) from away
        if "problem" in said:
            raise PhoneFailed(PhoneProblem(said["problem"]))
        if not said:
            raise PhoneFailed(PhoneProblem.LINE_AWAY)
        return said


def _guest_state(said: dict[str, Any]) -> GuestState:
    return GuestState(
        name=said["name"],
        place=GuestPlace(said["place"]),
        talks=said["talks"],
        agent_id=UUID(said["agent_id"]) if said["agent_id"] else None,
        missed=GuestMissReason(said["missed"]) if said["missed"] else None,
        by=said["by"],
    )


def _guest_as_json(guest: PhoneGuest | None) -> dict[str, Any] | None:
    if guest is None:
        return None
    return {**asdict(guest), "agent_id": str(guest.agent_id) if guest.agent_id else ""}
