"""Log lines, for people or as JSON. They carry ids and counts: never a name, a number, an address or a code.

A library's error may quote the data that caused it (PostgreSQL: `Key (match_key)=(+447700900123) already exists`). So
in production only an error's type and traceback locations are written, not its message.
"""

from __future__ import annotations

import logging
import logging.handlers
import sys
import traceback

import structlog
from structlog.types import ExcInfo, Processor

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


class _Syslog(logging.handlers.SysLogHandler):
    """Sends each line to the system that collects logs. It never waits and never fails: the line is also on standard
    error."""

    append_nul = False
    ident = "victimcare: "

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """The library would print the record's contents, which may be more than the line says."""


def configure_logging(
    log_format: str, *, with_words_of_errors: bool, syslog: str | tuple[str, int] | None = None
) -> None:
    """Write every line of this process, ours and the libraries', in one form to standard error, and to `syslog`: a
    socket of this machine, or a host and a port (UDP)."""
    as_json = log_format == "json"
    errors: Processor = structlog.processors.format_exc_info
    if not with_words_of_errors:
        errors = structlog.processors.ExceptionRenderer(_describe_without_words)
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    form = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            errors,
            structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False),
        ],
    )
    root = logging.getLogger()
    root.handlers = [logging.StreamHandler(sys.stderr)]
    unreached = ""
    if syslog is not None:
        try:
            root.handlers.append(_Syslog(syslog))
        except OSError as problem:  # a host name that cannot be resolved: logging does not wait for that
            unreached = type(problem).__name__
    for handler in root.handlers:
        handler.setFormatter(form)
    root.setLevel(logging.INFO)
    # At this level their lines contain arguments and addresses, which may name people.
    for chatty in (
        "procrastinate",
        "urllib3",
        "django.request",
        "django.security",
        "mail.log",
        "flufl.bounce",
        "notifications_python_client",
        "weasyprint",
        "fontTools",
    ):
        logging.getLogger(chatty).setLevel(logging.ERROR if chatty.startswith("django") else logging.WARNING)
    logging.getLogger("django.request").addFilter(_is_worth_logging)
    if unreached:
        structlog.get_logger(__name__).error("logs.syslog_not_found", error=unreached)


def _is_worth_logging(record: logging.LogRecord) -> bool:
    """A visitor who sends half a form is not our fault, and would fill the log with tracebacks of our code."""
    from django.http import UnreadablePostError

    return not (record.exc_info and isinstance(record.exc_info[1], UnreadablePostError))


def _describe_without_words(exc_info: ExcInfo) -> str:
    """An error and its causes: types and traceback locations."""
    return "\n".join(_lines(exc_info[1], told=set()))


def _lines(error: BaseException, *, told: set[int]) -> list[str]:
    told.add(id(error))
    earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    before = _lines(earlier, told=told) if earlier is not None and id(earlier) not in told else []
    places = [
        f"  {place.filename}:{place.lineno} in {place.name}" for place in traceback.extract_tb(error.__traceback__)
    ]
    return [*before, *places, type(error).__qualname__]
