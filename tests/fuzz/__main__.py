"""`python -m tests.fuzz [COUNT] [SEED]`: 10,000 files unless told otherwise."""

import resource
import sys

from tests.fuzz.mutate import files
from tests.fuzz.run import run

count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
found = run(files(seed, count))
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{found.read:,} read, {found.refused:,} refused; slowest {found.slowest:.2f} s; peak {memory:,.0f} MB")
print(*found.faults, sep="\n")
sys.exit(bool(found.faults))
