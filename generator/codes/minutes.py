"""Codes of this family."""

from .code import Code

TABLE: tuple[Code, ...] = ()
