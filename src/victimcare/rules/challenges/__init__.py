"""A right that somebody says was not met, and a decision they ask to have looked at again: by when, and what then."""

from victimcare.rules.challenges.bearing import bears, what_may_leave
from victimcare.rules.challenges.clocks import Clocks, clocks, end_of
from victimcare.rules.challenges.course import Course, Step, may_disagree, step
from victimcare.rules.challenges.windows import (
    Body,
    Window,
    decisions_told,
    may_ask,
    opens_a_review,
    telling_opens_a_review,
    windows,
)

__all__ = [
    "Body",
    "Clocks",
    "Course",
    "Step",
    "Window",
    "bears",
    "clocks",
    "decisions_told",
    "end_of",
    "may_ask",
    "may_disagree",
    "opens_a_review",
    "step",
    "telling_opens_a_review",
    "what_may_leave",
    "windows",
]
