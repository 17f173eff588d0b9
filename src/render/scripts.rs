//! The theme's scripts → files that find each other: a module names another by its path in the theme, and published files are named by
//! their content.
//!
//! It reads what stands in quotes behind `from` and `import`. What is not relative stays as it is, and lines that are comments are left out.

use std::collections::{BTreeMap, BTreeSet};

use super::asset_path;
use crate::base::path::below;
use crate::base::{Fingerprint, OutPath};

/// A module that can't be published.
pub(super) struct ScriptError {
    /// Its path below the theme's folder.
    pub(super) file: String,
    /// Line and column, both from 1.
    pub(super) place: (usize, usize),
    /// What is wrong.
    pub(super) message: String,
}

/// Scripts as they are published.
#[derive(Default)]
pub(super) struct Scripts<'t> {
    /// Where each goes, and its text.
    pub(super) files: BTreeMap<&'t str, (OutPath, String)>,
    /// Those that others import.
    pub(super) imported: BTreeSet<&'t str>,
}

/// Scripts on the way there.
struct Publishing<'t> {
    /// Texts by their paths below the theme's folder.
    sources: BTreeMap<&'t str, &'t str>,
    done: Scripts<'t>,
    /// Those that wait for what they import.
    begun: Vec<&'t str>,
}

/// Names the scripts at these paths by their content.
///
/// # Errors
/// Where one imports what is not there, or what imports it.
pub(super) fn scripts<'t>(sources: BTreeMap<&'t str, &'t str>) -> Result<Scripts<'t>, ScriptError> {
    let paths: Vec<&str> = sources.keys().copied().collect();
    let mut publishing = Publishing { sources, done: Scripts::default(), begun: Vec::new() };
    for path in paths {
        publishing.publish(path)?;
    }
    Ok(publishing.done)
}

impl<'t> Publishing<'t> {
    fn publish(&mut self, path: &'t str) -> Result<(), ScriptError> {
        if self.done.files.contains_key(path) {
            return Ok(());
        }
        self.begun.push(path);
        let source = self.sources[path];
        let mut text = String::with_capacity(source.len());
        let mut copied = 0;
        for (from, specifier) in specifiers(source) {
            let error =
                |message: String| ScriptError { file: path.to_owned(), place: place(source, from), message };
            let target =
                below(path, specifier).and_then(|target| self.sources.get_key_value(target.as_str()));
            let Some((&target, _)) = target else {
                return Err(error(format!("neither the site nor the theme has `{specifier}`")));
            };
            if self.begun.contains(&target) {
                return Err(error(format!(
                    "`{specifier}` imports this script, too, so neither can be named by its content"
                )));
            }
            self.publish(target)?;
            self.done.imported.insert(target);
            let name = self.done.files[target].0.as_str().rsplit('/').next().unwrap_or_default();
            text.push_str(&source[copied..from]);
            text.push_str("./");
            text.push_str(name);
            copied = from + specifier.len();
        }
        text.push_str(&source[copied..]);
        let text = without_comments(&text);
        self.begun.pop();
        if let Some(out) = asset_path(path, Fingerprint::of_bytes(text.as_bytes())) {
            self.done.files.insert(path, (out, text));
        }
        Ok(())
    }
}

/// The relative paths that a script imports, with where they begin.
fn specifiers(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let keywords = ["from", "import"].into_iter().flat_map(|word| source.match_indices(word));
    let quoted = keywords.filter_map(|(at, word)| {
        let before = source[..at].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '.')) {
            return None;
        }
        let behind = source[at + word.len()..]
            .trim_start_matches(|letter: char| letter.is_whitespace() || letter == '(');
        let quote = behind.chars().next().filter(|letter| matches!(letter, '"' | '\''))?;
        let (specifier, _) = behind[1..].split_once(quote)?;
        let from = source.len() - behind.len() + 1;
        (specifier.starts_with("./") || specifier.starts_with("../")).then_some((from, specifier))
    });
    let mut found: Vec<(usize, &str)> = quoted.collect();
    found.sort_unstable();
    found.into_iter()
}

/// A script without the lines that are comments. One with a text of several lines stays as it is, for such a line may be part of that.
fn without_comments(source: &str) -> String {
    if source.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return source.to_owned();
    }
    let code = source.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("//"));
    code.collect()
}

/// Line and column, both from 1.
fn place(source: &str, at: usize) -> (usize, usize) {
    let before = &source[..at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::scripts;

    fn published(sources: &[(&'static str, &'static str)]) -> Result<BTreeMap<&'static str, String>, String> {
        let done = scripts(sources.iter().copied().collect())
            .map_err(|error| format!("{}:{:?}: {}", error.file, error.place, error.message))?;
        Ok(done.files.into_iter().map(|(path, (_, text))| (path, text)).collect())
    }

    #[test]
    fn a_module_names_another_by_its_published_name() {
        let done = published(&[
            (
                "js/a.js",
                "import { b } from './parts/b.js';\nconst later = () => import(\"./c.js\");\nexport * from './c.js'",
            ),
            ("js/parts/b.js", "import '../c.js'"),
            ("js/c.js", "export const c = 1"),
        ]);
        let done = done.unwrap();
        assert_eq!(done["js/c.js"], "export const c = 1");
        let name =
            |text: &str| text.split(['\'', '"']).find(|part| part.starts_with("./")).unwrap().to_owned();
        let c = name(&done["js/parts/b.js"]);
        assert!(c.starts_with("./c-") && c.ends_with(".js"), "{c}");
        let a = &done["js/a.js"];
        assert_eq!(a.matches(&c).count(), 2, "{a}");
        assert!(a.contains("from './b-") && a.contains("import(\"./c-"), "{a}");
    }

    #[test]
    fn comments_are_for_whoever_reads_the_theme() {
        let done = published(&[
            ("js/a.js", "// Why.\nlet a = 1; // how\n  // And so on.\nlet b = `// ${a}`;"),
            ("js/b.js", "let a = `\n// no comment\n`;"),
        ]);
        let done = done.unwrap();
        assert_eq!(done["js/a.js"], "let a = 1; // how\nlet b = `// ${a}`;");
        assert_eq!(done["js/b.js"], "let a = `\n// no comment\n`;");
    }

    #[test]
    fn what_is_not_relative_and_what_is_no_import_stays() {
        let text = "import x from 'https://a.example/x.js'; const from = 'y'; a.from('./z.js'); important('./q.js'); `from ${from}`";
        assert_eq!(published(&[("js/a.js", text)]).unwrap()["js/a.js"], text);
    }

    #[test]
    fn what_is_imported_must_be_there_and_must_not_import_back() {
        assert_eq!(
            published(&[("js/a.js", "\nimport './b.js'")]).unwrap_err(),
            "js/a.js:(2, 9): neither the site nor the theme has `./b.js`"
        );
        assert_eq!(
            published(&[("js/a.js", "import './b.js'"), ("js/b.js", "import './a.js'")]).unwrap_err(),
            "js/b.js:(1, 9): `./a.js` imports this script, too, so neither can be named by its content"
        );
    }
}
