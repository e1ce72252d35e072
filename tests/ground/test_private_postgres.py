"""The private server of demo and tests: a killed one leaves nothing that blocks the next, and no two share a folder."""

import subprocess
import sys

import pytest

from factcheck import private_postgres
from factcheck.private_postgres import Cluster, PrivatePostgresError


@pytest.fixture
def cluster(tmp_path, monkeypatch):
    cluster = Cluster("test")
    cluster.data = tmp_path
    monkeypatch.setattr(private_postgres.time, "sleep", lambda _seconds: None)
    return cluster


def test_a_process_left_in_the_folder_is_waited_for_and_then_named(cluster):
    orphan = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, cwd=cluster.data)
    with pytest.raises(PrivatePostgresError, match="End them first"):
        cluster._await_orphans()
    orphan.communicate(b"\n")
    cluster._await_orphans()
