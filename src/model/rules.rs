//! What a site says of rules: which it has silenced and why, and what it states for all its postings.

use std::collections::BTreeMap;

use crate::base::web::WebUrl;
use crate::geo::Country;

/// The settings that rules look at.
#[derive(Clone, Default, PartialEq, Eq, Hash, Debug)]
pub struct RuleSettings {
    /// Rules that are not told, by id, with the reason.
    pub muted: BTreeMap<String, String>,
    /// Whether people are told the pay before the interview where a posting does not say.
    pub pay_before_interview: bool,
    /// What postings in a country say at their end.
    pub statements: BTreeMap<Country, String>,
    /// What becomes of applicants' data, where that is no page of the site.
    pub privacy_url: Option<WebUrl>,
    /// Who runs the site, where that is no page of the site.
    pub imprint_url: Option<WebUrl>,
}
