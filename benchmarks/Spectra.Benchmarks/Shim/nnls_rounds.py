"""Solves non-negative least-squares problems with scipy and times them on request, for the command `ratios`.

Argument: a file of int32 rows, columns, problems; then float64 A, column by column, and the right sides, one after the other.
Requests, one a line: "time REPEATS" gives the seconds of one solution, averaged over all problems; "solve PROBLEM" gives x.
"""
import sys
import time

import numpy
import scipy
from scipy.optimize import nnls

with open(sys.argv[1], "rb") as file:
    rows, columns, problems = numpy.fromfile(file, dtype=numpy.int32, count=3)
    # Fortran order: what the solver wants, so that it need not transpose.
    matrix = numpy.fromfile(file, count=rows * columns).reshape(columns, rows).T
    right = numpy.fromfile(file, count=rows * problems).reshape(problems, rows)

print(scipy.__version__, flush=True)
for line in sys.stdin:
    request, number = line.split()
    if request == "time":
        start = time.perf_counter()
        for _ in range(int(number)):
            for b in right:
                nnls(matrix, b)
        print((time.perf_counter() - start) / (int(number) * problems), flush=True)
    else:
        print(" ".join(repr(float(value)) for value in nnls(matrix, right[int(number)])[0]), flush=True)
