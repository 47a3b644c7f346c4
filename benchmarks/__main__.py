"""All benchmarks, one after another: `python -m benchmarks`."""

from benchmarks import imports, quadrant, rerun

for benchmark in (imports, quadrant, rerun):
    benchmark.main()
