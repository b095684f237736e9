"""Parts shared by the victim's page and the line: records news as told, builds decoy pages and calls, and decides when
a page counts as seen."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from victimcare.records.models import (
    Victim,
)
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.cases.page_assembly import build_victim_page
from victimcare.rules.cases.page_facts import PageFacts, is_feed_stale
from victimcare.rules.cases.page_shapes import SpokenPage, VictimPage
from victimcare.rules.force import Force
from victimcare.rules.rights import EventRef
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.services.access import Actor, PermissionRefused
from victimcare.services.audit import note
from victimcare.services.cases.case_officers import team_in_case
from victimcare.services.cases.case_timeline import load_timelines
from victimcare.services.desk.news_tasks import close_news_tasks
from victimcare.services.follow_up import delivery_outcomes
from victimcare.services.messages.delivery_status import confirm_messages_read
from victimcare.services.portal.page_victim import with_page_facts
from victimcare.services.rights import duty_rows, ledger_upkeep
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import page_access

if TYPE_CHECKING:
    from collections.abc import Iterator


@transaction.atomic
def record_news_told(*, actor: Actor, victim_id: int, news: Iterable[EventRef], door: str, now: datetime) -> None:
    """Record that this news was shown (`page`) or told (`line`) to the victim, or to a supporter on their behalf, once
    the code was accepted: append that to the timeline, which meets the duties to tell it, and close the tasks to tell
    the victim when no news is left."""
    news = sorted(news)
    by_source: dict[str, list[str]] = defaultdict(list)
    for event in news:
        by_source[event.source].append(event.id)
    if not by_source:
        return
    victim = Victim.objects.only("id", "case_id", "record_id").get(id=victim_id)
    for source, ids in by_source.items():
        ledger_upkeep.append_event(
            actor=actor,
            case_id=victim.case_id,
            victim_id=victim.id,
            type=EventType.VICTIM_CONTACTED,
            source=f"urn:victimcare:{door}",
            data={"victim_id": victim.record_id, "channel": door, "about": ids, "about_source": source},
            time=now,
            now=now,
        )
    confirm_messages_read(actor=actor, victim_id=victim.id, news=news, how=VictimChannel(door), now=now)
    close_news_tasks([victim.id], now)
    delivery_outcomes.settle_escalations(now=now, victim_ids=[victim.id])


# The short page and short call that a duress code opens: those of a victim without news.
#
# They follow the rules of every short page, from a case without content (`page_access`), and run as many queries as for
# any victim: so they are identical byte for byte, and take as long.


def build_decoy_page(*, actor: Actor, in_full: bool, now: datetime) -> VictimPage:
    """As `victim_page.load_victim_page`, in its transaction. Raises PermissionRefused where `in_full` asks for more."""
    shown = _build_decoy(actor, VictimChannel.PAGE, in_full=in_full, now=now)
    record_news_told(actor=actor, victim_id=page_access.DECOY_ID, news=(), door="page", now=now)
    return shown


def build_decoy_call(*, actor: Actor, now: datetime) -> SpokenPage:
    """As `victim_page.load_line_summary`, in its transaction."""
    return _build_decoy(actor, VictimChannel.LINE, in_full=False, now=now).spoken


def _build_decoy(actor: Actor, door: VictimChannel, *, in_full: bool, now: datetime) -> VictimPage:
    page_access.lock_decoy_plan()
    anonymous, heard_at = page_access.load_decoy_and_last_update(actor, with_page_facts)
    if in_full:
        raise PermissionRefused("the victim's page shows less than this")
    note(actor, f"quiet_code.{door}", at=now)
    load_timelines([anonymous.case.id])
    duty_rows.load_duty_rows([anonymous.id])
    force: Force = settings.FORCE
    known = PageFacts(
        victim_id="",
        facts=(),
        duties=(),
        edition=rights_catalogue().edition(anonymous.case.edition),
        is_enhanced=False,
        opened=page_access.decide_duress_access_level(door, now=now),
        carer=team_in_case(anonymous.case),
        phone=force.telephones.line,
        ways=(),
        heard_at=heard_at,
        is_stale=is_feed_stale(heard_at, now),
        born=anonymous.person.date_of_birth,
        kind=anonymous.kind,
    )
    return build_victim_page(known=known, calendar=working_days(), now=now)


# Decides whether a page that was sent also counts as seen: fetching a page does not tell its reader anything (ADR 56).
#
# The news on a page has a mark. A request that does not count yet shows the same page but records no news as told; the
# page sends the mark back once it is in front of a person. If the page would show other news by then, nothing counts as
# told: only what was shown can be confirmed.

IsSeen = Callable[[str], bool]  # takes the mark of the news on a page


def seen_at_once(mark: str) -> bool:
    return True


def seen_later(mark: str) -> bool:
    return False


def mark_to_confirm(is_seen: IsSeen, *told: object) -> str:
    """The mark that a page must send back before its news counts as told. Empty where it counts now, or there is no
    news.

    The same news gives the same mark. It cannot be guessed without the page.
    """
    if not any(told):
        return ""
    mark = hashlib.sha256(repr(told).encode()).hexdigest()[:32]
    return "" if is_seen(mark) else mark


@contextmanager
def roll_back_unless_seen(mark: str) -> Iterator[None]:
    """Undo what is recorded as told in this block while its mark has not come back: the page still reads as if the news
    had been told."""
    if not mark:
        yield
        return
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
