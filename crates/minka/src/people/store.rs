//! Every statement about participants.

mod forgotten;

pub use self::forgotten::{forget_woman, is_forgotten, spend_code};

use jiff::civil::Date;

use super::{
    code,
    model::{Basics, NewParticipant, Participant, Step},
    rules::{after_prefix, name_key, name_words},
};
use crate::{
    binds,
    foundation::{
        access::{Reach, Target},
        change::Change,
        crypto::token_hash,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, ParticipantId, SiteId},
        store::{Db, Row},
        text::Language,
    },
    users,
};

/// Columns of a participant `p`, in the order that [`read_participant`] reads.
macro_rules! person_columns {
    () => {
        "p.id, p.site_id, p.code, p.chosen_name, p.sign, p.language, p.state, p.state_since"
    };
}
pub(crate) use person_columns;

/// Whether a participant `p` is one beside whom somebody can still walk: she has neither left nor gone on elsewhere. What a mentor carries
/// and who has heard from nobody are counted by this one rule.
macro_rules! still_walks {
    () => {
        " p.state not in ('alumna', 'left', 'transferred') "
    };
}
pub(crate) use still_walks;

/// A participant from a row that begins with her columns.
///
/// # Errors
/// When the row holds something else.
pub fn read_participant(row: &Row<'_>) -> Result<Participant, Error> {
    Ok(Participant {
        id: row.get(0)?,
        site: row.get(1)?,
        code: row.get(2)?,
        chosen_name: row.get(3)?,
        sign: row.get(4)?,
        language: Language::parse(&row.get::<String>(5)?).unwrap_or(Language::En),
        state: Step::parse(&row.get::<String>(6)?).unwrap_or(Step::Applied),
        since: row.get(7)?,
    })
}

/// A code that nobody has.
///
/// # Errors
/// When the database cannot be read.
pub fn free_code(change: &mut Change<'_>) -> Result<String, Error> {
    code::draw(|code| is_taken(change, code))
}

fn is_taken(change: &mut Change<'_>, code: &str) -> Result<bool, Error> {
    let in_use = "select 1 from participant where code = $1 union all select 1 from former_code where code = $1";
    let has_it = change.find(in_use, binds![code], |_| Ok(()))?.is_some();
    let digest = token_hash(code);
    let had_it = "select 1 from erased_code where digest = $1";
    Ok(has_it || change.find(had_it, binds![&digest], |_| Ok(()))?.is_some())
}

/// Writes a woman into the register, without the first step of her journey. Whether it was done: not when the code is in use.
///
/// # Errors
/// When it cannot be written.
pub fn insert_participant(change: &mut Change<'_>, new: &NewParticipant) -> Result<bool, Error> {
    let (at, by) = (change.at(), change.by().text());
    let added = change.execute(
        "insert into participant (id, site_id, code, chosen_name, name_key, sign, language, state, state_since,
             created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (code) do nothing",
        binds![
            new.id,
            new.site,
            &new.code,
            &new.chosen_name,
            name_key(&new.chosen_name),
            &new.sign,
            new.language.code(),
            new.step.key(),
            new.on,
            at,
            by
        ],
    )?;
    if added == 0 {
        return Ok(false);
    }
    insert_words(change, new.site, new.id, &new.chosen_name)?;
    Ok(true)
}

fn insert_words(change: &mut Change<'_>, site: SiteId, woman: ParticipantId, name: &str) -> Result<(), Error> {
    for words in name_words(name) {
        change.execute(
            "insert into name_word (site_id, words, participant_id) values ($1, $2, $3) on conflict do nothing",
            binds![site, words, woman],
        )?;
    }
    Ok(())
}

/// Says where she stands, and since when.
///
/// # Errors
/// When it cannot be written.
pub fn set_state(change: &mut Change<'_>, woman: ParticipantId, (state, since): (Step, Date)) -> Result<(), Error> {
    change.execute(
        "update participant set state = $1, state_since = $2 where id = $3",
        binds![state.key(), since, woman],
    )?;
    Ok(())
}

/// Like [`set_state`], unless she stands somewhere since a later day.
///
/// # Errors
/// When it cannot be written.
pub fn advance_state(change: &mut Change<'_>, woman: ParticipantId, (state, since): (Step, Date)) -> Result<(), Error> {
    change.execute(
        "update participant set state = $1, state_since = $2 where id = $3 and state_since <= $2",
        binds![state.key(), since, woman],
    )?;
    Ok(())
}

/// Changes her chosen name, language and sign.
///
/// # Errors
/// When it cannot be written.
pub fn edit_basics(change: &mut Change<'_>, woman: &Participant, basics: &Basics) -> Result<(), Error> {
    change.execute(
        "update participant set chosen_name = $1, name_key = $2, language = $3, sign = $4 where id = $5",
        binds![&basics.chosen_name, name_key(&basics.chosen_name), basics.language.code(), &basics.sign, woman.id],
    )?;
    change.execute("delete from name_word where participant_id = $1", binds![woman.id])?;
    insert_words(change, woman.site, woman.id, &basics.chosen_name)
}

/// The woman of a code, also of one that was another file's before it was put together with hers; nobody for whoever must
/// not see her.
///
/// # Errors
/// When the database cannot be read.
pub fn find_by_code(db: &mut Db<'_>, code: &str) -> Result<Option<Participant>, Error> {
    let hers = db.find(
        concat!(
            "select ",
            person_columns!(),
            " from participant p where p.code = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2")
        ),
        binds![code, db.eyes()],
        read_participant,
    )?;
    if hers.is_some() {
        return Ok(hers);
    }
    db.find(
        concat!(
            "select ",
            person_columns!(),
            " from former_code f join participant p on p.id = f.participant_id
             where f.code = $1 and p.erased_at is null and",
            unless_hidden!("p.id", "$2")
        ),
        binds![code, db.eyes()],
        read_participant,
    )
}

/// The woman of a code, who must exist.
///
/// # Errors
/// [`Error::NotFound`].
pub fn get_by_code(db: &mut Db<'_>, code: &str) -> Result<Participant, Error> {
    find_by_code(db, code)?.ok_or(Error::NotFound)
}

/// Walks over all codes and hands over those that no rule of ours made, with the number of women looked at.
///
/// # Errors
/// When the database cannot be read.
pub fn check_codes(db: &mut Db<'_>) -> Result<(i64, Vec<String>), Error> {
    let (mut women, mut wrong, mut before) = (0, Vec::new(), String::new());
    db.each("select code from participant order by code", &[], |row| {
        let code: String = row.get(0)?;
        women += 1;
        if super::code::read_code(&code).as_deref() != Some(code.as_str()) || code == before {
            wrong.push(code.clone());
        }
        before = code;
        Ok(wrong.len() < 100)
    })?;
    Ok((women, wrong))
}

/// The members of a group on a day (role member or helper), in the order of their names: the order of screen and paper.
///
/// # Errors
/// When the database cannot be read.
pub fn list_by_group_on(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Vec<Participant>, Error> {
    db.list(
        concat!(
            "select ",
            person_columns!(),
            " from membership m join participant p on p.id = m.participant_id
             where m.group_id = $1 and m.from_day <= $2 and (m.until_day is null or m.until_day > $2)
               and m.role <> 'visitor' and",
            unless_hidden!("p.id", "$3"),
            "order by p.name_key, p.id limit 500"
        ),
        binds![group, day, db.eyes()],
        read_participant,
    )
}

/// What the access table asks about a woman: her site and the groups she is in on a day (visitors too).
///
/// # Errors
/// When the database cannot be read.
pub fn target_of(db: &mut Db<'_>, woman: &Participant, today: Date) -> Result<Target, Error> {
    let groups = db.list(
        "select distinct group_id from membership
         where participant_id = $1 and from_day <= $2 and (until_day is null or until_day > $2)",
        binds![woman.id, today],
        |row| row.get::<GroupId>(0),
    )?;
    Ok(Target::participant(woman.site, woman.id, groups))
}

/// The woman of an id; nobody for whoever must not see her.
///
/// # Errors
/// When the database cannot be read.
pub fn find_by_id(db: &mut Db<'_>, id: ParticipantId) -> Result<Option<Participant>, Error> {
    db.find(
        concat!("select ", person_columns!(), " from participant p where p.id = $1 and", unless_hidden!("p.id", "$2")),
        binds![id, db.eyes()],
        read_participant,
    )
}

/// A page of a site's women by name, perhaps of one state, after somebody.
pub(super) fn list_by_name(
    db: &mut Db<'_>,
    site: SiteId,
    state: Option<Step>,
    after: Option<&Participant>,
    most: usize,
) -> Result<Vec<Participant>, Error> {
    let (key, id) =
        after.map_or((String::new(), String::new()), |last| (name_key(&last.chosen_name), last.id.to_string()));
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    match state {
        None => db.list(
            concat!(
                "select ",
                person_columns!(),
                " from participant p
                 where p.site_id = $1 and p.erased_at is null and (p.name_key, p.id) > ($2, $3) and",
                unless_hidden!("p.id", "$5"),
                "order by p.name_key, p.id limit $4"
            ),
            binds![site, key, id, most, db.eyes()],
            read_participant,
        ),
        Some(state) => db.list(
            concat!(
                "select ",
                person_columns!(),
                " from participant p where p.site_id = $1 and p.erased_at is null and p.state = $2
                     and (p.name_key, p.id) > ($3, $4) and",
                unless_hidden!("p.id", "$6"),
                "order by p.name_key, p.id limit $5"
            ),
            binds![site, state.key(), key, id, most, db.eyes()],
            read_participant,
        ),
    }
}

/// A page of a site's women one of whose words starts so, in the order of these words, after somebody. Who is found by
/// two of her words is shown at the first.
pub(super) fn list_by_words(
    db: &mut Db<'_>,
    site: SiteId,
    (start, state): (&str, Option<Step>),
    after: Option<&Participant>,
    most: usize,
) -> Result<Vec<Participant>, Error> {
    let found_by = |name: &str| name_words(name).into_iter().filter(|words| words.starts_with(start)).min();
    let mut from = after
        .and_then(|last| Some((found_by(&last.chosen_name)?, last.id.to_string())))
        .unwrap_or_else(|| (start.to_owned(), String::new()));
    let end = after_prefix(start).unwrap_or_else(|| char::MAX.to_string());
    let step = state.map(Step::key);
    let (mut women, batch) = (Vec::new(), i64::try_from(most * 2).unwrap_or(i64::MAX));
    loop {
        let (mut read, (words, id)) = (0, from.clone());
        db.each(
            concat!(
                "select ",
                person_columns!(),
                ", w.words from name_word w join participant p on p.id = w.participant_id
                 where w.site_id = $1 and w.words < $2 and (w.words, w.participant_id) > ($3, $4)
                     and (cast($5 as text) is null or p.state = $5) and",
                unless_hidden!("p.id", "$7"),
                "order by w.words, w.participant_id limit $6"
            ),
            binds![site, &end, words, id, step, batch, db.eyes()],
            |row| {
                let (woman, words) = (read_participant(row)?, row.get::<String>(8)?);
                (read, from) = (read + 1, (words, woman.id.to_string()));
                if found_by(&woman.chosen_name).as_ref() == Some(&from.0) {
                    women.push(woman);
                }
                Ok(women.len() < most)
            },
        )?;
        if women.len() >= most || read < batch {
            return Ok(women);
        }
    }
}

/// Everybody in a group on a day, visitors too, by name.
pub(super) fn list_women_in_group(db: &mut Db<'_>, group: GroupId, day: Date) -> Result<Vec<Participant>, Error> {
    let mut women = db.list(
        concat!(
            "select ",
            person_columns!(),
            " from membership m join participant p on p.id = m.participant_id
             where m.group_id = $1 and m.from_day <= $2 and (m.until_day is null or m.until_day > $2) and",
            unless_hidden!("p.id", "$3"),
            "order by p.name_key, p.id limit 500"
        ),
        binds![group, day, db.eyes()],
        read_participant,
    )?;
    women.dedup_by_key(|woman| woman.id);
    Ok(women)
}

/// More groups than this are no choice on a phone.
const MOST_GROUPS_OFFERED: usize = 200;

/// The groups of a reach with their names, by name, for a filter; none where there are more than can be chosen from: then
/// the page of a group has its women.
pub(super) fn list_group_names(db: &mut Db<'_>, reach: &Reach) -> Result<Vec<(GroupId, String)>, Error> {
    let read = |row: &Row<'_>| Ok((row.get::<String>(2)?, row.get::<GroupId>(0)?, row.get::<String>(1)?));
    let mut groups = Vec::new();
    for site in &reach.sites {
        groups.extend(db.list(
            "select id, name, name_key from weekly_group where site_id = $1 and closed_at is null order by name_key, id limit 201",
            binds![*site],
            read,
        )?);
    }
    for group in &reach.groups {
        groups.extend(db.find("select id, name, name_key from weekly_group where id = $1", binds![*group], read)?);
    }
    groups.sort_unstable();
    groups.dedup();
    if groups.len() > MOST_GROUPS_OFFERED {
        groups.clear();
    }
    Ok(groups.into_iter().map(|(_, id, name)| (id, name)).collect())
}

/// The sites of a reach with their names.
pub(super) fn list_site_names(db: &mut Db<'_>, sites: &[SiteId]) -> Result<Vec<(SiteId, String)>, Error> {
    sites.iter().map(|site| Ok((*site, users::get_site(db, *site)?.name))).collect()
}
