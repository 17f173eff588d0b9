//! `internal` of `content/site.yaml`: where the site for staff stands, and who serves it. Which postings are for staff alone, each says itself.

use super::config::base_url;
use super::reader::{Group, Keys, Reader};
use super::redirects::HOSTINGS;
use crate::base::{Audience, codes};
use crate::model::{BaseUrl, Hosting};

pub(super) const KEYS: Keys = Keys {
    what: "`internal` of site.yaml",
    ours: &["base_url", "hosting"],
    others: &[("url", "base_url"), ("host", "hosting")],
};

/// What differs for staff.
#[derive(Default)]
pub(super) struct Internal {
    pub(super) base_url: Option<BaseUrl>,
    pub(super) hosting: Option<Hosting>,
}

impl Internal {
    /// Where a site for this audience stands; `public` is where that for everybody does.
    pub(super) fn address(&self, audience: Audience, public: &BaseUrl) -> BaseUrl {
        match audience {
            Audience::Public => public.clone(),
            Audience::Internal => self.base_url.clone().unwrap_or_else(BaseUrl::local),
        }
    }
}

/// Reads the settings, beside the address for everybody. `is_asked` says that the address for staff is needed, and given nowhere else.
pub(super) fn internal(
    reader: &mut Reader<'_>,
    group: &Group<'_>,
    (public, is_asked): (&BaseUrl, bool),
) -> Internal {
    let mut internal = Internal::default();
    let mut is_given = false;
    if let Some(inner) = group.get("internal").and_then(|value| reader.inner(value, &KEYS)) {
        is_given = inner.get("base_url").is_some();
        internal.base_url = inner.get("base_url").and_then(|value| base_url(reader, value));
        if let Some(value) = inner.get("base_url").filter(|_| internal.base_url.as_ref() == Some(public)) {
            let fault = reader.fault(codes::BAD_SETTING, value, "the public site stands there");
            fault.help.push("give the site for staff an address of its own".to_owned());
        }
        internal.hosting = inner.get("hosting").and_then(|value| reader.choice(value, HOSTINGS));
    }
    if is_asked && !is_given {
        let fault = reader.missing(codes::NO_SITE_NAME, "the site for staff has no address");
        fault.help.push(
            "write `internal: { base_url: https://jobs.intranet.example.com }`; until then it is `http://localhost`".to_owned(),
        );
    }
    internal
}
