//! Skills: what a posting says that somebody should know.

use super::reader::{Group, Reader};

/// What somebody should know, each once: a list, or one text with commas.
pub(super) fn skills(reader: &mut Reader<'_>, group: &Group<'_>) -> Vec<String> {
    let texts = group.get("skills").map(|value| reader.texts(value)).unwrap_or_default();
    let split = texts.iter().flat_map(|(_, text)| text.split(','));
    let mut skills: Vec<String> = Vec::new();
    for skill in split.map(str::trim).filter(|skill| !skill.is_empty()) {
        if !skills.iter().any(|other| other.to_lowercase() == skill.to_lowercase()) {
            skills.push(skill.to_owned());
        }
    }
    skills
}
