//! Nouns: a woman to whom nobody has spoken.

use crate::foundation::ids::{ParticipantId, UserId};

/// A woman with a mentor, and since when nobody has spoken to her.
#[derive(Clone, Debug)]
pub struct Silence {
    /// Who she is.
    pub woman: ParticipantId,
    /// Who walks beside her.
    pub mentor: UserId,
    /// Her name among staff.
    pub mentor_name: String,
    /// The woman's code.
    pub code: String,
    /// Her chosen name.
    pub chosen_name: String,
    /// Her picture sign.
    pub sign: String,
    /// Whether she makes a pause.
    pub paused: bool,
    /// For how many days nobody has spoken to her on the day that was asked about.
    pub days: i64,
}
