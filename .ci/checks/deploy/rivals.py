"""Two deploys of one place, and changes that are taken back: what a list must say so that the site ends as somebody built it."""

import re

from faults import Change
from judge import bodies, exact, removals, uploaded
from places import branch, published, somebody_pushes, stands
from proxy import Call, Cut, Proxy, Stall, Status
from servers import Distribution, git
from sites import check
from stores import LOCK, MANIFEST, deployed

NOTE = "static/note.txt"


def noted(world, text="first"):
    """A site with a small file beside its pages, in a bucket, with a proxy before it."""
    site = world.site()
    site.put(NOTE, text)
    bucket = world.bucket(world.s3s)
    site.settings(target=bucket.settings())
    site.build()
    site.deploy(**bucket.environment).exits(0)
    return site, bucket


def without_note(site):
    (site.root / NOTE).unlink()
    return site.build()


def a_file_comes_back_after_its_delete_was_not_written_down(world):
    """It was deleted, and the list that says so was refused, or the program was killed. Then the very same file is there again."""
    for fault in (Status(403), "kill"):
        site, bucket = noted(world)
        without_note(site)
        with Proxy(world.s3s.port) as proxy:
            site.settings(target=bucket.settings(proxy.port))
            runs = []
            killer = Call(lambda runs=runs: runs[0].kill(), "before")
            proxy.fail(killer if fault == "kill" else fault, "PUT", re.escape(MANIFEST), skip=1)
            runs.append(site.start(**bucket.environment))
            check(runs[0].end().code != 0, "it says that all is well")
            proxy.settle()
        check("note.txt" not in bodies(bucket), "nothing was deleted, so this shows nothing")
        site.put(NOTE, "first")
        files = site.build()
        site.settings(target=bucket.settings())
        site.build()
        site.deploy("--take-over", **bucket.environment).exits(0)
        exact(bucket, files)


def a_stale_delete_meets_a_new_file(world):
    """One plans to delete a file; before it begins, another deploys a new one of that name. The first must not take it away."""
    site, bucket = noted(world)
    other = world.site()
    other.put(NOTE, "second")
    other.settings(target=bucket.settings())
    files = other.build()
    without_note(site)
    with Proxy(world.s3s.port) as proxy:
        site.settings(target=bucket.settings(proxy.port))
        stall = proxy.fail(Stall(60), "PUT", re.escape(LOCK), most=1)
        first = site.start(**bucket.environment)
        check(stall.came.wait(60), "the first never came")
        other.deploy(**bucket.environment).exits(0)
        stall.free.set()
        first.end().exits(4)
        check(not removals(proxy, bucket), "it deletes by an old plan")
    exact(bucket, files)


def a_take_over_from_one_who_lives(world):
    """Somebody takes over although the other is at work. The other notices before the first page of the new one is sent."""
    with Change(world) as change:
        other = world.site(7)
        other.description = "Somebody else's words."
        other.settings(target=change.bucket.settings())
        files = other.build()
        # Slow enough to be met, and never stopped: a page each half second.
        change.proxy.fail(Stall(0.5), "PUT", "html$")
        first = change.start()
        while not uploaded(change.proxy, change.bucket):
            check(first.process.poll() is None, "it has ended")
        other.deploy("--take-over", "--allow-deletes", 100, **change.bucket.environment).exits(0)
        first.end().exits(4)
        change.proxy.settle()
        live = bodies(change.bucket)
        wrong = [path for path, body in files.items() if live.get(path) != body]
        check(not wrong, lambda: f"{len(wrong)} files are the first one's: {wrong[:3]}")


def a_network_that_is_gone_is_not_called_a_rival(world):
    """Nobody else is there; the store does not answer for half a minute. It stops, says that, and the next run goes on."""
    with Change(world) as change:
        stall = change.proxy.fail(Stall(40), "PUT", "html$")
        change.proxy.fail(Cut(), "PUT", re.escape(LOCK), skip=1)
        run = change.deploy().exits(2)
        check("another deploy" not in run.err, "it speaks of somebody else")
        stall.free.set()
        change.proxy.calm()
        change.heals("--take-over")


def what_has_arrived_is_not_sent_again(world):
    with Change(world) as change:
        change.proxy.fail(Status(403), "PUT", "de/locations/.*html$")
        change.deploy().exits(2)
        first = uploaded(change.proxy, change.bucket)
        change.proxy.calm()
        change.deploy().exits(0)
        again = set(first) & set(uploaded(change.proxy, change.bucket))
        refused = {path for path in again if path.startswith("de/locations/")}
        check(again == refused, lambda: f"{len(again - refused)} files were sent twice")
        exact(change.bucket, change.after)


def a_cdn_that_was_busy_is_asked_again(world):
    """The site is there and the CDN was not told: the next run tells it, although nothing else is to be done."""
    distribution = Distribution(world.moto)
    site, bucket, _ = deployed(world, world.s3s)
    site.settings(target=bucket.settings(more={"cloudfront": distribution.id}))
    site.posting(3, edition=1)
    after = site.build()
    with Proxy(world.moto.port) as proxy:
        cdn = {"AWS_ENDPOINT_URL_CLOUDFRONT": f"http://127.0.0.1:{proxy.port}"}
        proxy.fail(Status(503), "POST")
        site.deploy(**bucket.environment, **cdn).exits(2).says(distribution.id)
        exact(bucket, after)
        check(not distribution.invalidated(), "it was told")
        proxy.calm()
        site.deploy(**bucket.environment, **cdn).exits(0)
        check(any("/jobs/posting-00003/" in paths for paths in distribution.invalidated()), f"{distribution.invalidated()}")
        proxy.calm()
        site.deploy(**bucket.environment, **cdn).exits(0)
        check(not proxy.asked("POST"), "it tells it again and again")


def a_list_that_is_damaged_is_made_anew(world):
    site, bucket, files = deployed(world, world.s3s)
    bucket.put(MANIFEST, b"{ half a li", content_type="application/json")
    site.deploy(**bucket.environment).exits(2).says("--force")
    site.deploy("--force", **bucket.environment).exits(0)
    exact(bucket, files)


def git_revert_is_a_way_back(world):
    """Somebody reverts a deploy. What came back is still ours, and goes with the next one that does not have it."""
    site, repository, before = published(world)
    site.remove([2])
    after = site.build()
    site.deploy().exits(0)
    clone = world.place()
    git(repository.parent, "clone", "--quiet", "--branch", "gh-pages", repository, clone)
    git(clone, "-c", "user.name=Somebody", "-c", "user.email=me@firm.example", "revert", "--no-edit", "HEAD")
    git(clone, "push", "--quiet", "origin", "gh-pages")
    check(branch(repository) == before, "the revert shows nothing")
    site.deploy().exits(0)
    check(stands(branch(repository), after), "a posting that has gone is still there")


def git_a_file_of_others_in_the_way_of_a_folder(world):
    site, repository, files = published(world)
    somebody_pushes(world, repository, "stories")
    site.put("static/stories/one.txt", "a folder where somebody has a file")
    site.build()
    site.deploy().exits(3).says("stories")
    live = branch(repository)
    check(live.pop("stories", None) == b"mine" and live == files, "the branch has changed")


def git_is_not_led_astray_by_its_surroundings(world):
    """The caller stands in a repository of its own, with hooks and a name space."""
    site, repository, _ = published(world)
    own = world.place()
    own.mkdir()
    git(own, "init", "--quiet")
    before = (own / ".git/config").read_bytes()
    site.posting(3, edition=1)
    after = site.build()
    site.deploy(GIT_DIR=str(own / ".git"), GIT_COMMON_DIR=str(own / ".git"), GIT_NAMESPACE="elsewhere",
                GIT_WORK_TREE=str(own), GIT_OBJECT_DIRECTORY=str(own / ".git/objects")).exits(0)
    check(branch(repository) == after, "it has gone elsewhere")
    check((own / ".git/config").read_bytes() == before, "it has changed the caller's repository")


SCENARIOS = [a_file_comes_back_after_its_delete_was_not_written_down, a_stale_delete_meets_a_new_file, a_take_over_from_one_who_lives,
             a_network_that_is_gone_is_not_called_a_rival, what_has_arrived_is_not_sent_again, a_cdn_that_was_busy_is_asked_again,
             a_list_that_is_damaged_is_made_anew, git_revert_is_a_way_back, git_a_file_of_others_in_the_way_of_a_folder,
             git_is_not_led_astray_by_its_surroundings]
