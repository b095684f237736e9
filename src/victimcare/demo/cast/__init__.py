"""People whose stories are worth telling: who they are, and what the record system says of them."""

from victimcare.demo.cast.cast_members import MEMBERS, Member, find_member
from victimcare.demo.cast.cast_stories import write_cast_feed

__all__ = [
    "MEMBERS",
    "Member",
    "find_member",
    "write_cast_feed",
]
