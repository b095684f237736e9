"""Who is asking, and what they may do."""

from victimcare.services.access.actor import Act, Actor, ActorKind, Helping, NotPermitted, Role, Visit
from victimcare.services.access.matrix import may, member, permit

__all__ = ["Act", "Actor", "ActorKind", "Helping", "NotPermitted", "Role", "Visit", "may", "member", "permit"]
