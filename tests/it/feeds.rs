//! What programs read: feeds of lists, files for job boards, twins, changes.

mod boards;
mod changes;
pub(crate) mod hostile;
mod ids;
mod lists;
mod settings;
mod twins;

/// Everything that can be switched on.
const ALL: &str = "feeds: { indeed: true, linkedin: { company_id: 1234, poster_email: jobs@sauerteig.example }, \
                   jooble: true, adzuna: true, xing: true, talent: true, twins: true, llms: true, changes: true }\n";

/// The boards, with the name of the element that holds a job in each one's file.
const BOARDS: [(&str, &str); 6] = [
    ("indeed", "job"),
    ("linkedin", "job"),
    ("jooble", "job"),
    ("adzuna", "job"),
    ("xing", "posting"),
    ("talent", "job"),
];

/// A board with a role in two places and two languages, a remote one, and those that stand in no feed.
const ROLES: &str = "-- content/site.yaml --
name: Bread & Ovens
base_url: https://jobs.bakery.example
languages: [en, de]
rules: { mute: { at-pay: invented, at-agreement: invented } }
places: { countries: [DACH] }
FEEDS-- content/companies/sauerteig.yaml --
name: Sauerteig & Söhne
url: https://www.sauerteig.example/
logo: logo.svg
-- static/logo.svg --
<svg/>
-- content/postings/baker.md --
---
title: Baker
title_suffix: (m/f/d)
company: sauerteig
category: [Bread]
locations: [\"Vienna, Austria\", { country: DE, city: Berlin, street: Am Markt 1, postal_code: \"10115\" }]
workplace: onsite
employment_type: [full_time, part_time]
salary: { min: 3100, max: 3600, currency: EUR, unit: month, gross: true }
date_posted: 2026-11-20
date_modified: 2026-11-22
valid_through: 2026-12-31
apply_email: jobs@sauerteig.example
requisition_id: R-7
translations:
  de:
    title: Bäcker
    description: Du backst *Brot* mit uns, jeden Tag außer Montag, in der alten Backstube am Markt, und zeigst anderen, wie es geht.
---
You bake *bread* with us, every day but Monday, in the old bakehouse by the market, and show others how it is done.

## What you do

1. Kneading, [as ever](/about/)
2. Shaping & baking at < 250 °C
-- content/postings/writer.md --
---
title: Recipe writer
company: sauerteig
workplace: remote
remote_from: [DE, AT]
salary: { min: 18.50, currency: CHF, unit: hour }
date_posted: 2026-10-01
apply_url: https://sauerteig.example/write
---
You write recipes for bread, with photographs, so that somebody who has never baked can bake it on a Sunday morning.
-- content/postings/closed.md --
---
title: Miller
company: sauerteig
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-01
status: closed
apply_url: https://sauerteig.example/mill
---
You mill.
-- content/postings/unlisted.md --
---
title: Founder
company: sauerteig
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-01
visibility: unlisted
apply_url: https://sauerteig.example/found
---
You found.
-- content/postings/internal.md --
---
title: Deputy
company: sauerteig
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-01
visibility: internal
apply_url: https://sauerteig.example/deputise
---
You deputise.
-- content/postings/draft.md --
---
title: Drafter
company: sauerteig
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-01
status: draft
apply_url: https://sauerteig.example/draft
---
You draft.
";

/// The site with these settings for its feeds.
fn with(feeds: &str) -> String {
    ROLES.replacen("FEEDS", feeds, 1)
}

/// What stands between the tags of each such element, in order.
fn elements<'x>(xml: &'x str, name: &str) -> Vec<&'x str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let parts = xml.split(&open).skip(1).filter(|rest| rest.starts_with(['>', ' ']));
    parts.filter_map(|rest| rest.split_once('>')?.1.split(&close).next()).collect()
}

/// The text of each such element, out of its CDATA.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let bare = |text: &str| {
        let text = text.strip_prefix("<![CDATA[").and_then(|text| text.strip_suffix("]]>")).unwrap_or(text);
        text.replace("]]]]><![CDATA[>", "]]>")
    };
    elements(xml, name).into_iter().map(bare).collect()
}

/// The ids in a board's file.
fn references(board: &str, xml: &str) -> Vec<String> {
    match board {
        "linkedin" => texts(xml, "partnerJobId"),
        "jooble" => {
            let ids = xml.split("<job id=\"").skip(1);
            ids.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        }
        "adzuna" | "xing" => texts(xml, "id"),
        _ => texts(xml, "referencenumber"),
    }
}
