//! Every statement about needs and offers.

use jiff::civil::Date;

use super::model::{Load, Need, NeedId, Offer, OfferId, Terms};
use crate::{
    binds,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{Id, ParticipantId, SiteId, UserId},
        store::{Db, Row},
        text::Language,
    },
    people::still_walks,
};

fn words<T: ToString>(parts: impl IntoIterator<Item = T>) -> String {
    parts.into_iter().map(|part| part.to_string()).collect::<Vec<_>>().join(" ")
}

fn read_terms(row: &Row<'_>, first: usize) -> Result<Terms, Error> {
    let (languages, days): (String, String) = (row.get(first)?, row.get(first + 1)?);
    Ok(Terms {
        languages: languages.split_whitespace().filter_map(Language::parse).collect(),
        days: days.split_whitespace().filter_map(|day| day.parse().ok()).collect(),
        district: row.get(first + 2)?,
    })
}

/// Says what walking beside her takes, from now on.
///
/// # Errors
/// When it cannot be written.
pub fn add_need(
    change: &mut Change<'_>,
    (site, woman): (SiteId, ParticipantId),
    weight: i64,
    terms: &Terms,
) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), NeedId::new(change.clock()));
    let languages = words(terms.languages.iter().map(|language| language.code()));
    change.execute(
        "insert into need (id, site_id, participant_id, weight, languages, days, district, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![id, site, woman, weight, languages, words(&terms.days), &terms.district, at, by],
    )?;
    Ok(())
}

/// What walking beside her takes, as it was said last.
///
/// # Errors
/// When the database cannot be read.
pub fn find_need(db: &mut Db<'_>, woman: ParticipantId) -> Result<Option<Need>, Error> {
    db.find(
        "select n.weight, n.languages, n.days, n.district, n.recorded_at, coalesce(u.name, '')
         from need n left join staff_user u on u.id = n.recorded_by
         where n.participant_id = $1 order by n.recorded_at desc, n.id desc limit 1",
        binds![woman],
        |row| {
            Ok(Need {
                weight: row.get(0)?,
                terms: read_terms(row, 1)?,
                recorded_at: row.get(4)?,
                recorded_by: row.get(5)?,
            })
        },
    )
}

/// Removes what was said of a woman who is forgotten.
///
/// # Errors
/// When it cannot be removed.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("delete from need where participant_id = $1", binds![woman]).map(drop)
}

/// Says what a mentor can give, from now on.
///
/// # Errors
/// When it cannot be written.
pub fn add_offer(change: &mut Change<'_>, site: SiteId, offer: &Offer) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), OfferId::new(change.clock()));
    let languages = words(offer.terms.languages.iter().map(|language| language.code()));
    change.execute(
        "insert into mentor_offer (id, site_id, user_id, room, languages, days, district, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        binds![id, site, offer.user, offer.room, languages, words(&offer.terms.days), &offer.terms.district, at, by],
    )?;
    Ok(())
}

fn read_offer(row: &Row<'_>) -> Result<Offer, Error> {
    Ok(Offer { user: row.get(0)?, room: row.get(1)?, terms: read_terms(row, 2)? })
}

/// What a mentor can give at a site, as it was said last.
///
/// # Errors
/// When the database cannot be read.
pub fn find_offer(db: &mut Db<'_>, site: SiteId, user: UserId) -> Result<Option<Offer>, Error> {
    db.find(
        "select user_id, room, languages, days, district from mentor_offer where site_id = $1 and user_id = $2
         order by recorded_at desc, id desc limit 1",
        binds![site, user],
        read_offer,
    )
}

/// What each mentor of a site can give, as it was said last; whoever was not asked is not among them.
///
/// # Errors
/// When the database cannot be read.
pub fn list_offers(db: &mut Db<'_>, site: SiteId) -> Result<Vec<Offer>, Error> {
    let mut offers = db.list(
        "select user_id, room, languages, days, district from mentor_offer where site_id = $1
         order by user_id, recorded_at desc, id desc limit 5000",
        binds![site],
        read_offer,
    )?;
    offers.dedup_by_key(|offer| offer.user);
    Ok(offers)
}

/// Which women each mentor of a site walks beside on a day, with the weight of their need where somebody has said it; those who have gone are
/// left out.
///
/// # Errors
/// When the database cannot be read.
pub fn list_loads(
    db: &mut Db<'_>,
    site: SiteId,
    day: Date,
) -> Result<Vec<(UserId, ParticipantId, Option<i64>)>, Error> {
    let mut loads = list_loads_between(db, site, (day, day.tomorrow().ok()))?;
    // Whoever also stands in beside a woman carries her once.
    loads.dedup_by_key(|load| (load.user, load.woman));
    Ok(loads.into_iter().map(|load| (load.user, load.woman, load.weight)).collect())
}

/// The same for all days from one on and before another, or without end: whoever is to begin with her in these days counts.
///
/// # Errors
/// When the database cannot be read.
pub fn list_loads_between(
    db: &mut Db<'_>,
    site: SiteId,
    (from, until): (Date, Option<Date>),
) -> Result<Vec<Load>, Error> {
    let until = until.map(|until| until.to_string()).unwrap_or_default();
    db.list(
        concat!(
            "select a.user_id, a.participant_id, (select n.weight from need n
                 where n.participant_id = a.participant_id order by n.recorded_at desc, n.id desc limit 1), a.from_day, a.until_day
             from assignment a join participant p on p.id = a.participant_id
             where a.site_id = $1 and a.role = 'mentor' and",
            still_walks!(),
            "and a.approved_by is not null and a.set_aside_at is null
                 and (a.until_day is null or (a.until_day > $2 and a.until_day > a.from_day))
                 and ($3 = '' or a.from_day < $3) and",
            unless_hidden!("a.participant_id", "$4"),
            "order by a.user_id, a.participant_id, a.from_day, a.id limit 20000"
        ),
        binds![site, from, until, db.eyes()],
        |row| {
            let (user, woman, weight) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Load { user, woman, weight, from: row.get(3)?, until: row.get(4)? })
        },
    )
}

/// Who of a site's staff must not walk beside which woman: she herself, her kin, whoever lives with her or knows her privately,
/// and whom she has named. Which of these it is, is not answered, so that nobody can tell it further; what is written down of
/// staff on her page of links, whoever sees that page is told (`households::list_staff_ties`).
///
/// # Errors
/// When the database cannot be read.
pub fn list_kept_away(db: &mut Db<'_>, site: SiteId, day: Date) -> Result<Vec<(UserId, ParticipantId)>, Error> {
    db.list(
        "select e.user_id, e.participant_id from exclusion e where e.site_id = $1 and e.lifted_at is null
         union select t.user_id, t.participant_id from staff_tie t
             where t.site_id = $1 and (t.until_day is null or t.until_day > $2)
         union select o.user_id, o.participant_id from own_file o where o.ended_at is null and o.site_id = $1
         union select o.user_id, case when k.one_id = o.participant_id then k.other_id else k.one_id end
             from own_file o join kin_link k on k.one_id = o.participant_id or k.other_id = o.participant_id
             where o.site_id = $1 and o.ended_at is null and k.kind <> 'neighbour'
                 and (k.until_day is null or k.until_day > $2)
         union select o.user_id, b.participant_id from own_file o
             join household_member a on a.participant_id = o.participant_id
                 and (a.until_day is null or a.until_day > $2)
             join household_member b on b.household_id = a.household_id and (b.until_day is null or b.until_day > $2)
             where o.site_id = $1 and o.ended_at is null",
        binds![site, day],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
