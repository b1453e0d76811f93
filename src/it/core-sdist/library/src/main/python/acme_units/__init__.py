"""Units."""


def main() -> None:
    """Prints a unit."""
    print("mm")
