from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("records", "0023_desk_work")]
    operations: list[migrations.operations.base.Operation] = []
