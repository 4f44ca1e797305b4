"""What is known: facts, their sources and the periods in which they hold."""
