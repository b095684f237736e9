"""The make-believe provider of texts, as in the tests of messages."""

from __future__ import annotations

from tests.services.messages.conftest import outside as outside
from tests.services.messages.conftest import provider as provider
