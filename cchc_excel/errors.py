"""What the operator did wrong: raised anywhere, made a sentence in one place (`cli`)."""


class OperatorError(Exception):
    """One clear Vietnamese sentence that says what is wrong and what to do."""
