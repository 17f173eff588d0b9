//! Every code: what is wrong, why, how to mend it, and a site that shows it. One entry drives the report, `explain`,
//! the manual and a test.
//!
//! Numbers: 00 files, 01 fields, 02 identity, 03 dates, 04 places, 05 pay, 06 links and applying, 07 titles,
//! 08 descriptions, 09 other records, 10 the whole site, 11 reviews, 12 addresses and hosts, 13 feeds, 14 rules.

super::codes! {

NOT_UTF8: Error "E0001" "the file is not UTF-8 text",
"careergen reads UTF-8. Save the file again as UTF-8 in your editor; the line named is the first that is not.",
"-- content/postings/baker.md --
---
title: Baker
location: Berlin, Germany
---
This file holds the byte FF, which no UTF-8 text has: \u{fffd}
";

YAML_SYNTAX: Error "E0002" "this is not YAML",
"The front matter or file can't be read as YAML. The commonest causes: a colon inside an unquoted text (`title: Lead: Data`
needs quotes around the text), a tab used for indentation, or a quote that is not closed.",
"-- content/postings/lead.md --
---
title: Lead: Data
locations: [\"Berlin, Germany\"]
---
You lead the data team.
";

FRONT_MATTER_OPEN: Error "E0003" "the front matter is not closed",
"A file that begins with `---` needs a second line with nothing but `---` between the fields and the description.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]

You bake.
";

TOO_LARGE: Error "E0004" "the file is larger than careergen reads",
"YAML may be 256 KiB, the text below it 512 KiB, a list of categories or postings 256 KiB a file. Real postings have 2 to
10 KiB; a larger file is nearly always something else. Split lists over several files.",
"-- content/postings/huge.yaml --
# (this file goes on for 300 KiB)
";

KEY_TWICE: Error "E0005" "a key is given twice",
"YAML takes only one value for a key, and nobody can tell which of the two is meant. Remove one.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
title: Pastry baker
---
You bake.
";

NOT_A_FILE: Warning "W0006" "this is not a regular file and was passed over",
"Symbolic links are not followed, since they can lead out of the project, and pipes, sockets and devices are not read.
Put the file itself where the link stands.",
"-- content/postings/link.md --
(a symbolic link)
";

NAME_NOT_UTF8: Warning "W0007" "the file's name is not UTF-8 and it was passed over",
"URLs and reports need names that are text. Rename the file.",
"-- content/postings/name.md --
(a file whose name holds the byte FF)
";

YAML_EXPANDS: Error "E0008" "aliases make this document larger than it is, or it is nested too deeply",
"Anchors and aliases (`&a`, `*a`) can blow up a small file to gigabytes. careergen stops when a document says more than
twice what is written in it, is nested more than 128 levels deep, or has more than 500 keys in one place. Write the values out.",
"-- content/postings/bomb.yaml --
a: &a [\"a long text that is used again and again\", \"a long text that is used again and again\"]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a]
title: [*b, *b, *b, *b, *b, *b, *b, *b]
";

TOML_FRONT_MATTER: Error "E0009" "the front matter is TOML",
"careergen reads YAML between two lines of `---`. Change `+++` to `---` and `key = \"value\"` to `key: value`.",
"-- content/postings/baker.md --
+++
title = \"Baker\"
+++
You bake.
";

NOT_CONTENT: Note "N0010" "careergen does not read this kind of file here",
"`content/` holds Markdown (`.md`) and YAML (`.yaml`, `.yml`). Files that are only to be copied belong in `static/`.",
"-- content/postings/baker.docx --
A word processor's file.
";

UNREADABLE: Error "E0011" "the file can't be read",
"The operating system refused to give the file. Look at its permissions.",
"-- content/postings/secret.md --
(a file that may not be read)
";

TITLE_MISSING: Error "E0101" "a posting has no title",
"Every posting needs `title:`, or, in a Markdown file without front matter, a first heading.",
"-- content/postings/baker.md --
---
locations: [\"Berlin, Germany\"]
---
You bake.
";

WRONG_TYPE: Error "E0102" "a value is of the wrong kind",
"The key wants another kind of value: a text where a list stands, a number where a text stands. The message says which.",
"-- content/postings/baker.md --
---
title: [Baker, Pastry baker]
locations: [\"Berlin, Germany\"]
---
You bake.
";

UNKNOWN_KEY: Warning "W0103" "careergen does not know this key",
"The key is ignored. It may be misspelt: `docs/content.md` lists every key. It is said once for each key.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
employment_tpye: full_time
---
You bake.
";

OTHER_NAME: Note "N0104" "another name for a key was understood",
"Boards made with other tools call some keys otherwise (`url`, `location`, `date`, `type`, `expires`, `department`). careergen
understands them. Its own names follow schema.org; it is said once for each key.",
"-- content/postings/baker.md --
---
title: Baker
location: Berlin, Germany
---
You bake.
";

UNKNOWN_VALUE: Warning "W0105" "the value is none of those the key takes",
"The value is left out, and the posting is published without it. The message lists what the key takes.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
employment_type: fulltmie
---
You bake.
";

UNKNOWN_STATUS: Error "E0107" "nobody can tell whether the posting may be shown",
"`status` is `draft`, `open`, `paused`, `closed` or `filled`, `visibility` is `public`, `unlisted` or `internal`. Another word might
mean any of them, so the posting is left out.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
status: perhaps
---
You bake.
";

COMPANY_MISSING: Warning "W0108" "the posting does not say who hires",
"Google shows no job without an employer, so the page carries no job markup. A site of one employer names it once, as
`company` in `content/site.yaml`.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake.
";

TITLE_NOT_HEADING: Note "N0106" "the title was taken from the first heading",
"A Markdown file without front matter gives its title by its first `#` heading. Add front matter to say more.",
"-- content/postings/baker.md --
# Baker

You bake in Berlin, Germany.
";

DUPLICATE_ID: Error "E0201" "two postings have the same id",
"An id names one posting for ever: feeds, redirects and job boards know it by it. Without `id:` it is the file's name without
its extension, so two files of the same name in two folders collide. The first file in alphabetical order is published.",
"-- content/postings/berlin/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake rye bread.
-- content/postings/paris/baker.md --
---
title: Baker
locations: [\"Paris, France\"]
date_posted: 2026-11-02
---
You bake baguettes.
";

DUPLICATE_SLUG: Error "E0202" "two postings want the same address",
"Both give the same `slug:`. The first file in alphabetical order has it; give the other another slug, or none.",
"-- content/postings/a.md --
---
title: Baker
slug: baker
locations: [\"Berlin, Germany\"]
---
You bake rye bread.
-- content/postings/b.md --
---
title: Baker of cakes
slug: baker
locations: [\"Paris, France\"]
date_posted: 2026-11-02
---
You bake cakes.
";

BAD_SLUG: Error "E0203" "this is not a slug",
"A slug stands in the address: lower-case letters a to z, digits, single hyphens, 100 characters at most. Another one is
offered; without `slug:` the file's name makes it.",
"-- content/postings/baker.md --
---
title: Baker
slug: Bäcker/in
locations: [\"Berlin, Germany\"]
---
You bake.
";

SLUG_TAKEN: Note "N0204" "the address got a suffix, because another posting has it",
"Two postings would have had the same address. The later one in alphabetical order got a suffix made from its id, which stays
the same from build to build. Set `slug:` to choose one yourself.",
"-- content/postings/berlin/baker.md --
---
id: b1
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake rye bread.
-- content/postings/paris/baker.md --
---
id: b2
title: Baker
locations: [\"Paris, France\"]
date_posted: 2026-11-02
---
You bake baguettes.
";

NO_SUCH_DAY: Error "E0301" "there is no such day",
"The date has the right form, but the calendar does not have it.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-02-30
---
You bake.
";

NOT_A_DATE: Error "E0302" "this is not a date",
"Dates are written year-month-day, `2026-11-02`: 02/11/2026 is a different day in London and in New York.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 02/11/2026
---
You bake.
";

ENDS_BEFORE_START: Error "E0303" "the posting ends before it begins",
"`valid_through` is the last day on which people can apply. It can't be earlier than `date_posted`.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
valid_through: 2026-10-01
---
You bake.
";

DATE_MISSING: Warning "W0304" "the posting does not say when it was posted",
"Google shows no job without `date_posted`, so the page carries no job markup. Give the day it was first published, and never
move it.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake.
";

PLACE_NOT_UNDERSTOOD: Error "E0401" "this place can't be resolved",
"Every place needs a country, by code, English or local name: `Berlin, Germany`, `DE, Berlin`, `{ country: DE, city: Berlin }`.
Words that are no place (`siehe Beschreibung`, `Worldwide`) don't belong in `locations`; say `workplace: remote` for remote roles.",
"-- content/postings/baker.md --
---
title: Baker
locations: [Entenhausen]
---
You bake.
";

PLACE_MISSING: Error "E0402" "the posting does not say where the work is",
"Add `locations:` with at least a country, or `workplace: remote` with `remote_from:`.",
"-- content/postings/baker.md --
---
title: Baker
---
You bake.
";

REMOTE_FROM_NOWHERE: Error "E0403" "a remote posting names no country to be remote from",
"Google and the law both ask in which countries a remote worker may be. Add `remote_from:` with countries or groupings
(`[DE, AT]`, `[EMEA]`, `[worldwide]`), or a location.",
"-- content/postings/baker.md --
---
title: Recipe writer
workplace: remote
---
You write recipes.
";

REMOTE_FROM_UNUSED: Warning "W0404" "`remote_from` stands in a posting that is not remote",
"`remote_from`, or a group of countries beside a place, counts only with `workplace: remote`. Hybrid work has a place; say
that in `locations`.",
"-- content/postings/baker.md --
---
title: Baker
workplace: hybrid
locations: [\"Berlin, Germany\"]
remote_from: [DE]
---
You bake.
";

REMOTE_FROM_ANYWHERE: Warning "W0405" "Google takes no remote job without a country",
"`worldwide` is shown to readers, but Google wants countries: the page carries no job markup. List the countries you really hire in.",
"-- content/postings/writer.md --
---
title: Recipe writer
workplace: remote
remote_from: [worldwide]
---
You write recipes.
";

PLACE_UNKNOWN: Note "N0406" "the tables don't know this town",
"The tables hold the cities of EMEA of 15,000 people and more, and smaller towns of small countries. A town that is not
among them is shown as it is written and has its page, but no distances and no name in other languages. Check the spelling.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Entenhausen, Germany\"]
---
You bake.
";

PLACE_MISSPELT: Warning "W0407" "a town's name was read in spite of a slip",
"Two neighbouring letters stand the wrong way round, and the country has a city that is called so but for that. The page
says the city's right name; mend the posting, so that its other copies do too.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Kalrsruhe, Germany\"]
---
You bake.
";

PLACE_TWICE: Warning "W0408" "one place is given twice, with two ways to apply",
"A role has one entry for each place. Write the place once, with the address at which people apply for it.",
"-- content/postings/baker.md --
---
title: Baker
locations:
  - { country: DE, city: Berlin, apply_url: \"https://bakery.example/a\" }
  - { country: DE, city: Berlin, apply_url: \"https://bakery.example/b\" }
---
You bake.
";

PAY_ORDER: Error "E0501" "the lowest pay is above the highest",
"`salary.min` must not be above `salary.max`.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
salary: { min: 52000, max: 42000, currency: EUR, unit: year }
---
You bake.
";

UNKNOWN_CURRENCY: Error "E0502" "this is no currency",
"Currencies are ISO 4217 codes: EUR, GBP, CHF, PLN.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
salary: { min: 42000, max: 52000, currency: EURO, unit: year }
---
You bake.
";

UNKNOWN_PAY_UNIT: Error "E0503" "this is no unit of pay",
"Pay is per `hour`, `day`, `week`, `month` or `year`.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
salary: { min: 42000, currency: EUR, unit: anum }
---
You bake.
";

BAD_AMOUNT: Error "E0504" "this is no amount of money",
"Amounts are positive numbers without separators or symbols: `42000` or `18.50`.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
salary: { min: \"42k\", currency: EUR, unit: year }
---
You bake.
";

PAY_AS_TEXT: Note "N0505" "the pay is shown as it is written",
"The text can't be read as amounts with a currency and a unit, so it is shown to readers and kept out of structured data. Write
`salary: { min: 42000, max: 52000, currency: EUR, unit: year }` for both.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
salary: according to experience
---
You bake.
";

PAY_INCOMPLETE: Error "E0506" "the pay lacks an amount or its currency",
"`salary` needs `min`, `max` or both, and `currency`. `unit` is `year` when it is left out.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
salary: { min: 42000 }
---
You bake.
";

PAY_UNIT_GUESSED: Warning "W0507" "the pay does not say for what time it is",
"Without `unit` a year is taken, and search engines are told so. That much, or that little, may be meant for a month or an hour.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
salary: { min: 2800, max: 3200, currency: EUR }
---
You bake.
";

FORBIDDEN_SCHEME: Error "E0601" "a link of this kind is not allowed",
"Links may begin with `https:`, `http:` or `mailto:`. Others can run code in the visitor's browser.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
apply_url: \"javascript:alert(1)\"
---
You bake.
";

BAD_URL: Error "E0602" "this is not a web address",
"Write the whole address with its scheme and host: `https://example.com/apply`.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
apply_url: example.com/apply
---
You bake.
";

NO_WAY_TO_APPLY: Warning "W0603" "the posting does not say how to apply",
"Add `apply_url` or `apply_email` to the posting or to its company. Google removes jobs that can't be applied for, so the
page carries no job markup.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
---
You bake.
";

BAD_EMAIL: Error "E0604" "this is not an e-mail address",
"`apply_email` takes one address, `jobs@example.com`, without a name or a second address beside it.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
apply_email: jobs at example.com
---
You bake.
";

BODY_LINK_DROPPED: Warning "W0605" "a link in the text leads nowhere safe and was dropped",
"Only `https:`, `http:`, `mailto:`, `tel:` and addresses on this site are kept. The words of the link stay.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake. [Apply](javascript:alert(1))
";

TITLE_HAS_PLACE: Warning "W0701" "the title holds the place",
"Google wants the name of the role alone, and shows the place itself. Take it out; `locations` says it.",
"-- content/postings/baker.md --
---
title: Baker - Berlin
locations: [\"Berlin, Germany\"]
---
You bake.
";

TITLE_HAS_PAY: Warning "W0702" "the title holds the pay",
"Google rejects titles with pay in them. Move it to `salary`.",
"-- content/postings/baker.md --
---
title: Baker (up to 52,000 €)
locations: [\"Berlin, Germany\"]
---
You bake.
";

TITLE_HAS_COMPANY: Warning "W0703" "the title holds the company's name",
"Google shows the employer beside the title. Take it out.",
"-- content/postings/baker.md --
---
title: Baker at Sauerteig
company: Sauerteig
locations: [\"Berlin, Germany\"]
---
You bake.
";

TITLE_HAS_GENDER: Warning "W0704" "the title holds a gender suffix",
"`(m/w/d)`, `(H/F)` and the like are shown beside the title, but Google does not want them in it. careergen has moved it to
`title_suffix`; write it there.",
"-- content/postings/baker.md --
---
title: Bäcker (m/w/d)
locations: [\"Berlin, Germany\"]
---
Du backst Brot.
";

TITLE_TURNED: Error "E0705" "the title holds characters that turn its direction",
"Bidirectional controls (U+202A to U+202E, U+2066 to U+2069) can make a title read otherwise than it is written. Type the
title again.",
"-- content/postings/baker.md --
---
title: \"Baker\\u202E reversed\"
locations: [\"Berlin, Germany\"]
---
You bake.
";

TITLE_HIDDEN_CHARACTER: Warning "W0706" "the title holds characters that can't be seen",
"Zero-width characters, soft hyphens and direction marks come along when a title is copied. They break searching; careergen
has taken them out. Type the title again.",
"-- content/postings/baker.md --
---
title: \"Bak\\u200Ber\"
locations: [\"Berlin, Germany\"]
---
You bake.
";

BODY_EMPTY: Warning "W0801" "the posting has no description",
"Readers learn nothing, and Google takes no job without a description: the page carries no job markup.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
";

BODY_IS_TITLE: Warning "W0802" "the description only repeats the title",
"Google takes no job whose description is its title: the page carries no job markup. Say what the work is.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
Baker
";

BODY_TWICE: Warning "W0803" "the description says the same twice",
"The same passage stands in the text twice, as happens when a page is copied together with its summary. Remove one of them.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake bread from four in the morning, with two colleagues and a dog who guards the rye. You weigh, knead, wait and shape.

In the afternoon you sleep. We mean it: the bakery is closed and nobody rings you up about flour.

You bake bread from four in the morning, with two colleagues and a dog who guards the rye. You weigh, knead, wait and shape.
";

BODY_HTML_DROPPED: Warning "W0804" "HTML that is not allowed was removed from the text",
"Descriptions may use paragraphs, lists, headings, emphasis, links and tables. Scripts, styles, forms, frames and event handlers
are removed.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake. <script>alert(1)</script>
";

BODY_TOO_DEEP: Error "E0805" "the description is nested too deeply",
"More than 100 levels of quotes, lists or HTML elements inside each other: no reader can follow, and tools choke on it.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> deep
";

COMPANY_NEAR_MISS: Warning "W0901" "no company has this key, but a similar one exists",
"The posting names a company that `content/companies/` does not have, and one there is spelt nearly the same. A company of its
own was made from the name.",
"-- content/companies/sauerteig.yaml --
name: Sauerteig
-- content/postings/baker.md --
---
title: Baker
company: saurteig
locations: [\"Berlin, Germany\"]
---
You bake.
";

CATEGORY_NEAR_MISS: Warning "W0902" "no category has this key, but a similar one exists",
"The posting names a category that `content/categories.yaml` does not have, and one there is spelt nearly the same. A category
of its own was made from the name.",
"-- content/categories.yaml --
- { key: bakery, name: Bakery }
-- content/postings/baker.md --
---
title: Baker
category: [bakrey]
locations: [\"Berlin, Germany\"]
---
You bake.
";

CATEGORY_CYCLE: Error "E0903" "a category is its own ancestor",
"Following `parent` must end at a category without one. This category was put at the top.",
"-- content/categories.yaml --
- { key: bread, name: Bread, parent: cake }
- { key: cake, name: Cake, parent: bread }
";

UNKNOWN_PARENT: Error "E0904" "no category has this key",
"`parent` names a category that `content/categories.yaml` does not have. This category was put at the top.",
"-- content/categories.yaml --
- { key: bread, name: Bread, parent: bakery }
";

KEY_TAKEN: Error "E0905" "two records have the same key",
"Companies, categories and pages are told apart by their keys. The later one was left out.",
"-- content/categories.yaml --
- { key: bread, name: Bread }
- { key: bread, name: Loaves }
";

BAD_BASE_URL: Error "E0906" "`base_url` is not the address of a site",
"`base_url` is where the site will be: `https://careers.example.com`, with a folder behind it if need be. Until it is right,
`http://localhost/` stands in.",
"-- content/site.yaml --
name: Jobs
base_url: careers.example.com
";

UNKNOWN_LANGUAGE: Error "E0907" "careergen has no words in this language",
"The languages of the site are those that careergen has words for. A posting may be in any language; its page then has the
site's words around it.",
"-- content/site.yaml --
name: Jobs
languages: [en, tlh]
";

UNKNOWN_STRING: Warning "W0908" "careergen has no string of this name",
"`content/strings/` replaces words of the site by their names. This name is none of them.",
"-- content/strings/en.yaml --
posting.aply: Apply now!
";

TRANSLATION_UNUSED: Note "N0909" "the translation is in a language that the site does not have",
"Add the language to `languages` in `content/site.yaml` to publish it.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
translations: { de: { title: Bäckerei-Fachkraft } }
---
You bake.
";

RECORD_INCOMPLETE: Error "E0910" "the record lacks what names it",
"Companies and categories need `name` (categories also may give `key`), pages need `title`. The record was left out.",
"-- content/companies/sauerteig.yaml --
url: https://sauerteig.example
";

BAD_SETTING: Error "E0911" "this setting can't be used",
"The value of this key in `content/site.yaml` is outside what it takes. The default stands in.",
"-- content/site.yaml --
name: Jobs
per_page: 0
";

NO_SITE_NAME: Note "N0912" "the site has no name of its own",
"`content/site.yaml` with `name:` and `base_url:` gives the site its name and its address. Without it the site is called Jobs
and its address is `http://localhost/`, which search engines can't use.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
---
You bake.
";

UNKNOWN_POSTING: Warning "W0913" "no posting has this id",
"`similar` of a posting names another one by its id: its `id:`, or else the name of its file without the ending. There is none
with this id, so nothing is shown or left out for it.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
similar: { pin: [miler] }
---
You bake.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
---
You mill.
";

PICKED_TWICE: Warning "W0914" "`similar` of a posting names another one twice",
"Once is enough. One that stands under both `pin` and `never` is shown while it is open, since the two can't both hold: keep the
one that you mean.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
similar: { pin: [miller], never: [miller] }
---
You bake.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
---
You mill.
";

IMAGE_UNUSABLE: Warning "W0916" "a picture can't stand in link previews",
"`image` of the site or of a company is the picture that apps show where somebody shares a link. It is a file of `static/` in a format
that they take: PNG, JPEG, WebP or GIF, of at least 200 by 200 pixels, best 1200 by 630. SVG is not among them.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
image: share.png
";

STRING_UNUSED: Note "N0915" "a string changes nothing",
"It is in a language that the site has no pages in, or says what careergen says anyway. Take it out: what stands in the file then is
what you have changed.",
"-- content/site.yaml --
name: Jobs
languages: [en]
-- content/strings/de.yaml --
nav.skip: Zum Inhalt
";

DEAD_LINK: Warning "W1001" "a link leads to a page that the site does not have",
"The address begins with `/`, so it is on this site, but no page has it.",
"-- content/pages/about.md --
---
title: About
---
See [our jobs](/job/).
";

ID_TWICE: Warning "W1002" "a page has the same id twice",
"An `id` names one element of a page; links to it and screen readers find only the first.",
"-- themes/default/templates/page.html --
<!doctype html><html lang=\"en\"><title>x</title><main id=\"a\"><p id=\"a\">{{ content }}</p></main></html>
-- content/pages/about.md --
---
title: About
---
We bake.
";

PAGE_WITHOUT_TITLE: Warning "W1003" "a page has no title",
"Browsers, search engines and screen readers name a page by its `<title>`. A template of the theme leaves it empty.",
"-- themes/default/templates/page.html --
<!doctype html><html lang=\"en\"><body><main>{{ content }}</main></body></html>
-- content/pages/about.md --
---
title: About
---
We bake.
";

THEME_TEMPLATE: Error "E1004" "a template of the theme can't be used",
"The template has a mistake in its syntax, or asks for something that the page does not have. `docs/themes.md` lists what each
template is given. Nothing was written.",
"-- themes/default/templates/page.html --
<main>{{ page.contents }}</main>
-- content/pages/about.md --
---
title: About
---
We bake.
";

THEME_STYLE: Error "E1005" "a style sheet of the theme can't be read",
"The style sheet has a mistake in its syntax, or imports a file that neither the site nor the theme has. Nothing was written.",
"-- themes/default/css/main.css --
@import \"missing.css\";
";

ADDRESS_TAKEN: Error "E1006" "two files want the same address",
"A page or a file of `static/` would be written where careergen writes one of its own. It was left out; give it another name.",
"-- content/pages/jobs.md --
---
title: Jobs
---
Our jobs.
";

THEME_UNKNOWN: Error "E1007" "there is no theme of this name",
"`theme` in `content/site.yaml` is `default` or the name of a folder in `themes/` with a `theme.yaml`. Nothing was written.",
"-- content/site.yaml --
name: Jobs
theme: fancy
";

THEME_SCRIPT: Error "E1020" "a script of the theme can't be published",
"It imports a file that neither the site nor the theme has, or two scripts import each other. Nothing was written.",
"-- themes/default/js/mine.js --
import './missing.js';
";

THEME_API: Error "E1009" "the theme was made for another version of the contract",
"`api` in `theme.yaml` says for which version of careergen's contract with themes the theme was made. This careergen has another one,
so templates may ask for what they are no longer given, or lack what is new. `docs/themes.md` has the contract.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
theme: crust
-- themes/crust/theme.yaml --
api: 2
name: Crust
";

THEME_WITHOUT_API: Warning "W1010" "the theme does not say for which version of the contract it was made",
"Without `api` in `theme.yaml` nobody is told when a newer careergen has another contract with themes, and pages may lack something.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
theme: crust
-- themes/crust/theme.yaml --
name: Crust
";

THEME_UNUSED: Warning "W1011" "nothing uses this file of the theme",
"A template that no page and no other template uses, a style sheet that nothing imports, or a picture, script or font that nothing
names does nothing. Most often its name or its folder is not quite that of the file which it was to replace.",
"-- themes/default/templates/parts/crad.html --
<p>{{ card.title }}</p>
";

UNLINKED: Note "N1008" "no page links to this page",
"Nobody finds it but by its address or a search engine. Link to it from another page, or take it away.",
"-- themes/default/templates/base.html --
<!doctype html><html lang=\"en\"><title>x</title>{% block scripts %}{% endblock %}{% block head %}{% endblock %}<main>{% block main %}{% endblock %}</main></html>
-- content/pages/about.md --
---
title: About
---
We bake.
";

THEME_CONTRAST: Warning "W1012" "a text is hard to read in these colours",
"A theme writes with its tokens: `--ink`, `--ink-soft` and `--accent` on `--paper` and `--paper-deep`, `--on-accent` on `--accent`, `--band-ink`
on `--band`. WCAG, and with it the law in many countries, wants a contrast of 4.5:1 of text against its ground. Take the colour that is offered,
or another one further away in lightness. Colours come from `brand` in `content/site.yaml`, else from the theme's `css/tokens.css`; those
that only a browser can work out are not looked at.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
brand: { accent: \"#ffd400\" }
";

COMPANY_TWICE: Warning "W1101" "two companies are one by their names",
"Postings write a company's name in two ways, and each has a page of its own with a part of the jobs. Write it the same way
everywhere. A file in `content/companies/` does not help by itself: postings have to write its name or its key.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
company: Sauerteig GmbH
---
You bake.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
company: sauerteig
---
You mill.
";

CATEGORY_OF_ONE: Note "N1102" "a category has one job alone",
"Its page shows one card. That is right for a category that will grow; a slip of the pen makes one too.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
category: Bread
---
You bake.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
category: Breads
---
You mill.
-- content/postings/driver.md --
---
title: Driver
locations: [\"Berlin, Germany\"]
category: Breads
---
You drive.
";

NEAR_COPIES: Warning "W1103" "two open postings are the same but for a few words",
"Same company, same place, same text: readers meet one job twice, and job boards throw both out. Close one of them, or say in the
text what tells them apart. One job in several places is one posting with several `locations`.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
company: Sauerteig
---
You knead dough, shape loaves and bake them at night, in a team of five, with an oven from 1911 that we all love very much.
-- content/postings/baker-2.md --
---
title: Baker (m/f/d)
locations: [\"Berlin, Germany\"]
company: Sauerteig
---
You knead dough, shape loaves and bake them at night, in a team of five, with an oven from 1911 that we all love very much!
";

OPEN_LONG: Note "N1104" "a posting has been open for very long",
"It was posted more than 180 days ago and does not say when it ends. Jobs that are long gone are what people hold against job
boards, and what Google takes boards out for. Close it, give it `valid_through:`, or set `date_posted:` anew if it was posted anew.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-01-02
---
You bake.
";

ENDS_SOON: Note "N1105" "a posting ends within seven days",
"After its last day it leaves lists and feeds by itself, at the next build. Nothing is to be done if that is meant.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
valid_through: 2026-11-27
---
You bake.
";

NO_ALTERNATIVE: Warning "W1106" "an image has no alternative text",
"Who can't see the image hears nothing of it. Write what it shows between the brackets; a picture that only decorates is best left
out of a text, or written in HTML with `alt=\"\"`.",
"-- static/oven.jpg --
-- content/pages/about.md --
---
title: About
---
![](/oven.jpg)
";

BAD_OLD_ADDRESS: Warning "W1201" "this can't be an old address",
"`aliases` takes slugs (`night-baker`: an address beside the page's own) and paths from the root of the site
(`/careers/old/role.html`); `redirects` in `content/site.yaml` takes paths. Neither takes what stands behind `?` or `#`: hosts tell
addresses apart by their paths. This one was left out.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
aliases: [\"jobs?id=7\"]
---
You bake.
";

OLD_ADDRESS_IN_USE: Warning "W1202" "an old address is that of a page that exists",
"The page stays, and nobody is sent on from its address. Take the alias or redirect away, or move the page.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
aliases: [miller]
---
You bake.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
---
You mill.
";

OLD_ADDRESS_TWICE: Warning "W1203" "an old address leads to two places",
"Visitors can be sent to one place only: `redirects` in `content/site.yaml` counts first, then postings in the order of their ids, then
pages. Take one of them away.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
aliases: [night-work]
---
You bake.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Berlin, Germany\"]
aliases: [night-work]
---
You mill.
";

REDIRECT_NOWHERE: Warning "W1204" "a redirect leads to a page that the site does not have",
"Visitors would be sent from one address where nothing is to another. The redirect was left out. Write the path of a page, with its
slash at the end.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
redirects: { /vacancies/: /job/ }
";

REDIRECT_CHAIN: Note "N1205" "a redirect leads to an old address",
"Visitors are sent straight to where that one leads. Nothing is to be done.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
redirects: { /vacancies/: /stellen/, /stellen/: /jobs/ }
";

REDIRECT_LOOP: Warning "W1206" "redirects lead in a circle",
"Nobody would ever arrive. They were left out.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
redirects: { /vacancies/: /stellen/, /stellen/: /vacancies/ }
";

REDIRECT_IMPOSSIBLE: Warning "W1207" "this host can't send visitors on from this address",
"A host without rules for redirects is given a small page at the old address. That works for folders and for names that end in `.html`,
on names that every file system keeps. Choose a host with rules (`hosting` in `content/site.yaml`), or leave the address out.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
redirects: { /old/jobs.rss: /feed.xml }
";

OWN_HOSTING_FILE: Note "N1208" "a file of `static/` stands in the place of one for the host",
"careergen would write a file of this name for the host that `hosting` names: headers, redirects. Yours is published instead, so
what careergen's would say has to stand in yours.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
hosting: netlify
-- static/_redirects --
/a /b
";

OVER_LIMIT: Error "E1209" "the site is larger than its host takes",
"The host that `hosting` names refuses a site with more files, larger files or more rules than its limits, or drops some of them. Take away
what is not needed, or choose another host: `docs/deploy.md` names the limits.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
hosting: cloudflare-pages
";

NEAR_LIMIT: Warning "W1210" "the site is nearly as large as its host takes",
"Less than a tenth is left of one of the limits of the host that `hosting` names. Past it the host refuses the site.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
hosting: cloudflare-pages
";

RULES_LEFT_OUT: Warning "W1211" "the host's file has no room for all rules",
"A CloudFront function may have 10 KB. Redirects come first, then addresses of postings that are gone; what does not fit answers 404.
Keep rules in a CloudFront KeyValueStore if you need them all.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
hosting: cloudfront
";

FOLDER_ON_HOST: Warning "W1212" "this host publishes a site at the root of its address",
"`base_url` has a folder, and rules for headers and redirects are written for it. These hosts publish what they are given at the root,
where no rule would hold and `/.careergen` could be read. Take the folder out of `base_url`, or give the host a folder in which the site lies:
`docs/deploy.md` says how.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example/careers
hosting: netlify
";

NOT_IN_FEED: Warning "W1301" "a posting lacks what a job board requires",
"A board refuses postings without these, so the posting, or the place, is left out of that board's feed. On the site and in the other feeds
it stands as ever. Add what is named, or switch the feed off in `feeds` of `content/site.yaml`.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
feeds: { indeed: true }
-- content/postings/baker.md --
---
title: Baker
company: Sauerteig
locations: [\"Berlin, Germany\"]
---
You bake.
";

SHORT_FOR_BOARD: Warning "W1302" "a description is shorter than a job board takes",
"Adzuna refuses descriptions of fewer than 100 characters. The posting stands in the feed all the same. Say what is to be done, with whom,
and for whom.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
feeds: { adzuna: true }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-11-02
---
You bake.
";

FEED_SETTING_MISSING: Warning "W1303" "a feed lacks a setting that its board wants",
"LinkedIn wants to know in whose name jobs are posted, and for which page of a company: `poster_email` and `company_id` of
`feeds.linkedin` in `content/site.yaml`. The feed is made without.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
feeds: { linkedin: true }
";

OLD_FOR_BOARD: Note "N1304" "a job board passes over postings of this age",
"Jooble shows postings of the last 45 days, counted from the day of the last change. The posting stands in the feed; the board may leave it
out. If its text has changed, say so in `date_modified`.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
feeds: { jooble: true }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
date_posted: 2026-01-02
---
You bake.
";

CHANGES_UNREADABLE: Note "N1305" "the list of changes of the last build can't be read",
"`changes.json` in the output folder tells what was open when the site was last built. This one was written by something else, or cut
off. It is made anew, from the dates of postings.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
feeds: { changes: true }
";

RULE_OF_LAW: Error "E1401" "a law wants more of this posting",
"A law that is in force where the work is wants something that the posting has not got, such as the pay in Italy, Austria, Lithuania and Latvia.
It is left out until it has. The name of the rule stands in the message; `careergen check --rules` tells its source and how well it is
known. Where it does not hold for you, silence it with the reason: `rules: { mute: { lt-pay: the reason } }` in
`content/site.yaml`. careergen gives no legal advice.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Vilnius, Lithuania\"]
---
You bake.
";

RULE_BROKEN: Warning "W1402" "a rule of Google, a job board or a law is broken",
"Google, a job board or a law wants this otherwise, or may soon. The name of the rule stands in the message; `careergen check --rules` tells its
source and how well it is known. It is said once for all postings that break it. Where it does not hold for you, silence it with the
reason, which `careergen check --advice` shows: `rules: { mute: { de-pay: the reason } }` in `content/site.yaml`. careergen gives no legal advice.",
"-- content/postings/baker.md --
---
title: NIGHT BAKER
locations: [\"Zürich, Switzerland\"]
---
You bake.
";

RULE_ADVICE: Note "N1403" "the posting could say more",
"Nothing is wrong, but Google or a job board could do more with the posting. Only `careergen check --advice` says so. The name of the rule stands in
the message, and can be silenced as others can.",
"-- content/postings/baker.md --
---
title: Baker
locations: [\"Zürich, Switzerland\"]
---
You bake.
";

RULE_SILENCED: Note "N1404" "a rule is silenced",
"The site has silenced a rule of Google, a job board or a law, for the reason that is shown. `careergen check --advice` says so, for whoever
asks why.",
"-- content/site.yaml --
name: Jobs
base_url: https://jobs.example
rules: { mute: { lt-pay: It stands on the form. } }
";

}
