"""What the control room counts by half-hours: by which way people reach it, what the aims are, and the day's
half-hours.

999 within 10 seconds: answered in under 10 seconds ÷ calls presented, aim 90 % (National Call Handling Standards; Home
Office performance data). 101 and written work have no national aim: those are the force's own minutes.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from victimcare.rules.clock import ONE_DAY, london_moment
from victimcare.rules.control_room.contact_kinds import ContactRoute

ANSWER_999_WITHIN = timedelta(seconds=10)
ANSWER_999_AIM = 0.9
HALF_HOUR = timedelta(minutes=30)
# Call records older than this leave the telephone figures in doubt.
FRESH_FOR = timedelta(minutes=10)
# A call that is said to ring for longer has ended, and its system has not told us.
LONGEST_RINGING = timedelta(hours=1)


class ContactWay(StrEnum):
    """By which way people reach the control room, as its figures are shown."""

    CALLS_999 = "calls_999"
    CALLS_101 = "calls_101"
    EMAIL = "email"
    WEB = "web"
    OTHER_WRITTEN = "other_written"  # texts, voicemail, social media
    CALL_BACKS = "call_backs"  # of silent and abandoned calls


WAY_ROUTES: dict[ContactWay, tuple[ContactRoute, ...]] = {
    ContactWay.EMAIL: (ContactRoute.EMAIL,),
    ContactWay.WEB: (ContactRoute.WEB, ContactRoute.PARTNER_SITE),
    ContactWay.OTHER_WRITTEN: (ContactRoute.TEXT, ContactRoute.VOICEMAIL, ContactRoute.SOCIAL),
    ContactWay.CALL_BACKS: (ContactRoute.CALL_999, ContactRoute.CALL_101),
}
WRITTEN_ROUTES = tuple(
    route for way, routes in WAY_ROUTES.items() if way is not ContactWay.CALL_BACKS for route in routes
)


def day_bounds(on: date) -> tuple[datetime, datetime]:
    """Return the beginning and end of this day in London."""
    return london_moment(on, time()), london_moment(on + ONE_DAY, time())


def list_half_hours_begun(on: date, now: datetime) -> tuple[datetime, ...]:
    """Return when each half-hour of the day begins: 48, or 46 and 50 when the clocks change. Those that have not begun
    are left out."""
    begins, ends = day_bounds(on)
    return tuple(
        begins + number * HALF_HOUR
        for number in range((ends - begins) // HALF_HOUR)
        if begins + number * HALF_HOUR <= now
    )
