//! The files for job boards: a role in two places and two languages, and a remote one, as each board wants them.

use snapbox::str;

use super::{ALL, BOARDS, elements, references, texts, with};
use crate::site::{check, eq, site};

/// The jobs of the roles, where a remote role is one for each of its countries.
const EACH: [&str; 6] = [
    "baker~at-vienna",
    "baker~at-vienna~de",
    "baker~de-berlin",
    "baker~de-berlin~de",
    "writer~remote-at",
    "writer~remote-de",
];

/// The same, where it is one job.
const IN_WORDS: [&str; 5] =
    ["baker~at-vienna", "baker~at-vienna~de", "baker~de-berlin", "baker~de-berlin~de", "writer~remote"];

/// A board's file for the roles: what stands before the jobs, and the jobs that have one of these ids.
fn jobs(board: &str, job: &str, shown: &[&str]) -> String {
    let file = site(&with(ALL)).build().file(&format!("/feeds/{board}.xml"));
    let (open, close) = (format!("<{job}"), format!("</{job}>"));
    let is_job = |(at, _): &(usize, &str)| file[at + open.len()..].starts_with([' ', '>']);
    let starts: Vec<usize> = file.match_indices(&open).filter(is_job).map(|(at, _)| at).collect();
    let line = |at: usize| file[..at].rfind('\n').map_or(0, |end| end + 1);
    let mut text = file[..line(starts[0])].to_owned();
    for start in starts.into_iter().map(line) {
        let end = start + file[start..].find(&close).unwrap() + close.len();
        let one = &file[start..end];
        if references(board, one).iter().any(|id| shown.contains(&id.as_str())) {
            text.push_str(one);
            text.push('\n');
        }
    }
    text
}

/// The ids of a board's jobs, in order.
fn ids(board: &str) -> Vec<String> {
    references(board, &site(&with(ALL)).build().file(&format!("/feeds/{board}.xml")))
}

#[test]
fn indeed_has_a_job_for_each_place_and_language() {
    assert_eq!(ids("indeed"), EACH);
    eq(
        jobs("indeed", "job", &["baker~de-berlin", "writer~remote-at"]),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<source>
  <lastBuildDate><![CDATA[2026-11-24T00:00:00Z]]></lastBuildDate>
  <job>
    <title><![CDATA[Baker]]></title>
    <date><![CDATA[2026-11-20]]></date>
    <referencenumber><![CDATA[baker~de-berlin]]></referencenumber>
    <requisitionid><![CDATA[R-7]]></requisitionid>
    <url><![CDATA[https://jobs.bakery.example/jobs/baker/?source=Indeed]]></url>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <sourcename><![CDATA[Bread & Ovens]]></sourcename>
    <city><![CDATA[Berlin]]></city>
    <state><![CDATA[Berlin]]></state>
    <country><![CDATA[DE]]></country>
    <postalcode><![CDATA[10115]]></postalcode>
    <streetaddress><![CDATA[Am Markt 1]]></streetaddress>
    <email><![CDATA[jobs@sauerteig.example]]></email>
    <description><![CDATA[<p>You bake <em>bread</em> with us, every day but Monday, in the old bakehouse by the market, and show others how it is done.</p>
<h2>What you do</h2>
<ul>
<li>Kneading, as ever</li>
<li>Shaping &amp; baking at &lt; 250 °C</li>
</ul>]]></description>
    <salary><![CDATA[€3100 - €3600 per month]]></salary>
    <jobtype><![CDATA[fulltime, parttime]]></jobtype>
    <category><![CDATA[Bread]]></category>
    <expirationdate><![CDATA[2026-12-31]]></expirationdate>
    <lastactivitydate><![CDATA[2026-11-22]]></lastactivitydate>
  </job>
  <job>
    <title><![CDATA[Recipe writer]]></title>
    <date><![CDATA[2026-10-01]]></date>
    <referencenumber><![CDATA[writer~remote-at]]></referencenumber>
    <requisitionid><![CDATA[writer]]></requisitionid>
    <url><![CDATA[https://jobs.bakery.example/jobs/writer/?source=Indeed]]></url>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <sourcename><![CDATA[Bread & Ovens]]></sourcename>
    <city><![CDATA[Remote]]></city>
    <state><![CDATA[]]></state>
    <country><![CDATA[AT]]></country>
    <postalcode><![CDATA[]]></postalcode>
    <description><![CDATA[<p>You write recipes for bread, with photographs, so that somebody who has never baked can bake it on a Sunday morning.</p>]]></description>
    <salary><![CDATA[From CHF 18.50 per hour]]></salary>
    <remotetype><![CDATA[Fully remote]]></remotetype>
  </job>

"#]],
    );
}

#[test]
fn linkedin_has_them_with_the_settings_of_the_site() {
    assert_eq!(ids("linkedin"), EACH);
    eq(
        jobs("linkedin", "job", &["baker~de-berlin~de", "writer~remote-at"]),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<source>
  <lastBuildDate><![CDATA[2026-11-24T00:00:00Z]]></lastBuildDate>
  <publisherURL><![CDATA[https://jobs.bakery.example]]></publisherURL>
  <publisher><![CDATA[Bread & Ovens]]></publisher>
  <expectedJobCount>6</expectedJobCount>
  <job>
    <partnerJobId><![CDATA[baker~de-berlin~de]]></partnerJobId>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <companyId><![CDATA[1234]]></companyId>
    <posterEmail><![CDATA[jobs@sauerteig.example]]></posterEmail>
    <title><![CDATA[Bäcker]]></title>
    <description><![CDATA[<p>Du backst <em>Brot</em> mit uns, jeden Tag außer Montag, in der alten Backstube am Markt, und zeigst anderen, wie es geht.</p>]]></description>
    <applyUrl><![CDATA[https://jobs.bakery.example/de/jobs/baker/]]></applyUrl>
    <location><![CDATA[Berlin, Deutschland]]></location>
    <city><![CDATA[Berlin]]></city>
    <state><![CDATA[Berlin]]></state>
    <country><![CDATA[DE]]></country>
    <postalCode><![CDATA[10115]]></postalCode>
    <workplaceTypes><![CDATA[On-site]]></workplaceTypes>
    <jobtype><![CDATA[FULL_TIME]]></jobtype>
    <salaries>
      <salary>
        <highEnd>
          <amount><![CDATA[3600]]></amount>
          <currencyCode><![CDATA[EUR]]></currencyCode>
        </highEnd>
        <lowEnd>
          <amount><![CDATA[3100]]></amount>
          <currencyCode><![CDATA[EUR]]></currencyCode>
        </lowEnd>
        <period><![CDATA[MONTHLY]]></period>
        <type><![CDATA[BASE_SALARY]]></type>
      </salary>
    </salaries>
    <listDate><![CDATA[11/20/2026]]></listDate>
    <expirationDate><![CDATA[12/31/2026]]></expirationDate>
  </job>
  <job>
    <partnerJobId><![CDATA[writer~remote-at]]></partnerJobId>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <companyId><![CDATA[1234]]></companyId>
    <posterEmail><![CDATA[jobs@sauerteig.example]]></posterEmail>
    <title><![CDATA[Recipe writer]]></title>
    <description><![CDATA[<p>You write recipes for bread, with photographs, so that somebody who has never baked can bake it on a Sunday morning.</p>]]></description>
    <applyUrl><![CDATA[https://jobs.bakery.example/jobs/writer/]]></applyUrl>
    <location><![CDATA[Austria]]></location>
    <country><![CDATA[AT]]></country>
    <workplaceTypes><![CDATA[Remote]]></workplaceTypes>
    <salaries>
      <salary>
        <lowEnd>
          <amount><![CDATA[18.50]]></amount>
          <currencyCode><![CDATA[CHF]]></currencyCode>
        </lowEnd>
        <period><![CDATA[HOURLY]]></period>
        <type><![CDATA[BASE_SALARY]]></type>
      </salary>
    </salaries>
    <listDate><![CDATA[10/1/2026]]></listDate>
  </job>

"#]],
    );
}

#[test]
fn talent_has_them_too() {
    assert_eq!(ids("talent"), EACH);
    eq(
        jobs("talent", "job", &["baker~de-berlin", "writer~remote-at"]),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<source>
  <publisher><![CDATA[Bread & Ovens]]></publisher>
  <publisherurl><![CDATA[https://jobs.bakery.example]]></publisherurl>
  <lastbuilddate><![CDATA[2026-11-24T00:00:00Z]]></lastbuilddate>
  <job>
    <referencenumber><![CDATA[baker~de-berlin]]></referencenumber>
    <title><![CDATA[Baker]]></title>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <city><![CDATA[Berlin]]></city>
    <state><![CDATA[Berlin]]></state>
    <country><![CDATA[DE]]></country>
    <postalcode><![CDATA[10115]]></postalcode>
    <dateposted><![CDATA[2026-11-20]]></dateposted>
    <url><![CDATA[https://jobs.bakery.example/jobs/baker/]]></url>
    <description><![CDATA[<p>You bake <em>bread</em> with us, every day but Monday, in the old bakehouse by the market, and show others how it is done.</p>
<h2>What you do</h2>
<ol>
<li>Kneading, as ever</li>
<li>Shaping &amp; baking at &lt; 250 °C</li>
</ol>]]></description>
    <expirationdate><![CDATA[2026-12-31]]></expirationdate>
    <jobtype><![CDATA[fulltime, parttime]]></jobtype>
    <isremote><![CDATA[no]]></isremote>
    <category><![CDATA[Bread]]></category>
    <salary>
      <salary_min><![CDATA[3100]]></salary_min>
      <salary_max><![CDATA[3600]]></salary_max>
      <salary_currency><![CDATA[EUR]]></salary_currency>
      <period><![CDATA[month]]></period>
    </salary>
  </job>
  <job>
    <referencenumber><![CDATA[writer~remote-at]]></referencenumber>
    <title><![CDATA[Recipe writer]]></title>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <city><![CDATA[Remote]]></city>
    <country><![CDATA[AT]]></country>
    <dateposted><![CDATA[2026-10-01]]></dateposted>
    <url><![CDATA[https://jobs.bakery.example/jobs/writer/]]></url>
    <description><![CDATA[<p>You write recipes for bread, with photographs, so that somebody who has never baked can bake it on a Sunday morning.</p>]]></description>
    <isremote><![CDATA[yes]]></isremote>
    <salary>
      <salary_min><![CDATA[18.50]]></salary_min>
      <salary_currency><![CDATA[CHF]]></salary_currency>
      <period><![CDATA[hour]]></period>
    </salary>
  </job>

"#]],
    );
}

#[test]
fn jooble_says_in_words_where_a_remote_role_may_be_done_from() {
    assert_eq!(ids("jooble"), IN_WORDS);
    eq(
        jobs("jooble", "job", &["baker~at-vienna~de", "writer~remote"]),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<jobs>
  <job id="baker~at-vienna~de">
    <link><![CDATA[https://jobs.bakery.example/de/jobs/baker/]]></link>
    <name><![CDATA[Bäcker]]></name>
    <region><![CDATA[Wien, Österreich]]></region>
    <description><![CDATA[<p>Du backst <em>Brot</em> mit uns, jeden Tag außer Montag, in der alten Backstube am Markt, und zeigst anderen, wie es geht.</p>]]></description>
    <pubdate><![CDATA[20.11.2026]]></pubdate>
    <updated><![CDATA[22.11.2026]]></updated>
    <expire><![CDATA[31.12.2026]]></expire>
    <salary><![CDATA[€3100 - €3600 per month]]></salary>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <company_logo><![CDATA[https://jobs.bakery.example/logo.svg]]></company_logo>
    <jobtype><![CDATA[Vollzeit, Teilzeit]]></jobtype>
  </job>
  <job id="writer~remote">
    <link><![CDATA[https://jobs.bakery.example/jobs/writer/]]></link>
    <name><![CDATA[Recipe writer]]></name>
    <region><![CDATA[Remote in Germany and Austria]]></region>
    <description><![CDATA[<p>You write recipes for bread, with photographs, so that somebody who has never baked can bake it on a Sunday morning.</p>]]></description>
    <pubdate><![CDATA[01.10.2026]]></pubdate>
    <updated><![CDATA[01.10.2026]]></updated>
    <salary><![CDATA[From CHF 18.50 per hour]]></salary>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <company_logo><![CDATA[https://jobs.bakery.example/logo.svg]]></company_logo>
  </job>

"#]],
    );
}

#[test]
fn adzuna_does_so_too() {
    assert_eq!(ids("adzuna"), IN_WORDS);
    eq(
        jobs("adzuna", "job", &["baker~at-vienna", "writer~remote"]),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<jobs>
  <job>
    <id><![CDATA[baker~at-vienna]]></id>
    <title><![CDATA[Baker]]></title>
    <description><![CDATA[<p>You bake <em>bread</em> with us, every day but Monday, in the old bakehouse by the market, and show others how it is done.</p>
<h2>What you do</h2>
<ol>
<li>Kneading, as ever</li>
<li>Shaping &amp; baking at &lt; 250 °C</li>
</ol>]]></description>
    <url><![CDATA[https://jobs.bakery.example/jobs/baker/]]></url>
    <location><![CDATA[Vienna, Austria]]></location>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <category><![CDATA[Bread]]></category>
    <date><![CDATA[2026-11-20]]></date>
    <contract_time><![CDATA[full_time]]></contract_time>
    <salary_min><![CDATA[3100]]></salary_min>
    <salary_max><![CDATA[3600]]></salary_max>
    <salary_currency><![CDATA[EUR]]></salary_currency>
    <salary_frequency><![CDATA[month]]></salary_frequency>
  </job>
  <job>
    <id><![CDATA[writer~remote]]></id>
    <title><![CDATA[Recipe writer]]></title>
    <description><![CDATA[<p>You write recipes for bread, with photographs, so that somebody who has never baked can bake it on a Sunday morning.</p>]]></description>
    <url><![CDATA[https://jobs.bakery.example/jobs/writer/]]></url>
    <location><![CDATA[Remote in Germany and Austria]]></location>
    <company><![CDATA[Sauerteig & Söhne]]></company>
    <date><![CDATA[2026-10-01]]></date>
    <salary_min><![CDATA[18.50]]></salary_min>
    <salary_currency><![CDATA[CHF]]></salary_currency>
    <salary_frequency><![CDATA[hour]]></salary_frequency>
  </job>

"#]],
    );
}

#[test]
fn xing_has_all_places_of_a_role_in_one_posting() {
    assert_eq!(ids("xing"), ["baker", "baker~de", "writer"]);
    eq(
        jobs("xing", "posting", &["baker", "writer"]),
        str![[r#"
<?xml version="1.0" encoding="utf-8"?>
<feed>
  <postings>
    <posting>
      <id><![CDATA[baker]]></id>
      <job_title><![CDATA[Baker]]></job_title>
      <description><![CDATA[<p>You bake <em>bread</em> with us, every day but Monday, in the old bakehouse by the market, and show others how it is done.</p>
<h2>What you do</h2>
<ol>
<li>Kneading, as ever</li>
<li>Shaping &amp; baking at &lt; 250 °C</li>
</ol>]]></description>
      <url><![CDATA[https://jobs.bakery.example/jobs/baker/]]></url>
      <company_name><![CDATA[Sauerteig & Söhne]]></company_name>
      <job_locations>
        <job_location>
          <city><![CDATA[Vienna]]></city>
          <country><![CDATA[AT]]></country>
        </job_location>
        <job_location>
          <city><![CDATA[Berlin]]></city>
          <country><![CDATA[DE]]></country>
        </job_location>
      </job_locations>
      <reply_setting><![CDATA[url]]></reply_setting>
    </posting>
    <posting>
      <id><![CDATA[writer]]></id>
      <job_title><![CDATA[Recipe writer]]></job_title>
      <description><![CDATA[<p>You write recipes for bread, with photographs, so that somebody who has never baked can bake it on a Sunday morning.</p>]]></description>
      <url><![CDATA[https://jobs.bakery.example/jobs/writer/]]></url>
      <company_name><![CDATA[Sauerteig & Söhne]]></company_name>
      <job_locations>
        <job_location>
          <city><![CDATA[Remote]]></city>
          <country><![CDATA[AT]]></country>
        </job_location>
        <job_location>
          <city><![CDATA[Remote]]></city>
          <country><![CDATA[DE]]></country>
        </job_location>
      </job_locations>
      <reply_setting><![CDATA[url]]></reply_setting>
    </posting>

"#]],
    );
}

#[test]
fn what_is_not_open_to_everybody_stands_in_no_feed() {
    let seen = site(&with(ALL)).drafts().build();
    assert!(seen.has("/jobs/draft/") && seen.has("/jobs/unlisted/") && seen.has("/jobs/closed/"));
    let for_programs = ["feed.xml", "feed.json", "llms.txt", "changes.json", "posting.md", "posting.json"];
    let mut count = 0;
    for (path, text) in seen.files() {
        if path.starts_with("feeds/") || for_programs.iter().any(|name| path.ends_with(name)) {
            count += 1;
            for hidden in ["Miller", "Founder", "Deputy", "Drafter"] {
                assert!(!text.contains(hidden), "{hidden} in {path}");
            }
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn a_board_that_is_not_asked_for_has_no_file() {
    let seen = site(&with("feeds: { jooble: true, indeed: false }\n")).build();
    assert!(seen.has("/feeds/jooble.xml"));
    for (board, _) in BOARDS.into_iter().filter(|(board, _)| *board != "jooble") {
        assert!(!seen.has(&format!("/feeds/{board}.xml")), "{board}");
    }
}

/// A site with these feeds and one posting.
fn lone(feeds: &str, fields: &str, text: &str) -> String {
    format!(
        "-- content/site.yaml --\nname: Bakery\nbase_url: https://jobs.bakery.example\nfeeds: {feeds}\n\
         -- content/postings/baker.md --\n---\ntitle: Baker\napply_url: https://bakery.example/apply\n{fields}---\n{text}\n"
    )
}

#[test]
fn what_a_board_requires_is_named_and_the_posting_left_out_there_alone() {
    let boards = "{ indeed: true, linkedin: { poster_email: a@b.example }, jooble: true, adzuna: true, xing: true, talent: true }";
    let full = "company: Sauerteig\nlocations: [\"Berlin, Germany\"]\ndate_posted: 2026-11-20\n";
    let text = "You bake bread. ".repeat(10);
    assert_eq!(site(&lone(boards, full, &text)).build().said(), "");
    for (what, from, to, text, without) in [
        ("company", "company: Sauerteig\n", "", text.as_str(), "indeed linkedin xing talent"),
        ("day", "date_posted: 2026-11-20\n", "", &text, "indeed jooble talent"),
        ("text", "", "", "", "indeed linkedin jooble adzuna xing talent"),
        ("city", "Berlin, Germany", "Germany", &text, "xing talent"),
        (
            "country",
            "locations: [\"Berlin, Germany\"]\n",
            "workplace: remote\nremote_from: worldwide\n",
            &text,
            "indeed linkedin xing talent",
        ),
    ] {
        let seen = site(&lone(boards, &full.replacen(from, to, 1), text)).build();
        for (board, job) in BOARDS {
            let file = seen.file(&format!("/feeds/{board}.xml"));
            let is_out = without.split(' ').any(|out| out == board);
            assert_eq!(elements(&file, job).is_empty(), is_out, "{board} without {what}: {file}");
        }
        let said = seen.said().lines().filter(|line| line.contains("W1301")).count();
        assert_eq!(said, without.split(' ').count(), "{what}: {}", seen.said());
    }
}

#[test]
fn a_posting_that_is_left_out_is_said_with_what_to_write() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
feeds: { indeed: true, talent: true }
-- content/postings/baker.md --
---
title: Baker
^^^^^^^^^^^^ warning[W0304]: the posting does not say when it was posted (add `date_posted:` with the day it was first published)
^^^^^^^^^^^^ warning[W1301]: Indeed requires `date_posted`: this posting is left out of its feed (write the day it was first published: `date_posted: 2026-11-02`)
^^^^^^^^^^^^ warning[W1301]: Talent.com requires `date_posted`: this posting is left out of its feed (write the day it was first published: `date_posted: 2026-11-02`)
company: Sauerteig
locations: ["Germany", "Berlin, Germany"]
apply_url: https://bakery.example/apply
---
You bake.
-- content/postings/miller.md --
---
title: Miller
^^^^^^^^^^^^^ warning[W1301]: Indeed requires a country: this posting is left out of its feed (name countries, or groupings of 30 at most: `remote_from: [DE, AT]`)
company: Sauerteig
workplace: remote
remote_from: worldwide
             ^^^^^^^^^ warning[W0405]: Google takes no remote job without a country (list the countries you really hire in)
date_posted: 2026-11-20
apply_url: https://bakery.example/apply
---
You mill.
-- content/postings/driver.md --
---
title: Driver
^^^^^^^^^^^^^ warning[W1301]: Talent.com requires a city: a place of this posting is left out of its feed (name the city: `Berlin, Germany`)
company: Sauerteig
locations: ["Germany", "Berlin, Germany"]
date_posted: 2026-11-20
apply_url: https://bakery.example/apply
---
You drive.

"#]]);
}

#[test]
fn a_place_that_a_board_refuses_does_not_take_the_others_with_it() {
    let text = lone(
        "{ talent: true, indeed: true }",
        "company: Sauerteig\nlocations: [\"Germany\", \"Berlin, Germany\"]\ndate_posted: 2026-11-20\n",
        "You bake.",
    );
    let seen = site(&text).build();
    assert_eq!(texts(&seen.file("/feeds/talent.xml"), "city"), ["Berlin"]);
    assert_eq!(texts(&seen.file("/feeds/indeed.xml"), "city"), ["", "Berlin"]);
}

#[test]
fn what_a_board_takes_but_likes_little_is_said() {
    check(str![[r#"
-- content/site.yaml --
name: Bakery
base_url: https://jobs.bakery.example
feeds: { adzuna: true, jooble: true }
-- content/postings/baker.md --
---
title: Baker
^^^^^^^^^^^^ note[N1304]: Jooble passes over postings that are 45 days old (`date_modified` counts too, when the text has changed)
^^^^^^^^^^^^ warning[W1302]: Adzuna wants descriptions of 100 characters or more, and this one has 9 (say more of what is to be done, with whom, and for whom)
company: Sauerteig
locations: ["Berlin, Germany"]
date_posted: 2026-10-10
apply_url: https://bakery.example/apply
---
You bake.
-- content/postings/miller.md --
---
title: Miller
company: Sauerteig
locations: ["Berlin, Germany"]
date_posted: 2026-10-10
date_modified: 2026-10-11
apply_url: https://bakery.example/apply
---
You mill from four in the morning, you bake at six, you sell at eight, and at noon you are free for the rest of the day.

"#]]);
}

/// Where the jobs of a remote role are, by the text of an element.
fn remote(board: &str, element: &str, scope: &str, places: &str) -> String {
    let fields =
        format!("company: Sauerteig\nworkplace: remote\nremote_from: {scope}\ndate_posted: 2026-11-20\n");
    let feeds = format!(
        "{{ indeed: true, xing: true, linkedin: {{ poster_email: a@b.example }} }}\nplaces: {places}"
    );
    let file = site(&lone(&feeds, &fields, "You write.")).build().file(&format!("/feeds/{board}.xml"));
    texts(&file, element).join(" ")
}

#[test]
fn a_grouping_stands_for_its_countries_that_have_pages() {
    let countries = |scope: &str| remote("indeed", "country", scope, "{ countries: [DE, AT, FR] }");
    assert_eq!(countries("[DACH]"), "AT DE");
    assert_eq!(countries("[EU, PT]"), "AT DE FR PT");
    assert_eq!(countries("[PT]"), "PT");
}

#[test]
fn a_wide_grouping_stands_for_the_countries_of_the_offices() {
    let offices = "{ offices: [{ place: \"Tallinn, Estonia\" }, { place: \"Berlin, Germany\" }] }";
    assert_eq!(remote("indeed", "country", "[EMEA]", offices), "DE EE");
    assert_eq!(remote("xing", "country", "[EMEA, FR]", offices), "DE EE FR");
    assert_eq!(remote("indeed", "country", "[EMEA]", "{}"), "", "without one nobody knows");
    assert_eq!(remote("indeed", "country", "[EU]", offices).split(' ').count(), 27);
    assert_eq!(remote("linkedin", "location", "[EMEA, FR, DACH]", offices), "DACH EMEA France");
}

#[test]
fn pay_is_written_as_a_board_reads_it() {
    let pay = |salary: &str, name: &str| {
        let fields = format!(
            "company: Sauerteig\nlocations: [\"Berlin, Germany\"]\ndate_posted: 2026-11-20\nsalary: {salary}\n"
        );
        let text = lone("{ indeed: true, linkedin: { poster_email: a@b.example } }", &fields, "You bake.");
        let seen = site(&text).build();
        match name {
            "salary" => texts(&seen.file("/feeds/indeed.xml"), name).join(""),
            _ => texts(&seen.file("/feeds/linkedin.xml"), name).join(" "),
        }
    };
    for (salary, line, amounts) in [
        ("{ min: 42000, max: 52000, currency: EUR }", "€42000 - €52000 per year", "52000 42000"),
        ("{ min: 18.50, currency: GBP, unit: hour }", "From £18.50 per hour", "18.50"),
        ("{ max: 21, currency: USD, unit: day }", "Up to $21 per day", "21"),
        ("{ amount: 9000, currency: CHF, unit: month }", "CHF 9000 per month", "9000 9000"),
        (
            "{ min: 500000, max: 600000, currency: HUF, unit: month }",
            "HUF 500000 - HUF 600000 per month",
            "600000 500000",
        ),
        ("by agreement", "", ""),
    ] {
        assert_eq!(pay(salary, "salary"), line, "{salary}");
        assert_eq!(pay(salary, "amount"), amounts, "{salary}");
    }
}

#[test]
fn a_posting_in_a_language_that_the_site_does_not_have_stands_there_once() {
    let text = lone(
        "{ indeed: true }\nlanguages: [en, de]",
        "company: Sauerteig\nlanguage: fr\nlocations: [\"Paris, France\"]\ndate_posted: 2026-11-20\n",
        "Vous faites du pain.",
    );
    let indeed = site(&text).build().file("/feeds/indeed.xml");
    assert_eq!(texts(&indeed, "referencenumber"), ["baker~fr-paris"]);
    assert_eq!(texts(&indeed, "url"), ["https://jobs.bakery.example/jobs/baker/?source=Indeed"]);
}

#[test]
fn a_text_that_begins_with_a_long_remark_is_a_text_and_one_of_nothing_else_is_none() {
    let fields = "company: Sauerteig\nlocations: [\"Berlin, Germany\"]\ndate_posted: 2026-11-20\n";
    let remark = format!("<!-- {} -->", "not for readers ".repeat(40));
    let jobs = |text: &str| {
        let seen = site(&lone("{ indeed: true }", fields, text)).build();
        elements(&seen.file("/feeds/indeed.xml"), "job").len()
    };
    assert_eq!(jobs(&format!("{remark}\n\nYou bake.")), 1);
    assert_eq!(jobs(&remark), 0);
}

#[test]
fn a_remote_role_with_a_place_stands_there_and_wherever_else_it_may_be_done_from() {
    let places = |board: &str, element: &str| {
        let fields = "company: Sauerteig\nlocations: [\"Berlin, Germany\"]\nworkplace: remote\n\
                      remote_from: [DE, FR, PT]\ndate_posted: 2026-11-20\n";
        let feeds = "{ indeed: true, jooble: true, xing: true, linkedin: { poster_email: a@b.example } }";
        let file = site(&lone(feeds, fields, "You write.")).build().file(&format!("/feeds/{board}.xml"));
        texts(&file, element).join("; ")
    };
    assert_eq!(places("indeed", "city"), "Berlin; Remote; Remote");
    assert_eq!(places("indeed", "country"), "DE; FR; PT");
    assert_eq!(places("linkedin", "location"), "Berlin, Germany; France; Portugal");
    assert_eq!(places("xing", "country"), "DE; FR; PT");
    assert_eq!(places("jooble", "region"), "Berlin, Germany; Remote in Germany, France and Portugal");
}

#[test]
fn indeed_is_told_of_education_and_experience_as_the_page_says_it() {
    let fields = "company: Sauerteig\ndate_posted: 2026-11-20\nlocations: [\"Berlin, Germany\"]\n\
                  education: [bachelor, certificate]\nexperience_months: 24\n";
    let file = site(&lone("{ indeed: true }", fields, "You bake.")).build().file("/feeds/indeed.xml");
    assert_eq!(texts(&file, "education"), ["Bachelor's degree, Vocational training or certificate"]);
    assert_eq!(texts(&file, "experience"), ["2 years"]);
}

#[test]
fn what_a_site_states_in_a_country_stands_under_the_text_everywhere() {
    let text = "-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
statements: { IT: \"Everyone <may> apply (L. 903/77).\" }
feeds: { indeed: true, twins: true }
rules: { mute: { it-pay: invented, it-agreement: invented } }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Rome, Italy\", \"Bern, Switzerland\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/baker
---
You bake.
-- content/postings/miller.md --
---
title: Miller
locations: [\"Bern, Switzerland\"]
date_posted: 2026-11-02
apply_url: https://bakery.example/miller
---
You mill.
";
    let seen = site(text).build();
    let stated = "<p>Everyone &lt;may&gt; apply (L. 903/77).</p>";
    let counts = |path: &str| seen.file(path).matches("may&gt; apply").count();
    assert_eq!(counts("/feeds/indeed.xml"), 2, "one for each place");
    assert!(seen.job_posting("/jobs/baker/").unwrap().contains(stated));
    assert!(!seen.job_posting("/jobs/miller/").unwrap().contains("L. 903"));
    assert!(
        seen.file("/jobs/baker/posting.md").ends_with("You bake.\n\nEveryone \\<may\\> apply (L. 903/77).\n")
    );
    // In the item and in its markup.
    assert_eq!(seen.file("/feed.json").matches("Everyone <may> apply").count(), 0);
    assert_eq!(seen.file("/feed.json").matches("L. 903/77").count(), 2);
}
