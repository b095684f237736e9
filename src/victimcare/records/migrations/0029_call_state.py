"""How far a call has come, so that any process can go on with it."""

from typing import Any

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0028_unknown_senders")]
    operations: list[Any] = []
