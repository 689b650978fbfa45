//! Nouns: what was lost, what is concerned, what was done, and who was told.

use jiff::Timestamp;

use crate::foundation::ids::SiteId;

crate::id_type!(BreachId, "Something of ours that came into strange hands.");

crate::keyed! {
    /// What happened.
    Kind {
        /// A telephone or laptop is gone.
        PhoneLost = "phone_lost",
        /// Papers are gone.
        PaperLost = "paper_lost",
        /// Something went to somebody for whom it was not.
        WrongRecipient = "wrong_recipient",
        /// Somebody broke in, into a room or into a machine.
        BreakIn = "break_in",
        /// Somebody else used an account.
        AccountUsed = "account_used",
        /// Anything else.
        Other = "other",
    }
}

crate::keyed! {
    /// What is concerned.
    Thing {
        /// The account of a member of staff, and whatever she has open.
        Account = "account",
        /// A mentor's telephone that asks without a network.
        Telephone = "telephone",
        /// A link for one evening.
        Link = "session_link",
        /// A table that was taken out.
        Export = "export",
        /// A back-up with its key.
        BackUp = "back_up",
        /// Papers of a group.
        GroupPapers = "group_papers",
        /// Nobody knows: everybody of the site.
        Unknown = "unknown",
    }
}

crate::keyed! {
    /// What is done first.
    Step {
        /// The sign-ins of the account end, and its browsers are known no more.
        EndSignIns = "end_sign_ins",
        /// The links of its telephones end.
        EndLinks = "end_links",
        /// A new password, and new codes.
        ChangePassword = "change_password",
        /// Whoever has it was asked to give it back, or to destroy it and say so.
        GetBack = "get_back",
        /// Those who work here know.
        TellStaff = "tell_staff",
        /// What shows how it happened is kept.
        KeepTrace = "keep_trace",
    }
}

crate::keyed! {
    /// How the clock was answered.
    Reply {
        /// The authority has heard of it.
        Reported = "reported",
        /// It need not, and somebody has written down why.
        NotNeeded = "not_needed",
    }
}

crate::keyed! {
    /// How a woman was told.
    Told {
        /// By somebody who sat in front of her.
        InPerson = "in_person",
        /// As her card of safe contact says.
        ByCard = "by_card",
        /// Telling her would endanger her.
        NotSafe = "not_safe",
    }
}

crate::keyed! {
    /// Why a woman is on the list.
    Why {
        /// An entry of the chain leads to her.
        Entry = "entry",
        /// She was within reach.
        Reach = "reach",
    }
}

/// Something to be written down.
#[derive(Clone, Debug)]
pub struct NewBreach {
    /// Where.
    pub site: SiteId,
    /// What happened.
    pub kind: Kind,
    /// What is concerned.
    pub thing: Thing,
    /// Which one: an account, a group, the mark of an export; empty for the rest.
    pub thing_id: String,
    /// When somebody noticed.
    pub noticed: Timestamp,
    /// When it was last surely in good hands.
    pub safe: Timestamp,
    /// What happened, in words.
    pub words: String,
}

/// Something that was written down.
#[derive(Clone, Debug)]
pub struct Breach {
    /// Its id.
    pub id: BreachId,
    /// Where.
    pub site: SiteId,
    /// What happened.
    pub kind: Kind,
    /// What is concerned.
    pub thing: Thing,
    /// Which one.
    pub thing_id: String,
    /// Whose law sets the clock.
    pub law: String,
    /// When somebody noticed.
    pub noticed: Timestamp,
    /// When it was last surely in good hands.
    pub safe: Timestamp,
    /// Until when the authority has to hear of it.
    pub due: Timestamp,
    /// When the women it concerns were last looked for.
    pub looked: Option<Timestamp>,
    /// How the clock was answered, and when.
    pub reply: Option<(Reply, Timestamp)>,
    /// When it was closed.
    pub closed: Option<Timestamp>,
}

/// Something that an entry of the chain names, and that leads to women.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// A woman by her mark.
    Mark(String),
    /// A woman by her code, from before there were marks.
    Code(String),
    /// A meeting: those of its group.
    Session(String),
    /// A group: those who were in it.
    Group(String),
    /// That somebody feared for a woman.
    Concern(String),
}
