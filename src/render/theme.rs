//! The theme: templates, style, images. A file of the site's theme replaces the built-in one of the same path.
//!
//! The one file that names the template engine, besides those that hand it values.

mod tags;
mod unused;

use std::collections::{BTreeMap, BTreeSet};

use tera::{Context, Tera, Value};

use super::tokens::Tokens;
use super::view::{Card, Html, View};
use super::words::Words;
use super::{asset_path, brand, contrast, css, scripts};
use crate::base::nearest::nearest;
use crate::base::{Anchor, Class, Code, Diagnostic, Entry, Fingerprint, Item, OutPath, RelPath, codes};
use crate::model::Site;
use crate::plan::Format;

/// The built-in theme, file by file. A test compares it with `themes/default`.
macro_rules! built_in {
    ($($path:literal),+ $(,)?) => {
        /// Path below the theme's folder, and text.
        pub(crate) const BUILT_IN: &[(&str, &str)] =
            &[$(($path, include_str!(concat!("../../themes/default/", $path)))),+];
    };
}

built_in![
    "theme.yaml",
    "templates/base.html",
    "templates/home.html",
    "templates/list.html",
    "templates/directory.html",
    "templates/posting.html",
    "templates/page.html",
    "templates/404.html",
    "templates/410.html",
    "templates/parts/breadcrumb.html",
    "templates/parts/card.html",
    "templates/parts/cards.html",
    "templates/parts/company.html",
    "templates/parts/elsewhere.html",
    "templates/parts/facts.html",
    "templates/parts/links.html",
    "templates/parts/pagination.html",
    "templates/parts/results.html",
    "templates/parts/search.html",
    "templates/parts/panel.html",
    "templates/parts/share.html",
    "templates/parts/similar.html",
    "css/main.css",
    "css/tokens.css",
    "css/base.css",
    "css/layout.css",
    "css/parts.css",
    "css/pages.css",
    "css/search.css",
    "css/print.css",
    "js/posting.js",
    "images/favicon.svg",
    "js/engine.js",
    "js/search.js",
    "js/words.js",
];

/// Folders whose files are published as they are.
const ASSETS: [&str; 3] = ["images", "js", "fonts"];

/// A theme, ready to render.
pub(super) struct Theme {
    tera: Tera,
    /// Where its files lie in the project: `themes/default`.
    folder: String,
    /// What every template of the site is told.
    site: BTreeMap<crate::lang::Lang, Value>,
    /// Style and images, under hashed names.
    pub(super) assets: Vec<(OutPath, Item)>,
    /// Its plain colours.
    #[cfg(feature = "og-images")]
    pub(super) tokens: Tokens,
    /// Of every file of it.
    pub(super) fingerprint: Fingerprint,
    /// What can be used and is still not as its writer meant it.
    pub(super) warnings: Vec<Diagnostic>,
}

impl Theme {
    /// Reads the site's theme over the built-in one.
    pub(super) fn new(site: &Site) -> Result<Self, Vec<Diagnostic>> {
        let folder = format!("themes/{}", site.config.theme);
        let files = files(site, &folder)?;
        let tera = templates(&files).map_err(|error| vec![block_fault(&files, *fault(&folder, &error))])?;
        let mut assets = Vec::new();
        let mut names = BTreeMap::new();
        let is_script =
            |path: &str| path.starts_with("js/") && (path.ends_with(".js") || path.ends_with(".mjs"));
        let sources = files.iter().filter(|(path, _)| is_script(path));
        let sources: BTreeMap<&str, &str> =
            sources.filter_map(|(path, file)| Some((path.as_str(), file.text()?))).collect();
        let published = |out: &OutPath| out.as_str().trim_start_matches("assets/").to_owned();
        for (path, file) in &files {
            let is_published = path.split_once('/').is_some_and(|(folder, _)| ASSETS.contains(&folder));
            let item = file.item();
            let out = asset_path(path, item.fingerprint());
            if let Some(out) = out.filter(|_| is_published && !sources.contains_key(path.as_str())) {
                names.insert(path.as_str(), published(&out));
                assets.push((out, item));
            }
        }
        let scripts = scripts::scripts(sources, &names).map_err(|error| {
            let message = format!("a script can't be used: {}", error.message);
            let anchor = place(&format!("{folder}/{}", error.file), Some(error.place));
            vec![theme_fault(codes::THEME_SCRIPT, anchor, message)]
        })?;
        let scripts::Scripts { files: modules, imported } = scripts;
        for (path, (out, text)) in modules {
            names.insert(path, published(&out));
            assets.push((out, Item::bytes(text.into_bytes(), Class::Asset)));
        }
        let sheets = files.iter().filter(|(path, _)| path.starts_with("css/"));
        let sheets = sheets.filter_map(|(path, file)| Some((path.as_str(), file.text()?))).collect();
        let style = css::Files { sheets, assets: names };
        let css::Bundle { mut code, mut tokens, mut used } =
            css::bundle("css/main.css", &style).map_err(|error| {
                let message = format!("the style sheet can't be used: {}", error.message);
                let anchor = place(&format!("{folder}/{}", error.file), error.place);
                vec![theme_fault(codes::THEME_STYLE, anchor, message)]
            })?;
        let prefix = site.config.base_url.prefix();
        code.push_str(&brand::lay(&site.config.brand, &mut tokens, prefix));
        let is_own = |sheet: &str| matches!(files.get(sheet), Some(File::Own(_)));
        let mut warnings = contrast::judge(&tokens, &site.brand_spans, &folder, is_own);
        used.insert("css/main.css".to_owned());
        used.extend(imported);
        let mut names = style.assets;
        let sheet = Item::bytes(code.into_bytes(), Class::Asset);
        if let Some(out) = asset_path("main.css", sheet.fingerprint()) {
            names.insert("css/main.css", out.as_str().trim_start_matches("assets/").to_owned());
            assets.push((out, sheet));
        }
        let names = names.iter().map(|(path, name)| ((*path).to_owned(), format!("{prefix}/assets/{name}")));
        let names: BTreeMap<String, String> = names.collect();
        let fingerprint = Fingerprint::of(
            &files.iter().map(|(path, file)| (path, file.item().fingerprint())).collect::<Vec<_>>(),
        );
        warnings.extend(unused::unused(&folder, &files, &used));
        let site = shared(site, &names, &tokens);
        Ok(Self {
            tera,
            site,
            folder,
            assets,
            #[cfg(feature = "og-images")]
            tokens,
            fingerprint,
            warnings,
        })
    }

    /// What the template of a view is told.
    pub(super) fn context(&self, view: &View, words: &Words) -> Context {
        let mut context = Context::from_serialize(view).unwrap_or_default();
        context.insert_value("t", words.strings.clone());
        context.insert_value("site", self.site[&words.locale.lang()].clone());
        context
    }

    /// A page.
    pub(super) fn render(&self, template: &str, context: &Context) -> Result<Vec<u8>, Box<Diagnostic>> {
        let mut bytes = Vec::with_capacity(16 * 1024);
        self.tera.render_to(template, context, &mut bytes).map_err(|error| fault(&self.folder, &error))?;
        Ok(bytes)
    }

    /// A posting as it stands in lists.
    pub(super) fn card(&self, card: &Card, words: &Words) -> Result<Html, Box<Diagnostic>> {
        let mut context = Context::new();
        context.insert_value("card", Value::from_serializable(card));
        context.insert_value("t", words.strings.clone());
        let html =
            self.tera.render("parts/card.html", &context).map_err(|error| fault(&self.folder, &error))?;
        Ok(Html(html.trim().into()))
    }
}

/// A file of the theme.
enum File<'a> {
    BuiltIn(&'static str),
    Own(&'a Entry),
}

impl File<'_> {
    fn text(&self) -> Option<&str> {
        match self {
            Self::BuiltIn(text) => Some(text),
            Self::Own(Entry::Bytes(bytes)) => std::str::from_utf8(bytes).ok(),
            Self::Own(Entry::Blob { .. }) => None,
        }
    }

    fn item(&self) -> Item {
        match self {
            Self::BuiltIn(text) => Item::bytes(text.as_bytes().to_vec(), Class::Asset),
            Self::Own(entry) => Item::new(entry.body(), Class::Asset),
        }
    }
}

/// The site's files over the built-in ones; nothing where the site names a theme that it does not have, which was said before.
fn files<'s>(site: &'s Site, folder: &str) -> Result<unused::Files<'s>, Vec<Diagnostic>> {
    let own = site
        .assets
        .iter()
        .filter_map(|(path, entry)| Some((path.below(folder)?.to_owned(), File::Own(entry))));
    let own: BTreeMap<String, File<'_>> = own.collect();
    if site.config.theme != "default" && !own.contains_key("theme.yaml") {
        return Err(Vec::new());
    }
    let mut files: BTreeMap<String, File<'_>> =
        BUILT_IN.iter().map(|(path, text)| ((*path).to_owned(), File::BuiltIn(text))).collect();
    files.extend(own);
    Ok(files)
}

fn templates(files: &BTreeMap<String, File<'_>>) -> tera::TeraResult<Tera> {
    let mut tera = Tera::new();
    let sources =
        files.iter().filter_map(|(path, file)| Some((path.strip_prefix("templates/")?, file.text()?)));
    tera.add_raw_templates(sources)?;
    Ok(tera)
}

/// The engine's account of a mistake, which names file, line and column where it knows them.
fn fault(folder: &str, error: &tera::Error) -> Box<Diagnostic> {
    let text = error.to_string();
    let mut lines = text.lines();
    let first = lines.next().unwrap_or("").trim_start_matches("error:").trim();
    let found = text.lines().find_map(|line| line.trim_start().strip_prefix("-->"));
    let found = found.map(|place| place.trim().trim_matches(['[', ']']));
    let anchor = match found.and_then(|found| {
        let mut parts = found.rsplitn(3, ':');
        let (column, line) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some((parts.next()?, (line, column)))
    }) {
        Some((file, at)) => place(&format!("{folder}/templates/{file}"), Some(at)),
        None => place(&format!("{folder}/templates/{}", found.unwrap_or_default()), None),
    };
    let excerpt: Vec<&str> = lines.map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let message = format!("a template can't be used: {first}");
    let fault = theme_fault(codes::THEME_TEMPLATE, anchor, message);
    Box::new(if excerpt.is_empty() { fault } else { fault.help(excerpt.join("\n")) })
}

/// Names the block that may have been meant, where no template above has one of that name.
fn block_fault(files: &unused::Files<'_>, fault: Diagnostic) -> Diagnostic {
    let unknown =
        fault.message.split_once("Block `").and_then(|(_, rest)| rest.split_once("` is not defined"));
    let Some((unknown, _)) = unknown else { return fault };
    let unknown = unknown.to_owned();
    let texts = files.iter().filter(|(path, _)| path.starts_with("templates/"));
    let blocks: BTreeSet<&str> = texts
        .filter_map(|(_, file)| file.text())
        .flat_map(tags::tags)
        .filter(|tag| tag.kind == tags::Kind::Block && tag.name != unknown)
        .map(|tag| tag.name)
        .collect();
    let near = nearest(&unknown, blocks.iter().copied());
    let names: Vec<String> = blocks.iter().map(|name| format!("`{name}`")).collect();
    fault.did_you_mean(near).help(format!("the theme has the blocks {}", names.join(", ")))
}

/// A place in a file of the theme.
fn place(path: &str, at: Option<(usize, usize)>) -> Anchor {
    match (RelPath::new(path), at) {
        (Some(file), Some((line, column))) => Anchor::Place { file, line, column },
        (Some(file), None) => Anchor::File(file),
        (None, _) => Anchor::Name(path.trim_end_matches('/').to_owned()),
    }
}

/// A fault of a theme's file.
fn theme_fault(code: Code, anchor: Anchor, message: String) -> Diagnostic {
    Diagnostic::new(code, anchor, message)
}

/// What templates are told of the site, in each language: `site`.
fn shared(
    site: &Site,
    assets: &BTreeMap<String, String>,
    tokens: &Tokens,
) -> BTreeMap<crate::lang::Lang, Value> {
    let config = &site.config;
    // What browsers draw around a page is the page's paper.
    let theme_color =
        tokens.light.get("--paper").zip(tokens.dark.get("--paper")).map(|(light, dark)| {
            serde_json::json!({ "light": light.colour.to_string(), "dark": dark.colour.to_string() })
        });
    let prefix = config.base_url.prefix();
    let logo = config.brand.logo.as_ref().map(|logo| {
        let url = |path: &String| super::file(site, path);
        serde_json::json!({ "url": url(logo), "dark": config.brand.logo_dark.as_ref().map(url) })
    });
    let feed = Format::ALL.into_iter().find(|format| config.feeds.has(format.feed()));
    let value = |lang: crate::lang::Lang| {
        let root = if lang == config.main_language() {
            format!("{prefix}/")
        } else {
            format!("{prefix}/{}/", lang.tag())
        };
        let pages: Vec<_> = site
            .pages
            .iter()
            .filter(|page| page.lang == lang)
            .map(|page| serde_json::json!({ "title": page.title, "url": format!("{root}{}/", page.slug) }))
            .collect();
        Value::from_serializable(&serde_json::json!({
            "name": config.name,
            "policy": super::hosting::headers::policy(),
            "home": root,
            "feed": feed.map(|format| format!("{root}{}", format.file())),
            "logo": logo,
            "pages": pages,
            "assets": assets,
            "theme_color": theme_color,
        }))
    };
    config.languages.iter().map(|lang| (*lang, value(*lang))).collect()
}
