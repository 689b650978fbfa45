//! Tables brought up to date: numbered, forward only, each in one transaction, one text for both engines.

use super::{super::error::Error, engine::Db};

/// (name, text). A name with `.sqlite` or `.postgres` runs on that engine only and says why in its first line.
const MIGRATIONS: &[(&str, &str)] = &[
    ("0001_foundation", include_str!("../../../../../migrations/0001_foundation.sql")),
    ("0001_foundation.sqlite", include_str!("../../../../../migrations/0001_foundation.sqlite.sql")),
    ("0001_foundation.postgres", include_str!("../../../../../migrations/0001_foundation.postgres.sql")),
    ("0002_users", include_str!("../../../../../migrations/0002_users.sql")),
    ("0003_people", include_str!("../../../../../migrations/0003_people.sql")),
    ("0004_curriculum", include_str!("../../../../../migrations/0004_curriculum.sql")),
    ("0005_groups", include_str!("../../../../../migrations/0005_groups.sql")),
    ("0006_sessions", include_str!("../../../../../migrations/0006_sessions.sql")),
    ("0007_mentors", include_str!("../../../../../migrations/0007_mentors.sql")),
    ("0008_set_aside", include_str!("../../../../../migrations/0008_set_aside.sql")),
    ("0009_meetings", include_str!("../../../../../migrations/0009_meetings.sql")),
    ("0010_session_before", include_str!("../../../../../migrations/0010_session_before.sql")),
    ("0011_consents", include_str!("../../../../../migrations/0011_consents.sql")),
    ("0011_consents.sqlite", include_str!("../../../../../migrations/0011_consents.sqlite.sql")),
    ("0011_consents.postgres", include_str!("../../../../../migrations/0011_consents.postgres.sql")),
    ("0012_wide_lists", include_str!("../../../../../migrations/0012_wide_lists.sql")),
    ("0013_forgetting", include_str!("../../../../../migrations/0013_forgetting.sql")),
    ("0014_exclusions", include_str!("../../../../../migrations/0014_exclusions.sql")),
    ("0015_duplicates", include_str!("../../../../../migrations/0015_duplicates.sql")),
    ("0016_name_traces", include_str!("../../../../../migrations/0016_name_traces.sql")),
    ("0017_openings", include_str!("../../../../../migrations/0017_openings.sql")),
    ("0018_households", include_str!("../../../../../migrations/0018_households.sql")),
    ("0020_contacts", include_str!("../../../../../migrations/0020_contacts.sql")),
    ("0021_backgrounds", include_str!("../../../../../migrations/0021_backgrounds.sql")),
    ("0022_goals", include_str!("../../../../../migrations/0022_goals.sql")),
    ("0023_concerns", include_str!("../../../../../migrations/0023_concerns.sql")),
    ("0024_instruments", include_str!("../../../../../migrations/0024_instruments.sql")),
    ("0025_assessments", include_str!("../../../../../migrations/0025_assessments.sql")),
    ("0026_safety_plans", include_str!("../../../../../migrations/0026_safety_plans.sql")),
    ("0027_complaints", include_str!("../../../../../migrations/0027_complaints.sql")),
    ("0028_matching", include_str!("../../../../../migrations/0028_matching.sql")),
    ("0029_vocabularies", include_str!("../../../../../migrations/0029_vocabularies.sql")),
    ("0030_visits", include_str!("../../../../../migrations/0030_visits.sql")),
    ("0031_supervision", include_str!("../../../../../migrations/0031_supervision.sql")),
    ("0032_referrals", include_str!("../../../../../migrations/0032_referrals.sql")),
    ("0033_retention", include_str!("../../../../../migrations/0033_retention.sql")),
    ("0034_her_words", include_str!("../../../../../migrations/0034_her_words.sql")),
    ("0035_audit_checkpoints", include_str!("../../../../../migrations/0035_audit_checkpoints.sql")),
    ("0036_phone_forms", include_str!("../../../../../migrations/0036_phone_forms.sql")),
    ("0037_sealing", include_str!("../../../../../migrations/0037_sealing.sql")),
    ("0038_outside_requests", include_str!("../../../../../migrations/0038_outside_requests.sql")),
    ("0039_breaches", include_str!("../../../../../migrations/0039_breaches.sql")),
    ("0041_days_of_groups", include_str!("../../../../../migrations/0041_days_of_groups.sql")),
    ("0044_words", include_str!("../../../../../migrations/0044_words.sql")),
    ("0045_comparisons", include_str!("../../../../../migrations/0045_comparisons.sql")),
    ("0048_group_reports", include_str!("../../../../../migrations/0048_group_reports.sql")),
    ("0049_concerns_again", include_str!("../../../../../migrations/0049_concerns_again.sql")),
    ("0050_attendance", include_str!("../../../../../migrations/0050_attendance.sql")),
    ("0051_restricted_notes", include_str!("../../../../../migrations/0051_restricted_notes.sql")),
    ("0052_former_backups", include_str!("../../../../../migrations/0052_former_backups.sql")),
    ("0053_staff_ties", include_str!("../../../../../migrations/0053_staff_ties.sql")),
    ("0056_order_of_groups", include_str!("../../../../../migrations/0056_order_of_groups.sql")),
    ("0060_handover_readings", include_str!("../../../../../migrations/0060_handover_readings.sql")),
    ("0062_ends_of_goals", include_str!("../../../../../migrations/0062_ends_of_goals.sql")),
    ("0063_talks_set_aside", include_str!("../../../../../migrations/0063_talks_set_aside.sql")),
    ("0064_steps_taken_back", include_str!("../../../../../migrations/0064_steps_taken_back.sql")),
    ("0065_complaints_above", include_str!("../../../../../migrations/0065_complaints_above.sql")),
    ("0067_assessments", include_str!("../../../../../migrations/0067_assessments.sql")),
    ("0068_assessment_corrections", include_str!("../../../../../migrations/0068_assessment_corrections.sql")),
];

/// Every migration's name and text, in order.
#[must_use]
pub fn migrations() -> &'static [(&'static str, &'static str)] {
    MIGRATIONS
}

/// How many migrations this program knows.
#[must_use]
pub fn version() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// In which transactions the tables are brought up to date.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Transactions {
    /// Each migration in one of its own.
    Own,
    /// All of them in the one that the caller has begun, and ends.
    Callers,
}

/// Runs what is missing. An up-to-date database costs one small read.
pub(super) fn run(db: &mut Db<'_>, transactions: Transactions) -> Result<(), Error> {
    let mark = |db: &mut Db<'_>, sql: &str| match transactions {
        Transactions::Own => db.control(sql),
        Transactions::Callers => Ok(()),
    };
    db.control("create table if not exists migration (number bigint primary key, name text not null)")?;
    let done = db.get("select coalesce(max(number), 0) from migration", &[], |row| row.get::<i64>(0))?;
    if done > version() {
        return Err(Error::Unexpected("this database was made by a newer version of Minka".to_owned()));
    }
    for (number, (name, text)) in (1..).zip(MIGRATIONS) {
        if number <= done {
            continue;
        }
        mark(db, "begin")?;
        let ran = match other_engine(db, name) {
            true => Ok(()),
            false => db.control(&in_dialect(db, text)),
        };
        let noted = ran.and_then(|()| {
            db.execute("insert into migration (number, name) values ($1, $2)", crate::binds![number, *name])
        });
        if let Err(why) = noted {
            drop(mark(db, "rollback"));
            return Err(Error::unexpected(name, why));
        }
        mark(db, "commit")?;
    }
    Ok(())
}

fn other_engine(db: &Db<'_>, name: &str) -> bool {
    (name.ends_with(".sqlite") && db.is_postgres()) || (name.ends_with(".postgres") && !db.is_postgres())
}

/// The one word in which the engines differ: `bytes` is `blob` or `bytea`.
fn in_dialect(db: &Db<'_>, text: &str) -> String {
    text.replace(" bytes", if db.is_postgres() { " bytea" } else { " blob" })
}
