"""Computes paired significance tests with scipy, which pytrec_eval brings along.

Reads a list of {"first": [value], "second": [value]} from standard input. Prints for each the t statistic and its
p-value, and, for few values, the p-value of all ways to swap pairs, else null.
"""
import json
import sys

import numpy
from scipy import stats


def swapped(first, second):
    if len(first) > 10:
        return None
    test = stats.permutation_test(
        (first, second), lambda a, b, axis: numpy.mean(a - b, axis=axis), permutation_type="samples", vectorized=True)
    return test.pvalue


def main():
    results = []
    for pair in json.load(sys.stdin):
        first, second = numpy.array(pair["first"]), numpy.array(pair["second"])
        student = stats.ttest_rel(first, second)
        results.append({
            "statistic": student.statistic, "student": student.pvalue, "swapped": swapped(first, second)})
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
