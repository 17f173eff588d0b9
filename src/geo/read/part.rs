//! A stretch of the text being read, which remembers where it stood, so that a fault can point at it.

use std::ops::Range;

use crate::base::fold::is_mark;

/// A slice of the text and the byte at which it starts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl<'a> Part<'a> {
    pub(super) fn whole(text: &'a str) -> Part<'a> {
        Part { text, start: 0 }
    }

    /// The bytes of the whole text that this part takes up.
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// The bytes `range` of this part. The caller cuts between characters.
    pub(super) fn cut(self, range: Range<usize>) -> Part<'a> {
        Part { text: &self.text[range.clone()], start: self.start + range.start }
    }

    /// Without a pair of single quotation marks around the whole.
    pub(super) fn unquoted(self) -> Part<'a> {
        let inner =
            self.text.trim().strip_prefix(['\'', '‘']).and_then(|rest| rest.strip_suffix(['\'', '’']));
        inner.map_or(self, |inner| {
            let start = self.text.find(inner).unwrap_or(0);
            self.cut(start..start + inner.len())
        })
    }

    /// Without white space at the edges.
    pub(super) fn without_space(self) -> Part<'a> {
        let start = self.text.len() - self.text.trim_start().len();
        self.cut(start..start + self.text.trim().len())
    }

    /// Without punctuation at the edges. An apostrophe in front and a dot behind stay: "'s-Gravenhage", "Freiburg i. Br."
    pub(super) fn trimmed(self) -> Part<'a> {
        let front = |letter: char| is_edge(letter) && !matches!(letter, '\'' | '’' | '‘');
        let rest = self.text.trim_start_matches(front);
        let start = self.text.len() - rest.len();
        let rest = rest.trim_end_matches(|letter| is_edge(letter) && letter != '.');
        self.cut(start..start + rest.len())
    }

    /// Its words, between the letters that `parted` picks out.
    pub(super) fn words(self, parted: impl Fn(char) -> bool) -> Vec<Part<'a>> {
        let mut words = Vec::new();
        let mut start = 0;
        for (at, letter) in self.text.char_indices().filter(|&(_, letter)| parted(letter)) {
            words.push(self.cut(start..at));
            start = at + letter.len_utf8();
        }
        words.push(self.cut(start..self.text.len()));
        words.retain(|word| !word.text.is_empty());
        words
    }

    /// What lies from the start of `first` to the end of `last`, both parts of this one.
    pub(super) fn spanning(self, first: Part<'a>, last: Part<'a>) -> Part<'a> {
        self.cut(first.start - self.start..last.range().end - self.start)
    }
}

/// Whether a name neither begins nor ends with this.
fn is_edge(letter: char) -> bool {
    letter == '\u{fe0f}' || (!letter.is_alphanumeric() && !is_mark(letter))
}

#[cfg(test)]
mod tests {
    use super::Part;

    #[test]
    fn a_trimmed_part_still_knows_its_place() {
        let manual = [
            ("  Berlin, ", "Berlin", 2),
            ("'s-Gravenhage", "'s-Gravenhage", 0),
            ("Freiburg i. Br.", "Freiburg i. Br.", 0),
            ("– 📍Köln!", "Köln", 8),
            ("…", "", 3),
        ];
        for (written, text, start) in manual {
            assert_eq!(Part::whole(written).trimmed(), Part { text, start }, "{written}");
        }
    }

    #[test]
    fn quotation_marks_around_the_whole_go() {
        assert_eq!(Part::whole(" 'Berlin, DE' ").unquoted(), Part { text: "Berlin, DE", start: 2 });
        assert_eq!(Part::whole("'s-Gravenhage").unquoted(), Part::whole("'s-Gravenhage"));
        assert_eq!(Part::whole("'").unquoted(), Part::whole("'"));
    }

    #[test]
    fn words_span_back_to_their_part() {
        let part = Part::whole("New York").cut(0..8);
        let words = part.words(char::is_whitespace);
        assert_eq!(words.iter().map(|word| word.text).collect::<Vec<_>>(), ["New", "York"]);
        assert_eq!(part.spanning(words[0], words[1]), part);
    }
}
