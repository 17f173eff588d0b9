"""`careergen deploy` against real servers, and against faults.

    python3 run.py CAREERGEN [--s3s PATH] [--moto PATH] [--azurite PATH] [--stall SECONDS] [--moments N] [--only REGEX]

It prints a line for each scenario and exits 1 if one fails. The programs are s3s-fs, moto_server and azurite's
`dist/src/blob/main.js`; without a path, the first two are looked for by name. Servers listen on this machine alone and are ended
by their ids. Nothing but Python's standard library, git and node is needed beside them.

It judges what stands in the stores and what was asked of them. What web servers make of the files, it does not judge.
"""

import argparse
import contextlib
import re
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

import faults
import outside
import places
import refusals
import rivals
import servers
import stores
from sites import Careergen, Failed, World


def scenarios(world):
    """Each with its name."""
    for server, which in ((world.s3s, stores.SCENARIOS), (world.azurite, stores.SCENARIOS), (world.moto, stores.EVERYWHERE)):
        for scenario in which:
            yield f"{server.name}: {named(scenario)}", lambda scenario=scenario, server=server: scenario(world, server)
    for room, which in (("fault", faults.SCENARIOS), ("place", places.SCENARIOS), ("rival", rivals.SCENARIOS), ("outside", outside.SCENARIOS),
                        ("refusal", refusals.SCENARIOS)):
        for scenario in which:
            yield f"{room}: {named(scenario)}", lambda scenario=scenario: scenario(world)


def named(scenario):
    return scenario.__name__.replace("_", " ")


def holds(name, scenario):
    """Whether a scenario does, said in a line."""
    begun = time.monotonic()
    try:
        scenario()
    except Failed as why:
        print(f"FAIL {name}: {why}", flush=True)
        return False
    except Exception:
        # A scenario that can't run has not shown anything.
        print(f"FAIL {name}: {traceback.format_exc()}", flush=True)
        return False
    print(f"ok {name} ({time.monotonic() - begun:.1f} s)", flush=True)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("careergen")
    parser.add_argument("--s3s")
    parser.add_argument("--moto")
    parser.add_argument("--azurite", required=True)
    parser.add_argument("--stall", type=float, default=30, help="how long a request hangs, in seconds")
    parser.add_argument("--moments", type=int, default=20, help="at how many moments it is killed")
    parser.add_argument("--only", default="", help="scenarios whose name matches")
    options = parser.parse_args()
    options.git = shutil.which("git")
    with tempfile.TemporaryDirectory(prefix="careergen-deploy-") as folder, contextlib.ExitStack() as running:
        made = Path(folder) / "made"
        made.mkdir()
        started = {
            "s3s": running.enter_context(servers.s3s(servers.found(options.s3s, "s3s-fs"), folder)),
            "moto": running.enter_context(servers.moto(servers.found(options.moto, "moto_server"), folder)),
            "azurite": running.enter_context(servers.azurite(options.azurite, folder)),
        }
        world = World(Careergen(options.careergen, folder), made, options, **started)
        chosen = [one for one in scenarios(world) if re.search(options.only, one[0])]
        failed = 0
        for name, scenario in chosen:
            # What they leave stays until the end: the last scenario looks for secrets in it.
            failed += not holds(name, scenario)
    print(f"deploy: {failed} of {len(chosen)} scenarios failed")
    sys.exit(1 if failed or not chosen else 0)


if __name__ == "__main__":
    main()
