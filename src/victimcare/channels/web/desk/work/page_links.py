"""The page that each task links to, where its matter is read, decided or answered; and the list of pages beside the
work list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from victimcare.channels.web.desk.desk_pages import desk_page, show_page
from victimcare.channels.web.ui.pages import Request
from victimcare.services.access import Act, is_permitted
from victimcare.services.contact.task_panels import TaskPanel
from victimcare.services.conversations.written_messages import LIST_MATTER
from victimcare.services.desk.task_kinds import TaskKind
from victimcare.wording import say


class _AddressPart(Enum):
    """What the page's address contains."""

    NOTHING = auto()
    TASK = auto()
    SUBJECT = auto()  # the task's subject, as written when the task was made
    VICTIM = auto()  # the victim; there is no link if the task concerns none


@dataclass(frozen=True, slots=True)
class _TaskPage:
    """`is_owners`: only the task's owner gets the link. `is_first`: the page is read before the victim is rung."""

    name: str
    words: str
    of: _AddressPart = _AddressPart.NOTHING
    is_owners: bool = False
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class TaskLink:
    href: str
    words: str
    is_first: bool


def find_task_link(panel: TaskPanel) -> TaskLink | None:
    """Return the task's link; None if it has no page, or not for the person who opened it."""
    page = _page_of_panel(panel)
    if (
        page is None
        or (page.is_owners and not panel.task.item.is_mine)
        or (page.of is _AddressPart.VICTIM and not panel.victim)
    ):
        return None
    name, _, place = page.name.partition("#")
    href = reverse(f"desk:{name}", args=_args(page.of, panel))
    return TaskLink(f"{href}#{place}" if place else href, say(page.words), page.is_first)


def _page_of_panel(panel: TaskPanel) -> _TaskPage | None:
    item = panel.task.item
    if item.reason == "low_score_unnamed":
        return _FEEDBACK
    if item.kind is TaskKind.READ_WRITTEN and panel.task.subject_key == LIST_MATTER:
        return _LOSSES
    if item.kind is TaskKind.WATCH:
        return _page_of_watch(item.reason, panel.task.subject_key)
    return _PAGES.get(item.kind)


def _page_of_watch(reason: str, subject_key: str) -> _TaskPage:
    """Choose the page of an access oversight task by what was found or asked."""
    if reason == "reader_named":
        return replace(_OF_MY_WORK, name="my-feedback#readings")
    places = {"conflict": "conflicts", "looks": "odd-looks", "proof": "my-feedback"}
    place = places.get(subject_key.partition(":")[0], "emergency")
    return _TaskPage(place, f"desk-more-{place}")


def _args(of: _AddressPart, panel: TaskPanel) -> list[object]:
    match of:
        case _AddressPart.TASK:
            return [panel.task.item.id]
        case _AddressPart.SUBJECT:
            return [panel.task.subject_key.partition(":")[2]]
        case _AddressPart.VICTIM:
            return [panel.victim]
    return []


_FEEDBACK = _TaskPage("feedback", "complaints-feedback-open", is_first=True)
_OF_MY_WORK = _TaskPage("my-feedback", "supervision-mine-open", is_owners=True)
_WRITTEN = _TaskPage("written", "writing-desk-open", _AddressPart.VICTIM, is_owners=True, is_first=True)
_LOSSES = _TaskPage("losses", "desk-losses-open", _AddressPart.VICTIM, is_owners=True, is_first=True)
_SUPPORTERS = _TaskPage("supporters", "desk-supporters-open", _AddressPart.VICTIM, is_owners=True)
_REFERRAL = _TaskPage("referral", "desk-referrals-open", _AddressPart.SUBJECT)
_GROUNDS = _TaskPage("rights", "more-help-desk-open", _AddressPart.VICTIM, is_owners=True)
_PACKET = _TaskPage("handover-of-task", "handovers-open", _AddressPart.TASK, is_owners=True)
_ENTRY = _TaskPage("directory-entry", "directory-open-entry", _AddressPart.SUBJECT)
_PAGES: Mapping[TaskKind, _TaskPage] = {
    TaskKind.READ_WRITTEN: _WRITTEN,
    TaskKind.GIVE_UPDATE: _WRITTEN,
    TaskKind.SUPPORTER_WROTE: _TaskPage(
        "supporter-wrote", "writing-desk-open", _AddressPart.TASK, is_owners=True, is_first=True
    ),
    TaskKind.CHALLENGE: _TaskPage("challenge", "challenges-desk-open", _AddressPart.SUBJECT, is_first=True),
    TaskKind.REVIEW: _TaskPage("review", "challenges-desk-open", _AddressPart.SUBJECT, is_first=True),
    TaskKind.FRONT_DOOR: _TaskPage("complaint", "complaints-open", _AddressPart.SUBJECT, is_owners=True, is_first=True),
    TaskKind.SUPPORTER_ASKED: _SUPPORTERS,
    TaskKind.ASK_CHILD: _SUPPORTERS,
    TaskKind.REFERRAL: _REFERRAL,
    TaskKind.TELL_REFERRAL: _REFERRAL,
    TaskKind.PARTNER_WROTE: _REFERRAL,
    TaskKind.PARTNER_PEOPLE: _TaskPage("partners", "desk-partners-open"),
    TaskKind.SELF_REFERRED: _TaskPage(
        "self-referred", "desk-referrals-self-open", _AddressPart.SUBJECT, is_owners=True
    ),
    TaskKind.QUIET_CODE: _TaskPage("quiet-warning", "quiet-code-warned-open", _AddressPart.TASK, is_owners=True),
    TaskKind.ASK_AGENCY: _TaskPage("waiting-for", "rights-wait-title"),
    TaskKind.CONFIRM_GROUNDS: _TaskPage("one-person", "rights-one-person-open", _AddressPart.TASK, is_owners=True),
    TaskKind.MORE_HELP: _GROUNDS,
    TaskKind.CHANGED_MIND: _GROUNDS,
    TaskKind.HAND_OVER: _PACKET,
    TaskKind.CHECK_HANDOVER: _PACKET,
    TaskKind.REVIEW_CONTACT: _TaskPage("team-review", "supervision-read-open", _AddressPart.SUBJECT, is_owners=True),
    TaskKind.READ_FEEDBACK: _OF_MY_WORK,
    TaskKind.CHECK_SERVICE: _ENTRY,
    TaskKind.WRONG_ENTRY: _ENTRY,
    TaskKind.PLAIN_WORDS: _TaskPage("from-officer", "updates-desk-open-plain-words", _AddressPart.TASK, is_owners=True),
    TaskKind.OFFICER_SILENT: _TaskPage(
        "from-officer", "updates-desk-open-officer-silent", _AddressPart.TASK, is_owners=True
    ),
    TaskKind.PASSED_BACK: _TaskPage("from-officer", "updates-desk-open-passed-back", _AddressPart.TASK, is_owners=True),
    TaskKind.OFFICER_WROTE: _TaskPage(
        "from-officer", "updates-desk-open-officer-wrote", _AddressPart.TASK, is_owners=True
    ),
    TaskKind.BRAKE: _TaskPage("brakes", "desk-brakes-open"),
}


# Pages beside the work list: one line each, for staff who may open them.

# Pages by topic: the name of each, which is also its sentence `desk-more-…`, and the act that it requires.
_ROOMS: dict[str, tuple[tuple[str, Act], ...]] = {
    "line": (
        ("call-backs", Act.SEE_TASKS),
        ("wallboard", Act.TAKE_CALLS),
        ("half-hours", Act.TAKE_CALLS),
        ("opening", Act.TAKE_CALLS),
        ("staffing", Act.PLAN_STAFFING),
        ("recordings", Act.WORK_TASK),
        ("closings", Act.CLOSE_WITH_CARE),
        ("sparing", Act.OVERRIDE_CARE),
    ),
    "rights": (
        ("silence", Act.SEE_TASKS),
        ("late", Act.SEE_TASKS),
        ("backlog", Act.SEE_TASKS),
        ("waiting-for", Act.SEE_TASKS),
        ("asked-all", Act.SEE_CHALLENGES),
        ("complaints", Act.SEE_CHALLENGES),
        ("feedback", Act.SEE_CHALLENGES),
        ("leaving-figures", Act.SEE_LEAVING),
        ("handovers", Act.SEE_HANDOVERS),
        ("partners", Act.KEEP_PARTNERS),
        ("directory", Act.KEEP_DIRECTORY),
        ("unmet", Act.SEE_UNMET),
        ("code", Act.SEE_LEDGER),
    ),
    "messages": (
        ("messages-all", Act.SEE_MESSAGES),
        ("brakes", Act.SEE_MESSAGES),
        ("providers", Act.SEE_PROVIDERS),
        ("contact-times", Act.SEE_CONTACT_TIMES),
        ("languages", Act.SIGN_OFF_LANGUAGE),
    ),
    "team": (
        ("covers", Act.KEEP_COVERS),
        ("team-load", Act.SEE_TEAM_LOAD),
        ("team-quality", Act.REVIEW_CONTACTS),
        ("team-coaching", Act.COACH),
        ("my-feedback", Act.READ_OWN_FEEDBACK),
    ),
    "records": (
        ("feed", Act.KEEP_FEED),
        ("knowing", Act.DECLARE_CONFLICT),
        ("emergency", Act.ASK_TO_OPEN),
        ("odd-looks", Act.ANSWER_FLAGGED_ACCESSES),
        ("conflicts", Act.KEEP_CONFLICTS),
        ("sealed", Act.KEEP_SEALS),
    ),
}


@require_safe
@desk_page(Act.SEE_TASKS)
def show_more(request: Request) -> HttpResponse:
    groups = {
        about: [(name, reverse(f"desk:{name}")) for name, act in rooms if is_permitted(request.actor, act)]
        for about, rooms in _ROOMS.items()
    }
    return show_page(request, "more", {"groups": groups}, tab="more")
