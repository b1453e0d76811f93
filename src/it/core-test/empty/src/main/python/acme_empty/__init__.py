"""Numbers."""


def doubled(number: int) -> int:
    """Twice a number."""
    return 2 * number
