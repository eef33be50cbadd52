"""Grouping articles into stories."""

from selon.stories.group import group, group_topics
from selon.stories.index import Index
from selon.stories.terms import Topic, topic

__all__ = ["Index", "Topic", "group", "group_topics", "topic"]
