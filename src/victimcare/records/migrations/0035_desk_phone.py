"""How a call is taken at a desk."""

from typing import Any

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0034_opening")]
    operations: list[Any] = []
