"""Log lines go to another system as well, and none is waited for."""

from __future__ import annotations

import json
import logging as standard
import socket
from collections.abc import Iterator
from logging.handlers import SysLogHandler
from pathlib import Path

import pytest

from victimcare.config import logging_setup


@pytest.fixture
def root() -> Iterator[standard.Logger]:
    """The root logger, afterwards as it was."""
    root = standard.getLogger()
    handlers, level = root.handlers, root.level
    yield root
    for handler in root.handlers:
        if isinstance(handler, SysLogHandler):
            handler.close()
    root.handlers, root.level = handlers, level


def _fail(at: str) -> None:
    try:
        raise ValueError("after 07700 900123")
    except ValueError:
        standard.getLogger("django.request").exception("Internal Server Error: %s", at)


@pytest.mark.usefixtures("root")
def test_each_line_reaches_the_collector_as_it_stands_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as collector:
        collector.bind(("127.0.0.1", 0))
        collector.settimeout(10)
        logging_setup.configure_logging("json", with_words_of_errors=False, syslog=collector.getsockname())
        _fail("/desk/tasks")

        sent = collector.recv(65_536).decode()

    assert sent.startswith("<11>victimcare: {")  # an error (RFC 5424, 6.2.1)
    both = [json.loads(line) for line in (sent.partition("victimcare: ")[2], capsys.readouterr().err)]
    assert both[0] | {"timestamp": ""} == both[1] | {"timestamp": ""}
    assert "/desk/tasks" in sent
    assert "07700" not in sent


@pytest.mark.usefixtures("root")
def test_the_syslog_of_this_machine_is_found_again_after_it_was_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "log"
    logging_setup.configure_logging("json", with_words_of_errors=False, syslog=str(place))
    _fail("/first")

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as collector:
        collector.bind(str(place))
        collector.settimeout(10)
        _fail("/second")
        assert "/second" in collector.recv(65_536).decode()

    said = capsys.readouterr().err
    assert "/first" in said
    assert "Logging error" not in said
    assert "07700" not in said


@pytest.mark.usefixtures("root")
def test_a_collector_whose_name_is_not_found_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    logging_setup.configure_logging("json", with_words_of_errors=False, syslog=("nowhere.invalid", 514))
    _fail("/desk/tasks")

    said = capsys.readouterr().err
    assert "logs.syslog_not_found" in said
    assert "/desk/tasks" in said
