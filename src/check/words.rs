//! The keys of a posting and the words its values may be, with what others call them: Hugo and Jekyll boards, applicant
//! systems, schema.org, and people who write German, French, Italian or Spanish.

use super::reader::{Choice, Keys};
use crate::base::fold::fold;
use crate::markup::Format;
use crate::model::{Education, EmploymentType, PostingKind, Seniority, Status, Visibility};

/// Every key of a posting, and what other boards, Hugo and Jekyll sites and applicant systems call it.
pub(super) const KEYS: Keys = Keys {
    what: "posting",
    ours: &[
        "id",
        "slug",
        "aliases",
        "title",
        "title_suffix",
        "company",
        "category",
        "locations",
        "workplace",
        "remote_from",
        "employment_type",
        "seniority",
        "skills",
        "education",
        "experience_months",
        "experience_in_place_of_education",
        "salary",
        "pay_before_interview",
        "date_posted",
        "date_modified",
        "valid_through",
        "starts",
        "duration",
        "apply_url",
        "apply_email",
        "direct_apply",
        "kind",
        "status",
        "draft",
        "published",
        "visibility",
        "language",
        "requisition_id",
        "description",
        "body_format",
        "translations",
        "similar",
    ],
    others: &[
        ("alias", "aliases"),
        ("redirect_from", "aliases"),
        ("job_title", "title"),
        ("name", "title"),
        ("position", "title"),
        ("employer", "company"),
        ("organization", "company"),
        ("organisation", "company"),
        ("hiring_organization", "company"),
        ("company_name", "company"),
        ("categories", "category"),
        ("department", "category"),
        ("team", "category"),
        ("location", "locations"),
        ("location_raw", "locations"),
        ("place", "locations"),
        ("job_location", "locations"),
        ("workplace_type", "workplace"),
        ("skill", "skills"),
        ("technologies", "skills"),
        ("tech_stack", "skills"),
        ("remote", "workplace"),
        ("job_location_type", "workplace"),
        ("applicant_location_requirements", "remote_from"),
        ("type", "employment_type"),
        ("job_type", "employment_type"),
        ("contract", "employment_type"),
        ("contract_type", "employment_type"),
        ("employment", "employment_type"),
        ("commitment", "employment_type"),
        ("level", "seniority"),
        ("experience_level", "seniority"),
        ("education_requirements", "education"),
        ("experience", "experience_months"),
        ("experience_requirements", "experience_months"),
        ("pay", "salary"),
        ("compensation", "salary"),
        ("base_salary", "salary"),
        ("date", "date_posted"),
        ("posted", "date_posted"),
        ("publish_date", "date_posted"),
        ("published_at", "date_posted"),
        ("posted_at", "date_posted"),
        ("updated", "date_modified"),
        ("updated_at", "date_modified"),
        ("lastmod", "date_modified"),
        ("last_modified", "date_modified"),
        ("modified", "date_modified"),
        ("expires", "valid_through"),
        ("expiry_date", "valid_through"),
        ("deadline", "valid_through"),
        ("closing_date", "valid_through"),
        ("apply_by", "valid_through"),
        ("application_deadline", "valid_through"),
        ("start", "starts"),
        ("start_date", "starts"),
        ("job_start_date", "starts"),
        ("apply", "apply_url"),
        ("application_url", "apply_url"),
        ("apply_link", "apply_url"),
        ("link", "apply_url"),
        ("url", "apply_url"),
        ("email", "apply_email"),
        ("contact_email", "apply_email"),
        ("application_email", "apply_email"),
        ("lang", "language"),
        ("locale", "language"),
        ("reference", "requisition_id"),
        ("ref", "requisition_id"),
        ("job_id", "requisition_id"),
        ("identifier", "requisition_id"),
        ("body", "description"),
        ("content", "description"),
        ("format", "body_format"),
    ],
};

pub(super) const TRANSLATION: Keys = Keys {
    what: "translation of a posting",
    ours: &["title", "title_suffix", "description"],
    others: &[("body", "description")],
};

pub(super) const PICKS: Keys = Keys {
    what: "`similar` of a posting",
    ours: &["pin", "never"],
    others: &[("pinned", "pin"), ("exclude", "never")],
};

/// Kinds of employment.
pub const EMPLOYMENT_TYPES: &[Choice<EmploymentType>] = &[
    (
        "full_time",
        &[
            "fulltime",
            "full-time permanent",
            "fulltime permanent",
            "permanent",
            "perm",
            "vollzeit",
            "festanstellung",
            "unbefristet",
            "temps plein",
            "cdi",
            "jornada completa",
            "tempo pieno",
            "regular",
        ],
        EmploymentType::FullTime,
    ),
    (
        "part_time",
        &["parttime", "teilzeit", "minijob", "temps partiel", "media jornada"],
        EmploymentType::PartTime,
    ),
    (
        "contractor",
        &[
            "contract",
            "freelance",
            "freelancer",
            "freiberuflich",
            "selbständig",
            "indépendant",
            "independant",
            "indépendent",
            "autónomo",
            "b2b",
        ],
        EmploymentType::Contractor,
    ),
    (
        "temporary",
        &[
            "temp",
            "fixed term",
            "fixed term contract",
            "limited",
            "befristet",
            "cdd",
            "tempo determinato",
            "seasonal",
        ],
        EmploymentType::Temporary,
    ),
    (
        "intern",
        &[
            "internship",
            "trainee",
            "praktikum",
            "praktikant",
            "werkstudent",
            "working student",
            "stage",
            "stagiaire",
            "apprentice",
            "apprenticeship",
            "ausbildung",
            "alternance",
            "tirocinio",
            "prácticas",
        ],
        EmploymentType::Intern,
    ),
    ("volunteer", &["voluntary", "ehrenamt", "bénévole", "volontariat"], EmploymentType::Volunteer),
    ("per_diem", &["per day", "daily", "tageweise"], EmploymentType::PerDiem),
    ("other", &[], EmploymentType::Other),
];

/// Levels, lowest first.
pub const SENIORITIES: &[Choice<Seniority>] = &[
    ("intern", &["internship", "trainee", "student", "working student"], Seniority::Intern),
    ("junior", &["entry", "entry level", "graduate", "associate"], Seniority::Junior),
    ("mid", &["mid level", "middle", "intermediate", "professional", "experienced"], Seniority::Mid),
    ("senior", &["mid senior level", "sr", "expert"], Seniority::Senior),
    ("lead", &["principal", "staff", "team lead", "manager"], Seniority::Lead),
    ("head", &["director", "executive", "vp", "c level", "head of"], Seniority::Head),
];

/// Education that is asked for.
pub(super) const EDUCATION: &[Choice<Education>] = &[
    ("none", &["no requirements", "not required"], Education::None),
    ("high_school", &["secondary", "abitur", "matura", "bac", "a levels"], Education::HighSchool),
    ("associate_degree", &["associate"], Education::AssociateDegree),
    (
        "bachelor_degree",
        &["bachelor", "bachelors degree", "licence", "laurea triennale", "grado"],
        Education::BachelorDegree,
    ),
    (
        "professional_certificate",
        &["certificate", "vocational", "apprenticeship", "ausbildung", "berufsausbildung"],
        Education::ProfessionalCertificate,
    ),
    (
        "postgraduate_degree",
        &["postgraduate", "master", "masters degree", "phd", "doctorate"],
        Education::PostgraduateDegree,
    ),
];

/// Whether a posting is for a job.
pub const KINDS: &[Choice<PostingKind>] = &[
    ("job", &[], PostingKind::Job),
    ("talent_pool", &["pool", "evergreen", "speculative", "initiativbewerbung"], PostingKind::TalentPool),
];

pub(super) const STATUSES: &[Choice<Status>] = &[
    ("draft", &[], Status::Draft),
    ("open", &["published", "active", "live"], Status::Open),
    ("paused", &["on hold"], Status::Paused),
    ("closed", &["expired", "archived", "inactive"], Status::Closed),
    ("filled", &["hired"], Status::Filled),
];

/// What YAML, and people, write for yes and no.
pub(super) const TRUTHS: &[Choice<bool>] =
    &[("true", &["yes", "y", "on", "1"], true), ("false", &["no", "n", "off", "0"], false)];

/// Who may see a posting.
pub const VISIBILITIES: &[Choice<Visibility>] = &[
    ("public", &["listed"], Visibility::Public),
    ("unlisted", &["hidden"], Visibility::Unlisted),
    ("internal", &["private", "staff"], Visibility::Internal),
];

pub(super) const FORMATS: &[Choice<Format>] = &[
    ("markdown", &["md", "none"], Format::Markdown),
    ("html", &[], Format::Html),
    ("text", &["plain", "txt"], Format::Text),
];

/// Kinds of employment that a phrase names among other words: `23 month fixed term contract`. Longer names go first, and
/// prose names nothing.
pub(super) fn named_kinds(phrase: &str) -> Vec<EmploymentType> {
    const LONGEST: usize = 40;
    if phrase.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut rest = format!(" {} ", fold(phrase));
    let names = EMPLOYMENT_TYPES.iter().flat_map(|(name, others, kind)| {
        others.iter().chain([name]).map(move |name| (format!(" {} ", fold(&name.replace('_', " "))), *kind))
    });
    let mut names: Vec<(String, EmploymentType)> = names.collect();
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut kinds = Vec::new();
    for (name, kind) in names {
        if rest.contains(&name) {
            rest = rest.replace(&name, "  ");
            kinds.push(kind);
        }
    }
    kinds
}
