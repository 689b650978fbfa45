//! What was taken back after two files became one holds in both of them when a back-up brings them back apart; and a no after a yes,
//! a shorter yes and an older number as anybody would try them by hand.

use minka::{
    duplicates, exclusions,
    forgetting::hold_again,
    foundation::{ids::new_uuid, told::Portion},
    groups, leader_wall,
    merges::{self, Choice},
    people::find_by_id,
};

use super::*;

pub(super) fn change(store: &Store, work: impl FnOnce(&mut Change<'_>) -> Result<(), Error> + Send + 'static) {
    store
        .change_now(By::CommandLine, move |change| {
            work(change)?;
            change.commit(Entry::event("test.since"), ())
        })
        .expect("it is done");
}

fn holds(store: &Store, woman: ParticipantId, purpose: Purpose, day: Date) -> bool {
    let asked = move |db: &mut minka::foundation::store::Db<'_>| {
        consents::holds(db, woman, purpose, recipient(purpose).as_ref(), day)
    };
    store.read_now(asked).expect("it can be read")
}

fn count(store: &Store, sql: &'static str) -> i64 {
    store.read_now(move |db| db.get(sql, &[], |row| row.get(0))).expect("it can be counted")
}

/// Whether she is paused, has no number, hides from both whom she named, and from the account that is hers, is kept apart, is held.
fn stands(store: &Store, (woman, other): (ParticipantId, ParticipantId), staff: [UserId; 3]) -> [bool; 7] {
    let [named, hers, unwanted] = staff;
    let read = move |db: &mut minka::foundation::store::Db<'_>| {
        let excluded = exclusions::list_named(db, woman, Portion::ALL)?;
        let is_named = |user: UserId| excluded.iter().any(|one| one.user == user);
        let mut there = |sql: &'static str, with: String| {
            let found = db.find(sql, minka::binds![woman, &with], |_| Ok(()));
            found.map(|found| found.is_some())
        };
        let apart = there(
            "select 1 from keep_apart where (participant_a = $1 and participant_b = $2)
                 or (participant_a = $2 and participant_b = $1)",
            other.to_string(),
        )?;
        let held = there(
            "select 1 from hold where participant_id = $1 and until_day = $2 and lifted_at is null",
            "2999-01-01".to_owned(),
        )?;
        let linked = there(
            "select 1 from own_file where participant_id = $1 and user_id = $2 and ended_at is null",
            hers.to_string(),
        )?;
        let kept_out = linked || is_named(hers);
        let (paused, reachable) = (contacts::is_paused(db, woman)?, contacts::has_card(db, woman)?);
        Ok([paused, !reachable, is_named(named), is_named(unwanted), kept_out, apart, held])
    };
    store.read_now(read).expect("it can be read")
}

/// Four women: two whose files become one, one of whom that one is kept apart, and one who stays by herself.
pub(super) fn desk_of_four() -> Desk {
    let desk = Desk::with_programme();
    let names = "One,Group\nTwo,Group\nThree,Group\nFour,Group\n";
    std::fs::write(desk.path("list.csv"), format!("name,group\n{names}")).expect("written");
    done(&desk.minka(&["import", "list.csv", "--folder", "asar", "--create-groups"]), "4  women registered");
    desk
}

#[test]
fn what_was_taken_back_after_a_merge_is_taken_back_in_both_files() {
    let desk = desk_of_four();
    let (women, staff) = {
        let (store, keyring) = opened(&desk);
        let people = settle(&store, &keyring);
        let [first, second, other, alone] = people.women[..] else { panic!("four women") };
        let site = store.read_now(|db| db.get("select id from site", &[], |row| row.get(0))).expect("a site");
        let unwanted = people.staff[2];
        // Before the back-up, in the second file alone: once they are one it holds for both.
        change(&store, move |change| {
            say(change, (site, second), Purpose::Story, Said::Refused)?;
            exclusions::add_exclusion(change, (site, second), unwanted).map(drop)
        });
        backup(&desk, "b.minka");
        let code = store.read_now(move |db| find_by_id(db, second)).expect("read").expect("she").code;
        let (named, hers, keys) = (people.staff[0], people.staff[1], keyring.clone());
        change(&store, move |change| {
            let id = merges::add_proposal(change, site, (first, second, &code), &[])?;
            merges::put_together(change, &keys, &Choice { id, site, first, second, from_second: Vec::new() })
        });
        let keys = keyring;
        change(&store, move |change| {
            say(change, (site, first), Purpose::Notes, Said::Withdrawn)?;
            say(change, (site, first), Purpose::Sharing, Said::Refused)?;
            say_until(change, (site, first), (Purpose::Photo, Said::Agreed), date(2026, 11, 30))?;
            contacts::pause(change, (site, first))?;
            exclusions::add_exclusion(change, (site, first), named)?;
            leader_wall::link_file(change, (site, first), hers)?;
            groups::add_keep_apart(change, site, (first, other), date(2026, 1, 1))?;
            duplicates::tell_apart_elsewhere(change, site, (first, other))?;
            let hold = format!("{} 2999-01-01", new_uuid(change.clock()));
            hold_again(change, first, &hold)?;
            write_card(change, &keys, first, CARDS[1])
        });
        ([first, second, other, alone], [named, hers, unwanted])
    };
    done(&restore(&desk, Engine::Sqlite, "again", &["--keyring", "asar/keyring.db"]), "all of them are");
    let (_, store) = desk.open("again");
    let day = date(2026, 12, 1);
    let [first, second, other, alone] = women;
    for woman in [first, second] {
        for purpose in [Purpose::Notes, Purpose::Sharing, Purpose::Photo, Purpose::Story] {
            assert!(!holds(&store, woman, purpose, day), "{woman} {purpose:?}");
        }
        assert!(holds(&store, woman, Purpose::Survey, day), "what she did not take back");
        let stands = stands(&store, (woman, other), staff);
        assert_eq!(stands, [true; 7], "{woman}: paused, no number, two named, behind the wall, apart, held");
        let told_apart = store.read_now(move |db| duplicates::is_told_apart(db, woman, other)).expect("it can be read");
        assert!(told_apart, "{woman}: of neither it is asked again");
    }
    assert!(Purpose::ALL.into_iter().all(|purpose| holds(&store, alone, purpose, day)), "hers is as it was");
    assert_eq!(count(&store, "select count(*) from contact_card"), 2, "the others are reached as before");
    drop(store);
    done(&desk.minka(&["check", "--folder", "again"]), "Everything is whole");
}

/// Taken apart again, the second is another woman from then on.
#[test]
fn what_was_taken_back_after_two_were_told_apart_again_is_one_womans() {
    let desk = desk_of_four();
    let women = {
        let (store, keyring) = opened(&desk);
        let people = settle(&store, &keyring);
        let (first, second) = (people.women[0], people.women[1]);
        backup(&desk, "b.minka");
        let site = store.read_now(|db| db.get("select id from site", &[], |row| row.get(0))).expect("a site");
        let code = store.read_now(move |db| find_by_id(db, second)).expect("read").expect("she").code;
        change(&store, move |change| {
            let id = merges::add_proposal(change, site, (first, second, &code), &[])?;
            let choice = Choice { id, site, first, second, from_second: Vec::new() };
            merges::put_together(change, &keyring, &choice)?;
            merges::take_apart(change, &choice).map(drop)
        });
        change(&store, move |change| say(change, (site, first), Purpose::Notes, Said::Withdrawn));
        (first, second)
    };
    done(&restore(&desk, Engine::Sqlite, "again", &["--keyring", "asar/keyring.db"]), "all of them are");
    let (_, store) = desk.open("again");
    let day = date(2026, 12, 1);
    assert!(!holds(&store, women.0, Purpose::Notes, day));
    assert!(holds(&store, women.1, Purpose::Notes, day));
}

/// The finding that began it: asked again she says no, or yes for a shorter time, and the old yes came back with the back-up.
#[test]
fn an_old_yes_does_not_come_back_after_a_no_or_a_shorter_yes() {
    let desk = desk_of_four();
    let (one, two, until) = {
        let (store, keyring) = opened(&desk);
        let people = settle(&store, &keyring);
        let (one, two) = (people.women[0], people.women[1]);
        let site = store.read_now(|db| db.get("select id from site", &[], |row| row.get(0))).expect("a site");
        backup(&desk, "b.minka");
        let until = date(2998, 6, 1);
        change(&store, move |change| {
            say(change, (site, one), Purpose::Sharing, Said::Refused)?;
            say_until(change, (site, two), (Purpose::Sharing, Said::Agreed), until)?;
            // A longer yes takes nothing back, and a no to what was never asked neither.
            say_until(change, (site, two), (Purpose::Photo, Said::Agreed), date(2999, 6, 1))?;
            say(change, (site, one), Purpose::Sharing, Said::Withdrawn)
        });
        let journal = keyring.list_restraints(jiff::Timestamp::UNIX_EPOCH).expect("a journal");
        let acts: Vec<Act> = journal.iter().map(|line| line.restraint.act).collect();
        assert_eq!(acts, [Act::ConsentRefused, Act::ConsentShortened, Act::ConsentWithdrawn]);
        let all = format!("{journal:?}");
        assert!(!all.contains("Canaryplace") && !all.contains("health"), "ids and days only: {all}");
        (one, two, until)
    };
    done(&restore(&desk, Engine::Sqlite, "again", &["--keyring", "asar/keyring.db"]), "all of them are");
    let (_, store) = desk.open("again");
    assert!(!holds(&store, one, Purpose::Sharing, date(2026, 12, 1)));
    assert!(holds(&store, two, Purpose::Sharing, until) && !holds(&store, two, Purpose::Sharing, date(2998, 6, 2)));
    assert!(holds(&store, two, Purpose::Photo, date(2998, 12, 31)));
    let said = "select count(*) from consent_event where said = 'refused' and purpose = 'sharing'";
    assert_eq!(count(&store, said), 1, "it is written as she said it");
}
