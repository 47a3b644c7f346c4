"""A workspace of its own for every test of the pages."""

import gc
import shutil

import pytest
import streamlit as st

from cxmetrics.store import Workspace
from cxmetrics.store.home import FILE
from cxmetrics.ui import home, upload
from tests.pages.visit import Place


@pytest.fixture
def place(tmp_path, monkeypatch):
    here = Place(tmp_path)

    def opening(path: str) -> Workspace:
        here.opened.append(Workspace(path))
        return here.opened[-1]

    monkeypatch.setenv("CXMETRICS_HOME", str(tmp_path))
    monkeypatch.setattr(home, "Workspace", opening)
    st.cache_resource.clear()
    yield here
    for workspace in here.opened:
        workspace.close()
    st.cache_resource.clear()
    gc.unfreeze()


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / FILE
    workspace = Workspace(str(path))
    upload.load_sample(workspace)
    workspace.close()
    return path


@pytest.fixture
def sample(place, sample_file):
    shutil.copy(sample_file, place.folder / FILE)
    return place
