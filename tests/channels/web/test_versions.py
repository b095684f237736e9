"""Two people save one form: the second is told, sees both, and keeps what was typed. Every form says whether it
overwrites stored values (`forms.txt`)."""

from __future__ import annotations

import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.access import asking
from victimcare.channels.web import desk, officers, partners
from victimcare.channels.web.ui import officer_answers, shared_forms
from victimcare.channels.web.ui.form_versions import VersionedForm
from victimcare.channels.web.ui.forms import Form

TABLE = Path(__file__).with_name("forms.txt")
SITES = ("desk:", "officers:", "partners:", "partner-link:")
# Forms from which others are made.
SHARED = {shared_forms.PassportFields, shared_forms.SupporterFields, officer_answers.QuestionForm}
# Sent by GET: it is an address in the table all the same.
_BY_GET = {"desk:tasks"}


def rows() -> Iterator[tuple[str, str, list[str]]]:
    for line in TABLE.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            does, address, *forms = line.split()
            yield does, address, forms


def test_the_table_knows_every_address_that_takes_a_form() -> None:
    taken = {row.name for row in asking.rows() if row.method == "POST" and row.name.startswith(SITES)}
    known = {address for _, address, _ in rows()} - _BY_GET

    assert taken - known == set(), "say in tests/channels/web/forms.txt what it does to what others see"
    assert known - taken == set()


def test_the_table_knows_every_form_and_each_that_writes_over_what_stands_has_a_version() -> None:
    ours = _forms()
    does: dict[str, set[str]] = defaultdict(set)
    for what, _, forms in rows():
        for name in forms:
            does[name].add(what)

    assert set(ours) - set(does) == set(), "say in tests/channels/web/forms.txt what it does to what others see"
    assert set(does) - set(ours) == set()
    assert {name for name, what in does.items() if "edit" in what} == {
        name for name, form in ours.items() if issubclass(form, VersionedForm)
    }, "what writes over what stands is a versions.Edit, and nothing else is"
    assert all(forms for what, _, forms in rows() if what == "edit")


def _forms() -> dict[str, type[Form]]:
    """Every form of these sites, by its module and name."""
    for package in (desk, officers, partners):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    assert officer_answers  # the officers' page and the desk draw its forms
    begins = "victimcare.channels.web."
    names = {f"{form.__module__}.{form.__name__}".removeprefix(begins): form for form in _below(Form)}
    sites = ("desk.", "officers.", "partners.", "ui.")
    return {
        name: form
        for name, form in names.items()
        if name.startswith(sites) and form not in SHARED and form is not VersionedForm
    }


def _below(form: type[Form]) -> Iterator[type[Form]]:
    for each in form.__subclasses__():
        yield each
        yield from _below(each)
