"""The chat window: where an answer and its proof are read together."""
