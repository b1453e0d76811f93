"""Has no backend."""
