//! Tests of what identifies a woman: sealed, opened for a reason, and logged first.

use http::StatusCode;

use crate::{on_both, people::find};

on_both! {
    async fn what_identifies_her_is_sealed_and_opening_it_is_logged_first(world) {
        let code = world.women[0].1.clone();
        let (ask, opening) = (format!("/people/{code}/identity"), format!("/people/{code}/identity/opening"));
        let mut aigul = world.visit(world.aigul);
        let entries = "select count(*) from audit_entry where action = 'identity.read'";
        let refused = aigul.fill(&ask, &opening, &[("reason", "  ")]).await;
        assert_eq!((refused.status, world.count(entries)), (StatusCode::UNPROCESSABLE_ENTITY, 0));
        assert!(refused.says("Write why you open it"));
        let opened = aigul.fill(&ask, &opening, &[("reason", "Canary-Reason")]).await;
        assert!(opened.says("Nothing is kept here yet") && opened.status == StatusCode::OK);
        assert_eq!(world.count(entries), 1);
        let mut form: Vec<(String, String)> = opened.hidden(&ask);
        let typed = [
            ("legal_name", "Canary-Legal Оразбаева"), ("phone", "+7 701 999 88 77"), ("address", "Canary-Street 5"),
            ("born-day", "3"), ("born-month", "4"), ("born-year", "1985"),
        ];
        form.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let saved = aigul.post(&ask, &fields).await;
        assert!(aigul.follow(&saved).await.says("Sealed and saved"));
        assert_eq!(aigul.post(&ask, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'identity.write'"), 1);

        let opened = aigul.fill(&ask, &opening, &[("reason", "Canary-Reason")]).await;
        assert!(opened.says("Canary-Legal Оразбаева") && opened.says("Canary-Street 5") && opened.says("3 April 1985"));
        assert_eq!(opened.headers["cache-control"], "no-store");
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "identity.read".to_owned(), format!("participant {code}")));

        for path in ["/people", &format!("/people/{code}"), &ask, &format!("/people/{code}/edit"), &format!("/people/{code}/journey")] {
            let page = aigul.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.says("Canary") && !page.says("999 88 77") && !page.says("April 1985"), "{path}");
        }
        let chain = world.audit_text();
        assert!(!chain.contains("Canary") && !chain.contains("999 88") && chain.contains("reason "), "{chain}");
        let sealed: Vec<u8> = world.read(|db| db.get("select sealed from sealed_identity", &[], |row| row.get(0)));
        assert!(!String::from_utf8_lossy(&sealed).contains("Canary"));
        assert!(find(&mut aigul, "Canary").await.says("Nobody was found"));
        assert_eq!(world.visit(world.bota).get(&ask).await.status, StatusCode::NOT_FOUND);
    }

    /// Her own mentor gives a reason, which may be chosen with one tap, and a fresh proof, like everybody else.
    async fn a_mentor_gives_a_reason_too_and_whoever_is_stale_proves_herself(world) {
        let rosa = world.lima_women[4].1.clone();
        let (ask, opening) = (format!("/people/{rosa}/identity"), format!("/people/{rosa}/identity/opening"));
        let mut carmen = world.visit(world.carmen);
        let entries = "select count(*) from audit_entry where action = 'identity.read'";
        let nothing_said: [&[(&str, &str)]; 3] = [&[], &[("reason", " ")], &[("because", "curious")]];
        for nothing in nothing_said {
            let refused = carmen.fill(&ask, &opening, nothing).await;
            assert_eq!((refused.status, world.count(entries)), (StatusCode::UNPROCESSABLE_ENTITY, 0), "{nothing:?}");
            assert!(refused.says("Write why you open it") && refused.says("To get in touch with her"), "{}", refused.text());
        }
        let chosen = [("because", "reach")];
        let opened = carmen.fill(&ask, &opening, &chosen).await;
        assert!(opened.says("Nothing is kept here yet"), "{}", opened.text());
        assert_eq!(world.newest_audit().1, "identity.read");
        assert!(world.audit_text().contains("identity.read participant") && !world.audit_text().contains("comunicarse"));
        for (field, value, words) in [
            ("phone", "call me", "Write the number in digits"),
            ("born-day", "31", "Write the year with four digits"),
        ] {
            let opened = carmen.fill(&ask, &opening, &chosen).await;
            let mut form: Vec<(String, String)> = opened.hidden(&ask);
            form.push((field.to_owned(), value.to_owned()));
            let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let refused = carmen.post(&ask, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says(words) && refused.says(&format!("value=\"{value}\"")), "{}", refused.text());
        }
        // Words of one's own come before what was chosen.
        carmen.fill(&ask, &opening, &[("because", "reach"), ("reason", "Canary-Own words")]).await;
        let who = format!("/people/{rosa}/openings");
        let list = carmen.fill(&who, &who, &[]).await;
        assert!(list.says("Canary-Own words") && list.says("Para comunicarse con ella"), "in her language: {}", list.text());
        // Written without a reason it is not either.
        let bare = [("legal_name", "Canary"), ("phone", ""), ("address", "")];
        assert_eq!(carmen.tap(&ask, &bare).await.status, StatusCode::NOT_FOUND);
        let (mut lucia, mut carmen) = (world.visit(world.lucia), world.visit(world.carmen));
        world.set_time("2026-11-24T13:06:00Z");
        for visit in [&mut lucia, &mut carmen] {
            let stale = visit.get(&ask).await;
            assert_eq!(stale.status, StatusCode::SEE_OTHER);
            assert!(stale.location().starts_with("/step-up"), "{}", stale.location());
            let sent = visit.tap(&opening, &chosen).await;
            assert!(sent.location().starts_with("/step-up"), "{}", sent.location());
        }
    }

    /// As much of her birth as she knows is kept as what it is: shown, changed, and never made into a day.
    async fn a_birth_is_kept_as_she_knows_it(world) {
        let code = world.women[0].1.clone();
        let (ask, opening) = (format!("/people/{code}/identity"), format!("/people/{code}/identity/opening"));
        let mut aigul = world.visit(world.aigul);
        const PARTS: [&str; 7] = ["born-day", "born-month", "born-year", "age", "asked-day", "asked-month", "asked-year"];
        for (typed, said, kept) in [
            (["", "", "1987", "", "24", "11", "2026"], "1987", "1987"),
            (["", "3", "1987", "", "24", "11", "2026"], "March 1987", "1987-03"),
            (["", "", "", "39", "20", "11", "2026"], "39 years old, asked on 20 November 2026", "39@2026-11-20"),
            (["9", "3", "1987", "", "24", "11", "2026"], "9 March 1987", "1987-03-09"),
            (["", "", "", "", "24", "11", "2026"], "", ""),
        ] {
            let opened = aigul.fill(&ask, &opening, &[("reason", "to write it down")]).await;
            assert!(opened.says("name=\"asked-year\" value=\"2026\""), "the day of asking is today unless something else is kept");
            let mut form = opened.hidden(&ask);
            form.extend(PARTS.iter().zip(typed).map(|(name, value)| ((*name).to_owned(), value.to_owned())));
            let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(aigul.post(&ask, &fields).await.status, StatusCode::SEE_OTHER, "{kept}");
            let (keyring, woman) = (world.app.keyring().clone(), world.women[0].0);
            let held = world.read(move |db| minka::identities::find_identity(db, &keyring, woman)).expect("a sealed part");
            assert_eq!(held.birth_date, kept);
            let opened = aigul.fill(&ask, &opening, &[("reason", "to look")]).await;
            assert!(opened.says(&format!("<dd>{said}")) || opened.text().contains(said), "{said}: {}", opened.text());
            assert_eq!(opened.says("asked on 20 November 2026"), kept.contains('@'));
        }
        // What cannot be stands beside its field, and all that was typed is there.
        for (field, value, words) in [
            ("born-day", "9", "Write the month too, or leave the day empty"),
            ("age", "39", "Write the date or the age, not both"),
            ("born-year", "2027", "That day is still to come"),
        ] {
            let opened = aigul.fill(&ask, &opening, &[("reason", "to write it down")]).await;
            let mut form = opened.hidden(&ask);
            let year = if field == "born-year" { value } else { "1987" };
            form.push(("born-year".to_owned(), year.to_owned()));
            if field != "born-year" {
                form.push((field.to_owned(), value.to_owned()));
            }
            let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let refused = aigul.post(&ask, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            assert!(refused.says(words) && refused.says(&format!("value=\"{value}\"")) && refused.says(&format!("value=\"{year}\"")), "{}", refused.text());
        }
    }
}
