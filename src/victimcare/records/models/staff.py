from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.functions import RandomUUID
from django.db import models


class Team(models.Model):
    """A team that owns tasks. Teams are named in force.toml and kept here so that rows can point at them."""

    code = models.CharField(max_length=40, unique=True)
    name = models.TextField()


class StaffManager(BaseUserManager["Staff"]):
    pass


class Staff(AbstractBaseUser):
    """Someone who works for the force. Signs in by OIDC; roles come from the provider's claims, never from here."""

    public_id = models.UUIDField(db_default=RandomUUID(), unique=True, editable=False)
    username = models.CharField(max_length=200, unique=True)  # the provider's subject
    name = models.TextField()
    email = models.TextField(blank=True)
    roles = ArrayField(models.CharField(max_length=20), default=list)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="members")
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[StaffManager] = StaffManager()
