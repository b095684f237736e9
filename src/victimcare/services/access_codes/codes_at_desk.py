"""Checks the code that a victim reads out to the desk by telephone, records an identity check when it is right, and
makes new codes and the sheet given by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare import wording
from victimcare.records.models import AccessGrant, Victim
from victimcare.records.models.access_codes import AccessLevel
from victimcare.rules.access_codes import access_code
from victimcare.rules.clock import london_date
from victimcare.rules.errors import VictimNotFound
from victimcare.rules.force import Force
from victimcare.rules.message_text import find_revealing_words
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, ActorKind, permit
from victimcare.services.access_codes import victim_codes
from victimcare.services.access_codes.victim_codes import NewCode, find_code_scope
from victimcare.services.audit import note
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.conversations import contact_sessions, identity_checks
from victimcare.services.messages.message_languages import choose_message_language, choose_page_language
from victimcare.services.ports import AddressPicture, PrintedFile, PrintedSheet, SheetHighlight, SheetSection
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.wording import languages
from victimcare.wording.languages import ENGLISH
from victimcare.wording.service_hours import describe_line_promise

DESK_CHANNEL = "desk"


@transaction.atomic
def check_identity_by_code(*, actor: Actor, victim_id: int, typed: str, now: datetime) -> bool:
    """Whether these twelve digits are the victim's code. A wrong, unknown, ended or sealed code, or another victim's,
    gets the same no, and counts as a wrong try as at every entry point."""
    permit(actor, Act.SEE_CASE)
    grant = _verify_typed(typed, now)
    # A duress code proves no identity, and looks like a wrong one: the desk is warned as usual (`duress_warnings`).
    if grant is None or grant.victim_id != victim_id or grant.opens == AccessLevel.QUIET:
        # The try itself is stored without a victim, as at every entry point; this entry says which colleague typed it,
        # and for which victim.
        case_id = Victim.objects.filter(id=victim_id).values_list("case_id", flat=True).first()
        note(actor, "proof.refused", at=now, case_id=case_id, victim_id=victim_id)
        return False
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim_id, how=identity_checks.CheckMethod.CODE, now=now
    )
    return True


@transaction.atomic
def verify_access_code(
    *, actor: Actor, typed: str, now: datetime, call_id: UUID | None = None, since: datetime | None = None
) -> UUID | None:
    """Find the victim whose code these digits are, where no victim was looked up: a contact begins, with the identity
    checked. None for anything but a victim's code; it looks and counts as at every entry point. `call_id`, `since`: the
    call in which the code is read, and when it began."""
    permit(actor, Act.SEE_CASE)
    grant = _verify_typed(typed, now)
    grants = AccessGrant.objects.of_victims().filter(id=grant.id if grant else -1)
    victim = Victim.objects.select_related("case").filter(access_grants__in=grants).first()
    seen = _seen_by(actor, victim)
    if seen is None:
        note(actor, "proof.refused", at=now)
        return None
    # what came before, on the blank screen, belongs to this victim
    contact_sessions.begin_contact_session(actor=actor, now=now, call_id=call_id, since=since)
    identity_checks.begin_contact(actor=actor, victim=seen, now=now)
    identity_checks.record_identity_check(actor=actor, victim_id=seen.id, how=identity_checks.CheckMethod.CODE, now=now)
    return seen.public_id


def _verify_typed(typed: str, now: datetime) -> AccessGrant | None:
    code = access_code.parse_access_code(typed)
    if isinstance(code, access_code.MalformedCode):
        return None
    return victim_codes.verify_code(code=code, channel=DESK_CHANNEL, now=now)


def _seen_by(actor: Actor, victim: Victim | None) -> Victim | None:
    """The victim, if this actor may see them at all."""
    try:
        return identity_checks.find_visible_victim(actor, victim.public_id if victim else UUID(int=0))
    except VictimNotFound:
        return None


@transaction.atomic
def make_code_at_desk(
    *, actor: Actor, victim_id: int, opens: str, now: datetime, keeps_second: bool = False
) -> NewCode:
    """Make a new code for the victim after an identity check; the old one ends. `keeps_second`: the victim still has
    their second step, as a check by more than the code shows; otherwise it ends too. Raises IdentityCheckMissing,
    ShortAccessOnly."""
    identity_checks.require_identity_check(actor, victim_id, now=now)
    keeps_second = keeps_second and identity_checks.find_strong_check(actor, victim_id, now=now) is not None
    return victim_codes.make_victim_code(
        actor=actor, victim_id=victim_id, opens=opens, now=now, keeps_second=keeps_second
    )


@transaction.atomic
def revoke_code_at_desk(*, actor: Actor, victim_id: int, now: datetime) -> int:
    """End the victim's code because it may be in the wrong hands, after an identity check. Raises
    IdentityCheckMissing."""
    identity_checks.require_identity_check(actor, victim_id, now=now)
    return victim_codes.revoke_victim_code(actor=actor, victim_id=victim_id, now=now)


# Makes the sheet given by hand at first contact: a new code, the number to ring, the front door, what to expect.
#
# Others in the home may read it. So for a guarded victim, and for any victim who prefers it, nothing on it says who we
# are or what happened: no word, name or address. The code is on this sheet and nowhere else.

_ROOM = "leaflet-"
_MARK = "ui-not-checked"
_NOW_SENTENCES = (
    "leaflet-now-somebody",
    "leaflet-now-way",
    "leaflet-now-page",
    "leaflet-now-language",
    "leaflet-now-need",
)
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


class LeafletLanguageUnavailable(LookupError):
    """No sheet is printed in this language: it is incomplete, or not signed off."""


@dataclass(frozen=True, slots=True)
class LeafletLanguage:
    """A language in which a sheet can be printed. `is_checked` False: a draft, for demonstrations alone."""

    code: str
    name: str
    is_checked: bool


def list_leaflet_languages(*, actor: Actor) -> tuple[LeafletLanguage, ...]:
    """English, and every language that has the whole sheet and is signed off; drafts too, outside production."""
    permit(actor, Act.PRINT_LEAFLET)
    needed = {name for name in wording.list_sentence_ids(ENGLISH) if name.startswith(_ROOM)}
    whole = [one for one in languages.other_languages() if needed <= set(wording.list_sentence_ids(one.code))]
    found = [LeafletLanguage(one.code, one.name, choose_message_language(one.code) == one.code) for one in whole]
    drafts_too = settings.VICTIMCARE_ENV != "production"
    return (LeafletLanguage(ENGLISH, "English", True), *(one for one in found if one.is_checked or drafts_too))


@transaction.atomic
def make_leaflet(*, actor: Actor, victim_id: int, language: str, is_neutral: bool, now: datetime) -> PrintedFile:
    """Make the sheet with a new code; the old code ends. `is_neutral` is what was asked for: for a guarded victim it is
    always so. Raises IdentityCheckMissing for staff without an identity check, LeafletLanguageUnavailable, NotFound."""
    permit(actor, Act.PRINT_LEAFLET)
    chosen = next((one for one in list_leaflet_languages(actor=actor) if one.code == language), None)
    if chosen is None:
        raise LeafletLanguageUnavailable(language)
    give = victim_codes.make_victim_code if actor.kind is ActorKind.OPERATOR else make_code_at_desk
    code = give(actor=actor, victim_id=victim_id, opens=find_code_scope(victim_id), now=now)
    victim = Victim.objects.only("id", "case_id", "is_enhanced").get(id=victim_id)
    is_neutral = is_neutral or victim_id in find_guarded_victims([victim_id])
    note(
        actor,
        "leaflet.printed",
        at=now,
        case_id=victim.case_id,
        victim_id=victim_id,
        detail={"language": language, "is_neutral": is_neutral},
    )
    return port_registry.document_maker().sheet(_sheet(code.code, chosen, victim, is_neutral, now))


def _sheet(code: str, language: LeafletLanguage, victim: Victim, is_neutral: bool, now: datetime) -> PrintedSheet:
    force: Force = settings.FORCE

    def said(name: str, **values: Any) -> str:
        return wording.say(name, language.code, **values)

    answered = describe_line_promise(force.line, today=london_date(now), language=language.code)
    promise = f"{said('ui-ring.more')} {answered}"
    now_lines = [said(name) for name in _NOW_SENTENCES]
    if not is_neutral:
        now_lines += [said(name, **_time_of(entry, victim, now)) for name, entry in _NOW_OPEN]
    return PrintedSheet(
        title=said("leaflet-title" if is_neutral else "leaflet-title-open"),
        language=language.code,
        lead=said("leaflet-lead"),
        sender="" if is_neutral else f"{said('leaflet-from')} {force.shown_name}",
        ring=SheetHighlight(said("leaflet-ring"), force.telephones.line, promise),
        code=SheetHighlight(said("leaflet-code"), code, said("leaflet-code-more")),
        picture=_picture(language, is_neutral),
        front=(said("leaflet-relay", service="Relay UK", number=force.telephones.text_relay), said("leaflet-danger")),
        back=(
            SheetSection(said("leaflet-now"), tuple(now_lines)),
            SheetSection(said("leaflet-careful"), tuple(said(name) for name in _CAREFUL)),
        ),
        mark="" if language.is_checked else wording.say(_MARK),
    )


def _picture(language: LeafletLanguage, is_neutral: bool) -> AddressPicture | None:
    """The front door, in the victim's language where pages are shown in it. None where the sheet is neutral and the
    address itself says who we are: then the number and the code are enough."""
    address = settings.PUBLIC_ADDRESS
    if is_neutral and find_revealing_words(address):
        return None
    read_in = choose_page_language(language.code).code
    address = f"{address}/" if read_in == ENGLISH else f"{address}/?lang={read_in}"

    def said(name: str, **values: Any) -> str:
        return wording.say(name, language.code, **values)

    return AddressPicture(
        said("leaflet-page"), address, said("leaflet-picture", address=address), said("leaflet-page-more")
    )


def _time_of(entry: str, victim: Victim, now: datetime) -> dict[str, int]:
    """The time in working days, as the edition in force gives it to the victim; empty for a sentence without a time."""
    if not entry:
        return {}
    found = rights_catalogue().edition_on(london_date(now)).entitlements[entry]
    span = found.enhanced if victim.is_enhanced else found.standard
    assert span is not None, "an entry with a time"
    return {"count": span.amount}
