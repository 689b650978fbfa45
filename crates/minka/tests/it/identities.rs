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

    async fn a_mentor_opens_it_without_a_reason_and_a_stale_manager_proves_herself(world) {
        let rosa = world.lima_women[4].1.clone();
        let (ask, opening) = (format!("/people/{rosa}/identity"), format!("/people/{rosa}/identity/opening"));
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.fill(&ask, &opening, &[]).await.says("Nothing is kept here yet"));
        assert_eq!(world.newest_audit().1, "identity.read");
        for (field, value, words) in [
            ("phone", "call me", "Write the number in digits"),
            ("born-day", "31", "Write the year with four digits"),
        ] {
            let opened = carmen.fill(&ask, &opening, &[]).await;
            let mut form: Vec<(String, String)> = opened.hidden(&ask);
            form.push((field.to_owned(), value.to_owned()));
            let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let refused = carmen.post(&ask, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says(words) && refused.says(&format!("value=\"{value}\"")), "{}", refused.text());
        }
        let mut lucia = world.visit(world.lucia);
        world.set_time("2026-11-24T13:06:00Z");
        let stale = lucia.get(&ask).await;
        assert_eq!(stale.status, StatusCode::SEE_OTHER);
        assert!(stale.location().starts_with("/step-up"), "{}", stale.location());
    }
}
