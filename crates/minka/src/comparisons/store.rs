//! Every statement about what is compared, and when: reading only, the pairs are kept by the review list.

use jiff::Timestamp;

use crate::{
    binds,
    duplicates::VerdictId,
    foundation::{
        access::Action,
        error::Error,
        eyes::unless_hidden,
        ids::{ParticipantId, SiteId},
        store::{Db, Row},
    },
};

/// The name that a woman chose; nothing when her file has gone.
pub(super) fn find_name(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<String>, Error> {
    db.find("select case when chosen_name = code then '' else chosen_name end from participant where id = $1 and erased_at is null", binds![woman], |row| row.get(0))
}

/// The site of a woman; nothing when her file has gone.
pub(super) fn find_site(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<SiteId>, Error> {
    db.find("select site_id from participant where id = $1 and erased_at is null", binds![woman], |row| row.get(0))
}

/// A page of a site's women, by id, whose sealed part was written since an instant; with the names they chose.
pub(super) fn list_sealed_since(
    db: &mut Db<'_>,
    site: SiteId,
    (since, after): (Timestamp, &str),
    most: u32,
) -> Result<Vec<(ParticipantId, String)>, Error> {
    db.list(
        "select p.id, case when p.chosen_name = p.code then '' else p.chosen_name end from participant p join sealed_identity i on i.participant_id = p.id
         where p.site_id = $1 and p.id > $2 and p.erased_at is null and i.updated_at >= $3 order by p.id limit $4",
        binds![site, after, since, most],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Of whom or where something was written that is compared, since an entry of the chain: subjects of entries, a few too many at most.
pub(super) fn list_written(db: &mut Db<'_>, since: i64, most: u32) -> Result<Vec<String>, Error> {
    let [create, edit, seal, import, merge] = [
        Action::PersonCreate,
        Action::PersonEditBasic,
        Action::IdentityWrite,
        Action::ImportPeople,
        Action::MergeConfirm,
    ]
    .map(Action::name);
    db.list(
        "select subject from audit_entry where seq > $1 and action in ($2, $3, $4, $5, $6) order by seq limit $7",
        binds![since, create, edit, seal, import, merge, most],
        |row| row.get(0),
    )
}

/// A pair of two sites, as far as a reader of one of them may know of it: her own woman, and where the other one is.
#[derive(Clone, Debug)]
pub(super) struct Elsewhere {
    pub(super) pair: (ParticipantId, ParticipantId),
    /// Her id.
    pub(super) woman: ParticipantId,
    /// The name of the other site.
    pub(super) site: String,
}

macro_rules! elsewhere {
    ($hers:literal, $other:literal, $site:literal) => {
        concat!(
            "select d.one_id, d.other_id, ",
            $hers,
            ", s.name from duplicate_pair d join site s on s.id = ",
            $other,
            " where ",
            $site,
            " = $1 and d.other_site_id is not null and (cast($2 as text) is null or ",
            $hers,
            " = $2) and not exists (select 1 from duplicate_verdict v
                   where v.one_id = d.one_id and v.other_id = d.other_id and v.taken_back_at is null) and",
            unless_hidden!("d.one_id", "$3"),
            "and",
            unless_hidden!("d.other_id", "$3")
        )
    };
}

/// Women of a site, or one of them, of whom somebody alike is at another site: nothing of her comes out of here.
pub(super) fn list_elsewhere(
    db: &mut Db<'_>,
    site: SiteId,
    woman: Option<ParticipantId>,
) -> Result<Vec<Elsewhere>, Error> {
    db.list(
        concat!(
            elsewhere!("d.one_id", "d.other_site_id", "d.site_id"),
            " union all ",
            elsewhere!("d.other_id", "d.site_id", "d.other_site_id"),
            " order by 3, 4 limit 200"
        ),
        binds![site, woman, db.eyes()],
        |row| Ok(Elsewhere { pair: (row.get(0)?, row.get(1)?), woman: row.get(2)?, site: row.get(3)? }),
    )
}

/// That somebody said of a pair of two sites that they are two women, as far as a reader of one of them may know of it.
#[derive(Clone, Debug)]
pub(super) struct Apart {
    /// What was said.
    pub(super) verdict: VerdictId,
    /// The reader's own woman.
    pub(super) woman: ParticipantId,
    /// The name of the other site.
    pub(super) site: String,
    /// When it was said.
    pub(super) at: Timestamp,
}

/// Verdicts on pairs of which one is of a site (`$1`) and the other is not, for [`read_apart`], without those on a woman who must not be
/// seen (`$2`), whichever of the two she is.
macro_rules! apart {
    ($which:literal) => {
        concat!(
            "select v.id, h.id, s.name, v.said_at from duplicate_verdict v
             join participant h on h.id in (v.one_id, v.other_id)
             join participant o on o.id in (v.one_id, v.other_id) and o.id <> h.id
             join site s on s.id = o.site_id
             where v.word = 'elsewhere' and v.taken_back_at is null and h.site_id = $1 and o.site_id <> $1 and",
            unless_hidden!("v.one_id", "$2"),
            "and",
            unless_hidden!("v.other_id", "$2"),
            "and ",
            $which
        )
    };
}

fn read_apart(row: &Row<'_>) -> Result<Apart, Error> {
    Ok(Apart { verdict: row.get(0)?, woman: row.get(1)?, site: row.get(2)?, at: row.get(3)? })
}

/// A page of what was said of pairs of a site and another, the newest first, after a place.
pub(super) fn list_apart(
    db: &mut Db<'_>,
    site: SiteId,
    (at, id): (&str, &str),
    most: i64,
) -> Result<Vec<Apart>, Error> {
    db.list(
        apart!("(v.said_at, v.id) < ($3, $4) order by v.said_at desc, v.id desc limit $5"),
        binds![site, db.eyes(), at, id, most],
        read_apart,
    )
}

/// One of them.
pub(super) fn find_apart(db: &mut Db<'_>, site: SiteId, verdict: VerdictId) -> Result<Option<Apart>, Error> {
    db.find(apart!("v.id = $3"), binds![site, db.eyes(), verdict], read_apart)
}
