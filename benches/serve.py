"""How long a writer waits for the browser: `careergen serve` side by side with `hugo server`, on the same postings.

    python3 benches/serve.py CAREERGEN HUGO [1000 10000]

CAREERGEN and HUGO are the programs; the numbers say how many postings the sites have. For each size it writes the sites, starts
their servers on this machine, edits a file of one site after the other, and asks for a page every millisecond, over a new
connection each time, until the answer holds what was written. What is counted begins when the file is closed and ends with
the last byte of that answer; "builds" is what the server itself says of its build. Before each edit all servers have come to
rest, and a while drawn by chance is waited, since a server may look for changes at fixed times. It prints a table in Markdown:
medians, and ninetieth percentiles.

The sites have the same postings, of 3 KB each, in 12 categories, 12 countries, 60 cities and 25 companies, and list them fifty
a page. The Hugo theme is far smaller than careergen's: cards without pay and age, no markup for search engines, no distances,
one list a place. All minify the style sheet and name it by its content. The servers run as they do by default, Hugo's in its
fast render mode, which makes anew what was looked at; careergen's makes pages when they are asked for, and on large sites puts
similar roles in later, which is not waited for.

It needs Linux and nothing but Python's standard library. It does not judge whether pages are right, nor how long a browser takes
to show them.
"""

import contextlib
import os
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

THEME = Path(__file__).resolve().parent.parent / "themes/default"
# Laws that would keep some of these postings back are none of its business.
SETTINGS = """name: Bench
base_url: https://bench.example
rules: { mute: { at-pay: invented, at-agreement: invented, it-pay: invented, it-agreement: invented, lt-pay: invented, lv-pay: invented } }
"""
EDITS = 15
STARTS = 3
# Longer is taken for never, in seconds.
PATIENCE = 120

PLACES = {
    "AT": ["Vienna", "Graz", "Linz", "Salzburg", "Innsbruck"],
    "DE": ["Berlin", "Hamburg", "Munich", "Leipzig", "Stuttgart"],
    "ES": ["Madrid", "Barcelona", "Valencia", "Bilbao", "Zaragoza"],
    "FR": ["Paris", "Lyon", "Nantes", "Lille", "Toulouse"],
    "GB": ["London", "Leeds", "Bristol", "Glasgow", "Cardiff"],
    "IE": ["Dublin", "Cork", "Galway", "Limerick", "Waterford"],
    "IL": ["Tel Aviv", "Haifa", "Jerusalem", "Herzliya", "Netanya"],
    "IT": ["Rome", "Milan", "Turin", "Bologna", "Naples"],
    "LU": ["Luxembourg", "Esch-sur-Alzette", "Differdange", "Dudelange", "Ettelbruck"],
    "NL": ["Amsterdam", "Rotterdam", "Utrecht", "Eindhoven", "Groningen"],
    "PL": ["Warsaw", "Gdansk", "Poznan", "Wroclaw", "Lodz"],
    "RO": ["Bucharest", "Iasi", "Timisoara", "Brasov", "Sibiu"],
}
CATEGORIES = ["Data Science", "Machine Learning", "Platform", "Frontend", "Design", "Product", "Finance", "Legal",
              "Operations", "People", "Research", "Support"]
LEVELS = ["Junior ", "Senior ", "Lead ", ""]
ROLES = ["Data Engineer", "Scientist", "Developer", "Designer", "Analyst", "Product Manager", "Accountant", "Lawyer",
         "Planner", "Recruiter", "Researcher", "Support Engineer", "Site Engineer", "Architect", "Technician", "Translator"]
SYLLABLES = ["ba", "cor", "de", "fin", "ga", "hel", "in", "ju", "kal", "lo", "mer", "no", "or", "pa", "qui", "ra",
             "sel", "ti", "ul", "ver", "wa", "xen", "yo", "zu"]


# The postings.

def word(chance):
    """One of about 20,000 words, low numbers far more often than high ones, as in real text."""
    number, made = int(20_000 ** chance.random()), ""
    while True:
        made += SYLLABLES[number % len(SYLLABLES)]
        number //= len(SYLLABLES)
        if number == 0:
            return made


def words(chance, count):
    return " ".join(word(chance) for _ in range(count))


def postings(count):
    """Front matter and body of each posting; the same number gives the same."""
    chance = random.Random(1)
    for number in range(count):
        country = chance.choice(list(PLACES))
        company = chance.randrange(25)
        front = {
            "title": f"{chance.choice(LEVELS)}{chance.choice(ROLES)} {word(chance)}",
            "country": country,
            "city": chance.choice(PLACES[country]),
            "company": f"Company {company}",
            "category": chance.choice(CATEGORIES),
            "date": f"2026-{chance.randint(1, 10):02}-{chance.randint(1, 28):02}",
            "least": 40_000 + 1_000 * chance.randrange(20),
            "most": 70_000 + 1_000 * chance.randrange(30),
            "apply": f"https://company{company}.example/apply/{number}",
        }
        body = ""
        for heading in ("Your tasks", "Your profile", "What we offer"):
            body += f"## {heading}\n\n{words(chance, 45)}.\n\n"
            body += "".join(f"- {words(chance, 9)}\n" for _ in range(5))
            body += f"\n{words(chance, 40)}.\n\n"
        yield f"posting-{number:06}", front, body


# The two sites.

def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


CAREERGEN_FRONT = """---
title: {title}
company: {company}
category: {category}
locations:
  - {{ country: {country}, city: {city} }}
employment_type: full_time
date_posted: {date}
salary: {{ min: {least}, max: {most}, currency: EUR, unit: year }}
apply_url: {apply}
---

"""

HUGO_FRONT = """---
title: {title}
companies: [{company}]
categories: [{category}]
locations: [{country}, {city}]
employment_type: full_time
date: {date}
salary: {{ min: {least}, max: {most}, currency: EUR, unit: year }}
apply_url: {apply}
---

"""

HUGO = {
    "hugo.toml": """baseURL = "http://localhost/"
title = "Bench"
[taxonomies]
category = "categories"
location = "locations"
company = "companies"
[pagination]
pagerSize = 50
[services.rss]
limit = 50
[related]
includeNewer = true
threshold = 20
[[related.indices]]
name = "categories"
weight = 50
[[related.indices]]
name = "locations"
weight = 30
[[related.indices]]
name = "companies"
weight = 10
""",
    "layouts/baseof.html": """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{{ .Summary | plainify | truncate 150 }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ with resources.Get "css/main.css" | minify | fingerprint }}<link rel="stylesheet" href="{{ .RelPermalink }}">{{ end }}
</head>
<body>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a>
<nav><ul>
<li><a href="{{ "jobs/" | relURL }}">Jobs</a></li>
<li><a href="{{ "locations/" | relURL }}">Locations</a></li>
<li><a href="{{ "categories/" | relURL }}">Categories</a></li>
<li><a href="{{ "companies/" | relURL }}">Companies</a></li>
</ul></nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer><p>{{ site.Title }}</p></footer>
</body>
</html>
""",
    "layouts/_partials/card.html": """<article class="card">
<h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p>{{ delimit .Params.companies ", " }} {{ delimit .Params.locations ", " }}</p>
</article>
""",
    "layouts/_partials/terms.html": """<ul>
{{ range . }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>
{{ end }}</ul>
""",
    "layouts/single.html": """{{ define "main" }}<article class="posting">
<h1>{{ .Title }}</h1>
<ul>
{{ range .GetTerms "companies" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}{{ range .GetTerms "locations" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}{{ range .GetTerms "categories" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
<dl>
<dt>Pay</dt><dd>{{ .Params.salary.min }} to {{ .Params.salary.max }} {{ .Params.salary.currency }}</dd>
<dt>Posted</dt><dd><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></dd>
</dl>
<p><a href="{{ .Params.apply_url }}">Apply</a></p>
<div class="prose">{{ .Content }}</div>
<section><h2>Similar roles</h2>
<ol>
{{ range first 12 (site.RegularPages.Related .) }}<li>{{ partial "card.html" . }}</li>
{{ end }}</ol></section>
</article>{{ end }}
""",
    "layouts/list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ol>
{{ $pager := .Paginate .RegularPages }}{{ range $pager.Pages }}<li>{{ partial "card.html" . }}</li>
{{ end }}</ol>
{{ with $pager.Prev }}<a href="{{ .URL }}">Previous</a>{{ end }}
{{ with $pager.Next }}<a href="{{ .URL }}">Next</a>{{ end }}{{ end }}
""",
    "layouts/taxonomy.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ partial "terms.html" .Data.Terms.Alphabetical }}{{ end }}
""",
    "layouts/home.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ol>
{{ range first 12 site.RegularPages.ByDate.Reverse }}<li>{{ partial "card.html" . }}</li>
{{ end }}</ol>
<h2>Locations</h2>
{{ partial "terms.html" site.Taxonomies.locations.ByCount }}
<h2>Categories</h2>
{{ partial "terms.html" site.Taxonomies.categories.ByCount }}
<h2>Companies</h2>
{{ partial "terms.html" site.Taxonomies.companies.ByCount }}{{ end }}
""",
}


class Careergen:
    """A careergen project."""

    name = "careergen"

    def __init__(self, program, root, count):
        self.program, self.root = program, root
        put(root / "content/site.yaml", SETTINGS)
        for name, front, body in postings(count):
            put(root / f"content/postings/{name}.md", CAREERGEN_FRONT.format(**front) + body)
        edited = f"posting-{count // 2:06}"
        for path in ("templates/posting.html", "css/tokens.css"):
            put(root / "themes/default" / path, (THEME / path).read_text(encoding="utf-8"))
        self.page = f"/jobs/{edited}/"
        self.posting = root / f"content/postings/{edited}.md"
        self.template = root / "themes/default/templates/posting.html"
        self.style = root / "themes/default/css/tokens.css"

    def command(self, port):
        return [self.program, "serve", "--root", self.root, "--port", str(port), "--now", "2026-11-24"]

    def built(self, line):
        found = re.search(r": ([\d.,]+) (ms|s)\b", line)
        return found and float(found[1].replace(",", "")) * (1000 if found[2] == "s" else 1)


class Hugo:
    """A Hugo site of the same postings. With Hugo's related pages for similar roles, or with none."""

    def __init__(self, program, root, count, has_similar):
        self.program, self.root = program, root
        self.name = "Hugo" if has_similar else "Hugo without similar roles"
        for path, text in HUGO.items():
            put(root / path, text if has_similar else re.sub(r"<section>.*</section>\n", "", text, flags=re.DOTALL))
        for name, front, body in postings(count):
            put(root / f"content/jobs/{name}.md", HUGO_FRONT.format(**front) + body)
        edited = f"posting-{count // 2:06}"
        sheets = [(THEME / f"css/{name}.css").read_text(encoding="utf-8")
                  for name in ("tokens", "base", "layout", "parts", "pages", "print")]
        put(root / "assets/css/main.css", "".join(sheets))
        self.page = f"/jobs/{edited}/"
        self.posting = root / f"content/jobs/{edited}.md"
        self.template = root / "layouts/single.html"
        self.style = root / "assets/css/main.css"

    def command(self, port):
        return [self.program, "server", "--source", self.root, "--bind", "127.0.0.1", "--port", str(port)]

    def built(self, line):
        found = re.search(r"^Total in ([\d.]+) ms", line)
        return found and float(found[1])


# The servers.

def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Server:
    """A server of a site, which ends with its `with`."""

    def __init__(self, site):
        self.site, self.port, self.lines = site, free_port(), []
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            site.command(self.port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
        threading.Thread(target=self.listen, daemon=True).start()
        until(lambda: b"<h1" in self.get(site.page), self)
        self.started = time.perf_counter() - self.begun

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def listen(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())

    def get(self, path):
        """The answer with its head; nothing where there is none."""
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
                connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost:{self.port}\r\nConnection: close\r\n\r\n".encode())
                parts = []
                while part := connection.recv(1 << 16):
                    parts.append(part)
        except OSError:
            return b""
        return b"".join(parts)

    def styled(self):
        """The style sheet that the page names now."""
        link = re.search(rb'href="?([^" >]*/main[^" >]*\.css)', self.get(self.site.page))
        return self.get(link[1].decode()) if link else b""

    def ticks(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])

    def peak(self):
        """The most memory that it has had, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1000


def until(holds, server):
    end = time.perf_counter() + PATIENCE
    while not holds():
        if time.perf_counter() > end or server.process.poll() is not None:
            sys.exit(f"{server.site.name} does not show it:\n" + "\n".join(server.lines[-20:]))
        time.sleep(0.001)


def rest(servers):
    """Waits until the servers have done nothing for half a second."""
    before = None
    while (now := [server.ticks() for server in servers]) != before:
        before = now
        time.sleep(0.5)


# What is measured.

def posting(site, number):
    site.posting.write_text(re.sub(r"\n(Edit number \d+ of it\.\n)?\Z", f"\nEdit number {number} of it.\n",
                                   site.posting.read_text(encoding="utf-8")), encoding="utf-8")
    return f"Edit number {number} of it.", lambda server: server.get(site.page)


def template(site, number):
    text = re.sub(r"<article class=\"posting\"[^>]*>", f'<article class="posting" data-edit="edit-{number}">',
                  site.template.read_text(encoding="utf-8"))
    site.template.write_text(text, encoding="utf-8")
    return f"edit-{number}", lambda server: server.get(site.page)


def style(site, number):
    text = re.sub(r":root \{( --edit: [\w-]+;)?", f":root {{ --edit: edit-{number};",
                  site.style.read_text(encoding="utf-8"), count=1)
    site.style.write_text(text, encoding="utf-8")
    return f"edit-{number}", Server.styled


KINDS = {"a posting": posting, "a template": template, "a style sheet": style}


def measure(server, edit, number):
    """Milliseconds until an edit can be had, and those that the server says its build took."""
    said = len(server.lines)
    mark, ask = edit(server.site, number)
    begun = time.perf_counter()
    until(lambda: mark.encode() in ask(server), server)
    waited = 1000 * (time.perf_counter() - begun)
    time.sleep(0.1)
    own = [built for line in server.lines[said:] if (built := server.site.built(line)) is not None]
    return waited, own[:1]


def shown(number):
    return f"{number:,.0f}" if number >= 10 else f"{number:.1f}"


def row(first, others):
    return f"| {' | '.join([first, *others])} |"


def started(site):
    with Server(site) as server:
        return 1000 * server.started


def compare(careergen, hugo, count, folder):
    folder = Path(folder)
    sites = [Careergen(careergen, folder / "careergen", count), Hugo(hugo, folder / "hugo", count, True),
             Hugo(hugo, folder / "hugo-without", count, False)]
    chance = random.Random(2)
    starts = [[started(site) for site in sites] for _ in range(STARTS)]
    print("\n" + row(f"{count:,} postings, ms", [cell for site in sites for cell in (site.name, "p90", "builds")]))
    print(row("---", ["---"] * 3 * len(sites)), flush=True)
    with contextlib.ExitStack() as running:
        servers = [running.enter_context(Server(site)) for site in sites]
        number = 0
        for kind, edit in KINDS.items():
            waited, built = [[] for _ in servers], [[] for _ in servers]
            for turn in range(EDITS + 1):
                number += 1
                for which, server in enumerate(servers):
                    rest(servers)
                    time.sleep(chance.random())
                    found, own = measure(server, edit, number)
                    # The first edit of a kind is for warming up.
                    if turn:
                        waited[which].append(found)
                        built[which] += own
            cells = []
            for found, own in zip(waited, built):
                cells += [statistics.median(found), sorted(found)[int(0.9 * len(found))], statistics.median(own)]
            print(row(kind, map(shown, cells)), flush=True)
        for what, found in (("from the start to the first page", map(statistics.median, zip(*starts))),
                            ("peak memory, MB", [server.peak() for server in servers])):
            print(row(what, [cell for number in found for cell in (shown(number), "", "")]), flush=True)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    careergen, hugo, *sizes = sys.argv[1:]
    print(subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split("-")[0])
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    for size in sizes or ["1000", "10000"]:
        with tempfile.TemporaryDirectory(prefix="careergen-serve-", dir=memory) as folder:
            compare(careergen, hugo, int(size), folder)


main()
