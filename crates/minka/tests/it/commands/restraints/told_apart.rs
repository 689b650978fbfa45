//! What was said of two files since an older back-up, at one site or across two, is not asked again when that back-up is brought back.

use minka::{
    duplicates::{is_told_apart, take_back_again, tell_apart_again, tell_apart_elsewhere},
    foundation::store::Db,
    users::Site,
};

use super::{
    joined::{change, desk_of_four},
    *,
};

/// The word with which two files stand apart; nothing when nobody says so.
fn word_of(store: &Store, pair: (ParticipantId, ParticipantId)) -> Option<String> {
    let stands = move |db: &mut Db<'_>| {
        assert_eq!(is_told_apart(db, pair.0, pair.1)?, is_told_apart(db, pair.1, pair.0)?, "whichever is named first");
        db.find(
            "select word from duplicate_verdict where taken_back_at is null and ((one_id = $1 and other_id = $2)
                 or (one_id = $2 and other_id = $1))",
            minka::binds![pair.0, pair.1],
            |row| row.get(0),
        )
    };
    store.read_now(stands).expect("it can be read")
}

#[test]
fn two_files_told_apart_across_sites_or_within_one_stay_so_after_a_restore() {
    told_apart(Engine::Sqlite);
}

#[test]
fn two_files_told_apart_stay_so_in_postgresql_after_a_restore() {
    told_apart(Engine::Postgres);
}

fn told_apart(engine: Engine) {
    let desk = Desk::with_programme_on(engine);
    let names = "One,Group\nTwo,Group\nThree,Group\nFour,Group\n";
    std::fs::write(desk.path("list.csv"), format!("name,group\n{names}")).expect("written");
    done(&desk.minka(&["import", "list.csv", "--folder", "asar", "--create-groups"]), "4  women registered");
    let [one, two, three, four] = {
        let (store, keyring) = opened(&desk);
        let women: Vec<ParticipantId> = store
            .read_now(|db| db.list("select id from participant order by id", &[], |row| row.get(0)))
            .expect("four");
        let [one, two, three, four] = women[..] else { panic!("four women") };
        // The fourth is at another site of the programme.
        change(&store, move |change| {
            let (site, programme) =
                change.get("select id, programme_id from site", &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let second = Site { id: SiteId::new(change.clock()), programme, name: "Talgar".to_owned() };
            users::add_site(change, &second)?;
            change.execute("update participant set site_id = $1 where id = $2", minka::binds![second.id, four])?;
            tell_apart_elsewhere(change, site, (three, four))
        });
        backup(&desk, "b.minka");
        change(&store, move |change| {
            let site = site_of(change, one)?;
            tell_apart_elsewhere(change, site, (four, one))?;
            assert!(tell_apart_again(change, (two, three))? && !tell_apart_again(change, (three, two))?);
            assert!(!tell_apart_again(change, (two, two))?, "nobody is two women");
            // Said and taken back, and said before the back-up and taken back since.
            assert!(tell_apart_again(change, (one, two))? && take_back_again(change, (two, one))?);
            assert!(take_back_again(change, (three, four))? && !take_back_again(change, (three, four))?);
            Ok(())
        });
        let journal = keyring.list_restraints(jiff::Timestamp::UNIX_EPOCH).expect("a journal");
        let acts: Vec<Act> = journal.iter().map(|line| line.restraint.act).collect();
        let (apart, alike) = (Act::ToldApart, Act::AlikeAfterAll);
        assert_eq!(acts, [apart, apart, apart, apart, alike, alike]);
        [one, two, three, four]
    };
    done(&restore(&desk, engine, "again", &["--keyring", "asar/keyring.db"]), "all of them are");
    let (_, store) = desk.open("again");
    assert_eq!(word_of(&store, (one, four)).as_deref(), Some("elsewhere"), "nobody at either site is asked again");
    assert_eq!(word_of(&store, (two, three)).as_deref(), Some(""));
    assert_eq!(word_of(&store, (one, two)), None, "it was taken back");
    assert_eq!(word_of(&store, (three, four)), None, "it was taken back since");
}

/// A woman whom the back-up does not know yet holds nothing up.
#[test]
fn a_file_that_is_younger_than_the_back_up_holds_nothing_up() {
    let desk = desk_of_four();
    let one = {
        let (store, _) = opened(&desk);
        backup(&desk, "b.minka");
        drop(store);
        std::fs::write(desk.path("more.csv"), "name,group\nFive,Group\n").expect("written");
        done(&desk.minka(&["import", "more.csv", "--folder", "asar", "--create-groups"]), "1  woman registered");
        let (store, _) = opened(&desk);
        let women: Vec<ParticipantId> = store
            .read_now(|db| db.list("select id from participant order by id", &[], |row| row.get(0)))
            .expect("five");
        let (one, five) = (women[0], women[4]);
        change(&store, move |change| tell_apart_again(change, (one, five)).map(drop));
        one
    };
    let restored = restore(&desk, Engine::Sqlite, "again", &["--keyring", "asar/keyring.db"]);
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let (_, store) = desk.open("again");
    assert!(store.read_now(move |db| find_by_id_of(db, one)).expect("read"), "she is there");
}

fn find_by_id_of(db: &mut Db<'_>, woman: ParticipantId) -> Result<bool, Error> {
    minka::people::find_by_id(db, woman).map(|found| found.is_some())
}
