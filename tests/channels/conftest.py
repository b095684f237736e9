from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from victimcare.channels.mail.mail_parser_process import MailParser


@pytest.fixture(scope="module")
def parser() -> Iterator[MailParser]:
    """The limited process that reads mail to the control room."""
    with closing(MailParser("contact@care.example")) as reads:
        yield reads
