"""What belongs to the lesson as a page: guesses and quiz, practice, progress, glossary, self-check."""
