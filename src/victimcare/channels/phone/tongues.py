"""The languages of the line: English, and whichever others a caller can choose, each with its own fixed sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from victimcare.channels.phone.prompts import Prompts, language_menu


@dataclass(frozen=True)
class Tongues:
    """`others` by their codes, in the order of their keys. A sentence that one of them has not is said in English."""

    english: Prompts
    others: Mapping[str, Prompts] = field(default_factory=dict)
    menu: bytes = field(init=False, repr=False)  # each in its own words, with its key; nothing without a choice

    def __post_init__(self) -> None:
        object.__setattr__(self, "menu", language_menu((self.english, *self.others.values())) if self.others else b"")

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(self.others)

    def sound(self, name: str, language: str) -> bytes:
        own = self.others.get(language)
        try:
            return own.sound(name) if own else self.english.sound(name)
        except KeyError:
            return self.english.sound(name)

    def digits(self, digits: str, language: str) -> bytes:
        return self.others.get(language, self.english).digits(digits)
