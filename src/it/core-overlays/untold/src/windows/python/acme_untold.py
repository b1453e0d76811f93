"""Has no targets either."""
