"""All benchmarks, one after another: `python -m benchmarks`."""

from benchmarks import coverage, false_alarms, imports, noise, placement, quadrant, rerun

for benchmark in (imports, quadrant, rerun, coverage, false_alarms, placement, noise):
    benchmark.main()
