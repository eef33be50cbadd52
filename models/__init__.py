"""Recipes that train what selon ships: language pipelines (`python -m models.train fr`), scorers, and their figures."""
