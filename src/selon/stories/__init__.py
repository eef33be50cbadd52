"""Grouping articles into stories."""

from selon.stories.group import group, group_topics
from selon.stories.terms import Topic, topic

__all__ = ["Topic", "group", "group_topics", "topic"]
