"""The desk's telephone as the line of this machine has it."""

from __future__ import annotations

from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

from victimcare.adapters.carriers.line.asking import NoAnswer, NotThere, ask
from victimcare.services.ports.desk_phone import BackIs, Guest, Missed, PhoneAct, PhoneFailed, PhoneStands, Problem


class LineDeskPhone:
    """`path`: the line's socket. Whoever presses a button waits no longer than `timeout` seconds."""

    def __init__(self, path: Path, *, timeout: float = 5.0) -> None:
        self._path, self._timeout = path, timeout

    @property
    def takes_browsers(self) -> bool:
        """The line is installed from the same packages as we are. Found, not imported: it is large."""
        return find_spec("aiortc") is not None

    def connect(self, agent_id: UUID, offer: str, /) -> str:
        return str(self._ask({"do": "connect", "agent": str(agent_id), "offer": offer})["answer"])

    def ask(self, agent_id: UUID, act: PhoneAct, /, *, keys: str = "", guest: Guest | None = None) -> PhoneStands:
        asked = {"do": "desk", "agent": str(agent_id), "act": act.value, "keys": keys, "guest": _written(guest)}
        stands = self._ask(asked)["stands"]
        guest_agent, missed_why, back = (stands.pop(name) for name in ("guest_agent", "missed_why", "back"))
        return PhoneStands(
            **stands,
            guest_agent=UUID(guest_agent) if guest_agent else None,
            missed_why=Missed(missed_why) if missed_why else None,
            back=BackIs(back) if back else None,
        )

    def _ask(self, what: dict[str, Any]) -> dict[str, Any]:
        try:
            said = ask(self._path, what, timeout=self._timeout)
        except (NotThere, NoAnswer) as away:
            raise PhoneFailed(Problem.LINE_AWAY) from away
        if "problem" in said:
            raise PhoneFailed(Problem(said["problem"]))
        if not said:
            raise PhoneFailed(Problem.LINE_AWAY)
        return said


def _written(guest: Guest | None) -> dict[str, Any] | None:
    if guest is None:
        return None
    return {**asdict(guest), "agent_id": str(guest.agent_id) if guest.agent_id else ""}
