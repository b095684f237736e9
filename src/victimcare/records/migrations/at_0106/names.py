import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="FormerName",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("given_name", models.TextField(blank=True)),
            ("family_name", models.TextField(blank=True)),
            ("business_name", models.TextField(blank=True)),
            ("until_at", models.DateTimeField()),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="former_names", to="records.person"
                ),
            ),
        ],
        options={
            "indexes": [
                models.Index(
                    django.db.models.functions.text.Left(django.db.models.functions.text.Lower("family_name"), 100),
                    django.db.models.functions.text.Left(django.db.models.functions.text.Lower("given_name"), 100),
                    name="former_name",
                ),
                models.Index(
                    django.db.models.functions.text.Left(django.db.models.functions.text.Lower("business_name"), 100),
                    condition=models.Q(("business_name", ""), _negated=True),
                    name="former_business_name",
                ),
            ],
            "constraints": [
                models.UniqueConstraint(
                    fields=("person", "given_name", "family_name", "business_name"), name="former_name_once"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="NameForm",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "part",
                models.CharField(
                    choices=[("given", "Given"), ("family", "Family"), ("business", "Business")], max_length=8
                ),
            ),
            ("value", models.TextField()),
            ("words", models.TextField()),
            ("sounds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
        ],
        options={
            "indexes": [
                models.Index(fields=["value", "part"], name="name_form_by_value"),
                django.contrib.postgres.indexes.GinIndex(
                    fastupdate=False, fields=["words"], name="name_form_by_letters", opclasses=["gin_trgm_ops"]
                ),
                django.contrib.postgres.indexes.GinIndex(
                    fastupdate=False, fields=["sounds"], name="name_form_by_sound"
                ),
            ],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(("part__in", ["given", "family", "business"])), name="name_form_part"
                )
            ],
        },
    ),
]
