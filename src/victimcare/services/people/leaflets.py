"""Makes the sheet given by hand at first contact: a new code, the number to ring, the front door, what to expect.

Others in the home may read it. So for a guarded victim, and for any victim who prefers it, nothing on it says who we
are or what happened: no word, name or address. The code is on this sheet and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from victimcare import wording
from victimcare.records.models import Victim
from victimcare.rules.clock import london_date
from victimcare.rules.force import Force
from victimcare.rules.message_text import find_revealing_words
from victimcare.services import outside
from victimcare.services.access import Act, Actor, ActorKind, permit
from victimcare.services.audit import note
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.messages.languages import on_pages, spoken
from victimcare.services.people import codes, desk_proofs
from victimcare.services.people.codes import opens_alone
from victimcare.services.ports import Picture, Printed, Section, Sheet, Shown
from victimcare.services.rights.catalogue import catalogue
from victimcare.wording import languages
from victimcare.wording.languages import ENGLISH
from victimcare.wording.line_promise import line_promise

_ROOM = "leaflet-"
_MARK = "ui-not-checked"
_NOW = ("leaflet-now-somebody", "leaflet-now-way", "leaflet-now-page", "leaflet-now-language", "leaflet-now-need")
# What only the open sheet says, with the entry of the Code that gives its time.
_NOW_OPEN = (
    ("leaflet-now-told-open", "r6_suspect_arrested"),
    ("leaflet-now-told-danger-open", ""),
    ("leaflet-now-support-open", "r4_support_referral"),
    ("leaflet-now-wrong-open", ""),
)
_CAREFUL = (
    "leaflet-careful-never",
    "leaflet-careful-tries",
    "leaflet-careful-other",
    "leaflet-careful-list",
)


class UnknownLanguage(LookupError):
    """No sheet is printed in this language: it is incomplete, or not signed off."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A language in which a sheet can be printed. `is_checked` False: a draft, for demonstrations alone."""

    code: str
    name: str
    is_checked: bool


def offered(*, actor: Actor) -> tuple[Offered, ...]:
    """English, and every language that says the whole sheet and is signed off; drafts outside production too."""
    permit(actor, Act.PRINT_LEAFLET)
    needed = {name for name in wording.ids(ENGLISH) if name.startswith(_ROOM)}
    whole = [one for one in languages.others() if needed <= set(wording.ids(one.code))]
    found = [Offered(one.code, one.name, spoken(one.code) == one.code) for one in whole]
    drafts_too = settings.VICTIMCARE_ENV != "production"
    return (Offered(ENGLISH, "English", True), *(one for one in found if one.is_checked or drafts_too))


@transaction.atomic
def make(*, actor: Actor, victim_id: int, language: str, is_neutral: bool, now: datetime) -> Printed:
    """Make the sheet with a new code; the old code ends. `is_neutral` is what was asked for: for a guarded victim it is
    always so. Raises NotProved for staff without an identity check, UnknownLanguage, codes.UnknownVictim."""
    permit(actor, Act.PRINT_LEAFLET)
    chosen = next((one for one in offered(actor=actor) if one.code == language), None)
    if chosen is None:
        raise UnknownLanguage(language)
    give = codes.make_code if actor.kind is ActorKind.OPERATOR else desk_proofs.make_code
    code = give(actor=actor, victim_id=victim_id, opens=opens_alone(victim_id), now=now)
    victim = Victim.objects.only("id", "case_id", "is_enhanced").get(id=victim_id)
    is_neutral = is_neutral or victim_id in is_guarded([victim_id])
    note(
        actor,
        "leaflet.printed",
        at=now,
        case_id=victim.case_id,
        victim_id=victim_id,
        detail={"language": language, "is_neutral": is_neutral},
    )
    return outside.documents().sheet(_sheet(code.code, chosen, victim, is_neutral, now))


def _sheet(code: str, language: Offered, victim: Victim, is_neutral: bool, now: datetime) -> Sheet:
    force: Force = settings.FORCE

    def said(name: str, **values: Any) -> str:
        return wording.say(name, language.code, **values)

    answered = line_promise(force.line, today=london_date(now), language=language.code)
    promise = f"{said('ui-ring.more')} {answered}"
    now_lines = [said(name) for name in _NOW]
    if not is_neutral:
        now_lines += [said(name, **_time_of(entry, victim, now)) for name, entry in _NOW_OPEN]
    return Sheet(
        title=said("leaflet-title" if is_neutral else "leaflet-title-open"),
        language=language.code,
        lead=said("leaflet-lead"),
        sender="" if is_neutral else f"{said('leaflet-from')} {force.shown_name}",
        ring=Shown(said("leaflet-ring"), force.telephones.line, promise),
        code=Shown(said("leaflet-code"), code, said("leaflet-code-more")),
        picture=_picture(language, is_neutral),
        front=(said("leaflet-relay", service="Relay UK", number=force.telephones.text_relay), said("leaflet-danger")),
        back=(
            Section(said("leaflet-now"), tuple(now_lines)),
            Section(said("leaflet-careful"), tuple(said(name) for name in _CAREFUL)),
        ),
        mark="" if language.is_checked else wording.say(_MARK),
    )


def _picture(language: Offered, is_neutral: bool) -> Picture | None:
    """The front door, in the victim's language where pages are shown in it. None where the sheet is neutral and the
    address itself says who we are: then the number and the code are enough."""
    address = settings.PUBLIC_ADDRESS
    if is_neutral and find_revealing_words(address):
        return None
    read_in = on_pages(language.code).code
    address = f"{address}/" if read_in == ENGLISH else f"{address}/?lang={read_in}"

    def said(name: str, **values: Any) -> str:
        return wording.say(name, language.code, **values)

    return Picture(said("leaflet-page"), address, said("leaflet-picture", address=address), said("leaflet-page-more"))


def _time_of(entry: str, victim: Victim, now: datetime) -> dict[str, int]:
    """The time in working days, as the edition in force gives it to the victim; empty for a sentence without a time."""
    if not entry:
        return {}
    found = catalogue().edition_on(london_date(now)).entitlements[entry]
    span = found.enhanced if victim.is_enhanced else found.standard
    assert span is not None, "an entry with a time"
    return {"count": span.amount}
