//! What a receipt says, line by line: what goes when a woman is forgotten, and what stays. Each table of `migrations/fields.toml` that
//! forgetting touches names its lines, and a test compares.
//!
//! The lines speak to nobody and of nobody, so that they stand on the page of whoever asks and on the paper that she takes along.
//! A paper may be found: no word of theirs betrays what is done here (`foundation::neutral`).

use crate::{
    foundation::{keyring::Part, text::Text},
    keyed,
};

keyed! {
    /// What goes.
    Goes {
        /// Name in papers, telephone, address, birth.
        Identity = "identity",
        /// The name she chose, her codes, and the marks by which she was found.
        Name = "name",
        /// What she told about her life, and how much of a mentor she needed.
        Life = "life",
        /// Home and kin.
        Ties = "ties",
        /// Why her steps were taken.
        Way = "way",
        /// Who stood in for her mentor.
        Mentor = "mentor",
        /// Her goals.
        Goals = "goals",
        /// Visits and promises.
        Talks = "talks",
        /// Notes of visits, and for whoever walks beside her next.
        Notes = "notes",
        /// Her plan.
        Plan = "plan",
        /// Restricted notes, and what was done to her.
        Told = "told",
        /// What others feared for her.
        Care = "care",
        /// That she was asked.
        Asked = "asked",
        /// What she answered.
        Answers = "answers",
        /// Where she was sent.
        Referrals = "referrals",
        /// With whom she sat, and reasons.
        Groups = "groups",
        /// What she agreed to.
        Consents = "consents",
        /// How she could be reached, and whom she named.
        Contact = "contact",
        /// Who opened what, and why.
        Openings = "openings",
        /// Requests from outside, and what was lost.
        Outside = "outside",
        /// What was done about the file itself.
        File = "file",
        /// Whose file looked like hers.
        Alike = "alike",
    }
}

keyed! {
    /// What stays, without a name or code.
    Stays {
        /// That somebody was there.
        Days = "days",
        /// The steps of somebody's way.
        Way = "way",
        /// Who was somebody's mentor.
        Mentor = "mentor",
        /// That it was asked for, and done.
        Request = "request",
        /// The chain.
        Book = "book",
    }
}

impl Goes {
    /// The part with which it goes while her file stays; of the rest nothing goes then.
    #[must_use]
    pub fn part(self) -> Option<Part> {
        match self {
            Goes::Notes | Goes::Plan | Goes::Told => Some(Part::Notes),
            Goes::Answers => Some(Part::Answers),
            _ => None,
        }
    }

    /// In words.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        text.say(&format!("receipt-goes-{}", self.key()))
    }
}

impl Stays {
    /// In words.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        text.say(&format!("receipt-stays-{}", self.key()))
    }
}

/// All that goes when she is forgotten.
#[must_use]
pub fn all_that_goes(text: &Text) -> Vec<String> {
    Goes::ALL.iter().map(|line| line.say(text)).collect()
}

/// All that stays of it.
#[must_use]
pub fn all_that_stays(text: &Text) -> Vec<String> {
    Stays::ALL.iter().map(|line| line.say(text)).collect()
}
