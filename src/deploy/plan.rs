//! What a deploy would do: what was built against what lies there. It asks nothing and changes nothing.

use std::collections::BTreeSet;

use super::deployed::{Copy, Deployed};
use crate::base::{Class, Fingerprint, OutPath};

/// Deletes that need nobody's leave, however small the site.
const FEW: usize = 20;
/// The share of the site that may be deleted without leave, as its divisor: a tenth.
const SHARE: usize = 10;
const DAY: i64 = 24 * 60 * 60;

/// Why a file is sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// It was not there.
    New,
    /// It has other bytes.
    Changed,
    /// It is to be served with other headers.
    Headers,
    /// An earlier deploy may or may not have sent it.
    Interrupted,
    /// The user wants all files sent.
    Forced,
}

/// A file to be sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Upload {
    /// Where it goes.
    pub path: OutPath,
    /// Why.
    pub why: Why,
    /// Whether search engines might show what lay there.
    pub(super) was_indexed: bool,
    /// What will lie there.
    pub(super) copy: Copy,
}

impl Upload {
    /// What it is.
    #[must_use]
    pub fn class(&self) -> Class {
        self.copy.class
    }

    /// In bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.copy.size
    }
}

/// What is to be done, and what lies there when it is done.
#[derive(Clone, Default, Debug)]
pub struct Plan {
    /// Files to send, in the order in which they are.
    pub uploads: Vec<Upload>,
    /// Files that the site has no more.
    pub deletes: Vec<OutPath>,
    /// Assets that no page has used for the days of grace.
    pub expired: Vec<OutPath>,
    /// Files that lie there as they should.
    pub unchanged: usize,
    /// Assets that no page uses any more, and that stay for now.
    pub retired: usize,
    /// What lies there that is none of careergen's and stays.
    pub unknown: Vec<OutPath>,
    /// What is none of careergen's and goes, since the user says so.
    pub pruned: Vec<OutPath>,
    /// What is none of careergen's and would be written over.
    pub taken: Vec<OutPath>,
    /// Files of the site that lay there before.
    before: usize,
    /// The list at the end.
    after: Deployed,
    /// What is there now and is not in the list at the end.
    going: Deployed,
    /// Whether assets are out of use from now on.
    retires: bool,
}

/// What the plan depends on besides the two lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms {
    /// Seconds since 1970.
    pub(super) now: i64,
    /// For assets.
    pub(super) grace_days: u16,
    /// Whether all files are sent.
    pub(super) force: bool,
}

/// The files in the order in which a site can take them in while people read it: what pages need, then pages, then what leads to them.
pub(super) fn stage(class: Class) -> u8 {
    match class {
        Class::Asset | Class::Static | Class::Hosting => 0,
        Class::Posting | Class::Page | Class::Twin => 1,
        Class::List | Class::Feed => 2,
    }
}

/// Compares. `wanted` is what should lie there.
pub(super) fn plan(wanted: Deployed, there: &Deployed, terms: Terms) -> Plan {
    let mut plan = Plan {
        before: there.files.values().filter(|copy| copy.retired.is_none()).count(),
        ..Plan::default()
    };
    for (path, copy) in &wanted.files {
        match why(copy, there.files.get(path), terms.force) {
            Some(why) => {
                let was_indexed = there.files.get(path).is_some_and(|there| there.indexed);
                plan.uploads.push(Upload { path: path.clone(), why, was_indexed, copy: copy.clone() });
            }
            None => plan.unchanged += 1,
        }
    }
    plan.uploads.sort_by(|a, b| (stage(a.copy.class), &a.path).cmp(&(stage(b.copy.class), &b.path)));
    plan.after = wanted;
    for (path, copy) in &there.files {
        if plan.after.files.contains_key(path) {
            continue;
        }
        let since = copy.retired.unwrap_or(terms.now);
        if copy.class == Class::Asset && terms.now - since < i64::from(terms.grace_days) * DAY {
            plan.retires |= copy.retired.is_none();
            plan.after.files.insert(path.clone(), Copy { retired: Some(since), ..copy.clone() });
            plan.retired += 1;
            continue;
        }
        let list = if copy.class == Class::Asset { &mut plan.expired } else { &mut plan.deletes };
        list.push(path.clone());
        plan.going.files.insert(path.clone(), copy.clone());
    }
    plan
}

fn why(copy: &Copy, there: Option<&Copy>, force: bool) -> Option<Why> {
    let Some(there) = there else { return Some(Why::New) };
    match there.hash {
        None => Some(Why::Interrupted),
        Some(_) if force => Some(Why::Forced),
        hash if hash != copy.hash => Some(Why::Changed),
        _ if there.headers != copy.headers => Some(Why::Headers),
        _ => None,
    }
}

impl Plan {
    /// Sorts out what lies there and is in no list of ours.
    pub(super) fn strangers(&mut self, found: impl IntoIterator<Item = OutPath>, prune: bool) {
        let ours: BTreeSet<&OutPath> = self.after.files.keys().chain(self.going.files.keys()).collect();
        let new: BTreeSet<&OutPath> =
            self.uploads.iter().filter(|upload| upload.why == Why::New).map(|upload| &upload.path).collect();
        let (mut strangers, mut taken) = (Vec::new(), Vec::new());
        for path in found {
            if new.contains(&path) {
                taken.push(path);
            } else if !ours.contains(&path) {
                strangers.push(path);
            }
        }
        self.taken = taken;
        *(if prune { &mut self.pruned } else { &mut self.unknown }) = strangers;
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.uploads.is_empty()
            && self.all_deletes().next().is_none()
            && !self.retires
            && self.stale().is_empty()
    }

    /// Names the release that this one follows.
    pub(super) fn follow(&mut self, before: Option<String>) {
        self.after.before = before;
    }

    /// Files of which caches may hold what lay there before.
    pub(super) fn stale(&self) -> &BTreeSet<OutPath> {
        &self.after.stale
    }

    /// Everything that goes.
    pub fn all_deletes(&self) -> impl Iterator<Item = &OutPath> {
        self.deletes.iter().chain(&self.expired).chain(&self.pruned)
    }

    /// Deletes that somebody has to allow: none, or their number and how many need no leave.
    pub(super) fn too_many(&self, allowed: Option<usize>) -> Option<(usize, usize)> {
        let deletes = self.deletes.len() + self.pruned.len();
        let postings =
            |list: &Deployed| list.files.values().filter(|copy| copy.class == Class::Posting).count();
        // A site that loses all its roles has probably been built of the wrong folder.
        let is_emptied = postings(&self.after) == 0 && postings(&self.going) > 0;
        let limit = if is_emptied { 0 } else { (self.before / SHARE).max(FEW) };
        (deletes > allowed.unwrap_or(limit)).then_some((deletes, limit))
    }

    /// Bytes to send.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.uploads.iter().map(Upload::size).sum()
    }

    /// A file that goes, as it is now; nothing for what is not ours.
    pub(super) fn leaving(&self, path: &OutPath) -> Option<&Copy> {
        self.going.files.get(path)
    }

    /// The list at the end.
    pub(super) fn after(&self) -> &Deployed {
        &self.after
    }
}

/// What only buckets need, which take files one by one.
#[cfg(any(feature = "cloud", test))]
impl Plan {
    /// The list while files are sent one by one: of what is sent nobody knows yet whether it arrives.
    pub(super) fn during(&self, is_sent: impl Fn(&OutPath) -> bool) -> Deployed {
        let mut during = self.before_deletes();
        for upload in self.uploads.iter().filter(|upload| !is_sent(&upload.path)) {
            during.files.insert(upload.path.clone(), Copy { hash: None, ..upload.copy.clone() });
        }
        during
    }

    /// The list when everything has been sent and is about to be deleted: of what goes nobody knows either whether it is there.
    pub(super) fn before_deletes(&self) -> Deployed {
        let mut before = self.after.clone();
        let going = self.going.files.iter();
        before.files.extend(going.map(|(path, copy)| (path.clone(), Copy { hash: None, ..copy.clone() })));
        before
    }

    /// Caches stand in front of the host: what changes is stale there, until they have been told.
    pub(super) fn remember_stale(&mut self, there: &Deployed) {
        // Another content of an asset has another name.
        let changed =
            self.uploads.iter().filter(|upload| upload.class() != Class::Asset).map(|upload| &upload.path);
        let changed = changed.chain(self.deletes.iter()).chain(&self.pruned);
        self.after.stale = changed.chain(&there.stale).cloned().collect();
    }

    /// Notes that caches have been told.
    pub(super) fn forget_stale(&mut self) {
        self.after.stale.clear();
    }
}

/// Of the headers that a file is served with.
pub(super) fn headers(values: &[&str]) -> Fingerprint {
    Fingerprint::of_bytes(values.join("\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_764_000_000;

    /// `path class bytes`, a file a line; `?` for bytes that nobody knows.
    fn list(text: &str) -> Deployed {
        let line = |line: &str| {
            let mut words = line.split_whitespace();
            let path = OutPath::new(words.next()?)?;
            let class = serde_json::from_value(words.next()?.into()).ok()?;
            let bytes = words.next()?;
            let hash = (bytes != "?").then(|| Fingerprint::of_bytes(bytes.as_bytes()));
            let headers = headers(&[words.next().unwrap_or("as ever")]);
            let retired = words.next().map(|days| NOW - days.parse::<i64>().unwrap() * DAY);
            Some((path, Copy { hash, size: 1, class, indexed: false, headers, retired }))
        };
        Deployed { files: text.lines().filter_map(line).collect(), ..Deployed::default() }
    }

    fn planned(wanted: &str, there: &str) -> Plan {
        plan(list(wanted), &list(there), Terms { now: NOW, grace_days: 7, force: false })
    }

    fn said(plan: &Plan) -> Vec<String> {
        let sent = plan.uploads.iter().map(|upload| format!("{:?} {}", upload.why, upload.path));
        sent.chain(plan.all_deletes().map(|path| format!("Delete {path}"))).collect()
    }

    #[test]
    fn what_pages_need_is_sent_before_pages_and_pages_before_what_leads_to_them() {
        let plan = planned(
            "index.html list a\nfeed.xml feed a\njobs/baker/index.html posting a\nassets/main-0a.css asset a\nlogo.svg static a",
            "",
        );
        assert_eq!(
            said(&plan),
            [
                "New assets/main-0a.css",
                "New logo.svg",
                "New jobs/baker/index.html",
                "New feed.xml",
                "New index.html"
            ]
        );
    }

    #[test]
    fn only_what_differs_is_sent_and_why_is_said() {
        let plan = planned(
            "a page 1\nb page 2\nc page 3\nd page 4",
            "a page 1\nb page 1\nc page 3 others\nd page ?",
        );
        assert_eq!(said(&plan), ["Changed b", "Headers c", "Interrupted d"]);
        assert_eq!(plan.unchanged, 1);
    }

    #[test]
    fn equal_sites_give_nothing_to_do() {
        assert!(planned("a page 1", "a page 1").is_empty());
    }

    #[test]
    fn an_asset_stays_for_its_days_of_grace_and_comes_back_as_if_it_had_never_gone() {
        let there =
            "assets/old-1.css asset 1\nassets/older-1.css asset 1 as_ever 8\nassets/back-1.css asset 1 as 2";
        let plan = planned("assets/back-1.css asset 1 as", there);
        assert_eq!(said(&plan), ["Delete assets/older-1.css"]);
        let after = plan.after();
        let retired = |path: &str| after.files.get(&OutPath::new(path).unwrap()).map(|copy| copy.retired);
        assert_eq!(retired("assets/old-1.css"), Some(Some(NOW)));
        assert_eq!(retired("assets/back-1.css"), Some(None));
        assert_eq!(retired("assets/older-1.css"), None);
    }

    #[test]
    fn more_than_twenty_deletes_and_a_tenth_need_leave() {
        let pages = |count: usize| (0..count).map(|at| format!("{at} page 1\n")).collect::<String>();
        let plan = |wanted: usize, there: usize| planned(&pages(wanted), &pages(there));
        assert_eq!(plan(0, 20).too_many(None), None);
        assert_eq!(plan(0, 21).too_many(None), Some((21, 20)));
        assert_eq!(plan(900, 1000).too_many(None), None);
        assert_eq!(plan(899, 1000).too_many(None), Some((101, 100)));
        assert_eq!(plan(899, 1000).too_many(Some(100)), Some((101, 100)));
        assert_eq!(plan(899, 1000).too_many(Some(101)), None);
        assert_eq!(plan(999, 1000).too_many(Some(0)), Some((1, 100)), "none are allowed");
    }

    #[test]
    fn the_last_posting_does_not_go_without_leave() {
        let there = "index.html list 1\na posting 1\nb posting 1";
        assert_eq!(planned("index.html list 2\nb posting 1", there).too_many(None), None);
        assert_eq!(planned("index.html list 2", there).too_many(None), Some((2, 0)));
        assert_eq!(planned("index.html list 2", there).too_many(Some(2)), None);
        assert_eq!(planned("index.html list 2", "index.html list 1\nc page 1").too_many(None), None);
    }

    #[test]
    fn what_is_sent_is_written_down_as_unknown_before() {
        let plan = planned("a page 1\nb page 2", "a page 1\nb page 1\nc page 1");
        assert_eq!(plan.during(|_| false), list("a page 1\nb page ?\nc page ?"));
        assert_eq!(plan.during(|_| true), plan.before_deletes());
        assert_eq!(plan.before_deletes(), list("a page 1\nb page 2\nc page ?"));
        assert_eq!(*plan.after(), list("a page 1\nb page 2"));
    }

    #[test]
    fn strangers_stay_unless_they_are_to_go() {
        let found = || ["a", "robots-old.txt"].map(|path| OutPath::new(path).unwrap());
        let mut plan = planned("a page 1", "a page 1");
        plan.strangers(found(), false);
        assert!(plan.is_empty() && plan.unknown.len() == 1 && plan.taken.is_empty());
        plan.strangers(found(), true);
        assert_eq!(said(&plan), ["Delete robots-old.txt"]);
    }

    #[test]
    fn what_others_have_put_where_a_new_file_goes_is_named() {
        let mut plan = planned("index.html list 1", "");
        plan.strangers([OutPath::new("index.html").unwrap()], false);
        assert_eq!((plan.taken.len(), plan.unknown.len()), (1, 0));
    }

    #[test]
    fn an_asset_that_goes_out_of_use_by_itself_is_something_to_write_down() {
        assert!(!planned("a page 1", "a page 1\nassets/b-1.svg asset 1").is_empty());
        assert!(planned("a page 1", "a page 1\nassets/b-1.svg asset 1 as 3").is_empty());
    }

    #[test]
    fn what_caches_hold_is_remembered_until_they_have_been_told() {
        let there = list("a page 1\nb page 1\nassets/c-1.css asset 1");
        let mut plan =
            planned("a page 2\nassets/d-1.css asset 1", "a page 1\nb page 1\nassets/c-1.css asset 1");
        plan.remember_stale(&there);
        let stale: Vec<&str> = plan.stale().iter().map(OutPath::as_str).collect();
        assert_eq!(stale, ["a", "b"], "an asset has a name of its own for each content");
        // The next deploy finds that they were not told.
        let left = Deployed::from_bytes(&plan.after().to_bytes()).unwrap();
        let mut next = planned("a page 2\nassets/d-1.css asset 1", "a page 2\nassets/d-1.css asset 1");
        next.remember_stale(&left);
        assert!(!next.is_empty());
        next.forget_stale();
        assert!(next.is_empty());
    }

    #[test]
    fn a_list_is_read_as_it_was_written_and_a_strange_one_is_not() {
        let written = list("a page 1\nassets/b-1.css asset 2 as 3\nc posting ?");
        assert_eq!(Deployed::from_bytes(&written.to_bytes()), Ok(written));
        for strange in ["", "[]", "{\"version\":1}", "{\"deployed_by\":\"careergen\",\"version\":1}"] {
            assert!(Deployed::from_bytes(strange.as_bytes()).is_err(), "{strange}");
        }
        let outside = br#"{"deployed_by":"careergen","version":1,"files":{"../a":{"size":1,"class":"page","headers":"00000000000000000000000000000000"}}}"#;
        assert_eq!(Deployed::from_bytes(outside), Ok(Deployed::default()), "it was never ours");
    }
}
