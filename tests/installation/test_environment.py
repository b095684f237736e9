import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from victimcare.installation import installation_environment
from victimcare.installation.installation_home import StartRefused
from victimcare.installation.variables import setting_kinds


def test_without_anything_set_the_defaults_stand(home: Path) -> None:
    read = installation_environment.load_environment({"VICTIMCARE_HOME": str(home)})

    assert (read.env, read.bind, read.web_port, read.sip_port) == ("production", "127.0.0.1", 8000, 5070)
    assert read.database_url is None
    assert read.public_address == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("VICTIMCARE_WEB_PORT", "eighty", "a port from 1 to 65535"),
        ("VICTIMCARE_WEB_PORT", "65536", "a port from 1 to 65535"),
        ("VICTIMCARE_ENV", "staging", "one of production, demo, test"),
        ("VICTIMCARE_BIND", "localhost", "an IP address of this machine"),
        ("VICTIMCARE_NOW", "2026-03-02T09:00:00", "a moment with its offset"),
        ("VICTIMCARE_PUBLIC_URL", "victims.force.example", "a web address"),
        ("DATABASE_URL", "mysql://x", "a PostgreSQL address"),
        ("VICTIMCARE_SECRET_KEY", "short", "at least 32 characters"),
    ],
)
def test_a_setting_that_does_not_parse_is_told_with_what_was_expected(
    home: Path, name: str, given: str, expected: str
) -> None:
    with pytest.raises(StartRefused) as refusal:
        installation_environment.load_environment({"VICTIMCARE_HOME": str(home), name: given})

    assert str(refusal.value).startswith(name)
    assert expected in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_secret_that_does_not_parse_is_not_repeated(home: Path) -> None:
    with pytest.raises(StartRefused) as refusal:
        installation_environment.load_environment(
            {"VICTIMCARE_HOME": str(home), "VICTIMCARE_CODE_KEY": "a-short-secret"}
        )

    assert "a-short-secret" not in str(refusal.value)


def test_the_clock_is_never_frozen_in_production(home: Path) -> None:
    given = {"VICTIMCARE_HOME": str(home), "VICTIMCARE_NOW": "2026-03-02T09:00:00+00:00"}

    with pytest.raises(StartRefused, match="never frozen in production"):
        installation_environment.load_environment(given)
    assert installation_environment.load_environment(given | {"VICTIMCARE_ENV": "demo"}).now == datetime(
        2026, 3, 2, 9, tzinfo=UTC
    )


def test_a_value_may_come_from_a_file_but_not_from_both(home: Path) -> None:
    (home / "key").write_text("a-key-from-a-file\n")
    given = {"VICTIMCARE_HOME": str(home), "NOTIFY_API_KEY_FILE": str(home / "key")}

    assert installation_environment.load_environment(given).notify_api_key == "a-key-from-a-file"
    with pytest.raises(StartRefused, match="NOTIFY_API_KEY and NOTIFY_API_KEY_FILE are both set"):
        installation_environment.load_environment(given | {"NOTIFY_API_KEY": "another"})


def test_a_value_may_be_a_credential_of_systemd_but_not_given_twice(home: Path) -> None:
    """As the service has them that says `LoadCredentialEncrypted=NOTIFY_API_KEY:...`."""
    credentials = home / "credentials"
    credentials.mkdir()
    (credentials / "NOTIFY_API_KEY").write_text("a-key-from-the-store\n")
    (credentials / "VICTIMCARE_CODE_KEY").write_text("another-key-from-the-store-that-is-long-enough\n")
    given = {"VICTIMCARE_HOME": str(home), "CREDENTIALS_DIRECTORY": str(credentials)}

    read = installation_environment.load_environment(given)

    assert (read.notify_api_key, read.code_key) == (
        "a-key-from-the-store",
        "another-key-from-the-store-that-is-long-enough",
    )
    assert not (home / "secrets" / "VICTIMCARE_CODE_KEY").exists()
    assert installation_environment.generated_secrets(given)["VICTIMCARE_CODE_KEY"] == read.code_key
    for twice in ({"NOTIFY_API_KEY": "another"}, {"NOTIFY_API_KEY_FILE": str(credentials / "NOTIFY_API_KEY")}):
        with pytest.raises(StartRefused, match="NOTIFY_API_KEY is set, and is a credential of systemd too"):
            installation_environment.load_environment(given | twice)


def test_a_file_that_is_not_there_is_told_by_its_variable(home: Path) -> None:
    with pytest.raises(StartRefused, match="NOTIFY_API_KEY_FILE names /nowhere"):
        installation_environment.load_environment({"VICTIMCARE_HOME": str(home), "NOTIFY_API_KEY_FILE": "/nowhere"})


def test_a_secret_that_is_not_given_is_made_once_and_kept_for_its_owner_alone(home: Path) -> None:
    first = installation_environment.load_environment({"VICTIMCARE_HOME": str(home)})
    second = installation_environment.load_environment({"VICTIMCARE_HOME": str(home)})

    assert first.secret_key == second.secret_key
    assert first.secret_key != first.code_key
    assert stat.S_IMODE((home / "secrets" / "VICTIMCARE_CODE_KEY").stat().st_mode) == 0o600


def test_before_there_is_a_home_nothing_is_written(home: Path) -> None:
    installation_environment.load_environment({"VICTIMCARE_HOME": str(home / "none")})

    assert not (home / "none").exists()


def test_a_command_beside_a_running_installation_takes_its_settings(home: Path) -> None:
    (home / "running.json").write_text(json.dumps({"VICTIMCARE_ENV": "demo", "DATABASE_URL": "postgresql://a@/b"}))
    given = {"VICTIMCARE_HOME": str(home)}

    assert installation_environment.load_environment(given).env == "demo"
    assert installation_environment.load_environment(given | {"VICTIMCARE_ENV": "test"}).env == "test"
    assert installation_environment.load_environment(given, beside_running=False).env == "production"


def test_a_command_in_a_home_where_nothing_runs_still_knows_its_environment(home: Path) -> None:
    (home / "environment").write_text("demo\n")
    given = {"VICTIMCARE_HOME": str(home)}

    assert installation_environment.load_environment(given).env == "demo"
    assert installation_environment.load_environment(given | {"VICTIMCARE_ENV": "test"}).env == "test"
    assert installation_environment.load_environment(given, beside_running=False).env == "production"


def test_a_free_port_that_was_asked_for_is_the_one_the_running_installation_found(home: Path) -> None:
    (home / "running.json").write_text(json.dumps({"VICTIMCARE_WEB_PORT": "40001", "VICTIMCARE_BIND": "127.0.0.1"}))
    given = {"VICTIMCARE_HOME": str(home), "VICTIMCARE_WEB_PORT": "0", "VICTIMCARE_BIND": "127.0.0.2"}

    assert (
        installation_environment.load_environment(given).web_port,
        installation_environment.load_environment(given).bind,
    ) == (40001, "127.0.0.2")
    assert installation_environment.load_environment(given, beside_running=False).web_port == 0
    assert installation_environment.load_environment(given | {"VICTIMCARE_WEB_PORT": "8000"}).web_port == 8000


def test_a_variable_that_is_no_setting_is_told_with_the_nearest_name() -> None:
    given = dict.fromkeys(
        [
            "VICTIMCARE_WEBPORT",
            "VICTIMCARE_HOME",
            "VICTIMCARE_CODE_KEY_FILE",
            "VICTIMCARE_XYLOPHONE",
            "HOME",
            "VICTIMCARE_SMTP_PORT",
        ],
        "1",
    )

    assert installation_environment.find_unknown_variables(given) == {
        "VICTIMCARE_WEBPORT": "VICTIMCARE_WEB_PORT",
        "VICTIMCARE_XYLOPHONE": "",
    }


def test_settings_are_told_with_their_source_and_secrets_masked(home: Path) -> None:
    told = installation_environment.report_settings(
        {"VICTIMCARE_HOME": str(home), "NOTIFY_API_KEY": "a-real-key", "VICTIMCARE_WEB_PORT": "0"}
    )

    by_name = {each.name: each for each in told}
    assert by_name["VICTIMCARE_WEB_PORT"].value == "0"
    assert by_name["VICTIMCARE_WEB_PORT"].source == "environment"
    assert by_name["VICTIMCARE_SIP_PORT"].source == "default"
    assert by_name["NOTIFY_API_KEY"].value == "••••••••"
    assert all(each.meaning.endswith(".") for each in told)
    assert installation_environment.load_environment({"VICTIMCARE_HOME": str(home)}).secret_key not in repr(told)


@pytest.mark.parametrize(
    ("given", "read"),
    [("", {}), ("Rowan=1a", {"Rowan": "1a"}), (" Rowan = 1a, Open=2b,", {"Rowan": "1a", "Open": "2b"})],
)
def test_senders_are_read_as_pairs(given: str, read: dict[str, str]) -> None:
    assert setting_kinds.parse_pairs(given) == read


@pytest.mark.parametrize("given", ["Rowan", "Rowan=", "=1a"])
def test_a_sender_without_an_id_is_refused(given: str) -> None:
    with pytest.raises(setting_kinds.UnreadableSetting):
        setting_kinds.parse_pairs(given)


def test_a_database_address_becomes_djangos_description() -> None:
    read = installation_environment.django_database_settings(
        "postgresql://app:p%40ss@/victimcare?host=%2Frun%2Fsocket&sslmode=require"
    )

    assert read == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "victimcare",
        "USER": "app",
        "PASSWORD": "p@ss",
        "HOST": "/run/socket",
        "PORT": "",
        "OPTIONS": {"sslmode": "require"},
    }


def test_the_table_is_the_only_place_that_reads_the_environment() -> None:
    """No other module may read a setting of ours from the environment, or it would not be told nor checked."""
    package = Path(installation_environment.__file__).parent.parent
    readers = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "node_modules" not in path.parts
        and any(use in path.read_text() for use in ('environ["VICTIMCARE', 'environ.get("VICTIMCARE', "os.getenv("))
    ]

    assert [reader for reader in readers if not reader.startswith(("installation/", "config/"))] == []
