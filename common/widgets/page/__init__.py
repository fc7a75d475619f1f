"""What belongs to the lesson as a page: guesses, glossary, self-check."""
