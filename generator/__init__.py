"""Terbalik: YAML topics become a bilingual, searchable, printable curriculum."""

__version__ = "0.1.0"
