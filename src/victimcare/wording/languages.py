"""The languages besides English, how complete each is, and what all of them have.

`<language>/status.toml` says who has checked it. A digest of its sentences ties a check, and a force's own sign-off, to
the words that were read: any change to a sentence makes both void. What leaves in messages and what victims' pages show
have a digest each (`wording.sign_off_areas`), and a force signs off each separately.
"""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from victimcare.wording.fluent import ENGLISH as ENGLISH
from victimcare.wording.fluent import FOLDER, RIGHT_TO_LEFT, has_sentence, list_languages, say, sentence_digest
from victimcare.wording.sign_off_areas import Area, area_sentence_ids

# What every language has: the neutral news, "please ring us", the one invitation and where help is, in a text and in
# writing; and the date of a letter. The rest falls back to English, a whole message at a time.
FIXED_SENTENCES = (
    "messages-news",
    "messages-ring-us",
    "messages-invitation",
    "messages-danger",
    "written-subject",
    "written-news",
    "written-ring-us",
    "written-invitation",
    "written-danger",
    "written-stop",
    "dates-day-page",
    *(f"dates-weekday-{day}" for day in range(7)),
    *(f"dates-month-{month}" for month in range(1, 13)),
)


@dataclass(frozen=True, slots=True)
class LanguageCheck:
    """By whom and when its messages were checked, and the digest of their words then."""

    by: str
    on: date
    wording: str


@dataclass(frozen=True, slots=True)
class Language:
    """One language besides English. Digests are calculated only when requested, since they cover all of its words."""

    code: str
    name: str  # in the language itself
    said_to_be_checked: LanguageCheck | None

    def digest_of(self, area: Area) -> str:
        return digest_area(self.code, area)

    @property
    def checked(self) -> LanguageCheck | None:
        """Only while the words are those that were checked."""
        said = self.said_to_be_checked
        return said if said and said.wording == digest_area(self.code) else None

    @property
    def direction(self) -> str:
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """A language in which victims' pages are shown. `is_draft`: it has not been signed off, and is for demonstrations
    alone."""

    code: str = ENGLISH
    name: str = "English"
    direction: str = "ltr"
    is_draft: bool = False


PAGES_IN_ENGLISH = PageLanguage()


def base_language(code: str) -> str:
    """The language of a code as the feed has it: `pl-PL` is `pl`; empty is English."""
    return code.replace("_", "-").partition("-")[0].lower() or ENGLISH


def english_name(code: str) -> str:
    """The name for staff; the code itself where we have no name for it."""
    named = f"desk-language-{base_language(code)}"
    return say(named) if has_sentence(named) else code


@cache
def other_languages() -> tuple[Language, ...]:
    """Every language but English, by its code."""
    return tuple(_language(code) for code in list_languages() if code != ENGLISH)


def find_language(code: str) -> Language | None:
    """None for English and for a language that we do not have."""
    return next((each for each in other_languages() if each.code == code), None)


@cache
def digest_area(code: str, area: Area = Area.MESSAGES) -> str:
    """The digest of every sentence of an area that the language has, with the terms in it: it changes exactly when the
    words do."""
    said = "\n".join(f"{name} {sentence_digest(name, code)}" for name in sorted(area_sentence_ids(area, code)))
    return hashlib.sha256(said.encode()).hexdigest()


def _language(code: str) -> Language:
    file = FOLDER / code / "status.toml"
    status = tomllib.loads(file.read_text(encoding="utf-8"))
    if status["status"] not in ("draft", "checked"):
        raise ValueError(f"{file}: status is {status['status']!r}, expected draft or checked")
    if status["status"] == "checked" and not (status["checked_by"] and status["checked_on"] and status["wording"]):
        raise ValueError(f"{file}: checked, and not by whom, when and what: checked_by, checked_on, wording")
    said = None
    if status["status"] == "checked":
        said = LanguageCheck(status["checked_by"], date.fromisoformat(status["checked_on"]), status["wording"])
    return Language(code, status["name"], said)
