//! One registration, as it was written down.

use crate::BirthDate;

/// What a register may hold about a person. Empty text means "not given"; nothing needs to be filled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Person<'a> {
    /// First names, in any script and order.
    pub given_name: &'a str,
    /// Family name or names (Spanish double surnames in one field).
    pub family_name: &'a str,
    /// Father's name, second first name or second surname, where a register keeps it apart.
    pub second_name: &'a str,
    /// Birth date, as far as it is known.
    pub birth_date: Option<BirthDate>,
    /// Phone number.
    pub phone: &'a str,
    /// House number.
    pub street_number: &'a str,
    /// Street.
    pub street: &'a str,
    /// A further line of the address.
    pub address_line: &'a str,
    /// Suburb or village.
    pub suburb: &'a str,
    /// Town or district.
    pub place: &'a str,
    /// Postcode.
    pub postcode: &'a str,
    /// Region or state.
    pub region: &'a str,
    /// A number that a state gave to her alone.
    pub national_number: &'a str,
}

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// First names.
    GivenName,
    /// Family names.
    FamilyName,
    /// Father's name or second name.
    SecondName,
    /// Birth date.
    BirthDate,
    /// Phone number.
    Phone,
    /// House number.
    StreetNumber,
    /// Street.
    Street,
    /// A further line of the address.
    AddressLine,
    /// Suburb or village.
    Suburb,
    /// Town or district.
    Place,
    /// Postcode.
    Postcode,
    /// Region or state.
    Region,
    /// A number given to her alone.
    NationalNumber,
}

impl Field {
    /// The name of the column that holds it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::GivenName => "given_name",
            Self::FamilyName => "family_name",
            Self::SecondName => "second_name",
            Self::BirthDate => "birth_date",
            Self::Phone => "phone",
            Self::StreetNumber => "street_number",
            Self::Street => "street",
            Self::AddressLine => "address_line",
            Self::Suburb => "suburb",
            Self::Place => "place",
            Self::Postcode => "postcode",
            Self::Region => "region",
            Self::NationalNumber => "national_number",
        }
    }
}

/// How two values of a field agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// Written the same.
    Same,
    /// The same name in another script or spelling.
    OtherSpelling,
    /// One is a short form of the other.
    ShortForm,
    /// One slip of the pen apart.
    Slip,
    /// Alike, with more than one slip.
    Alike,
    /// The same root with another ending (Мұратқызы, Муратовна).
    SameRoot,
    /// One of two names agrees; the other is missing on one side.
    Part,
    /// One of two names agrees, the other differs.
    PartDiffers,
    /// All names agree, in another order.
    Turned,
    /// The two stand in each other's place: first and family name, or day and month.
    Exchanged,
    /// One digit differs, or two neighbours are exchanged.
    OneDigit,
    /// The same day, a year before or after.
    YearBeside,
    /// The same year, and one of the two says no more than the year.
    OnlyYear,
    /// A year beside, and one of the two says no more than the year.
    ByAge,
    /// The same year and month.
    SameMonth,
    /// The same year.
    SameYear,
    /// The same day and month of another year.
    SameDayOfYear,
    /// Nothing in common.
    Differs,
}

impl Agreement {
    /// A word for files; what people read is the application's to say.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::OtherSpelling => "other-spelling",
            Self::ShortForm => "short-form",
            Self::Slip => "slip",
            Self::Alike => "alike",
            Self::SameRoot => "same-root",
            Self::Part => "part",
            Self::PartDiffers => "part-differs",
            Self::Turned => "turned",
            Self::Exchanged => "exchanged",
            Self::OneDigit => "one-digit",
            Self::YearBeside => "year-beside",
            Self::OnlyYear => "only-year",
            Self::ByAge => "by-age",
            Self::SameMonth => "same-month",
            Self::SameYear => "same-year",
            Self::SameDayOfYear => "same-day-of-year",
            Self::Differs => "differs",
        }
    }
}

/// Why a pair is likely, or not: how one field agrees and how much that weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// What was compared.
    pub field: Field,
    /// How the two values agree.
    pub agreement: Agreement,
    /// Weight in bits: above zero speaks for one woman, below for two.
    pub bits: f64,
}
