"""Seals the content of refused rows of an answer file. It is not yet known whom a row is about, so the installation's
key is used. A repeated row is recognised by a keyed digest of its original."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db.models import Q

from victimcare.records.models import RefusedAnswer
from victimcare.services.person_keys import KEY_MISSING, open_person_words
from victimcare.services.sealing import seal_bytes
from victimcare.services.secret_hashes import DigestUse, list_digests, make_digest

AS_IT_CAME = "as_it_came"  # the row of the file, kept beside a repaired version that is still refused


def put_given(row: RefusedAnswer, given: Mapping[str, object]) -> None:
    """Seal the content into a row that the caller saves; nothing is in the clear."""
    row.came_key = make_digest(_as_json(given.get(AS_IT_CAME, given)), DigestUse.ANSWER_ROW)
    row.sealed_given = seal_bytes(json.dumps(dict(given)).encode(), _place(row))


def open_given(row: RefusedAnswer) -> dict[str, str]:
    """The row's columns and texts. Empty once it was redacted or its key is gone."""
    words = open_person_words(row.sealed_given, _place(row))
    return dict(json.loads(words)) if words not in ("", KEY_MISSING) else {}


def came_as(row: Mapping[str, str]) -> Q:
    """Rows with the same original as this one, repaired or not."""
    return Q(came_key__in=list_digests(_as_json(row), DigestUse.ANSWER_ROW))


def blank_settled_rows(reference: str) -> int:
    """Blank the content of this crime's settled rows. Returns how many had any."""
    settled = RefusedAnswer.objects.filter(settled_at__isnull=False)
    found = [row.id for row in settled if open_given(row).get("crime_reference") == reference]
    return settled.filter(id__in=found).update(sealed_given=b"")


def _as_json(given: object) -> str:
    return json.dumps(given, sort_keys=True)


def _place(row: RefusedAnswer) -> str:
    return f"refused-answer:{row.came_key}:given"
