"""The cast: invented people with a story, and what the record system says about them."""

from victimcare.demo.cast.cast_members import MEMBERS, Member, find_member
from victimcare.demo.cast.cast_stories import write_cast_feed

__all__ = [
    "MEMBERS",
    "Member",
    "find_member",
    "write_cast_feed",
]
