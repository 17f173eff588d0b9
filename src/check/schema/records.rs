//! What is said of the keys of companies, categories and pages.

use super::super::{category, company, page};
use super::Group;
use super::takes::Takes;

pub(super) static COMPANY: Group = Group {
    name: "company",
    keys: &company::KEYS,
    needs: &[&["name"]],
    rows: &[
        (
            "key",
            "What postings call it, and its part of addresses. Without it, the file's name; in a list, made from the name.",
            Takes::Text,
        ),
        ("name", "Its name as people know it.", Takes::Name),
        ("url", "The address of its own site.", Takes::Url),
        ("logo", "Its logo, a file of static/. Without it, the first letters of the name.", Takes::File),
        (
            "image",
            "The picture that stands for it and its postings where links are shared, a file of static/.",
            Takes::File,
        ),
        ("description", "What it does, in plain text. In a Markdown file it may stand below.", Takes::Text),
        ("socials", "Addresses of its pages elsewhere, one or a list.", Takes::Many(&Takes::Url)),
        ("apply_url", "Where people apply, for postings that don't say.", Takes::Url),
        ("apply_email", "The address that people write to, for postings that don't say.", Takes::Email),
        (
            "translations",
            "Its description in other languages, by language.",
            Takes::ByLanguage(&COMPANY_TRANSLATION),
        ),
    ],
};

static COMPANY_TRANSLATION: Group = Group {
    name: "company_translation",
    keys: &company::TRANSLATED,
    needs: &[],
    rows: &[("description", "What it does, in this language.", Takes::Text)],
};

pub(super) static CATEGORY: Group = Group {
    name: "category",
    keys: &category::KEYS,
    needs: &[&["name", "key"]],
    rows: &[
        (
            "key",
            "What postings call it, and its part of addresses. Without it, made from the name.",
            Takes::Text,
        ),
        ("name", "Its name as readers see it. Without it, the key.", Takes::Text),
        ("parent", "The key of the category above it. Without it, it stands at the top.", Takes::Text),
        ("keywords", "Words that belong to it; they help to find similar roles.", Takes::Many(&Takes::Text)),
        (
            "translations",
            "Its name in other languages, by language.",
            Takes::ByLanguage(&CATEGORY_TRANSLATION),
        ),
    ],
};

static CATEGORY_TRANSLATION: Group = Group {
    name: "category_translation",
    keys: &category::TRANSLATED,
    needs: &[],
    rows: &[("name", "Its name in this language.", Takes::Text)],
};

pub(super) static PAGE: Group = Group {
    name: "page",
    keys: &page::KEYS,
    needs: &[&["title"]],
    rows: &[
        ("title", "The title of the page.", Takes::Name),
        ("slug", "Its part of addresses. Without it, the file's name without the language.", Takes::Text),
        (
            "aliases",
            "Addresses that it had before, one or a list: slugs, or paths such as /about.html. Visitors are sent on.",
            Takes::Many(&Takes::OldAddress),
        ),
        (
            "language",
            "A language of the site. Without it, that of the file's name (about.de.md), or the site's first.",
            Takes::Interface,
        ),
        ("description", "For search engines. Without it, the beginning of the page.", Takes::Text),
    ],
};
