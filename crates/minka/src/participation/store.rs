//! Every statement about missed and caught-up lessons, and about who has gone quiet.

use jiff::{ToSpan, civil::Date};

use super::{
    model::{BeforeId, Heard, MakeUp, MakeUpBefore, MakeUpId, Missed, QuietSite, QuietWoman, Why, WomanRef},
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
            "select h.day, g.name, h.lesson_id, h.mark, k.id, k.on_day, b.code, b.chosen_name,
             coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = h.lesson_id), ''),
             exists (select 1 from known_lesson y where y.participant_id = h.participant_id and y.lesson_id = h.lesson_id)
         from her_meeting h join weekly_group g on g.id = h.group_id
         left join make_up k on k.participant_id = h.participant_id and k.lesson_id = h.lesson_id
         left join participant b on b.id = k.buddy_id and",
            unless_hidden!("b.id", "$3"),
            "
         left join lesson_text t on t.lesson_id = h.lesson_id and t.language = $2
         where h.participant_id = $1 order by h.day desc, h.session_id desc limit 200"
        ),
        binds![woman, language.code(), db.eyes()],
        |row| {
            let (code, name): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
            let done = row.get(5)?;
            let make_up = row.get::<Option<MakeUpId>>(4)?.map(|id| MakeUp { id, done, buddy: code.zip(name) });
            Ok(Heard {
                day: row.get(0)?,
                group: row.get(1)?,
                lesson: row.get(2)?,
                title: row.get(8)?,
                mark: row.get::<Option<String>>(3)?.and_then(|mark| Mark::parse(&mark)),
                make_up,
                known: row.get(9)?,
            })
        },
    )
}

/// The first day on which one of her groups had this lesson, if she missed it at a held meeting.
pub(super) fn find_missed(db: &mut Db<'_>, woman: ParticipantId, lesson: LessonId) -> Result<Option<Date>, Error> {
    db.get(
        "select case when max(case when h.mark in ('absent', 'excused') then 1 else 0 end) = 1 then min(h.day) end
         from her_meeting h where h.participant_id = $1 and h.lesson_id = $2",
        binds![woman, lesson],
        |row| row.get(0),
    )
}

fn read_woman(row: &Row<'_>, at: usize) -> Result<WomanRef, Error> {
    Ok(WomanRef { id: row.get(at)?, code: row.get(at + 1)?, chosen_name: row.get(at + 2)?, sign: row.get(at + 3)? })
}

/// Who of a group's members does not know which lesson that the group had since a day: each once with a lesson, the lesson
/// with the last day on which the group had it; the newest lesson first.
pub(super) fn list_missed(
    db: &mut Db<'_>,
    group: GroupId,
    (since, today): (Date, Date),
    language: Language,
) -> Result<Vec<Missed>, Error> {
    db.list(
        concat!(
            "select l.newest, p.id, p.code, p.chosen_name, p.sign, max(k.id) is not null,
             coalesce(max(t.title), (select min(x.title) from lesson_text x where x.lesson_id = h.lesson_id), ''), h.lesson_id,
             exists (select 1 from her_meeting o where o.participant_id = p.id and o.lesson_id = h.lesson_id
                 and o.mark is not null)
         from (select lesson_id, max(day) as newest from held_session
               where group_id = $1 and day >= $2 and lesson_id is not null group by lesson_id) l
         join her_meeting h on h.group_id = $1 and h.day >= $2 and h.lesson_id = l.lesson_id
         join participant p on p.id = h.participant_id
         left join make_up k on k.participant_id = p.id and k.lesson_id = h.lesson_id
         left join lesson_text t on t.lesson_id = h.lesson_id and t.language = $4
         where exists (select 1 from membership m where m.group_id = $1 and m.participant_id = p.id and m.role <> 'visitor'
                 and m.from_day <= $3 and (m.until_day is null or m.until_day > $3))
             and not exists (select 1 from known_lesson y where y.participant_id = p.id and y.lesson_id = h.lesson_id) and",
            unless_hidden!("p.id", "$5"),
            "group by l.newest, h.lesson_id, p.id, p.code, p.chosen_name, p.sign, p.name_key
             order by l.newest desc, h.lesson_id, p.name_key, p.id limit 1000"
        ),
        binds![group, since, today, language.code(), db.eyes()],
        |row| {
            let (day, promised, title, lesson) = (row.get(0)?, row.get(5)?, row.get(6)?, row.get(7)?);
            Ok(Missed { lesson, title, day, woman: read_woman(row, 1)?, promised, marked: row.get(8)? })
        },
    )
}

/// What a mentor's women of today missed since a day, and neither know nor have been promised: the code, the day and the
/// lesson's neutral title, each lesson once, the newest first.
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
            "select p.code, max(h.day), coalesce(max(t.neutral_title),
                 (select min(x.neutral_title) from lesson_text x where x.lesson_id = h.lesson_id), '')
         from assignment a join participant p on p.id = a.participant_id
         join her_meeting h on h.participant_id = a.participant_id and h.mark in ('absent', 'excused')
             and h.day >= $3 and h.day <= $2 and h.lesson_id is not null
         left join lesson_text t on t.lesson_id = h.lesson_id and t.language = $4
         where a.user_id = $1 and a.role = 'mentor' and a.approved_by is not null and a.set_aside_at is null
             and a.from_day <= $2 and (a.until_day is null or a.until_day > $2) and p.state in ('enrolled', 'active')
             and not exists (select 1 from make_up k where k.participant_id = p.id and k.lesson_id = h.lesson_id)
             and not exists (select 1 from known_lesson y where y.participant_id = p.id and y.lesson_id = h.lesson_id) and",
            unless_hidden!("p.id", "$1"),
            "group by p.code, h.lesson_id order by max(h.day) desc, p.code, h.lesson_id limit 40"
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

/// Whether a woman knows a lesson: she heard it, or has caught up on it.
pub(super) fn is_known(db: &mut Db<'_>, woman: ParticipantId, lesson: LessonId) -> Result<bool, Error> {
    let known = db.find(
        "select 1 from known_lesson where participant_id = $1 and lesson_id = $2 limit 1",
        binds![woman, lesson],
        |_| Ok(()),
    )?;
    Ok(known.is_some())
}

/// Records that a lesson was caught up (with a day) or is promised (without one). What was said of it before is kept.
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
    keep_before(change, (woman, lesson), Why::Corrected)?;
    change.execute(
        "insert into make_up (id, site_id, participant_id, lesson_id, on_day, buddy_id, recorded_at, recorded_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (participant_id, lesson_id) do update set on_day = excluded.on_day, buddy_id = excluded.buddy_id,
             recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by",
        binds![id, site, woman, lesson, done, buddy, at, by],
    )?;
    Ok(())
}

/// Keeps what is said now of catching up on a lesson, before something else is said or it is taken back.
fn keep_before(change: &mut Change<'_>, (woman, lesson): (ParticipantId, LessonId), why: Why) -> Result<(), Error> {
    let (at, by, id) = (change.at(), change.by().text(), BeforeId::new(change.clock()));
    change.execute(
        "insert into make_up_before (id, site_id, participant_id, lesson_id, on_day, buddy_id, recorded_at, recorded_by,
             replaced_at, replaced_by, why)
         select $1, site_id, participant_id, lesson_id, on_day, buddy_id, recorded_at, recorded_by, $2, $3, $4
         from make_up where participant_id = $5 and lesson_id = $6",
        binds![id, at, by, why.key(), woman, lesson],
    )?;
    Ok(())
}

/// Takes back what was said of catching up. `false`: it is hers no longer, or never was.
pub(super) fn withdraw_make_up(
    change: &mut Change<'_>,
    woman: ParticipantId,
    make_up: MakeUpId,
) -> Result<bool, Error> {
    let lesson = change.find(
        "select lesson_id from make_up where id = $1 and participant_id = $2",
        binds![make_up, woman],
        |row| row.get(0),
    )?;
    let Some(lesson) = lesson else { return Ok(false) };
    keep_before(change, (woman, lesson), Why::Withdrawn)?;
    change.execute("delete from make_up where id = $1", binds![make_up])?;
    Ok(true)
}

/// What stands of her catching up, with the lesson's neutral title: also where her group had it longer ago than [`list_heard`] reaches.
/// What was said last stands first.
pub(super) fn list_make_ups(
    db: &mut Db<'_>,
    woman: ParticipantId,
    language: Language,
) -> Result<Vec<(String, MakeUp)>, Error> {
    db.list(
        concat!(
            "select k.id, k.on_day, b.code, b.chosen_name,
                 coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = k.lesson_id), '')
             from make_up k left join participant b on b.id = k.buddy_id and",
            unless_hidden!("b.id", "$3"),
            "
             left join lesson_text t on t.lesson_id = k.lesson_id and t.language = $2
             where k.participant_id = $1 order by k.recorded_at desc, k.id desc limit 1000"
        ),
        binds![woman, language.code(), db.eyes()],
        |row| {
            let (code, name): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
            Ok((row.get(4)?, MakeUp { id: row.get(0)?, done: row.get(1)?, buddy: code.zip(name) }))
        },
    )
}

/// What was said of her catching up before it was corrected or withdrawn, the newest first.
pub(super) fn list_before(
    db: &mut Db<'_>,
    woman: ParticipantId,
    language: Language,
) -> Result<Vec<MakeUpBefore>, Error> {
    db.list(
        "select coalesce(t.neutral_title, (select min(x.neutral_title) from lesson_text x where x.lesson_id = k.lesson_id), ''),
             k.on_day, k.replaced_at, k.why
         from make_up_before k left join lesson_text t on t.lesson_id = k.lesson_id and t.language = $2
         where k.participant_id = $1 order by k.replaced_at desc, k.id desc limit 50",
        binds![woman, language.code()],
        |row| {
            Ok(MakeUpBefore {
                title: row.get(0)?,
                done: row.get(1)?,
                replaced: row.get(2)?,
                why: Why::parse(&row.get::<String>(3)?).unwrap_or(Why::Corrected),
            })
        },
    )
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
            "order by g.name_key, g.id, p.name_key, p.id limit ",
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
                order by w.name_key, w.id limit 1 offset $1) is not null",
        "(select id from (select id from weekly_group where site_id = $5 and closed_at is null order by name_key, id limit $1) a
          union all
          select id from (select id from weekly_group where site_id = $6 and closed_at is null order by name_key, id limit $1) b
          union all
          select id from (select id from weekly_group where site_id = $7 and closed_at is null order by name_key, id limit $1) c
          union all
          select id from (select id from weekly_group where site_id = $8 and closed_at is null order by name_key, id limit $1) d
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
    change.execute("delete from make_up_before where participant_id = $1", binds![woman])?;
    change.execute("update make_up_before set buddy_id = null where buddy_id = $1", binds![woman])?;
    change.execute("update make_up set buddy_id = null where buddy_id = $1 or participant_id = $1", binds![woman])?;
    change
        .execute(
            "update make_up set recorded_at = substr(recorded_at, 1, 10) || 'T00:00:00.000Z', recorded_by = ''
             where participant_id = $1",
            binds![woman],
        )
        .map(drop)
}
