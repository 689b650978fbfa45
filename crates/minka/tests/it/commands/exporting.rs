//! The register through the program itself: written down first, whole or not at all, names only when asked for.

use std::os::unix::fs::PermissionsExt;

use jiff::civil::date;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, TEXT_VERSION, Way},
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId},
        keyring,
        text::Language,
    },
    goals::{self, CheckIn, CheckInId, Goal, GoalId, Measure, State, Theme, Told, Words},
};

use super::{Desk, done, refused, words};

impl Desk {
    fn with_women() -> Self {
        let desk = Desk::with_programme();
        std::fs::write(desk.path("list.csv"), "имя,группа\nАйнур,Тюльпан\nСауле,Тюльпан\n").expect("written");
        done(&desk.minka(&["import", "list.csv", "--folder", "asar", "--create-groups"]), "2  women registered");
        desk
    }

    /// They agree to be counted: without that they stand in no table for somebody else.
    fn with_women_counted() -> Self {
        let desk = Desk::with_women();
        desk.say_counted("", Said::Agreed);
        desk
    }

    /// A woman, by the beginning of her code, says that she agrees to be counted, or that she does not any more; all of them for an empty one.
    fn say_counted(&self, code: &str, said: Said) {
        let (folder, store) = self.open("asar");
        keyring::open_of(&folder, &store).expect("the keyring, whose journal holds what she takes back");
        let agreed = said == Said::Agreed;
        let code = code.to_owned();
        let counted = store.change_now(By::CommandLine, move |change| {
            let some = "select id, site_id from participant where code like $1 order by id";
            let women = change.list(some, minka::binds![format!("{code}%")], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for (woman, site) in women {
                let event = ConsentEvent {
                    id: ConsentId::new(change.clock()),
                    purpose: Purpose::Statistics,
                    recipient: None,
                    said,
                    way: agreed.then_some(Way::Written),
                    reader: if agreed { "Aigul".to_owned() } else { String::new() },
                    witness: String::new(),
                    language: agreed.then_some(Language::Ru),
                    text_version: TEXT_VERSION.to_owned(),
                    from: date(2026, 1, 1),
                    until: agreed.then(|| date(2999, 1, 1)),
                    recorded_at: change.at(),
                };
                consents::add_event(change, (site, woman), &event)?;
            }
            change.commit(Entry::event("test.counted"), ())
        });
        counted.expect("it is written down");
    }

    /// The codes in a table that the command makes for whoever holds a key, as she reads it; the row that is nobody's left out.
    fn codes_for(&self, identity: &age::x25519::Identity) -> Vec<String> {
        let public = identity.to_public().to_string();
        done(&self.export(&["for_her.csv.age", "--force", "--recipient", &public]), "written to for_her.csv.age");
        let bytes = std::fs::read(self.path("for_her.csv.age")).expect("bytes");
        codes_of(&age::decrypt(identity, &bytes).expect("whoever has the key opens it"))
    }

    /// The first has a goal with five levels and a reading, the second one that nobody has read.
    fn with_goals() -> Self {
        let desk = Desk::with_women();
        let (folder, store) = desk.open("asar");
        let keyring = keyring::open_of(&folder, &store).expect("the keyring");
        let set = store.change_now(By::CommandLine, move |change| {
            let all = "select id, site_id from participant order by id";
            let women: Vec<(ParticipantId, SiteId)> = change.list(all, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for ((woman, site), importance) in women.into_iter().zip([2, 3]) {
                let goal = Goal {
                    id: GoalId::new(change.clock()),
                    woman,
                    theme: Theme::Health,
                    measure: Measure::Levels,
                    start: Some(-1),
                    target: Some(0),
                    importance: Some(importance),
                    confidence: None,
                    set_on: date(2026, 9, 1),
                    by: None,
                    state: State::Open,
                    ended_on: None,
                    successor: None,
                    words: Words { said: "Canarygoal".to_owned(), ..Words::default() },
                };
                goals::add_goal(change, &keyring, site, &goal)?;
                if importance == 2 {
                    let (id, on, recorded_at) = (CheckInId::new(change.clock()), date(2026, 10, 1), change.at());
                    let told = Told { how: "Canarytold".to_owned(), helped: String::new() };
                    let check_in = CheckIn { id, on, reading: 1, told, recorded_at, set_aside: false };
                    goals::add_check_in(change, &keyring, (goal.id, woman), &check_in)?;
                }
            }
            change.commit(Entry::event("test.goals"), ())
        });
        set.expect("goals");
        desk
    }

    fn export(&self, line: &[&str]) -> std::process::Output {
        self.minka(&[&["export", "--folder", "asar"], line].concat())
    }

    fn entries(&self) -> Vec<(String, String, String)> {
        let (_, store) = self.open("asar");
        let sql = "select actor, action, detail from audit_entry where action like 'export%' order by seq";
        let read = move |db: &mut minka::foundation::store::Db<'_>| {
            db.list(sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        };
        store.read_now(read).expect("entries")
    }
}

/// The codes of the women of a table: those of the group.
fn codes_of(table: &[u8]) -> Vec<String> {
    let text = String::from_utf8(table.to_vec()).expect("text");
    let women = text.lines().filter(|line| line.contains(",Тюльпан,"));
    women.map(|line| line.split(',').next().expect("a code").to_owned()).collect()
}

/// The scene of the command in the register of what rests on consent: she agrees and is there, stops it and is gone at the very next call,
/// agrees again and is there, and the other woman stays. What the programme takes out for itself does not ask.
#[test]
fn a_table_for_somebody_else_holds_her_as_long_as_she_agrees_to_be_counted() {
    let desk = Desk::with_women();
    let her_key = age::x25519::Identity::generate();
    assert_eq!(desk.codes_for(&her_key), Vec::<String>::new(), "nobody was asked yet");
    let all = codes_of(&desk.export(&[]).stdout);
    assert_eq!(all.len(), 2);
    let (first, second) = (&all[0], &all[1]);
    desk.say_counted(second, Said::Agreed);
    for (said, is_there) in [(Said::Agreed, true), (Said::Withdrawn, false), (Said::Agreed, true)] {
        desk.say_counted(first, said);
        let told = desk.codes_for(&her_key);
        assert_eq!((told.contains(first), told.contains(second)), (is_there, true), "{said:?}: {told:?}");
        assert_eq!(codes_of(&desk.export(&[]).stdout), all, "the programme's own table");
    }
}

#[test]
fn codes_go_to_the_next_program_or_into_a_private_file() {
    let desk = Desk::with_women();
    let piped = desk.export(&[]);
    assert_eq!(piped.status.code(), Some(0), "{}", words(&piped));
    let text = String::from_utf8(piped.stdout).expect("text");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    assert_eq!(lines.next(), Some("code,group,state,since,language,export"));
    assert_eq!(lines.clone().filter(|line| line.contains(",Тюльпан,")).count(), 2);
    assert_eq!(lines.clone().count(), 3, "and one row that is nobody's");
    assert!(lines.all(|line| line.contains(",enrolled,") && line.contains(",ru,")), "{text}");
    assert!(!text.contains("Айнур"), "{text}");
    done(&desk.export(&["register.csv"]), "2 women written to register.csv");
    let mode = std::fs::metadata(desk.path("register.csv")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let again = std::fs::read_to_string(desk.path("register.csv")).expect("text");
    let mark = |text: &str| text.trim_end().rsplit(',').next().expect("a mark").to_owned();
    let women = |text: &str| {
        let bare = text.replace(&format!(",{}", mark(text)), "");
        bare.lines().filter(|line| line.contains("Тюльпан")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(women(&again), women(&text), "the same women");
    assert_ne!(mark(&again), mark(&text), "each export has a mark of its own");
    refused(&desk.export(&["register.csv"]), "is there already; --force replaces it");
    assert_eq!(desk.entries().len(), 2, "a refusal takes nothing out");
    done(&desk.export(&["register.csv", "--force", "--site", "alatau"]), "2 women");
    done(&desk.export(&["register.xlsx"]), "2 women");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(desk.path("register.xlsx")).expect("a workbook");
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).expect("a sheet").expect("readable");
    assert_eq!(sheet.get_size(), (4, 6));
    for (actor, action, detail) in desk.entries() {
        assert_eq!((actor.as_str(), action.as_str()), ("command line", "export.codes"));
        assert!(detail == "csv, sites 1" || detail == "xlsx, sites 1", "{detail}");
    }
    refused(&desk.export(&["register.pdf"]), "name it .csv or .xlsx");
    refused(&desk.export(&["register.csv", "--format", "pdf"]), "csv or xlsx");
    refused(&desk.export(&["--site", "Comas"]), "there is no site Comas");
}

/// What stands in it is compared with the pages in `attendance`; here is what the command takes and refuses.
#[test]
fn attendance_leaves_for_two_days_in_their_order() {
    let desk = Desk::with_women();
    let head = "code,group,from,until,meetings,there,absent,excused,not_marked,rate,export";
    let period = ["--attendance", "--from", "2026-09-01", "--until", "2026-11-24"];
    let piped = desk.export(&period);
    let text = String::from_utf8(piped.stdout.clone()).expect("text");
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    assert_eq!(lines.next(), Some(head), "{}", words(&piped));
    let nobodys = lines.next().expect("a row that is nobody's");
    assert!(nobodys.contains(",Тюльпан,2026-09-01,2026-11-24,1,0,0,0,1,,") && lines.next().is_none(), "{text}");
    done(&desk.export(&[&["attendance.xlsx"], &period[..]].concat()), "0 women written to attendance.xlsx");
    let details: Vec<String> = desk.entries().into_iter().map(|(_, _, detail)| detail).collect();
    assert_eq!(
        details,
        ["csv, sites 1 attendance 2026-09-01 2026-11-24", "xlsx, sites 1 attendance 2026-09-01 2026-11-24"]
    );
    for wrong in [["2026-11-24", "2026-09-01"], ["2020-01-01", "2026-11-24"], ["2026-09-01", "2999-01-01"]] {
        let tried = desk.export(&["--attendance", "--from", wrong[0], "--until", wrong[1]]);
        refused(&tried, "two days in their order");
    }
    for wrong in [
        &["--attendance", "--names", "--reason", "x"][..],
        &["--attendance", "--from", "2026-09-01"],
        &["--from", "2026-09-01", "--until", "2026-11-24"],
        &["--attendance", "--from", "yesterday", "--until", "2026-11-24"],
    ] {
        assert_eq!(desk.export(wrong).status.code(), Some(2), "{wrong:?}");
    }
    assert_eq!(desk.entries().len(), 2, "a refusal takes nothing out");
}

/// What stands in them is compared with her pages in `goal_tables`; here is what the command takes and refuses.
#[test]
fn goals_leave_as_of_a_day_and_what_they_come_to_apart() {
    let desk = Desk::with_goals();
    let table = |line: &[&str]| {
        let piped = desk.export(line);
        assert_eq!(piped.status.code(), Some(0), "{}", words(&piped));
        let text = String::from_utf8(piped.stdout).expect("text");
        assert!(!text.contains("Canary") && !text.contains("Айнур"), "{text}");
        let lines: Vec<String> = text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect();
        (lines[0].clone(), lines[1..].to_vec())
    };
    let (head, rows) = table(&["--goals", "--until", "2026-11-24"]);
    assert_eq!(
        head,
        "code,goal,from,until,theme,measure,direction,importance,confidence,baseline,target,reading,read_on,level,progress,\
         state,begun,by,ended,became,expressed_by,export"
    );
    let has = |cells: &str| rows.iter().filter(|row| row.contains(cells)).count();
    let day = ",1,,2026-11-24,health,levels,";
    assert_eq!(has(&format!("{day},2,,-1,0,1,2026-10-01,1,,open,2026-09-01,,,,participant,")), 1, "{rows:?}");
    assert_eq!(has(&format!("{day},3,,-1,0,,,,,open,2026-09-01,,,,participant,")), 1, "{rows:?}");
    assert_eq!(rows.len(), 3, "and one that is nobody's: {rows:?}");
    let (head, rows) = table(&["--attainment", "--from", "2026-09-01", "--until", "2026-11-24"]);
    assert_eq!(head, "code,from,until,goals,rated,weights,t_score,export");
    let ends =
        |cells: &str| rows.iter().filter(|row| row.contains(&format!(",2026-09-01,2026-11-24,{cells},"))).count();
    assert_eq!((ends("1,1,importance,60"), ends("1,0,,"), rows.len()), (1, 2, 3), "{rows:?}");
    done(&desk.export(&["attainment.xlsx", "--attainment"]), "2 women written to attainment.xlsx");
    done(&desk.export(&["early.csv", "--goals", "--until", "2026-08-31"]), "0 women written to early.csv");
    let details: Vec<String> = desk.entries().into_iter().map(|(_, _, detail)| detail).collect();
    assert_eq!(details[..2], ["csv, sites 1 goals until 2026-11-24", "csv, sites 1 attainment 2026-09-01 2026-11-24"]);
    assert!(details[2].starts_with("xlsx, sites 1 attainment until ") && details.len() == 4, "{details:?}");
    for wrong in [&["--from", "2026-11-24", "--until", "2026-09-01"][..], &["--until", "2999-01-01"]] {
        for table in ["--goals", "--attainment"] {
            refused(&desk.export(&[&[table], wrong].concat()), "two days in their order, and not to come");
        }
    }
    refused(&desk.export(&["--attendance", "--until", "2026-11-24"]), "attendance asks for the first day too");
    for wrong in [
        &["--goals", "--attainment"][..],
        &["--goals", "--attendance"],
        &["--goals", "--names", "--reason", "x"],
        &["--goals", "--from", "2026-09-01"],
        &["--until", "2026-11-24"],
    ] {
        assert_eq!(desk.export(wrong).status.code(), Some(2), "{wrong:?}");
    }
    assert_eq!(desk.entries().len(), 4, "a refusal takes nothing out");
}

#[test]
fn names_ask_for_a_reason_which_is_sealed() {
    let desk = Desk::with_women();
    assert_eq!(desk.export(&["names.csv", "--names"]).status.code(), Some(2));
    refused(&desk.export(&["names.csv", "--names", "--reason", "  "]), "one sentence");
    refused(&desk.export(&["names.csv", "--names", "--reason", &"x".repeat(201)]), "one sentence");
    assert_eq!(desk.entries(), []);
    done(&desk.export(&["names.csv", "--names", "--reason", "Canary-Reason"]), "2 women");
    let text = std::fs::read_to_string(desk.path("names.csv")).expect("text");
    assert!(text.contains(",chosen_name,export\n") && text.contains(",Айнур,"), "{text}");
    let entries = desk.entries();
    assert_eq!((entries.len(), entries[0].1.as_str()), (1, "export.names"));
    assert!(entries[0].2.starts_with("csv, sites 1 reason ") && !entries[0].2.contains("Canary"), "{}", entries[0].2);
}

#[test]
fn it_is_written_down_before_a_byte_leaves_and_half_a_table_is_never_left() {
    let desk = Desk::with_women();
    // A folder that nobody can write into: the entry stands, and no file does.
    let tried = desk.export(&["nowhere/register.csv"]);
    refused(&tried, "cannot be written");
    assert_eq!(desk.entries().len(), 1);
    // A reader that has gone away: what it got is not called whole.
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_minka"))
        .args(["export", "--folder", "asar"])
        .current_dir(desk.0.path())
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1), "{}", words(&output));
    assert_eq!(desk.entries().len(), 2);
    // A draft that somebody else left, open to all, is no danger to the next one.
    std::fs::write(desk.path("register.csv.unfinished"), "old").expect("written");
    std::fs::set_permissions(desk.path("register.csv.unfinished"), std::fs::Permissions::from_mode(0o666))
        .expect("open");
    done(&desk.export(&["register.csv"]), "2 women");
    let mode = std::fs::metadata(desk.path("register.csv")).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(!desk.path("register.csv.unfinished").exists());
}

#[test]
fn a_sealed_table_is_sealed_to_its_last_byte_and_says_so_by_its_name() {
    let desk = Desk::with_women_counted();
    let [one, two] = [(); 2].map(|()| age::x25519::Identity::generate());
    let (first, second) = (one.to_public().to_string(), two.to_public().to_string());
    let both = ["--recipient", first.as_str(), "--recipient", second.as_str()];
    done(&desk.export(&[&["register.csv.age"], &both[..]].concat()), "2 women written to register.csv.age");
    let bytes = std::fs::read(desk.path("register.csv.age")).expect("bytes");
    for identity in [&one, &two] {
        let text = String::from_utf8(age::decrypt(identity, &bytes).expect("it opens")).expect("text");
        assert!(
            text.trim_start_matches('\u{feff}').starts_with("code,group,state") && text.contains("Тюльпан"),
            "{text}"
        );
    }
    assert!(age::decrypt(&age::x25519::Identity::generate(), &bytes).is_err());
    assert!(age::decrypt(&one, &bytes[..bytes.len() - 1]).is_err(), "cut short");
    let group = "Тюльпан".as_bytes();
    assert!(!bytes.windows(group.len()).any(|window| window == group));
    done(&desk.export(&[&["register.xlsx.age"], &both[..]].concat()), "2 women");
    let sheet = age::decrypt(&one, &std::fs::read(desk.path("register.xlsx.age")).expect("bytes")).expect("it opens");
    assert_eq!(&sheet[..2], b"PK");
    assert!(desk.entries().iter().all(|(.., detail)| detail.ends_with("sites 1 sealed for 2")), "{:?}", desk.entries());
    refused(&desk.export(&["r.csv.age", "--recipient", "donor@example.org"]), "is no age public key");
    refused(&desk.export(&["r.csv", "--recipient", &first]), "a sealed table ends in .age");
    refused(&desk.export(&["r.csv.age"]), "says for whom it is sealed");
    assert_eq!(desk.entries().len(), 2, "a refusal takes nothing out");
}

/// Every file below a folder.
fn files_below(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}

/// R16: killed in the middle, before and while its bytes leave, an export leaves nothing readable behind: nothing at all where
/// programs put what is not to stay, and under a name of its own only what is sealed.
#[test]
fn an_export_that_was_killed_leaves_nothing_readable() {
    use std::io::Read;
    let desk = Desk::with_programme();
    let rows: String = (0..4_000).map(|number| format!("Айнур {number},Тюльпан {}\n", number % 80)).collect();
    std::fs::write(desk.path("list.csv"), format!("имя,группа\n{rows}")).expect("written");
    done(&desk.minka(&["import", "list.csv", "--folder", "asar", "--create-groups"]), "women registered");
    std::fs::remove_file(desk.path("list.csv")).expect("removed");
    let temporary = desk.path("temporary");
    std::fs::create_dir(&temporary).expect("a folder");
    let key = age::x25519::Identity::generate().to_public().to_string();
    let begin = |line: &[&str]| {
        std::process::Command::new(env!("CARGO_BIN_EXE_minka"))
            .args([&["export", "--folder", "asar"], line].concat())
            .current_dir(desk.0.path())
            .env("TMPDIR", &temporary)
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("it starts")
    };
    let group = "Тюльпан".as_bytes();
    let sealed = ["x.csv.age", "--recipient", key.as_str()];
    for (line, wait) in [
        (&["--format", "xlsx"][..], None),
        (&["--format", "csv"], None),
        (&["--format", "xlsx"], Some(20)),
        (&["--format", "xlsx"], Some(80)),
        (&sealed, Some(20)),
        (&sealed, Some(60)),
        (&sealed, Some(120)),
    ] {
        let mut child = begin(line);
        match wait {
            Some(millis) => std::thread::sleep(std::time::Duration::from_millis(millis)),
            // The first byte is there, and nobody takes the next ones: it is in the middle of it.
            None => child.stdout.as_mut().expect("its answer").read_exact(&mut [0]).expect("a byte"),
        }
        child.kill().expect("killed");
        child.wait().expect("it ends");
        assert!(files_below(&temporary).is_empty(), "{line:?}: {:?}", files_below(&temporary));
        for file in files_below(desk.0.path()) {
            let bytes = std::fs::read(&file).expect("bytes");
            assert!(!bytes.windows(group.len()).any(|window| window == group), "{line:?}: {}", file.display());
            drop(file.to_string_lossy().contains("x.csv.age").then(|| std::fs::remove_file(&file)));
        }
    }
}
