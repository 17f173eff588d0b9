"""A deploy to a folder that a web server reads, and to a branch of a git repository."""

import os
import threading
import time
from pathlib import Path

from judge import OURS, few, whole
from servers import bare_repository, git
from sites import check

PAGE = "jobs/posting-00003/index.html"


def tree(folder):
    """What a web server finds in a folder."""
    folder = Path(folder).resolve()
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*")
            if path.is_file() and path.relative_to(folder).parts[0] != OURS.rstrip("/")}


# A folder.

class Reader:
    """Reads a page again and again, as a web server does, and remembers when it could not."""

    def __init__(self, path):
        self.path, self.seen, self.failed, self.ends = path, set(), [], threading.Event()
        self.thread = threading.Thread(target=self.read, daemon=True)

    def read(self):
        while not self.ends.is_set():
            try:
                self.seen.add(self.path.read_bytes())
            except OSError as error:
                self.failed.append(str(error))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.ends.set()
        self.thread.join()


def stands(live, built):
    """Whether a site stands as it was built. What pages of before may still ask for by its hash stays for a while."""
    return all(live.get(path) == body for path, body in built.items()) and all(
        path.startswith("assets/") for path in live.keys() - built.keys())


def served(world, keep=3):
    """A site that stands in a folder."""
    site, folder = world.site(), world.place()
    folder.mkdir()
    site.settings(target={"host": "folder", "path": str(folder), "keep": keep})
    files = site.build()
    site.deploy().exits(0)
    check(tree(folder / "current") == files, "what `current` leads to is not what was built")
    return site, folder, files


def folder_first_deploy(world):
    _, folder, _ = served(world)
    link = folder / "current"
    check(link.is_symlink() and not os.readlink(link).startswith("/"), "`current` is no relative link")
    check(link.resolve().parent == folder / "releases", f"`current` leads to {link.resolve()}")


def folder_nothing_changed(world):
    site, folder, _ = served(world)
    before = os.readlink(folder / "current"), sorted(os.listdir(folder / "releases"))
    site.build()
    run = site.deploy().exits(0)
    check(run.told["outcome"] == "nothing to do", f"the outcome is {run.told['outcome']}")
    check(before == (os.readlink(folder / "current"), sorted(os.listdir(folder / "releases"))), "it has made a release")


def folder_changes_in_one_step(world):
    """A reader who never stops finds a whole page each time; of old releases the last few stay."""
    site, folder, files = served(world, keep=3)
    versions = {files["index.html"]}
    with Reader(folder / "current/index.html") as reader:
        for edition in range(1, 8):
            site.description = f"Edition {edition}."
            site.settings()
            files = site.build()
            versions.add(files["index.html"])
            site.deploy().exits(0)
            check(tree(folder / "current") == files, f"edition {edition} is not what was built")
            time.sleep(0.02)
    check(not reader.failed, lambda: f"a reader failed {len(reader.failed)} times: {reader.failed[0]}")
    check(reader.seen <= versions, "a reader saw a page that was never built")
    check(len(reader.seen) > 2, "the reader saw too little to tell")
    kept = os.listdir(folder / "releases")
    check(len(kept) == 3, lambda: f"{len(kept)} releases are kept instead of 3: {few(kept)}")


def folder_rollback(world):
    site, folder, before = served(world)
    site.remove([1])
    site.posting(3, edition=1)
    after = site.build()
    site.deploy().exits(0)
    check(stands(tree(folder / "current"), after), "the second release is not what was built")
    with Reader(folder / "current/index.html") as reader:
        site.deploy("--rollback").exits(0)
    check(not reader.failed, lambda: f"a reader failed: {reader.failed[0]}")
    check(tree(folder / "current") == before, "the rollback does not bring back what was there")
    site.deploy().exits(0)
    check(stands(tree(folder / "current"), after), "after a rollback nothing can be deployed")


def folder_nothing_to_roll_back_to(world):
    site, folder, files = served(world)
    run = site.deploy("--rollback")
    check(run.code not in (0, None), f"it exits {run.code}")
    check(tree(folder / "current") == files, "it has changed the site")


def folder_three_hundred_deletes(world):
    site, folder, before = world.site(350), world.place(), None
    folder.mkdir()
    site.settings(target={"host": "folder", "path": str(folder)})
    before = site.build()
    site.deploy().exits(0)
    site.remove(range(50, 350))
    after = site.build()
    run = site.deploy().exits(3)
    check(tree(folder / "current") == before, "refused, but the site has changed")
    site.deploy("--allow-deletes", len(run.plan["deletes"])).exits(0)
    check(stands(tree(folder / "current"), after), "what stands there is not what was built")


def folder_killed(world):
    """kill -9 at any time: `current` leads to one of the two sites, and the next run heals."""
    site, folder, before = served(world)
    for turn, delay in enumerate((0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12)):
        site.description = f"Killed, the {turn + 1}th time."
        site.settings()
        after = site.build()
        run = site.start()
        time.sleep(delay)
        run.kill()
        run.end()
        live = tree(folder / "current")
        whole(live, before, after)
        check(live in (before, after), f"killed after {delay} s: a mix of two sites")
        site.deploy("--take-over").exits(0)
        check(tree(folder / "current") == after, f"killed after {delay} s: the next run does not heal")
        before = after
    check(len(os.listdir(folder / "releases")) <= 3, "releases of the dead are left behind")


def folder_is_not_ours(world):
    """Where `current` is a folder of somebody else, nothing is touched."""
    site, folder = world.site(), world.place()
    (folder / "current").mkdir(parents=True)
    (folder / "current/index.html").write_text("mine")
    site.settings(target={"host": "folder", "path": str(folder)})
    site.build()
    run = site.deploy()
    check(run.code != 0, "it exits 0")
    check((folder / "current/index.html").read_text() == "mine", "it has changed what is not ours")


# A branch.

def published(world, **more):
    site, repository = world.site(), bare_repository(world.place())
    site.settings(target={"host": "git", "repository": f"file://{repository}", "branch": "gh-pages", **more})
    files = site.build()
    site.deploy().exits(0)
    check(branch(repository) == files, "the branch is not what was built")
    return site, repository, files


def branch(repository, name="gh-pages"):
    """The files of a branch, but for those that the host reads."""
    paths = git(repository, "ls-tree", "-r", "-z", "--name-only", name).decode().split("\0")
    return {path: git(repository, "cat-file", "blob", f"{name}:{path}") for path in paths
            if path and path not in (".nojekyll", "CNAME") and not path.startswith(OURS)}


def tip(repository):
    return git(repository, "rev-parse", "gh-pages").decode().strip()


def git_first_deploy(world):
    _, repository, _ = published(world)
    paths = git(repository, "ls-tree", "--name-only", "gh-pages").decode().split()
    check(".nojekyll" in paths, "there is no .nojekyll")


def git_nothing_changed(world):
    site, repository, _ = published(world)
    before = tip(repository)
    site.build()
    run = site.deploy().exits(0)
    check(run.told["outcome"] == "nothing to do", f"the outcome is {run.told['outcome']}")
    check(tip(repository) == before, "it has made a commit")


def git_one_edit(world):
    site, repository, before = published(world)
    old = tip(repository)
    site.posting(3, edition=1)
    after = site.build()
    site.deploy().exits(0)
    check(branch(repository) == after, "the branch is not what was built")
    differ = git(repository, "diff", "--name-only", old, "gh-pages").decode().split()
    wanted = {path for path in after if before.get(path) != after[path]}
    check({path for path in differ if not path.startswith(OURS)} == wanted, lambda: f"the commit changes {few(differ)}")


def git_files_of_others(world):
    """What somebody else keeps on the branch stays."""
    site, repository, _ = published(world)
    somebody_pushes(world, repository, "brochure.txt")
    site.posting(3, edition=1)
    after = site.build()
    site.deploy().exits(0)
    live = branch(repository)
    check(live.pop("brochure.txt", None), "a file of others is gone")
    check(live == after, "the branch is not what was built")


def somebody_pushes(world, repository, path):
    clone = world.place()
    git(repository.parent, "clone", "--quiet", "--branch", "gh-pages", repository, clone)
    (clone / path).write_text("mine")
    git(clone, "add", path)
    git(clone, "-c", "user.name=Somebody", "-c", "user.email=somebody@firm.example", "commit", "--quiet", "-m", "Mine")
    git(clone, "push", "--quiet", "origin", "gh-pages")


def git_second_pusher(world):
    """Somebody pushes after the branch was read and before ours is pushed: nothing of theirs is lost, and the next run heals."""
    site, repository, before = published(world)
    site.posting(3, edition=1)
    after = site.build()
    # A git that lets somebody else go first, once.
    folder, clone = world.place(), world.place()
    git(repository.parent, "clone", "--quiet", "--branch", "gh-pages", repository, clone)
    folder.mkdir()
    real = world.options.git
    script = folder / "git"
    script.write_text(f"""#!/bin/sh
case " $* " in
*" push "*)
  if mkdir '{folder}/pushed' 2>/dev/null; then (
    unset GIT_DIR GIT_INDEX_FILE
    cd '{clone}' && echo mine > brochure.txt && '{real}' add brochure.txt &&
    '{real}' -c user.name=Somebody -c user.email=somebody@firm.example commit --quiet -m Mine &&
    '{real}' push --quiet origin gh-pages
  ) fi ;;
esac
exec '{real}' "$@"
""")
    script.chmod(0o755)
    run = site.deploy(PATH=f"{folder}:{os.environ['PATH']}")
    check((folder / "pushed").exists(), "nobody has pushed in between: it does not push by `git push`")
    run.exits(4)
    live = branch(repository)
    check(live.pop("brochure.txt", None), "what somebody else has pushed is lost")
    check(live == before, "the branch has changed")
    site.deploy().exits(0)
    live = branch(repository)
    check(live.pop("brochure.txt", None), "what somebody else has pushed is lost by the next run")
    check(live == after, "the next run does not heal")


def git_for_staff_alone(world):
    """A branch with the site for staff takes no other, whatever the settings say."""
    site, repository = world.site(), bare_repository(world.place())
    target = {"host": "git", "repository": f"file://{repository}", "branch": "gh-pages", "base_url": "https://careers.example"}
    site.settings(target={**target, "audience": "internal"})
    built = ("--out", site.root / "internal")
    site.build("--audience", "internal", "--base-url", "https://careers.example")
    site.deploy(*built).exits(0)
    site.deploy(*built).exits(0)
    before = tip(repository)
    site.settings(target=target)
    site.build()
    site.deploy("--force", "--prune-unknown").exits(3).says("for staff lies there")
    check(tip(repository) == before, "it has made a commit")


def git_repository_is_gone(world):
    site, repository, _ = published(world)
    repository.rename(repository.with_name(f"{repository.name}-away"))
    site.posting(3, edition=1)
    site.build()
    run = site.deploy().exits(2)
    check(run.err.strip(), "it says nothing")


SCENARIOS = [folder_first_deploy, folder_nothing_changed, folder_changes_in_one_step, folder_rollback, folder_nothing_to_roll_back_to,
             folder_three_hundred_deletes, folder_killed, folder_is_not_ours, git_first_deploy, git_nothing_changed, git_one_edit,
             git_files_of_others, git_second_pusher, git_for_staff_alone, git_repository_is_gone]
