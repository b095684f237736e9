"""What the backlog says in words: what a victim has been owed longest, who has it, until when a team is at it."""

from __future__ import annotations

from datetime import datetime

from victimcare.channels.web.desk import said
from victimcare.services.follow_up.backlog_list import BacklogFigure, BacklogRow, TeamProgress
from victimcare.wording import say


def name_longest_owed(row: BacklogRow) -> str:
    return said.capital(say(f"follow-up-breaks-{row.breaks}", what=row.title))


def say_what_else_is_owed(row: BacklogRow) -> str:
    """What else is owed, and where it stands."""
    lines = [say("backlog-more", count=row.more)] if row.more else []
    lines.append(say("backlog-is-work") if row.task else say("backlog-waits"))
    return " ".join(lines)


def name_owner(row: BacklogRow) -> str:
    if row.is_mine:
        return say("desk-owner-you")
    return row.owner or row.team


def say_last_day(team: TeamProgress, now: datetime) -> str:
    """At this share, when the last of it is handed out."""
    if not team.left:
        return say("backlog-until-done")
    if team.days is None:
        return say("backlog-until-never")
    if team.last_day is None:
        return say("backlog-until-far", count=team.days)
    return say("backlog-until", day=said.day(team.last_day, now), count=team.days)


def say_backlog_figure(found: BacklogFigure) -> str:
    """Its own line on each page that tells of lateness."""
    if not found.victims:
        return say("backlog-figure-none")
    return say("backlog-figure", victims=found.victims, rights=found.rights)
