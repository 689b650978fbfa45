//! What lies between a member of staff and single women, besides her roles.

use jiff::Timestamp;

use crate::foundation::ids::ParticipantId;

/// What lies between a member of staff and single women, whatever roles she holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Women who named her among those who must not see them: for her they do not exist (G2).
    pub named_by: Vec<ParticipantId>,
    /// Her own file, from the time when she was a woman of the programme.
    pub own_file: Option<ParticipantId>,
    /// The women with whom she was in a group then.
    pub circle: Vec<ParticipantId>,
    /// Women of the staff whom she led or walked beside when they were women of the programme.
    pub led_before: Vec<ParticipantId>,
    /// Women whom she opened in an emergency, for as long as the hour lasts.
    pub emergencies: Vec<Emergency>,
}

/// One woman, opened for an hour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emergency {
    /// The opening's id.
    pub id: String,
    /// Who.
    pub participant: ParticipantId,
    /// Her code.
    pub code: String,
    /// Until when.
    pub until: Timestamp,
}
