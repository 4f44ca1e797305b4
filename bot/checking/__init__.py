"""What `check` does beyond loading: citations against the source, and the base against itself."""
