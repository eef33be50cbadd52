"""Speed, memory and growth of a batch, on both engines."""
