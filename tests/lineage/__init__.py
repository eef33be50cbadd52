"""Text reuse, citations, derivations, origins."""
