"""Frozen records: nothing here reads, writes or decides."""
