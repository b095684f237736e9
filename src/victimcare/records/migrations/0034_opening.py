"""When the line is open, and why it was closed."""

from typing import Any

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0033_voicemail")]
    operations: list[Any] = []
