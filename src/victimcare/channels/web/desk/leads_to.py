"""The page to which a piece of work leads: where its matter is read, decided or answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from django.urls import reverse

from victimcare.services.contact.task_panels import TaskPanel
from victimcare.services.conversations.written_messages import LIST_MATTER as LOSSES
from victimcare.services.desk.kinds import TaskKind
from victimcare.wording import say


class _Of(Enum):
    """What stands in the page's address."""

    NOTHING = auto()
    TASK = auto()
    SUBJECT = auto()  # what the task is about, as whoever made it wrote that
    HER = auto()  # there is none where the task is about nobody


@dataclass(frozen=True, slots=True)
class _Page:
    """`is_owners`: only whoever has the task is led there. `is_first`: it is read before somebody rings her."""

    name: str
    words: str
    of: _Of = _Of.NOTHING
    is_owners: bool = False
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    href: str
    words: str
    is_first: bool


def page_of(panel: TaskPanel) -> Link | None:
    """None: it leads nowhere, or not whoever has opened it."""
    page = _page(panel)
    if page is None or (page.is_owners and not panel.task.item.is_mine) or (page.of is _Of.HER and not panel.victim):
        return None
    name, _, place = page.name.partition("#")
    href = reverse(f"desk:{name}", args=_args(page.of, panel))
    return Link(f"{href}#{place}" if place else href, say(page.words), page.is_first)


def _page(panel: TaskPanel) -> _Page | None:
    item = panel.task.item
    if item.reason == "low_score_unnamed":
        return _FEEDBACK
    if item.kind is TaskKind.READ_WRITTEN and panel.task.subject_key == LOSSES:
        return _LOSSES
    if item.kind is TaskKind.WATCH:
        return _watched(item.reason, panel.task.subject_key)
    return _PAGES.get(item.kind)


def _watched(reason: str, subject_key: str) -> _Page:
    """Of who looks at records: by what was found, or by what is asked."""
    if reason == "reader_named":
        return replace(_OF_MY_WORK, name="my-feedback#readings")
    places = {"conflict": "conflicts", "looks": "odd-looks", "proof": "my-feedback"}
    place = places.get(subject_key.partition(":")[0], "emergency")
    return _Page(place, f"desk-more-{place}")


def _args(of: _Of, panel: TaskPanel) -> list[object]:
    match of:
        case _Of.TASK:
            return [panel.task.item.id]
        case _Of.SUBJECT:
            return [panel.task.subject_key.partition(":")[2]]
        case _Of.HER:
            return [panel.victim]
    return []


_FEEDBACK = _Page("feedback", "complaints-feedback-open", is_first=True)
_OF_MY_WORK = _Page("my-feedback", "supervision-mine-open", is_owners=True)
_WRITTEN = _Page("written", "writing-desk-open", _Of.HER, is_owners=True, is_first=True)
_LOSSES = _Page("losses", "desk-losses-open", _Of.HER, is_owners=True, is_first=True)
_SUPPORTERS = _Page("supporters", "desk-supporters-open", _Of.HER, is_owners=True)
_REFERRAL = _Page("referral", "desk-referrals-open", _Of.SUBJECT)
_GROUNDS = _Page("rights", "more-help-desk-open", _Of.HER, is_owners=True)
_PACKET = _Page("handover-of-task", "handovers-open", _Of.TASK, is_owners=True)
_ENTRY = _Page("directory-entry", "directory-open-entry", _Of.SUBJECT)
_PAGES: Mapping[TaskKind, _Page] = {
    TaskKind.READ_WRITTEN: _WRITTEN,
    TaskKind.GIVE_UPDATE: _WRITTEN,
    TaskKind.SUPPORTER_WROTE: _Page("supporter-wrote", "writing-desk-open", _Of.TASK, is_owners=True, is_first=True),
    TaskKind.CHALLENGE: _Page("challenge", "challenges-desk-open", _Of.SUBJECT, is_first=True),
    TaskKind.REVIEW: _Page("review", "challenges-desk-open", _Of.SUBJECT, is_first=True),
    TaskKind.FRONT_DOOR: _Page("complaint", "complaints-open", _Of.SUBJECT, is_owners=True, is_first=True),
    TaskKind.SUPPORTER_ASKED: _SUPPORTERS,
    TaskKind.ASK_CHILD: _SUPPORTERS,
    TaskKind.REFERRAL: _REFERRAL,
    TaskKind.TELL_REFERRAL: _REFERRAL,
    TaskKind.PARTNER_WROTE: _REFERRAL,
    TaskKind.PARTNER_PEOPLE: _Page("partners", "desk-partners-open"),
    TaskKind.SELF_REFERRED: _Page("self-referred", "desk-referrals-self-open", _Of.SUBJECT, is_owners=True),
    TaskKind.QUIET_CODE: _Page("quiet-warning", "quiet-code-warned-open", _Of.TASK, is_owners=True),
    TaskKind.ASK_AGENCY: _Page("waiting-for", "rights-wait-title"),
    TaskKind.CONFIRM_GROUNDS: _Page("one-person", "rights-one-person-open", _Of.TASK, is_owners=True),
    TaskKind.MORE_HELP: _GROUNDS,
    TaskKind.CHANGED_MIND: _GROUNDS,
    TaskKind.HAND_OVER: _PACKET,
    TaskKind.CHECK_HANDOVER: _PACKET,
    TaskKind.REVIEW_CONTACT: _Page("team-review", "supervision-read-open", _Of.SUBJECT, is_owners=True),
    TaskKind.READ_FEEDBACK: _OF_MY_WORK,
    TaskKind.CHECK_SERVICE: _ENTRY,
    TaskKind.WRONG_ENTRY: _ENTRY,
    TaskKind.PLAIN_WORDS: _Page("from-officer", "updates-desk-open-plain-words", _Of.TASK, is_owners=True),
    TaskKind.OFFICER_SILENT: _Page("from-officer", "updates-desk-open-officer-silent", _Of.TASK, is_owners=True),
    TaskKind.PASSED_BACK: _Page("from-officer", "updates-desk-open-passed-back", _Of.TASK, is_owners=True),
    TaskKind.OFFICER_WROTE: _Page("from-officer", "updates-desk-open-officer-wrote", _Of.TASK, is_owners=True),
    TaskKind.BRAKE: _Page("brakes", "desk-brakes-open"),
}
