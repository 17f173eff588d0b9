"""Sites to be deployed, and the program that deploys them.

A site is a folder of postings in words of our own, built by the real program. Everything that the program ever says is kept, and
no run may show a secret. What is right to happen, the scenarios say.
"""

import json
import os
import random
import signal
import subprocess
from pathlib import Path

from servers import SECRETS

DAY = "2026-11-24"
# Longer no deploy takes, in seconds, faults and waiting included.
PATIENCE = 300
PLACES = ["Berlin, Germany", "Hamburg, Germany", "Leipzig, Germany", "London, United Kingdom", "Leeds, United Kingdom",
          "Bristol, United Kingdom", "Munich, Germany", "Glasgow, United Kingdom"]
ROLES = ["Lamp Keeper", "Kite Maker", "Bell Tuner", "Moss Gardener", "Map Folder", "Ink Brewer", "Clock Winder", "Bridge Painter"]
COMPANIES = ["Sauerteig", "Nebelhorn", "Quillfeather", "Tidewick"]
CATEGORIES = ["Workshop", "Outdoors", "Archive"]
SYLLABLES = ["bra", "dol", "fen", "gri", "hul", "jor", "kem", "lun", "mip", "nor", "pel", "quo", "ras", "tiv", "ulm", "wex"]
LOOK = """@import "tokens.css";
@import "base.css";
@import "layout.css";
@import "parts.css";
@import "pages.css";
@import "print.css";
@import "mine.css";
"""


class Failed(Exception):
    """What should hold does not."""


def check(holds, why):
    if not holds:
        raise Failed(why() if callable(why) else why)


def words(chance, count):
    return " ".join("".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(count))


class Site:
    """A project in a folder, with its site in `public`."""

    def __init__(self, careergen, root, postings=6, base_url="https://careers.example"):
        self.careergen, self.root, self.base_url, self.targets = careergen, Path(root), base_url, {}
        self.description = "Work with lamps, kites and bells."
        for number in range(postings):
            self.posting(number)
        self.settings()

    def put(self, path, text):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def settings(self, **targets):
        self.targets.update(targets)
        settings = {"name": "Lamps and kites", "base_url": self.base_url, "languages": ["en", "de"], "description": self.description}
        if self.targets:
            settings["deploy"] = self.targets
        self.put("content/site.yaml", "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items()))

    def posting(self, number, edition=0):
        chance = random.Random(number)
        front = {
            "title": f"{ROLES[number % len(ROLES)]} {words(chance, 1)}",
            "company": COMPANIES[number % len(COMPANIES)],
            "category": CATEGORIES[number % len(CATEGORIES)],
            "locations": [chance.choice(PLACES)],
            "employment_type": "full_time",
            "date_posted": f"2026-{chance.randint(8, 10):02}-{chance.randint(1, 28):02}",
            "apply_url": f"https://firm.example/apply/{number}",
        }
        text = words(chance, 120)
        edited = f"\n\nEdition {edition} of this text.\n" if edition else "\n"
        self.put(f"content/postings/posting-{number:05}.md",
                 "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items()) + f"---\n\n{text}.{edited}")

    def remove(self, numbers):
        for number in numbers:
            (self.root / f"content/postings/posting-{number:05}.md").unlink()

    def look(self, colour):
        """Another style sheet, so an asset of another name, so other pages."""
        self.put("themes/default/css/main.css", LOOK)
        self.put("themes/default/css/mine.css", f":root {{ --edit: {colour}; }}\n")

    def build(self, *options, good=True):
        done = subprocess.run([self.careergen.program, "build", "--root", self.root, "--now", DAY, *options],
                              capture_output=True, text=True)
        check(not good or done.returncode == 0, lambda: f"the build exits {done.returncode}: {done.stderr[-1500:]}")
        return self.files()

    def files(self):
        public = self.root / "public"
        return {str(path.relative_to(public)): path.read_bytes() for path in sorted(public.rglob("*"))
                if path.is_file() and path.relative_to(public).parts[0] != ".careergen"}

    def manifest(self):
        return json.loads((self.root / "public/.careergen/manifest.json").read_bytes())

    def classes(self):
        return {path: entry["class"] for path, entry in self.manifest()["files"].items()}

    # Deploying.

    def start(self, *arguments, **environment):
        return self.careergen.start("deploy", *arguments, "--root", self.root, "--no-verify", "--json", **environment)

    def deploy(self, *arguments, **environment):
        return self.start(*arguments, **environment).end()


class Run:
    """A run of the program, begun."""

    def __init__(self, careergen, command, environment):
        self.careergen, self.command = careergen, command
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=environment, text=True, encoding="utf-8")

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)

    def end(self, patience=PATIENCE):
        """Waits for it, and reads what it said."""
        try:
            self.out, self.err = self.process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            self.kill()
            self.out, self.err = self.process.communicate()
            raise Failed(f"it did not end within {patience} s; it said: {self.err[-1000:]}") from None
        self.code = self.process.returncode
        try:
            self.told = json.loads(self.out) if self.out.strip() else {}
        except ValueError:
            self.told = {}
        self.careergen.said.append(self.out + self.err)
        shown = [secret for secret in SECRETS if secret in self.out + self.err]
        check(not shown, "it shows a secret")
        return self

    def exits(self, *codes):
        check(self.code in codes, lambda: f"it exits {self.code} instead of {' or '.join(map(str, codes))}: {self.told.get('outcome')}; "
                                          f"{self.err[-1500:]}{'' if self.told else self.out[-500:]}")
        return self

    def says(self, *texts):
        for text in texts:
            check(text in self.err + self.out, lambda: f"it does not say `{text}`: {self.err[-800:]}{self.out[-400:]}")
        return self

    @property
    def plan(self):
        check("plan" in self.told, lambda: f"it tells no plan: {self.out[-500:]}{self.err[-500:]}")
        plan = self.told["plan"]
        gone = [*plan["deletes"], *plan["expired"], *plan["pruned"]]
        return {**plan, "uploads": [upload["path"] for upload in plan["uploads"]], "deletes": gone}


class Careergen:
    """The program, with an environment that holds nothing of the machine's but where programs are."""

    def __init__(self, program, folder):
        self.program, self.said = str(Path(program).resolve()), []
        self.home = Path(folder) / "home"
        self.home.mkdir()

    def start(self, *arguments, **environment):
        kept = {"PATH": os.environ["PATH"], "HOME": str(self.home), "GIT_CONFIG_NOSYSTEM": "1", **environment}
        return Run(self, [self.program, *map(str, arguments)], kept)


class World:
    """What a scenario has to work with: the program, the servers, and a folder of its own."""

    def __init__(self, careergen, folder, options, **servers):
        self.careergen, self.folder, self.options, self.count = careergen, Path(folder), options, 0
        self.__dict__.update(servers)

    def place(self):
        """A folder that does not exist yet."""
        return self.folder / self.name()

    def site(self, postings=6, **how):
        return Site(self.careergen, self.place(), postings, **how)

    def bucket(self, server, prefix="site"):
        return server.kind(server, f"careers-{self.name()}", prefix)

    def name(self):
        """One that no other scenario has, in whatever process."""
        self.count += 1
        return f"{os.getpid()}-{self.count:04}"
