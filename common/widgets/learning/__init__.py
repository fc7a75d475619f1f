"""A network that learns, and the pad on which one writes for it."""
