"""Grouping articles into stories."""

from selon.stories.group import group

__all__ = ["group"]
