#!/usr/bin/env python3
"""Writes a folder of race cases, the same ones for ragspec and for the programs it races against.

usage: generate_cases.py FOLDER COUNT [--spoil]

ragspec: ragspec.yaml, question.mustache, and the suites suite.yaml and suite-from-jsonl.yaml (cases in cases.jsonl)
others:  peers.jsonl and peers.yaml

Each case asks one question of about 500 bytes, and has two expectations of the answer of stub_server.c: that it
contains the hash that only the server knows, and that it is 80 % similar to a paraphrase. All of them hold; --spoil
makes the last case expect another hash, to see whether a contestant notices.
"""

import argparse
import json
import pathlib
import random

SUITE = "suite: race\nbehavior: answering\ntarget: stub\ncases:\n"

CONFIGURATION = """\
version: 1
endpoints:
  stub:
    provider: openai-chat
    url: ${RACE_URL}
    model: stub
    parameters: {temperature: 0}
    limits: {concurrency: 64}
targets:
  stub: {endpoint: stub, prompt: question.mustache}
cache: {path: .ragspec/cache.sqlite}
"""

WORDS = """
    premium deductible policy claim clause edition schedule renewal coverage endorsement rider exclusion adjuster peril
    liability tenant vehicle cargo flood hail theft region office ledger quarter appendix footnote estimate surcharge
    discount limit payout period notice statement audit appraisal salvage
""".split()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--spoil", action="store_true")
    options = parser.parse_args()
    cases = list(make_cases(options.count))
    if options.spoil:
        cases[-1]["contains"] = "0" * 16
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, lines in files(cases).items():
        with open(options.folder / name, "w", encoding="utf-8") as file:
            file.writelines(lines)


def make_cases(count):
    generator = random.Random(20)
    for number in range(count):
        background = " ".join(generator.choices(WORDS, k=52))
        question = f"Which deductible does form P-{number:06d} name in edition {number % 89} of the rate book, in USD?"
        prompt = f"{question} Background: {background}."
        hash_of_prompt = f"{fnv1a(prompt.encode()):016x}"
        yield {
            "id": f"case-{number:06d}",
            "prompt": prompt,
            "contains": hash_of_prompt,
            "reference": f"In the document, the value given for {prompt[:160]} is {hash_of_prompt}.",
            "min_ratio": 80,
        }


def fnv1a(data):
    result = 14695981039346656037
    for byte in data:
        result = (result ^ byte) * 1099511628211 & (1 << 64) - 1
    return result


def files(cases):
    """The lines of each file, by its name. The prompt template ends without a newline: it would be sent."""
    return {
        "ragspec.yaml": [CONFIGURATION],
        "question.mustache": ["{{question}}"],
        "suite.yaml": [SUITE, *map(suite_yaml, cases)],
        "suite-from-jsonl.yaml": [SUITE, "  - from: {jsonl: cases.jsonl}\n"],
        "cases.jsonl": [json.dumps(suite_object(case)) + "\n" for case in cases],
        "peers.jsonl": [json.dumps(case) + "\n" for case in cases],
        "peers.yaml": ["cases:\n", *map(peer_yaml, cases)],
    }


def suite_object(case):
    similar = {"similar": case["reference"], "using": "ratio", "min": case["min_ratio"] / 100}
    return {"id": case["id"], "question": case["prompt"], "expect": [{"contains": case["contains"]}, similar]}


# The texts hold letters, digits and punctuation that needs no escape between double quotes.


def suite_yaml(case):
    return f"""\
  - id: {case["id"]}
    question: "{case["prompt"]}"
    expect:
      - contains: "{case["contains"]}"
      - similar: "{case["reference"]}"
        using: ratio
        min: {case["min_ratio"] / 100}
"""


def peer_yaml(case):
    return f"""\
  - id: {case["id"]}
    prompt: "{case["prompt"]}"
    expect:
      - contains: "{case["contains"]}"
      - ratio:
          reference: "{case["reference"]}"
          min: {case["min_ratio"]}
"""


if __name__ == "__main__":
    main()
