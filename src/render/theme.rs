//! The theme: templates, style, images. A file of the site's theme replaces the built-in one of the same path.
//!
//! The one file that names the template engine, besides those that hand it values.

use std::collections::BTreeMap;

use tera::{Context, Tera, Value};

use super::view::{Card, Html, View};
use super::words::Words;
use super::{asset_path, brand, contrast, css, scripts, theme_fault};
use crate::base::{Class, Diagnostic, Entry, Fingerprint, Item, OutPath, codes};
use crate::model::Site;

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

/// A theme, ready to render.
pub(super) struct Theme {
    tera: Tera,
    /// Where its files lie in the project: `themes/default`.
    folder: String,
    /// What every template of the site is told.
    site: BTreeMap<crate::lang::Lang, Value>,
    /// Style and images, under hashed names.
    pub(super) assets: Vec<(OutPath, Item)>,
    /// Of every file of it.
    pub(super) fingerprint: Fingerprint,
}

impl Theme {
    /// Reads the site's theme over the built-in one, and says what is wrong with its colours.
    pub(super) fn new(site: &Site) -> Result<(Self, Vec<Diagnostic>), Vec<Diagnostic>> {
        let files = files(site)?;
        let folder = format!("themes/{}", site.config.theme);
        let tera = templates(&files).map_err(|error| vec![*fault(&folder, &error)])?;
        let mut assets = Vec::new();
        let mut names = BTreeMap::new();
        let mut publish = |path, out: OutPath, item| {
            names.insert(path, out.as_str().trim_start_matches("assets/").to_owned());
            assets.push((out, item));
        };
        let is_script =
            |path: &str| path.starts_with("js/") && (path.ends_with(".js") || path.ends_with(".mjs"));
        let sources = files.iter().filter(|(path, _)| is_script(path));
        let sources = sources.filter_map(|(path, file)| Some((path.as_str(), file.text()?))).collect();
        let scripts = scripts::scripts(sources).map_err(|error| {
            let message = format!("a script can't be used: {}", error.message);
            vec![theme_fault(codes::THEME_SCRIPT, format!("{folder}/{}", error.place), message)]
        })?;
        for (path, file) in &files {
            let is_published = ["images/", "js/", "fonts/"].iter().any(|folder| path.starts_with(folder));
            if !is_published || scripts.contains_key(path.as_str()) {
                continue;
            }
            let item = file.item();
            if let Some(out) = asset_path(path, item.fingerprint()) {
                publish(path.as_str(), out, item);
            }
        }
        for (path, (out, text)) in scripts {
            publish(path, out, Item::bytes(text.into_bytes(), Class::Asset));
        }
        let sheets = files.iter().filter(|(path, _)| path.starts_with("css/"));
        let sheets = sheets.filter_map(|(path, file)| Some((path.as_str(), file.text()?))).collect();
        let style = css::Files { sheets, assets: names };
        let css::Sheet { mut code, mut tokens } = css::bundle("css/main.css", &style).map_err(|error| {
            let message = format!("the style sheet can't be used: {}", error.message);
            vec![theme_fault(codes::THEME_STYLE, format!("{folder}/{}", error.place), message)]
        })?;
        let prefix = site.config.base_url.prefix();
        code.push_str(&brand::lay(&site.config.brand, &mut tokens, prefix));
        let is_own = |sheet: &str| matches!(files.get(sheet), Some(File::Own(_)));
        let found = contrast::judge(&tokens, &site.brand_spans, &folder, is_own);
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
        let site = shared(site, &names);
        Ok((Self { tera, site, folder, assets, fingerprint }, found))
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

fn files(site: &Site) -> Result<BTreeMap<String, File<'_>>, Vec<Diagnostic>> {
    let folder = format!("themes/{}", site.config.theme);
    let own = site
        .assets
        .iter()
        .filter_map(|(path, entry)| Some((path.below(&folder)?.to_owned(), File::Own(entry))));
    let own: BTreeMap<String, File<'_>> = own.collect();
    if site.config.theme != "default" && !own.contains_key("theme.yaml") {
        let message = format!("there is no theme `{}`", site.config.theme);
        let fault = theme_fault(codes::THEME_UNKNOWN, "content/site.yaml".to_owned(), message)
            .help(format!("make `{folder}/theme.yaml`, or take `theme: default`"));
        return Err(vec![fault]);
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
    let place = text.lines().find_map(|line| line.trim_start().strip_prefix("-->"));
    let place = place.map_or(String::new(), |place| format!("/{}", place.trim().trim_matches(['[', ']'])));
    let excerpt: Vec<&str> = lines.map(str::trim_end).filter(|line| !line.is_empty()).collect();
    let message = format!("a template can't be used: {first}");
    let fault = theme_fault(codes::THEME_TEMPLATE, format!("{folder}/templates{place}"), message);
    Box::new(if excerpt.is_empty() { fault } else { fault.help(excerpt.join("\n")) })
}

/// What templates are told of the site, in each language: `site`.
fn shared(site: &Site, assets: &BTreeMap<String, String>) -> BTreeMap<crate::lang::Lang, Value> {
    let config = &site.config;
    let prefix = config.base_url.prefix();
    let logo = config.brand.logo.as_ref().map(|logo| {
        let url = |path: &String| format!("{prefix}{}", path.replace(' ', "%20"));
        serde_json::json!({ "url": url(logo), "dark": config.brand.logo_dark.as_ref().map(url) })
    });
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
            "feed": format!("{root}feed.xml"),
            "logo": logo,
            "pages": pages,
            "assets": assets,
        }))
    };
    config.languages.iter().map(|lang| (*lang, value(*lang))).collect()
}
