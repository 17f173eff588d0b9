//! Each role as weights of terms, in fields: words of the title, their beginnings, kinds of occupation, categories, terms of the
//! description. Each field is a TF-IDF vector of length one.
//!
//! Fields are never pooled: a title's five words would drown in a description's five hundred (measured on hand-coded Polish
//! adverts, pooling halves nDCG). Weights are whole numbers, so that sums don't depend on their order.

use std::num::NonZeroU64;

use super::level::main_language;
use super::occupations;
use super::packed::BEGINNING;
use super::statistics::Statistics;
use super::stop::StopWords;
use super::title::title_words;
use crate::base::words::{
    Token, beginning, each_word, outside_links, outside_tags, token, without_entities, words,
};
use crate::markup::Format;
use crate::model::{Posting, Site, Weights};

/// A part of what a posting says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Field {
    Title,
    Beginning,
    Occupation,
    Category,
    Body,
}

impl Field {
    pub(super) const COUNT: usize = 5;
    pub(super) const ALL: [Self; Self::COUNT] =
        [Self::Title, Self::Beginning, Self::Occupation, Self::Category, Self::Body];

    /// The same word is another term in each field.
    pub(super) fn term(self, token: Token) -> Term {
        Term(((token >> WEIGHT_BITS) & !FIELD_MASK) | self as u64)
    }

    /// The field of a term.
    pub(super) fn of(term: Term) -> Self {
        Self::ALL[(term.0 & FIELD_MASK) as usize % Self::COUNT]
    }
}

/// A word in a field: from above 16 bits that are empty, 45 of the word's hash, 3 for the number of the field. That two of half a
/// million words are one is as likely as 1 in 300; then the lighter one counts for both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub(super) struct Term(u64);

impl Term {
    /// The bits, to mix with others.
    pub(super) fn bits(self) -> u64 {
        self.0
    }
}

const FIELD_MASK: u64 = 7;

/// Letters of a word that its inflections share in a description. [`BEGINNING`] in a title, where few words have to do much, and
/// this were best of 4 to 7, in English and in Polish.
const STEM: usize = 6;
/// Strongest terms of a description that are kept: more add nothing, 16 lose .002 nDCG.
const BODY_TERMS: usize = 24;
/// The share of whole words in what a title weighs; the rest goes to beginnings.
const WHOLE_WORDS: f32 = 1.0 / 3.0;

/// A weight of 1.
const ONE: f32 = 4096.0;
/// A score of 1: two vectors that are the same in a field that counts 1.
pub const POINT: u32 = 4096 * 4096;

/// What each term weighs in a role, sorted by term.
pub(super) type Vector = Box<[Weighed]>;

/// A term with what it weighs below it, in eight bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Weighed(u64);

const WEIGHT_BITS: u32 = u16::BITS;

impl Weighed {
    fn new(term: Term, weight: u16) -> Self {
        Self((term.0 << WEIGHT_BITS) | u64::from(weight))
    }

    pub(super) fn term(self) -> Term {
        Term(self.0 >> WEIGHT_BITS)
    }

    pub(super) fn weight(self) -> u16 {
        self.0 as u16
    }
}

/// Tokens of each field with what they count, sorted.
#[derive(Default)]
pub(super) struct Counted {
    fields: [Vec<(Token, f32)>; Field::COUNT],
}

impl Counted {
    /// What a posting says, counted.
    pub(super) fn new(site: &Site, posting: &Posting, stop: &StopWords) -> Self {
        let language = main_language(posting);
        let title = title_words(&posting.title, language);
        let mut counted = Self::default();
        for word in &title {
            counted.add(Field::Title, token(&word.word), word.counts);
            counted.add(Field::Beginning, token(beginning(&word.word, BEGINNING)), word.counts);
        }
        for (kind, weight) in occupations::occupations(&title, language) {
            counted.add(Field::Occupation, occupations::term(kind), weight);
        }
        for category in &posting.categories {
            for (above, ancestor) in site.lineage(*category).enumerate() {
                let category = site.category(ancestor);
                // What stands above says less. Keywords are words, but a category is one term, whatever its words.
                let counts = 1.0 / (1 << above.min(8)) as f32;
                counted.add(Field::Category, token(category.key.as_str()), counts);
                for word in category.keywords.iter().flat_map(|keyword| words(keyword)) {
                    counted.add(Field::Category, token(&word) ^ KEYWORD, counts / 2.0);
                }
            }
        }
        let stop = stop.of(language);
        each_body_word(posting, |word| {
            if !stop.contains(word) {
                counted.fields[Field::Body as usize].push((stem(word), 1.0));
            }
        });
        counted.fields.iter_mut().for_each(sum_repeats);
        counted
    }

    fn add(&mut self, field: Field, token: Token, counts: f32) {
        self.fields[field as usize].push((token, counts));
    }

    /// The tokens of a field.
    pub(super) fn field(&self, field: Field) -> &[(Token, f32)] {
        &self.fields[field as usize]
    }

    /// The vector, when it is known how rare each term is.
    pub(super) fn weighed(&self, statistics: &Statistics, weights: &Weights) -> Vector {
        let mut vector = Vec::new();
        for field in Field::ALL {
            let mut terms: Vec<(Term, f32)> = self
                .field(field)
                .iter()
                .filter_map(|(token, counts)| {
                    let rarity = statistics.rarity(field, *token)?;
                    // A word that is said five times does not say five times as much.
                    let counts = if *counts > 1.0 { 1.0 + counts.ln() } else { *counts };
                    Some((field.term(*token), counts * rarity))
                })
                .collect();
            if field == Field::Body && terms.len() > BODY_TERMS {
                terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                terms.truncate(BODY_TERMS);
            }
            let length = terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            // The product of two vectors multiplies the factor twice.
            let scale = (counts_for(field, weights)).sqrt() / length * ONE;
            let weighed =
                terms.into_iter().map(|(term, weight)| Weighed::new(term, (weight * scale).round() as u16));
            vector.extend(weighed.filter(|weighed| weighed.weight() > 0));
        }
        vector.sort_unstable();
        vector.dedup_by_key(|weighed| weighed.term());
        vector.into_boxed_slice()
    }
}

fn each_body_word(posting: &Posting, mut each: impl FnMut(&str)) {
    each_piece(posting, |text| each_word(text, &mut each));
}

/// Calls `each` with the text of a description, piece by piece, without what a reader does not see: tags, and where links lead.
pub(super) fn each_piece(posting: &Posting, mut each: impl FnMut(&str)) {
    let text = &posting.body.text;
    match posting.body.format {
        Format::Html => outside_tags(text).for_each(|piece| each(&without_entities(piece))),
        Format::Markdown => outside_links(text).flat_map(outside_tags).for_each(each),
        Format::Text => each(text),
    }
}

fn stem(word: &str) -> Token {
    token(beginning(word, STEM))
}

const KEYWORD: Token = 0x5555_0000_5555_0000;

/// What a field counts.
fn counts_for(field: Field, weights: &Weights) -> f32 {
    let hundredths = |weight: u16| f32::from(weight) / 100.0;
    match field {
        Field::Title => hundredths(weights.title) * WHOLE_WORDS,
        Field::Beginning => hundredths(weights.title) * (1.0 - WHOLE_WORDS),
        Field::Occupation => hundredths(weights.occupation),
        Field::Category => hundredths(weights.category),
        Field::Body => hundredths(weights.body),
    }
}

fn sum_repeats(tokens: &mut Vec<(Token, f32)>) {
    tokens.sort_unstable_by_key(|(token, _)| *token);
    tokens.dedup_by(|next, first| {
        let same = next.0 == first.0;
        if same {
            first.1 += next.1;
        }
        same
    });
}

/// The terms that two vectors share, with what each adds to the score.
pub(super) fn shared<'a>(a: &'a Vector, b: &'a Vector) -> impl Iterator<Item = (Term, u32)> + 'a {
    let mut rest = b.iter().peekable();
    a.iter().filter_map(move |weighed| {
        let term = weighed.term();
        while rest.next_if(|other| other.term() < term).is_some() {}
        let other = rest.next_if(|other| other.term() == term)?;
        Some((term, u32::from(weighed.weight()) * u32::from(other.weight())))
    })
}

/// What is asked of a role again and again while lists are made, in one place: that two vectors are no near copies, and whose
/// they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// The term that weighs most.
    pub(super) heaviest: Term,
    /// What the vector has in common with itself.
    pub(super) length: u32,
    /// The employer.
    pub(super) company: Option<NonZeroU64>,
}

impl Mark {
    pub(super) fn new(vector: &Vector, company: Option<Token>) -> Self {
        let heaviest = vector.iter().max_by_key(|weighed| (weighed.weight(), weighed.term()));
        Self {
            heaviest: heaviest.map(|weighed| weighed.term()).unwrap_or_default(),
            length: vector.iter().map(|weighed| u32::from(weighed.weight()).pow(2)).sum(),
            company: company.and_then(NonZeroU64::new),
        }
    }
}
