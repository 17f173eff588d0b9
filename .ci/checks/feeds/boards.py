"""What each job board asks of its file, written from the boards' own rules and apart from careergen: what must be there, which forms days
and ids have, which HTML a description may have, and how many jobs there are for the postings that are open."""

import re
import xml.etree.ElementTree as ET
from datetime import datetime

ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
COUNTRY = re.compile(r"^[A-Z]{2}$")
URL = re.compile(r"^https?://\S+$")
# A tag of HTML that was escaped once too often.
ESCAPED = re.compile(r"&lt;/?(?:p|ul|ol|li|br|b|i|em|strong|h[1-6]|div|span|table|tr|td|a)\b[^&]*&gt;", re.I)
TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>")

PLAIN = {"p", "br", "b", "strong", "em", "i", "u", "ul", "ol", "li"}
HEADED = PLAIN | {"h2", "h3", "h4", "h5", "h6"}
TABLED = HEADED | {"table", "thead", "tbody", "tr", "th", "td"}


def day(form):
    def judge(text):
        try:
            datetime.strptime(text, form)
            return None
        except ValueError:
            return f"`{text}` is no day like {form}"
    return judge


def like(pattern, what):
    return lambda text: None if pattern.match(text) else f"`{text}` is no {what}"


def one_of(*words):
    return lambda text: None if text in words else f"`{text}` is none of {', '.join(words)}"


def pay_line(text):
    if not re.match(r"^(?:From |Up to )?(?:[€£$]|[A-Z]{3} )\d+(?:\.\d+)?(?: - (?:[€£$]|[A-Z]{3} )\d+(?:\.\d+)?)? per (?:hour|day|week|month|year)$", text):
        return f"`{text}` is no pay as a board reads it"
    return None


iso, country, url = like(ISO, "day like 2026-11-02"), like(COUNTRY, "code of a country"), like(URL, "address")
amount = like(re.compile(r"^\d+(?:\.\d+)?$"), "amount")
currency = like(re.compile(r"^[A-Z]{3}$"), "code of a currency")


class Board:
    """A board: the way to its jobs, the element with the id (or an attribute of the job), elements that must be there with a text, those
    that must be there but may be empty, what the text of an element has to be, and the HTML that it takes."""

    def __init__(self, root, path, ident, filled, there=(), forms=None, tags=PLAIN, shortest=0, spread="countries"):
        self.root, self.path, self.ident = root, path, ident
        self.filled, self.there, self.forms, self.tags = filled, there, forms or {}, tags
        self.shortest, self.spread = shortest, spread


BOARDS = {
    "indeed": Board(
        "source", "job", "referencenumber",
        ["title", "date", "referencenumber", "requisitionid", "url", "company", "sourcename", "country", "description"],
        there=["city", "state", "postalcode"],
        forms={
            "date": iso, "expirationdate": iso, "lastactivitydate": iso, "country": country, "salary": pay_line,
            "url": like(re.compile(r"^https?://\S+\?source=Indeed$"), "address with its source"),
            "remotetype": one_of("Fully remote", "Hybrid"),
        },
        tags={"b", "h1", "h2", "h3", "h4", "h5", "h6", "br", "p", "ul", "li", "strong", "em", "table", "thead", "tbody", "tr", "th", "td"},
    ),
    "linkedin": Board(
        "source", "job", "partnerJobId",
        ["partnerJobId", "company", "title", "description", "location", "applyUrl", "companyId", "posterEmail"],
        forms={
            "applyUrl": url, "country": country, "companyId": like(re.compile(r"^\d+$"), "number"),
            "posterEmail": like(re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$"), "mail address"),
            "workplaceTypes": one_of("On-site", "Hybrid", "Remote"),
            "jobtype": one_of("FULL_TIME", "PART_TIME", "CONTRACT", "TEMPORARY", "INTERNSHIP", "VOLUNTEER", "OTHER"),
            "listDate": day("%m/%d/%Y"), "expirationDate": day("%m/%d/%Y"), "amount": amount, "currencyCode": currency,
        },
        spread="scopes",
    ),
    "jooble": Board(
        "jobs", "job", "@id", ["link", "name", "region", "description", "pubdate"],
        forms={"link": url, "pubdate": day("%d.%m.%Y"), "updated": day("%d.%m.%Y"), "expire": day("%d.%m.%Y"), "salary": pay_line, "company_logo": url},
        tags=TABLED, spread="words",
    ),
    "adzuna": Board(
        "jobs", "job", "id", ["id", "title", "description", "url", "location"],
        forms={"url": url, "date": iso, "salary_min": amount, "salary_max": amount, "salary_currency": currency, "contract_time": one_of("full_time", "part_time")},
        tags=TABLED, shortest=100, spread="words",
    ),
    "xing": Board(
        "feed", "postings/posting", "id", ["id", "job_title", "description", "url", "company_name", "reply_setting"],
        forms={"url": url, "reply_setting": one_of("url"), "country": country},
        tags=HEADED, spread="together",
    ),
    "talent": Board(
        "source", "job", "referencenumber",
        ["referencenumber", "title", "company", "city", "country", "dateposted", "url", "description", "isremote"],
        forms={"url": url, "dateposted": iso, "expirationdate": iso, "country": country, "isremote": one_of("yes", "no"), "salary_min": amount, "salary_max": amount, "salary_currency": currency},
        tags=HEADED,
    ),
}


def judge(name, text):
    """The faults of a board's file, what is only disliked, and its jobs."""
    board, faults, disliked = BOARDS[name], [], []
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        return [f"not well-formed: {error}"], [], []
    if root.tag != board.root:
        faults.append(f"the root is <{root.tag}>, not <{board.root}>")
    jobs, ids = root.findall(board.path), []
    for job in jobs:
        ident = job.get(board.ident[1:]) if board.ident.startswith("@") else job.findtext(board.ident)
        ident = ident or ""
        ids.append(ident)
        said = lambda message: faults.append(f"{ident or '?'}: {message}")
        if not 0 < len(ident) <= 40:
            said(f"an id of {len(ident)} characters")
        for element in board.filled:
            if not (job.findtext(element) or "").strip():
                said(f"<{element}> is missing or empty")
        for element in board.there:
            if job.find(element) is None:
                said(f"<{element}> is missing")
        for element in job.iter():
            form = board.forms.get(element.tag)
            fault = form and element.text is not None and form(element.text)
            if fault:
                said(f"<{element.tag}>: {fault}")
        description = job.findtext("description") or ""
        if ESCAPED.search(description):
            said(f"escaped tags in the description: {ESCAPED.search(description)[0]}")
        for tag in {tag.lower() for tag in TAG.findall(description)} - board.tags:
            said(f"<{tag}> in the description")
        if len(TAG.sub("", description)) < board.shortest:
            disliked.append(f"{ident}: a description of fewer than {board.shortest} characters")
        if name == "indeed" and job.findtext("city") == "Remote" and (job.findtext("state") or job.findtext("postalcode")):
            said("a remote job with a region or a postal code")
        if name == "xing":
            places = job.findall("job_locations/job_location")
            if not places or not all((place.findtext("city") or "") and (place.findtext("country") or "") for place in places):
                said("a place without its city or its country")
    faults += [f"{ident}: twice" for ident in sorted({ident for ident in ids if ids.count(ident) > 1})]
    if name in ("indeed", "linkedin", "adzuna", "talent", "jooble", "xing") and "<![CDATA[" not in text and jobs:
        faults.append("no text stands in CDATA")
    expected = root.findtext("expectedJobCount")
    if expected is not None and int(expected) != len(jobs):
        faults.append(f"{expected} jobs are announced, and there are {len(jobs)}")
    return faults, disliked, jobs


def wanted(name, posting):
    """How many jobs a board has of a posting, as `careergen list --format json` tells of it: the least and the most. They differ only for
    remote roles that name a grouping, since how many countries that is, if any, stands in no list."""
    spread, filled = BOARDS[name].spread, BOARDS[name].filled
    if posting["is_silent"] or not posting["company"] and {"company", "company_name"} & set(filled):
        return 0, 0
    if not posting["date_posted"] and {"date", "pubdate", "dateposted"} & set(filled):
        return 0, 0
    languages = 1 + len(posting["translations"])
    needs_city = name in ("xing", "talent")
    places = {(place["country"], place["city"], None if place["city"] else place["region"]) for place in posting["locations"] if place["city"] or not needs_city}
    own = {place["country"] for place in posting["locations"]}
    # From where else a remote role may be done; that of one without a place is all there is.
    scopes = set(posting["remote_from"]) - own if posting["workplace"] == "remote" or not own else set()
    named = scopes - {"worldwide"}
    countries = {scope for scope in named if re.match(COUNTRY, scope)}
    groupings = len(named) - len(countries)
    if spread == "words":
        least = most = len(places) + (1 if scopes or not own else 0)
    elif spread == "scopes":
        least = most = len(places) + len(named)
    else:
        least = len(places) + len(countries)
        most = least + 30 * groupings
    if spread == "together":
        least, most = min(1, least), min(1, most)
    return least * languages, most * languages


def count(name, jobs, postings):
    """Whether a file has the jobs that the postings make, each by its page."""
    faults = []
    board = BOARDS[name]
    link = {"linkedin": "applyUrl", "jooble": "link"}.get(name, "url")
    pages = [re.sub(r"\?.*", "", job.findtext(link) or "").rstrip("/").rsplit("/", 1)[-1] for job in jobs]
    for posting in postings:
        least, most = wanted(name, posting)
        found = pages.count(posting["slug"])
        if not least <= found <= most:
            faults.append(f"{posting['id']}: {found} jobs, and {least if least == most else f'{least} to {most}'} are wanted")
    strangers = sorted(set(pages) - {posting["slug"] for posting in postings})
    faults += [f"{slug} is not open" for slug in strangers]
    return faults
