"""Tables of `records/models`, module `people`."""

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

TABLES = [
    migrations.CreateModel(
        name="Person",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ("given_name", models.TextField(blank=True)),
            ("family_name", models.TextField(blank=True)),
            ("business_name", models.TextField(blank=True)),
            ("date_of_birth", models.DateField(null=True)),
            ("ethnicity", models.TextField(blank=True)),
            ("sex", models.CharField(blank=True, max_length=20)),
            ("disability", models.BooleanField(null=True)),
        ],
        options={
            "indexes": [
                models.Index(
                    django.db.models.functions.text.Left(django.db.models.functions.text.Lower("family_name"), 100),
                    django.db.models.functions.text.Left(django.db.models.functions.text.Lower("given_name"), 100),
                    name="person_by_name",
                ),
                models.Index(
                    django.db.models.functions.text.Left(django.db.models.functions.text.Lower("business_name"), 100),
                    condition=models.Q(("business_name", ""), _negated=True),
                    name="person_by_business_name",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="Victim",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "public_id",
                models.UUIDField(
                    db_default=django.contrib.postgres.functions.RandomUUID(), editable=False, unique=True
                ),
            ),
            (
                "case",
                models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="victims",
                    to="records.case",
                ),
            ),
            (
                "person",
                models.OneToOneField(
                    on_delete=django.db.models.deletion.PROTECT, related_name="victim", to="records.person"
                ),
            ),
            ("record_id", models.CharField(max_length=100)),
            ("position", models.PositiveIntegerField()),
            (
                "kind",
                models.CharField(
                    choices=[
                        ("person", "Person"),
                        ("business", "Business"),
                        ("bereaved_relative", "Bereaved Relative"),
                        ("parent_or_guardian", "Parent Or Guardian"),
                        ("family_spokesperson", "Family Spokesperson"),
                    ],
                    max_length=30,
                ),
            ),
            ("added_at", models.DateTimeField()),
            ("language", models.TextField(blank=True)),
            (
                "formats",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=20), default=list, size=None
                ),
            ),
            ("referral_choice", models.CharField(blank=True, max_length=20)),
            ("is_enhanced", models.BooleanField()),
            (
                "enhanced_grounds",
                django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=40), default=list, size=None
                ),
            ),
            ("is_guarded_by_facts", models.BooleanField()),
        ],
        options={
            "indexes": [models.Index(fields=["record_id"], name="victim_by_record_id")],
            "constraints": [
                models.CheckConstraint(
                    condition=models.Q(
                        (
                            "kind__in",
                            ["person", "business", "bereaved_relative", "parent_or_guardian", "family_spokesperson"],
                        )
                    ),
                    name="victim_kind",
                ),
                models.UniqueConstraint(fields=("case", "record_id"), name="victim_once_per_case"),
                models.UniqueConstraint(
                    deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                    fields=("case", "position"),
                    name="victim_position_once_per_case",
                ),
            ],
        },
    ),
    migrations.CreateModel(
        name="SearchableName",
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
    migrations.CreateModel(
        name="FormerName",
        fields=[
            ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            (
                "person",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT, related_name="former_names", to="records.person"
                ),
            ),
            ("given_name", models.TextField(blank=True)),
            ("family_name", models.TextField(blank=True)),
            ("business_name", models.TextField(blank=True)),
            ("until_at", models.DateTimeField()),
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
]
