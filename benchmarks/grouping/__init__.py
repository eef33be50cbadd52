"""Grouping measured: by B-cubed and by pairs, all corpora shuffled together, all at once and one by one."""
