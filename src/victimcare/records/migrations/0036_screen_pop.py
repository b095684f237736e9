"""Other contact centres look up who rings, and say how it ended."""

from typing import Any

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0035_desk_phone")]
    operations: list[Any] = []
