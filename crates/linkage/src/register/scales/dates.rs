//! How birth dates weigh.

use super::{
    Scales, Weighed,
    weights::{self, dates as w},
};
use crate::{
    Agreement, BirthDate,
    date::{self, Dates},
};

impl Scales<'_> {
    pub(super) fn dates(&self, one: Option<BirthDate>, other: Option<BirthDate>) -> Weighed {
        let (Some(one), Some(other)) = (one, other) else { return (0.0, None) };
        let totals = &self.words.totals;
        let dates = f64::from(totals.dates).max(weights::FEWEST);
        let year = |date: BirthDate| {
            let have = date.year().and_then(|year| totals.years.get(&year)).copied().unwrap_or(0);
            (f64::from(have) + 1.0) / (dates + 60.0)
        };
        let of_year = year(one).max(year(other));
        let only_year = (f64::from(totals.only_years) + 1.0) / (dates + w::DAYS_IN_YEAR);
        let both_only_year = one.stands_for_a_year() && other.stands_for_a_year();
        let (ratio, agreement) = match date::compare(one, other) {
            Dates::Same if both_only_year => (w::SAME / of_year, Agreement::Same),
            Dates::Same => (w::SAME * w::DAYS_IN_YEAR / of_year, Agreement::Same),
            Dates::Exchanged => (w::EXCHANGED * w::DAYS_IN_YEAR / of_year, Agreement::Exchanged),
            Dates::OneDigit => (w::ONE_DIGIT / w::ONE_DIGIT_WAYS * w::DAYS_IN_YEAR / of_year, Agreement::OneDigit),
            Dates::YearBeside => (w::YEAR_BESIDE / 2.0 * w::DAYS_IN_YEAR / of_year, Agreement::YearBeside),
            Dates::OnlyYear if both_only_year => (w::SAME / of_year, Agreement::OnlyYear),
            Dates::OnlyYear => (w::ONLY_YEAR.max(only_year) / (of_year * only_year), Agreement::OnlyYear),
            Dates::ByAge => (w::BY_AGE / (2.0 * of_year), Agreement::ByAge),
            Dates::SameMonth if matches!((one, other), (BirthDate::Day(..), BirthDate::Day(..))) => {
                (w::SAME_MONTH * 12.0 / of_year, Agreement::SameMonth)
            }
            Dates::SameMonth => (w::PART_MONTH * 12.0 / of_year, Agreement::SameMonth),
            Dates::SameYear => ((w::SAME_YEAR / of_year).min(1.0), Agreement::SameYear),
            Dates::SameDayOfYear => (w::SAME_DAY_OF_YEAR * w::DAYS_IN_YEAR, Agreement::SameDayOfYear),
            Dates::Differ => (w::DIFFER, Agreement::Differs),
        };
        (ratio.log2(), Some(agreement))
    }
}
