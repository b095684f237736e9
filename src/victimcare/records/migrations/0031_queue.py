"""The queue, who takes calls, and what became of each who waited."""

from typing import Any

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0030_twiml")]
    operations: list[Any] = []
