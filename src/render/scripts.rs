//! The theme's scripts → files that find each other: a module names another by its path in the theme, and published files are named by
//! their content.
//!
//! It knows of JavaScript what is code, what is text and what is a comment, and no more. Replaced are relative paths behind `from`, `import` and `import(`.
//! Lines that are comments are left out, but for those of licences.

mod code;

use std::collections::{BTreeMap, BTreeSet};

use super::asset_path;
use crate::base::path::below;
use crate::base::{Fingerprint, OutPath};

use code::{Kind, Piece};

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
    /// What they import.
    pub(super) imported: BTreeSet<String>,
}

/// Scripts on the way there.
struct Publishing<'t, 'o> {
    /// Texts by their paths below the theme's folder.
    sources: BTreeMap<&'t str, &'t str>,
    /// Other files by their paths, with their published names.
    others: &'o BTreeMap<&'o str, String>,
    done: Scripts<'t>,
    /// Those that wait for what they import.
    begun: Vec<&'t str>,
}

/// Names the scripts at these paths by their content. `others` are the names of what is no script and may be imported all the same.
///
/// # Errors
/// Where one imports what is not there, or what imports it.
pub(super) fn scripts<'t>(
    sources: BTreeMap<&'t str, &'t str>,
    others: &BTreeMap<&str, String>,
) -> Result<Scripts<'t>, ScriptError> {
    let paths: Vec<&str> = sources.keys().copied().collect();
    let mut publishing = Publishing { sources, others, done: Scripts::default(), begun: Vec::new() };
    for path in paths {
        publishing.publish(path)?;
    }
    Ok(publishing.done)
}

impl<'t> Publishing<'t, '_> {
    fn publish(&mut self, path: &'t str) -> Result<(), ScriptError> {
        if self.done.files.contains_key(path) {
            return Ok(());
        }
        self.begun.push(path);
        let source = self.sources[path];
        let pieces = code::pieces(source);
        let mut text = String::with_capacity(source.len());
        for (at, piece) in pieces.iter().enumerate() {
            match piece.kind {
                Kind::Comment if piece.is_line_of_its_own(source) && !is_licence(piece.text) => {
                    text.truncate(text.trim_end_matches([' ', '\t']).len());
                }
                Kind::Text if is_imported(&pieces[..at]) && is_relative(piece.text) => {
                    let name = self.imported(path, piece, source)?;
                    text.push_str(&piece.text[..1]);
                    text.push_str("./");
                    text.push_str(&name);
                    text.push_str(&piece.text[..1]);
                }
                _ => text.push_str(piece.text),
            }
        }
        self.begun.pop();
        if let Some(out) = asset_path(path, Fingerprint::of_bytes(text.as_bytes())) {
            self.done.files.insert(path, (out, text));
        }
        Ok(())
    }

    /// The published name of what a text in quotes names.
    fn imported(&mut self, path: &str, piece: &Piece<'_>, source: &str) -> Result<String, ScriptError> {
        let specifier = &piece.text[1..piece.text.len() - 1];
        let error = |message: String| ScriptError {
            file: path.to_owned(),
            place: place(source, piece.from + 1),
            message,
        };
        let missing = || error(format!("neither the site nor the theme has `{specifier}`"));
        let target = below(path, specifier).ok_or_else(missing)?;
        self.done.imported.insert(target.clone());
        if let Some(name) = self.others.get(target.as_str()) {
            return Ok(name.clone());
        }
        let (&target, _) = self.sources.get_key_value(target.as_str()).ok_or_else(missing)?;
        if self.begun.contains(&target) {
            let message =
                format!("`{specifier}` imports this script, too, so neither can be named by its content");
            return Err(error(message));
        }
        self.publish(target)?;
        let name = self.done.files[target].0.as_str().rsplit('/').next().unwrap_or_default();
        Ok(name.to_owned())
    }
}

/// Whether what stands before a text makes it the name of a module.
fn is_imported(before: &[Piece<'_>]) -> bool {
    let code = before.iter().rev().find(|piece| piece.kind != Kind::Comment && !piece.text.trim().is_empty());
    let Some(code) = code.filter(|piece| piece.kind == Kind::Code) else { return false };
    let code = code.text.trim_end();
    let call = code.strip_suffix('(').map(str::trim_end);
    let (code, words): (&str, &[&str]) = match call {
        Some(code) => (code, &["import"]),
        None => (code, &["from", "import"]),
    };
    let rest = words.iter().find_map(|word| code.strip_suffix(word));
    // `a.from("./b")` is a call of somebody's own.
    rest.is_some_and(|rest| {
        !rest.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | '$' | '.'))
    })
}

fn is_relative(text: &str) -> bool {
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default();
    !text.starts_with('`') && (inner.starts_with("./") || inner.starts_with("../"))
}

/// Comments that must stay.
fn is_licence(comment: &str) -> bool {
    comment.starts_with("//!") || comment.contains("@license") || comment.contains("@preserve")
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
        let others = BTreeMap::from([("js/data.json", "data-1.json".to_owned())]);
        let done = scripts(sources.iter().copied().collect(), &others);
        let done = done.map_err(|error| format!("{}:{:?}: {}", error.file, error.place, error.message))?;
        Ok(done.files.into_iter().map(|(path, (_, text))| (path, text)).collect())
    }

    fn alone(source: &'static str) -> String {
        published(&[("js/a.js", source)]).unwrap().remove("js/a.js").unwrap()
    }

    #[test]
    fn a_module_names_another_by_its_published_name() {
        let done = published(&[
            (
                "js/a.js",
                "import { b } from './parts/b.js';\nconst later = () => import(/* later */ \"./c.js\");\nexport * from './c.js'",
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
        assert!(a.contains("from './b-") && a.contains("import(/* later */ \"./c-"), "{a}");
    }

    #[test]
    fn other_files_can_be_imported_too() {
        assert_eq!(
            alone("import d from './data.json' with { type: 'json' };"),
            "import d from './data-1.json' with { type: 'json' };"
        );
    }

    #[test]
    fn what_is_no_import_stays() {
        for text in [
            "import x from 'https://a.example/x.js'; const from = 'y'; a.from('./z.js'); important('./q.js'); `from ${from}`",
            "say(\"moved from './old.js'\");",
            "let a = 1; /** @typedef {import('./types.d.ts').Foo} */ let b;",
            "let b = /from '.\\/x.js'/;",
        ] {
            assert_eq!(alone(text), text);
        }
        assert_eq!(alone("// import { x } from './old.js';\nlet a;"), "\nlet a;");
    }

    #[test]
    fn comments_are_for_whoever_reads_the_theme_and_licences_for_all() {
        assert_eq!(
            alone("// Why.\nlet a = 1; // how\n  // And so on.\nlet b = `// ${a}`;\n"),
            "\nlet a = 1; // how\n\nlet b = `// ${a}`;\n"
        );
        for text in [
            "let a = `\n// no comment\n`;",
            "/*\nfoo();\n//*/\nbar();",
            "let a = 'b\\\n// text';",
            "//! Made by somebody.\nlet a;",
            "// @license MIT\nlet a;",
            "let a = b / c; let d = '// ' + /[/'\"`]/.test(e);",
        ] {
            assert_eq!(alone(text), text);
        }
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
