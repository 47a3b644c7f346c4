"""The report: `python -m tests.torture [--all]`."""

import sys
import warnings
from collections import Counter

from tests.torture import rivals
from tests.torture.all_cases import CASES
from tests.torture.case import Outcome
from tests.torture.verdict import judge

warnings.simplefilter("ignore")  # pandas warns of every date it guesses
verdicts = {case.id: judge(case) for case in CASES}
for case in CASES:
    found = verdicts[case.id]
    if found.outcome is not case.expected or "--all" in sys.argv:
        print(f"{case.id:45} {found.outcome:15} (expected {case.expected})  {found.why[:170]}")
tally = Counter(found.outcome for found in verdicts.values())
met = sum(verdicts[case.id].outcome is case.expected for case in CASES)
print(f"\n{len(CASES)} files, as they should be: {met} ({100 * met / len(CASES):.1f} %)")
print(", ".join(f"{outcome}: {tally[outcome]}" for outcome in Outcome))
for name, reader in rivals.READERS.items():
    print(f"{name}: {sum(rivals.reads(case, reader) for case in CASES)} of {len(CASES)}")
