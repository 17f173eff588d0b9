//! Every text the interface can ask for, as one list.
//!
//! It answers which texts exist and which of them have plural forms. It does not hold their words:
//! those lie in `strings/<lang>.tsv`, and a test holds that each file has exactly these keys.
//! A new text is one line here and one (or one a plural form) in each of those files.

/// Expands the list below into [`Key`] and the questions that can be asked of it.
macro_rules! keys {
    ($($variant:ident $name:literal $kind:ident;)*) => {
        /// A text of the interface, so that none can be asked for that is not there.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Key {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Key {
            const ALL: &[Key] = &[$(Key::$variant),*];

            /// The dotted key, as translators write it: `nav.jobs`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Key::$variant => $name,)* }
            }

            /// The names this key can have in a file of texts: its own, or one for each plural
            /// form.
            pub(super) fn row_names(self) -> &'static [&'static str] {
                match self { $(Key::$variant => row_names!($kind $name),)* }
            }
        }
    };
}

/// A plain text has one row; a plural one has a row for each CLDR category, in CLDR's order.
macro_rules! row_names {
    (text $name:literal) => {
        &[$name]
    };
    (plural $name:literal) => {
        &[
            concat!($name, ".zero"),
            concat!($name, ".one"),
            concat!($name, ".two"),
            concat!($name, ".few"),
            concat!($name, ".many"),
            concat!($name, ".other"),
        ]
    };
}

impl Key {
    /// All keys, in the order of the list.
    pub fn all() -> impl Iterator<Item = Key> {
        Key::ALL.iter().copied()
    }

    /// Whether the text has plural forms, so that it is asked for with a number.
    #[must_use]
    pub fn is_plural(self) -> bool {
        self.row_names().len() > 1
    }
}

keys! {
    NavMain "nav.main" text;
    NavJobs "nav.jobs" text;
    NavLocations "nav.locations" text;
    NavCompanies "nav.companies" text;
    NavCategories "nav.categories" text;
    NavRemote "nav.remote" text;
    NavHome "nav.home" text;
    NavMenu "nav.menu" text;
    NavPages "nav.pages" text;
    NavSkip "nav.skip" text;
    NavBreadcrumb "nav.breadcrumb" text;
    NavLanguage "nav.language" text;

    HomeTitle "home.title" text;
    HomeHeading "home.heading" text;
    HomeIntro "home.intro" plural;
    HomePlaces "home.places" plural;
    HomeNewest "home.newest" text;
    HomeWhere "home.where" text;
    HomeWhat "home.what" text;
    HomeAllJobs "home.all_jobs" text;
    HomeCompanies "home.companies" text;

    PlaceIn "place.in" text;

    PlaceCurrency "place.currency" text;
    PlaceLanguages "place.languages" plural;
    PlaceTimeZones "place.time_zones" plural;
    PlaceUtcSummer "place.utc_summer" text;
    PlaceUtcRange "place.utc_range" text;
    PlaceOffice "place.office" text;
    PlaceDirections "place.directions" text;
    ListAllJobs "list.all_jobs" text;
    ListInPlace "list.in_place" text;
    ListInCategory "list.in_category" text;
    ListAtCompany "list.at_company" text;
    ListRemote "list.remote" text;
    ListRemoteFrom "list.remote_from" text;
    ListAllLocations "list.all_locations" text;
    ListAllCategories "list.all_categories" text;
    ListAllCompanies "list.all_companies" text;
    ListCount "list.count" plural;
    ListPageOf "list.page_of" text;
    ListNext "list.next" text;
    ListPrevious "list.previous" text;
    ListNewestFirst "list.newest_first" text;
    ListEmpty "list.empty" text;
    ListEmptyPlace "list.empty_place" text;
    ListEmptyCategory "list.empty_category" text;
    ListEmptyCompany "list.empty_company" text;
    ListEmptyRemote "list.empty_remote" text;
    ListNearby "list.nearby" text;
    ListWithin "list.within" text;
    ListHere "list.here" plural;
    ListByCity "list.by_city" text;
    ListNoCity "list.no_city" text;
    ListNearestDistance "list.nearest_distance" text;
    ListViewInPlace "list.view_in_place" text;
    ListCities "list.cities" text;
    ListCountries "list.countries" text;
    ListGroupings "list.groupings" text;
    ListByRegion "list.by_region" text;
    ListByCategory "list.by_category" text;
    ListCategoryRoles "list.category_roles" text;
    ListRelatedCategories "list.related_categories" text;
    ListOther "list.other" text;

    SearchLabel "search.label" text;
    SearchPlaceholder "search.placeholder" text;
    SearchSubmit "search.submit" text;
    SearchWhere "search.where" text;
    SearchAnywhere "search.anywhere" text;
    SearchFilters "search.filters" text;
    SearchActive "search.active" text;
    SearchClear "search.clear" text;
    SearchRemove "search.remove" text;
    SearchAny "search.any" text;
    SearchAll "search.all" text;
    SearchFind "search.find" text;
    SearchMore "search.more" text;
    SearchDone "search.done" text;
    SearchCountry "search.country" text;
    SearchCity "search.city" text;
    SearchPayStated "search.pay_stated" text;
    SearchPayReaches "search.pay_reaches" text;
    SearchWithin "search.within" plural;
    SearchLoading "search.loading" text;
    SearchResults "search.results" plural;
    SearchHeading "search.heading" text;
    SearchNone "search.none" text;
    SearchDrop "search.drop" plural;
    SearchFailed "search.failed" text;

    PostingFacts "posting.facts" text;
    PostingLocations "posting.locations" plural;
    PostingWorkplace "posting.workplace" text;
    PostingEmploymentType "posting.employment_type" text;
    PostingPay "posting.pay" text;
    PostingPayNotStated "posting.pay_not_stated" text;
    PostingPosted "posting.posted" text;
    PostingPostedAge "posting.posted_age" text;
    PostingApplyBy "posting.apply_by" text;
    PostingStarts "posting.starts" text;
    PostingStartsNow "posting.starts_now" text;
    PostingStartsRolling "posting.starts_rolling" text;
    PostingDuration "posting.duration" text;
    PostingEducation "posting.education" text;
    PostingExperience "posting.experience" text;
    PostingExperienceInstead "posting.experience_instead" text;
    EducationNone "education.none" text;
    EducationHighSchool "education.high_school" text;
    EducationAssociateDegree "education.associate_degree" text;
    EducationBachelorDegree "education.bachelor_degree" text;
    EducationProfessionalCertificate "education.professional_certificate" text;
    EducationPostgraduateDegree "education.postgraduate_degree" text;
    PostingExperienceNone "posting.experience_none" text;
    PostingExperienceMonths "posting.experience_months" plural;
    PostingExperienceYears "posting.experience_years" plural;
    PostingReference "posting.reference" text;
    PostingSkills "posting.skills" text;
    PostingSeniority "posting.seniority" text;
    PostingCompany "posting.company" text;
    PostingCategory "posting.category" text;
    PostingLanguage "posting.language" text;
    PostingOnsite "posting.onsite" text;
    PostingHybrid "posting.hybrid" text;
    PostingRemote "posting.remote" text;
    PostingRemoteIn "posting.remote_in" text;
    PostingRemoteWorldwide "posting.remote_worldwide" text;
    PostingApply "posting.apply" text;
    PostingApplyByEmail "posting.apply_by_email" text;
    PostingApplyOpens "posting.apply_opens" text;
    PostingApplyIn "posting.apply_in" text;
    PostingPrivacy "posting.privacy" text;
    PostingAboutJob "posting.about_job" text;
    PostingAboutCompany "posting.about_company" text;
    PostingJobsAtCompany "posting.jobs_at_company" plural;
    PostingAlsoIn "posting.also_in" text;
    PostingMorePlaces "posting.more_places" plural;
    PostingMorePostings "posting.more_postings" plural;
    PostingOtherPlaces "posting.other_places" text;
    PostingShare "posting.share" text;
    PostingShareByEmail "posting.share_by_email" text;
    PostingShareWith "posting.share_with" text;
    PostingCopyLink "posting.copy_link" text;
    PostingLinkCopied "posting.link_copied" text;
    PostingFeeds "posting.feeds" text;
    PostingAdjustments "posting.adjustments" text;
    PostingSimilar "posting.similar" text;
    PostingSimilarLead "posting.similar_lead" text;
    PostingViewAll "posting.view_all" text;
    PostingBrowseAll "posting.browse_all" text;
    PostingBrowseSomething "posting.browse_something" text;
    PostingClosed "posting.closed" text;
    PostingClosedNoDate "posting.closed_no_date" text;
    PostingFilled "posting.filled" text;
    PostingPaused "posting.paused" text;
    PostingExpired "posting.expired" text;
    PostingUnlisted "posting.unlisted" text;
    PostingInternal "posting.internal" text;
    PostingInternalOnly "posting.internal_only" text;
    PostingDraft "posting.draft" text;
    PostingOnlyInLanguage "posting.only_in_language" text;

    ReasonSameCompany "reason.same_company" text;
    ReasonSameCategory "reason.same_category" text;
    ReasonSimilarTitle "reason.similar_title" text;
    ReasonSameLevel "reason.same_level" text;
    ReasonInternship "reason.internship" text;
    ReasonSameCity "reason.same_city" text;
    ReasonRemoteFromThere "reason.remote_from_there" text;
    ReasonSameCountry "reason.same_country" text;
    ReasonShares "reason.shares" text;

    AgeToday "age.today" text;
    AgeYesterday "age.yesterday" text;
    AgeTomorrow "age.tomorrow" text;
    AgeDaysAgo "age.days_ago" plural;
    AgeMonthsAgo "age.months_ago" plural;
    AgeYearsAgo "age.years_ago" plural;
    AgeInDays "age.in_days" plural;
    AgeInMonths "age.in_months" plural;
    AgeInYears "age.in_years" plural;

    TypeFullTime "type.full_time" text;
    TypePartTime "type.part_time" text;
    TypeContractor "type.contractor" text;
    TypeTemporary "type.temporary" text;
    TypeIntern "type.intern" text;
    TypeVolunteer "type.volunteer" text;
    TypePerDiem "type.per_diem" text;
    TypeOther "type.other" text;

    LevelIntern "level.intern" text;
    LevelJunior "level.junior" text;
    LevelMid "level.mid" text;
    LevelSenior "level.senior" text;
    LevelLead "level.lead" text;
    LevelHead "level.head" text;
    LevelExecutive "level.executive" text;

    PayRange "pay.range" text;
    PayFrom "pay.from" text;
    PayUpTo "pay.up_to" text;
    PayExact "pay.exact" text;
    PayGross "pay.gross" text;
    PayPerHour "pay.per_hour" text;
    PayPerDay "pay.per_day" text;
    PayPerWeek "pay.per_week" text;
    PayPerMonth "pay.per_month" text;
    PayPerYear "pay.per_year" text;
    PayPayments "pay.payments" plural;
    PayAgreement "pay.agreement" text;
    PayAboveMinimum "pay.above_minimum" text;

    CompanyWebsite "company.website" text;
    CompanyFollow "company.follow" text;
    CompanyWhere "company.where" text;
    CompanyWhat "company.what" text;

    FeedTitle "feed.title" text;
    FeedListTitle "feed.list_title" text;
    FeedSubscribe "feed.subscribe" text;

    ErrorTitle "error.title" text;
    ErrorText "error.text" text;
    ErrorBack "error.back" text;
    GoneTitle "gone.title" text;
    GoneText "gone.text" text;

    FooterPrivacy "footer.privacy" text;
    FooterImprint "footer.imprint" text;
    FooterAccessibility "footer.accessibility" text;
    FooterFeed "footer.feed" text;
    FooterDataCredit "footer.data_credit" text;

    MetaTitle "meta.title" text;
    MetaTitlePage "meta.title_page" text;
    MetaPostingTitle "meta.posting_title" text;
    MetaPosting "meta.posting" text;
    MetaHome "meta.home" plural;
    MetaAllJobs "meta.all_jobs" plural;
    MetaInPlace "meta.in_place" plural;
    MetaEmptyPlace "meta.empty_place" text;
    MetaInCategory "meta.in_category" plural;
    MetaAtCompany "meta.at_company" plural;
    MetaRemote "meta.remote" plural;
    MetaRemoteFrom "meta.remote_from" plural;
    MetaLocations "meta.locations" text;
    MetaCategories "meta.categories" text;
    MetaCompanies "meta.companies" text;
}

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn a_key_knows_its_dotted_name() {
        assert_eq!(Key::NavJobs.name(), "nav.jobs");
        assert!(!Key::NavJobs.is_plural());
        assert!(Key::ListCount.is_plural());
    }

    #[test]
    fn no_two_keys_share_a_name() {
        let mut names: Vec<_> = Key::all().flat_map(Key::row_names).collect();
        let rows = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), rows);
    }
}
