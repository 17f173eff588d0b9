//! Hosts with a program of their own for uploads: the site is looked over, and their command is told. It is not run.

use super::{Built, Done};
use crate::model::Tool;

/// The command that sends the site.
pub(super) fn ready(built: &Built, tool: Tool, project: Option<&str>) -> Done {
    let folder = quoted(&built.folder().display().to_string());
    let project =
        |option: &str| project.map(|name| format!(" {option} {}", quoted(name))).unwrap_or_default();
    Done::Ready(match tool {
        Tool::Netlify => format!("npx netlify deploy --prod --no-build --dir {folder}{}", project("--site")),
        Tool::CloudflarePages => format!("npx wrangler pages deploy {folder}{}", project("--project-name")),
        Tool::Vercel => format!("npx vercel deploy --prod {folder}{}", project("--project")),
    })
}

/// A word as shells take it.
fn quoted(word: &str) -> String {
    let is_plain = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "-_./".contains(c));
    if is_plain { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_folder_with_spaces_is_one_word() {
        assert_eq!(quoted("public"), "public");
        assert_eq!(quoted("my site's"), r"'my site'\''s'");
    }
}
