//! Every statement about files that look alike.

use jiff::{Timestamp, civil::Date};

use super::{
    model::{ELSEWHERE, Found, PairKey, Search, SearchId, Side, Verdict, VerdictId},
    rules,
};
use crate::{
    binds,
    foundation::{
        access::Action,
        change::Change,
        clock::day_in,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, Id, ParticipantId, SiteId},
        keyring::Act,
        store::{Db, Row},
    },
    people::{person_columns, read_participant},
};

/// The number of the newest entry of the audit chain: what an index or a search has seen.
///
/// # Errors
/// When the database cannot be read.
pub fn newest_entry(db: &mut Db<'_>) -> Result<i64, Error> {
    db.get("select coalesce(max(seq), 0) from audit_entry", &[], |row| row.get(0))
}

/// Hands over every woman of a site: her id and the name she chose.
pub(super) fn each_name(db: &mut Db<'_>, site: SiteId, mut take: impl FnMut(ParticipantId, &str)) -> Result<(), Error> {
    db.each(
        "select id, chosen_name from participant where site_id = $1 and erased_at is null order by id",
        binds![site],
        |row| {
            take(row.get(0)?, row.text(1)?);
            Ok(true)
        },
    )
}

/// What happened to names since an entry of the chain.
pub(super) struct Happened {
    pub(super) seq: i64,
    /// The mark of the woman whose name was written; empty when it were many at once.
    pub(super) mark: String,
}

pub(super) fn list_happened(db: &mut Db<'_>, since: i64) -> Result<Vec<Happened>, Error> {
    let one = [Action::PersonCreate, Action::PersonEditBasic].map(Action::name);
    let many = [Action::ImportPeople, Action::MergeConfirm].map(Action::name);
    db.list(
        "select seq, action, subject from audit_entry where seq > $1 and action in ($2, $3, $4, $5) order by seq",
        binds![since, one[0], one[1], many[0], many[1]],
        |row| {
            let mark = row.text(2)?.strip_prefix("woman ").filter(|_| one.contains(&row.text(1).unwrap_or("")));
            Ok(Happened { seq: row.get(0)?, mark: mark.unwrap_or_default().to_owned() })
        },
    )
}

/// The members of a group today and who waits for it.
pub(super) fn list_near(db: &mut Db<'_>, group: GroupId, today: Date) -> Result<Vec<ParticipantId>, Error> {
    db.list(
        "select participant_id from membership
         where group_id = $1 and from_day <= $2 and (until_day is null or until_day > $2)
         union select participant_id from waiting_place where group_id = $1",
        binds![group, today],
        |row| row.get(0),
    )
}

/// Whether she is in some group today.
pub(super) fn is_in_a_group(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<bool, Error> {
    let found = db.find(
        "select 1 from membership where participant_id = $1 and (until_day is null or until_day > $2) limit 1",
        binds![woman, today],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// What may be shown of a woman in this room.
pub(super) fn find_side(
    db: &mut Db<'_>,
    woman: ParticipantId,
    (today, zone): (Date, &str),
) -> Result<Option<Side>, Error> {
    let found = db.find(
        concat!(
            "select ",
            person_columns!(),
            ", p.created_at from participant p where p.id = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2")
        ),
        binds![woman, db.eyes()],
        |row| Ok((read_participant(row)?, row.get::<Timestamp>(8)?)),
    )?;
    let Some((woman, created)) = found else { return Ok(None) };
    let groups = db.list(
        "select distinct g.name, g.name_key from membership m join weekly_group g on g.id = m.group_id
         where m.participant_id = $1 and m.from_day <= $2 and (m.until_day is null or m.until_day > $2)
         order by g.name_key, g.name limit 5",
        binds![woman.id, today],
        |row| row.get(0),
    )?;
    Ok(Some(Side { registered: day_in(created, zone), woman, groups }))
}

/// A page of a site's women by id, with the names they chose (a code that stands for one says nothing): a search goes through them in
/// portions.
///
/// # Errors
/// When the database cannot be read.
pub fn list_names_after(
    db: &mut Db<'_>,
    site: SiteId,
    after: &str,
    most: u32,
) -> Result<Vec<(ParticipantId, String)>, Error> {
    db.list(
        "select id, case when chosen_name = code then '' else chosen_name end from participant
         where site_id = $1 and id > $2 and erased_at is null order by id limit $3",
        binds![site, after, most],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// How many women of a site the reader may know of.
///
/// # Errors
/// When the database cannot be read.
pub fn count_women(db: &mut Db<'_>, site: SiteId) -> Result<i64, Error> {
    db.get(
        concat!(
            "select count(*) from participant p where p.site_id = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2")
        ),
        binds![site, db.eyes()],
        |row| row.get(0),
    )
}

/// Writes a pair of a site down; one that is known keeps what was found later. Files that have gone meanwhile are no pair.
///
/// # Errors
/// When it cannot be written.
pub fn save_pair(change: &mut Change<'_>, site: SiteId, found: &Found, by: &str) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into duplicate_pair (one_id, other_id, site_id, likely, reasons, found_at, found_by)
         select a.id, b.id, a.site_id, cast($4 as bigint), cast($5 as text), cast($6 as text), cast($7 as text)
         from participant a, participant b where a.id = $1 and b.id = $2 and a.site_id = $3 and b.site_id = $3
           and a.erased_at is null and b.erased_at is null
         on conflict (one_id, other_id) do update set likely = $4, reasons = $5, found_at = $6, found_by = $7,
             other_site_id = null",
        binds![found.key.one, found.key.other, site, found.likely, rules::written(&found.reasons), at, by],
    )?;
    Ok(())
}

/// Writes a pair of two sites down, without a reason: nobody is told one.
///
/// # Errors
/// When it cannot be written.
pub fn save_elsewhere(change: &mut Change<'_>, found: &Found) -> Result<(), Error> {
    let at = change.at();
    change.execute(
        "insert into duplicate_pair (one_id, other_id, site_id, other_site_id, likely, reasons, found_at, found_by)
         select a.id, b.id, a.site_id, b.site_id, cast($3 as bigint), '', cast($4 as text), 'elsewhere'
         from participant a, participant b where a.id = $1 and b.id = $2 and a.site_id <> b.site_id
           and a.erased_at is null and b.erased_at is null
         on conflict (one_id, other_id) do update set likely = $3, found_at = $4",
        binds![found.key.one, found.key.other, found.likely, at],
    )?;
    Ok(())
}

/// Takes away what was found about one woman in one of these ways, to make room for what is found anew. How much it was.
///
/// # Errors
/// When it cannot be written.
pub fn remove_found(change: &mut Change<'_>, woman: ParticipantId, by: &str) -> Result<u64, Error> {
    change
        .execute("delete from duplicate_pair where (one_id = $1 or other_id = $1) and found_by = $2", binds![woman, by])
}

/// Takes away what the last search found, to make room for the next one's.
fn remove_searched(change: &mut Change<'_>, site: SiteId) -> Result<(), Error> {
    change.execute("delete from duplicate_pair where site_id = $1 and found_by = 'search'", binds![site])?;
    Ok(())
}

/// How far a search went.
#[derive(Clone, Copy, Debug)]
pub struct Gone {
    /// The newest entry of the chain when it began.
    pub seen: i64,
    /// How many women were compared.
    pub women: usize,
    /// How many pairs were.
    pub compared: u64,
    /// Places in blocks too large to compare.
    pub left_out: u64,
    /// Pairs that look alike, also those that are too many to keep.
    pub found: usize,
}

/// Keeps what a search of a site found, in place of what the last one did.
///
/// # Errors
/// When it cannot be written.
pub fn keep_search(change: &mut Change<'_>, site: SiteId, gone: Gone, pairs: &[Found]) -> Result<Search, Error> {
    remove_searched(change, site)?;
    for pair in pairs {
        save_pair(change, site, pair, "search")?;
    }
    let (many, number) = (
        |number: usize| i64::try_from(number).unwrap_or(i64::MAX),
        |number: u64| i64::try_from(number).unwrap_or(i64::MAX),
    );
    let search = Search {
        id: SearchId::new(change.clock()),
        site,
        at: change.at(),
        women: many(gone.women),
        compared: number(gone.compared),
        left_out: number(gone.left_out),
        found: many(gone.found),
        kept: many(pairs.len()),
        seen: gone.seen,
    };
    add_search(change, &search)?;
    Ok(search)
}

fn add_search(change: &mut Change<'_>, search: &Search) -> Result<(), Error> {
    let by = change.by().text();
    change.execute(
        "insert into duplicate_search (id, site_id, searched_at, searched_by, women, compared, left_out, found, kept,
             chain_seq)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        binds![
            search.id,
            search.site,
            search.at,
            by,
            search.women,
            search.compared,
            search.left_out,
            search.found,
            search.kept,
            search.seen
        ],
    )?;
    Ok(())
}

/// The newest search of a site.
///
/// # Errors
/// When the database cannot be read.
pub fn find_search(db: &mut Db<'_>, site: SiteId) -> Result<Option<Search>, Error> {
    db.find(
        "select id, searched_at, women, compared, left_out, found, kept, chain_seq from duplicate_search
         where site_id = $1 order by searched_at desc, id desc limit 1",
        binds![site],
        |row| {
            Ok(Search {
                id: row.get::<SearchId>(0)?,
                site,
                at: row.get(1)?,
                women: row.get(2)?,
                compared: row.get(3)?,
                left_out: row.get(4)?,
                found: row.get(5)?,
                kept: row.get(6)?,
                seen: row.get(7)?,
            })
        },
    )
}

fn read_found(row: &Row<'_>) -> Result<Found, Error> {
    Ok(Found {
        key: PairKey { one: row.get(0)?, other: row.get(1)? },
        likely: row.get(2)?,
        reasons: rules::read_reasons(row.text(3)?),
    })
}

/// A page of a site's pairs of which nobody said that they are of two women: the likeliest first, after a place.
pub(super) fn list_pairs(
    db: &mut Db<'_>,
    site: SiteId,
    (likely, one, other): (i64, &str, &str),
    most: u32,
) -> Result<Vec<Found>, Error> {
    db.list(
        concat!(
            "select d.one_id, d.other_id, d.likely, d.reasons from duplicate_pair d
             where d.site_id = $1 and d.other_site_id is null and (d.likely, d.one_id, d.other_id) < ($2, $3, $4)
               and not exists (select 1 from duplicate_verdict v
                   where v.one_id = d.one_id and v.other_id = d.other_id and v.taken_back_at is null) and",
            unless_hidden!("d.one_id", "$6"),
            "and",
            unless_hidden!("d.other_id", "$6"),
            "order by d.likely desc, d.one_id desc, d.other_id desc limit $5"
        ),
        binds![site, likely, one, other, most, db.eyes()],
        read_found,
    )
}

/// Whether the list of a site holds anything for this reader.
///
/// # Errors
/// When the database cannot be read.
pub fn has_pairs(db: &mut Db<'_>, site: SiteId) -> Result<bool, Error> {
    Ok(!list_pairs(db, site, (i64::MAX, "", ""), 1)?.is_empty())
}

/// The pairs of one woman within her site of which nobody said that they are of two women, the likeliest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_pairs_with(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Found>, Error> {
    db.list(
        concat!(
            "select d.one_id, d.other_id, d.likely, d.reasons from duplicate_pair d
             where (d.one_id = $1 or d.other_id = $1) and d.other_site_id is null
               and not exists (select 1 from duplicate_verdict v
                   where v.one_id = d.one_id and v.other_id = d.other_id and v.taken_back_at is null) and",
            unless_hidden!("d.one_id", "$2"),
            "and",
            unless_hidden!("d.other_id", "$2"),
            "order by d.likely desc, d.one_id, d.other_id limit 20"
        ),
        binds![woman, db.eyes()],
        read_found,
    )
}

/// How many pairs of a site's last search hold a woman who must not be seen: they count nowhere for this reader.
pub(super) fn count_hidden(db: &mut Db<'_>, site: SiteId) -> Result<i64, Error> {
    db.get(
        concat!(
            "select count(*) from duplicate_pair d where d.site_id = $1 and d.found_by = 'search' and not (",
            unless_hidden!("d.one_id", "$2"),
            "and",
            unless_hidden!("d.other_id", "$2"),
            ")"
        ),
        binds![site, db.eyes()],
        |row| row.get(0),
    )
}

/// The pairs of which she is the one with the smaller id, as [`list_pairs`].
pub(super) fn list_pairs_of(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Found>, Error> {
    db.list(
        concat!(
            "select d.one_id, d.other_id, d.likely, d.reasons from duplicate_pair d
             where d.one_id = $1 and d.other_site_id is null and not exists (select 1 from duplicate_verdict v
                 where v.one_id = d.one_id and v.other_id = d.other_id and v.taken_back_at is null) and",
            unless_hidden!("d.one_id", "$2"),
            "and",
            unless_hidden!("d.other_id", "$2"),
            "order by d.likely desc, d.other_id limit 100"
        ),
        binds![woman, db.eyes()],
        read_found,
    )
}

pub(super) fn find_pair(db: &mut Db<'_>, key: PairKey) -> Result<Option<Found>, Error> {
    db.find(
        "select one_id, other_id, likely, reasons from duplicate_pair where one_id = $1 and other_id = $2",
        binds![key.one, key.other],
        read_found,
    )
}

/// Verdicts that stand, for [`read_verdict`], without those on a woman who must not be seen (`$1`), whichever of the two she is.
macro_rules! verdicts {
    ($which:literal) => {
        concat!(
            "select v.id, v.one_id, v.other_id, v.word, v.said_at, coalesce(u.name, v.said_by)
             from duplicate_verdict v left join staff_user u on u.id = v.said_by where v.taken_back_at is null and",
            unless_hidden!("v.one_id", "$1"),
            "and",
            unless_hidden!("v.other_id", "$1"),
            "and ",
            $which
        )
    };
}

fn read_verdict(row: &Row<'_>) -> Result<Verdict, Error> {
    Ok(Verdict {
        id: row.get(0)?,
        one: row.get(1)?,
        other: row.get(2)?,
        word: row.get(3)?,
        at: row.get(4)?,
        by: row.get(5)?,
    })
}

/// What was said of two files, as it stands.
///
/// # Errors
/// When the database cannot be read.
pub fn find_verdict(db: &mut Db<'_>, one: ParticipantId, other: ParticipantId) -> Result<Option<Verdict>, Error> {
    let Some(key) = PairKey::of(one, other) else { return Ok(None) };
    db.find(verdicts!("v.one_id = $2 and v.other_id = $3 limit 1"), binds![db.eyes(), key.one, key.other], read_verdict)
}

/// Whether somebody said that two files are of two women, and nobody took that back.
///
/// # Errors
/// When the database cannot be read.
pub fn is_told_apart(db: &mut Db<'_>, one: ParticipantId, other: ParticipantId) -> Result<bool, Error> {
    Ok(find_verdict(db, one, other)?.is_some())
}

pub(super) fn get_verdict(db: &mut Db<'_>, id: VerdictId) -> Result<Verdict, Error> {
    db.get(verdicts!("v.id = $2"), binds![db.eyes(), id], read_verdict)
}

/// A page of what was said at a site, the newest first, after a place.
pub(super) fn list_verdicts(
    db: &mut Db<'_>,
    site: SiteId,
    (at, id): (&str, &str),
    most: u32,
) -> Result<Vec<Verdict>, Error> {
    db.list(
        verdicts!("v.site_id = $2 and v.word <> 'elsewhere' and (v.said_at, v.id) < ($3, $4) order by v.said_at desc, v.id desc limit $5"),
        binds![db.eyes(), site, at, id, most],
        read_verdict,
    )
}

/// What was said of pairs of which she is the one with the smaller id.
pub(super) fn list_verdicts_of(db: &mut Db<'_>, woman: ParticipantId) -> Result<Vec<Verdict>, Error> {
    let sql = verdicts!("v.one_id = $2 and v.word <> 'elsewhere' order by v.said_at desc, v.id desc limit 100");
    db.list(sql, binds![db.eyes(), woman], read_verdict)
}

pub(super) fn add_verdict(change: &mut Change<'_>, site: SiteId, key: PairKey, word: &str) -> Result<VerdictId, Error> {
    change.restrain(Act::ToldApart, key.one, key.other);
    let (at, by, id) = (change.at(), change.by().text(), VerdictId::new(change.clock()));
    change.execute(
        "insert into duplicate_verdict (id, site_id, one_id, other_id, word, said_at, said_by)
         values ($1, $2, $3, $4, $5, $6, $7)",
        binds![id, site, key.one, key.other, word, at, by],
    )?;
    Ok(id)
}

/// Removes what was found and said of a woman who is forgotten.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from duplicate_pair where one_id = $1 or other_id = $1", binds![woman])?;
    change.execute("delete from duplicate_verdict where one_id = $1 or other_id = $1", binds![woman]).map(drop)
}

/// Remembers of two files of two sites that they are of two women. It comes to no list: each file is shown to one site only.
///
/// # Errors
/// When it cannot be written.
pub fn tell_apart_elsewhere(
    change: &mut Change<'_>,
    site: SiteId,
    (one, other): (ParticipantId, ParticipantId),
) -> Result<(), Error> {
    let Some(key) = PairKey::of(one, other) else { return Ok(()) };
    add_verdict(change, site, key, ELSEWHERE).map(drop)
}

/// What was said of two files holds no more; that it was said, when and by whom, stays.
///
/// # Errors
/// [`Error::NotFound`] when it does not stand; or when it cannot be written.
pub fn take_back_verdict(change: &mut Change<'_>, id: VerdictId) -> Result<(), Error> {
    let verdict = get_verdict(change, id)?;
    change.restrain(Act::AlikeAfterAll, verdict.one, verdict.other);
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "update duplicate_verdict set taken_back_at = $1, taken_back_by = $2 where id = $3 and taken_back_at is null",
        binds![at, by, id],
    )?;
    Ok(())
}
