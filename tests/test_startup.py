"""What JupyterLab does without as it starts, and still starts."""

import json
import subprocess
import sys

LOOK = """
import sys, json
from helpers.startup import leave_out_grammar
leave_out_grammar()
from jupyterlab.labapp import LabApp
import jsonschema
bad = {"type": "string", "format": "date"}
checks = jsonschema.FormatChecker()
try:
    jsonschema.validate("no day", bad, format_checker=checks)
    refused = False
except jsonschema.ValidationError:
    refused = True
print(json.dumps([LabApp.name, refused, "lark" in sys.modules]))
"""


def test_jupyterlab_and_its_checks_are_whole_without_the_grammar() -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, check=True
    ).stdout
    name, refused, grammar_was_built = json.loads(said)
    assert name == "lab"
    assert refused
    assert not grammar_was_built
