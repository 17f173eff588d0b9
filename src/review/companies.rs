//! Companies that are one by their names: `4Soft GmbH` and `4soft`.
//!
//! It knows legal forms, and no other names that a company may go by.

use std::collections::BTreeMap;

use super::at;
use crate::base::fold::fold;
use crate::base::{Diagnostic, codes};
use crate::derive::Derived;
use crate::model::{CompanyId, PostingId, Site};

/// Legal forms as they end names, folded; of those of several words each.
const FORMS: &[&str] = &[
    "gmbh",
    "mbh",
    "ag",
    "se",
    "kg",
    "kgaa",
    "ohg",
    "ug",
    "ev",
    "eg",
    "co",
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "plc",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "company",
    "sa",
    "sas",
    "sasu",
    "sarl",
    "eurl",
    "srl",
    "spa",
    "snc",
    "sl",
    "slu",
    "bv",
    "nv",
    "vof",
    "ab",
    "as",
    "asa",
    "aps",
    "oy",
    "oyj",
    "ou",
    "uab",
    "sia",
    "kft",
    "zrt",
    "sro",
    "doo",
    "ood",
    "eood",
    "zoo",
    "oo",
    "sp",
    "pty",
    "pte",
    "wll",
    "fze",
    "fzco",
    "fzc",
    "pjsc",
    "jsc",
    "saoc",
    "und",
    "and",
];

/// Companies with open postings whose names are the same but for capitals, signs and the legal form.
pub(super) fn spelled_twice(site: &Site, derived: &Derived) -> Vec<Diagnostic> {
    let mut by_name: BTreeMap<String, Vec<(CompanyId, &[PostingId])>> = BTreeMap::new();
    for (number, company) in (0..).zip(&site.companies) {
        let id = CompanyId(number);
        let open = derived.at_company(id);
        if !open.is_empty() {
            by_name.entry(bare(&company.name)).or_default().push((id, open));
        }
    }
    let mut found = Vec::new();
    for mut companies in by_name.into_values().filter(|companies| companies.len() > 1) {
        // The one with most jobs is the one that is meant, of equals the first.
        companies.sort_by_key(|(id, open)| (std::cmp::Reverse(open.len()), *id));
        let ((first, of_first), others) = (companies[0], &companies[1..]);
        for (other, open) in others {
            let (name, meant) = (&site.company(*other).name, &site.company(first).name);
            let message = format!("`{name}` and `{meant}` are one company by their names");
            let fault = Diagnostic::new(codes::COMPANY_TWICE, at(site, open[0]), message)
                .related(site.posting(of_first[0]).source, format!("`{meant}` is written here"))
                .help(format!("write the same name in both: `company: {meant}`"));
            found.push(fault);
        }
    }
    found
}

/// A name without its legal form, folded.
fn bare(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    while let Some(form) = form(&words) {
        words.truncate(words.len() - form);
    }
    words.concat()
}

/// How many words at the end of a name are a legal form; there is always a word before it.
fn form(words: &[&str]) -> Option<usize> {
    if words.ends_with(&["z", "oo"]) && words.len() > 2 {
        return Some(2);
    }
    // `e. V.` and `z o. o.` are letters by themselves; one alone is part of a name: `Studio A`.
    let letters = words.iter().rev().take_while(|word| word.chars().count() == 1).count();
    let is_form = |count: &usize| FORMS.contains(&words[words.len() - count..].concat().as_str());
    let longest = letters.min(words.len().saturating_sub(1));
    (2..=longest).rev().find(is_form).or_else(|| Some(1).filter(|count| words.len() > 1 && is_form(count)))
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_legal_form_is_no_part_of_a_name() {
        for name in [
            "4Soft GmbH",
            "4soft",
            "4-Soft",
            "4Soft GmbH & Co. KG",
            "4SOFT Ltd.",
            "4soft sp. z o.o.",
            "4soft Sp. z o. o.",
            "4soft e. V.",
            "4soft e.V.",
            "4soft A/S",
            "4soft s. r. o.",
        ] {
            assert_eq!(bare(name), "4soft", "{name}");
        }
        assert_eq!(bare("SE"), "se", "a name is never empty");
        assert_ne!(bare("Brot & Kuchen"), bare("Brot"));
        assert_ne!(bare("Studio A"), bare("Studio B"));
        assert_eq!(bare("Studio A"), "studioa");
        assert_eq!(bare("Plan Z GmbH"), "planz");
        assert_eq!(bare("E V"), "ev", "nor is one of letters alone");
    }
}
