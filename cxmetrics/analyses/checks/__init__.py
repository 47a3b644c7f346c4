"""Does what is said of a metric hold on this data?

One file for each metric that statements are made about, with its `CHECKS`; a new file joins by being here.
"""

import pkgutil
from importlib import import_module

from cxmetrics.analyses.checks.check import Asked, Check, Checked
from cxmetrics.model import Dataset, Slice
from cxmetrics.store import Workspace

_OWN = "check"


def _found() -> dict[str, Check]:
    files = [info.name for info in pkgutil.iter_modules(__path__) if info.name != _OWN]
    checks = [check for file in files for check in import_module(f"{__name__}.{file}").CHECKS]
    found = {check.id: check for check in checks}
    if len(found) < len(checks):
        raise ValueError("two checks have one id")
    return found


CHECKS: dict[str, Check] = _found()


def checked(workspace: Workspace, dataset: Dataset, id_: str, part: Slice) -> Checked:
    """The verdict on the statement called `id_`; raises KeyError where nothing checks it."""
    check = CHECKS[id_]
    answer = check.put(Asked(workspace, dataset, part))
    return Checked(id_, answer.verdict, answer.figure, check.rule)


__all__ = ["CHECKS", "Asked", "Check", "Checked", "checked"]
