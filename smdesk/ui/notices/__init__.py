"""What is asked about a letter, wherever it is asked."""
