"""Limits on contact: stops and returned letters, open duress warnings, sender names that a text can show, shared
numbers, and consent to referrals and surveys.

After a STOP or a returned letter nothing goes to that number or address until a plan is confirmed again with the
victim. The limit applies to every victim who has it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from victimcare.records.models import (
    CodeAttempt,
    ContactPoint,
    LinkedPoint,
    NotificationState,
    StoppedPoint,
    Task,
    TaskChange,
    Victim,
)
from victimcare.records.models.access_codes import AccessLevel
from victimcare.records.models.people import VictimKind
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.contact_plans import ContactPointKind
from victimcare.rules.access_codes.access_code import LATEST_WARNING, WARNED_WITHIN
from victimcare.rules.force import Force
from victimcare.rules.rights import OptOut
from victimcare.rules.safe_contact.contact_plan import AgreedWay, ContactMethod, WordingLevel
from victimcare.rules.safe_contact.contact_points import comparison_key
from victimcare.rules.safe_contact.staff_contact import ConsentPurpose, ConsentRoute, find_consent_route
from victimcare.services import suppliers
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.rights.opt_outs import load_current_opt_outs

LETTER_RETURNED = "letter_came_back"  # the addressee does not live there, or the letter was not accepted


def list_returned_letters(match_key: OuterRef | str) -> QuerySet[NotificationState]:
    """When letters to this address came back, the newest first."""
    return NotificationState.objects.filter(
        reason=LETTER_RETURNED, telling__point__kind=ContactPointKind.ADDRESS, telling__point__match_key=match_key
    ).order_by("-at")


def last_brought_back(points: Collection[ContactPoint]) -> dict[int, datetime]:
    """By the id of an address, when the post last returned a letter from it. One query where there is any."""
    addresses = [point for point in points if point.kind == ContactPointKind.ADDRESS]
    if not addresses:
        return {}
    keys = {point.match_key for point in addresses}
    back = NotificationState.objects.filter(
        reason=LETTER_RETURNED, telling__point__kind=ContactPointKind.ADDRESS, telling__point__match_key__in=keys
    )
    last = dict(back.values_list("telling__point__match_key").annotate(Max("at")))
    return {point.id: last[point.match_key] for point in addresses if point.match_key in last}


def find_last_stops(points: Collection[ContactPoint]) -> dict[int, datetime]:
    """By point's id, when a person there last asked for no more messages. One query."""
    stops = StoppedPoint.objects.filter(match_key__in={point.match_key for point in points})
    found = stops.values_list("kind", "match_key").annotate(Max("stopped_at"))
    last = {(kind, match_key): at for kind, match_key, at in found}
    return {point.id: at for point in points if (at := last.get((point.kind, point.match_key))) is not None}


def is_stop_in_force(stopped_at: datetime | None, confirmed_at: datetime | None) -> bool:
    """Whether a stop still applies to a victim whose plan was confirmed at that moment (None: never)."""
    return stopped_at is not None and (confirmed_at is None or confirmed_at <= stopped_at)


# Tells whether a victim's duress code was used and the warning is still open: until a colleague closes it, we do not
# ring the victim, and no message leaves.


def has_open_duress_warning(*, now: datetime) -> Q:
    """For a query over victims: the warning is open, or the code was used so recently that the warning is still to be
    made (`access_codes.access_code`), even if the job that makes it (`access_codes.duress_warnings`) is late."""
    warnings = Task.objects.filter(victim=OuterRef("pk"), kind=TaskKind.QUIET_CODE, closed_at=None)
    made_since = TaskChange.objects.filter(
        task__kind=TaskKind.QUIET_CODE,
        task__victim=OuterRef("tried__victim"),
        what__in=["made", "updated"],
        at__gte=OuterRef("at"),
    )
    uses = CodeAttempt.objects.filter(
        tried__victim=OuterRef("pk"),
        tried__opens=AccessLevel.QUIET,
        was_right=True,
        at__gt=now - WARNED_WITHIN,
        at__lte=now,
    ).filter(Q(at__gt=now - LATEST_WARNING) | ~Exists(made_since))
    return Q(Exists(warnings)) | Q(Exists(uses))


def find_duress_warned_victims(victim_ids: Collection[int], *, now: datetime) -> frozenset[int]:
    """Which of these victims may not be rung or sent anything for now."""
    rows = Victim.objects.filter(has_open_duress_warning(now=now), id__in=victim_ids)
    return frozenset(rows.values_list("id", flat=True))


# The sender's names that a text can show.
#
# Texts are shared among their suppliers, and when one fails the next takes over. So a name counts only where each of
# them can show it: otherwise the victim would see a name other than the one they agreed to, without our knowing.


@dataclass(frozen=True, slots=True)
class SenderNameOptions:
    """The names a plan may choose, and what is shown where it chooses none: the force's neutral name, and its open one
    where police may be mentioned. Both are empty where a supplier shows its own usual sender instead, which is neutral.
    """

    names: tuple[str, ...]
    neutral: str
    open: str


def load_sender_name_options() -> SenderNameOptions:
    force: Force = settings.FORCE
    usual, names = force.senders, list_showable_sender_names()
    is_usual_shown = {usual.neutral, usual.open} <= names
    neutral, open_ = (usual.neutral, usual.open) if is_usual_shown else ("", "")
    return SenderNameOptions(tuple(sorted(names - {neutral})), neutral, open_)


def list_showable_sender_names() -> frozenset[str]:
    """The names that every supplier of texts can show."""
    return suppliers.list_supported_sender_names() or frozenset()


def is_sender_name_gone(name: str) -> bool:
    """Whether a text can no longer show the name that the victim agreed to. Without any supplier nothing leaves in any
    case."""
    if not name:
        return False
    names = suppliers.list_supported_sender_names()
    return names is not None and name not in names


# Finds the victim's numbers and addresses that, as far as we know, no other person shares.

_UNSHARED_KINDS = ((ContactMethod.TEXT, ContactPointKind.MOBILE), (ContactMethod.EMAIL, ContactPointKind.EMAIL))


def find_unshared_ways(
    own_points: Mapping[int, ContactPoint], usable: Collection[int], shared: Collection[str]
) -> tuple[AgreedWay, ...]:
    """The victim's only mobile or, where they have no mobile, their only e-mail address, if no other person has it.
    `own_points`: every contact point of the victim; `usable`: the rows of those that are not suspended; `shared`: keys
    that another person has too."""
    for channel, kind in _UNSHARED_KINDS:
        of_kind = [point for point in own_points.values() if point.kind == kind]
        if of_kind:
            [*others, point] = of_kind
            is_own_point = not others and point.id in usable and point.match_key and point.match_key not in shared
            return (AgreedWay(channel, point.id, WordingLevel.NEUTRAL),) if is_own_point else ()
    return ()


def find_shared_keys(points: Iterable[ContactPoint]) -> frozenset[str]:
    """The keys of these contact points that another person has too: another victim, at any time, or anyone from whom a
    victim must be kept safe. Two queries, whatever their number."""
    keys = {point.match_key for point in points if point.match_key}
    if not keys:
        return frozenset()
    of_several = (
        ContactPoint.objects.filter(match_key__in=keys)
        .values("match_key")
        .annotate(people=Count("person", distinct=True))
        .filter(people__gt=1)
        .values_list("match_key", flat=True)
    )
    linked = LinkedPoint.objects.filter(match_key__in=set(map(comparison_key, keys)), withdrawn_at=None)
    his = set(linked.values_list("match_key", flat=True))
    return frozenset({*of_several, *(key for key in keys if comparison_key(key) in his)})


# The gate before a referral and before questions about how a service was. The product sends neither by itself: staff
# who make a referral ask here, as must any later code that sends either.

_OPT_OUT = {ConsentPurpose.REFERRAL: OptOut.SUPPORT, ConsentPurpose.SURVEY: OptOut.SURVEYS}
# What the crime record says of the victim (contracts/feed.md, `referral_choice`).
_AGREED, _DECLINED = "agreed", "declined"


def find_consent(victim: Victim, purpose: ConsentPurpose, *, now: datetime, says_yes: bool = False) -> ConsentRoute:
    """What the victim allows now. Two queries.

    `says_yes`: the victim has just said so to a person, after an identity check. That outweighs the crime record, but
    not an opt-out, which the victim must withdraw first.
    """
    chosen = load_current_opt_outs(victim.case_id, victim.record_id, now=now)
    return decide_consent(
        victim, purpose, chosen=chosen, is_guarded=bool(find_guarded_victims([victim.id])), says_yes=says_yes
    )


def decide_consent(
    victim: Victim, purpose: ConsentPurpose, *, chosen: Collection[OptOut], is_guarded: bool, says_yes: bool = False
) -> ConsentRoute:
    """Decide the same for a caller who knows what the victim has opted out of, and whether they are guarded."""
    has_declined = purpose is ConsentPurpose.REFERRAL and victim.referral_choice == _DECLINED and not says_yes
    return find_consent_route(
        purpose,
        wants_none=has_declined or _OPT_OUT[purpose] in chosen,
        has_agreed=says_yes or victim.referral_choice == _AGREED,
        is_guarded=is_guarded,
    )


def find_victims_by_number(keys: Collection[str]) -> list[int]:
    """The victims with a number on record that has one of these keys."""
    return sorted({victim_id for victim_id, _ in list_number_matches(keys)})


def list_number_matches(keys: Collection[str]) -> list[tuple[int, str]]:
    """Each of these victims with the key. Excludes businesses, since a thousand crimes name one switchboard."""
    kept = ContactPoint.objects.filter(match_key__in=[key for key in keys if key], retired_at=None)
    people = Victim.objects.exclude(kind=VictimKind.BUSINESS).filter(person__contact_points__in=kept)
    return list(people.values_list("id", "person__contact_points__match_key").order_by("id").distinct())
