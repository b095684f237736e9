"""A call back: the slot she chose, who owns it, each attempt."""

from typing import Any

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0031_queue")]
    operations: list[Any] = []
