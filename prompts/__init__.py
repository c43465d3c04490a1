"""The words sent to a language model, as files with checked variables."""
