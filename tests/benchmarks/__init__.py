"""Benchmarks: not tests. They print times and ratios measured in one run; pytest does not collect them."""
