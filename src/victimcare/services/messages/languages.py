"""In which languages messages leave: English, and each that a person of the force has signed off as it stands now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from victimcare import wording
from victimcare.records.models import LanguageSignOff
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.wording import languages
from victimcare.wording.languages import ENGLISH, Language

_ROOMS = ("messages-", "written-")  # what leaves; days, months and steps go with it


class UnknownLanguage(LookupError):
    """We have no words in it."""


class WordingChanged(Exception):
    """What was read is no longer what the files say: it must be read again."""


class NobodyNamed(ValueError):
    """Who speaks the language and has read it is said."""


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """One sentence as it stands in English and in the language; values by their names."""

    id: str
    english: str
    said: str


@dataclass(frozen=True, slots=True)
class LanguageShown:
    """`said` of `sentences` that leave are written; the others leave in English. `is_in_use`: signed off as it is now.

    `is_overtaken`: signed off before a sentence changed. `checked_by` of the file, `signed_…` of the force.
    """

    code: str
    direction: str
    name: str
    digest: str
    said: int
    sentences: int
    is_checked: bool
    checked_by: str
    checked_on: date | None
    is_in_use: bool
    is_overtaken: bool
    read_by: str
    signed_by: str
    signed_at: datetime | None


def spoken(code: str) -> str:
    """The language in which to write to somebody whose record says this one; English where it is not in use."""
    if (base := languages.base(code)) == ENGLISH or (language := languages.language(base)) is None:
        return ENGLISH
    live = LanguageSignOff.objects.filter(language=base, wording=language.digest, withdrawn_at=None)
    return base if live.exists() else ENGLISH


def all_languages(*, actor: Actor) -> tuple[LanguageShown, ...]:
    """Every language but English, and how far each is."""
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    live = LanguageSignOff.objects.filter(withdrawn_at=None).select_related("signed_by")
    signed = {one.language: one for one in live}
    leaving = _leaving(ENGLISH)
    return tuple(_shown(each, signed.get(each.code), leaving) for each in languages.others())


def sentences(*, actor: Actor, code: str) -> tuple[SentenceShown, ...]:
    """What whoever signs it off has had read: every sentence of the language beside its English. Raises
    UnknownLanguage."""
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    _language(code)
    return tuple(
        SentenceShown(name, wording.source(name, ENGLISH), wording.source(name, code))
        for name in sorted(wording.ids(code), key=_place)
    )


@transaction.atomic
def sign_off(*, actor: Actor, code: str, read: str, checked_by: str, now: datetime) -> None:
    """Messages leave in it from now on, where all of a message is written in it. `read` is the digest of what was read.

    Raises UnknownLanguage, NobodyNamed, WordingChanged.
    """
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    language = _language(code)
    if not checked_by.strip():
        raise NobodyNamed
    if read != language.digest:
        raise WordingChanged
    _end(actor, code, now)
    LanguageSignOff.objects.create(
        language=code,
        wording=read,
        checked_by=checked_by.strip(),
        signed_at=now,
        signed_by_id=_staff(actor),
    )
    note(actor, "language.signed_off", at=now, detail={"language": code, "wording": read})


@transaction.atomic
def withdraw(*, actor: Actor, code: str, now: datetime) -> None:
    """Nothing leaves in it any more, from the next message on. Raises UnknownLanguage."""
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    _language(code)
    if _end(actor, code, now):
        note(actor, "language.withdrawn", at=now, detail={"language": code})


def _end(actor: Actor, code: str, now: datetime) -> int:
    live = LanguageSignOff.objects.filter(language=code, withdrawn_at=None)
    return live.update(withdrawn_at=now, withdrawn_by_id=_staff(actor))


def _shown(language: Language, signed: LanguageSignOff | None, leaving: frozenset[str]) -> LanguageShown:
    is_in_use = signed is not None and signed.wording == language.digest
    return LanguageShown(
        code=language.code,
        direction=language.direction,
        name=language.name,
        digest=language.digest,
        said=len(leaving & _leaving(language.code)),
        sentences=len(leaving),
        is_checked=language.is_checked,
        checked_by=language.checked_by,
        checked_on=language.checked_on,
        is_in_use=is_in_use,
        is_overtaken=signed is not None and not is_in_use,
        read_by=signed.checked_by if signed else "",
        signed_by=signed.signed_by.name if signed else "",
        signed_at=signed.signed_at if signed else None,
    )


def _place(name: str) -> int:
    """What leaves before the days and steps that stand in it; of one room as it is written."""
    return next((place for place, room in enumerate(_ROOMS) if name.startswith(room)), len(_ROOMS))


def _leaving(code: str) -> frozenset[str]:
    return frozenset(name for name in wording.ids(code) if name.startswith(_ROOMS))


def _language(code: str) -> Language:
    language = languages.language(code)
    if language is None:
        raise UnknownLanguage(code)
    return language


def _staff(actor: Actor) -> int:
    if actor.staff_id is None:
        raise NotPermitted("a person of the force answers for a language")
    return actor.staff_id
