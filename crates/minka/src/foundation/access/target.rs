//! What an action is about, as far as the table asks.

use crate::foundation::ids::{GroupId, ParticipantId, SiteId};

/// What an action is about. Facts that are not set do not hold.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// Its site.
    pub site: Option<SiteId>,
    /// The group it belongs to, or the groups a woman is in today.
    pub groups: Vec<GroupId>,
    /// The woman it is about.
    pub participant: Option<ParticipantId>,
    /// `m`: the actor's own record.
    pub own: bool,
    /// `d`: the meeting is not closed.
    pub open: bool,
    /// `c:x`: she agrees today to what the row names. Whoever asks has asked the consents at that moment.
    pub consented: bool,
    /// `r`: a reason was given.
    pub reason: bool,
    /// The opposite of `n`: it is about the actor or benefits her.
    pub about_actor: bool,
    /// The opposite of `w`: the actor recorded or asked for it.
    pub recorded_by_actor: bool,
}

impl Target {
    /// Something that belongs to a site as a whole.
    #[must_use]
    pub fn site(site: SiteId) -> Self {
        Target { site: Some(site), ..Target::default() }
    }

    /// Something that belongs to a group.
    #[must_use]
    pub fn group(site: SiteId, group: GroupId) -> Self {
        Target { site: Some(site), groups: vec![group], ..Target::default() }
    }

    /// A woman, and the groups in which she is a member today.
    #[must_use]
    pub fn participant(site: SiteId, participant: ParticipantId, groups: Vec<GroupId>) -> Self {
        Target { site: Some(site), groups, participant: Some(participant), ..Target::default() }
    }

    /// The actor's own record.
    #[must_use]
    pub fn own() -> Self {
        Target { own: true, ..Target::default() }
    }

    /// With the meeting open or closed.
    #[must_use]
    pub fn open(mut self, open: bool) -> Self {
        self.open = open;
        self
    }

    /// With a reason, when there are words in it.
    #[must_use]
    pub fn reason(mut self, words: &str) -> Self {
        self.reason = !words.trim().is_empty();
        self
    }
}
