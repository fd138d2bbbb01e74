"""After a meeting on the screen: the card "How did it go?", and meeting mode for use in the room."""
