//! Files of the site's theme that nothing uses: templates, style sheets, pictures, scripts, fonts.
//!
//! Only what the site itself has is judged, and only files that careergen would use. A file that is read by a script alone can't be
//! seen, so a name of it in any script of the built-in theme counts.

use std::collections::{BTreeMap, BTreeSet};

use super::tags::{Kind, tags};
use super::{ASSETS, File};
use crate::base::nearest::nearest;
use crate::base::{Anchor, Diagnostic, RelPath, codes};
use crate::render::view::View;

/// Folders of a theme, to tell one that is misspelled.
const FOLDERS: [&str; 5] = ["templates", "css", "images", "js", "fonts"];

/// The files of a theme by their paths below its folder.
pub(super) type Files<'a> = BTreeMap<String, File<'a>>;

/// A warning for each own file that nothing uses. `styled` is what the style sheet is made of and names.
pub(super) fn unused(folder: &str, files: &Files<'_>, styled: &BTreeSet<String>) -> Vec<Diagnostic> {
    let templates = used_templates(files);
    let named = Named::of(files, styled);
    let own = files.iter().filter(|(_, file)| matches!(file, File::Own(_))).map(|(path, _)| path.as_str());
    let visible = own.filter(|path| {
        !path.split('/').any(|part| part.starts_with('.') || part.ends_with('~')) && !is_beside(path)
    });
    let found = visible.filter_map(|path| {
        let (message, helps) = match path.split_once('/') {
            Some(("templates", name)) => template(name, files, &templates)?,
            Some(("css", name)) if !styled.contains(path) => sheet(name, styled),
            Some((top, _)) if ASSETS.contains(&top) && !named.has(path) => asset(path, files),
            Some((top, name)) if !FOLDERS.contains(&top) => elsewhere(top, name)?,
            _ => return None,
        };
        let file = RelPath::new(&format!("{folder}/{path}"))?;
        let fault = Diagnostic::new(codes::THEME_UNUSED, Anchor::File(file), message);
        Some(helps.into_iter().fold(fault, Diagnostic::help))
    });
    found.collect()
}

/// Whether a file is kept beside others for people or their tools: licences, notes, types, sources of maps.
fn is_beside(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_named =
        ["LICENSE", "LICENCE", "OFL", "NOTICE", "README"].iter().any(|start| name.starts_with(start));
    is_named || [".md", ".txt", ".map", ".d.ts"].iter().any(|end| name.ends_with(end))
}

/// What is wrong, and what to do.
type Finding = (String, Vec<String>);

/// Templates that some page uses, itself or through others.
fn used_templates(files: &Files<'_>) -> BTreeSet<String> {
    let mut waiting: Vec<String> = View::TEMPLATES.iter().map(|name| (*name).to_owned()).collect();
    // A component is called by its name, wherever it stands.
    let has_component = |text: &str| tags(text).iter().any(|tag| tag.kind == Kind::Component);
    let components = files.iter().filter(|(_, file)| file.text().is_some_and(has_component));
    waiting.extend(components.filter_map(|(path, _)| path.strip_prefix("templates/")).map(str::to_owned));
    let mut used = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if let Some(text) = files.get(&format!("templates/{name}")).and_then(File::text)
            && used.insert(name)
        {
            let ties = tags(text).into_iter().filter(|tag| matches!(tag.kind, Kind::Extends | Kind::Include));
            waiting.extend(ties.map(|tag| tag.name.to_owned()));
        }
    }
    used
}

fn template(name: &str, files: &Files<'_>, used: &BTreeSet<String>) -> Option<Finding> {
    if used.contains(name) {
        return None;
    }
    let message = format!("no page and no other template uses `{name}`");
    let is_there = |path: &&str| matches!(files.get(&format!("templates/{path}")), Some(File::BuiltIn(_)));
    let near = same_name(name, used.iter().map(String::as_str))
        .or_else(|| near(name, used.iter().map(String::as_str)))
        .filter(is_there);
    let helps = match near {
        Some(near) => vec![format!("did you mean `templates/{near}`?")],
        None => vec![format!(
            "include it from a template that is used, `{{% include \"{name}\" %}}`, or take it away"
        )],
    };
    Some((message, helps))
}

/// The path that is nearly this one. Endings are alike, and would make short names look more alike than they are.
fn near<'p>(path: &str, others: impl Iterator<Item = &'p str>) -> Option<&'p str> {
    let (stem, ending) = path.rsplit_once('.')?;
    let alike = others.filter_map(|other| Some((other, other.rsplit_once('.')?)));
    let alike: Vec<_> = alike.filter(|(_, (_, other))| *other == ending).collect();
    let found = nearest(stem, alike.iter().map(|(_, (stem, _))| *stem))?;
    alike.iter().find(|(_, (stem, _))| *stem == found).map(|(other, _)| *other)
}

/// The path whose file has the same name in another folder.
fn same_name<'p>(path: &str, mut others: impl Iterator<Item = &'p str>) -> Option<&'p str> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    others.find(|other| name(other) == name(path))
}

fn sheet(name: &str, styled: &BTreeSet<String>) -> Finding {
    let near = near(name, styled.iter().filter_map(|path| path.strip_prefix("css/")));
    let mut helps: Vec<String> = near.map(|near| format!("did you mean `css/{near}`?")).into_iter().collect();
    helps.push(format!("write `@import \"{name}\";` into `css/main.css`, or take it away"));
    (format!("no style sheet imports `{name}`"), helps)
}

fn asset(path: &str, files: &Files<'_>) -> Finding {
    let built_in = files.iter().filter(|(_, file)| matches!(file, File::BuiltIn(_)));
    let near = near(path, built_in.map(|(path, _)| path.as_str()));
    let mut helps: Vec<String> = near.map(|near| format!("did you mean `{near}`?")).into_iter().collect();
    helps.push(format!("name it in a template, `{{{{ site.assets[\"{path}\"] }}}}`, or take it away"));
    (format!("nothing names `{path}`"), helps)
}

/// A folder that careergen does not look into: nobody's fault (a manual, sources of pictures), unless its name is a slip.
fn elsewhere(top: &str, name: &str) -> Option<Finding> {
    const OTHERS: [(&str, &str); 5] =
        [("styles", "css"), ("style", "css"), ("scripts", "js"), ("img", "images"), ("layouts", "templates")];
    let other = OTHERS.iter().find(|(other, _)| *other == top).map(|(_, folder)| *folder);
    let near = other.or_else(|| nearest(top, FOLDERS))?;
    let message = format!("careergen does not look into `{top}/`");
    Some((message, vec![format!("did you mean `{near}/{name}`?")]))
}

/// Where names of pictures, scripts and fonts may stand.
struct Named<'f> {
    styled: &'f BTreeSet<String>,
    texts: Vec<&'f str>,
}

impl<'f> Named<'f> {
    fn of(files: &'f Files<'_>, styled: &'f BTreeSet<String>) -> Self {
        let texts =
            files.iter().filter(|(path, _)| path.starts_with("templates/") || path.starts_with("js/"));
        Self { styled, texts: texts.filter_map(|(_, file)| file.text()).collect() }
    }

    fn has(&self, path: &str) -> bool {
        let (folder, _) = path.split_once('/').unwrap_or((path, ""));
        // Names that are put together, and all that there are.
        let parts =
            [path.to_owned(), format!("{folder}/\""), format!("{folder}/'"), "in site.assets".to_owned()];
        self.styled.contains(path)
            || self.texts.iter().any(|text| parts.iter().any(|part| text.contains(part.as_str())))
    }
}
