//! A project and its site in a real folder, for what only a disk can show.
#![expect(clippy::disallowed_methods, reason = "what is on the disk is what these tests are about")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use careergen::base::links::Paths;
use careergen::base::{Entry, OutPath, Tree, output::Outline};
use careergen::emit::{self, EmitError, Emitted, Target};
use careergen::verify;
use tempfile::TempDir;

use crate::site::{Seen, TODAY, site};

/// Names and bytes of everything in a folder.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A folder with a project in `project` and its site in `public`. It goes when the test ends.
pub(crate) struct Disk(TempDir);

impl Disk {
    pub(crate) fn new() -> Self {
        let disk = Self(tempfile::tempdir().expect("there is a folder for temporary files"));
        fs::create_dir(disk.path("project")).unwrap();
        disk
    }

    /// With the files of `text` in the project.
    pub(crate) fn with(text: &str) -> Self {
        let disk = Self::new();
        disk.write(text);
        disk
    }

    /// A place in the folder.
    pub(crate) fn path(&self, inner: &str) -> PathBuf {
        self.0.path().join(inner)
    }

    /// Writes the files of `text` into the project.
    pub(crate) fn write(&self, text: &str) {
        for (path, entry) in Tree::from_text(text).files {
            let Entry::Bytes(bytes) = entry else { panic!("text is text") };
            self.put(&format!("project/{path}"), &bytes);
        }
    }

    /// Writes one file, with the folders it needs.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }

    /// Where the site of these tests goes, unless they say otherwise.
    pub(crate) fn target(&self) -> Target {
        Target { out: self.path("public"), root: self.path("project"), home: None }
    }

    /// Writes the site that `text` describes.
    pub(crate) fn emit(&self, text: &str) -> Result<Emitted, EmitError> {
        emitted(&site(text).build(), &self.target())
    }

    /// What is in the site's folder now.
    pub(crate) fn site(&self) -> Files {
        files(&self.path("public"))
    }

    /// The names beside the site's folder.
    pub(crate) fn beside(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names.retain(|name| name != "project" && name != "public");
        names
    }

    /// `careergen build` of the project on the tests' day, with more arguments.
    pub(crate) fn build(&self, arguments: &[&str]) -> Output {
        self.careergen().args(arguments).output().expect("the program runs")
    }

    /// The command of [`Self::build`], without colours and with the environment of nobody.
    pub(crate) fn careergen(&self) -> Command {
        let mut command = careergen();
        command.arg("build").arg("--root").arg(self.path("project"));
        command.arg("--out").arg(self.path("public")).args(["--now", TODAY]);
        command
    }
}

/// The program itself.
pub(crate) fn careergen() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_careergen"));
    command.env_remove("SOURCE_DATE_EPOCH").env_remove("HOME");
    command
}

/// Writes a site that was built.
pub(crate) fn emitted(seen: &Seen, target: &Target) -> Result<Emitted, EmitError> {
    let output = seen.0.output.as_ref().expect("the theme can be used");
    let prefix = seen.0.site.config.base_url.prefix();
    let paths = Paths::of(output.items.keys(), prefix).and(output.moved.keys());
    let judge = |path: &OutPath, outline: &Outline| verify::verify(path, outline, &paths);
    emit::emit(output, target, &judge, &|_| {})
}

/// Names and bytes of everything in a folder.
pub(crate) fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}
