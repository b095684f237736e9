"""The languages of messages and of victims' pages: English, and each that a person at the force has signed off in its
current state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet, Subquery

from victimcare import wording
from victimcare.records.models import CommunicationPassport, LanguageSignOff, Victim
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.wording import languages
from victimcare.wording.languages import ENGLISH, PAGES_IN_ENGLISH, Language, PageLanguage
from victimcare.wording.sign_off_areas import Area, area_sentence_ids, required_sentence_ids, room_of_sentence

_ROOMS = ("messages-", "written-")  # what leaves; days, months and steps go with it


class WordingChanged(Exception):
    """The wording has changed since it was read, and must be read again."""


class TranslationIncomplete(ValueError):
    """The language lacks sentences of victims' pages: a half-translated page is of no use."""


@dataclass(frozen=True, slots=True)
class SentencePair:
    """One sentence in English and in the language, with its values shown by name."""

    id: str
    english: str
    said: str


@dataclass(frozen=True, slots=True)
class AreaStatus:
    """The wording of messages, or of victims' pages. `said` of `sentences` are written; the others are in English.
    `is_in_use`: signed off as it is now. `is_overtaken`: signed off before a sentence changed. `digest`: of the wording
    as read."""

    area: Area
    digest: str
    said: int
    sentences: int
    is_in_use: bool
    is_overtaken: bool
    read_by: str
    signed_by: str
    signed_at: datetime | None

    @property
    def is_whole(self) -> bool:
        return self.said == self.sentences


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """`checked_by` is the file's, and covers its messages; what the force has signed off is in its areas."""

    code: str
    direction: str
    name: str
    is_checked: bool
    checked_by: str
    checked_on: date | None
    messages: AreaStatus
    pages: AreaStatus
    first: AreaStatus

    def of(self, area: Area) -> AreaStatus:
        return {Area.MESSAGES: self.messages, Area.PAGES: self.pages, Area.FIRST: self.first}[area]


@dataclass(frozen=True, slots=True)
class TranslationProgress:
    """A room of victims' pages, and how many of its sentences each language has."""

    room: str
    sentences: int
    said: tuple[tuple[str, int], ...]


def choose_message_language(code: str) -> str:
    """The language in which to write to a person whose record names this one; English where it is not in use."""
    if (base := languages.base_language(code)) == ENGLISH or (language := languages.find_language(base)) is None:
        return ENGLISH
    signed = list(_list_live_sign_offs().filter(language=base, covers=Area.MESSAGES).values_list("wording", flat=True))
    return base if signed and language.digest_of(Area.MESSAGES) in signed else ENGLISH


def find_announced_language(code: str) -> str:
    """The language of this code where the one sentence that announces it is signed off; empty where it is not. Asked
    only for a language in which messages are not in use."""
    if (base := languages.base_language(code)) == ENGLISH or (language := languages.find_language(base)) is None:
        return ""
    signed = _list_live_sign_offs().filter(language=base, covers=Area.FIRST, wording=language.digest_of(Area.FIRST))
    return base if signed.exists() else ""


def choose_page_language(code: str) -> PageLanguage:
    """The language in which to show victims' pages when this one is asked for."""
    base = languages.base_language(code)
    if languages.find_language(base) is None:
        return PAGES_IN_ENGLISH
    return decide_page_language(
        base, list(_list_page_sign_offs().filter(language=base).values_list("wording", flat=True))
    )


def decide_page_language(code: str, signed: Sequence[str]) -> PageLanguage:
    """Decide the same where it is known already what is signed off for it: the digests of the wording as read."""
    if (language := languages.find_language(code)) is None:
        return PAGES_IN_ENGLISH
    is_draft = not signed or language.digest_of(Area.PAGES) not in signed
    if is_draft and settings.VICTIMCARE_ENV == "production":
        return PAGES_IN_ENGLISH
    return PageLanguage(code, language.name, language.direction, is_draft)


def list_page_languages() -> tuple[PageLanguage, ...]:
    """English, and the other languages offered at the front door."""
    signed = list(_list_page_sign_offs().values_list("language", "wording"))
    others = (
        decide_page_language(each.code, [wording for code, wording in signed if code == each.code])
        for each in languages.other_languages()
    )
    return (PAGES_IN_ENGLISH, *(each for each in others if each.code != ENGLISH))


def load_victim_language(victim_id: int) -> str:
    """The language that the victim reads, as they or a colleague last said, otherwise as the record has it; we may have
    no words in it. The caller has permitted the access."""
    said = CommunicationPassport.objects.filter(victim_id=victim_id).order_by("-version").values("language")[:1]
    row = Victim.objects.filter(id=victim_id).annotate(said=Subquery(said)).values_list("said", "language").first()
    return next((each for each in row or () if each), "")


def list_language_statuses(*, actor: Actor) -> tuple[LanguageStatus, ...]:
    """Every language but English, and how complete each is."""
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    signed = {(one.language, one.covers): one for one in _list_live_sign_offs().select_related("signed_by")}
    return tuple(
        LanguageStatus(
            code=each.code,
            direction=each.direction,
            name=each.name,
            is_checked=each.checked is not None,
            checked_by=each.checked.by if each.checked else "",
            checked_on=each.checked.on if each.checked else None,
            messages=_area_status(each, Area.MESSAGES, signed.get((each.code, Area.MESSAGES))),
            pages=_area_status(each, Area.PAGES, signed.get((each.code, Area.PAGES))),
            first=_area_status(each, Area.FIRST, signed.get((each.code, Area.FIRST))),
        )
        for each in languages.other_languages()
    )


def list_translation_progress(*, actor: Actor) -> tuple[TranslationProgress, ...]:
    """How complete each language is in each room of victims' pages."""
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    found = {
        each.code: Counter(map(room_of_sentence, area_sentence_ids(Area.PAGES, each.code)))
        for each in languages.other_languages()
    }
    return tuple(
        TranslationProgress(room, sentences, tuple((code, said[room]) for code, said in found.items()))
        for room, sentences in Counter(map(room_of_sentence, area_sentence_ids(Area.PAGES))).items()
    )


def list_sentence_pairs(*, actor: Actor, code: str, area: Area) -> tuple[SentencePair, ...]:
    """What the person who signs off the language must have read: every sentence of the area beside its English. Raises
    NotFound."""
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    _find_language(code)
    return tuple(
        SentencePair(name, wording.sentence_source(name, ENGLISH), wording.sentence_source(name, code))
        for name in sorted(area_sentence_ids(area, code), key=_sentence_order)
    )


@transaction.atomic
def sign_off_language(*, actor: Actor, code: str, area: Area, read: str, checked_by: str, now: datetime) -> None:
    """Use the language from now on: for messages that are written in it completely, or for victims' pages. `read` is
    the digest of what was read.

    Raises NotFound, FieldRequired, WordingChanged, TranslationIncomplete.
    """
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    language = _find_language(code)
    if not checked_by.strip():
        raise FieldRequired("checked_by")
    if read != language.digest_of(area):
        raise WordingChanged
    if area is Area.PAGES and not required_sentence_ids(area, code) >= required_sentence_ids(area):
        raise TranslationIncomplete
    _end_sign_off(actor, code, area, now)
    LanguageSignOff.objects.create(
        language=code,
        covers=area,
        wording=read,
        checked_by=checked_by.strip(),
        signed_at=now,
        signed_by_id=_signer(actor),
    )
    note(actor, "language.signed_off", at=now, detail={"language": code, "covers": area, "wording": read})


@transaction.atomic
def withdraw_language(*, actor: Actor, code: str, area: Area, now: datetime) -> None:
    """Stop using the language: from now on nothing leaves, or is shown, in it. Raises NotFound."""
    permit(actor, Act.SIGN_OFF_LANGUAGE)
    _find_language(code)
    if _end_sign_off(actor, code, area, now):
        note(actor, "language.withdrawn", at=now, detail={"language": code, "covers": area})


def _list_live_sign_offs() -> QuerySet[LanguageSignOff]:
    return LanguageSignOff.objects.filter(withdrawn_at=None)


def _list_page_sign_offs() -> QuerySet[LanguageSignOff]:
    return _list_live_sign_offs().filter(covers=Area.PAGES)


def _end_sign_off(actor: Actor, code: str, area: Area, now: datetime) -> int:
    return (
        _list_live_sign_offs()
        .filter(language=code, covers=area)
        .update(withdrawn_at=now, withdrawn_by_id=_signer(actor))
    )


def _area_status(language: Language, area: Area, signed: LanguageSignOff | None) -> AreaStatus:
    digest = language.digest_of(area)
    is_in_use = signed is not None and signed.wording == digest
    return AreaStatus(
        area=area,
        digest=digest,
        said=len(required_sentence_ids(area) & required_sentence_ids(area, language.code)),
        sentences=len(required_sentence_ids(area)),
        is_in_use=is_in_use,
        is_overtaken=signed is not None and not is_in_use,
        read_by=signed.checked_by if signed else "",
        signed_by=signed.signed_by.name if signed else "",
        signed_at=signed.signed_at if signed else None,
    )


def _sentence_order(name: str) -> int:
    """What leaves comes before the days and steps used in it; sentences of one room in file order."""
    return next((place for place, room in enumerate(_ROOMS) if name.startswith(room)), len(_ROOMS))


def _find_language(code: str) -> Language:
    language = languages.find_language(code)
    if language is None:
        raise NotFound("no words in this language")
    return language


def _signer(actor: Actor) -> int:
    if actor.staff_id is None:
        raise PermissionRefused("a person of the force answers for a language")
    return actor.staff_id
