"""Answers a line "SEARCH ROWS WIDTH" with nanoseconds, the best row and its score: numpy's product of a matrix."""

import sys
import time

import numpy

matrix = numpy.zeros((0, 1), numpy.float32)


def numbers(start, count):
    places = numpy.arange(start, start + count, dtype=numpy.uint64)
    spread = (places * 2_654_435_761) % 4_294_967_296
    return (spread / 2_147_483_648 - 1).astype(numpy.float32)


for line in sys.stdin:
    rows, width = map(int, line.split()[1:])
    if matrix.shape != (rows, width):
        matrix = numbers(0, rows * width).reshape(rows, width)
    vector = numbers(7, width)
    start = time.perf_counter_ns()
    scores = matrix @ vector
    elapsed = time.perf_counter_ns() - start
    best = int(scores.argmax())
    print(elapsed, best, scores[best], flush=True)
