"""The same work as a task of inspect_ai, with its cache of model outputs.

inspect eval inspect_task.py@race -T cases=cases.jsonl --model openai-api/stub/stub
"""

from inspect_ai import Task, task
from inspect_ai.dataset import Sample, json_dataset
from inspect_ai.scorer import CORRECT, INCORRECT, Score, accuracy, scorer
from inspect_ai.solver import generate
from rapidfuzz import fuzz


@task
def race(cases: str):
    return Task(dataset=json_dataset(cases, sample), solver=generate(cache=True), scorer=contains_and_is_similar())


def sample(case):
    details = {"reference": case["reference"], "min_ratio": case["min_ratio"]}
    return Sample(id=case["id"], input=case["prompt"], target=case["contains"], metadata=details)


@scorer(metrics=[accuracy()])
def contains_and_is_similar():
    async def score(state, target):
        answer = state.output.completion
        ratio = fuzz.ratio(state.metadata["reference"], answer)
        is_right = target.text in answer and ratio >= state.metadata["min_ratio"]
        return Score(value=CORRECT if is_right else INCORRECT, answer=answer, explanation=f"ratio {ratio:.1f}")

    return score
