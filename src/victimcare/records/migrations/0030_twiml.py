"""What a carrier that speaks TwiML was answered."""

from typing import Any

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0029_call_state")]
    operations: list[Any] = []
