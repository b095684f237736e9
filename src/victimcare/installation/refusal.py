"""The one way in which the installation says that it will not start."""


class Refusal(Exception):
    """What is wrong and what to do about it, in one line for the person at the terminal."""
