"""`careergen deploy` against real servers, and against faults.

    python3 run.py CAREERGEN [--s3s PATH] [--moto PATH] [--azurite PATH] [--stall SECONDS] [--moments N] [--at-once N] [--only REGEX]

It prints a line for each scenario when it has ended, and exits 1 if one fails. Most of their time is waiting, so several run at once,
each with buckets and folders of its own, in processes that share the servers. The programs are s3s-fs, moto_server and azurite's
`dist/src/blob/main.js`; without a path, the first two are looked for by name. Servers listen on this machine alone and are ended
by their ids. Nothing but Python's standard library, git and node is needed beside them.

It judges what stands in the stores and what was asked of them. What web servers make of the files, it does not judge.
"""

import argparse
import concurrent.futures
import contextlib
import dataclasses
import itertools
import multiprocessing
import os
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


# More the scenarios do not write, in bytes.
ROOM = 3 << 30
# Servers that are slow when several ask at once.
ONE_AT_A_TIME = ("azurite", "moto")


@dataclasses.dataclass
class Scenario:
    name: str
    run: object
    # The server that it has for itself, by name.
    alone_with: str = ""


def scenarios(world):
    """All but the last. Those that have a server for themselves come first, for they follow each other; then one of each room in turn."""
    of_servers = [(server.name, which, server) for server, which in
                  ((world.azurite, stores.SCENARIOS), (world.moto, stores.EVERYWHERE), (world.s3s, stores.SCENARIOS))]
    rooms = [[named(room, scenario, server) for scenario in which] for room, which, server in of_servers]
    rooms += [[named(room.__name__.removesuffix("s"), scenario) for scenario in room.SCENARIOS]
              for room in (faults, outside, rivals, places, refusals)]
    turns = [one for turn in itertools.zip_longest(*rooms) for one in turn if one]
    return sorted(turns, key=lambda one: not one.alone_with)


def named(room, scenario, *server):
    alone_with = room if room in ONE_AT_A_TIME else ""
    return Scenario(f"{room}: {scenario.__name__.replace('_', ' ')}", lambda world: scenario(world, *server), alone_with)


def outcome(scenario, world):
    """Whether a scenario holds, and a line that says so."""
    name, begun = scenario.name, time.monotonic()
    try:
        scenario.run(world)
    except Failed as why:
        return False, f"FAIL {name}: {why}"
    except Exception:
        # A scenario that can't run has not shown anything.
        return False, f"FAIL {name}: {traceback.format_exc()}"
    return True, f"ok {name} ({time.monotonic() - begun:.1f} s)"


# What the processes have from the one that they come from.
SHARED = {}


def one_of_many(at):
    """A scenario in a process of its own, with all that was said in it and the secrets that it has made."""
    world, known = SHARED["world"], len(servers.SECRETS)
    world.careergen.said.clear()
    holds, line = outcome(SHARED["chosen"][at], world)
    return holds, line, world.careergen.said, servers.SECRETS[known:]


def at_once(count, world, chosen):
    """Runs them, `count` at the same time. What they leave and what they have said stays, for the last ones to look at."""
    SHARED.update(world=world, chosen=chosen)
    waiting, running, failed = list(range(len(chosen))), {}, 0
    with concurrent.futures.ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
        while waiting or running:
            busy = {chosen[at].alone_with for at in running.values()} - {""}
            free = next((at for at in waiting if chosen[at].alone_with not in busy), None)
            if free is not None and len(running) < count:
                waiting.remove(free)
                running[pool.submit(one_of_many, free)] = free
                continue
            for done in concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED).done:
                del running[done]
                holds, line, said, secrets = done.result()
                print(line, flush=True)
                failed += not holds
                world.careergen.said += said
                servers.SECRETS += secrets
    return failed


def workplace():
    """In memory, where there is room: a build waits until its file system is on the disk, and so for what all others write there."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("careergen")
    parser.add_argument("--s3s")
    parser.add_argument("--moto")
    parser.add_argument("--azurite", required=True)
    parser.add_argument("--stall", type=float, default=30, help="how long a request hangs, in seconds")
    parser.add_argument("--moments", type=int, default=20, help="at how many moments it is killed")
    parser.add_argument("--at-once", type=int, default=4, help="how many scenarios run at the same time")
    parser.add_argument("--only", default="", help="scenarios whose name matches")
    options = parser.parse_args()
    options.git = shutil.which("git")
    with tempfile.TemporaryDirectory(prefix="careergen-deploy-", dir=workplace()) as folder, contextlib.ExitStack() as running:
        made = Path(folder) / "made"
        made.mkdir()
        started = {
            "s3s": running.enter_context(servers.s3s(servers.found(options.s3s, "s3s-fs"), folder)),
            "moto": running.enter_context(servers.moto(servers.found(options.moto, "moto_server"), folder)),
            "azurite": running.enter_context(servers.azurite(options.azurite, folder)),
        }
        world = World(Careergen(options.careergen, folder), made, options, **started)
        first, last = ([one for one in which if re.search(options.only, one.name)] for which in
                       (scenarios(world), [named("refusal", scenario) for scenario in refusals.LAST]))
        failed = at_once(options.at_once, world, first)
        # These look for secrets in all that was left and said.
        for scenario in last:
            holds, line = outcome(scenario, world)
            print(line, flush=True)
            failed += not holds
    count = len(first) + len(last)
    print(f"deploy: {failed} of {count} scenarios failed")
    sys.exit(1 if failed or not count else 0)


if __name__ == "__main__":
    main()
