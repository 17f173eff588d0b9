//! A site in a string: built in memory, on a fixed day, and seen from different sides.

use std::collections::BTreeMap;

use careergen::audit::Report;
use careergen::base::{Anchor, Audience, Body, Date, Diagnostic, Env, Instant, Item, Span, Tree, UrlPath};
use careergen::pipeline::{self, Built};
use snapbox::data::Inline;
use snapbox::{Assert, Data, IntoData as _};

/// The day on which the tests' sites are built.
pub(crate) const TODAY: &str = "2026-11-24";

/// What small sites lack without anybody minding: settings, who hires, and what laws and boards want of a careers site. Only
/// [`Seen::faults`] tells of them, and `rules` shows the last.
const LACKING: [&str; 3] = ["N0912", "W0108", "W1402"];

/// A site that is about to be built.
#[must_use]
pub(crate) struct Site {
    tree: Tree,
    env: Env,
}

/// The site that `text` describes: `-- path --` opens a file.
pub(crate) fn site(text: &str) -> Site {
    Site { tree: Tree::from_text(text), env: Env::on(date(TODAY)) }
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date in a test")
}

impl Site {
    /// On another day.
    pub(crate) fn today(mut self, day: &str) -> Self {
        self.env.today = date(day);
        self
    }

    /// At a moment.
    pub(crate) fn now(mut self, now: Instant) -> Self {
        self.env = Env { now: Some(now), today: now.day_in("UTC"), ..self.env };
        self
    }

    /// With drafts.
    pub(crate) fn drafts(mut self) -> Self {
        self.env.drafts = true;
        self.env.future = true;
        self
    }

    /// With what could be better.
    pub(crate) fn advice(mut self) -> Self {
        self.env.advice = true;
        self
    }

    /// For staff.
    pub(crate) fn internal(mut self) -> Self {
        self.env.audience = Audience::Internal;
        self
    }

    /// After a build that left this `changes.json`.
    pub(crate) fn changes(mut self, file: &str) -> Self {
        self.env.changes = Some(file.as_bytes().to_vec());
        self
    }

    /// Under another address.
    pub(crate) fn base_url(mut self, url: &str) -> Self {
        self.env.base_url = Some(url.to_owned());
        self
    }

    /// Asks what every rule found on it.
    pub(crate) fn report(self) -> Report {
        pipeline::audit(self.tree, &self.env, careergen::review::Settings::default()).2
    }

    /// Builds it.
    pub(crate) fn build(self) -> Seen {
        Seen(pipeline::build(self.tree, &self.env, |_| {}))
    }
}

/// A site that was built.
pub(crate) struct Seen(pub(crate) Built);

impl Seen {
    /// The bytes of the file at a path, as text.
    pub(crate) fn file(&self, path: &str) -> String {
        let url = UrlPath::new(path).unwrap_or_else(|| panic!("{path} is no address"));
        let output = self.0.output.as_ref().expect("the theme can be used");
        let item = output.items.get(&url.to_out()).unwrap_or_else(|| panic!("there is no {path}"));
        bytes(item)
    }

    /// What `check` finds beside what a build does, as [`Self::said`] shows it.
    pub(crate) fn judged(&self) -> Vec<Diagnostic> {
        let env = Env::on(date(TODAY));
        pipeline::judge(&self.0, &env, careergen::review::Settings::default())
    }

    /// Whether there is a file at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let url = UrlPath::new(path).unwrap_or_else(|| panic!("{path} is no address"));
        self.0.output.as_ref().is_some_and(|output| output.items.contains_key(&url.to_out()))
    }

    /// What stands in `<main>`.
    pub(crate) fn main(&self, path: &str) -> String {
        between(&self.file(path), "<main", "</main>")
    }

    /// `<main>` compared with what is expected of it.
    pub(crate) fn shows(&self, path: &str, expected: Inline) -> &Self {
        eq(tidy_html(&self.main(path)), expected);
        self
    }

    /// The JobPosting of a page, indented; nothing where it has none.
    pub(crate) fn job_posting(&self, path: &str) -> Option<String> {
        let html = self.file(path);
        let scripts = html.split("<script type=\"application/ld+json\">").skip(1);
        let found = scripts
            .map(|rest| rest.split("</script>").next().unwrap_or_default())
            .filter(|json| json.contains("\"JobPosting\""))
            .map(|json| serde_json::from_str::<serde_json::Value>(json).expect("JSON-LD is JSON"));
        found.map(|json| serde_json::to_string_pretty(&json).expect("it was JSON")).next()
    }

    /// The faults, a line each.
    pub(crate) fn faults(&self) -> String {
        use careergen::base::report::{Format, render};
        render(Format::Short, &self.0.diagnostics, &self.0.sources)
    }

    /// The faults, a line each, without what small sites lack.
    pub(crate) fn said(&self) -> String {
        let lacks = |line: &&str| LACKING.iter().any(|id| line.contains(&format!("[{id}]")));
        self.faults().lines().filter(|line| !lacks(line)).map(|line| format!("{line}\n")).collect()
    }

    /// The words of `<main>` as a visitor without scripts reads them: a block a line.
    pub(crate) fn text(&self, path: &str) -> String {
        visible(&self.main(path))
    }

    /// The words of `<main>`, compared with what is expected of them.
    pub(crate) fn reads(&self, path: &str, expected: Inline) -> &Self {
        eq(self.text(path), expected);
        self
    }

    /// Every file of the site by its path, with its bytes, but for pictures that are drawn.
    pub(crate) fn files(&self) -> BTreeMap<String, String> {
        let output = self.0.output.as_ref().expect("the theme can be used");
        // Pictures that are drawn are no text.
        let texts = output.items.iter().filter(|(path, _)| !path.as_str().ends_with(".png"));
        texts.map(|(path, item)| (path.to_string(), bytes(item))).collect()
    }

    /// The ids of the codes of all faults, in order, without what small sites lack.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        self.0.diagnostics.iter().map(|fault| fault.code.id()).filter(|id| !LACKING.contains(id)).collect()
    }
}

/// The bytes of a file, as text.
pub(crate) fn bytes(item: &Item) -> String {
    let bytes = match &item.body {
        Body::Bytes(bytes) => bytes.to_vec(),
        Body::Page { by, page } => {
            let made = by.render(*page);
            assert!(made.fault.is_none(), "{:?}", made.fault);
            made.bytes
        }
        Body::File(path, _) => panic!("{} is only copied", path.display()),
    };
    String::from_utf8(bytes).expect("pages are UTF-8")
}

/// Compares, and overwrites the expected text when `SNAPSHOTS=overwrite` says so.
pub(crate) fn eq(actual: impl Into<String>, expected: Inline) {
    // Backslashes in what a user wrote are no paths.
    Assert::new().action_env("SNAPSHOTS").normalize_paths(false).eq(actual.into(), expected);
}

pub(crate) fn between(text: &str, open: &str, close: &str) -> String {
    let start = text.find(open).map_or(0, |at| at + text[at..].find('>').map_or(0, |end| end + 1));
    let end = text[start..].find(close).map_or(text.len(), |at| start + at);
    text[start..end].to_owned()
}

/// HTML without blank lines, so that a template may be laid out as it likes.
fn tidy_html(html: &str) -> String {
    html.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

/// HTML without what only a script shows.
fn unscripted(html: &str) -> String {
    let mut html = html.to_owned();
    for (from, to) in
        [("<form class=\"search\"", "</form>"), ("<div class=\"found\"", "<div class=\"unsearched\">")]
    {
        if let Some((before, rest)) = html.split_once(from) {
            let (_, after) = rest.split_once(to).expect("it ends");
            html = format!("{before}{after}");
        }
    }
    html
}

/// The text of HTML, with a line for each block.
pub(crate) fn visible(html: &str) -> String {
    let html = unscripted(html);
    const INLINE: [&str; 14] =
        ["a", "abbr", "b", "bdi", "code", "em", "i", "s", "small", "span", "strong", "sub", "sup", "time"];
    let mut text = String::new();
    let mut rest = html.as_str();
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open].replace('\n', " "));
        let close = rest[open..].find('>').map_or(rest.len(), |close| open + close + 1);
        let name = rest[open + 1..close].trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if !INLINE.contains(&name) {
            text.push('\n');
        }
        rest = &rest[close..];
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'");
    let text = text.replace("&#39;", "'").replace("&nbsp;", " ").replace("&amp;", "&");
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .map(|line| line + "\n")
        .collect()
}

/// A site with its faults marked under the text they point at. The marks are taken out, the site is built, the marks that
/// come of it are put in, and both are compared:
///
/// ```text
/// titel: Baker
/// ^^^^^ warning[W0103]: careergen does not know `titel` in a posting (did you mean `title`?)
/// ```
///
/// Of what helps, only the first is shown. What has no place in a text stands at the end, behind a mark of its own.
pub(crate) fn check(expected: Inline) {
    let marked: Data = expected.clone().into_data();
    let text = marked.render().expect("text");
    let plain: String = text.split_inclusive('\n').filter(|line| !is_mark(line)).collect();
    let seen = site(&plain).build();
    eq(annotated(&plain, &seen), expected);
}

/// As [`check`], for the front matter of one posting. What it does not say itself (a title, a place, a day, a way to
/// apply, a text) is there, so that nothing else is wrong with it.
pub(crate) fn check_posting(expected: Inline) {
    let marked = expected.clone().into_data().render().expect("text");
    let plain: String = marked.split_inclusive('\n').filter(|line| !is_mark(line)).collect();
    let (head, tail) = around(&plain);
    let annotated = annotated(&format!("{head}{plain}{tail}"), &posting(&plain));
    let own = annotated.strip_prefix(&head).unwrap_or(&annotated);
    eq(own.strip_suffix(&tail).unwrap_or(own), expected);
}

/// A site of one posting with this front matter, and what [`check_posting`] adds to it.
pub(crate) fn posting(fields: &str) -> Seen {
    let (head, tail) = around(fields);
    site(&format!("{head}{fields}{tail}")).build()
}

fn around(fields: &str) -> (String, String) {
    const DEFAULTS: [&str; 4] = [
        "title: Baker\n",
        "locations: [\"Berlin, Germany\"]\n",
        "date_posted: 2026-11-02\n",
        "apply_url: https://bakery.example/apply\n",
    ];
    let says = |default: &&str| {
        let key = default.split_inclusive(':').next().unwrap_or_default();
        !fields.lines().any(|line| line.starts_with(key))
    };
    let defaults: String = DEFAULTS.into_iter().filter(says).collect();
    ("-- content/postings/baker.md --\n---\n".to_owned(), format!("{defaults}---\nYou bake bread.\n"))
}

/// The front matter of one posting, or a site, with the faults of one rule marked. Marks that are in it are taken out first.
pub(crate) fn marked_for(rule: &str, marked: &str) -> String {
    let plain: String = marked.split_inclusive('\n').filter(|line| !is_mark(line)).collect();
    let of_rule = |fault: &Diagnostic| fault.message.ends_with(&format!("(`{rule}`)"));
    if plain.starts_with("-- ") {
        let seen = site(&plain).advice().build();
        return annotated_with(&plain, &seen, of_rule);
    }
    let (fields, body) =
        plain.split_once("---\n").map_or((&*plain, None), |(fields, body)| (fields, Some(body)));
    let (head, tail) = around(fields);
    let tail = body.map_or_else(|| tail.clone(), |body| tail.replace("You bake bread.\n", body));
    let seen = site(&format!("{head}{fields}{tail}")).advice().build();
    let text = annotated_with(&format!("{head}{fields}{tail}"), &seen, of_rule);
    let defaults = tail.split_once("---\n").map_or("", |(defaults, _)| defaults);
    let text = text.strip_prefix(&head).unwrap_or(&text).replacen(defaults, "", 1);
    match body {
        Some(_) => text,
        None => text.replace("---\nYou bake bread.\n", ""),
    }
}

fn is_mark(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with('^')
}

fn annotated(plain: &str, seen: &Seen) -> String {
    annotated_with(plain, seen, |fault| !LACKING.contains(&fault.code.id()) && fault.anchor != Anchor::Site)
}

/// The text with a mark for each fault that is asked for.
fn annotated_with(plain: &str, seen: &Seen, asked: impl Fn(&Diagnostic) -> bool) -> String {
    let sources = &seen.0.sources;
    // Faults by file and line, each with its column, its length and what it says.
    let mut marks: Vec<(String, usize, usize, usize, String)> = Vec::new();
    let mut others = String::new();
    let mut mark = |span: Span, text: String| {
        let place = sources.position(span);
        let line = sources.slice(span).lines().next().unwrap_or("");
        let path = sources.path(span.source).to_string();
        marks.push((path, place.line, place.column, line.chars().count().max(1), text));
    };
    for fault in seen.0.diagnostics.iter().filter(|fault| asked(fault)) {
        match &fault.anchor {
            Anchor::Span(span) => {
                mark(*span, says(fault));
                for (span, label) in &fault.related {
                    mark(*span, label.clone());
                }
            }
            Anchor::File(path) | Anchor::Place { file: path, .. } => {
                others.push_str(&format!("^ {path}: {}\n", says(fault)));
            }
            Anchor::Name(name) => others.push_str(&format!("^ {name}: {}\n", says(fault))),
            Anchor::Site => others.push_str(&format!("^ site: {}\n", says(fault))),
        }
    }
    let mut text = String::new();
    let (mut path, mut number) = (String::new(), 0);
    for line in plain.lines() {
        text.push_str(line);
        text.push('\n');
        if let Some(opened) = line.strip_prefix("-- ").and_then(|rest| rest.strip_suffix(" --")) {
            (path, number) = (opened.to_owned(), 0);
            continue;
        }
        number += 1;
        for (_, _, column, length, says) in marks.iter().filter(|mark| mark.0 == path && mark.1 == number) {
            text.push_str(&format!("{}{} {says}\n", " ".repeat(column - 1), "^".repeat(*length)));
        }
    }
    text + &others
}

fn says(fault: &Diagnostic) -> String {
    let help = fault.help.first().map_or_else(String::new, |help| format!(" ({help})"));
    format!("{}[{}]: {}{help}", fault.severity().word(), fault.code, fault.message)
}
