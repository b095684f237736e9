"""Loads a victim's own page and the words of the line with one loader, so that both give the same news and dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.page_assembly import build_victim_page
from victimcare.rules.cases.page_facts import PageFacts, list_page_news, list_waiting_news
from victimcare.rules.cases.page_rights import reviews_on_offer
from victimcare.rules.cases.page_shapes import (
    OfficerOnPage,
    PageRight,
    PageRightState,
    SpokenPage,
    VictimPage,
)
from victimcare.rules.challenges import does_telling_open_review
from victimcare.rules.contact.communication_needs import uses_slow_speech
from victimcare.rules.errors import VictimNotFound
from victimcare.rules.force import Force
from victimcare.rules.rights import EventRef
from victimcare.rules.safe_contact.contact_gate import DisclosureDecision, VictimChannel
from victimcare.services.access import Act, Actor, PermissionRefused, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.challenges import challenge_answers
from victimcare.services.challenges.victim_requests import list_requests_of_victim
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import harm_level_for
from victimcare.services.follow_up import officer_change_notices
from victimcare.services.messages import message_languages
from victimcare.services.messages.message_tasks import MORE_THAN_SHOWN
from victimcare.services.portal import page_parts, page_victim
from victimcare.services.portal.page_parts import IsSeen
from victimcare.services.portal.page_victim import PageVictim
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import page_access
from victimcare.services.safe_contact.page_access import AccessFacts
from victimcare.services.updates import progress_notices
from victimcare.wording import languages

# On the telephone, unmet rights come first.
_ASKED_AFTER = {
    PageRightState.MISSED: 0,
    PageRightState.LATE: 1,
    PageRightState.DUE: 2,
    PageRightState.HELD: 3,
    PageRightState.KEPT: 4,
    PageRightState.DECLINED: 5,
}


@dataclass(frozen=True, slots=True)
class LineSummary:
    """What the line says to the victim, and the news in it that was new to them. `rights`: rights they can comment on;
    `kept`: how the rights they ask about stand; `carer`: the officer in the case. None of these where the line says
    only whether there is news. `reviews`: each Victims' Right to Review that can be asked for now. `needs_slow_speech`:
    the victim needs easy words, or time."""

    spoken: SpokenPage
    news: tuple[EventRef, ...]
    rights: tuple[PageRight, ...] = ()
    kept: tuple[PageRight, ...] = ()
    is_short: bool = False
    carer: OfficerOnPage | None = None
    reviews: tuple[PageRight, ...] = ()
    language: str = ""  # the victim's own, for which we may have no words
    needs_slow_speech: bool = False


def find_victim_id(*, actor: Actor, reference: str, record_id: str) -> int:
    """Find the row of this victim in this case. Raises NotFound, also where the victim is hidden from this actor."""
    permit(actor, Act.MAKE_CODE)
    victims = access_scopes.filter_visible_rows(
        actor, Victim.objects.filter(case__reference=reference, record_id=record_id), victim="id"
    )
    found = victims.values_list("id", flat=True).first()
    if found is None:
        raise VictimNotFound
    return found


@transaction.atomic
def load_victim_page(
    *,
    actor: Actor,
    now: datetime,
    in_full: bool = False,
    is_journey: bool = False,
    is_seen: IsSeen = page_parts.seen_at_once,
) -> VictimPage:
    """Load the victim's page. Showing it tells the victim the news on it, which is appended to the timeline in the same
    transaction: now, or, where `is_seen` says of its mark that it is not seen yet, when the page is confirmed as seen.

    The gate is asked while the plan is locked, so what was told was allowed at that moment. Raises PermissionRefused
    where it is closed, and where it opens only the short view and `in_full` asks for more. `is_journey`: the steps
    alone, without our answers and the officer in the case, which then do not count as told. Five queries besides that
    of the session, including the audit's, where there is no news and the victim asked us nothing; two more for what
    they asked.
    """
    permit(actor, Act.SEE_OWN_CASE)
    if actor.quiet is not None:
        return page_parts.build_decoy_page(actor=actor, in_full=in_full, now=now)
    victim = page_victim.lock_page_victim(actor.victim_id)
    opened = page_access.decide_access_level(victim.access, VictimChannel.PAGE, opens=actor.opens, now=now)
    if opened.is_shut or (in_full and opened.is_short):
        raise PermissionRefused("the victim's page shows less than this")
    note(
        actor,
        "own_case.see",
        at=now,
        case_id=victim.row.case_id,
        victim_id=victim.row.id,
        detail={"shown": opened.level},
    )
    known, has_answers = _with_own_questions(victim, page_victim.gather_page_facts(victim, opened, now=now), now)
    page = build_victim_page(known=known, calendar=working_days(), now=now)
    news = list_page_news(known, page)
    tells_answers, tells_notice = has_answers and not is_journey, victim.has_notice and not is_journey
    tells_progress = victim.has_progress and not page.is_short
    answered = known.asked if tells_answers else ()
    mark = page_parts.mark_to_confirm(is_seen, sorted(news), answered, bool(tells_notice), bool(tells_progress))
    with page_parts.roll_back_unless_seen(mark):
        page_parts.record_news_told(actor=actor, victim_id=victim.row.id, news=news, door="page", now=now)
        if tells_answers:
            challenge_answers.record_answers_told(actor=actor, victim_id=victim.row.id, door="page", now=now)
        if tells_notice:
            officer_change_notices.mark_officer_change_told(
                victim_id=victim.row.id, by=officer_change_notices.PAGE, now=now
            )
        if tells_progress:
            progress_notices.mark_progress_told(victim_id=victim.row.id, by=progress_notices.PAGE, now=now)
        if does_telling_open_review(news, known.duties, known.edition):
            page = _with_the_review(
                page, replace(page_victim.gather_page_facts(victim, opened, now=now), asked=known.asked), now
            )
    return replace(page, to_confirm=mark) if mark else page


def _with_own_questions(victim: PageVictim, known: PageFacts, now: datetime) -> tuple[PageFacts, bool]:
    """Add what the victim asked us, and whether it has an answer that is new to them. Only where the code opens the
    case."""
    if known.opened.is_short or not victim.has_asked:
        return known, False
    asked, has_answers = list_requests_of_victim(victim.row.id, victim.row.case.edition, now)
    return replace(known, asked=asked), has_answers


def _with_the_review(page: VictimPage, known: PageFacts, now: datetime) -> VictimPage:
    """The page that has just told the decision, with the review that can now be asked for. What is new on it stays new.
    `known`: the state after the victim was told."""
    since = build_victim_page(known=known, calendar=working_days(), now=now)
    return replace(page, rights=since.rights, todo=since.todo, todo_more=since.todo_more)


def load_page_facts(
    victim_id: int, *, opens: Callable[[AccessFacts], str], now: datetime
) -> tuple[Victim, DisclosureDecision, PageFacts]:
    """Lock the victim's row; return how much of the page may be shown, and all that is known. Also for supporters,
    whose service decides what they see. `opens`: what their code opens for this victim. Raises PermissionRefused where
    the gate is closed."""
    victim = page_victim.lock_page_victim(victim_id)
    opened = page_access.decide_access_level(victim.access, VictimChannel.PAGE, opens=opens(victim.access), now=now)
    if opened.is_shut:
        raise PermissionRefused("the plan says that the page shows nothing")
    return victim.row, opened, page_victim.gather_page_facts(victim, opened, now=now)


@transaction.atomic
def load_line_summary(*, actor: Actor, now: datetime) -> LineSummary | None:
    """What the line may say, from the same rows as the page and through the same gate. None: nothing.

    The news counts as told only once it was spoken to the end: the caller of this function records that.
    """
    permit(actor, Act.SEE_OWN_CASE)
    if actor.quiet is not None:
        return LineSummary(
            page_parts.build_decoy_call(actor=actor, now=now), (), is_short=True, language=languages.ENGLISH
        )
    victim = page_victim.lock_page_victim(actor.victim_id)
    opened = page_access.decide_access_level(victim.access, VictimChannel.LINE, opens=actor.opens, now=now)
    if opened.is_shut:
        return None
    note(
        actor,
        "own_case.hear",
        at=now,
        case_id=victim.row.case_id,
        victim_id=victim.row.id,
        detail={"level": opened.level},
    )
    known, _ = _with_own_questions(victim, page_victim.gather_page_facts(victim, opened, now=now), now)
    page = build_victim_page(known=known, calendar=working_days(), now=now)
    _ask_to_tell_the_rest(victim, known, page, now)
    reviews = reviews_on_offer(page.rights, page.asked)
    named = [row for row in page.rights if row.key and (row.state is not PageRightState.OPEN or row in reviews)]
    # Rights with a deadline for asking come first: on the telephone few are listed.
    named.sort(key=lambda row: row.state is not PageRightState.OPEN)
    kept = sorted((row for row in page.rights if row.state in _ASKED_AFTER), key=lambda row: _ASKED_AFTER[row.state])
    return LineSummary(
        page.spoken,
        list_page_news(known, page),
        tuple(named),
        tuple(kept),
        page.is_short,
        carer=None if page.is_short else page.carer,
        reviews=reviews,
        language=_spoken_with(victim, page),
        needs_slow_speech=_wants_slow(victim, page),
    )


def _ask_to_tell_the_rest(victim: PageVictim, known: PageFacts, page: VictimPage, now: datetime) -> None:
    """Ask a colleague to tell the victim the news that, as agreed with the victim, the line leaves out."""
    if set(page.leaves_out) & {standing.duty.triggered_by for standing in list_waiting_news(known)}:
        make_task(
            kind=TaskKind.TELL_VICTIM,
            victim_id=victim.row.id,
            reason=MORE_THAN_SHOWN,
            harm=harm_level_for(is_guarded=victim.access.is_guarded_now, is_enhanced=victim.row.is_enhanced),
            due_at=None,
            now=now,
        )


def _spoken_with(victim: PageVictim, page: VictimPage) -> str:
    """The victim's language. On a short page it is English where duress codes exist: otherwise the language would tell
    the victim's own call from a decoy call."""
    return (
        languages.ENGLISH
        if _sounds_like_decoy(page)
        else languages.base_language(message_languages.load_victim_language(victim.row.id))
    )


def _wants_slow(victim: PageVictim, page: VictimPage) -> bool:
    return not _sounds_like_decoy(page) and uses_slow_speech(victim.needs)


def _sounds_like_decoy(page: VictimPage) -> bool:
    """Whether this call must sound like that of a duress code, which belongs to no victim."""
    force: Force = settings.FORCE
    return page.is_short and force.victim_pages.quiet_codes
