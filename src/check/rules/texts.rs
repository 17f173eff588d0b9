//! Titles and descriptions: phrases that they should not hold, and what a description should be.

use super::{Broken, Trial};
use crate::base::Span;
use crate::check::posting::body_span;
use crate::rules::{self, Check, Scope, Topic};

/// A phrase in a text of the posting.
pub(super) struct Found {
    topic: Topic,
    language: String,
    text: String,
    /// Where it is looked for to be marked.
    part: Part,
    instead: &'static str,
}

/// A part of a posting's file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Body,
    Translation,
}

impl Trial<'_, '_> {
    pub(super) fn texts(&self, check: Check, scope: Scope) -> Option<Broken> {
        let body = self.draft.body.text.trim();
        match check {
            Check::Words(language, topic) => self.phrase(language, topic),
            Check::RemoteOffice => self.phrase(None, Topic::Office),
            Check::Language(tag) => {
                let known = self.draft.translations.keys().any(|lang| lang.tag() == tag);
                let name = if let Scope::Country(country) = scope { country.name() } else { "there" };
                (!known && self.draft.language.tag() != tag).then(|| {
                    let help = format!("add `translations: {{ {tag}: {{ title: …, description: … }} }}`, or `language: {tag}` where it is that");
                    Broken::new(format!("there is no text in the language of {name}"), help)
                })
            }
            Check::DescriptionLength(least) => {
                let letters = body.chars().take(least).count();
                (letters > 0 && letters < least).then(|| {
                    Broken::new(
                        format!("the description has {letters} characters"),
                        "tell what the work is, what is asked for, and what comes with it",
                    )
                    .at(self.first_line())
                })
            }
            Check::DescriptionParagraphs(long) => {
                let has_parts = ["\n\n", "\n- ", "\n* ", "<p", "<li", "<br", "\n\r\n"]
                    .iter()
                    .any(|sign| body.contains(sign));
                (!has_parts && body.chars().count() > long).then(|| {
                    Broken::new(
                        "the description is one long paragraph",
                        "part it: an empty line between paragraphs, `- ` before points",
                    )
                    .at(self.first_line())
                })
            }
            _ => None,
        }
    }

    fn phrase(&self, language: Option<&str>, topic: Topic) -> Option<Broken> {
        let found = self.found.get_or_init(|| self.phrases());
        let found = found
            .iter()
            .find(|found| found.topic == topic && language.is_none_or(|only| only == found.language))?;
        let message = format!("the posting says \"{}\"", found.text);
        Some(Broken::new(message, found.instead).at(self.span_in(found)))
    }

    /// Every phrase, in the title first, and in translations last.
    fn phrases(&self) -> Vec<Found> {
        let draft = self.draft;
        let language = draft.language.tag();
        let own = [(language, &*draft.title, Part::Title), (language, &*draft.body.text, Part::Body)];
        let translated = draft.translations.iter().flat_map(|(lang, other)| {
            [&*other.title, &*other.body.text].map(|text| (lang.tag(), text, Part::Translation))
        });
        let found = own.into_iter().chain(translated).flat_map(|(language, text, part)| {
            rules::phrases(language, text).into_iter().map(move |phrase| Found {
                topic: phrase.topic,
                language: language.to_owned(),
                text: text[phrase.at].to_owned(),
                part,
                instead: phrase.instead,
            })
        });
        found.collect()
    }

    fn span_in(&self, found: &Found) -> Span {
        let around = match found.part {
            Part::Title => self.span_of("title"),
            Part::Body => Some(body_span(self.reader.record, self.reader, self.group)),
            Part::Translation => return self.span_in_translations(&found.text),
        };
        let around = around.unwrap_or_else(|| self.reader.record.start(self.reader.sources));
        self.reader.sources.narrow(around, &found.text)
    }

    /// Where a text of a translation stands; where translations begin, if it is written otherwise there.
    pub(super) fn span_in_translations(&self, text: &str) -> Span {
        let sources = self.reader.sources;
        let Some(begins) = self.span_of("translations") else { return self.reader.record.start(sources) };
        let rest = Span { end: sources.text(begins.source).len() as u32, ..begins };
        let span = sources.narrow(rest, text);
        if span == rest { begins } else { span }
    }

    /// The first line of the description.
    fn first_line(&self) -> Span {
        let span = body_span(self.reader.record, self.reader, self.group);
        let line = self.draft.body.text.trim().lines().next().unwrap_or_default();
        self.reader.sources.narrow(span, line)
    }
}
