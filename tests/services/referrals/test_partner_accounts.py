"""People of services on the partners' site: how they come in, how long, and what ends it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pyotp
import pytest

from tests.services.people_and_cases import NOW, staff
from tests.services.referrals.world import ANONYMOUS_PARTNER, PASSWORD, Service, a_partner, another
from victimcare.records.models import AuditEntry, PartnerSession, PartnerUser
from victimcare.rules.referrals.partner_accounts import ABSOLUTE, IDLE
from victimcare.services.access import PermissionRefused, Role
from victimcare.services.referrals import partner_organisations, partner_sign_in, partner_site
from victimcare.services.referrals.partner_sign_in import (
    PartnerSignIn,
    PartnerSignInRefused,
    PasswordGuessable,
    PasswordTooShort,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=1)  # the app shows another number
NEW_PASSWORD = "seven quiet herons"


@pytest.fixture
def service() -> Service:
    return a_partner(has_come_in=True)


def number(service: Service, now: datetime) -> str:
    return pyotp.TOTP(service.secret).at(now)


def sign_in(
    service: Service, now: datetime = LATER, *, password: str = PASSWORD, digits: str = ""
) -> PartnerSignIn | None:
    return partner_sign_in.sign_in_partner(
        actor=ANONYMOUS_PARTNER,
        email=service.email.upper(),
        password=password,
        digits=digits or number(service, now),
        now=now,
    )


def is_in(signed_in: PartnerSignIn | None, now: datetime) -> bool:
    return signed_in is not None and partner_sign_in.find_partner_session(token=signed_in.token, now=now) is not None


def test_password_and_app_together_open_the_site_until_the_person_leaves(service: Service) -> None:
    signed_in = sign_in(service)

    assert signed_in is not None
    assert is_in(signed_in, LATER)
    partner_sign_in.sign_out_partner(actor=service.user, token=signed_in.token, now=LATER)
    partner_sign_in.sign_out_partner(actor=service.user, token=signed_in.token, now=LATER)
    assert not is_in(signed_in, LATER)
    assert AuditEntry.objects.filter(act="partner.signed_out").count() == 1


def test_a_number_opens_once(service: Service) -> None:
    assert sign_in(service) is not None

    assert sign_in(service) is None


@pytest.mark.parametrize("wrong", [{"password": "not the password"}, {"digits": "000000"}])
def test_one_alone_opens_nothing(service: Service, wrong: dict[str, str]) -> None:
    assert sign_in(service, **wrong) is None  # type: ignore[arg-type]


def test_a_wrong_password_never_locks_a_person_out(service: Service) -> None:
    for _ in range(20):
        sign_in(service, password="not the password")

    assert PartnerUser.objects.get(email=service.email).wrong_tries == 0
    assert sign_in(service) is not None


def test_many_wrong_numbers_make_the_right_one_wait(service: Service) -> None:
    for _ in range(20):
        sign_in(service, digits="000000")

    assert sign_in(service) is None


@pytest.mark.parametrize("limit", [IDLE, ABSOLUTE])
def test_a_session_ends_when_it_is_idle_and_after_a_day_at_work(service: Service, limit: timedelta) -> None:
    signed_in = sign_in(service)
    end = LATER + limit
    PartnerSession.objects.filter(user__email=service.email).update(seen_at=end - min(limit, IDLE))

    assert not is_in(signed_in, end)


def test_an_invitation_is_used_once_and_takes_no_weak_password() -> None:
    user = another(a_partner())
    token = partner_organisations.renew_partner_invitation(
        actor=staff("Bea Supervisor", Role.SUPERVISOR), user_id=user.public_id, now=NOW
    )
    invited = partner_sign_in.read_partner_invitation(actor=ANONYMOUS_PARTNER, token=token, label="test", now=NOW)
    assert invited is not None
    digits = pyotp.TOTP(invited.secret).at(NOW)

    def accept(password: str) -> PartnerSignIn:
        return partner_sign_in.accept_partner_invitation(
            actor=ANONYMOUS_PARTNER, token=token, password=password, digits=digits, now=NOW
        )

    with pytest.raises(PasswordTooShort):
        accept("short")
    with pytest.raises(PasswordGuessable):
        accept(user.email)
    assert accept(PASSWORD).recovery
    with pytest.raises(PartnerSignInRefused):
        accept(PASSWORD)


def test_an_invitation_is_good_for_a_week() -> None:
    user = another(a_partner())
    token = partner_organisations.renew_partner_invitation(
        actor=staff("Bea Supervisor", Role.SUPERVISOR), user_id=user.public_id, now=NOW
    )

    for age, is_good in ((timedelta(days=7) - timedelta(seconds=1), True), (timedelta(days=7), False)):
        read = partner_sign_in.read_partner_invitation(
            actor=ANONYMOUS_PARTNER, token=token, label="test", now=NOW + age
        )
        assert (read is not None) == is_good


def test_a_new_password_needs_the_old_one_and_ends_the_other_sessions(service: Service) -> None:
    mine, other = sign_in(service, LATER), sign_in(service, LATER + timedelta(minutes=1))
    assert mine is not None
    now = LATER + timedelta(minutes=2)

    def change(password: str) -> bool:
        return partner_sign_in.change_partner_password(
            actor=service.user,
            password=password,
            digits=number(service, now),
            new_password=NEW_PASSWORD,
            token=mine.token,
            now=now,
        )

    assert not change("not the password")
    assert change(PASSWORD)
    assert (is_in(mine, now), is_in(other, now)) == (True, False)
    assert AuditEntry.objects.filter(act="partner.password_changed").count() == 1


def test_a_person_whose_access_is_ended_is_out_at_once(service: Service) -> None:
    signed_in = sign_in(service)
    user = PartnerUser.objects.get(email=service.email)

    partner_organisations.revoke_partner_user(
        actor=staff("Bea Supervisor", Role.SUPERVISOR), user_id=user.public_id, now=LATER
    )

    assert not is_in(signed_in, LATER)
    assert sign_in(service, LATER + timedelta(minutes=1)) is None


def test_access_ends_unless_the_force_confirms_it_again(service: Service) -> None:
    late = NOW + timedelta(days=91)
    assert sign_in(service, late) is None
    user = PartnerUser.objects.get(email=service.email)

    partner_organisations.certify_partner_user(
        actor=staff("Bea Supervisor", Role.SUPERVISOR), user_id=user.public_id, now=late
    )

    assert sign_in(service, late) is not None


def test_only_a_supervisor_ends_or_renews_access(service: Service) -> None:
    user = PartnerUser.objects.get(email=service.email)

    with pytest.raises(PermissionRefused):
        partner_organisations.revoke_partner_user(actor=staff("Sol Pereira"), user_id=user.public_id, now=NOW)
    with pytest.raises(PermissionRefused):
        partner_organisations.renew_partner_invitation(actor=service.user, user_id=user.public_id, now=NOW)


def test_a_service_sees_its_own_people_alone(service: Service) -> None:
    another(a_partner(name="Another service"), "Of another service")

    seen = partner_site.list_own_staff(actor=service.user, now=NOW)

    assert [person.name for person in seen] == ["Lena Lead"]
