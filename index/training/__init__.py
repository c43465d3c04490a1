"""How the bundled model is made: its text, its vocabulary and what it learns from them."""
