"""One duty's clock as it runs: its time limit, and what takes it off the clock and puts it back.

Changes of Enhanced Rights and what people decide are taken in the order in which they happened. Once the duty has
ended, nothing that happens later changes it: when it was met; when she declined it or it was found not to be owed,
until that is taken back; and when its time was over, of which only a contact can still make it met late.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from victimcare.rules.clock import WorkingDays
from victimcare.rules.rights import acts
from victimcare.rules.rights.catalogue import Entitlement, Reason
from victimcare.rules.rights.counting import Due, count, due_of, is_past, recount
from victimcare.rules.rights.ends import Met
from victimcare.rules.rights.enhanced import Change, Enhancement
from victimcare.rules.rights.facts import Fact
from victimcare.rules.rights.shapes import Ending, Status
from victimcare.rules.rights.starts import Start


class Run(NamedTuple):
    due: Due | None
    ending: Ending | None


def run(
    entry: Entitlement,
    start: Start,
    met: Met | None,
    enhancement: Enhancement,
    decided: Sequence[Fact],
    first: Ending | None,
    calendar: WorkingDays,
) -> Run:
    """Its time limit and what it ended with, after everything that was counted.

    `first` is how it stood from its start by the feed alone; `decided` is what bears on it (`Acts.on`), in order.
    """
    if not decided and not start.corrected:
        return Run(due_of(entry, start, met, enhancement, calendar), first)
    clock = Clock(entry, start, enhancement, calendar, first)
    for at, step in steps(start, enhancement, decided):
        if met is not None and met.at <= at:
            break
        clock.take(at, step)
    return Run(clock.due, clock.final or clock.hold)


Step = Change | Start | Fact


def steps(start: Start, enhancement: Enhancement, decided: Sequence[Fact]) -> Iterator[tuple[datetime, Step]]:
    """In the order of their moments; at one moment what is known of her comes before what was decided."""
    known: list[tuple[datetime, Step]] = [(each.at, each) for each in enhancement.changes if each.at > start.at]
    known += [(at, other) for at, other in start.corrected]
    yield from sorted([*known, *((fact.time, fact) for fact in decided)], key=lambda step: step[0])


class Clock:
    """`hold` is the last hold, lapsed or not. `final` has declined it or found it not owed: an end, till taken back."""

    def __init__(
        self, entry: Entitlement, start: Start, enhancement: Enhancement, calendar: WorkingDays, first: Ending | None
    ) -> None:
        self.entry, self.start, self.enhancement, self.calendar = entry, start, enhancement, calendar
        self.counted_as_enhanced = enhancement.at(start.at)
        self.due = count(entry, start, self.counted_as_enhanced, calendar)
        self.hold = first if first is not None and first.status is Status.HELD else None
        self.final = None if self.hold is first else first

    def take(self, at: datetime, step: Step) -> None:
        if isinstance(step, Change):
            self._enhance(step)
        elif isinstance(step, Start):
            self._correct(at, step)
        else:
            self._decide(step)

    def _enhance(self, change: Change) -> None:
        moves = self.start.fixed_on is None and self.entry.standard != self.entry.enhanced
        if self.final is not None or self._is_past(change.at) or not moves:
            return
        self.counted_as_enhanced = change.is_enhanced
        self.due = recount(self.entry, self.start, self.due, change, self.calendar)

    def _correct(self, at: datetime, start: Start) -> None:
        """What is known of her is other than what this clock was started with."""
        if self.final is None and not self._is_past(at):
            self.start = start
            self.due = count(self.entry, start, self.counted_as_enhanced, self.calendar)

    def _decide(self, act: Fact) -> None:
        match act.type:
            case acts.HELD:
                if self.final is None and not self._is_hers:
                    self.hold = Ending(Status.HELD, acts.reason_of(act), self._off_since(act.time), acts.review_on(act))
            case acts.HOLD_ENDED:
                if self.final is None:
                    self.hold = None
            case acts.DECLINED:
                if not self._is_hers:
                    self._end(Status.DECLINED, Reason.VICTIM_DECLINED, act.time)
            case acts.OPTED_OUT:
                self._end(Status.DECLINED, Reason.OPTED_OUT, max(self.start.at, act.time))
            case acts.NOT_OWED:
                self._end(Status.NOT_OWED, acts.reason_of(act), act.time)
            case _:
                if self._takes_back(act):
                    self.final = None
                    self._catch_up(act.time)

    def _end(self, status: Status, reason: Reason, at: datetime) -> None:
        if self.final is None:
            self.final = Ending(status, reason, self._off_since(at))

    def _takes_back(self, act: Fact) -> bool:
        """Whether this takes back what the duty ended with. Agreeing again reaches back to no day that is over: what
        fell due while it was declined stays `declined`, and is `met` once it is done (ledger rule 23)."""
        final = self.final
        if final is None:
            return False
        if act.type == acts.DECLINE_TAKEN_BACK:
            is_over = self._is_past(act.time) and not self._is_past(final.since)
            return final.status is Status.DECLINED and not is_over
        if act.type == acts.OWED_AFTER_ALL:
            return final.reason in acts.NOT_OWED_REASONS
        return final.reason is Reason.OPTED_OUT and not self._is_past(act.time)

    def _catch_up(self, at: datetime) -> None:
        """It runs again as before. If she came to be enhanced, or no longer is, while it did not run, that reaches it
        now."""
        now = self.enhancement.at(at)
        if at > self.start.at and now != self.counted_as_enhanced:
            self._enhance(Change(at, now))

    def _off_since(self, at: datetime) -> datetime:
        """Since when it is off the clock without a break, if it is at this moment; else this moment."""
        return self.hold.since if self.hold is not None and self.hold.stands_at(at) else at

    def _is_past(self, at: datetime) -> bool:
        return self.due is not None and is_past(self.due, at)

    @property
    def _is_hers(self) -> bool:
        return self.entry.is_window  # her own time: nobody holds it, and she lets it pass by doing nothing
