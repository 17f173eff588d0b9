//! Pages of the site's own.

use super::reader::{Keys, Reader};
use crate::base::{Slug, Span, codes};
use crate::lang::Lang;
use crate::load::Record;
use crate::markup::Format;
use crate::model::{Body, ContentPage};

pub(super) const KEYS: Keys = Keys {
    what: "page",
    ours: &["title", "slug", "aliases", "language", "description"],
    others: &[
        ("alias", "aliases"),
        ("redirect_from", "aliases"),
        ("lang", "language"),
        ("locale", "language"),
        ("summary", "description"),
    ],
};

/// Reads one page. `about.de.md` is the page `about` in German, unless it says otherwise.
pub(super) fn page(record: &Record, reader: &mut Reader<'_>, languages: &[Lang]) -> Option<ContentPage> {
    let group = reader.top(&KEYS);
    let Some(title) = reader.get_text(&group, "title") else {
        reader.missing(codes::RECORD_INCOMPLETE, "this page has no `title`");
        return None;
    };
    let stem = reader.sources.path(record.source).stem();
    let (name, suffix) =
        stem.rsplit_once('.').map_or((stem, None), |(name, tag)| match Lang::from_tag(tag) {
            Some(lang) => (name, Some(lang)),
            None => (stem, None),
        });
    let slug = reader.get_text(&group, "slug");
    let Some(slug) = Slug::from_text(slug.as_deref().unwrap_or(name)) else {
        reader.missing(codes::RECORD_INCOMPLETE, "no address can be made of this page's name");
        return None;
    };
    let stated = group.get("language").and_then(|value| {
        let lang = reader.language(value)?.known().filter(|lang| languages.contains(lang));
        if lang.is_none() {
            let fault = reader.fault(codes::UNKNOWN_LANGUAGE, value, "the site does not have this language");
            fault.help.push("add it to `languages` in `content/site.yaml`".to_owned());
        }
        lang
    });
    let lang = stated.or(suffix).unwrap_or(languages[0]);
    if !languages.contains(&lang) {
        let fault =
            reader.missing(codes::TRANSLATION_UNUSED, format!("the site has no language `{}`", lang.tag()));
        fault.help.push("add it to `languages` in `content/site.yaml` to publish this page".to_owned());
        fault.once = Some(lang.tag().to_owned());
        return None;
    }
    let aliases = super::redirects::aliases(reader, &group);
    let description = reader.get_text(&group, "description");
    let text = record.body(reader.sources).unwrap_or("").into();
    let body = Body { format: Format::Markdown, text };
    let span = || {
        record
            .body
            .clone()
            .map_or_else(|| record.start(reader.sources), |range| Span::new(record.source, range))
    };
    let found = super::body::markup_faults(&body, span, reader.sources);
    reader.faults.extend(found);
    Some(ContentPage { slug, lang, title, description, body, aliases, source: record.start(reader.sources) })
}
