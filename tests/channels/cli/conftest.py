"""The make-believe provider, as the tests of `messages` use it."""

from tests.services.messages.conftest import outside, provider

__all__ = ["outside", "provider"]
