//! R24: data stay where the law wants them, and back-ups go only where somebody has named the place and its country.

use super::{Desk, Running, done, refused, words};

/// Puts lines at the top of a folder's settings, as an administrator does with an editor.
fn say(desk: &Desk, folder: &str, lines: &str) {
    let file = desk.path(folder).join("minka.toml");
    let settings = std::fs::read_to_string(&file).expect("settings");
    std::fs::write(&file, format!("{lines}\n{settings}")).expect("written");
}

/// What `minka check` finds and warns of.
fn checked(desk: &Desk) -> serde_json::Value {
    let output = desk.minka(&["check", "--folder", "asar", "--json"]);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", words(&output)))
}

#[test]
fn a_programme_of_kazakhstan_does_not_start_from_a_database_abroad_and_one_of_peru_does() {
    let desk = Desk::with_programme();
    say(&desk, "asar", "country = \"KZ\"\nkept_in = \"DE\"");
    for line in [
        &["serve", "--folder", "asar", "--listen", "127.0.0.1:0"][..],
        &["export", "out.csv", "--folder", "asar"],
        &["import", "list.csv", "--folder", "asar"],
        &["user", "list", "--folder", "asar"],
    ] {
        if line[0] == "import" {
            std::fs::write(desk.path("list.csv"), "имя,группа\nАйнур,Тюльпан\n").expect("written");
        }
        refused(&desk.minka(line), "the law of KZ wants the database in the country, and this one is kept in DE");
    }
    assert!(!desk.path("out.csv").exists());
    assert!(checked(&desk)["problems"][0].as_str().is_some_and(|problem| problem.contains("the law of KZ")));
    // What carries it home goes on, and so does taking a right away.
    let pass = desk.secret("pass", "four unrelated words here\n");
    done(&desk.minka(&["country", "--folder", "asar", "--law", "PE"]), "kept in");
    say_again(&desk, "country = \"PE\"", "country = \"KZ\"");
    done(&desk.minka(&["user", "sign-out", "aigul", "--folder", "asar"]), "sign-ins of aigul ended");
    let target = format!("[[backup_target]]\npath = \"{}\"\ncountry = \"KZ\"\n", desk.0.path().display());
    let file = desk.path("asar/minka.toml");
    let settings = std::fs::read_to_string(&file).expect("settings");
    std::fs::write(&file, format!("{settings}\n{target}")).expect("written");
    done(
        &desk.minka(&["backup", "home.minka", "--folder", "asar", "--backup-passphrase-file", &pass]),
        "It lies in KZ.",
    );

    let lima = Desk::with_programme();
    say(&lima, "asar", "country = \"PE\"\nkept_in = \"US\"");
    let running = Running::start(&lima, &["serve", "--folder", "asar"]);
    assert!(running.get("/healthz", "").starts_with("HTTP/1.1 200"));
    assert_eq!(running.stop().0, Some(0));
}

fn say_again(desk: &Desk, was: &str, is: &str) {
    let file = desk.path("asar/minka.toml");
    let settings = std::fs::read_to_string(&file).expect("settings");
    assert!(settings.contains(was), "{settings}");
    std::fs::write(&file, settings.replace(was, is)).expect("written");
}

#[test]
fn a_database_on_a_machine_that_nobody_has_placed_is_not_opened() {
    let desk = Desk::with_programme();
    say_again(&desk, "postgres = \"\"", "postgres = \"host=db.example.org dbname=minka\"");
    say(&desk, "asar", "country = \"PE\"");
    refused(&desk.minka(&["serve", "--folder", "asar"]), "nobody has said in which country that is");
    say_again(&desk, "host=db.example.org", "host=localhost hostaddr=192.0.2.7");
    refused(&desk.minka(&["serve", "--folder", "asar"]), "nobody has said in which country that is");
    say_again(&desk, "country = \"PE\"", "country = \"Peru\"");
    refused(&desk.minka(&["serve", "--folder", "asar"]), "Peru is no country of two letters");
}

#[test]
fn what_a_folder_says_of_its_place_is_believed_kept_and_written_down() {
    let desk = Desk::with_programme();
    assert!(checked(&desk)["warnings"][0].as_str().is_some_and(|warning| warning.contains("minka country")));
    done(&desk.minka(&["check", "--folder", "asar"]), "WARNING: nobody has said whose law");
    done(&desk.minka(&["country", "--folder", "asar"]), "not said");
    let say = |more: &[&str]| desk.minka(&[&["country", "--folder", "asar"], more].concat());
    refused(&say(&["--law", "KAZ"]), "--law: KAZ is no country");
    refused(&say(&["--law", "KZ"]), "nobody has said where this machine stands");
    refused(&say(&["--law", "KZ", "--kept-in", "RU"]), "kept in RU");
    refused(&say(&["--backup-target", "/media/stick"]), "is no folder and country");
    refused(&say(&["--remove-target", "/media/stick"]), "is not named");
    assert!(checked(&desk)["warnings"][0].is_string(), "what was refused changed nothing");
    done(&say(&["--law", "kz", "--kept-in", "KZ", "--backup-target", "/media/stick=DE"]), "DE /media/stick (abroad)");
    assert_eq!(checked(&desk)["warnings"], serde_json::json!([]));
    let settings = std::fs::read_to_string(desk.path("asar/minka.toml")).expect("settings");
    assert!(settings.contains("country = \"KZ\"") && settings.contains("kept_in = \"KZ\""), "{settings}");
    let (_, store) = desk.open("asar");
    let said: String = store
        .read_now(|db| db.get("select detail from audit_entry where action = 'country.say'", &[], |row| row.get(0)))
        .expect("an entry");
    assert_eq!(said, "law KZ, kept in KZ, back-ups in DE");
    drop(store);
    done(&say(&["--remove-target", "/media/stick"]), "kept in");
    // A programme says it when it is made; one that would not be lawful is not made.
    refused(&desk.init("abroad", &["--law", "KZ", "--kept-in", "DE"]), "wants the database in the country");
    assert!(!desk.path("abroad").exists());
    done(&desk.init("home", &["--law", "KZ", "--kept-in", "KZ"]), "is ready");
    assert_eq!(desk.init("half", &["--law", "KZ"]).status.code(), Some(2), "where it stands belongs to it");
    done(&desk.minka(&["country", "--folder", "home"]), "KZ");
}

#[test]
fn a_back_up_goes_nowhere_but_where_its_place_and_country_are_named() {
    let desk = Desk::new();
    for folder in ["stick", "abroad", "elsewhere"] {
        std::fs::create_dir(desk.path(folder)).expect("made");
    }
    done(&desk.init("asar", &["--law", "KZ", "--kept-in", "KZ"]), "is ready");
    let pass = desk.secret("pass", "four unrelated words here\n");
    let backup = |file: &str| desk.minka(&["backup", file, "--folder", "asar", "--backup-passphrase-file", &pass]);
    refused(&backup("stick/one.minka"), "none is named");
    let name = |target: &str| desk.minka(&["country", "--folder", "asar", "--backup-target", target]);
    done(&name("stick=KZ"), "KZ");
    done(&name("abroad=DE"), "(abroad)");
    done(&backup("stick/one.minka"), "It lies in KZ.");
    done(&backup("abroad/two.minka"), "It lies in DE, outside KZ: encrypted");
    for wrong in ["elsewhere/three.minka", "three.minka", "stick/../elsewhere/three.minka"] {
        let output = backup(wrong);
        refused(&output, "is no place where back-ups of this programme may be put");
        assert!(words(&output).contains("(KZ)") && words(&output).contains("(DE)"), "{}", words(&output));
        assert!(!desk.path(wrong).exists(), "{wrong}");
    }
    let (_, store) = desk.open("asar");
    let tags: Vec<String> = store
        .read_now(|db| {
            db.list("select detail from audit_entry where action = 'backup.make' order by seq", &[], |row| row.get(0))
        })
        .expect("entries");
    assert_eq!(tags, ["to KZ", "to DE"], "what was refused is no back-up");
    drop(store);
    let paper = desk.minka(&["records", "processing", "--folder", "asar"]);
    done(&paper, "Records of processing");
    let target = |folder: &str| format!("| {} |", desk.path(folder).display());
    for (folder, country) in [("stick", "| KZ | no |"), ("abroad", "| DE | yes, encrypted |")] {
        let said = words(&paper);
        let line = said.lines().find(|line| line.starts_with(&target(folder))).unwrap_or_else(|| panic!("{said}"));
        assert!(line.ends_with(country), "{line}");
    }
    // A list binds a programme of any country; without one nobody asks.
    done(&desk.init("lima", &["--law", "PE", "--kept-in", "PE"]), "is ready");
    let backup = |file: &str| desk.minka(&["backup", file, "--folder", "lima", "--backup-passphrase-file", &pass]);
    done(&backup("elsewhere/free.minka"), "holds everything");
    done(&desk.minka(&["country", "--folder", "lima", "--backup-target", "stick=PE"]), "PE");
    refused(&backup("elsewhere/bound.minka"), "is no place where back-ups");
}

#[test]
fn the_two_papers_are_written_in_each_language() {
    let desk = Desk::with_programme();
    let pass = desk.secret("pass", "four unrelated words here\n");
    done(
        &desk.minka(&["backup", "b.minka", "--folder", "asar", "--backup-passphrase-file", &pass]),
        "holds everything",
    );
    for (language, processing, security) in [
        ("en", "# Records of processing", "# Security document"),
        ("ru", "# Реестр обработки данных", "# Документ о безопасности"),
        ("kk", "# Деректерді өңдеу тізілімі", "# Қауіпсіздік құжаты"),
        ("es", "# Registro de tratamientos", "# Documento de seguridad"),
    ] {
        for (which, title) in [("processing", processing), ("security", security)] {
            let paper = desk.minka(&["records", which, "--folder", "asar", "--language", language]);
            done(&paper, title);
            let said = words(&paper);
            assert!(said.contains("Asar") && said.contains("____") && !said.contains("Unknown localization"), "{said}");
        }
    }
    let security = words(&desk.minka(&["records", "security", "--folder", "asar"]));
    let row =
        |start: &str| security.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{security}"));
    assert!(!row("| Last good back-up |").contains("Never"), "{security}");
    assert!(row("| Last time a back-up was brought back on trial |").contains("Never"), "{security}");
    refused(&desk.minka(&["records", "security", "--folder", "asar", "--language", "de"]), "none of en, ru, kk, es");
    assert_eq!(desk.minka(&["records", "--folder", "asar"]).status.code(), Some(2));
}
