"""Print the path of a Chromium for the browser tests, installing one where that needs no question.

It takes CHROMIUM, else one on PATH, else installs Debian's package as root or by sudo without a
password. Otherwise it stops and names the one command to run. It installs nothing else.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = ("apt-get", "install", "--yes", "--no-install-recommends", "chromium")


def find() -> str | None:
    """Return the browser that CHROMIUM names or that is on PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named) or stop(f"CHROMIUM names {named}, which is not a program.")
    return next((path for path in map(shutil.which, NAMES) if path), None)


def install() -> bool:
    """Install Chromium if this user may; return whether it was tried and worked."""
    if not shutil.which("apt-get"):
        return False
    prefix = () if os.geteuid() == 0 else ("sudo", "--non-interactive")
    if prefix and (not shutil.which("sudo") or subprocess.run([*prefix, "true"]).returncode):
        return False
    print("Installing Chromium for the browser tests ...", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (("apt-get", "update", "--quiet"), INSTALL):
        done = subprocess.run(
            [*prefix, *command], env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr
        )
    return done.returncode == 0


def stop(reason: str) -> str:
    """Say what is missing and the one command that mends it; end with the exit of a missing tool."""
    print(
        f"{reason}\nThe browser tests need Chromium. Run: sudo {' '.join(INSTALL)}", file=sys.stderr
    )
    print("Or name one that is there: CHROMIUM=/path/to/chromium make test", file=sys.stderr)
    sys.exit(4)


def main() -> None:
    """Print the path of a Chromium, or stop."""
    path = find() or (install() and find()) or stop("No Chromium was found.")
    print(path)


if __name__ == "__main__":
    main()
