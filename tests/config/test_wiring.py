"""Who stands behind the ports of e-mails, letters and what comes in, by the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from victimcare.config import supplier_wiring
from victimcare.installation import installation_environment
from victimcare.installation.installation_environment import Environment
from victimcare.installation.installation_home import StartRefused

NOTIFY = {"NOTIFY_BASE_URL": "https://notify.example", "NOTIFY_API_KEY": "a-key"}
MAIL = {"VICTIMCARE_MAIL_ADDRESS": "page@force.example", "VICTIMCARE_MAIL_SERVER": "mail.force.example:587"}


def settings(home: Path, **given: str) -> Environment:
    return installation_environment.load_environment({"VICTIMCARE_HOME": str(home), "VICTIMCARE_ENV": "test"} | given)


@pytest.mark.parametrize(
    ("given", "mailers", "letters"),
    [
        ({}, [], []),
        (NOTIFY, ["notify"], ["notify"]),
        (NOTIFY | MAIL | {"VICTIMCARE_MAILER": "smtp"}, ["smtp"], ["notify"]),
        (MAIL | {"VICTIMCARE_MAILER": "smtp"}, ["smtp"], []),
        ({"VICTIMCARE_MAIL_SERVER": "mail.force.example:587", "VICTIMCARE_MAILER": "smtp"}, [], []),
        ({"VICTIMCARE_LETTERS": "print-folder"}, [], ["print_folder"]),
        (NOTIFY | {"VICTIMCARE_LETTERS": "none"}, ["notify"], []),
    ],
)
def test_who_is_given_e_mails_and_letters_is_a_setting(
    tmp_path: Path, given: dict[str, str], mailers: list[str], letters: list[str]
) -> None:
    asked = settings(tmp_path, **given)

    assert [one.name for one in supplier_wiring._mailers(asked)] == mailers
    assert [one.name for one in supplier_wiring._letters(asked)] == letters


def test_in_production_the_way_to_the_mail_server_is_always_protected(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="VICTIMCARE_MAIL_TLS"):
        settings(tmp_path, VICTIMCARE_ENV="production", VICTIMCARE_MAIL_TLS="none")


@pytest.mark.parametrize("address", ["page", "page@", "a@b c@d", "Page <page@force.example>"])
def test_an_address_that_is_none_is_told(tmp_path: Path, address: str) -> None:
    with pytest.raises(StartRefused, match="VICTIMCARE_MAIL_ADDRESS"):
        settings(tmp_path, VICTIMCARE_MAIL_ADDRESS=address)


def test_an_authority_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="VICTIMCARE_MAIL_AUTHORITY"):
        settings(tmp_path, VICTIMCARE_MAIL_AUTHORITY=str(tmp_path / "nowhere.pem"))
