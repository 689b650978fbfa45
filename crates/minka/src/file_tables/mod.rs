//! The list of all tables with a column that leads to a woman, and what putting two files together does to their rows.
//!
//! A test reads the schema of both engines: a table that is not here, or a column that is not named, fails.

/// One table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns, apart by spaces.
    pub columns: &'static str,
    /// Those of its primary key.
    pub key: &'static [&'static str],
    /// Those that lead to a woman; the first is the one whose row it is.
    pub women: &'static [&'static str],
    /// What happens to a row.
    pub how: How,
}

impl Table {
    /// Its columns, one by one.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.columns.split_whitespace()
    }
}

/// What putting together does to the rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Every row of the second file becomes the first's.
    Moves,
    /// As before, but of two rows that agree in these columns one counts and the other is kept with the merge.
    Joins(&'static [&'static str], Counts),
    /// Rows of two women: united; a row between the two themselves is kept with the merge. `true`: the smaller id stands first.
    Pairs(bool),
    /// Leaves the table and is kept with the merge.
    Leaves,
    /// Stays in one group that overlap become one that covers both.
    Stays,
    /// All answers in the order in which they were written down; a "no" of either file comes last of its purpose.
    Consents,
    /// One at a time: what lasts of the first goes on, and what lasts of the second ends, unless the first has none. Who walks
    /// beside her; where she lives.
    One,
    /// Opened, put together field by field, sealed again (`carry.rs`).
    Sealed,
    /// The first's stays, with the state that her whole journey gives; the second's leaves (`carry.rs`).
    Person,
}

/// Which of two rows counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// The first file's.
    First,
    /// The mark that says more: present, late, excused, absent. The other goes to the history of the meeting.
    BetterMark,
    /// Whichever lacks this column: a private word that nobody has had yet.
    Without(&'static str),
    /// Whichever has this column: a lesson that was caught up.
    With(&'static str),
    /// Whichever is smaller in this column: the day since which she waits.
    Earlier(&'static str),
}

/// Every table that leads to a woman.
pub const TABLES: &[Table] = &[
    table(
        "participant",
        "id site_id code chosen_name name_key sign language state state_since created_at created_by erased_at",
        &["id"],
        &["id"],
        How::Person,
    ),
    table(
        "name_word",
        "site_id words participant_id",
        &["site_id", "words", "participant_id"],
        &["participant_id"],
        How::Leaves,
    ),
    table("former_code", "code participant_id", &["code"], &["participant_id"], How::Moves),
    hers("journey_step", "id site_id participant_id step on_day reason corrects recorded_at recorded_by", How::Moves),
    table(
        "sealed_identity",
        "participant_id site_id sealed updated_at updated_by",
        &["participant_id"],
        &["participant_id"],
        How::Sealed,
    ),
    hers("sealed_reason", "id site_id participant_id action sealed given_at given_by", How::Moves),
    table(
        "consent_event",
        "participant_id number id site_id purpose sector recipient recipient_key said way reader witness \
         language text_version from_day last_day recorded_at recorded_by",
        &["participant_id", "number"],
        &["participant_id"],
        How::Consents,
    ),
    hers(
        "assignment",
        "id user_id role site_id group_id participant_id from_day until_day asked_by approved_by refused_by \
         created_at set_aside_at set_aside_by",
        How::One,
    ),
    hers("background", "id site_id participant_id sealed recorded_at recorded_by", How::Moves),
    hers(
        "household_member",
        "id household_id site_id participant_id is_head from_day until_day recorded_at recorded_by",
        How::One,
    ),
    table(
        "kin_link",
        "id site_id one_id other_id kind from_day until_day recorded_at recorded_by",
        &["id"],
        &["one_id", "other_id"],
        How::Pairs(false),
    ),
    hers("staff_tie", "id site_id participant_id user_id kind from_day until_day recorded_at recorded_by", How::Moves),
    hers(
        "membership",
        "id site_id group_id participant_id role from_day until_day left_reason recorded_at recorded_by",
        How::Stays,
    ),
    table(
        "waiting_place",
        "participant_id group_id site_id from_day",
        &["participant_id", "group_id"],
        &["participant_id"],
        How::Joins(&["group_id"], Counts::Earlier("from_day")),
    ),
    table(
        "keep_apart",
        "id site_id participant_a participant_b from_day until_day recorded_by",
        &["id"],
        &["participant_a", "participant_b"],
        How::Pairs(false),
    ),
    table(
        "attendance",
        "session_id participant_id site_id mark reason marked_at marked_by",
        &["session_id", "participant_id"],
        &["participant_id"],
        How::Joins(&["session_id"], Counts::BetterMark),
    ),
    hers(
        "attendance_before",
        "id session_id participant_id site_id mark reason marked_at marked_by replaced_at why",
        How::Moves,
    ),
    hers(
        "private_word",
        "id site_id session_id participant_id asked_at asked_by taken_at taken_by",
        How::Joins(&["session_id"], Counts::Without("taken_at")),
    ),
    table(
        "circle",
        "session_id number site_id facilitator facilitator_id mix themes mood_hard mood_mixed mood_calm \
         mood_glad",
        &["session_id", "number"],
        &["facilitator_id"],
        How::Moves,
    ),
    table(
        "circle_seat",
        "session_id participant_id number",
        &["session_id", "participant_id"],
        &["participant_id"],
        How::Joins(&["session_id"], Counts::First),
    ),
    table(
        "make_up",
        "id site_id participant_id lesson_id on_day buddy_id recorded_at recorded_by",
        &["id"],
        &["participant_id", "buddy_id"],
        How::Joins(&["lesson_id"], Counts::With("on_day")),
    ),
    table(
        "make_up_before",
        "id site_id participant_id lesson_id on_day buddy_id recorded_at recorded_by replaced_at replaced_by why",
        &["id"],
        &["participant_id", "buddy_id"],
        How::Moves,
    ),
    table("import_key", "site_id key participant_id", &["site_id", "key"], &["participant_id"], How::Moves),
    hers(
        "erase_request",
        "id participant_id site_id language asked_at asked_by done_at done_by unreadable_from withdrawn_at withdrawn_by",
        How::Moves,
    ),
    // Looked for anew by the next day, of what both files tell together.
    table(
        "retention_notice",
        "participant_id site_id last_contact ends_on listed_on",
        &["participant_id"],
        &["participant_id"],
        How::Leaves,
    ),
    table(
        "words_notice",
        "participant_id site_id ends_on listed_on",
        &["participant_id"],
        &["participant_id"],
        How::Leaves,
    ),
    hers(
        "part_erasure",
        "id participant_id site_id part language asked_at asked_by done_at done_by unreadable_from withdrawn_at withdrawn_by",
        How::Moves,
    ),
    hers("hold", "id participant_id site_id until_day placed_at placed_by lifted_at lifted_by", How::Moves),
    hers("need", "id site_id participant_id weight languages days district recorded_at recorded_by", How::Moves),
    hers("mentor_cover", "id site_id participant_id assignment_id covers_id recorded_at recorded_by", How::Moves),
    hers("handover_note", "id site_id participant_id sealed written_at written_by", How::Moves),
    hers("handover_reading", "id site_id participant_id user_id read_at", How::Moves),
    hers(
        "goal",
        "id site_id participant_id theme measure start_value target_value importance confidence set_on by_day state \
         ended_on successor_id sealed created_at created_by",
        How::Moves,
    ),
    hers(
        "goal_before",
        "id goal_id participant_id theme target_value importance confidence by_day state ended_on sealed replaced_at replaced_by",
        How::Moves,
    ),
    hers(
        "goal_check_in",
        "id goal_id participant_id on_day reading sealed recorded_at recorded_by set_aside_at set_aside_by",
        How::Moves,
    ),
    hers(
        "visit",
        "id site_id participant_id mentor_id on_day reached medium minutes areas obstacles heavy_at talked_at talked_by \
         recorded_at recorded_by set_aside_at set_aside_by",
        How::Moves,
    ),
    hers("visit_note", "id visit_id participant_id author_id sealed written_at written_by hers", How::Moves),
    hers(
        "promise",
        "id site_id participant_id visit_id whose made_on due_day ended_on ending sealed recorded_at recorded_by",
        How::Moves,
    ),
    hers("referral", "id site_id participant_id place_id state state_on sealed made_at made_by", How::Moves),
    hers(
        "referral_step",
        "id referral_id participant_id state on_day reason recorded_at recorded_by set_aside_at set_aside_by",
        How::Moves,
    ),
    // A form that is not finished is sealed for one mentor and one woman; she opens the other file's no more.
    table(
        "visit_draft",
        "user_id participant_id site_id sealed saved_at",
        &["user_id", "participant_id"],
        &["participant_id"],
        How::Leaves,
    ),
    hers(
        "concern",
        "id site_id participant_id risk raised_at raised_by about_user_id sealed seen_at seen_by acted_at closed_at closed_by \
         outcome again_at came_to",
        How::Moves,
    ),
    hers("safety_plan", "id site_id participant_id version made_on minutes sealed recorded_at recorded_by", How::Moves),
    hers("safety_plan_review", "id plan_id participant_id on_day recorded_at recorded_by", How::Moves),
    hers("safety_plan_paper", "id plan_id participant_id sealed printed_at printed_by", How::Moves),
    hers("violence_incident", "id site_id participant_id sealed recorded_at recorded_by", How::Moves),
    hers("restricted_note", "id site_id participant_id note_id author_id sealed written_at", How::Moves),
    hers("concern_action", "id concern_id participant_id sealed done_at done_by", How::Moves),
    hers(
        "assessment",
        "id site_id participant_id instrument_id wave_id language way state asked_on meetings minutes asked_by begun_at ended_at \
         keyed_by",
        How::Moves,
    ),
    hers(
        "assessment_correction",
        "id assessment_id participant_id act reason state_before asked_on_before minutes_before corrected_at corrected_by",
        How::Moves,
    ),
    hers(
        "assessment_answer",
        "id assessment_id participant_id item sealed answered_at answered_by replaced_at",
        How::Moves,
    ),
    table(
        "name_trace",
        "site_id trace participant_id",
        &["site_id", "trace", "participant_id"],
        &["participant_id"],
        How::Leaves,
    ),
    hers(
        "exclusion",
        "id site_id participant_id user_id added_at added_by lifted_at lifted_by",
        How::Joins(&["user_id"], Counts::Without("lifted_at")),
    ),
    hers(
        "own_file",
        "id site_id user_id participant_id linked_at linked_by ended_at ended_by",
        How::Joins(&[], Counts::Without("ended_at")),
    ),
    hers(
        "emergency_opening",
        "id site_id participant_id opened_by opened_at until_at reason_id ended_at reviewed_at reviewed_by verdict words_id",
        How::Moves,
    ),
    table(
        "breach_woman",
        "breach_id participant_id site_id why found_at told_how told_at told_by",
        &["breach_id", "participant_id"],
        &["participant_id"],
        How::Joins(&["breach_id"], Counts::With("told_at")),
    ),
    // Two cards may contradict one another: she is asked again before anybody calls.
    table(
        "contact_card",
        "participant_id site_id sealed valid_until written_at written_by",
        &["participant_id"],
        &["participant_id"],
        How::Leaves,
    ),
    hers(
        "contact_proposal",
        "id site_id participant_id sealed proposed_at proposed_by decided_at decided_by taken",
        How::Moves,
    ),
    hers(
        "contact_pause",
        "id site_id participant_id paused_at paused_by lifted_at lifted_by",
        How::Joins(&[], Counts::Without("lifted_at")),
    ),
    table(
        "own_visit",
        "token_hash site_id participant_id started_by started_at seen_at ended_at",
        &["token_hash"],
        &["participant_id"],
        How::Leaves,
    ),
    table(
        "outside_woman",
        "request_id participant_id site_id told_on told_by",
        &["request_id", "participant_id"],
        &["participant_id"],
        How::Joins(&["request_id"], Counts::With("told_on")),
    ),
    hers("own_wish", "id site_id participant_id kind sealed said_at answered_at answered_by", How::Moves),
    table(
        "duplicate_pair",
        "one_id other_id site_id likely reasons found_at found_by other_site_id",
        &["one_id", "other_id"],
        &["one_id", "other_id"],
        How::Leaves,
    ),
    table(
        "duplicate_verdict",
        "id site_id one_id other_id word said_at said_by taken_back_at taken_back_by",
        &["id"],
        &["one_id", "other_id"],
        How::Pairs(true),
    ),
    table(
        "file_merge",
        "id site_id first_id second_id second_code state from_second proposed_at proposed_by merged_at \
         merged_by undo_proposed_at undo_proposed_by ended_at ended_by",
        &["id"],
        &["first_id"],
        How::Moves,
    ),
];

/// Rows of one woman, each with an id.
const fn hers(name: &'static str, columns: &'static str, how: How) -> Table {
    table(name, columns, &["id"], &["participant_id"], how)
}

const fn table(
    name: &'static str,
    columns: &'static str,
    key: &'static [&'static str],
    women: &'static [&'static str],
    how: How,
) -> Table {
    Table { name, columns, key, women, how }
}
