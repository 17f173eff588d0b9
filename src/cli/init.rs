//! `careergen init`: a small site to begin with, which builds as it is.
#![expect(clippy::disallowed_methods, reason = "it writes the files of a new project")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::new::quoted;
use super::{Exit, project, terminal};
use crate::base::Slug;

/// Makes a small site that builds, to begin with. Nothing that is there already is changed.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The folder; it is made where there is none.
    #[arg(value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The site's name; by default the folder's.
    #[arg(long)]
    name: Option<String>,
}

/// Each file, with its text.
const FILES: [(&str, &str); 6] = [
    ("content/site.yaml", include_str!("starter/site.yaml")),
    ("content/postings/workshop-lead.md", include_str!("starter/posting.md")),
    ("content/categories.yaml", include_str!("starter/categories.yaml")),
    ("content/companies/{slug}.yaml", include_str!("starter/company.yaml")),
    ("content/pages/about.md", include_str!("starter/about.md")),
    (".gitignore", "/public/\n/internal/\n/rules-report*\n"),
];

pub(super) fn run(arguments: &Arguments) -> Exit {
    match init(arguments) {
        Ok(()) => Exit::Done,
        Err(message) => {
            terminal::error(&message);
            Exit::Machine
        }
    }
}

fn init(arguments: &Arguments) -> Result<(), String> {
    let root = &arguments.root;
    let content = root.join("content");
    if fs::symlink_metadata(&content).is_ok() {
        let place = content.display();
        return Err(format!(
            "`{place}` is there already, and nothing was changed (`careergen new posting` adds to it)"
        ));
    }
    let today = project::today()?;
    let name = name(arguments);
    // The company's address is made of it.
    let slug = Slug::from_text(&name).filter(|_| name.chars().any(char::is_alphanumeric));
    let slug = slug.ok_or_else(|| {
        format!("`{name}` has no letter or digit, and a site needs a name: write `--name \"Lantern Works\"`")
    })?;
    for (path, text) in FILES {
        let path = path.replace("{slug}", slug.as_str());
        // The name comes last: it may be any text, and what stands in it is nobody's to replace.
        let text = text.replace("{today}", &today.to_string()).replace("{name}", &quoted(&name));
        let written = write_new(&root.join(&path), &text).map_err(|error| format!("`{path}`: {error}"))?;
        let what = if written { "made" } else { "left as it is" };
        terminal::out(&format!("{path}: {what}\n"));
    }
    let there = if root.as_os_str() == "." { String::new() } else { format!(" --root {}", root.display()) };
    terminal::out(&format!("\nnow: careergen serve{there}\n"));
    Ok(())
}

/// The name that was given, or what a person answers, or the folder's.
fn name(arguments: &Arguments) -> String {
    let given = arguments.name.clone().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    given.or_else(|| asked(&arguments.root)).unwrap_or_else(|| of_folder(&arguments.root))
}

fn of_folder(root: &Path) -> String {
    let whole = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let name = whole.components().next_back().map(|name| name.as_os_str().to_string_lossy().into_owned());
    let words: String = name.unwrap_or_default().replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    letters
        .next()
        .map_or_else(|| "Our jobs".to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

/// What a person says, where there is one.
fn asked(root: &Path) -> Option<String> {
    let answer = terminal::ask(&format!("What is your company called? [{}] ", of_folder(root)));
    answer.filter(|answer| !answer.is_empty())
}

/// Writes a file that is not there yet, with the folders it needs. Whether it did.
pub(super) fn write_new(path: &Path, text: &str) -> io::Result<bool> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(text.as_bytes()).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}
