"""The tuned script as it is usually written: all imports at the top, and cases in YAML too, through libyaml.

usage: script_fast.py CASES.(jsonl|yaml) URL CACHE.sqlite
"""

import asyncio  # noqa: F401  script_lazy imports these when it must, this script in each run
import sys

import aiohttp  # noqa: F401
import uvloop  # noqa: F401
import yaml
from rapidfuzz import fuzz  # noqa: F401

import script_lazy


def read_yaml(path):
    with open(path, "rb") as file:
        return [flat(case) for case in yaml.load(file, Loader=yaml.CSafeLoader)["cases"]]


def flat(case):
    contains, ratio = case["expect"]
    return {
        "id": case["id"],
        "prompt": case["prompt"],
        "contains": contains["contains"],
        "reference": ratio["ratio"]["reference"],
        "min_ratio": ratio["ratio"]["min"],
    }


if __name__ == "__main__":
    read = script_lazy.read_lines if sys.argv[1].endswith(".jsonl") else read_yaml
    sys.exit(script_lazy.main(read(sys.argv[1]), *sys.argv[2:4]))
