"""Queues the messages that are made for no duty: that an answer waits on the victim's page, a number for the second
step, the fixed line about help in danger, and the invitation.

`services.challenges` keeps what the victim asked and how far it has come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce, Greatest

from victimcare.records.models import (
    Challenge,
    ComplaintLevel,
    ContactInvitation,
    ContactPoint,
    LossList,
    Notification,
    OfficerChangeNotice,
    ProgressNotice,
    Referral,
    ReviewRequest,
    TextedNumber,
    Victim,
    WrittenMessage,
)
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.access_codes.second_factor import NUMBER_LENGTH
from victimcare.rules.safe_contact.contact_plan import ContactLater, ContactMethod, ContactNow, WordingLevel
from victimcare.services import suppliers
from victimcare.services.messages import message_states, message_wording
from victimcare.services.messages.message_wording import DANGER, NUMBER
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.contact_context import ContactContext
from victimcare.services.secret_hashes import keyed_digits

_NEVER = datetime(1, 1, 1, tzinfo=UTC)


def queue_answer_notice(victim: Victim, decision: ContactNow | ContactLater, *, now: datetime) -> None:
    """One message, however many answers wait. The caller holds the victim (`gate.lock_victims`)."""
    waiting = Notification.objects.filter(victim=victim, status=NotificationStatus.QUEUED, attempts=0, duties=[])
    if waiting.filter(template__in=message_wording.PLAIN).exists():
        return
    not_before = decision.until if isinstance(decision, ContactLater) else now
    telling = Notification(
        victim=victim, channel=decision.channel, template=message_wording.NEWS, queued_at=now, not_before=not_before
    )
    message_states.queue_messages([telling], now=now)


def find_pending_answer_notices(tellings: Iterable[Notification]) -> frozenset[int]:
    """The ids of those of these messages that announce an answer, where one still waits."""
    of_answers = [one for one in tellings if not one.duties and one.template in message_wording.PLAIN]
    waits = _find_waiting_victims({one.victim_id for one in of_answers}) if of_answers else frozenset()
    return frozenset(one.id for one in of_answers if one.victim_id in waits)


def _find_waiting_victims(victim_ids: Collection[int]) -> frozenset[int]:
    """Which of these victims have not been told something that we answered or wrote, which officer is now in the case,
    or the outcome of a referral."""
    asked = Challenge.objects.filter(victim_id__in=victim_ids).annotate(
        latest=Greatest("acknowledged_at", "answered_at", "put_right_at")
    )
    reviews = ReviewRequest.objects.filter(victim_id__in=victim_ids).annotate(
        latest=Greatest("acknowledged_at", "passed_on_at", "decided_at")
    )
    known = Coalesce(F("told_at"), _NEVER)
    carers = OfficerChangeNotice.objects.filter(victim_id__in=victim_ids, told_at=None)
    written = WrittenMessage.objects.filter(victim_id__in=victim_ids, by__isnull=False, read_at=None)
    written = written.exclude(sealed=b"")  # redacted
    added = LossList.objects.filter(victim_id__in=victim_ids, added_by_officer__isnull=False, added_read_at=None)
    progress = ProgressNotice.objects.filter(victim_id__in=victim_ids, told_at=None)
    referred = Referral.objects.filter(victim_id__in=victim_ids, news_at__gt=known)
    replies = (
        ComplaintLevel.objects.filter(complaint__victim_id__in=victim_ids)
        .annotate(latest=Greatest("held_at", "answered_at"), victim_id=F("complaint__victim_id"))
        .filter(latest__gt=known)
    )
    of_ours = (asked.filter(latest__gt=known), reviews.filter(latest__gt=known), replies)
    waiting = (*of_ours, carers, progress, written, added, referred)
    return frozenset(victim_id for rows in waiting for victim_id in rows.values_list("victim_id", flat=True))


# Texts the number that a victim asks for as the second step on their page: it passes the gate like every message.
#
# It goes to the one phone that was set up for it, while the plan lets texts go there, within the victim's hours, and
# not once it has expired. A number that the gate holds is not sent and makes no task: the victim asked for it a moment
# ago, and sees that none came.

_PURPOSE = "texted number"


def texted_number_digits(row: TextedNumber) -> str:
    """The digits follow from the row, and are stored nowhere."""
    return keyed_digits(_PURPOSE, row.public_id, count=NUMBER_LENGTH)


def find_best_text_point(victim: Victim, *, now: datetime) -> int | None:
    """The victim's preferred number among those to which the plan lets a text go now. The caller holds the victim's
    rows."""
    decision = gate.decide_contact([victim], now=now, channels={ContactMethod.TEXT})[victim.id].decision
    return decision.point if isinstance(decision, ContactNow) else None


def queue_texted_number(row: TextedNumber, victim: Victim, point_id: int, *, now: datetime) -> bool:
    """Text it to this number of the victim. False: the plan does not let it go there now. The caller holds the victim's
    rows."""
    if not suppliers.is_channel_carried(ContactMethod.TEXT):
        return False
    if not isinstance(
        gate.decide_contact_to_point(victim, point_id, channel=ContactMethod.TEXT, now=now).decision, ContactNow
    ):
        return False
    telling = Notification(
        victim=victim, channel=ContactMethod.TEXT, is_pinned=True, template=NUMBER, queued_at=now, not_before=now
    )
    message_states.queue_messages([telling], now=now)
    TextedNumber.objects.filter(id=row.id).update(point_id=point_id, telling=telling)
    return True


def list_live_texted_numbers(tellings: Collection[Notification], *, now: datetime) -> dict[int, TextedNumber]:
    """By message, the numbers among these that have neither expired nor been used."""
    ids = [one.id for one in tellings if one.template == NUMBER]
    if not ids:
        return {}
    rows = TextedNumber.objects.filter(telling__in=ids, used_at=None, ends_at__gt=now)
    return {row.telling_id: row for row in rows if row.telling_id is not None}


def decide_texted_numbers(
    rows: Mapping[int, TextedNumber], victims: Mapping[int, Victim], *, now: datetime
) -> dict[int, gate.GateDecision]:
    """By message, the way the victim's plan allows now; none where it may not go now."""
    found = {}
    for telling_id, row in rows.items():
        way = gate.decide_contact_to_point(
            victims[row.victim_id], row.point_id or -1, channel=ContactMethod.TEXT, now=now
        )
        if isinstance(way.decision, ContactNow):
            found[telling_id] = way
    return found


# Answers words of danger with one fixed line that says where help is, and nothing about what was written.
#
# It goes only to the number or address that wrote, and only where a plan confirmed with the victim allows full wording
# and naming the police there. Anywhere else nothing is sent: the reader may be the suspect.

ONCE_WITHIN = timedelta(days=1)  # for one number or address
DANGER_LINE_LASTS = timedelta(minutes=15)  # staff speak to a person who asked for help longer ago


def was_danger_line_sent(point_id: int, *, now: datetime) -> bool:
    """Whether the line went to this number or address, or is about to, so that no second one is needed yet."""
    return Notification.objects.filter(template=DANGER, point=point_id, queued_at__gt=now - ONCE_WITHIN).exists()


def queue_danger_line(victim: Victim, point_id: int, channel: ContactMethod, *, now: datetime) -> Notification | None:
    """Send it to this number or address of the victim. None: the plan does not let it go there now. The caller holds
    the victim (`gate.lock_victims`)."""
    if not suppliers.is_channel_carried(channel) or _decide_danger_line(victim, point_id, channel, now) is None:
        return None
    telling = Notification(
        victim=victim,
        channel=channel,
        is_pinned=True,
        template=DANGER,
        point_id=point_id,
        queued_at=now,
        not_before=now,
    )
    message_states.queue_messages([telling], now=now)
    return telling


def decide_danger_lines(
    tellings: Collection[Notification], victims: Mapping[int, Victim], *, now: datetime
) -> dict[int, gate.GateDecision]:
    """By message, the way the plan still allows at this moment; none where it may no longer go."""
    found = {}
    for one in tellings:
        if one.template == DANGER and one.point_id is not None and now - one.queued_at <= DANGER_LINE_LASTS:
            way = _decide_danger_line(victims[one.victim_id], one.point_id, ContactMethod(one.channel), now)
            if way is not None:
                found[one.id] = way
    return found


def _decide_danger_line(
    victim: Victim, point_id: int, channel: ContactMethod, now: datetime
) -> gate.GateDecision | None:
    way = gate.decide_contact_to_point(victim, point_id, channel=channel, now=now)
    decision = way.decision
    if isinstance(decision, ContactNow) and decision.wording is WordingLevel.FULL and decision.may_say_police:
        return way
    return None


# Sends the one invitation to choose how to be contacted, to a victim who has not been asked yet. There is never a
# second.


def queue_invitations(known: Sequence[ContactContext], *, now: datetime) -> int:
    """Queue an invitation for each of these victims who may have one; the gate is asked again when it leaves. The
    caller holds their rows (`gate.lock_victims`), and read their contexts while it held them. Returns how many.

    A person makes the first contact all the same. From here on the invitation counts as sent, even if it never arrives.
    """
    found = gate.decide_invitations(known, now=now, channels=suppliers.list_carried_channels()) if known else {}
    victims = [one.victim for one in known if one.victim.id in found]
    return sum(_queue_invitation_once(victim, *found[victim.id], now) for victim in victims)


def _queue_invitation_once(
    victim: Victim, decision: ContactNow | ContactLater, point: ContactPoint, now: datetime
) -> bool:
    try:
        with transaction.atomic():
            _queue_invitation(victim, decision, point, now)
    # at the same moment another victim with this number was invited, or this victim in another case
    except IntegrityError:
        return False
    return True


def _queue_invitation(victim: Victim, decision: ContactNow | ContactLater, point: ContactPoint, now: datetime) -> None:
    telling = Notification(
        victim=victim,
        channel=decision.channel,
        template=message_wording.INVITATION,
        queued_at=now,
        not_before=decision.until if isinstance(decision, ContactLater) else now,
    )
    message_states.queue_messages([telling], now=now)
    ContactInvitation.objects.create(
        person_id=victim.person_id, match_key=point.match_key, telling=telling, invited_at=now
    )
