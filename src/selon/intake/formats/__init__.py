"""One reader for each kind of input; `selon.intake.kinds` names them."""

__all__: list[str] = []
