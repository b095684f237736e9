import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Staff",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("password", models.CharField(max_length=128, verbose_name="password")),
            ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            ("username", models.CharField(max_length=200, unique=True)),
            ("name", models.TextField()),
            ("email", models.TextField(blank=True)),
            (
                "roles",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("is_active", models.BooleanField(default=True)),
            (
                "team",
                models.ForeignKey(
                    null=True, on_delete=django.db.models.deletion.PROTECT, related_name="members", to="records.team"
                ),
            ),
        ],
        options={
            "abstract": False,
        },
    ),
    migrations.CreateModel(
        name="Team",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("code", models.CharField(max_length=40, unique=True)),
            ("name", models.TextField()),
        ],
    ),
]
