"""Voicemail, sealed."""

from typing import Any

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0032_callbacks")]
    operations: list[Any] = []
