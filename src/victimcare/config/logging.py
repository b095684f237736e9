"""Log lines, for people or as JSON. They carry ids and counts: never a name, a number, an address or a code."""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.types import Processor

_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure(log_format: str) -> None:
    """Every line of this process, ours and the libraries', in one form on standard error."""
    as_json = log_format == "json"
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    # Their lines at this level tell arguments and addresses, which may name people.
    for chatty in (
        "procrastinate",
        "urllib3",
        "django.request",
        "django.security",
        "aiosipua",
        "notifications_python_client",
    ):
        logging.getLogger(chatty).setLevel(logging.ERROR if chatty.startswith("django") else logging.WARNING)
