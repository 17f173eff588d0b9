//! Titles and descriptions: phrases that they should not hold, and what a description should be.

use super::{Broken, Trial};
use crate::base::Span;
use crate::check::posting::body_span;
use crate::model::Workplace;
use crate::rules::{self, Check, Scope, Topic};

/// A phrase in a text of the posting.
pub(super) struct Found {
    topic: Topic,
    language: String,
    text: String,
    in_title: bool,
    instead: &'static str,
}

impl Trial<'_, '_> {
    pub(super) fn texts(&self, check: Check, scope: Scope) -> Option<Broken> {
        let body = self.draft.body.text.trim();
        match check {
            Check::Words(_, Topic::Pool) if self.is_pool() => None,
            Check::Words(language, topic) => self.phrase(language, topic),
            Check::RemoteOffice => {
                let is_remote = self.draft.place.workplace == Some(Workplace::Remote);
                is_remote.then(|| self.phrase(None, Topic::Office)).flatten()
            }
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

    /// Every phrase, in the title first.
    fn phrases(&self) -> Vec<Found> {
        let language = self.draft.language.tag();
        let texts = [(&*self.draft.title, true), (&*self.draft.body.text, false)];
        let found = texts.into_iter().flat_map(|(text, in_title)| {
            rules::phrases(language, text).into_iter().map(move |phrase| Found {
                topic: phrase.topic,
                language: language.to_owned(),
                text: text[phrase.at].to_owned(),
                in_title,
                instead: phrase.instead,
            })
        });
        found.collect()
    }

    fn span_in(&self, found: &Found) -> Span {
        let title = self.group.get("title").filter(|_| found.in_title);
        let around = title.map_or_else(
            || body_span(self.reader.record, self.reader, self.group),
            |value| self.reader.at(value),
        );
        self.reader.sources.narrow(around, &found.text)
    }

    /// The first line of the description.
    fn first_line(&self) -> Span {
        let span = body_span(self.reader.record, self.reader, self.group);
        let line = self.draft.body.text.trim().lines().next().unwrap_or_default();
        self.reader.sources.narrow(span, line)
    }
}
