"""A deploy to an object store, when something goes wrong. After each fault every page answers whole, and the next run heals.

The change that is deployed has all that a change can have: another style sheet, so other pages all over the site, a posting that
is edited, one that comes, and two that go.
"""

import re
import threading
import time

from judge import OURS, bodies, exact, few, path_of, removals, uploaded, whole
from proxy import Call, Cut, CutAnswer, Damage, Proxy, Stall, Status
from sites import check
from stores import LOCK, MANIFEST, deployed

GONE = [1, 2]
PAGE = "jobs/posting-00003/index.html"
# How many scenarios share the moments at which it is killed.
PARTS = 4
# How long the lock of a deployer that has died is respected, in seconds, with some patience.
STALE = 30


class Change:
    """A site that is live, and has changed on the disk; between the two a proxy."""

    def __init__(self, world, server=None):
        self.world, self.server = world, server or world.s3s
        self.site, self.bucket, self.before = deployed(world, self.server)
        self.site.remove(GONE)
        self.site.posting(3, edition=1)
        self.site.posting(50)
        self.site.look("brown")
        self.after = self.site.build()
        self.classes = {**self.site.classes(), **{f"jobs/posting-{number:05}/index.html": "posting" for number in GONE}}

    def __enter__(self):
        self.proxy = Proxy(self.server.port)
        self.site.settings(target=self.bucket.settings(self.proxy.port))
        return self

    def __exit__(self, *_):
        self.proxy.__exit__()

    def deploy(self, *arguments):
        return self.site.deploy(*arguments, **self.bucket.environment)

    def start(self, *arguments):
        return self.site.start(*arguments, **self.bucket.environment)

    def whole(self, *more):
        whole(bodies(self.bucket), self.before, self.after, *more, classes=self.classes)

    def unchanged(self):
        check(bodies(self.bucket) == self.before, "it has changed the site")

    def heals(self, *arguments, lock=False):
        self.proxy.calm()
        self.deploy(*arguments).exits(0)
        exact(self.bucket, self.after, lock=lock)
        self.proxy.calm()
        self.deploy().exits(0)
        check(not self.proxy.writes(), "all is well, and yet it writes again")


def fails(change, *codes):
    """The deploy fails, says so, removes nothing, and the next one heals."""
    run = change.deploy().exits(*codes or [2])
    check(run.err.strip(), "it says nothing")
    check(run.told.get("outcome") == "failed", f"the outcome is {run.told.get('outcome')}")
    check(not removals(change.proxy, change.bucket), "it removes files after an error")
    change.whole()
    change.heals()
    return run


def succeeds(change):
    """The deploy gets over it."""
    run = change.deploy().exits(0)
    check(run.told["outcome"] == "deployed", f"the outcome is {run.told['outcome']}")
    exact(change.bucket, change.after)
    change.heals()


# Answers.

def one_page_503_for_ever(world):
    with Change(world) as change:
        change.proxy.fail(Status(503), "PUT", PAGE)
        fails(change).says(PAGE)


def one_asset_500_for_ever(world):
    with Change(world) as change:
        change.proxy.fail(Status(500), "PUT", "assets/")
        change.deploy().exits(2)
        pages = [path for path in uploaded(change.proxy, change.bucket) if not path.startswith("assets/")]
        check(not pages, "it sends pages although an asset has failed")
        change.unchanged()
        change.heals()


def every_third_put_500(world):
    with Change(world) as change:
        change.proxy.fail(Status(500), "PUT", every=3)
        succeeds(change)


def every_fourth_request_503(world):
    with Change(world) as change:
        change.proxy.fail(Status(503), every=4)
        succeeds(change)


def too_many_requests(world):
    """429 with Retry-After: the wait that is asked for is kept."""
    with Change(world) as change:
        change.proxy.fail(Status(429, {"Retry-After": "1"}), "PUT", PAGE, most=1)
        change.deploy().exits(0)
        times = [request.at for request in change.proxy.asked("PUT", PAGE)]
        check(len(times) == 2, f"{len(times)} requests instead of 2")
        check(times[1] - times[0] >= 0.95, f"it asks again after {times[1] - times[0]:.2f} s instead of 1")
        exact(change.bucket, change.after)
        change.heals()


def forbidden(world):
    """403 is an answer: it is not asked for again and again."""
    with Change(world) as change:
        change.proxy.fail(Status(403), "PUT", PAGE)
        fails(change)


def no_manifest_to_be_had(world):
    """Not knowing what stands there is no reason to take it for empty."""
    with Change(world) as change:
        change.proxy.fail(Status(500), "GET", re.escape(MANIFEST))
        change.deploy().exits(2)
        check(not change.proxy.writes(), "it writes although it does not know what stands there")
        change.unchanged()
        change.heals()


def half_a_manifest(world):
    """The connection ends in the manifest, again and again."""
    with Change(world) as change:
        change.proxy.fail(CutAnswer(), "GET", re.escape(MANIFEST))
        change.deploy().exits(2)
        check(not change.proxy.writes(), "it writes although it has read half a manifest")
        change.unchanged()
        change.heals()


def a_manifest_of_somebody_else(world):
    """It can't be read: then nothing is known to be ours, so nothing may go."""
    with Change(world) as change:
        change.bucket.put(MANIFEST, b'{"files": {"index.html": 7', content_type="application/json")
        change.deploy().exits(0, 2, 3)
        gone = set(change.before) - set(bodies(change.bucket))
        check(not gone, lambda: f"it has removed {few(gone)}")
        change.whole()


def a_delete_fails_for_ever(world):
    with Change(world) as change:
        change.proxy.fail(Status(500), "DELETE", "jobs/")
        change.proxy.fail(Status(500), "POST", "")
        change.deploy().exits(2)
        change.whole()
        live = bodies(change.bucket)
        check(all(live.get(path) == body for path, body in change.after.items()), "the new site is not there")
        change.heals()


def the_lock_can_not_be_had(world):
    with Change(world) as change:
        change.proxy.fail(Status(503), "PUT", re.escape(LOCK))
        change.deploy().exits(2)
        check(not uploaded(change.proxy, change.bucket), "it writes without a lock")
        change.unchanged()
        change.heals()


def the_last_manifest_fails(world):
    """All pages are there, and the manifest that says so is not."""
    with Change(world) as change:
        change.proxy.fail(Status(500), "PUT", re.escape(MANIFEST), skip=1)
        fails(change)


# Connections.

def cut_once(world):
    with Change(world) as change:
        change.proxy.fail(Cut(), "PUT", PAGE, most=1)
        succeeds(change)


def cut_for_ever(world):
    with Change(world) as change:
        change.proxy.fail(Cut(), "PUT", PAGE)
        fails(change).says(PAGE)


def every_fifth_connection_cut(world):
    with Change(world) as change:
        change.proxy.fail(Cut(), "PUT", every=5)
        succeeds(change)


def an_answer_is_lost(world):
    """The store has done it, and nobody knows: also where the request had a condition, which is not met a second time."""
    with Change(world) as change:
        change.proxy.fail(Call(lambda: None, "after"), "PUT", PAGE, most=1)
        change.proxy.fail(Call(lambda: None, "after"), "PUT", re.escape(MANIFEST), most=1)
        change.proxy.fail(Call(lambda: None, "after"), "PUT", re.escape(LOCK), most=1)
        succeeds(change)


def a_stall(world):
    with Change(world) as change:
        change.proxy.fail(Stall(world.options.stall), "PUT", PAGE, most=1)
        succeeds(change)


def damaged_on_the_way(world):
    """Azure takes whatever arrives, and says what it was: what differs is sent again."""
    with Change(world, world.azurite) as change:
        change.proxy.fail(Damage(), "PUT", PAGE, most=1)
        change.deploy().exits(0)
        exact(change.bucket, change.after)


def damaged_before_a_store_that_looks(world):
    """S3 refuses what does not fit its sum, and is sent it again."""
    with Change(world) as change:
        change.proxy.fail(Damage(), "PUT", PAGE, most=1)
        change.deploy().exits(0)
        exact(change.bucket, change.after)


def the_store_is_gone(world):
    with Change(world) as change:
        change.proxy.__exit__()
        run = change.deploy().exits(2)
        check(run.err.strip(), "it says nothing")
        change.unchanged()
        change.proxy = Proxy(world.s3s.port)
        change.site.settings(target=change.bucket.settings(change.proxy.port))
        change.heals()


# Two deployers.

def rival(change):
    """Somebody else's site of the same address, to be deployed past the proxy."""
    site = change.world.site(7)
    site.description = "Somebody else's words."
    site.settings(target=change.bucket.settings())
    return site, site.build()


def a_second_deployer_is_told(world):
    """While one deploys, another is refused and changes nothing; the first ends well."""
    with Change(world) as change:
        other, _ = rival(change)
        stall = change.proxy.fail(Stall(60), "PUT", PAGE, most=1)
        first = change.start()
        check(stall.came.wait(60), "the first never came")
        with Proxy(world.s3s.port) as proxy:
            other.settings(target=change.bucket.settings(proxy.port))
            other.deploy(**change.bucket.environment).exits(4)
            sent = uploaded(proxy, change.bucket) + removals(proxy, change.bucket)
            check(not sent, lambda: f"the second has sent {sent[:3]}")
        stall.free.set()
        first.end().exits(0)
        exact(change.bucket, change.after)


def somebody_else_has_deployed(world):
    """One is held before it changes anything; another takes over and ends; the first is told, and changes nothing any more."""
    for held, skip in (("before anything is sent", 0), ("when all is sent", 1)):
        with Change(world) as change:
            other, files = rival(change)
            stall = change.proxy.fail(Stall(60), "PUT", re.escape(MANIFEST), skip=skip, most=1)
            first = change.start()
            check(stall.came.wait(60), f"{held}: the first never came")
            other.deploy("--take-over", "--allow-deletes", 100, **change.bucket.environment).exits(0)
            exact(change.bucket, files, change.after if skip else ())
            stall.free.set()
            first.end().exits(4)
            change.proxy.settle()
            whole(bodies(change.bucket), change.before, files, change.after)
            live = bodies(change.bucket)
            wrong = [path for path, body in files.items() if live.get(path) != body]
            check(not wrong, lambda: f"{held}: the first has changed {wrong[:3]}")
            other.deploy(**change.bucket.environment).exits(0)
            exact(change.bucket, files)


def a_late_page_of_somebody_who_was_taken_over(world):
    """What was on its way arrives after all, and what is sent until the first notices. No lock can hold that back: the site must be
    whole, and can be mended."""
    with Change(world) as change:
        other, files = rival(change)
        stall = change.proxy.fail(Stall(60), "PUT", PAGE, most=1)
        first = change.start()
        check(stall.came.wait(60), "the first never came")
        other.deploy("--take-over", "--allow-deletes", 100, **change.bucket.environment).exits(0)
        stall.free.set()
        first.end().exits(4)
        change.proxy.settle()
        whole(bodies(change.bucket), change.before, files, change.after)
        other.deploy("--force", "--prune-unknown", "--allow-deletes", 100, **change.bucket.environment).exits(0)
        exact(change.bucket, files)


def only_one_of_two_at_once(world):
    """Both begin at the same time. One may be told to wait; together they leave one of the two sites."""
    with Change(world) as change:
        other, files = rival(change)
        runs = [change.start("--allow-deletes", "100"), other.start("--allow-deletes", "100", **change.bucket.environment)]
        codes = [run.end().code for run in runs]
        check(set(codes) <= {0, 4} and 0 in codes, f"they exit {codes}")
        live = bodies(change.bucket)
        check(any(all(live.get(path) == body for path, body in site.items()) for site in (files, change.after)),
              "what they leave is neither site")


# Death.

def killed(world, part):
    """kill -9 at moments that are spread over all writes: before the store sees one, in its middle, and when it has answered. The
    parts have the moments in turn."""
    with Change(world) as change:
        saved = change.bucket.save()
        change.deploy().exits(0)
        writes = change.proxy.writes()
        count = len(writes)
        manifests = [at for at, request in enumerate(writes) if path_of(request, change.bucket) == MANIFEST]
        removed = [at for at, request in enumerate(writes) if request in removals(change.proxy, change.bucket)]
        check(removed and len(manifests) >= 2, "there is nothing to be killed in")
        last_page = max(at for at, request in enumerate(writes) if at < removed[0] and request.method == "PUT"
                        and not path_of(request, change.bucket).startswith(OURS))
        # The first and the last writes, all manifests, what is around the last page and the deletes, and the rest evenly.
        moments = {0, 1, 2, last_page, last_page + 1, *manifests, *removed[:2], removed[-1], count - 1}
        step = 0
        while len(moments) < min(world.options.moments, count):
            step += 1
            moments.add(step * 37 * count // 101 % count)
        for turn, moment in list(enumerate(sorted(moments)))[part::PARTS]:
            when = ("before", "half", "after")[turn % 3]
            change.bucket.restore(saved)
            change.proxy.calm()
            dead, runs = threading.Event(), []

            def kill():
                while not runs:
                    time.sleep(0.001)
                runs[0].kill()
                dead.set()

            change.proxy.fail(Call(kill, when), "PUT|POST|DELETE", skip=moment, most=1)
            runs.append(change.start())
            code = runs[0].end().code
            name = f"killed at write {moment + 1} of {count}, {when}"
            check(dead.is_set() and code < 0, f"{name}: it has ended with {code}")
            change.proxy.settle()
            try:
                change.whole()
                # Where all was done but for the lock, the next run finds nothing to do, and does not ask for it.
                change.heals("--take-over", lock=moment == count - 1)
            except Exception as error:
                raise type(error)(f"{name}: {error}") from error


def part_of_killed(part):
    def scenario(world):
        killed(world, part)
    scenario.__name__ = f"killed, part {part + 1} of {PARTS}"
    return scenario


def killed_and_taken_back(world):
    """Somebody is killed midway, and then the change is taken back: what was sent has to go back too."""
    with Change(world) as change:
        runs = []
        change.proxy.fail(Call(lambda: runs[0].kill(), "before"), "PUT", "jobs/index.html$", most=1)
        runs.append(change.start())
        runs[0].end()
        change.proxy.settle()
        check(bodies(change.bucket) != change.before, "it was killed too early to tell")
        back = world.site()
        back.settings(target=change.bucket.settings())
        check(back.build() == change.before, "two builds of the same differ")
        back.deploy("--take-over", **change.bucket.environment).exits(0)
        exact(change.bucket, change.before)


def the_lock_of_the_dead(world):
    """Somebody was killed. The next run waits until the lock is stale, and then deploys without being told how."""
    with Change(world) as change:
        runs = []
        change.proxy.fail(Call(lambda: runs[0].kill(), "before"), "PUT", PAGE, most=1)
        runs.append(change.start())
        runs[0].end()
        change.proxy.calm()
        check(any(key.endswith(LOCK) for key in change.bucket.keys()), "there is no lock")
        begun = time.monotonic()
        while change.deploy().exits(0, 4).code:
            check(time.monotonic() - begun < 2 * STALE, "the lock of the dead is never stale")
            time.sleep(1)
        exact(change.bucket, change.after)


# The longest first.
SCENARIOS = [*map(part_of_killed, range(PARTS)), a_delete_fails_for_ever, the_lock_of_the_dead, a_stall, somebody_else_has_deployed,
             one_page_503_for_ever, one_asset_500_for_ever, every_third_put_500, every_fourth_request_503, too_many_requests, forbidden,
             no_manifest_to_be_had, half_a_manifest, a_manifest_of_somebody_else, the_lock_can_not_be_had,
             the_last_manifest_fails, cut_once, cut_for_ever, every_fifth_connection_cut, damaged_on_the_way,
             damaged_before_a_store_that_looks, an_answer_is_lost, the_store_is_gone,
             a_second_deployer_is_told, a_late_page_of_somebody_who_was_taken_over, only_one_of_two_at_once, killed_and_taken_back]
