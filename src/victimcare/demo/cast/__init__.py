"""People whose stories are worth telling: who they are, and what the record system says of them."""

from victimcare.demo.cast.members import MEMBERS, Member, by_id
from victimcare.demo.cast.stories import feed

__all__ = ["MEMBERS", "Member", "by_id", "feed"]
