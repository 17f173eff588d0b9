"""How fast and how safely a site gets into a bucket: `careergen deploy`, `hugo deploy` and `aws s3 sync`, of the same folder.

    python3 benches/deploy.py CAREERGEN HUGO AWS S3S_FS [--pages 10000] [--runs 3] [--only careergen,hugo,aws] [--stall 30]

The four are programs. It builds a site of so many postings, starts s3s-fs on this machine with its store in memory, and lets each
tool deploy that folder into a bucket of its own: for the first time, again with nothing changed, and after one posting was edited
and the site built again. It prints medians of wall and processor time of the tool (the server's is not in it), the most memory it
had, and, from one more run through a proxy, what it asked of the store. Times are taken without the proxy.

Then a small site meets faults, each time with pages that change, one that comes and two that go; a proxy makes them. What the
table says is read from the store and from the proxy's log, not from what a tool claims: "whole" means that every page is wholly the
old or the new one, none that stays is missing, and every style sheet that a page names is there.

The tools do as they do by default, but for what is needed to send the same: Hugo is told the same Cache-Control by matchers; aws
removes what is gone (`--delete`), and is not told any Cache-Control. careergen does not look at the pages afterwards
(`--no-verify`), because no visitor's address leads to the bucket; after a death its next run is told that the lock is a dead one's
(`--take-over`), which saves it half a minute.

s3s-fs lists objects without their ETags, so Hugo asks for the head of each one; where a store lists them, it does not. And it walks
all of its folder for each thousand that it lists, so that a list costs seconds where other stores take a fraction of one. Neither aws
nor Hugo can do without lists.

It needs Linux, and nothing but Python's standard library.
"""

import argparse
import contextlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / ".ci/checks/deploy"))

import judge  # noqa: E402
import servers  # noqa: E402
from proxy import Call, Cut, Proxy, Stall, Status  # noqa: E402
from sites import Careergen, Failed, Site  # noqa: E402
from stores import forget_headers  # noqa: E402

PAGE = "jobs/posting-00003/index.html"
PAGES_KEPT = "public, max-age=0, s-maxage=60, must-revalidate"
# Longer is taken for never, in seconds.
PATIENCE = 900


# The tools.

class Tool:
    """A program that deploys, as it is told for one bucket of one site."""

    def __init__(self, program, folder):
        self.program, self.home = str(Path(program).resolve()), Path(folder) / f"home-{self.name}"
        self.home.mkdir()

    def environment(self):
        return {"PATH": os.environ["PATH"], "HOME": str(self.home), "AWS_DEFAULT_REGION": servers.REGION, **servers.AWS}


class Ours(Tool):
    name = "careergen"

    def command(self, site, bucket, port, deletes=None, after_death=False):
        site.settings(target=bucket.settings(port))
        more = ["--allow-deletes", str(deletes)] if deletes else []
        more += ["--take-over"] if after_death else []
        return [self.program, "deploy", "--root", site.root, "--no-verify", *more]

    def tell_other_headers(self, site, bucket):
        """Its headers are fixed by what a file is, so the store is made to remember others, as of an older version."""
        forget_headers(bucket, site.files(), [PAGE])


class Hugo(Tool):
    name = "hugo"
    kept = PAGES_KEPT

    def command(self, site, bucket, port, deletes=None, after_death=False):
        url = (f"s3://{bucket.name}?region={servers.REGION}&endpoint=http://127.0.0.1:{port}&use_path_style=true"
               + (f"&prefix={bucket.prefix}/" if bucket.prefix else ""))
        site.put("hugo.toml", f"""baseURL = "{site.base_url}/"
publishDir = "public"
[deployment]
[[deployment.targets]]
name = "bucket"
url = "{url}"
[[deployment.matchers]]
pattern = "^assets/.*$"
cacheControl = "public, max-age=31536000, immutable"
[[deployment.matchers]]
pattern = "^.+$"
cacheControl = "{self.kept}"
""")
        more = ["--maxDeletes", str(deletes)] if deletes else []
        return [self.program, "deploy", "--source", site.root, *more]

    def tell_other_headers(self, site, bucket):
        """Pages were sent with another Cache-Control than the settings name now."""
        self.kept = "public, max-age=9"


class Aws(Tool):
    name = "aws"

    def command(self, site, bucket, port, deletes=None, after_death=False):
        return [self.program, "--endpoint-url", f"http://127.0.0.1:{port}", "s3", "sync", site.root / "public",
                f"s3://{bucket.name}/{bucket.prefix}", "--delete", "--exclude", ".careergen/*", "--only-show-errors"]

    tell_other_headers = None


# Measuring.

class Run:
    """A run of a tool: its exit code, what it said, seconds, and the most memory it had, in MB."""

    def __init__(self, tool, command, meanwhile=None):
        with tempfile.TemporaryFile() as said:
            begun = time.perf_counter()
            process = subprocess.Popen([str(part) for part in command], stdout=said, stderr=subprocess.STDOUT,
                                       stdin=subprocess.DEVNULL, env=tool.environment(), cwd=tool.home)
            if meanwhile:
                meanwhile(process)
            self.peak, status = 0.0, None
            while status is None:
                self.peak = max(self.peak, peak(process.pid))
                pid, code, usage = os.wait4(process.pid, os.WNOHANG)
                if pid:
                    status = code
                elif time.perf_counter() - begun > PATIENCE:
                    process.kill()
                else:
                    time.sleep(0.003)
            self.wall = time.perf_counter() - begun
            self.processor = usage.ru_utime + usage.ru_stime
            self.code = process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            self.said = said.read().decode(errors="replace")

    def last_words(self):
        """What tells how it went: the last line that speaks of a fault, or the last line."""
        lines = [re.sub(r"\s+", " ", line).strip() for line in self.said.splitlines() if line.strip()]
        faults = [line for line in lines if re.search("error|fail|refus|warn", line, re.IGNORECASE)]
        words = (faults or lines or ["(nothing)"])[-1]
        noises = (r"(RequestID|HostID): [^,]*,? ?", r"http://127\.0\.0\.1:\d+", r"\.\./\d+/", r"/\S*/(?=public/)", r"bench-\d+")
        for noise in noises:
            words = re.sub(noise, "", words)
        return (words[:150].rsplit(" ", 1)[0] + " …" if len(words) > 150 else words).replace("|", "\\|")


def peak(pid):
    with contextlib.suppress(OSError, TypeError):
        return int(re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1000
    return 0.0


def row(*cells):
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


class Bench:
    def __init__(self, options, folder, server, tools, careergen):
        self.options, self.folder, self.server, self.tools, self.careergen = options, folder, server, tools, careergen
        self.count = 0

    def place(self):
        self.count += 1
        return self.folder / f"{self.count:03}"

    def bucket(self):
        self.count += 1
        return self.server.kind(self.server, f"bench-{self.count:03}", "site")

    def run(self, tool, site, bucket, port=None, good=True, meanwhile=None, **how):
        done = Run(tool, tool.command(site, bucket, port or self.server.port, **how), meanwhile)
        if good and done.code:
            sys.exit(f"{tool.name} exits {done.code}:\n{done.said[-3000:]}")
        return done

    # Speed.

    def speed(self):
        site = Site(self.careergen, self.place(), self.options.pages)
        files = site.build()
        count, size = len(files), sum(map(len, files.values()))
        del files
        print(f"\n{self.options.pages:,} postings, {count:,} files, {size / 1e6:,.0f} MB; medians of {self.options.runs}\n")
        found = {tool.name: {} for tool in self.tools}
        for turn in range(self.options.runs):
            buckets = self.round(site, turn, found, None)
            for bucket in buckets:
                bucket.wipe()
        with Proxy(self.server.port) as proxy:
            asked = {tool.name: {} for tool in self.tools}
            self.round(site, self.options.runs, asked, proxy)
        row("", *(tool.name for tool in self.tools))
        row("---", *("---" for _ in self.tools))
        for step in ("first deploy", "nothing changed", "one edit"):
            runs = [found[tool.name][step] for tool in self.tools]

            def median(what, runs=runs):
                return [statistics.median(getattr(run, what) for run in several) for several in runs]
            row(f"{step}: wall, s", *(f"{value:.2f}" for value in median("wall")))
            if step == "first deploy":
                row(f"{step}: objects a second", *(f"{count / value:,.0f}" for value in median("wall")))
            row(f"{step}: processor, s", *(f"{value:.2f}" for value in median("processor")))
            row(f"{step}: peak memory, MB", *(f"{value:.0f}" for value in median("peak")))
            row(f"{step}: requests", *(asked[tool.name][step] for tool in self.tools))

    def round(self, site, turn, found, proxy):
        """Each tool deploys for the first time, again, and after an edit; with a proxy it is counted, not timed."""
        port = proxy.port if proxy else self.server.port
        buckets = [self.bucket() for _ in self.tools]

        def step(name, tool, bucket):
            if proxy:
                proxy.calm()
                self.run(tool, site, bucket, port)
                proxy.settle()
                found[tool.name][name] = asked_of(proxy)
            else:
                found[tool.name].setdefault(name, []).append(self.run(tool, site, bucket, port))
        for tool, bucket in zip(self.tools, buckets):
            step("first deploy", tool, bucket)
            step("nothing changed", tool, bucket)
        site.posting(self.options.pages // 2, edition=turn + 1)
        files = site.build()
        for tool, bucket in zip(self.tools, buckets):
            step("one edit", tool, bucket)
            live = judge.bodies(bucket)
            if live != files:
                sys.exit(f"{tool.name}: what stands there is not what was built")
        return buckets

    # Faults.

    def faults(self):
        print("\n")
        row("fault", "tool", "exit", "says", "site is whole", "deletes after an error", "the next run heals")
        row(*["---"] * 7)
        for name, fault in FAULTS.items():
            for tool in self.tools if re.search(self.options.faults, name) else []:
                self.fault(name, fault, tool)

    def fault(self, name, fault, tool):
        if name == "other headers" and not tool.tell_other_headers:
            return
        big = name.startswith("300")
        site, bucket = Site(self.careergen, self.place(), 350 if big else 6), self.bucket()
        before = site.build()
        self.run(tool, site, bucket)
        if big:
            site.remove(range(50, 350))
        elif name != "other headers":
            change(site)
        after = site.build()
        with Proxy(self.server.port) as proxy:
            meanwhile = None
            if name == "other headers":
                tool.tell_other_headers(site, bucket)
            else:
                meanwhile = fault(proxy, self.options.stall)
            kind = "PUT" if any(rule.method == "PUT" for rule in proxy.rules) else None
            run = self.run(tool, site, bucket, proxy.port, good=False, meanwhile=meanwhile)
            proxy.settle()
            whole = held(lambda: judge.whole(judge.bodies(bucket), before, after))
            told = bucket.get(bucket.key(PAGE)).headers.get("cache-control")
            removed, failed = judge.removals(proxy, bucket), [request for request in proxy.asked() if request.fault] if kind else []
            late = [one for one in removed if failed and one.at > failed[0].at and run_failed(proxy, failed)]
            proxy.calm()
            heals = self.run(tool, site, bucket, proxy.port, good=False, deletes=1000 if big else None,
                             after_death=run.code < 0)
            exact = held(lambda: same(bucket, after))
        if name == "other headers":
            wanted = "public, max-age=9" if tool.name == "hugo" else PAGES_KEPT
            now = bucket.get(bucket.key(PAGE)).headers.get("cache-control")
            whole = "yes, with the new headers" if told == wanted else "yes, with the old headers"
            exact = exact if now == wanted else "no: the old headers stay"
        if big:
            count = len(set(before) - set(after))
            gone = sum(path not in judge.bodies(bucket) for path in set(before) - set(after))
            whole = f"yes; {sum(1 for _ in removed)} requests to delete" if whole == "yes" else whole
            exact = exact if exact == "yes" else f"no: {gone} of {count} are gone"
        row(name, tool.name, run.code, run.last_words(), whole, f"yes, {len(late)}" if late else "no",
            exact if not heals.code else f"no: it exits {heals.code}")


def asked_of(proxy):
    kinds = Counter("LIST" if request.method == "GET" and "list-type" in request.query else request.method for request in proxy.asked())
    return ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items()))


def run_failed(proxy, failed):
    """Whether a file that failed was not sent afterwards."""
    good = {request.path for request in proxy.asked("PUT") if request.status == 200}
    return any(request.path not in good for request in failed)


def held(judged):
    try:
        judged()
    except Failed as why:
        return f"no: {str(why).split(':')[0]}"
    return "yes"


def same(bucket, files):
    """As built; assets of before may stay."""
    live = judge.bodies(bucket)
    wrong = [path for path in files if live.get(path) != files[path]]
    wrong += [path for path in live if path not in files and not path.startswith("assets/")]
    if wrong:
        raise Failed(f"{len(wrong)} files are not as built")


def change(site):
    site.remove([1, 2])
    site.posting(3, edition=1)
    site.posting(50)
    site.look("brown")


def killing(proxy, _):
    """kill -9 when the hundredth file is sent."""
    victim, there = [], threading.Event()

    def kill():
        there.wait(10)
        victim[0].kill()

    proxy.fail(Call(kill, "half"), "PUT", skip=100, most=1)

    def meanwhile(process):
        victim.append(process)
        there.set()
    return meanwhile


def rule(fault, *which, **how):
    def begin(proxy, stall):
        proxy.fail(Stall(stall) if fault is Stall else fault, *which, **how)
    return begin


FAULTS = {
    "a page answers 500 for ever, two deletes wait": rule(Status(500), "PUT", PAGE),
    "every third PUT answers 500": rule(Status(500), "PUT", every=3),
    "a connection is cut in a body, once": rule(Cut(), "PUT", PAGE, most=1),
    "a connection is cut in a body, for ever": rule(Cut(), "PUT", PAGE),
    "a PUT hangs": rule(Stall, "PUT", PAGE, most=1),
    "kill -9 midway": killing,
    "300 deletes": lambda *_: None,
    "other headers": None,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for program in ("careergen", "hugo", "aws", "s3s"):
        parser.add_argument(program)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="careergen,hugo,aws")
    parser.add_argument("--stall", type=float, default=30)
    parser.add_argument("--faults", default="", help="those whose name matches")
    parser.add_argument("--skip", choices=["speed", "faults"])
    options = parser.parse_args()
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="careergen-deploy-", dir=memory) as folder:
        tools = [kind(getattr(options, kind.name), folder) for kind in (Ours, Hugo, Aws) if kind.name in options.only.split(",")]
        for tool in tools:
            said = subprocess.run([tool.program, "version" if tool.name == "hugo" else "--version"], capture_output=True, text=True)
            print((said.stdout or said.stderr).split("+")[0].split(" Python")[0].strip())
        with servers.s3s(options.s3s, folder) as server:
            bench = Bench(options, Path(folder), server, tools, Careergen(options.careergen, folder))
            if options.skip != "speed":
                bench.speed()
            if options.skip != "faults":
                bench.faults()


main()
