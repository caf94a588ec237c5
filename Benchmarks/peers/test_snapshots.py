"""pytest with snappylapy. The first test asks the endpoint and stores answers, the second checks what is stored.

CASES=cases.jsonl URL=http://… pytest -k ask --snapshot-update    cold
CASES=cases.jsonl URL=http://… pytest -k check                    warm
"""

import json
import os

import httpx
import pytest
from rapidfuzz import fuzz
from snappylapy import Expect, LoadSnapshot

with open(os.environ["CASES"], encoding="utf-8") as lines:
    CASES = [json.loads(line) for line in lines]
each_case = pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])


@pytest.fixture(scope="session")
def endpoint():
    with httpx.Client(base_url=os.environ["URL"], timeout=60) as client:
        yield client


@each_case
def test_ask(case, endpoint, expect: Expect):
    messages = [{"role": "user", "content": case["prompt"]}]
    response = endpoint.post("/chat/completions", json={"model": "stub", "temperature": 0, "messages": messages})
    expect.string(response.json()["choices"][0]["message"]["content"]).to_match_snapshot()


@pytest.mark.snappylapy(depends=[test_ask])
@each_case
def test_check(case, load_snapshot: LoadSnapshot):
    answer = load_snapshot.string()
    assert case["contains"] in answer
    assert fuzz.ratio(case["reference"], answer) >= case["min_ratio"]
