"""What words mean to one fact base: their stems, like words, names, kinds and spelling."""
