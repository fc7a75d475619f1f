"""The guesses and the closing quiz of each lesson: data in both languages, shown by `predict` and `quiz`."""
