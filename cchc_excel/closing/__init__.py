"""Closing a period (*chốt kỳ*): the log of what was closed and opened again, the archive, and the proof of it."""
