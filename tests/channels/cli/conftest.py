"""The make-believe provider, as the tests of `messages` use it."""

from tests.services.conftest import outside, provider

__all__ = ["outside", "provider"]
