//! A key of her own for every woman: what opens and what does not, what is durable, and what lies in the folder.

use std::{os::unix::fs::PermissionsExt, path::Path};

use minka::{
    foundation::{
        audit::Entry,
        change::By,
        clock::Clock,
        crypto::Keys,
        error::Error,
        folder::Kind,
        ids::{Id, ParticipantId},
        keyring::{self, Act, Keyring, Part, Restraint, Use, is_under_her_key},
    },
    identities::{self, Identity},
};

use crate::{on_both, world::World};

const WORDS: &[u8] = b"Canaryname, Canarystreet 5";
const PLACE: &str = "sealed_identity.sealed";

fn woman() -> ParticipantId {
    ParticipantId::new(&Clock::system())
}

fn keys() -> Keys {
    Keys::new([7; 32])
}

fn new_in(folder: &Path) -> Keyring {
    Keyring::create_at(&folder.join("keyring.db"), &keys(), Kind::Real).expect("a keyring")
}

fn opened(
    keyring: &Keyring,
    woman: ParticipantId,
    purpose: Use,
    place: &str,
    blob: &[u8],
) -> Result<Option<Vec<u8>>, Error> {
    keyring.open(woman, purpose, place, blob).map(|clear| clear.map(|clear| clear.to_vec()))
}

#[test]
fn what_is_hers_opens_for_her_her_use_and_her_row_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let keyring = new_in(folder.path());
    let (she, other) = (woman(), woman());
    let blob = keyring.seal(she, Use::Identity, PLACE, WORDS).expect("sealed");
    keyring.seal(other, Use::Identity, PLACE, WORDS).expect("sealed");
    assert_eq!(opened(&keyring, she, Use::Identity, PLACE, &blob).expect("it opens").as_deref(), Some(WORDS));
    assert!(opened(&keyring, other, Use::Identity, PLACE, &blob).is_err(), "another woman's");
    assert!(opened(&keyring, she, Use::Contact, PLACE, &blob).is_err(), "another use");
    assert!(opened(&keyring, she, Use::Notes, PLACE, &blob).is_err(), "another use");
    assert!(opened(&keyring, she, Use::Identity, "sealed_reason.sealed", &blob).is_err(), "moved to another table");
    for at in 0..blob.len() {
        let mut changed = blob.clone();
        changed[at] ^= 1;
        assert!(opened(&keyring, she, Use::Identity, PLACE, &changed).is_err(), "byte {at}");
        assert!(opened(&keyring, she, Use::Identity, PLACE, &blob[..at]).is_err(), "cut at {at}");
    }
    let again = keyring.seal(she, Use::Identity, PLACE, WORDS).expect("sealed");
    assert_ne!(blob, again, "never the same twice");
    // Nor does the installation's own key open it.
    assert!(keyring.installation().open("woman identity", PLACE, &blob).is_err());
}

#[test]
fn a_key_that_was_taken_away_never_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let keyring = new_in(folder.path());
    let (she, stays) = (woman(), woman());
    let blob = keyring.seal(she, Use::Identity, PLACE, WORDS).expect("sealed");
    let kept = keyring.seal(stays, Use::Identity, PLACE, WORDS).expect("sealed");
    keyring.take_key_away(she).expect("it is gone");
    keyring.take_key_away(she).expect("twice is once");
    assert_eq!(opened(&keyring, she, Use::Identity, PLACE, &blob).expect("no failure"), None);
    assert!(matches!(keyring.seal(she, Use::Notes, PLACE, WORDS), Err(Error::NotFound)));
    keyring.make_keys(&[she]).expect("nothing to do");
    assert_eq!(opened(&keyring, she, Use::Identity, PLACE, &blob).expect("no failure"), None);
    assert!(opened(&keyring, stays, Use::Identity, PLACE, &kept).expect("it opens").is_some());
    assert_eq!(keyring.count().expect("a number"), 1);
    // Whoever never had anything sealed is not somebody who was forgotten.
    assert_eq!(keyring.without_key([she, stays].into_iter()).expect("read"), []);
    let stranger = woman();
    assert_eq!(keyring.without_key([stranger].into_iter()).expect("read"), [stranger]);
}

#[test]
fn a_part_that_was_erased_opens_nowhere_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("disk");
    std::fs::create_dir(&place).expect("a disk");
    let keyring = new_in(folder.path()).with_second(&place).expect("two places");
    let she = woman();
    let note = keyring.seal(she, Use::Written, "visit_note.sealed.1", WORDS).expect("sealed");
    let answer = keyring.seal(she, Use::Answers, "assessment_answer.sealed.1", WORDS).expect("sealed");
    let reason = keyring.seal(she, Use::Notes, "sealed_reason.sealed.1", WORDS).expect("sealed");
    assert!(is_under_her_key(&note) && is_under_her_key(&reason));
    let open = |keyring: &Keyring, blob: &[u8]| opened(keyring, she, Use::Written, "visit_note.sealed.1", blob);
    assert_eq!(open(&keyring, &note).expect("it opens").as_deref(), Some(WORDS));
    assert!(opened(&keyring, she, Use::Notes, "visit_note.sealed.1", &note).is_err(), "another use");
    assert!(opened(&keyring, she, Use::Written, "visit_note.sealed.2", &note).is_err(), "another row");
    for at in [0, 2, 10, note.len() - 1] {
        let mut changed = note.clone();
        changed[at] ^= 4;
        assert!(open(&keyring, &changed).is_err(), "byte {at}");
    }
    // What was sealed before parts had keys of their own opens as it did.
    let older = keyring.seal(she, Use::Notes, "visit_note.sealed.1", WORDS).expect("sealed");
    assert_eq!(open(&keyring, &older).expect("it opens").as_deref(), Some(WORDS));
    keyring.keep_copies("2026-11-24T12:00:00Z".parse().expect("an instant")).expect("kept");
    keyring.take_part_away(she, Part::Notes).expect("it is gone");
    keyring.take_part_away(she, Part::Notes).expect("twice is once");
    let copy = keyring::newest_copy(folder.path()).expect("a copy").file;
    for file in [folder.path().join("keyring.db"), place.join("keyring.db"), copy] {
        let ring = Keyring::open_at(&file, &keys(), Kind::Real).expect("it opens");
        assert_eq!(open(&ring, &note).expect("no failure"), None, "{file:?}");
        assert!(opened(&ring, she, Use::Answers, "assessment_answer.sealed.1", &answer).expect("it opens").is_some());
        assert!(opened(&ring, she, Use::Notes, "sealed_reason.sealed.1", &reason).expect("it opens").is_some());
    }
    // She agrees again: what is written from now on opens, and nothing of before does.
    let anew = keyring.seal(she, Use::Written, "visit_note.sealed.1", WORDS).expect("sealed");
    assert_eq!(open(&keyring, &anew).expect("it opens").as_deref(), Some(WORDS));
    assert_eq!(open(&keyring, &note).expect("no failure"), None);
    drop(keyring);
    let other = Keyring::open_at(&place.join("keyring.db"), &keys(), Kind::Real).expect("it opens by itself");
    assert_eq!(open(&other, &anew).expect("it opens").as_deref(), Some(WORDS), "the second place has it");
    // A keyring that is older than the database says so, and does not take the words for erased.
    let strange = Keyring::open_at(&folder.path().join("keyring.db"), &keys(), Kind::Real).expect("it opens");
    let mut unknown = anew;
    unknown[1] = 9;
    assert!(open(&strange, &unknown).is_err());
}

#[test]
fn many_keys_are_one_durable_write_and_stay_after_a_new_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let women: Vec<ParticipantId> = (0..2000).map(|_| woman()).collect();
    let blobs: Vec<Vec<u8>> = {
        let keyring = new_in(folder.path());
        let begun = std::time::Instant::now();
        keyring.make_keys(&women).expect("made");
        assert!(begun.elapsed().as_secs() < 5, "2,000 keys took {:?}", begun.elapsed());
        women.iter().map(|she| keyring.seal(*she, Use::Contact, PLACE, WORDS).expect("sealed")).collect()
    };
    let path = folder.path().join("keyring.db");
    assert_eq!(std::fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o600);
    let keyring = Keyring::open_at(&path, &keys(), Kind::Real).expect("it opens");
    assert_eq!(keyring.count().expect("a number"), 2000);
    assert_eq!(keyring.damage().expect("looked"), Vec::<String>::new());
    for (she, blob) in women.iter().zip(&blobs) {
        assert!(opened(&keyring, *she, Use::Contact, PLACE, blob).expect("it opens").is_some());
    }
}

#[test]
fn another_folders_another_kinds_a_damaged_or_an_open_keyring_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("keyring.db");
    drop(new_in(folder.path()));
    let why = |opened: Result<Keyring, Error>| opened.err().map(|why| why.to_string()).unwrap_or_default();
    assert!(why(Keyring::open_at(&path, &Keys::new([8; 32]), Kind::Real)).contains("another folder"));
    assert!(why(Keyring::open_at(&path, &keys(), Kind::Demo)).contains("another kind"));
    assert!(why(Keyring::open_at(&folder.path().join("none.db"), &keys(), Kind::Real)).contains("is missing"));
    assert!(!folder.path().join("none.db").exists(), "never begun anew by looking");
    assert!(!why(Keyring::create_at(&path, &keys(), Kind::Real)).is_empty(), "never replaced");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("opened");
    assert!(why(Keyring::open_at(&path, &keys(), Kind::Real)).contains("read by others"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).expect("closed");
    // One bit in each of its pages, one after the other (F04).
    let whole = std::fs::read(&path).expect("bytes");
    for page in 0..whole.len() / 4096 {
        let mut bytes = whole.clone();
        bytes[page * 4096 + 100] ^= 4;
        std::fs::write(&path, bytes).expect("written");
        let found = Keyring::open_at(&path, &keys(), Kind::Real).and_then(|keyring| keyring.damage());
        assert!(!matches!(&found, Ok(problems) if problems.is_empty()), "page {page}");
    }
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("written");
    let found = Keyring::open_at(&path, &keys(), Kind::Real).and_then(|keyring| keyring.damage());
    assert!(!matches!(&found, Ok(problems) if problems.is_empty()), "cut short");
}

#[test]
fn the_second_place_has_everything_catches_up_and_must_be_there_to_take_a_key_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let (place, away) = (folder.path().join("disk"), folder.path().join("away"));
    std::fs::create_dir(&place).expect("a disk");
    let (before, after, gone) = (woman(), woman(), woman());
    let keyring = new_in(folder.path());
    keyring.make_keys(&[before, gone]).expect("made");
    let keyring = keyring.with_second(&place).expect("two places");
    keyring.make_keys(&[after]).expect("made");
    let blob = keyring.seal(after, Use::Identity, PLACE, WORDS).expect("sealed");
    drop(keyring);
    let other = Keyring::open_at(&place.join("keyring.db"), &keys(), Kind::Real).expect("it opens by itself");
    assert_eq!(other.count().expect("a number"), 3);
    assert!(opened(&other, after, Use::Identity, PLACE, &blob).expect("it opens").is_some());
    other.take_key_away(gone).expect("gone there");
    drop(other);
    // The disk is away: keys go on, forgetting waits; when it is back each has what the other had.
    std::fs::rename(&place, &away).expect("pulled out");
    let keyring = Keyring::open_at(&folder.path().join("keyring.db"), &keys(), Kind::Real).expect("it opens");
    let keyring = keyring.with_second(&place).expect("it goes on");
    assert_eq!(keyring.second_place(), Some(false));
    let meanwhile = woman();
    keyring.make_keys(&[meanwhile]).expect("made");
    assert!(keyring.take_key_away(before).is_err());
    assert_eq!(keyring.without_key([before].into_iter()).expect("read"), [], "nothing happened");
    std::fs::rename(&away, &place).expect("put back");
    keyring.take_key_away(before).expect("gone in both");
    assert_eq!(keyring.count().expect("a number"), 2);
    drop(keyring);
    let other = Keyring::open_at(&place.join("keyring.db"), &keys(), Kind::Real).expect("it opens");
    assert_eq!(other.count().expect("a number"), 2);
    assert_eq!(other.without_key([meanwhile, after, before, gone].into_iter()).expect("read"), []);
}

#[test]
fn a_copy_a_day_is_kept_for_two_weeks() {
    let folder = tempfile::tempdir().expect("a folder");
    let keyring = new_in(folder.path());
    let she = woman();
    keyring.make_keys(&[she]).expect("made");
    let day = |day: i64| {
        let noon: jiff::Timestamp = "2026-11-01T12:00:00Z".parse().expect("an instant");
        noon + jiff::SignedDuration::from_hours(24 * day)
    };
    let names = || {
        let mut names: Vec<String> = std::fs::read_dir(folder.path().join(keyring::COPIES))
            .expect("a folder")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    for today in 0..40 {
        keyring.keep_copies(day(today)).expect("kept");
        keyring.keep_copies(day(today)).expect("nothing to do");
        assert_eq!(names().len() as i64, (today + 1).min(keyring::KEPT_DAYS), "day {today}");
    }
    let newest = keyring::newest_copy(folder.path()).expect("a copy");
    assert_eq!(newest.day.to_string(), "2026-12-10");
    assert_eq!(names()[0], "keyring-2026-11-27.db");
    let copy = Keyring::open_at(&newest.file, &keys(), Kind::Real).expect("a copy opens as it is");
    assert_eq!((copy.count().expect("a number"), copy.id().expect("a name")), (1, keyring.id().expect("a name")));
    assert_eq!(std::fs::metadata(&newest.file).expect("there").permissions().mode() & 0o777, 0o600);
    // Fourteen days after her key went, no copy has it.
    keyring.take_key_away(she).expect("gone");
    for today in 40..54 {
        keyring.keep_copies(day(today)).expect("kept");
    }
    for name in names() {
        let copy = Keyring::open_at(&folder.path().join(keyring::COPIES).join(name), &keys(), Kind::Real);
        assert_eq!(copy.expect("it opens").count().expect("a number"), 0);
    }
}

/// What a file says of its journal: how far a copy goes is not how far the programme went.
#[test]
fn a_copy_knows_what_was_taken_back_until_it_was_made_and_does_not_pass_for_the_one_in_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |text: &str| -> jiff::Timestamp { format!("2026-11-{text}Z").parse().expect("an instant") };
    let path = |name: &str| folder.path().join(name);
    let open = |name: &str| Keyring::open_at(&path(name), &keys(), Kind::Real).expect("it opens");
    let restraint =
        |subject: &str| Restraint { act: Act::ContactPaused, subject: subject.to_owned(), more: String::new() };
    let keyring = new_in(folder.path());
    // As it was before anything of this was noted: it ends with its last line.
    assert_eq!(keyring.reach(&path("keyring.db")).expect("read").until, None);
    keyring.keep_restraints((1, at("20T10:00:00")), &[restraint("one")]).expect("kept");
    std::fs::copy(path("keyring.db"), path("former.db")).expect("copied");
    let former = open("former.db").reach(&path("former.db")).expect("read");
    assert_eq!((former.in_use, former.until), (false, Some(at("20T10:00:00"))));
    assert_eq!(former.missing_since(at("19T00:00:00")), Some(at("20T10:00:00")));
    assert_eq!(former.missing_since(at("22T00:00:00")), Some(at("22T00:00:00")), "a younger back-up knows more");
    // In use: nothing is missing, whatever the day.
    keyring.take_place(None, at("21T10:00:00")).expect("noted");
    let reach = |ring: &Keyring, name: &str| ring.reach(&path(name)).expect("read");
    assert!(reach(&keyring, "keyring.db").in_use);
    assert_eq!(reach(&keyring, "keyring.db").missing_since(at("01T00:00:00")), None);
    // A copy of the day learns what is taken back later as long as it lies beside the data; elsewhere it ends.
    let made = keyring.copy_now(at("22T10:00:00")).expect("a copy");
    std::fs::copy(&made, path("carried.db")).expect("carried away");
    std::fs::copy(path("keyring.db"), path("by_hand.db")).expect("copied");
    keyring.keep_restraints((2, at("23T10:00:00")), &[restraint("two")]).expect("kept");
    for (name, until) in [("carried.db", "22T10:00:00"), ("by_hand.db", "22T10:00:00")] {
        let found = reach(&open(name), name);
        assert_eq!((found.in_use, found.until), (false, Some(at(until))), "{name}");
    }
    let beside = Keyring::open_at(&made, &keys(), Kind::Real).expect("it opens").reach(&made).expect("read");
    assert_eq!((beside.in_use, beside.until), (false, Some(at("23T10:00:00"))));
    // It takes the place of the one that was lost: from then on it is in use, and has a gap.
    let carried = open("carried.db");
    carried.take_place(Some(at("22T10:00:00")), at("24T10:00:00")).expect("noted");
    let gap = reach(&carried, "carried.db");
    assert!(gap.in_use);
    assert_eq!(gap.missing_since(at("20T00:00:00")), Some(at("22T10:00:00")));
    assert_eq!(gap.missing_since(at("23T00:00:00")), Some(at("23T00:00:00")));
    assert_eq!(gap.missing_since(at("24T10:00:00")), None, "a back-up from after it");
    // What another one knows closes it as far as that goes.
    carried.learn_restraints(&open("by_hand.db"), &reach(&open("by_hand.db"), "by_hand.db")).expect("learnt");
    assert_eq!(reach(&carried, "carried.db").missing_since(at("20T00:00:00")), Some(at("22T10:00:00")));
    carried.learn_restraints(&keyring, &beside).expect("learnt");
    assert_eq!(reach(&carried, "carried.db").missing_since(at("20T00:00:00")), Some(at("23T10:00:00")));
    carried.learn_restraints(&keyring, &reach(&keyring, "keyring.db")).expect("learnt");
    assert_eq!(reach(&carried, "carried.db").missing_since(at("20T00:00:00")), None);
    assert_eq!(carried.list_restraints(at("01T00:00:00")).expect("a journal").len(), 2);
}

fn identity() -> Identity {
    Identity {
        legal_name: "Canaryname".to_owned(),
        phone: "+7 701 999 88 77".to_owned(),
        address: "Canarystreet 5".to_owned(),
        birth_date: "1985-04-03".to_owned(),
    }
}

fn blobs(world: &World) -> Vec<Vec<u8>> {
    world.read(|db| {
        let mut all = db.list("select sealed from sealed_identity", &[], |row| row.get(0))?;
        all.extend(
            db.list("select sealed from sealed_reason where participant_id is not null", &[], |row| row.get(0))?,
        );
        Ok(all)
    })
}

on_both! {
    async fn what_was_sealed_before_there_was_a_keyring_still_opens_and_is_sealed_anew(world) {
        let (woman, site, keys) = (world.women[0].0, world.almaty, world.app.keys().clone());
        world.change(By::Program, move |change| {
            let clear = serde_json::to_vec(&identity()).expect("JSON");
            let sealed = keys.seal("people.identity", &format!("sealed_identity.sealed.{woman}"), &clear)?;
            change.execute(
                "insert into sealed_identity (participant_id, site_id, sealed, updated_at, updated_by) values ($1, $2, $3, '', '')",
                minka::binds![woman, site, &sealed],
            )?;
            for (id, about) in [("one", Some(woman)), ("two", None)] {
                let sealed = keys.seal("reason", "sealed_reason/019ac000-0000-7000-8000-000000000000", b"Canary reason")?;
                change.execute(
                    "insert into sealed_reason (id, site_id, participant_id, action, sealed, given_at, given_by)
                     values ($1, $2, $3, '', $4, '', '')",
                    minka::binds![id.replace("one", "019ac000-0000-7000-8000-000000000000"), site, about, &sealed],
                )?;
            }
            change.commit(Entry::event("test.old"), ())
        });
        let keyring = world.app.keyring().clone();
        let found = world.read(move |db| identities::find_identity(db, &keyring, woman));
        assert!(found == Some(identity()));
        assert!(blobs(&world).iter().all(|blob| !is_under_her_key(blob)));
        let (store, keyring) = (world.app.store().clone(), world.app.keyring().clone());
        let done = tokio::task::spawn_blocking(move || {
            (identities::seal_anew(&store, &keyring).expect("done"), identities::seal_anew(&store, &keyring).expect("done"))
        });
        assert_eq!(done.await.expect("it ran"), (2, 0));
        assert!(blobs(&world).iter().all(|blob| is_under_her_key(blob)));
        let keyring = world.app.keyring().clone();
        let found = world.read(move |db| identities::find_identity(db, &keyring, woman));
        assert!(found == Some(identity()));
        // Without her key nothing of it opens, and nothing breaks.
        world.app.keyring().take_key_away(woman).expect("gone");
        let keyring = world.app.keyring().clone();
        assert!(world.read(move |db| identities::find_identity(db, &keyring, woman)).is_none());
    }
}
