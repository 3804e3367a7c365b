"""Why something cannot be done, in words that the person who wanted it can act on."""


class Refusal(Exception):
    """`key` is a sentence in ui.yml, `params` its values; never words that a learner wrote."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params
