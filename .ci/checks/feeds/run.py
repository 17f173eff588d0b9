"""Every file that a site has for programs, judged from outside: XML by xmllint, Atom by RELAX NG, JSON by schemas, the boards' files by
`boards.py`, and the number of jobs by what `careergen list` says of the same project. A site without one of the boards' files is judged by
those that it has; with `--all` each has to be there. First the judges themselves have to see faults that are put in.

    run.py BINARY PROJECT SITE [--all] [--now DAY]
"""

import json
import re
import subprocess
import sys
from pathlib import Path

from jsonschema import Draft202012Validator

from boards import BOARDS, count, judge

HERE = Path(__file__).parent


def schema(name):
    return Draft202012Validator(json.loads((HERE / name).read_text()))


def xmllint(files, *options):
    """What xmllint finds wrong with files, a few hundred at a time."""
    faults = []
    for start in range(0, len(files), 300):
        part = [str(file) for file in files[start:start + 300]]
        run = subprocess.run(["xmllint", "--noout", "--nonet", *options, *part], capture_output=True, text=True)
        if run.returncode:
            faults += [line for line in run.stderr.splitlines() if not line.endswith(" validates")] or [f"xmllint: {run.returncode}"]
    return faults


def by_schema(validator, file):
    try:
        value = json.loads(file.read_text())
    except ValueError as error:
        return [f"{file}: no JSON: {error}"]
    return [f"{file}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(value)]


def lists(site):
    """Feeds of lists: Atom and JSON Feed, which have the same entries."""
    atom, feeds = sorted(site.rglob("feed.xml")), sorted(site.rglob("feed.json"))
    faults = xmllint(atom, "--relaxng", str(HERE / "atom.rng"))
    validator = schema("json-feed.schema.json")
    for file in feeds:
        faults += by_schema(validator, file)
        other = file.with_name("feed.xml")
        if other.exists():
            items = len(json.loads(file.read_text())["items"])
            entries = other.read_text().count("<entry>")
            if items != entries:
                faults.append(f"{file}: {items} items, and {entries} entries in Atom")
    return faults, f"{len(atom)} Atom feeds, {len(feeds)} JSON feeds"


def boards(site, postings, wants_all):
    faults, disliked, said = [], [], []
    for name in BOARDS:
        file = site / "feeds" / f"{name}.xml"
        if not file.exists():
            faults += [f"there is no {file}"] if wants_all else []
            continue
        faults += xmllint([file])
        found, poor, jobs = judge(name, file.read_text())
        faults += [f"{name}: {fault}" for fault in found]
        faults += [f"{name}: {fault}" for fault in count(name, jobs, postings)]
        disliked += [f"{name}: {fault}" for fault in poor]
        said.append(f"{name} {len(jobs)}")
    return faults, disliked, ", ".join(said)


def others(site, postings):
    """Twins and the list of changes."""
    faults = []
    twins = sorted(site.rglob("posting.json"))
    item = {**schema("json-feed.schema.json").schema, "$ref": "#/$defs/item"}
    item = Draft202012Validator({"$defs": item["$defs"], "$ref": "#/$defs/item"})
    for twin in twins:
        faults += by_schema(item, twin)
        text = twin.with_name("posting.md")
        if not text.exists() or not text.read_text().startswith("# "):
            faults.append(f"{text} is missing or has no title")
    wanted = sum(1 + len(posting["translations"]) for posting in postings)
    if twins and len(twins) != wanted:
        faults.append(f"{len(twins)} twins, and {wanted} are wanted")
    changes = site / "changes.json"
    if changes.exists():
        faults += by_schema(schema("changes.schema.json"), changes)
        open_ids = {entry["id"] for entry in json.loads(changes.read_text())["open"]}
        if open_ids != {posting["id"] for posting in postings}:
            faults.append("changes.json tells of other postings than are open")
    return faults, f"{len(twins)} twins"


def sitemaps(site, postings):
    """The list of sitemaps, its parts, and robots.txt that names it: every open posting stands once, with a day, where only postings do."""
    index = site / "sitemap.xml"
    faults = xmllint([index], "--relaxng", str(HERE / "siteindex.rng"))
    parts = re.findall(r"<loc>[^<]*/(sitemap-[^/<]+\.xml)</loc>", index.read_text())
    if sorted(parts) != sorted(file.name for file in site.glob("sitemap-*.xml")):
        faults.append(f"the list of sitemaps names {parts}, and others are there")
    if not re.search(r"^Sitemap: \S+/sitemap\.xml$", (site / "robots.txt").read_text(), re.M):
        faults.append("robots.txt does not name the list of sitemaps")
    jobs, pages = [], []
    for part in parts:
        urls = re.findall(r"<url>\s*<loc>([^<]*)</loc>(?:\s*<lastmod>([^<]*)</lastmod>)?", (site / part).read_text())
        if len(urls) > 50_000:
            faults.append(f"{part} has {len(urls)} addresses")
        (jobs if part.startswith("sitemap-jobs") else pages).extend(urls)
    found = sorted(url for url, _ in jobs)
    wanted = [url for posting in postings for url in pages_of(posting, found)]
    if found != sorted(wanted):
        faults.append(f"{len(found)} pages of jobs stand in sitemaps, and {len(wanted)} are wanted")
    dated = {posting["slug"]: posting["date_modified"] or posting["date_posted"] for posting in postings}
    faults += [f"{url}: last changed on {day or 'no day'}" for url, day in jobs if day != (dated.get(slug(url)) or "")]
    strays = [url for url, _ in pages if slug(url) in dated and "/jobs/" in url]
    faults += [f"{url} is a job among pages" for url in strays]
    return faults, f"{len(jobs)} jobs and {len(pages)} pages in sitemaps"


def slug(url):
    return url.rstrip("/").rsplit("/", 1)[-1]


def is_silent(site, posting):
    """Whether a posting has no text, as far as its twin tells: boards have nothing of it then."""
    twin = site / "jobs" / posting["slug"] / "posting.json"
    return twin.exists() and not json.loads(twin.read_text())["content_html"]


def pages_of(posting, urls):
    """A posting's page in each language; the addresses of translations are those with its slug."""
    others = [url for url in urls if slug(url) == posting["slug"] and url != posting["url"]]
    return [posting["url"], *others[:len(posting["translations"])]]


# What must not pass, put into a file that does: the board, what is replaced, and by what.
BROKEN = [
    ("indeed", "<state>", "<stat>"),
    ("indeed", "?source=Indeed]]", "]]"),
    ("indeed", "<p>", "&lt;p&gt;"),
    ("indeed", "</title>", "</title"),
    ("linkedin", "<companyId><![CDATA[", "<companyId><![CDATA[x"),
    ("linkedin", "<listDate><![CDATA[", "<listDate><![CDATA[2026-"),
    ("jooble", "<pubdate><![CDATA[", "<pubdate><![CDATA[9"),
    ("jooble", '<job id="', '<job id="' + "x" * 40),
    ("adzuna", "<url><![CDATA[", "<url><![CDATA[ftp"),
    ("xing", "<reply_setting><![CDATA[url", "<reply_setting><![CDATA[mail"),
    ("xing", "<city><![CDATA[", "<town><![CDATA["),
    ("talent", "<isremote><![CDATA[", "<isremote><![CDATA[maybe "),
]


def blind(site):
    """Faults that the judges would not see."""
    unseen = []
    for name, old, new in BROKEN:
        file = site / "feeds" / f"{name}.xml"
        if not file.exists():
            continue
        text = file.read_text()
        if not judge(name, text)[2]:
            continue
        broken = text.replace(old, new, 1)
        if new == "<town><![CDATA[":
            broken = broken.replace("</city>", "</town>", 1)
        if broken == text or not judge(name, broken)[0]:
            unseen.append(f"{name}: `{new}` for `{old}` passes")
        jobs = judge(name, text)[2]
        if jobs and jobs[0] in jobs and judge(name, doubled(text, BOARDS[name].path))[0] == []:
            unseen.append(f"{name}: a job that is there twice passes")
    feed = site / "feed.xml"
    if feed.exists():
        copy = HERE / "broken.xml"
        copy.write_text(feed.read_text().replace("<updated>", "<changed>", 1).replace("</updated>", "</changed>", 1))
        if not xmllint([copy], "--relaxng", str(HERE / "atom.rng")):
            unseen.append("an Atom feed without its day passes")
        copy.unlink()
    json_feed = site / "feed.json"
    if json_feed.exists():
        value = json.loads(json_feed.read_text())
        del value["version"]
        if schema("json-feed.schema.json").is_valid(value):
            unseen.append("a JSON Feed without its version passes")
    return unseen


def doubled(text, path):
    """The file with its first job twice."""
    name = path.rsplit("/", 1)[-1]
    start = text.index(f"<{name}")
    if text[start:].startswith("<postings"):
        start = text.index("<posting>")
    end = text.index(f"</{name}>", start) + len(name) + 3
    return text[:end] + text[start:end] + text[end:]


def main():
    arguments = [argument for argument in sys.argv[1:]]
    now = arguments[arguments.index("--now"):][:2] if "--now" in arguments else []
    binary, project, site = [Path(argument) for argument in arguments if not argument.startswith("--") and argument not in now][:3]
    run = subprocess.run([binary, "list", "--root", project, "--format", "json", *now], capture_output=True, text=True, check=True)
    postings = [posting for posting in json.loads(run.stdout) if posting["visibility"] == "public"]
    for posting in postings:
        posting["is_silent"] = is_silent(site, posting)
    faults = [f"the check is blind: {fault}" for fault in blind(site)]
    found, of_lists = lists(site)
    faults += found
    found, disliked, of_boards = boards(site, postings, "--all" in arguments)
    faults += found
    found, of_others = others(site, postings)
    faults += found
    found, of_sitemaps = sitemaps(site, postings)
    faults += found
    for fault in disliked[:20]:
        print(f"warning: {fault}")
    for fault in faults[:100]:
        print(fault, file=sys.stderr)
    print(f"feeds: {of_lists}; jobs: {of_boards}; {of_others}; {of_sitemaps}; {len(postings)} postings; {len(faults)} errors")
    sys.exit(1 if faults or not postings else 0)


main()
