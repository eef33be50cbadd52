"""What accounts share and where they differ: quality on the gold stories, time at 5 to 2,000 articles."""
