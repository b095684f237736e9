"""Whether a database's tables are those of this program. Django takes two seconds to say that nothing is to do."""

from importlib.util import find_spec
from pathlib import Path

from victimcare.installation.database import connected

# App, as Django notes it beside each migration that it has applied: where its migrations lie.
MIGRATIONS = {
    "account": "allauth/account/migrations",
    "auth": "django/contrib/auth/migrations",
    "contenttypes": "django/contrib/contenttypes/migrations",
    "procrastinate": "procrastinate/contrib/django/migrations",
    "records": "victimcare/records/migrations",
    "sessions": "django/contrib/sessions/migrations",
    "socialaccount": "allauth/socialaccount/migrations",
}


def are_up_to_date(owner_url: str, name: str) -> bool:
    with connected(owner_url, name) as connection:
        begun = connection.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
        if begun is None or not begun[0]:
            return False
        applied = set(connection.execute("SELECT app, name FROM django_migrations").fetchall())
    return known() <= applied


def known() -> set[tuple[str, str]]:
    """App and name of each migration of this program."""
    return {(app, file.stem) for app, place in MIGRATIONS.items() for file in _folder(place).glob("[0-9]*.py")}


def _folder(place: str) -> Path:
    package, _, inside = place.partition("/")
    found = find_spec(package)  # found, not imported
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(f"The package {package} is not installed.")
    return Path(found.submodule_search_locations[0]) / inside
