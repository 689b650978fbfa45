//! What was taken back since a back-up is in force again before the first page is served; without the journal, safe mode.

mod dice;
mod joined;
mod told_apart;

use std::collections::BTreeSet;

use jiff::civil::{Date, date, time};
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION, Way},
    contacts::{self, Card, Channel, Whose},
    factors,
    foundation::{
        access::Role,
        audit::Entry,
        change::{By, Change},
        error::Error,
        ids::{Id, ParticipantId, SiteId, UserId},
        keyring::{self, Act, Keyring},
        store::Store,
        text::Language,
    },
    matching,
    openings::OpeningId,
    sign_in,
    users::{self, AssignmentId, NewAssignment, User},
};

use self::dice::{Dice, seal, take_something_back};
use super::{Desk, Running, done, goal, refused, said, under_key::former_backup};
use crate::world::Engine;

#[derive(Default)]
struct Programme {
    women: Vec<ParticipantId>,
    staff: Vec<UserId>,
    roles: Vec<AssignmentId>,
    passkeys: Vec<(UserId, factors::PasskeyId)>,
    /// Women who can be reached, who can be removed, and who may still ask to be forgotten.
    reachable: Vec<ParticipantId>,
    removable: Vec<ParticipantId>,
    leaving: Vec<ParticipantId>,
    /// Women about whom something is written.
    written: Vec<ParticipantId>,
    /// Whom each may still name.
    unnamed: Vec<(ParticipantId, UserId)>,
    openings: Vec<OpeningId>,
    /// What each agrees to.
    agreed: Vec<(ParticipantId, Purpose)>,
    /// Women with a number that is not safe any more, women and the account that one day is theirs, and who sits beside whom.
    numbers: Vec<ParticipantId>,
    apart: Vec<(ParticipantId, UserId)>,
    beside: Vec<(ParticipantId, ParticipantId)>,
    /// Whose files may be one woman's, and of which it was said that they are two's.
    alike: Vec<(ParticipantId, ParticipantId)>,
    told_apart: Vec<(ParticipantId, ParticipantId)>,
}

impl Programme {
    /// Nothing more of hers can be taken back.
    fn forget(&mut self, woman: ParticipantId) {
        for women in [&mut self.reachable, &mut self.removable, &mut self.numbers, &mut self.written] {
            women.retain(|one| *one != woman);
        }
        for accounts in [&mut self.unnamed, &mut self.apart] {
            accounts.retain(|(one, _)| *one != woman);
        }
        for pairs in [&mut self.beside, &mut self.alike, &mut self.told_apart] {
            pairs.retain(|(one, other)| *one != woman && *other != woman);
        }
        self.agreed.retain(|(one, _)| *one != woman);
    }
}

fn recipient(purpose: Purpose) -> Option<Recipient> {
    (purpose == Purpose::Sharing).then(|| Recipient { sector: "health".to_owned(), name: "Canaryplace".to_owned() })
}

fn say(change: &mut Change<'_>, at: (SiteId, ParticipantId), purpose: Purpose, said: Said) -> Result<(), Error> {
    say_until(change, at, (purpose, said), date(2999, 1, 1))
}

fn say_until(
    change: &mut Change<'_>,
    at: (SiteId, ParticipantId),
    (purpose, said): (Purpose, Said),
    until: Date,
) -> Result<(), Error> {
    let event = ConsentEvent {
        id: ConsentId::new(change.clock()),
        purpose,
        recipient: recipient(purpose),
        said,
        way: Some(Way::Spoken),
        reader: "Bota".to_owned(),
        witness: "Aigul".to_owned(),
        language: Some(Language::Ru),
        text_version: TEXT_VERSION.to_owned(),
        from: date(2026, 1, 1),
        until: (said == Said::Agreed).then_some(until),
        recorded_at: change.at(),
    };
    consents::add_event(change, at, &event)
}

/// The last day of a card that everybody has at first, and that of the ones that take its place.
const CARDS: [Date; 2] = [date(2999, 1, 1), date(2999, 2, 2)];

fn write_card(change: &mut Change<'_>, keyring: &Keyring, woman: ParticipantId, until: Date) -> Result<(), Error> {
    let site = site_of(change, woman)?;
    let card = Card {
        whose: Whose::Own,
        channel: Channel::Text,
        number: "+7 700 000 00 00".to_owned(),
        days: vec![2],
        from: time(10, 0, 0, 0),
        until: time(12, 0, 0, 0),
        zone: "Asia/Almaty".to_owned(),
        may_pick_up: String::new(),
        say: String::new(),
        code_word: String::new(),
        language: Language::Ru,
        written: date(2026, 1, 1),
        valid_until: until,
    };
    contacts::save_card(change, keyring, (site, woman), &card)
}

const WOMEN: usize = 60;

/// The women of the list, who agree to everything and can be reached, as many members of staff with roles, women to walk beside, and factors.
fn settle(store: &Store, keyring: &Keyring) -> Programme {
    let keyring = keyring.clone();
    store
        .change_now(By::CommandLine, move |change| {
            let site: SiteId = change.get("select id from site", &[], |row| row.get(0))?;
            let women = change.list("select id from participant order by id", &[], |row| row.get(0))?;
            for woman in &women {
                for purpose in Purpose::ALL {
                    say(change, (site, *woman), purpose, Said::Agreed)?;
                }
                write_card(change, &keyring, *woman, CARDS[0])?;
                matching::add_note(change, &keyring, (site, *woman), "Canarynote")?;
            }
            let (staff, roles, passkeys) = hire(change, site, &women)?;
            let openings = open_some(change, site, &women[women.len() / 2..], staff[0])?;
            let people = Programme {
                reachable: women.clone(),
                removable: women.clone(),
                written: women.clone(),
                // Those of whom nothing was opened: an opening would go with her.
                leaving: women[..women.len() / 4].to_vec(),
                unnamed: women.iter().copied().zip(staff.iter().rev().copied()).collect(),
                agreed: women.iter().flat_map(|woman| Purpose::ALL.map(|purpose| (*woman, purpose))).collect(),
                numbers: women.clone(),
                apart: women.iter().copied().zip(staff.iter().copied()).collect(),
                beside: women.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect(),
                alike: women.windows(2).map(|pair| (pair[0], pair[1])).collect(),
                told_apart: Vec::new(),
                women,
                staff,
                roles,
                passkeys,
                openings,
            };
            change.commit(Entry::event("test.people"), people)
        })
        .expect("they are there")
}

/// Accounts, roles, and what each signs in with.
type Staff = (Vec<UserId>, Vec<AssignmentId>, Vec<(UserId, factors::PasskeyId)>);

/// As many members of staff: each with a role, a woman to walk beside, and every factor.
fn hire(change: &mut Change<'_>, site: SiteId, women: &[ParticipantId]) -> Result<Staff, Error> {
    let (mut staff, mut roles, mut passkeys) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..women.len() {
        let user = User {
            id: UserId::new(change.clock()),
            sign_in_name: format!("staff{number}"),
            name: format!("Staff {number}"),
            language: Language::En,
        };
        users::add_user(change, &user)?;
        users::set_password(change, user.id, "hash")?;
        for participant in [None, women.get(number).copied()] {
            roles.push(users::add_assignment(
                change,
                &NewAssignment {
                    user: user.id,
                    role: Role::Mentor,
                    site,
                    group: None,
                    participant,
                    from: date(2026, 1, 1),
                    until: None,
                    approved_by: Some("somebody".to_owned()),
                },
            )?);
        }
        for _ in 0..3 {
            let (passkey, at) = (factors::PasskeyId::new(change.clock()), change.at());
            change.execute(
                "insert into passkey (id, user_id, name, credential, backup_eligible, created_at)
                 values ($1, $2, 'office', '{}', false, $3)",
                minka::binds![passkey, user.id, at],
            )?;
            passkeys.push((user.id, passkey));
        }
        let at = change.at();
        change.execute(
            "insert into totp_key (user_id, secret, last_step, created_at) values ($1, $2, 0, $3)",
            minka::binds![user.id, &[1u8], at],
        )?;
        sign_in::open_session(change, user.id)?;
        staff.push(user.id);
    }
    Ok((staff, roles, passkeys))
}

/// Some women stand open in an emergency.
fn open_some(
    change: &mut Change<'_>,
    site: SiteId,
    women: &[ParticipantId],
    by: UserId,
) -> Result<Vec<OpeningId>, Error> {
    let mut openings = Vec::new();
    for woman in women {
        let (id, at) = (OpeningId::new(change.clock()), change.at());
        change.execute(
            "insert into emergency_opening (id, site_id, participant_id, opened_by, opened_at, until_at, reason_id, verdict)
             values ($1, $2, $3, $4, $5, '2999-01-01T00:00:00.000Z', 'x', '')",
            minka::binds![id, site, *woman, by, at],
        )?;
        openings.push(id);
    }
    Ok(openings)
}

/// Everything that a restraint takes back and that is still there.
fn alive(store: &Store) -> BTreeSet<String> {
    store
        .read_now(|db| {
            let mut alive = BTreeSet::new();
            for sql in [
                "select 'user ' || id from staff_user where disabled_at is null",
                "select 'password ' || id from staff_user where password_hash is not null",
                "select 'role ' || id from assignment where until_day is null",
                "select 'granting ' || id from assignment where set_aside_at is null",
                "select 'passkey ' || id from passkey",
                "select 'code app ' || user_id from totp_key",
                "select 'recovery ' || id from recovery_code",
                "select 'woman ' || id from participant where erased_at is null",
                "select 'reachable ' || id from participant p where erased_at is null and not exists
                     (select 1 from contact_pause c where c.participant_id = p.id and c.lifted_at is null)",
                "select 'removable ' || id from participant p where not exists
                     (select 1 from hold h where h.participant_id = p.id and h.lifted_at is null)",
                "select 'seen ' || p.id || ' by ' || u.id from participant p cross join staff_user u
                 where p.erased_at is null and not exists (select 1 from exclusion e
                     where e.participant_id = p.id and e.user_id = u.id and e.lifted_at is null)",
                "select 'open ' || id from emergency_opening where ended_at is null",
                "select 'number of ' || participant_id from contact_card where valid_until = '2999-01-01'",
                "select 'opens ' || p.id || ' as ' || u.id from participant p cross join staff_user u
                 where p.erased_at is null and not exists (select 1 from own_file o
                     where o.participant_id = p.id and o.user_id = u.id and o.ended_at is null)",
                "select 'beside ' || p.id || ' sits ' || q.id from participant p join participant q on p.id < q.id
                 where p.erased_at is null and q.erased_at is null and not exists (select 1 from keep_apart k
                     where k.participant_a = p.id and k.participant_b = q.id and k.until_day is null)",
                "select 'perhaps ' || p.id || ' is ' || q.id from participant p join participant q on p.id < q.id
                 where p.erased_at is null and q.erased_at is null and not exists (select 1 from duplicate_verdict v
                     where v.one_id = p.id and v.other_id = q.id and v.taken_back_at is null)",
                "select 'written of ' || participant_id from handover_note",
                "select 'signed in ' || id from sign_in where ended_at is null",
            ] {
                db.each(sql, &[], |row| {
                    alive.insert(row.get(0)?);
                    Ok(true)
                })?;
            }
            let women: Vec<ParticipantId> = db.list("select id from participant", &[], |row| row.get(0))?;
            for woman in women {
                for purpose in Purpose::ALL {
                    if consents::holds(db, woman, purpose, recipient(purpose).as_ref(), date(2026, 12, 1))? {
                        alive.insert(format!("{woman} agrees to {}", purpose.key()));
                    }
                }
            }
            Ok(alive)
        })
        .expect("it can be read")
}

fn site_of(change: &mut Change<'_>, woman: ParticipantId) -> Result<SiteId, Error> {
    change.get("select site_id from participant where id = $1", minka::binds![woman], |row| row.get(0))
}

fn desk_of_sixty(engine: Engine) -> Desk {
    let desk = Desk::with_programme_on(engine);
    let names: String = (0..WOMEN).map(|at| format!("Woman {at},Group {}\n", at / 15)).collect();
    std::fs::write(desk.path("list.csv"), format!("name,group\n{names}")).expect("written");
    done(&desk.minka(&["import", "list.csv", "--folder", "asar", "--create-groups"]), "60  women registered");
    desk
}

fn opened(desk: &Desk) -> (Store, Keyring) {
    let (folder, store) = desk.open("asar");
    let keyring = keyring::open_of(&folder, &store).expect("the keyring");
    (store, keyring)
}

fn backup(desk: &Desk, file: &str) {
    let pass = desk.secret("pass", "four unrelated words here\n");
    done(
        &desk.minka(&["backup", file, "--folder", "asar", "--backup-passphrase-file", &pass, "--with-key"]),
        "holds everything",
    );
}

fn restore(desk: &Desk, engine: Engine, folder: &str, more: &[&str]) -> std::process::Output {
    restore_from(desk, engine, ("b.minka", folder), more)
}

/// From the same moment, as it lies in a back-up of the former kind.
fn restore_former(desk: &Desk, engine: Engine, folder: &str, more: &[&str]) -> std::process::Output {
    restore_from(desk, engine, ("former.minka", folder), more)
}

fn restore_from(desk: &Desk, engine: Engine, (file, folder): (&str, &str), more: &[&str]) -> std::process::Output {
    let (pass, goal) = (desk.secret("pass", "four unrelated words here\n"), goal(engine));
    desk.minka(&[&["restore", file, folder, "--backup-passphrase-file", &pass], &said(&goal)[..], more].concat())
}

/// R27: a back-up, five hundred random restraints, and the back-up again.
#[test]
fn five_hundred_restraints_are_in_force_before_the_first_page() {
    five_hundred(Engine::Sqlite);
}

#[test]
fn five_hundred_restraints_are_in_force_in_postgresql_before_the_first_page() {
    five_hundred(Engine::Postgres);
}

fn five_hundred(engine: Engine) {
    let desk = desk_of_sixty(engine);
    let (mut kinds, mut count) = (BTreeSet::new(), 0);
    let (before, after) = {
        let (store, keyring) = opened(&desk);
        let mut people = settle(&store, &keyring);
        let before = alive(&store);
        assert!(before.len() > 900, "{}", before.len());
        backup(&desk, "b.minka");
        former_backup(&desk, "asar", ("former.minka", "four unrelated words here"));
        let mut dice = Dice(20_261_124);
        while count < 500 {
            // The programme goes to the writing thread and comes back.
            let outcome = {
                let (mut moved, mut thrown, held) = (std::mem::take(&mut people), Dice(dice.0), keyring.clone());
                store
                    .change_now(By::CommandLine, move |change| {
                        let act = match count {
                            250 => Some(seal(change)?),
                            _ => take_something_back(change, &held, &mut moved, &mut thrown)?,
                        };
                        let outcome = (act, moved, thrown);
                        if act.is_some() {
                            change.commit(Entry::event("test.restraint"), outcome)
                        } else {
                            change.unchanged(outcome)
                        }
                    })
                    .expect("it is taken back")
            };
            let (act, moved, thrown) = outcome;
            (people, dice) = (moved, thrown);
            if let Some(act) = act {
                kinds.insert(act.key());
                count += 1;
            }
        }
        assert!(keyring.list_restraints(jiff::Timestamp::UNIX_EPOCH).expect("a journal").len() >= 500);
        (before, alive(&store))
    };
    // Joining and parting take nothing back: they say in whose files the rest is to be looked for (`joined`).
    let leads = [Act::FilesJoined, Act::FilesParted];
    let all: BTreeSet<&str> = Act::ALL.iter().filter(|act| !leads.contains(act)).map(|act| act.key()).collect();
    assert_eq!(kinds, all, "every kind that exists");
    assert!(before.len() - after.len() > 400, "{} of {}", after.len(), before.len());
    done(&restore(&desk, engine, "again", &["--keyring", "asar/keyring.db"]), "all of them are");
    let (_, store) = desk.open("again");
    let restored = alive(&store);
    assert_eq!(restored, after, "came alive again: {:?}", restored.difference(&after).collect::<Vec<_>>());
    drop(store);
    done(&desk.minka(&["check", "--folder", "again"]), "Everything is whole");
    // A database that was put back by hand, without `restore`, learns it at the next start: as it stood, and as only back-ups of the former
    // kind hold it without the keyring.
    let raw = restore_former(&desk, engine, "raw", &["--lose-sealed"]);
    done(&raw, "SAFE MODE");
    let (_, store) = desk.open("raw");
    assert_ne!(alive(&store), after);
    drop(store);
    done(&desk.minka(&["restraints", "asar/keyring.db", "--folder", "raw"]), "Safe mode has ended");
    let (_, store) = desk.open("raw");
    // What is sealed was given up: there is no number, not even a safe one, and nothing that was written.
    let gone = |one: &String| one.starts_with("number of") || one.starts_with("written of");
    let without_sealed: BTreeSet<String> = after.into_iter().filter(|one| !gone(one)).collect();
    assert_eq!(alive(&store), without_sealed);
}

#[test]
fn without_a_journal_nothing_leaves_and_another_folders_is_refused() {
    let (desk, engine) = (desk_of_sixty(Engine::Sqlite), Engine::Sqlite);
    former_backup(&desk, "asar", ("former.minka", "four unrelated words here"));
    done(&restore_former(&desk, engine, "again", &["--lose-sealed"]), "SAFE MODE");
    refused(&desk.minka(&["export", "--folder", "again"]), "safe mode");
    done(&desk.init("other", &[]), "is ready");
    refused(&desk.minka(&["restraints", "other/keyring.db", "--folder", "again"]), "another folder");
    refused(&desk.minka(&["export", "--folder", "again"]), "safe mode");
    let running = Running::start(&desk, &["serve", "--folder", "again"]);
    assert!(running.get("/healthz", "").contains("ok"));
    drop(running);
    done(&desk.minka(&["restraints", "asar/keyring.db", "--folder", "again"]), "Safe mode has ended");
    done(&desk.minka(&["export", "--folder", "again"]), "60 women written");
    let output = desk.minka(&["user", "disable", "aigul", "--folder", "asar"]);
    done(&output, "can no longer sign in");
    let (_, keyring) = opened(&desk);
    let journal = keyring.list_restraints(jiff::Timestamp::UNIX_EPOCH).expect("a journal");
    assert_eq!(journal.last().map(|line| line.restraint.act), Some(Act::AccountClosed), "{journal:?}");
}
