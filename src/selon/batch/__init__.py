"""Any number of articles to Parquet tables, on any engine, to be ended and taken up again at any moment."""

from selon.batch.opening import open_story
from selon.batch.run import BatchOptions, Summary, batch

__all__ = ["BatchOptions", "Summary", "batch", "open_story"]
