//! `careergen check --report`: where the report goes, and that nothing else is lost by it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::fix::in_one_step;
use super::terminal;
use crate::audit::{MARK, Report};
use crate::base::Audience;
use crate::emit;

/// How a report is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ReportArgument {
    /// A page for people and paper
    Html,
    /// The same for programs
    Json,
}

impl ReportArgument {
    /// A name for each audience, so that neither report takes the place of the other.
    fn name(self, audience: Audience) -> &'static str {
        match (self, audience) {
            (Self::Html, Audience::Public) => "rules-report.html",
            (Self::Json, Audience::Public) => "rules-report.json",
            (Self::Html, Audience::Internal) => "rules-report-internal.html",
            (Self::Json, Audience::Internal) => "rules-report-internal.json",
        }
    }

    /// The report as text.
    pub(super) fn text(self, report: &Report) -> Result<String, String> {
        match self {
            Self::Html => report.html(),
            Self::Json => Ok(report.json()),
        }
    }
}

/// Where a report goes.
pub(super) enum Target {
    Standard,
    File(PathBuf),
}

impl Target {
    /// The file that was asked for, or the usual one; refused, with the reason, where a report would be content of the site, be
    /// published with it, or replace somebody's file.
    pub(super) fn new(
        report: ReportArgument,
        out: Option<&Path>,
        (root, audience): (&Path, Audience),
    ) -> Result<Self, String> {
        let path = out.unwrap_or(Path::new(report.name(audience)));
        if path == Path::new("-") {
            return Ok(Self::Standard);
        }
        let shown = path.display();
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = fs::canonicalize(folder).map_err(|error| format!("`{shown}`: {error}"))?;
        for own in ["content", "themes", "static"] {
            if fs::canonicalize(root.join(own)).is_ok_and(|own| folder.starts_with(own)) {
                return Err(format!(
                    "`{shown}` lies in `{own}/`, where it would be taken for a part of the site"
                ));
            }
        }
        if let Some(site) = emit::built_above(&folder) {
            return Err(format!(
                "`{shown}` lies in `{}`, which holds a built site: whoever deploys it would publish the report; give another file with --out",
                site.display()
            ));
        }
        match is_report(path) {
            Ok(true) => Ok(Self::File(path.to_owned())),
            Ok(false) => Err(format!(
                "`{shown}` is no report of careergen's, and was left as it is: give another file with --out"
            )),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::File(path.to_owned())),
            Err(error) => Err(format!("`{shown}`: {error}")),
        }
    }

    /// Writes the report, in one step, and says where.
    pub(super) fn write(&self, text: &str) -> Result<(), String> {
        let Self::File(path) = self else {
            terminal::out(text);
            return Ok(());
        };
        in_one_step(path, text, |_| Ok(())).map_err(|error| format!("`{}`: {error}", path.display()))?;
        terminal::err(&format!("the report is in {}\n", path.display()));
        Ok(())
    }
}

/// Whether a file is a report of careergen's: only such a one is written over.
fn is_report(path: &Path) -> io::Result<bool> {
    /// The mark stands nearer to the beginning.
    const HEAD: usize = 200;
    if !fs::symlink_metadata(path)?.is_file() {
        return Ok(false);
    }
    let bytes = fs::read(path)?;
    Ok(String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).contains(MARK))
}
