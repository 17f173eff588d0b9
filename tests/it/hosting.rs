//! Who serves the site: old addresses, what is gone, and the files that tell a host of them.

mod files;
mod limits;
mod redirects;

/// A site of one country whose postings moved, and one that is gone.
const MOVED: &str = "-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
languages: [en, de]
places: { countries: [DE] }
redirects:
  /vacancies: /jobs/
  /shop/: https://bakery.example/shop?of={bread}
-- content/pages/about.de.md --
---
title: Wir
aliases: [wir-backen]
---
Wir backen.
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
company: Sauerteig
aliases: [night-baker, /careers/old/baker.html]
translations: { de: { title: Bäcker } }
---
You bake bread.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
date_posted: 2025-01-02
valid_through: 2025-02-01
apply_url: https://bakery.example/miller
company: Sauerteig
aliases: [grinder]
---
You mill rye.
";

/// The site on a host.
fn on(hosting: &str) -> String {
    MOVED.replace("name: Bakery\n", &format!("name: Bakery\nhosting: {hosting}\n"))
}
