"""Gives staff a short guide for speaking with a victim of this kind of crime at this moment: `guides.toml` has the
words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from victimcare.rules.contact.contact_guides import ContactMoment, CrimeFamily, contact_phase_of

HERE = Path(__file__).parent / "guides.toml"


@dataclass(frozen=True, slots=True)
class Guide:
    """`title`: of the moment. `lines`: what this kind of crime asks first, then what the moment does."""

    moment: ContactMoment
    title: str
    lines: tuple[str, ...]


def guide(family: CrimeFamily, moment: ContactMoment) -> Guide:
    pack = _pack()
    of_moment = pack["moment"][moment]
    own = pack["family"][family][contact_phase_of(moment)]
    return Guide(moment, of_moment["title"], (*own, *of_moment["lines"]))


def version() -> str:
    return str(_pack()["version"])


@cache
def _pack() -> Mapping[str, Any]:
    return tomllib.loads(HERE.read_text(encoding="utf-8"))
