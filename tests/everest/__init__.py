"""A second base, on a mountain, with the article it is taken from and questions by people who read only that."""
