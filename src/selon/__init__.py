"""selon (French: *according to*): who said what, on whose word, and on how many legs a story stands."""
