//! Nouns: a wave, what its days are counted from, and where both begin for one woman.

use jiff::civil::Date;

use crate::users::ProgrammeId;

crate::id_type!(WaveId, "A window in which women are asked.");

/// Which point of her time here it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Where she started.
    Baseline,
    /// In the middle, so that the last known point of one who leaves is not her entry.
    Midline,
    /// At the end.
    Endline,
    /// Some time afterwards.
    FollowUp,
}

impl Kind {
    /// In the order in which they come.
    pub const ALL: [Kind; 4] = [Kind::Baseline, Kind::Midline, Kind::Endline, Kind::FollowUp];

    /// In the database and the text keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Kind::Baseline => "baseline",
            Kind::Midline => "midline",
            Kind::Endline => "endline",
            Kind::FollowUp => "follow_up",
        }
    }

    /// Reads [`Kind::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Kind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// What the days are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountsFrom {
    /// The day on which she was enrolled, the last time.
    Entry,
    /// The first day of her group.
    Term,
}

impl CountsFrom {
    /// Both.
    pub const ALL: [CountsFrom; 2] = [CountsFrom::Entry, CountsFrom::Term];

    /// In the database and the text keys.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            CountsFrom::Entry => "entry",
            CountsFrom::Term => "term",
        }
    }

    /// Reads [`CountsFrom::key`].
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        CountsFrom::ALL.into_iter().find(|from| from.key() == key)
    }
}

/// A window in which women are asked.
#[derive(Clone, Debug)]
pub struct Wave {
    /// Its id.
    pub id: WaveId,
    /// Whose it is.
    pub programme: ProgrammeId,
    /// Which point it is.
    pub kind: Kind,
    /// What its days are counted from.
    pub counts_from: CountsFrom,
    /// Its first day; before nought: ahead of her entry.
    pub from_day: i64,
    /// Its last day.
    pub until_day: i64,
    /// What is asked, by the short names of the questionnaires.
    pub instruments: Vec<String>,
}

/// Where days begin to count for one woman, the newest in front: she may come back, and go on in another group. None: not yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Starts {
    /// Her entries.
    pub entries: Vec<Date>,
    /// The first days of her groups, in the order in which she joined them, whether she is there still or not.
    pub terms: Vec<Date>,
}

/// The windows of a programme, and what is asked there in place of what.
#[derive(Clone, Debug, Default)]
pub struct Windows {
    /// In which women are asked, in the order of their days.
    pub standing: Vec<Wave>,
    /// In which nobody is asked any more; what was asked in them stays.
    pub ended: Vec<Wave>,
    /// What is asked where nobody answers for safety, and what it stands for.
    pub stand_ins: Vec<(String, String)>,
}
