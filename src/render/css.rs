//! The theme's style sheets → one minified file. The one file that names the CSS crate.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use lightningcss::bundler::{Bundler, ResolveResult, SourceProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserFlags, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

/// The oldest browsers that get exactly what is written; fixed, so that the output does not change with the calendar.
const BROWSERS: Browsers = Browsers {
    chrome: Some(111 << 16),
    edge: Some(111 << 16),
    firefox: Some(113 << 16),
    safari: Some(16 << 16 | 4 << 8),
    ios_saf: Some(16 << 16 | 4 << 8),
    android: None,
    ie: None,
    opera: None,
    samsung: None,
};

/// A mistake in a style sheet.
pub(super) struct StyleError {
    /// `main.css:3:5`, as far as it is known.
    pub(super) place: String,
    /// The parser's words.
    pub(super) message: String,
}

/// Bundles and minifies the sheet at `entry`, one of the theme's `sheets` by their paths.
pub(super) fn bundle(entry: &str, sheets: &BTreeMap<&str, &str>) -> Result<String, StyleError> {
    let provider = Sheets(sheets);
    let options = ParserOptions { flags: ParserFlags::NESTING, ..ParserOptions::default() };
    let mut bundler = Bundler::new(&provider, None, options);
    let located = |place: Option<(String, u32, u32)>, message: String| StyleError {
        place: place
            .map_or_else(|| entry.to_owned(), |(file, line, column)| format!("{file}:{}:{column}", line + 1)),
        message,
    };
    let mut sheet = bundler.bundle(Path::new(entry)).map_err(|error| {
        let place = error.loc.as_ref().map(|at| (at.filename.clone(), at.line, at.column));
        located(place, error.kind.to_string())
    })?;
    let targets = Targets { browsers: Some(BROWSERS), ..Targets::default() };
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| located(None, error.kind.to_string()))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| located(None, error.kind.to_string()))?;
    Ok(printed.code)
}

/// Gives the bundler the theme's files and nothing else.
struct Sheets<'t>(&'t BTreeMap<&'t str, &'t str>);

#[derive(Debug)]
struct Missing(String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "neither the site nor the theme has `{}`", self.0)
    }
}

impl std::error::Error for Missing {}

impl SourceProvider for Sheets<'_> {
    type Error = Missing;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, Missing> {
        let name = file.to_string_lossy();
        self.0.get(&*name).copied().ok_or_else(|| Missing(name.into_owned()))
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, Missing> {
        let mut path = from.parent().map(Path::to_owned).unwrap_or_default();
        for part in specifier.split('/') {
            match part {
                "." | "" => {}
                ".." if path.pop() => {}
                ".." => return Err(Missing(specifier.to_owned())),
                part => path.push(part),
            }
        }
        Ok(ResolveResult::File(PathBuf::from(path.to_string_lossy().replace('\\', "/"))))
    }
}
