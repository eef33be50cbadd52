"""Text reuse measured: sentences of one article put into another, with some of their words changed."""
