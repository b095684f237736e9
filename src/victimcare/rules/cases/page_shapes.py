"""What the victim's page shows and the line speaks: words chosen, dates still dates, nothing that the reader or caller
may not know.

Page and line read the same shape. A `Sentence` is worded by `wording.tell` for the channel ("page", "spoken").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from math import ceil
from uuid import UUID

from victimcare.rules.cases.journey import LegState
from victimcare.rules.contact.communication_needs import PageWording
from victimcare.rules.rights import EventRef
from victimcare.rules.sentences import Sentence


class PagePromiseState(StrEnum):
    PROMISED = "promised"
    LATE = "late"  # overdue: we apologise, and say who has it now
    TALK = "talk"  # news waits for a person to tell it
    UNDATED = "undated"  # names the event that starts the clock, instead of a date


@dataclass(frozen=True, slots=True)
class PagePromise:
    """What we will do, by when, who does it, and what happens if we do not. Only what we control, never a court's own
    date."""

    state: PagePromiseState
    head: Sentence  # "By Thursday 3 December", "1 working day after the decision"
    what: Sentence
    due_on: date | None = None
    working_days: int | None = None  # until due_on; None without a date
    who: Sentence | None = None
    if_not: Sentence | None = None


@dataclass(frozen=True, slots=True)
class OfficerOnPage:
    """Who looks after the case. Never blank: without an officer it is the team (`is_team`).

    While a colleague covers for a time, `name` is still the officer in the case, and `cover` says who is there now.
    """

    name: str
    since_on: date | None
    phone: str
    is_team: bool
    cover: Sentence | None = None


@dataclass(frozen=True, slots=True)
class FamilyLiaisonOfficer:
    """The family liaison officer of a bereaved relative. `is_teller`: the officer tells the relative the news;
    otherwise the relative who speaks for the family does. `telephone` empty: the line reaches the officer."""

    name: str
    telephone: str
    is_teller: bool


class JourneyStepState(StrEnum):
    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StepDetail:
    """All details of a step, one press further. `about`: which step, for the links that lead on from it."""

    about: str
    means: Sentence
    can: Sentence
    after: Sentence


@dataclass(frozen=True, slots=True)
class JourneyStep:
    state: JourneyStepState
    title: Sentence
    lines: tuple[Sentence, ...] = ()  # what it means for the victim, beside the day
    on: date | None = None
    deeper: StepDetail | None = None  # for a step that is done


@dataclass(frozen=True, slots=True)
class Journey:
    """One line of steps, oldest first. `title` is set when there are several lines, one for each other person."""

    title: Sentence | None
    steps: tuple[JourneyStep, ...]


@dataclass(frozen=True, slots=True)
class WaitEstimate:
    """How long similar cases wait here, beside how long this victim's case has waited. `lines`: what the drawing shows,
    in words, and who is asking where this case waits longer than most (`is_long`). The numbers are days, or weeks where
    weeks are clearer."""

    question: Sentence
    lines: tuple[Sentence, ...]
    low: int
    high: int
    waited: int
    is_weeks: bool
    is_long: bool

    @property
    def drawn_to(self) -> int:
        """The right edge of the drawing: beyond the band, and beyond today where this case waits longer."""
        longest = max(self.high * 1.45, self.waited * 1.15, 1)
        return ceil(longest / 5) * 5 if longest > 10 else ceil(longest)


@dataclass(frozen=True, slots=True)
class JourneyLeg:
    """One leg of the whole way, and what has happened in it."""

    name: str  # part of a sentence id
    state: LegState
    steps: tuple[JourneyStep, ...]


class PageRightState(StrEnum):
    DUE = "due"
    KEPT = "kept"
    LATE = "late"
    MISSED = "missed"
    HELD = "held"
    DECLINED = "declined"
    OPEN = "open"  # open until a day for the victim to ask for


@dataclass(frozen=True, slots=True)
class PageRight:
    """One thing owed to the victim and how it stands. `line` says its dates, and "our aim" where no law is confirmed.

    `key` names it where the victim can say that it was not done, or ask for a review; empty: there is nothing to say.
    `declined` names it where the victim declined, and can change their mind.
    """

    state: PageRightState
    what: Sentence
    line: Sentence
    due_on: date | None
    done_on: date | None
    key: str = ""
    declined: str = ""


class VictimRequestState(StrEnum):
    RECEIVED = "received"
    ANSWERED = "answered"
    PUT_RIGHT = "put_right"  # an action is promised, and not done yet
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class VictimRequest:
    """Something the victim asked of us: that a right was not met (`is_review` false), or a review of a decision.

    `what`: the right as the victim's page names it. `line`: what happens next and by when. `answer`, `put_right`: our
    words, empty until there is one. `key` names the duty, `id` what the victim asked. `where_next`: who else decides,
    once we are done.
    """

    id: UUID
    key: str
    is_review: bool
    state: VictimRequestState
    what: Sentence
    said_on: date
    line: Sentence
    answer: str
    put_right: str
    may_disagree: bool
    where_next: bool
    level: int = 0  # for a complaint, the level it has reached
    way_on: tuple[Sentence, ...] = ()  # for a complaint, where to go after the answer, and until when
    earlier_answer_on: date | None = None  # the day of the answer at an earlier level


@dataclass(frozen=True, slots=True)
class SpokenPage:
    """What the line says, in this order. `news`: the steps that the victim has not been told in full, with their lines
    and a day before each."""

    status: tuple[Sentence, ...]
    news: tuple[Sentence, ...]
    next_step: Sentence
    by_when: Sentence | None
    hearing: tuple[Sentence, ...] = ()  # the next court hearing, if one is known; said when the caller asks for it
    fresh: tuple[Sentence, ...] = ()  # that nothing came from the record system for a long time; said after the status
    how_long: tuple[Sentence, ...] = ()  # how long similar cases wait here, where past cases tell
    cover: tuple[Sentence, ...] = ()  # who covers while the officer in the case is away
    # said after the news: bail conditions, a sentence, reasons; what no news item says
    beside: tuple[Sentence, ...] = ()
    danger: tuple[Sentence, ...] = ()  # said after `beside`
    last: tuple[Sentence, ...] = ()  # the last news again, with its day and lines; said when asked for
    complaints: tuple[Sentence, ...] = ()  # how each complaint stands; said when the case is asked for, at full level
    can: tuple[Sentence, ...] = ()  # what the victim can do now, where that is more than to ring


@dataclass(frozen=True, slots=True)
class CaseName:
    """How a victim tells this case from another: shown only after the full identity check, and never in a web address
    or page title."""

    reference: str
    offence: Sentence
    place: str
    on: date


@dataclass(frozen=True, slots=True)
class VictimPage:
    """The whole of the victim's page. In the short view `journeys`, `rights` and `contact` are empty.

    `tells`: the events about which this page tells all the news that the victim is owed (rules.cases.news_content):
    once it is shown, the duties to tell them are met. The line speaks the same sentences for each. `leaves_out`: the
    events whose bail conditions this page leaves to a person.
    """

    is_short: bool
    status: tuple[Sentence, ...]
    fresh: Sentence  # since when there is no news; never said while something waits to be told
    fresh_at: datetime  # when the record system last reported
    waits_to_be_told: bool
    promises: tuple[PagePromise, ...]  # two at most, the soonest first
    carer: OfficerOnPage
    journeys: tuple[Journey, ...]
    rights: tuple[PageRight, ...]
    contact: tuple[Sentence, ...]  # how we reach the victim, without number, hours or code word
    spoken: SpokenPage
    tells: tuple[EventRef, ...]
    asked: tuple[VictimRequest, ...] = ()  # newest first
    has_written: bool = False  # something waits on the page of the victim's messages; how many is not shown
    todo: Sentence | None = None  # the one thing that the victim can do now, or that there is nothing
    case_name: CaseName | None = None  # never in the short view
    todo_more: Sentence | None = None  # what happens next with the victim's request, and by when
    way: tuple[JourneyLeg, ...] = ()  # the whole way, leg by leg
    how_long: WaitEstimate | None = None  # where past cases tell; never while something waits to be told
    conditions: tuple[Sentence, ...] = ()  # of bail in force
    decided: tuple[Sentence, ...] = ()  # beside the status: a court's sentence, the reasons for an ending
    leaves_out: tuple[EventRef, ...] = ()
    words: PageWording = (
        PageWording.ALL
    )  # the manner of wording in which the page first opens; the short view always opens in all words
    signs: bool = False  # British Sign Language: contact by text and video is listed before voice
    is_bereaved: bool = False  # a person close to the victim died: the page is in words for a death
    speaks_for_family: bool = False  # with us, for the other relatives
    liaison: FamilyLiaisonOfficer | None = None  # never in the short view
    is_for_young: bool = False  # the victim is known to be under 18, so the page for young people is offered
    # the mark of the news on this page, sent back once the page is confirmed as seen; empty: nothing waits for that
    to_confirm: str = ""
