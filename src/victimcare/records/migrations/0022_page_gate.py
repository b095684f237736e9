from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0021_outbox")]
    operations: list[migrations.operations.base.Operation] = []
