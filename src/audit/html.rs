//! The report as a document: HTML for people and paper, JSON for programs. Both say the same.

use super::Report;
use crate::render;

static TEMPLATE: &str = include_str!("report.html");

impl Report {
    /// One page of HTML that needs no other file.
    ///
    /// # Errors
    ///
    /// Where the template can't be used, which would be a mistake of careergen's.
    pub fn html(&self) -> Result<String, String> {
        render::document(TEMPLATE, self)
    }

    /// One JSON object.
    #[must_use]
    pub fn json(&self) -> String {
        format!("{:#}\n", serde_json::json!(self))
    }
}
