//! Every statement about missed and caught-up lessons, and about who has gone quiet.

use jiff::{ToSpan, civil::Date};

use super::{
    model::{Heard, MakeUp, MakeUpId, Missed, QuietSite, QuietWoman, WomanRef},
    rules::{QUIET_WEEKS, is_quiet, weeks_quiet},
};
use crate::{
    binds,
    curriculum::LessonId,
    foundation::{
        change::Change,
        error::Error,
        eyes::unless_hidden,
        ids::{GroupId, Id, ParticipantId, SiteId, UserId},
        store::{Db, Row},
        text::Language,
    },
    roll_call::Mark,
};

/// The held meetings that are hers, each once, newest first; bounded to her last three years or so.
pub(super) fn list_heard(db: &mut Db<'_>, woman: ParticipantId, language: Language) -> Result<Vec<Heard>, Error> {
    db.list(
        concat!(
            "select distinct s.day, g.name, s.lesson_id, a.mark, k.id, k.on_day, b.code, b.chosen_name,
             coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = s.lesson_id), ''),
             s.id
         from membership m join held_session s on s.group_id = m.group_id and s.day >= m.from_day
             and (m.until_day is null or s.day < m.until_day)
         join weekly_group g on g.id = m.group_id
         left join attendance a on a.session_id = s.id and a.participant_id = m.participant_id
         left join make_up k on k.participant_id = m.participant_id and k.lesson_id = s.lesson_id
         left join participant b on b.id = k.buddy_id and",
            unless_hidden!("b.id", "$3"),
            "
         left join lesson_text t on t.lesson_id = s.lesson_id and t.language = $2
         where m.participant_id = $1 and (m.role <> 'visitor' or a.mark is not null)
         order by s.day desc, s.id desc limit 200"
        ),
        binds![woman, language.code(), db.eyes()],
        |row| {
            let (code, name): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
            let make_up = row.get::<Option<MakeUpId>>(4)?;
            let done = row.get(5)?;
            Ok(Heard {
                day: row.get(0)?,
                group: row.get(1)?,
                lesson: row.get(2)?,
                title: row.get(8)?,
                mark: row.get::<Option<String>>(3)?.and_then(|mark| Mark::parse(&mark)),
                make_up: make_up.map(|_| MakeUp { done, buddy: code.zip(name) }),
            })
        },
    )
}

/// Whether one of her groups held a meeting with this lesson at which she was not there.
pub(super) fn has_missed(db: &mut Db<'_>, woman: ParticipantId, lesson: LessonId) -> Result<bool, Error> {
    let missed = db.find(
        "select 1 from attendance a join held_session s on s.id = a.session_id
         where a.participant_id = $1 and s.lesson_id = $2 and a.mark in ('absent', 'excused') limit 1",
        binds![woman, lesson],
        |_| Ok(()),
    )?;
    Ok(missed.is_some())
}

fn read_woman(row: &Row<'_>, at: usize) -> Result<WomanRef, Error> {
    Ok(WomanRef { id: row.get(at)?, code: row.get(at + 1)?, chosen_name: row.get(at + 2)?, sign: row.get(at + 3)? })
}

/// Who of a group's members missed which lesson since a day and has neither heard it later nor caught up.
pub(super) fn list_missed(
    db: &mut Db<'_>,
    group: GroupId,
    (since, today): (Date, Date),
    language: Language,
) -> Result<Vec<Missed>, Error> {
    db.list(
        concat!(
            "select s.day, p.id, p.code, p.chosen_name, p.sign, k.id is not null,
             coalesce(t.title, (select min(x.title) from lesson_text x where x.lesson_id = s.lesson_id), ''), s.lesson_id
         from held_session s join attendance a on a.session_id = s.id and a.mark in ('absent', 'excused')
         join participant p on p.id = a.participant_id
         join membership m on m.group_id = s.group_id and m.participant_id = p.id
             and m.from_day <= $3 and (m.until_day is null or m.until_day > $3) and m.role <> 'visitor'
         left join make_up k on k.participant_id = p.id and k.lesson_id = s.lesson_id
         left join lesson_text t on t.lesson_id = s.lesson_id and t.language = $4
         where s.group_id = $1 and s.day >= $2 and s.lesson_id is not null and k.on_day is null
             and not exists (select 1 from heard_lesson h where h.participant_id = p.id and h.lesson_id = s.lesson_id) and",
            unless_hidden!("p.id", "$5"),
            "order by s.day desc, s.id, p.name_key, p.id limit 500"
        ),
        binds![group, since, today, language.code(), db.eyes()],
        |row| {
            let (day, promised, title, lesson) = (row.get(0)?, row.get(5)?, row.get(6)?, row.get(7)?);
            Ok(Missed { lesson, title, day, woman: read_woman(row, 1)?, promised })
        },
    )
}

/// What a mentor's women of today missed since a day and have neither heard later nor caught up nor been promised: the code,
/// the day and the lesson's neutral title, the newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list_missed_of_mentor(
    db: &mut Db<'_>,
    mentor: UserId,
    (since, today): (Date, Date),
    language: Language,
) -> Result<Vec<(String, Date, String)>, Error> {
    db.list(
        concat!(
            "select p.code, s.day,
             coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = s.lesson_id), '')
         from assignment a join participant p on p.id = a.participant_id
         join attendance w on w.participant_id = p.id and w.mark in ('absent', 'excused')
         join held_session s on s.id = w.session_id and s.day >= $3 and s.day <= $2 and s.lesson_id is not null
         left join lesson_text t on t.lesson_id = s.lesson_id and t.language = $4
         where a.user_id = $1 and a.role = 'mentor' and a.approved_by is not null and a.set_aside_at is null
             and a.from_day <= $2 and (a.until_day is null or a.until_day > $2) and p.state in ('enrolled', 'active')
             and not exists (select 1 from make_up k where k.participant_id = p.id and k.lesson_id = s.lesson_id)
             and not exists (select 1 from heard_lesson h where h.participant_id = p.id and h.lesson_id = s.lesson_id) and",
            unless_hidden!("p.id", "$1"),
            "order by s.day desc, p.code, s.id limit 40"
        ),
        binds![mentor, today, since, language.code()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// The other members of her groups, without those she must not sit with: any of them may bring her a lesson.
pub(super) fn list_companions(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<WomanRef>, Error> {
    db.list(
        concat!(
            "select distinct p.id, p.code, p.chosen_name, p.sign, p.name_key
         from membership mine join membership hers on hers.group_id = mine.group_id
             and hers.from_day <= $2 and (hers.until_day is null or hers.until_day > $2) and hers.role <> 'visitor'
         join participant p on p.id = hers.participant_id
         where mine.participant_id = $1 and p.id <> $1
             and mine.from_day <= $2 and (mine.until_day is null or mine.until_day > $2)
             and not exists (select 1 from keep_apart x where (x.until_day is null or x.until_day > $2)
                 and ((x.participant_a = $1 and x.participant_b = p.id) or (x.participant_b = $1 and x.participant_a = p.id))) and",
            unless_hidden!("p.id", "$3"),
            "order by p.name_key, p.id limit 100"
        ),
        binds![woman, today, db.eyes()],
        |row| read_woman(row, 0),
    )
}

/// Whether a woman heard a lesson herself.
pub(super) fn has_heard(db: &mut Db<'_>, woman: ParticipantId, lesson: LessonId) -> Result<bool, Error> {
    let heard = db.find(
        "select 1 from heard_lesson where participant_id = $1 and lesson_id = $2 limit 1",
        binds![woman, lesson],
        |_| Ok(()),
    )?;
    Ok(heard.is_some())
}

/// Records that a lesson was caught up (with a day) or is promised (without one).
///
/// # Errors
/// When it cannot be written.
pub fn add_make_up(
    change: &mut Change<'_>,
    site: SiteId,
    woman: ParticipantId,
    lesson: LessonId,
    done: Option<Date>,
    buddy: Option<ParticipantId>,
) -> Result<(), Error> {
    let id = MakeUpId::new(change.clock());
    let (at, by) = (change.at(), change.by().text());
    change.execute(
        "insert into make_up (id, site_id, participant_id, lesson_id, on_day, buddy_id, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (participant_id, lesson_id) do update set on_day = excluded.on_day, buddy_id = excluded.buddy_id,
             recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by",
        binds![id, site, woman, lesson, done, buddy, at, by],
    )?;
    Ok(())
}

/// Women beside the last meeting that their group held, and the last one at which they were there; the condition says
/// whose. A woman joined on the first day of her unbroken run of stays: where one ends and the next begins on the same
/// day, her role changed, and she was there all along. (SQLite reads a cross join in the order written: backwards over the
/// group's evenings until one at which she was.)
macro_rules! quiet_statement {
    ($whose:literal) => {
        quiet_statement!(
            "",
            "membership m join participant p on p.id = m.participant_id join weekly_group g on g.id = m.group_id",
            $whose,
            "500"
        )
    };
    ($more:literal, $from:literal, $whose:literal, $most:literal) => {
        concat!(
            "select p.id, p.code, p.chosen_name, p.sign, g.id, g.name,
                 (select max(b.from_day) from membership b
                  where b.participant_id = m.participant_id and b.group_id = m.group_id and b.role <> 'visitor'
                      and b.from_day <= $2 and not exists (select 1 from membership c
                          where c.participant_id = b.participant_id and c.group_id = b.group_id and c.role <> 'visitor'
                              and c.from_day < b.from_day and (c.until_day is null or c.until_day >= b.from_day))),
                 (select max(s.day) from held_session s where s.group_id = m.group_id and s.day <= $2),
                 (select s.day from session s cross join attendance a
                  where s.group_id = m.group_id and s.day <= $2 and a.session_id = s.id
                      and a.participant_id = m.participant_id and a.mark in ('present', 'late')
                  order by s.day desc limit 1)",
            $more,
            " from ",
            $from,
            " where ",
            $whose,
            " and m.role <> 'visitor' and m.from_day <= $2 and (m.until_day is null or m.until_day > $2)
                 and p.state in ('enrolled', 'active') and g.closed_at is null and",
            unless_hidden!("p.id", "$3"),
            "order by g.name, p.name_key, p.id limit ",
            $most
        )
    };
}

/// The members of a group who have gone quiet, by name.
///
/// # Errors
/// When the database cannot be read.
pub fn list_quiet_of_group(db: &mut Db<'_>, group: GroupId, today: Date) -> Result<Vec<QuietWoman>, Error> {
    let sql = quiet_statement!("m.group_id = $1");
    let found = db.list(sql, binds![group, today, db.eyes()], |row| read_quiet(row, today))?;
    Ok(found.into_iter().flatten().collect())
}

/// Whether one woman has gone quiet, in each of her groups.
///
/// # Errors
/// When the database cannot be read.
pub fn list_quiet_of_woman(db: &mut Db<'_>, woman: ParticipantId, today: Date) -> Result<Vec<QuietWoman>, Error> {
    let sql = quiet_statement!("m.participant_id = $1");
    let found = db.list(sql, binds![woman, today, db.eyes()], |row| read_quiet(row, today))?;
    Ok(found.into_iter().flatten().collect())
}

/// So many groups of a site are looked through for one page; a larger site looks at a group's own page.
pub(super) const MOST_GROUPS: usize = 60;
/// So many sites are asked about in one statement; a reach of more takes another.
const SITES_AT_ONCE: usize = 4;

/// How many women have gone quiet at each of these sites, without those where nobody has, and whether the site has more
/// groups than were looked through. One statement for all sites, or one for each day where it is not the same day at all.
/// Whoever was seen lately is left out at once; of the others the definition decides, so that a list and its count agree.
///
/// # Errors
/// When the database cannot be read.
pub fn count_quiet_of_sites(db: &mut Db<'_>, sites: &[(SiteId, Date)]) -> Result<Vec<QuietSite>, Error> {
    let mut days: Vec<Date> = sites.iter().map(|(_, today)| *today).collect();
    days.sort_unstable();
    days.dedup();
    let mut found: Vec<(SiteId, ParticipantId, bool)> = Vec::new();
    for today in days {
        let same: Vec<SiteId> = sites.iter().filter(|(_, day)| *day == today).map(|(site, _)| *site).collect();
        for some in same.chunks(SITES_AT_ONCE) {
            found.extend(list_quiet_of_sites(db, some, today)?);
        }
    }
    found.sort_unstable();
    found.dedup();
    let mut counted: Vec<QuietSite> = Vec::new();
    for (site, _, more) in found {
        match counted.last_mut().filter(|last| last.site == site) {
            Some(last) => last.women += 1,
            None => counted.push(QuietSite { site, women: 1, more }),
        }
    }
    Ok(counted)
}

/// Women of the first groups of some sites who were not seen since a day: whoever was, is not even looked at closely.
fn list_quiet_of_sites(
    db: &mut Db<'_>,
    sites: &[SiteId],
    today: Date,
) -> Result<Vec<(SiteId, ParticipantId, bool)>, Error> {
    let site = |at: usize| sites.get(at).copied();
    let seen_since = today.saturating_sub(QUIET_WEEKS.weeks());
    let sql = quiet_statement!(
        ", g.site_id, (select w.id from weekly_group w where w.site_id = g.site_id and w.closed_at is null
                order by w.name, w.id limit 1 offset $1) is not null",
        "(select id from (select id from weekly_group where site_id = $5 and closed_at is null order by name, id limit $1) a
          union all
          select id from (select id from weekly_group where site_id = $6 and closed_at is null order by name, id limit $1) b
          union all
          select id from (select id from weekly_group where site_id = $7 and closed_at is null order by name, id limit $1) c
          union all
          select id from (select id from weekly_group where site_id = $8 and closed_at is null order by name, id limit $1) d
         ) few cross join weekly_group g cross join membership m cross join participant p",
        "g.id = few.id and m.group_id = g.id and p.id = m.participant_id
             and not exists (select 1 from session s cross join attendance a
                 where s.group_id = m.group_id and s.day > $4 and s.day <= $2 and a.session_id = s.id
                     and a.participant_id = m.participant_id and a.mark in ('present', 'late'))",
        "4000"
    );
    let few = i64::try_from(MOST_GROUPS).unwrap_or(i64::MAX);
    let binds = binds![few, today, db.eyes(), seen_since, site(0), site(1), site(2), site(3)];
    let found = db.list(sql, binds, |row| {
        let quiet = read_quiet(row, today)?;
        quiet.map(|quiet| Ok((row.get(9)?, quiet.woman.id, row.get(10)?))).transpose()
    })?;
    Ok(found.into_iter().flatten().collect())
}

fn read_quiet(row: &Row<'_>, today: Date) -> Result<Option<QuietWoman>, Error> {
    let (joined, last_met, last_there): (Date, Option<Date>, Option<Date>) = (row.get(6)?, row.get(7)?, row.get(8)?);
    let weeks = weeks_quiet(last_there, joined, last_met, today);
    let (Some(weeks), true) = (weeks, is_quiet(weeks)) else { return Ok(None) };
    Ok(Some(QuietWoman { woman: read_woman(row, 0)?, group: row.get(4)?, group_name: row.get(5)?, last_there, weeks }))
}

/// Keeps the lessons that a woman who is forgotten caught up on, for the counts; whom she helped shows her no more.
///
/// # Errors
/// When it cannot be written.
pub fn forget_woman(change: &mut Change<'_>, woman: ParticipantId) -> Result<(), Error> {
    change.execute("update make_up set buddy_id = null where buddy_id = $1 or participant_id = $1", binds![woman])?;
    change
        .execute(
            "update make_up set recorded_at = substr(recorded_at, 1, 10) || 'T00:00:00.000Z', recorded_by = ''
             where participant_id = $1",
            binds![woman],
        )
        .map(drop)
}
