//! Regular expressions for what the checker reads in any spelling: keys in camel case, words in any case and with any hyphens.
//!
//! They are those of ECMA 262, since editors use them. They know nothing of what a key or a word means.

/// What may stand between the letters of a word and around it without changing it, as `reader::find` has it.
const BETWEEN: &str = r"[-_ .%]*";

/// Keys that are read as one of `names`, which are in snake case, but for those names themselves: `datePosted`, `Date-Posted`.
pub(super) fn other_cases(names: &[&str]) -> String {
    let cases: Vec<String> = names.iter().map(|name| any_case(name)).collect();
    format!("^(?!(?:{})$)(?:{})$", names.join("|"), cases.join("|"))
}

/// A key in any case. Its words are parted by a mark, or by a capital behind a small letter.
fn any_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut pattern = String::new();
    let mut at = 0;
    while at < letters.len() {
        match letters[at..] {
            [before, '_', behind, ..] => {
                let (mark, capital) =
                    (either(before) + "[-_ ]" + &either(behind), behind.to_ascii_uppercase());
                pattern.push_str(&format!("(?:{mark}|{before}{capital})"));
                at += 3;
            }
            _ => {
                pattern.push_str(&either(letters[at]));
                at += 1;
            }
        }
    }
    pattern
}

/// A text that is one of these words in any spelling, or blank.
pub(super) fn word(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| spelt(word)).collect();
    format!(r"^\s*{BETWEEN}(?:{})?{BETWEEN}\s*$", words.join("|"))
}

/// A text in which one of these words stands, or a blank one.
pub(super) fn word_within(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| spelt(word)).collect();
    format!(r"(?:^|[^A-Za-zÀ-ž0-9])(?:{})(?:$|[^A-Za-zÀ-ž0-9])|^\s*$", words.join("|"))
}

/// One of these texts in any case.
pub(super) fn code(codes: &[&str]) -> String {
    let codes: Vec<String> = codes.iter().map(|code| code.chars().map(either).collect()).collect();
    codes.join("|")
}

/// A word letter by letter, each in both cases and also without its accent.
fn spelt(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric()).map(|letter| {
        let plain = crate::base::fold::fold(&letter.to_string());
        let mut any: String = either(letter).trim_matches(['[', ']']).to_owned();
        if plain != letter.to_lowercase().to_string() {
            any.extend(plain.chars().map(|plain| either(plain).trim_matches(['[', ']']).to_owned()));
        }
        if any.chars().count() > 1 { format!("[{any}]") } else { any }
    });
    letters.collect::<Vec<String>>().join(BETWEEN)
}

/// A letter in both cases: `[tT]`.
fn either(letter: char) -> String {
    let (small, large) = (letter.to_lowercase().to_string(), letter.to_uppercase().to_string());
    if small == large { small } else { format!("[{small}{large}]") }
}

#[cfg(test)]
mod tests {
    use super::{any_case, other_cases, spelt};

    #[test]
    fn a_key_is_written_in_many_ways() {
        assert_eq!(any_case("id"), "[iI][dD]");
        assert_eq!(any_case("a_to"), "(?:[aA][-_ ][tT]|aT)[oO]");
        assert_eq!(other_cases(&["id"]), "^(?!(?:id)$)(?:[iI][dD])$");
    }

    #[test]
    fn a_word_is_written_in_many_ways() {
        assert_eq!(spelt("ä-1"), "[äÄaA][-_ .%]*1");
    }
}
