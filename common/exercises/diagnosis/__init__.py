"""From a wrong answer to the sentence about the likeliest mistake."""
