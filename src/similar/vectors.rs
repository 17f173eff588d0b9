//! Each role as weights of terms: title, categories and body, each field a TF-IDF vector of length one.
//!
//! Fields are never pooled: a title's five words would drown in a body's five hundred (measured on hand-coded Polish
//! adverts, pooling halves nDCG).

use super::groups::Groups;
use super::tokens::{ByToken, Token, token, tokens};
use crate::base::parallel;
use crate::model::Site;

/// What a field counts. Measured with `eval.py` on 13,886 titles and 5,706 adverts: title .9, body .6.
const TITLE: f32 = 0.9;
const CATEGORY: f32 = 0.5;
const BODY: f32 = 0.6;
/// Strongest terms of a body that are kept.
const BODY_TERMS: usize = 16;
/// Terms of more bodies than this share are boilerplate.
const COMMON: f32 = 0.2;

/// Sets terms of bodies apart from the same words in titles.
const BODY_SALT: Token = 2;

/// A term's weight in a group, sorted by token.
pub(super) type Vector = Vec<(Token, f32)>;

/// The weights of every group; empty for a group without words.
pub(super) struct Vectors {
    pub(super) of: Vec<Vector>,
}

/// Counted tokens of one field, sorted.
type Counts = Vec<(Token, u16)>;

struct Fields {
    title: Counts,
    category: Counts,
    body: Counts,
}

impl Vectors {
    pub(super) fn new(site: &Site, groups: &Groups) -> Self {
        let fields = parallel::map(&groups.members, |group| {
            let posting = site.posting(group.postings[0]);
            let mut categories = Vec::new();
            for category in &posting.categories {
                for ancestor in site.lineage(*category) {
                    // A key is one token, so that two categories with a word in common stay two.
                    let category = site.category(ancestor);
                    categories.push(token(category.key.as_str()) ^ 1);
                    categories.extend(category.keywords.iter().flat_map(|keyword| tokens(keyword)));
                }
            }
            Fields {
                title: counted(tokens(&posting.title)),
                category: counted(categories),
                body: counted(tokens(&posting.body.text)),
            }
        });
        let documents = fields.len();
        // On a handful of postings every word is common.
        let common = ((documents as f32 * COMMON) as u32).max(4);
        let titles = frequencies(fields.iter().map(|field| &field.title), documents, 1..=u32::MAX);
        let categories = frequencies(fields.iter().map(|field| &field.category), documents, 1..=u32::MAX);
        let bodies = frequencies(fields.iter().map(|field| &field.body), documents, 2..=common);
        let of = parallel::map(&fields, |field| {
            let mut vector = Vector::new();
            add(&mut vector, weights(&field.title, &titles), TITLE, 0);
            add(&mut vector, weights(&field.category, &categories), CATEGORY, 0);
            let mut body = weights(&field.body, &bodies);
            body.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            body.truncate(BODY_TERMS);
            // Words of bodies are other terms than words of titles.
            add(&mut vector, body, BODY, BODY_SALT);
            vector.sort_by_key(|(term, _)| *term);
            vector
        });
        Self { of }
    }
}

/// The term that a word of a body is.
pub(super) fn body_term(word: &str) -> Token {
    salted(token(word), BODY_SALT)
}

fn salted(token: Token, salt: Token) -> Token {
    token.rotate_left(salt as u32) ^ salt
}

fn counted(mut tokens: Vec<Token>) -> Counts {
    tokens.sort_unstable();
    let mut counts = Counts::new();
    for token in tokens {
        match counts.last_mut() {
            Some((last, count)) if *last == token => *count = count.saturating_add(1),
            _ => counts.push((token, 1)),
        }
    }
    counts
}

/// The inverse document frequency of each term that stands in an allowed number of the documents; the others are no terms.
fn frequencies<'a>(
    fields: impl Iterator<Item = &'a Counts>,
    documents: usize,
    allowed: std::ops::RangeInclusive<u32>,
) -> ByToken<f32> {
    let mut found: ByToken<u32> = ByToken::default();
    for (token, _) in fields.flatten() {
        *found.entry(*token).or_insert(0) += 1;
    }
    let idf = |frequency: u32| (1.0 + documents as f32 / frequency as f32).ln();
    let terms = found.into_iter().filter(|(_, frequency)| allowed.contains(frequency));
    terms.map(|(token, frequency)| (token, idf(frequency))).collect()
}

/// TF-IDF of the terms of one field.
fn weights(counts: &Counts, frequencies: &ByToken<f32>) -> Vector {
    counts
        .iter()
        .filter_map(|(token, count)| {
            let idf = frequencies.get(token)?;
            Some((*token, if *count == 1 { *idf } else { (1.0 + f32::from(*count).ln()) * idf }))
        })
        .collect()
}

/// Adds a field, scaled to length one and then to what it counts.
fn add(vector: &mut Vector, field: Vector, counts_for: f32, salt: Token) {
    let length = field.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        // The product of two vectors multiplies the factor twice.
        let scale = counts_for.sqrt() / length;
        vector.extend(field.into_iter().map(|(token, weight)| (salted(token, salt), weight * scale)));
    }
}
