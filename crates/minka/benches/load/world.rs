//! A folder of invented people of a chosen number, and the sign-ins, groups and meetings to measure with.

use std::path::{Path, PathBuf};

use minka::{
    binds, demo,
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        clock::Clock,
        folder::{Folder, Kind},
        ids::{GroupId, Id, SiteId, UserId},
        keyring,
        store::Store,
    },
    roll_call,
    sessions::{self, Session, SessionId, SessionState},
    sign_in,
    users::{self, NewAssignment, User},
};

use crate::{Outcome, report};

/// An opened folder with a name for the tables.
pub(crate) struct World {
    pub(crate) path: PathBuf,
    pub(crate) name: String,
    pub(crate) women: u32,
    folder: Folder,
}

/// A meeting that somebody may mark, with what a roll-call form of it says.
pub(crate) struct Evening {
    pub(crate) session: SessionId,
    pub(crate) token: String,
    /// Who belongs to it: (id, code).
    pub(crate) women: Vec<(String, String)>,
    pub(crate) site: SiteId,
}

impl World {
    /// Makes it, or opens the one of an earlier run.
    pub(crate) fn make(below: &Path, women: u32, server: Option<&str>) -> Outcome<Self> {
        let engine = if server.is_some() { "postgres" } else { "sqlite" };
        let path = below.join(format!("{engine}-{women}"));
        let name = format!("{} {women}", if server.is_some() { "PostgreSQL" } else { "SQLite" });
        if Folder::exists(&path) {
            let folder = Folder::open(&path, Kind::Demo, || Ok(String::new()))?;
            return Ok(World { path, name, women, folder });
        }
        report::note(&format!("inventing {women} women ({engine})"));
        let mut folder = Folder::create(&path, Kind::Demo, None)?;
        if let Some(server) = server {
            folder.settings.postgres = own_database(server, women)?;
            folder.save_settings()?;
        }
        let scale = if women == 200 { demo::Scale::lived() } else { demo::Scale::of(women) };
        let keyring = keyring::open_of(&folder, &Store::open(&folder.database(), &Clock::system())?)?;
        demo::fill((&folder.database(), &keyring), Clock::system().now(), scale, &|_| {})?;
        Ok(World { path, name, women, folder })
    }

    pub(crate) fn folder(&self) -> &Folder {
        &self.folder
    }

    pub(crate) fn store(&self) -> Outcome<Store> {
        Ok(Store::open(&self.folder.database(), &Clock::system())?)
    }

    /// A copy with a folder and a file of its own, for a measurement that changes it. SQLite only.
    pub(crate) fn copy(&self, name: &str) -> Outcome<Self> {
        let path = self.path.with_file_name(name);
        drop(std::fs::remove_dir_all(&path));
        std::fs::create_dir_all(&path)?;
        for file in ["minka.toml", "demo.key", "minka.db", "keyring.db"] {
            std::fs::copy(self.path.join(file), path.join(file))?;
        }
        let folder = Folder::open(&path, Kind::Demo, || Ok(String::new()))?;
        Ok(World { path, name: self.name.clone(), women: self.women, folder })
    }

    /// A copy of its file from before anything was measured. SQLite only.
    pub(crate) fn untouched(&self) -> PathBuf {
        self.path.join("untouched.db")
    }

    /// Its database key, for a comparison that opens the same file without Minka.
    pub(crate) fn key(&self) -> Outcome<[u8; 32]> {
        match self.folder.database() {
            minka::foundation::store::Database::Sqlite { key, .. } => Ok(key),
            minka::foundation::store::Database::Postgres { .. } => Err("PostgreSQL has no key".into()),
        }
    }

    /// An open sign-in of somebody of the demonstration.
    pub(crate) fn token(&self, store: &Store, sign_in_name: &str) -> Outcome<String> {
        let name = sign_in_name.to_owned();
        let user = store.read_now(move |db| users::find_user_named(db, &name))?.ok_or("nobody has that name")?;
        Ok(sign_in(store, user.id)?)
    }

    /// `meetings` meetings on the last days of as many groups as there are, four groups to a facilitator: nobody has
    /// marked anything in them.
    pub(crate) fn evenings(&self, store: &Store, meetings: usize) -> Outcome<Vec<Evening>> {
        let groups: Vec<(GroupId, SiteId)> = store.read_now(|db| {
            db.list(
                "select g.id, g.site_id from weekly_group g where exists
                     (select 1 from membership m where m.group_id = g.id) order by g.id",
                &[],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
        })?;
        let today = Clock::system().today("UTC");
        let mut evenings = Vec::new();
        for (at, four) in groups.chunks(4).enumerate() {
            let token = facilitator(store, at, four)?;
            let days = meetings.div_ceil(groups.len());
            for (group, site) in four {
                evenings.extend(open_meetings(store, (*group, *site), &token, (today, days))?);
            }
            if evenings.len() >= meetings {
                break;
            }
        }
        evenings.truncate(meetings);
        Ok(evenings)
    }
}

fn own_database(server: &str, women: u32) -> Outcome<String> {
    let name = format!("minka_bench_{women}");
    let mut client = postgres::Client::connect(server, postgres::NoTls)?;
    client.batch_execute(&format!("drop database if exists {name}"))?;
    client.batch_execute(&format!("create database {name}"))?;
    let kept: Vec<&str> = server.split_whitespace().filter(|part| !part.starts_with("dbname=")).collect();
    Ok(format!("{} dbname={name}", kept.join(" ")))
}

/// An open sign-in of somebody.
pub(crate) fn sign_in(store: &Store, user: UserId) -> Result<String, minka::foundation::error::Error> {
    store.change_now(By::Program, move |change| {
        let token = sign_in::open_session(change, user)?;
        change.commit(Entry::event("bench.sign_in"), token)
    })
}

fn facilitator(store: &Store, at: usize, groups: &[(GroupId, SiteId)]) -> Outcome<String> {
    let (clock, groups) = (Clock::system(), groups.to_vec());
    let id = UserId::new(&clock);
    store.change_now(By::Program, move |change| {
        let user = User {
            id,
            sign_in_name: format!("measured.{at}.{id}"),
            name: format!("Measured {at}"),
            language: minka::foundation::text::Language::Ru,
        };
        users::add_user(change, &user)?;
        for (group, site) in groups {
            let held = NewAssignment {
                user: id,
                role: Role::Facilitator,
                site,
                group: Some(group),
                participant: None,
                from: clock.today("UTC").saturating_sub(jiff::ToSpan::days(60)),
                until: None,
                approved_by: Some(By::Program.text()),
            };
            users::add_assignment(change, &held)?;
        }
        change.commit(Entry::event("bench.facilitator"), ())
    })?;
    Ok(sign_in(store, id)?)
}

/// A group's meetings on days of the last weeks that have none yet, the latest first.
fn open_meetings(
    store: &Store,
    (group, site): (GroupId, SiteId),
    token: &str,
    (today, wanted): (jiff::civil::Date, usize),
) -> Outcome<Vec<Evening>> {
    let token = token.to_owned();
    let made = store.change_now(By::Program, move |change| {
        let mut made = Vec::new();
        for back in 1..60 {
            let day = today.saturating_sub(jiff::ToSpan::days(back));
            if made.len() == wanted || sessions::find_session_on(change, group, day)?.is_some() {
                continue;
            }
            let session = Session {
                id: SessionId::new(change.clock()),
                site,
                group,
                day,
                starts: jiff::civil::time(18, 0, 0, 0),
                lesson: None,
                state: SessionState::Planned,
                not_met_reason: String::new(),
                visitors: None,
                children: None,
                headcount: None,
                closed: None,
            };
            let women: Vec<(String, String)> = roll_call::roll(change, &session)?
                .into_iter()
                .map(|line| (line.participant.to_string(), line.code))
                .collect();
            if women.len() < 10 {
                break;
            }
            sessions::add_session(change, &session)?;
            made.push(Evening { session: session.id, token: token.clone(), women, site });
        }
        change.commit(Entry::event("bench.meetings"), made)
    })?;
    Ok(made)
}

/// So many ids and codes of women, spread over the whole register of somebody's site.
pub(crate) fn women_across(store: &Store, sign_in_name: &'static str, most: i64) -> Outcome<Vec<(String, String)>> {
    Ok(store.read_now(move |db| {
        let site: SiteId = db.get(
            "select a.site_id from assignment a join staff_user u on u.id = a.user_id where u.sign_in_name = $1 limit 1",
            binds![sign_in_name],
            |row| row.get(0),
        )?;
        let all = db.get("select count(*) from participant where site_id = $1", binds![site], |row| row.get::<i64>(0))?;
        let step = (all / most).max(1);
        db.list(
            "select id, code from (select id, code, row_number() over (order by id) as place from participant where site_id = $3) numbered
             where place % $1 = 0 limit $2",
            binds![step, most, site],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    })?)
}
