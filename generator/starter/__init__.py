"""A repository of an organization's own, which uses Terbalik as a package: its files, whole or not at all."""
