"""Printing: JSON to PDFs and pictures, by processes that set type."""
