"""Whatever the journal has to say, the course has words for."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
KEY = re.compile(r'"((?:journal|text_has|erase|transfer)_[a-z_]+)"')
PARAMS = {"file", "count", "limit"}


def test_every_key_of_the_journal_has_a_sentence_with_the_params_it_is_given() -> None:
    texts = yaml.safe_load((ROOT / "content" / "ui.yml").read_text(encoding="utf-8"))
    sources = sorted((ROOT / "helpers" / "journal").glob("*.py"))
    keys = {key for path in sources for key in KEY.findall(path.read_text(encoding="utf-8"))}
    assert {"journal_no_space", "text_has_nul", "erase_link", "transfer_torn"} <= keys
    for key in keys:
        assert texts[key].endswith(".")
        assert set(re.findall(r"\{(\w+)\}", texts[key])) <= PARAMS
