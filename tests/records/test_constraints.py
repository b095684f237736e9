"""Every constraint of the tables refuses what breaks it, by its own name, and nothing of a valid row."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from tests.records.breach import Breach
from tests.records.breaches import BREACHES


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.constraint)
@pytest.mark.django_db
def test_the_table_refuses(breach: Breach) -> None:
    valid = breach.save_valid_row()
    if breach.repeated:
        breach.save_valid_row()
    connection.check_constraints()
    if breach.wider:
        with connection.schema_editor() as editor:
            editor.execute(f'ALTER TABLE {breach.model._meta.db_table} DROP CONSTRAINT "{breach.wider}"')

    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        _save_broken_row(breach, valid)

    assert refused.value.__cause__.diag.constraint_name == breach.constraint  # type: ignore[union-attr]


def _save_broken_row(breach: Breach, valid: Model) -> None:
    breach.save_broken_row(beside=valid)
    connection.check_constraints()  # some are deferred


def test_every_constraint_is_broken() -> None:
    models = apps.get_app_config("records").get_models()

    assert {breach.constraint for breach in BREACHES} == {
        constraint.name for model in models for constraint in model._meta.constraints
    }
