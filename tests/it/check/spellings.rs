//! All the ways in which boards, applicant systems and people write the same: none of them is a fault.

use careergen::model::{EmploymentType, Seniority, Status, Visibility};

use crate::site::{posting, site};

#[test]
fn kinds_of_employment_are_read_in_every_spelling() {
    use EmploymentType::{Contractor, FullTime, Intern, Other, PartTime, PerDiem, Temporary, Volunteer};
    let cases: [(&str, &[EmploymentType]); 20] = [
        ("full_time", &[FullTime]),
        ("FULL_TIME", &[FullTime]),
        ("Full-time", &[FullTime]),
        ("Vollzeit", &[FullTime]),
        ("CDI", &[FullTime]),
        ("part time", &[PartTime]),
        ("Teilzeit", &[PartTime]),
        ("contractor", &[Contractor]),
        ("Freelance", &[Contractor]),
        ("CDD", &[Temporary]),
        ("befristet", &[Temporary]),
        ("INTERN", &[Intern]),
        ("Werkstudent", &[Intern]),
        ("Stagiaire", &[Intern]),
        ("volunteer", &[Volunteer]),
        ("PER_DIEM", &[PerDiem]),
        ("other", &[Other]),
        ("[full_time, part_time]", &[FullTime, PartTime]),
        ("Full-time / Part-time", &[FullTime, PartTime]),
        ("23 month fixed term contract", &[Temporary]),
    ];
    for (written, kinds) in cases {
        let seen = posting(&format!("employment_type: {written}\n"));
        assert_eq!(seen.said(), "", "{written}");
        assert_eq!(seen.0.site.postings[0].employment_types, kinds, "{written}");
    }
}

#[test]
fn levels_are_read_in_every_spelling() {
    for (written, level) in [
        ("senior", Seniority::Senior),
        ("Sr", Seniority::Senior),
        ("Entry level", Seniority::Junior),
        ("mid-level", Seniority::Mid),
        ("Principal", Seniority::Lead),
        ("Director", Seniority::Head),
        ("Working student", Seniority::Intern),
    ] {
        let seen = posting(&format!("seniority: {written}\n"));
        assert_eq!(seen.said(), "", "{written}");
        assert_eq!(seen.0.site.postings[0].seniority, Some(level), "{written}");
    }
}

#[test]
fn status_and_visibility_have_other_names() {
    for (written, status) in [
        ("status: open", Status::Open),
        ("status: Published", Status::Open),
        ("status: expired", Status::Closed),
        ("status: on hold", Status::Paused),
        ("status: hired", Status::Filled),
        ("status: draft", Status::Draft),
    ] {
        let seen = posting(&format!("{written}\n"));
        assert_eq!(seen.said(), "", "{written}");
        assert_eq!(seen.0.site.postings[0].status, status, "{written}");
    }
    for (written, visibility) in
        [("hidden", Visibility::Unlisted), ("staff", Visibility::Internal), ("listed", Visibility::Public)]
    {
        let seen = posting(&format!("visibility: {written}\n"));
        assert_eq!(seen.0.site.postings[0].visibility, visibility, "{written}");
    }
}

#[test]
fn languages_are_tags_of_any_language() {
    for written in ["en", "de", "en-GB", "de_AT", "fr", "lb", "sr-Latn"] {
        assert_eq!(posting(&format!("language: {written}\n")).said(), "", "{written}");
    }
}

/// What a Hugo or Jekyll board would hold is published as it is; each other name is mentioned once.
#[test]
fn a_posting_of_another_board_is_read_as_it_is() {
    let seen = site(
        "-- content/postings/2026-11-02-baker.md --
---
layout: job
Title: Baker
employer: Sauerteig
location: Berlin, Germany
type: Full-time
date: 2026-11-02T08:00:00+01:00
expires: 2027-01-31
url: https://bakery.example/apply
department: Bakery
draft: false
pay: 42.000 – 52.000 € / Jahr
---
You bake bread.
",
    )
    .build();
    let codes = seen.codes();
    assert_eq!(codes.iter().filter(|code| **code == "N0104").count(), 9, "{}", seen.said());
    assert_eq!(
        codes.iter().filter(|code| **code != "N0104").collect::<Vec<_>>(),
        [&"W0103"],
        "{}",
        seen.said()
    );
    let posting = &seen.0.site.postings[0];
    assert_eq!(posting.title, "Baker");
    assert_eq!(posting.valid_through.unwrap().to_string(), "2027-01-31");
    assert!(posting.pay.is_some() && posting.apply.is_some() && posting.company.is_some());
}

/// schema.org's own words, as an applicant system gives them.
#[test]
fn a_job_posting_in_schema_orgs_words_is_read_as_it_is() {
    let seen = site(
        "-- content/postings/baker.yaml --
title: Baker
hiringOrganization: { name: Sauerteig }
jobLocation: { addressCountry: DE, addressLocality: Berlin, streetAddress: Am Markt 1, postal-code: \"10115\" }
employmentType: [FULL_TIME, PART_TIME]
datePosted: 2026-11-02
validThrough: 2027-01-31
baseSalary: { minValue: 42000, maxValue: 52000, currency: EUR, unitText: YEAR }
identifier: R-7
applyUrl: https://bakery.example/apply
description: You bake bread.
",
    )
    .build();
    assert!(seen.codes().iter().all(|code| *code == "N0104"), "{}", seen.said());
    let posting = &seen.0.site.postings[0];
    assert_eq!(posting.places[0].postal_code.as_deref(), Some("10115"));
    assert_eq!(posting.places[0].street.as_deref(), Some("Am Markt 1"));
    assert_eq!(posting.requisition_id.as_deref(), Some("R-7"));
    assert_eq!(posting.employment_types.len(), 2);
}

#[test]
fn numbers_where_texts_stand_are_taken_as_written() {
    let seen = posting("requisition_id: 007\nstarts: 2027\nduration: 1.50\n");
    assert_eq!(seen.said(), "");
    let posting = &seen.0.site.postings[0];
    assert_eq!(posting.duration.as_deref(), Some("1.50"));
    assert_eq!(posting.starts.as_deref(), Some("2027"));
}

#[test]
fn keys_without_a_value_are_absent() {
    let seen = posting("salary:\ncompany: ~\ncategory: []\nseniority: null\nvalid_through:\n");
    assert_eq!(seen.said(), "");
}
