"""Has no targets."""
