//! The theme's style sheets → one minified file, with the colours of its tokens.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use lightningcss::bundler::{Bundler, ResolveResult, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::stylesheet::{MinifyOptions, ParserFlags, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use super::tokens::Tokens;
use crate::base::path::below;

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
    /// The sheet, below the theme's folder.
    pub(super) file: String,
    /// Line and column, from 1, where they are known.
    pub(super) place: Option<(usize, usize)>,
    /// The parser's words.
    pub(super) message: String,
}

/// The theme's files, as the style sheets need them.
pub(super) struct Files<'t> {
    /// Style sheets by their paths below the theme's folder.
    pub(super) sheets: BTreeMap<&'t str, &'t str>,
    /// Images and fonts by their paths, with their names beside the finished style sheet.
    pub(super) assets: BTreeMap<&'t str, String>,
}

/// A finished style sheet.
pub(super) struct Bundle {
    pub(super) code: String,
    /// The colours that it gives its tokens.
    pub(super) tokens: Tokens,
    /// Paths below the theme's folder of what it is made of, and of what it names.
    pub(super) used: BTreeSet<String>,
}

/// Bundles and minifies the sheet at `entry`. Addresses in it that are relative lead to the theme's images and fonts, and
/// are replaced by their hashed names.
pub(super) fn bundle(entry: &str, files: &Files<'_>) -> Result<Bundle, StyleError> {
    let provider = Sheets { sheets: &files.sheets, read: Mutex::default() };
    let options = ParserOptions { flags: ParserFlags::NESTING, ..ParserOptions::default() };
    let mut bundler = Bundler::new(&provider, None, options);
    let located = |place: Option<(String, u32, u32)>, message: String| match place {
        Some((file, line, column)) => {
            StyleError { file, place: Some((line as usize + 1, column as usize)), message }
        }
        None => StyleError { file: entry.to_owned(), place: None, message },
    };
    let mut sheet = bundler.bundle(Path::new(entry)).map_err(|error| {
        let place = error.loc.as_ref().map(|at| (at.filename.clone(), at.line, at.column));
        located(place, error.kind.to_string())
    })?;
    let tokens = Tokens::of(&sheet);
    let targets = Targets { browsers: Some(BROWSERS), ..Targets::default() };
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| located(None, error.kind.to_string()))?;
    let analyze_dependencies = Some(DependencyOptions { remove_imports: false });
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, analyze_dependencies, ..PrinterOptions::default() })
        .map_err(|error| located(None, error.kind.to_string()))?;
    let mut code = printed.code;
    let mut used = provider.read.lock().map(|read| read.clone()).unwrap_or_default();
    for dependency in printed.dependencies.unwrap_or_default() {
        let Dependency::Url(url) = dependency else { continue };
        let address = match path(&url.loc.file_path, &url.url, &files.assets) {
            Ok(None) => url.url.clone(),
            Ok(Some((path, name))) => {
                used.insert(path);
                name
            }
            Err(missing) => {
                let line = url.loc.start.line.saturating_sub(1);
                let at = (url.loc.file_path.clone(), line, url.loc.start.column);
                return Err(located(Some(at), missing.to_string()));
            }
        };
        let quoted = address.replace('\\', "\\\\").replace('"', "\\\"");
        // It is printed with quotes or without, as the printer finds shorter.
        let bare = url.placeholder;
        code = code
            .replace(&format!("\"{bare}\""), &bare)
            .replace(&format!("({bare})"), &format!("(\"{quoted}\")"));
    }
    Ok(Bundle { code, tokens, used })
}

/// The file that an address in a style sheet leads to, with its published name; nothing for addresses that stay as they are.
fn path(from: &str, url: &str, assets: &BTreeMap<&str, String>) -> Result<Option<(String, String)>, Missing> {
    if url.starts_with(['/', '#']) || url.contains(':') {
        return Ok(None);
    }
    let path = below(from, url).ok_or_else(|| Missing(url.to_owned()))?;
    match assets.get(path.as_str()) {
        Some(name) => Ok(Some((path, name.clone()))),
        None => Err(Missing(path)),
    }
}

/// Gives the bundler the theme's files and nothing else.
struct Sheets<'t> {
    sheets: &'t BTreeMap<&'t str, &'t str>,
    /// Those that it asked for.
    read: Mutex<BTreeSet<String>>,
}

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
        let sheet = self.sheets.get(&*name).copied().ok_or_else(|| Missing(name.clone().into_owned()))?;
        if let Ok(mut read) = self.read.lock() {
            read.insert(name.into_owned());
        }
        Ok(sheet)
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, Missing> {
        let path = below(&from.to_string_lossy(), specifier).ok_or_else(|| Missing(specifier.to_owned()))?;
        Ok(ResolveResult::File(PathBuf::from(path)))
    }
}
