"""Who is acting, and what they may do and see."""

from victimcare.rules.errors import PermissionRefused
from victimcare.services.access.access_actors import (
    Act,
    Actor,
    ActorKind,
    Role,
    SupporterAccess,
    WebVisit,
)
from victimcare.services.access.matrix import is_permitted, permit, permit_one_of, require_staff_id

__all__ = [
    "Act",
    "Actor",
    "ActorKind",
    "PermissionRefused",
    "Role",
    "SupporterAccess",
    "WebVisit",
    "is_permitted",
    "permit",
    "permit_one_of",
    "require_staff_id",
]
