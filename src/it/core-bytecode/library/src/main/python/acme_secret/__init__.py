"""What nobody shall read."""


def answer() -> int:
    """The answer."""
    return 42
