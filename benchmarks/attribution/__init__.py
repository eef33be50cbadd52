"""Quality and speed of who said what: `python -m benchmarks.attribution`."""
