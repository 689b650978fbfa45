//! What was taken back since a back-up is in force again before the first page is served; without the journal, safe mode.

use std::collections::BTreeSet;

use jiff::civil::date;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION, Way},
    contacts, exclusions, factors, forgetting,
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
    openings::{self, OpeningId},
    people::find_by_id,
    sealing, sign_in, staff,
    users::{self, AssignmentId, NewAssignment, User},
};

use super::{Desk, Running, done, goal, refused, said};
use crate::world::Engine;

/// Invented, always the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % most
    }

    fn take<T>(&mut self, from: &mut Vec<T>) -> Option<T> {
        if from.is_empty() { None } else { Some(from.swap_remove(self.below(from.len()))) }
    }
}

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
    /// Whom each may still name.
    unnamed: Vec<(ParticipantId, UserId)>,
    openings: Vec<OpeningId>,
    /// What each agrees to.
    agreed: Vec<(ParticipantId, Purpose)>,
}

impl Programme {
    /// Nothing more of hers can be taken back.
    fn forget(&mut self, woman: ParticipantId) {
        for women in [&mut self.reachable, &mut self.removable] {
            women.retain(|one| *one != woman);
        }
        self.unnamed.retain(|(one, _)| *one != woman);
        self.agreed.retain(|(one, _)| *one != woman);
    }
}

fn recipient(purpose: Purpose) -> Option<Recipient> {
    (purpose == Purpose::Sharing).then(|| Recipient { sector: "health".to_owned(), name: "Canaryplace".to_owned() })
}

fn say(change: &mut Change<'_>, at: (SiteId, ParticipantId), purpose: Purpose, said: Said) -> Result<(), Error> {
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
        until: (said == Said::Agreed).then(|| date(2999, 1, 1)),
        recorded_at: change.at(),
    };
    consents::add_event(change, at, &event)
}

const WOMEN: usize = 60;
const STAFF: usize = 60;

/// Sixty women who agree to everything, sixty members of staff with roles, women to walk beside, and factors.
fn settle(store: &Store) -> Programme {
    store
        .change_now(By::CommandLine, |change| {
            let site: SiteId = change.get("select id from site", &[], |row| row.get(0))?;
            let women = change.list("select id from participant order by id", &[], |row| row.get(0))?;
            for woman in &women {
                for purpose in Purpose::ALL {
                    say(change, (site, *woman), purpose, Said::Agreed)?;
                }
            }
            let (mut staff, mut roles, mut passkeys) = (Vec::new(), Vec::new(), Vec::new());
            for number in 0..STAFF {
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
            let openings = open_some(change, site, &women[WOMEN / 2..], staff[0])?;
            let people = Programme {
                reachable: women.clone(),
                removable: women.clone(),
                // Those of whom nothing was opened: an opening would go with her.
                leaving: women[..WOMEN / 4].to_vec(),
                unnamed: women.iter().copied().zip(staff.iter().rev().copied()).collect(),
                agreed: women.iter().flat_map(|woman| Purpose::ALL.map(|purpose| (*woman, purpose))).collect(),
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

/// One thing of each kind may run out; then another is taken.
fn take_something_back(
    change: &mut Change<'_>,
    keyring: &Keyring,
    people: &mut Programme,
    dice: &mut Dice,
) -> Result<Option<Act>, Error> {
    let today = change.clock().today("Asia/Almaty");
    let taken = match dice.below(14) {
        0 => dice.take(&mut people.staff).map(|user| staff::close_account(change, user).map(|()| Act::AccountClosed)),
        1 => {
            dice.take(&mut people.roles).map(|role| users::end_assignment(change, role, today).map(|()| Act::RoleEnded))
        }
        2 => dice
            .take(&mut people.passkeys)
            .map(|(user, id)| factors::remove_passkey(change, user, id).map(|_| Act::PasskeyRemoved)),
        3 => take_from_staff(change, people, dice),
        4..=7 => take_from_her(change, keyring, people, dice),
        _ => dice.take(&mut people.agreed).map(|(woman, purpose)| {
            let site = site_of(change, woman)?;
            say(change, (site, woman), purpose, Said::Withdrawn).map(|()| Act::ConsentWithdrawn)
        }),
    };
    match taken.transpose() {
        // What had ended already stays so.
        Err(Error::NotFound) => Ok(None),
        done => done,
    }
}

fn site_of(change: &mut Change<'_>, woman: ParticipantId) -> Result<SiteId, Error> {
    change.get("select site_id from participant where id = $1", minka::binds![woman], |row| row.get(0))
}

fn take_from_staff(change: &mut Change<'_>, people: &Programme, dice: &mut Dice) -> Option<Result<Act, Error>> {
    let today = change.clock().today("Asia/Almaty");
    let user = people.staff.get(dice.below(people.staff.len().max(1))).copied()?;
    Some(match dice.below(4) {
        0 => factors::remove_code_app(change, user).map(|()| Act::CodeAppRemoved),
        1 => factors::remove_all(change, user)
            .and_then(|()| users::remove_password(change, user))
            .map(|()| Act::FactorsRemoved),
        2 => users::set_aside_roles(change, user).map(|_| Act::RolesSetAside),
        _ => site_of(change, people.women[0])
            .and_then(|site| users::end_mentoring_of(change, user, site, today))
            .map(|_| Act::MentoringEnded),
    })
}

/// What is about one woman: a pause, whom she names, the end of an opening, a hold, and that she is forgotten.
fn take_from_her(
    change: &mut Change<'_>,
    keyring: &Keyring,
    people: &mut Programme,
    dice: &mut Dice,
) -> Option<Result<Act, Error>> {
    let now = change.at();
    Some(match dice.below(5) {
        0 => dice.take(&mut people.reachable).map(|woman| {
            let site = site_of(change, woman)?;
            contacts::pause(change, (site, woman)).map(|_| Act::ContactPaused)
        })?,
        1 => dice.take(&mut people.unnamed).map(|(woman, user)| {
            let site = site_of(change, woman)?;
            exclusions::add_exclusion(change, (site, woman), user).map(|_| Act::StaffExcluded)
        })?,
        2 => dice.take(&mut people.openings).map(|id| {
            // As the room does it: `openings::one_woman_is_open_for_an_hour_to_read` sees its line in the journal.
            change.restrain(Act::EmergencyEnded, id, "");
            openings::end_again(change, id, now).map(|_| Act::EmergencyEnded)
        })?,
        3 => dice.take(&mut people.removable).map(|woman| {
            let hold = format!("{} 2999-01-01", minka::foundation::ids::new_uuid(change.clock()));
            forgetting::hold_again(change, woman, &hold).map(|_| Act::HoldPlaced)
        })?,
        _ => dice.take(&mut people.leaving).map(|woman| {
            people.forget(woman);
            let known = find_by_id(change, woman)?.ok_or(Error::NotFound)?;
            let today = change.clock().today("Asia/Almaty");
            forgetting::forget(change, keyring, &known, today).map(|()| Act::Erased)
        })?,
    })
}

/// As the room does it when two have spoken.
fn seal(change: &mut Change<'_>) -> Result<Act, Error> {
    let at = change.at();
    change.restrain(Act::SiteSealed, "site", at);
    sealing::end_what_opens(change).map(|_| Act::SiteSealed)
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
    let (pass, goal) = (desk.secret("pass", "four unrelated words here\n"), goal(engine));
    desk.minka(&[&["restore", "b.minka", folder, "--backup-passphrase-file", &pass], &said(&goal)[..], more].concat())
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
        let mut people = settle(&store);
        let before = alive(&store);
        assert!(before.len() > 900, "{}", before.len());
        backup(&desk, "b.minka");
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
    let all: BTreeSet<&str> = Act::ALL.iter().map(|act| act.key()).collect();
    assert_eq!(kinds, all, "every kind that exists");
    assert!(before.len() - after.len() > 400, "{} of {}", after.len(), before.len());
    done(&restore(&desk, engine, "again", &["--keyring", "asar/keyring.db"]), "all of them are");
    let (_, store) = desk.open("again");
    let restored = alive(&store);
    assert_eq!(restored, after, "came alive again: {:?}", restored.difference(&after).collect::<Vec<_>>());
    drop(store);
    done(&desk.minka(&["check", "--folder", "again"]), "Everything is whole");
    // A database that was put back by hand, without `restore`, learns it at the next start.
    let raw = restore(&desk, engine, "raw", &["--lose-sealed"]);
    done(&raw, "SAFE MODE");
    let (_, store) = desk.open("raw");
    assert_ne!(alive(&store), after);
    drop(store);
    done(&desk.minka(&["restraints", "asar/keyring.db", "--folder", "raw"]), "Safe mode has ended");
    let (_, store) = desk.open("raw");
    assert_eq!(alive(&store), after);
}

#[test]
fn without_a_journal_nothing_leaves_and_another_folders_is_refused() {
    let (desk, engine) = (desk_of_sixty(Engine::Sqlite), Engine::Sqlite);
    backup(&desk, "b.minka");
    done(&restore(&desk, engine, "again", &["--lose-sealed"]), "SAFE MODE");
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
