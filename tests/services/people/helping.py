"""A supporter of a victim, and their code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Supporter, Victim
from victimcare.rules.people.supporters import SupporterKind, SupporterScope
from victimcare.services.access_codes import victim_codes
from victimcare.services.people.supporter_roles import supporter_phone_key

PAGE = (SupporterScope.STANDS, SupporterScope.RIGHTS, SupporterScope.WRITE)


def a_supporter(
    victim: Victim,
    kind: SupporterKind = SupporterKind.SPOKESPERSON,
    sees: Sequence[SupporterScope] = PAGE,
    *,
    phone: str = "07700 900555",
    is_agreed: bool = True,
    **values: Any,
) -> Supporter:
    at = NOW - timedelta(days=1)
    usual: dict[str, Any] = {
        "name": "Bea Fenn",
        "asked_at": at,
        "agreed_at": at if is_agreed else None,
        "agreed_by_id": staff().staff_id if is_agreed else None,
    }
    return Supporter.objects.create(
        victim=victim,
        kind=kind,
        phone=phone,
        match_key=supporter_phone_key(phone),
        sees=[scope.value for scope in sees],
        **(usual | values),
    )


def code_of(supporter: Supporter) -> str:
    return victim_codes.make_supporter_code(actor=staff(), supporter=supporter, now=NOW).code
