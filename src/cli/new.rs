//! `careergen new`: a commented file for one more posting, company, page or theme. It is judged before it is written, so that it
//! passes `check` and breaks nothing that is there.

use std::path::Path;

use clap::{Args, Subcommand};

use super::faults::{self, FormatArgument};
use super::init::write_new;
use super::project::Project;
use super::worse::{Errors, errors, grown};
use super::{Exit, terminal};
use crate::base::{Date, Diagnostic, Entry, Env, RelPath, Severity, Slug, Tree};
use crate::model::{Place, Site};
use crate::pipeline::{self, Known};

/// Makes a commented file for one more posting, company, page or theme. Nothing that is there already is changed.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    Posting(Posting),
    Company(Named),
    Page(Named),
    Theme(Named),
}

/// A posting, as a draft: `status: open` publishes it.
#[derive(Args, Debug)]
struct Posting {
    /// Its title, without place or company.
    title: String,
    /// Who hires, by key or name; by default the site's own company.
    #[arg(long)]
    company: Option<String>,
    /// Where the work is, such as "Berlin, Germany"; more than once for several. By default where the newest posting is.
    #[arg(long, value_name = "PLACE")]
    location: Vec<String>,
    /// Its category, by key or name.
    #[arg(long)]
    category: Option<String>,
    /// full_time, part_time, contractor, temporary, intern, …
    #[arg(long = "type", value_name = "TYPE")]
    employment_type: Option<String>,
    /// intern, junior, mid, senior, lead, head
    #[arg(long, value_name = "LEVEL")]
    level: Option<String>,
    #[command(flatten)]
    project: Project,
}

/// What has a name and nothing else yet.
#[derive(Args, Debug)]
struct Named {
    /// Its name.
    name: String,
    #[command(flatten)]
    project: Project,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    let made = match &arguments.what {
        What::Posting(posting) => self::posting(posting),
        What::Company(named) => named.file("content/companies/{slug}.yaml", &company(&named.name)),
        What::Page(named) => named.file("content/pages/{slug}.md", &page(&named.name)),
        What::Theme(named) => {
            let made = named.file("themes/{slug}/theme.yaml", &theme(&named.name));
            made.inspect(|exit| {
                if *exit == Exit::Done {
                    let slug = Slug::from_text(&named.name).map(|slug| slug.to_string()).unwrap_or_default();
                    terminal::out(&format!(
                        "write `theme: {slug}` into content/site.yaml; what the theme lacks is the built-in one's, and docs/themes.md \
                         says what it may have\n"
                    ));
                }
            })
        }
    };
    made.unwrap_or_else(|message| {
        terminal::error(&message);
        Exit::Machine
    })
}

fn posting(posting: &Posting) -> Result<Exit, String> {
    let opened = Opened::new(&posting.project)?;
    let mut places = posting.location.clone();
    if places.is_empty() {
        places.extend(usual_place(&opened.known.site));
    }
    if places.is_empty() {
        return Err("nothing says where the work is: write `--location \"Berlin, Germany\"`".to_owned());
    }
    let text = posting_text(posting, &places, opened.env.today);
    opened.file(&posting.title, "content/postings/{slug}.md", &text)
}

/// Where the newest posting is, as it is written in a file.
fn usual_place(site: &Site) -> Option<String> {
    let newest = site.postings.iter().filter(|posting| !posting.places.is_empty());
    let place = newest.max_by_key(|posting| posting.date_posted)?.places.first()?;
    Some(written(place))
}

fn written(place: &Place) -> String {
    let country = place.country.name();
    place.city.as_ref().map_or_else(|| country.to_owned(), |city| format!("{}, {country}", city.name))
}

fn posting_text(posting: &Posting, places: &[String], today: Date) -> String {
    // A key that was not given stands there as a comment, ready to be used.
    let key = |name: &str, value: Option<&String>, example: &str| match value {
        Some(value) => format!("{name}: {}\n", quoted(value)),
        None => format!("# {name}: {example}\n"),
    };
    let places: Vec<String> = places.iter().map(|place| quoted_always(place)).collect();
    [
        "---\n".to_owned(),
        format!("title: {}\n", quoted(&posting.title)),
        key("company", posting.company.as_ref(), "the key or name of who hires"),
        "# Every place the work may be done at; remote work has `workplace: remote` and `remote_from: [EU]`.\n".to_owned(),
        format!("locations: [{}]\n", places.join(", ")),
        key("category", posting.category.as_ref(), "its key or name"),
        key("employment_type", posting.employment_type.as_ref(), "full_time"),
        key("seniority", posting.level.as_ref(), "mid"),
        "# salary: { min: 40000, max: 50000, currency: EUR, unit: year }\n".to_owned(),
        format!("date_posted: {today}\n"),
        "# The last day on which people can apply.\n".to_owned(),
        format!("# valid_through: {}\n", today.plus_days(60)),
        "# How to apply; without it as the company says.\n".to_owned(),
        "# apply_url: https://careers.example/apply\n".to_owned(),
        "# A draft is not published. `open` publishes it.\n".to_owned(),
        "status: draft\n---\n".to_owned(),
        "Say in two sentences what the work is and why it matters.\n\n## What you do\n\n- \n\n## What you bring\n\n- \n\n\
         ## What you get\n\n- \n"
            .to_owned(),
    ]
    .concat()
}

fn company(name: &str) -> String {
    include_str!("starter/new-company.yaml").replace("{name}", &quoted(name))
}

fn page(title: &str) -> String {
    format!(
        "---\ntitle: {}\n# One sentence for search engines and link previews.\n# description: \n---\nSay here what there is to say.\n",
        quoted(title)
    )
}

fn theme(name: &str) -> String {
    let slug = Slug::from_text(name).map_or_else(|| "theme".to_owned(), |slug| slug.to_string());
    format!("# The version of the contract between careergen and a theme.\napi: 1\nname: {slug}\n")
}

impl Named {
    fn file(&self, path: &str, text: &str) -> Result<Exit, String> {
        Opened::new(&self.project)?.file(&self.name, path, text)
    }
}

/// A project as it is before a file is put into it.
struct Opened<'p> {
    project: &'p Project,
    env: Env,
    tree: Tree,
    known: Known,
}

impl<'p> Opened<'p> {
    fn new(project: &'p Project) -> Result<Self, String> {
        let (env, tree) = (project.env(None)?, project.tree()?);
        let known = pipeline::know(tree.clone(), &env, |_| {});
        Ok(Self { project, env, tree, known })
    }

    /// Writes a file, when it has no error and nothing else has one because of it.
    fn file(self, name: &str, path: &str, text: &str) -> Result<Exit, String> {
        let Self { project, env, mut tree, known: before } = self;
        let slug = Slug::from_text(name).ok_or_else(|| format!("no file name can be made of `{name}`"))?;
        let path = path.replace("{slug}", slug.as_str());
        let path = RelPath::new(&path).ok_or_else(|| format!("`{path}` is no path"))?;
        if tree.files.contains_key(&path) {
            return Err(format!("`{path}` is there already, and was left as it is"));
        }
        tree.files.insert(path.clone(), Entry::Bytes(text.as_bytes().into()));
        let known = pipeline::know(tree, &env, |_| {});
        let found = faults_of(&path, &known, &errors(&before));
        faults::print(FormatArgument::Human, false, &found, &known.sources);
        if faults::weigh(&found, false) {
            terminal::err("nothing was written\n");
            return Ok(Exit::Faults);
        }
        write(&project.root.join(path.as_str()), text, &path)
    }
}

fn write(place: &Path, text: &str, path: &RelPath) -> Result<Exit, String> {
    match write_new(place, text) {
        Ok(true) => {
            terminal::out(&format!("{path}\n"));
            Ok(Exit::Done)
        }
        Ok(false) => Err(format!("`{path}` is there already, and was left as it is")),
        Err(error) => Err(format!("`{path}`: {error}")),
    }
}

/// Errors and warnings in one new file, and errors that others have because of it: two files can't have one id.
fn faults_of(path: &RelPath, known: &Known, before: &Errors) -> Vec<Diagnostic> {
    let worse = grown(before, &errors(known));
    let is_meant = |fault: &Diagnostic| {
        let file = fault.anchor.name(&known.sources);
        // What a person is yet to write is not missing.
        let counts = fault.severity() == Severity::Error || fault.related.is_empty();
        (file == path.as_str() && counts) || worse.contains(&(file.to_owned(), fault.code))
    };
    known.diagnostics.iter().filter(|fault| is_meant(fault)).cloned().collect()
}

/// A text as a YAML value: as it is, where that is certain to be read as it is.
pub(super) fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '(' | ')' | '.' | '+');
    let begins = text.starts_with(|c: char| c.is_alphabetic());
    // `yes`, `null` and their like mean something else.
    let word = matches!(
        text.to_lowercase().as_str(),
        "yes" | "no" | "true" | "false" | "null" | "on" | "off" | "y" | "n"
    );
    if begins && text.chars().all(plain) && !word && text.trim() == text {
        text.to_owned()
    } else {
        quoted_always(text)
    }
}

/// A text between quotes, as YAML and JSON read it.
fn quoted_always(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_text_is_quoted_where_yaml_would_read_it_otherwise() {
        assert_eq!(quoted("Senior Baker (m/f/d)"), "Senior Baker (m/f/d)");
        assert_eq!(quoted("Baker: nights"), "\"Baker: nights\"");
        assert_eq!(quoted("C# & \"Go\""), "\"C# & \\\"Go\\\"\"");
        assert_eq!(quoted("No"), "\"No\"");
        assert_eq!(quoted("2 bakers"), "\"2 bakers\"");
        assert_eq!(quoted("- baker"), "\"- baker\"");
    }
}
