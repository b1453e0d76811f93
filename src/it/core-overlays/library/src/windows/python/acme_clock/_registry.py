"""Windows has one."""
