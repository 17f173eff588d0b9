//! `explain similar`, and `similar` for measuring.

use snapbox::str;

use super::{code, stderr, stdout};
use crate::disk::{Disk, careergen};
use crate::site::{TODAY, eq};

/// Three roles of a bakery, one of them for interns.
const BAKERY: &str = "-- content/site.yaml --
name: Bakery
company: Sauerteig
base_url: https://jobs.bakery.example
privacy_url: https://bakery.example/privacy
imprint_url: https://bakery.example/imprint
pay_before_interview: true
-- content/categories.yaml --
- { key: bread, name: Bread }
-- content/postings/baker.md --
---
title: Baker
locations: [\"Berlin, Germany\"]
category: bread
---
You bake bread, and note it in Excel and SAP.
-- content/postings/night.md --
---
title: Baker, night shift
locations: [\"Potsdam, Germany\"]
category: bread
similar: { never: [law] }
---
You bake bread at night, and note it in Excel and SAP.
-- content/postings/intern.md --
---
title: Baker intern
locations: [\"Berlin, Germany\"]
category: bread
---
You learn to bake.
-- content/postings/law.md --
---
title: Lawyer
locations: [\"Lisbon, Portugal\"]
status: closed
---
Contracts.
";

#[test]
fn explain_similar_gives_every_candidate_with_its_shares() {
    let disk = Disk::with(BAKERY);
    let explain = |arguments: &[&str]| {
        let root = disk.path("project");
        careergen()
            .args(["explain", "similar", "--now", TODAY, "--root"])
            .arg(root)
            .args(arguments)
            .output()
            .unwrap()
    };
    eq(
        stdout(&explain(&["baker"])),
        str![[r#"
baker: Baker, Sauerteig, Berlin

      score  title  occupation  category   body  level  employment_type  company  place  language  posting
   1.  2.07   0.61        0.16      0.50   0.50      -                -     0.05   0.05      0.20  night: Baker, night shift, Sauerteig, Potsdam
   2.  1.55   0.53        0.40      0.50   0.18      -                -     0.05   0.08      0.20  intern: Baker intern, Sauerteig, Berlin  (×0.8: only one of the two is an internship)

"#]],
    );
    eq(
        stdout(&explain(&["baker", "night"])),
        str![[r#"
baker: Baker, Sauerteig, Berlin
night: Baker, night shift, Sauerteig, Potsdam

title            0.61
occupation       0.16
category         0.50
body             0.50
level               -
employment_type     -
company          0.05
place            0.05
language         0.20
score            2.07

Both say: Baker, SAP, Excel.

It stands at place 1 of the other roles in the list, behind those that are pinned.

"#]],
    );
    eq(
        stdout(&explain(&["night", "law"])),
        str![[r#"
night: Baker, night shift, Sauerteig, Potsdam
law: Lawyer, Sauerteig, Lisbon

title               -
occupation          -
category            -
body                -
level               -
employment_type     -
company          0.05
place               -
language         0.20
score            0.25

It does not stand in the list: no posting of it is open.

"#]],
    );
    let unknown = explain(&["bakker"]);
    assert_eq!(code(&unknown), 2);
    eq(
        stderr(&unknown),
        str![[r#"
careergen: no posting of the site has the id `bakker`; did you mean `baker`?

"#]],
    );
}

#[expect(clippy::disallowed_methods, reason = "it reads what the program wrote")]
#[test]
fn similar_lists_adverts_for_measuring_and_is_not_in_the_help() {
    let disk = Disk::with("-- adverts.jsonl --
{\"id\": \"a\", \"title\": \"Baker\", \"company\": \"Sauerteig\", \"loc\": \"Berlin\", \"body\": \"You bake bread.\"}
{\"id\": \"b\", \"title\": \"Baker\", \"company\": \"Sauerteig\", \"loc\": \"Paris\", \"body\": \"You bake bread.\", \"label\": \"7512\"}
{\"id\": \"c\", \"title\": \"Night baker\", \"company\": \"Alma\", \"loc\": \"Rome\", \"body\": \"You bake bread.\"}
-- queries.txt --
a
c
");
    let lists = |more: &[&str]| {
        let output = careergen()
            .args(["similar", "--jsonl", "adverts.jsonl", "--queries", "queries.txt", "--out", "run.tsv"])
            .args(more)
            .current_dir(disk.path("project"))
            .output()
            .unwrap();
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        std::fs::read_to_string(disk.path("project").join("run.tsv")).unwrap()
    };
    assert_eq!(lists(&[]), "a\t1\tb\na\t2\tc\nc\t1\ta\nc\t2\tb\n");
    assert_eq!(lists(&["--one-card"]), "a\t1\tb\na\t2\tc\nc\t1\ta\n");
    assert!(!stdout(&careergen().arg("--help").output().unwrap()).contains("similar"));
}
