"""What happens in a call, as a readable script: who does what at which step, and what is then on record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).parent / "scripts"
VICTIM_NUMBER = "07700900123"
_CODE = re.compile(r"{code(?::(-?\d+))?}")
_RECORD = ("path", "outcome", "told", "callbacks")


@dataclass(frozen=True, slots=True)
class Act:
    """What the caller does once the call is at this step and its words are over. `keys` empty: they hang up."""

    step: str
    keys: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is on record. `told`: whether the victim heard their news. `callbacks`: the reason for each, and whom to
    ring."""

    path: tuple[str, ...]
    outcome: str
    told: bool
    callbacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Played:
    """The result of a script with one carrier. `heard`: what was said to its end, in order."""

    record: Outcome
    heard: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Script:
    name: str
    about: str
    acts: tuple[Act, ...]
    record: Outcome

    def for_code(self, code: str) -> tuple[Act, ...]:
        """`{code}` is the victim's code; `{code:4}` its first four digits, `{code:-4}` its last."""
        return tuple(Act(act.step, _CODE.sub(lambda one: _part(code, one[1]), act.keys)) for act in self.acts)


def _part(code: str, wanted: str | None) -> str:
    if wanted is None:
        return code
    count = int(wanted)
    return code[:count] if count > 0 else code[count:]


def scripts() -> list[Script]:
    return [read(path) for path in sorted(FOLDER.glob("*.txt"))]


def read(path: Path) -> Script:
    lines = [line.strip() for line in path.read_text().splitlines() if line.strip()]
    about = lines[0].removeprefix("# ")
    parted = [line.partition(":") for line in lines[1:]]
    said = {name: rest.strip() for name, _, rest in parted if name in _RECORD}
    acts = [(name, rest.strip()) for name, _, rest in parted if name not in _RECORD]
    return Script(
        path.stem,
        about,
        tuple(Act(step, act.removeprefix("keys ") if act.startswith("keys ") else "") for step, act in acts),
        Outcome(
            tuple(said["path"].split()),
            said["outcome"],
            said["told"] == "yes",
            tuple(one.strip() for one in said["callbacks"].split(";") if one.strip()),
        ),
    )
