//! Nouns: cover, a note for whoever comes next, and who is asked about.

use crate::foundation::ids::{GroupId, ParticipantId, SiteId};

crate::id_type!(CoverId, "That somebody covers for a mentor who is away.");
crate::id_type!(ReadingId, "That somebody opened what was promised.");
crate::id_type!(HandoverId, "What was promised, for whoever walks beside her next.");

/// Whose proposal is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) site: SiteId,
    pub(super) group: Option<GroupId>,
    /// Those who have a mentor too.
    pub(super) all: bool,
    /// After whom the list goes on; nobody: from whoever waits longest.
    pub(super) after: Option<ParticipantId>,
}

impl Wish {
    /// As the address says it.
    pub(super) fn query(&self) -> String {
        let group = self.group.map(|group| format!("&group={group}")).unwrap_or_default();
        let after = self.after.map(|after| format!("&after={after}")).unwrap_or_default();
        format!("site={}{group}{}{after}", self.site, if self.all { "&all=yes" } else { "" })
    }
}
