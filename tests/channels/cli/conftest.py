"""The make-believe provider, as the tests of the room `messages` have it."""

from tests.services.messages.conftest import outside, provider

__all__ = ["outside", "provider"]
