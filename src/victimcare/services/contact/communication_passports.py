"""Keeps a victim's communication passport (how to speak with them) in versions.

The victim writes it on their page, or a colleague writes down what the victim says. It is used everywhere: first on
their record, for the colleague about to ring them (only what a conversation needs), in their letters, in the line's
queue when they ring, and as a list without free text in what other agencies receive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import CommunicationPassport, SafeContactPlan, Victim
from victimcare.records.models.victim_contact.preferences import LONGEST_PASSPORT_NOTE as LONGEST_PASSPORT_NOTE
from victimcare.rules.contact import communication_needs
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.identity_checks import VictimRef
from victimcare.services.danger.danger_detection import check_typed_words
from victimcare.services.desk import news_tasks
from victimcare.services.desk.timeline_acts import next_version
from victimcare.services.person_keys import OpeningKeys, fetch_victim_key
from victimcare.services.sealed_columns import PASSPORT_WORDS, load_keys_of

BY_VICTIM = "page"  # how the victim was identified when they wrote it on their page


@dataclass(frozen=True, slots=True)
class PassportContent:
    """`language` as a code where we know it, otherwise as it was written. `needs` in the rule's order."""

    language: str = ""
    needs: tuple[CommunicationNeed, ...] = ()
    someone: str = ""
    avoid: str = ""
    helps: str = ""

    @property
    def says_nothing(self) -> bool:
        return self == PassportContent()


@dataclass(frozen=True, slots=True)
class PassportVersion:
    """`written_by` empty: the victim, on their page."""

    number: int
    said: PassportContent
    written_at: datetime
    written_by: str
    how: str


@dataclass(frozen=True, slots=True)
class PassportHistory:
    """`number`: of the last version, to be named by the writer of the next. `stands` None: no version is current.
    `recorded`: what the record system says the victim needs, where no version was ever written."""

    number: int
    stands: PassportVersion | None
    earlier: tuple[PassportVersion, ...]
    recorded: tuple[CommunicationNeed, ...] = ()


@dataclass(frozen=True, slots=True)
class ConversationNeeds:
    """What the colleague about to ring a victim must know first: nothing that says who the victim is."""

    language: str
    needs: tuple[CommunicationNeed, ...]


@transaction.atomic
def load_passport(*, actor: Actor, victim_id: VictimRef, now: datetime) -> PassportVersion | None:
    """The current version, for the victim's record. Raises VictimNotFound, IdentityCheckMissing."""
    victim = _require_check(actor, victim_id, Act.SEE_CASE, now)
    found = list_passport_versions(victim.id)
    _note(actor, "passport.seen", victim, found[0].number if found else 0, now)
    return found[0] if found and not found[0].said.says_nothing else None


@transaction.atomic
def load_passport_history(*, actor: Actor, victim_id: UUID, now: datetime) -> PassportHistory:
    """The current passport with its earlier versions. Raises VictimNotFound, IdentityCheckMissing."""
    victim = _require_check(actor, victim_id, Act.KEEP_PASSPORT, now)
    found = build_passport_history(victim.id)
    _note(actor, "passport.seen", victim, found.number, now)
    return found


@transaction.atomic
def write_passport(*, actor: Actor, victim_id: UUID, said: PassportContent, after: int, now: datetime) -> int:
    """Write what the victim has just said. `after`: the version that was read before. Raises NotFound,
    IdentityCheckMissing, StaleVersion."""
    permit(actor, Act.KEEP_PASSPORT)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    proof = identity_checks.require_identity_check(actor, victim.id, now=now)
    if actor.staff_id is None:
        raise PermissionRefused("a person writes it")
    Victim.objects.select_for_update(no_key=True).only("id").get(id=victim.id)  # one writer at a time
    number = append_passport_version(victim.id, said, after=after, by=actor.staff_id, how=proof.how, now=now)
    check_passport_for_danger(actor, victim.id, number, said, now)
    _note(actor, "passport.written", victim, number, now)
    return number


def check_passport_for_danger(actor: Actor, victim_id: int, number: int, said: PassportContent, now: datetime) -> None:
    """Read this version for words of danger. The caller has just stored it."""
    texts = (said.someone, said.avoid, said.helps)
    about = f"passport:{victim_id}:{number}"
    check_typed_words(actor=actor, about=about, texts=texts, victim_id=victim_id, now=now, is_account=True)


@transaction.atomic
def load_needs_before_call(*, actor: Actor, victim_id: UUID, now: datetime) -> ConversationNeeds | None:
    """The needs, for the owner of a task to reach the victim, before any identity check; None for all others, and where
    there are no needs."""
    permit(actor, Act.LOOK_UP_CASE)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    if not news_tasks.may_know_victim(actor, victim.id):
        return None
    found = load_conversation_needs(victim)
    if found == ConversationNeeds("", ()):
        return None
    note(actor, "passport.before_a_word", at=now, case_id=victim.case_id, victim_id=victim.id)
    return found


def load_conversation_needs(victim: Victim) -> ConversationNeeds:
    """What a conversation with this victim needs: as their passport says, and where it is silent as their plan or the
    record system does. English is not a need. The caller has permitted the access."""
    said = find_current_passport(victim.id)
    plan = SafeContactPlan.objects.filter(victim=victim).only("language", "formats").first()
    language = said.language or (plan.language if plan else "") or victim.language
    formats = {*victim.formats, *(plan.formats if plan else ())}
    is_english = language.partition("-")[0].lower() == "en"
    return ConversationNeeds("" if is_english else language, communication_needs.speaking_needs(said.needs or formats))


def find_current_passport(victim_id: int) -> PassportContent:
    """The current passport. The caller has permitted the access."""
    row = CommunicationPassport.objects.filter(victim_id=victim_id).order_by("-version").first()
    return _passport_content(row, load_keys_of([row], *PASSPORT_WORDS)) if row else PassportContent()


def list_passport_versions(victim_id: int) -> list[PassportVersion]:
    """All versions, the newest first. The caller has permitted the access."""
    kept = CommunicationPassport.objects.filter(victim_id=victim_id)
    rows = list(kept.select_related("written_by").order_by("-version"))
    keys = load_keys_of(rows, *PASSPORT_WORDS)
    return [
        PassportVersion(
            row.version,
            _passport_content(row, keys),
            row.written_at,
            row.written_by.name if row.written_by else "",
            row.proved_how,
        )
        for row in rows
    ]


def build_passport_history(victim_id: int) -> PassportHistory:
    found = list_passport_versions(victim_id)
    if not found:
        return PassportHistory(0, None, (), list_recorded_needs(victim_id))
    stands = None if found[0].said.says_nothing else found[0]
    earlier = tuple(each for each in found[1:] if not each.said.says_nothing) if stands else ()
    return PassportHistory(found[0].number, stands, earlier)


def list_recorded_needs(victim_id: int) -> tuple[CommunicationNeed, ...]:
    """What the record system says about how to write to and speak with the victim (contracts/feed.md, `formats`)."""
    formats = Victim.objects.values_list("formats", flat=True).get(id=victim_id)
    return tuple(need for need in CommunicationNeed if need in formats)


def append_passport_version(
    victim_id: int, said: PassportContent, *, after: int, by: int | None, how: str, now: datetime
) -> int:
    """Append the next version, and set what the victim's letters are like from now on. The caller holds the victim's
    row. Raises StaleVersion."""
    last = CommunicationPassport.objects.filter(victim_id=victim_id).order_by("-version")
    version = next_version(last.values_list("version", flat=True).first() or 0, after=after)
    row = CommunicationPassport(
        victim_id=victim_id,
        version=version,
        language=said.language.strip(),
        needs=[need.value for need in said.needs],
        written_at=now,
        written_by_id=by,
        proved_how=how,
    )
    words = [text.strip() for text in (said.someone, said.avoid, said.helps)]
    key = fetch_victim_key(victim_id if any(words) else None)
    for column, text in zip(PASSPORT_WORDS, words, strict=True):
        column.put_words(row, text, key)
    row.save(force_insert=True)
    _into_letters(victim_id, said.needs)
    return version


def _into_letters(victim_id: int, needs: Sequence[CommunicationNeed]) -> None:
    """Set the format of letters, which makes no new version of the plan: it does not decide where a letter goes. A plan
    that is only stated allows no letter, and follows from the timeline."""
    row = SafeContactPlan.objects.filter(victim_id=victim_id, confirmed_at__isnull=False).only("formats").first()
    if row is not None:
        row.formats = list(communication_needs.written_formats(needs, row.formats))
        row.save(update_fields=["formats"])


def _passport_content(row: CommunicationPassport, keys: OpeningKeys) -> PassportContent:
    needs = tuple(need for need in CommunicationNeed if need in row.needs)
    return PassportContent(row.language, needs, *(column.open_words(row, keys) for column in PASSPORT_WORDS))


def _require_check(actor: Actor, victim_id: VictimRef, act: Act, now: datetime) -> Victim:
    permit(actor, act)
    return identity_checks.load_checked_victim(actor, victim_id, now=now).victim


def _note(actor: Actor, act: str, victim: Victim, version: int, now: datetime) -> None:
    note(actor, act, at=now, case_id=victim.case_id, victim_id=victim.id, detail={"version": version})
