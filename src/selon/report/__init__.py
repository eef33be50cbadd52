"""The story for the eye: a summary for the terminal, one self-contained page."""

from selon.report.explanation import explanation
from selon.report.page import page, story_context
from selon.report.summary import summary
from selon.report.templating import asset, environment
from selon.report.wording import Wording, languages, wording

__all__ = ["Wording", "asset", "environment", "explanation", "languages", "page", "story_context", "summary", "wording"]
