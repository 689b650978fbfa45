//! Tests of how she can be reached, and that she is not.

use http::StatusCode;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Said, TEXT_VERSION, Way},
    contacts::{self, Channel, Held},
    foundation::{
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId, SiteId},
        safe_mode,
        text::Language,
    },
};

use crate::{
    on_both,
    world::{Page, TUESDAY, Visit, World},
};

fn typed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("whose", "own"),
        ("channel", "text"),
        ("number", "+51 900 999 0077"),
        ("days", "2"),
        ("days", "4"),
        ("from", "7:00"),
        ("until", "9:00"),
        ("may_pick_up", "Canary-Sister"),
        ("say", "Canary-Library calls"),
        ("code_word", "Canary-Word"),
        ("language", "es"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes.iter().copied()).collect()
}

pub async fn write(visit: &mut Visit, code: &str, kind: &str, changes: &[(&str, &str)]) -> Page {
    let path = format!("/people/{code}/contact/{kind}");
    let shown = visit.get(&path).await;
    assert_eq!(shown.status, StatusCode::OK, "{path}");
    let value = |name: &str| {
        let text = shown.text();
        let rest = text.split(&format!("name=\"{name}\" value=\"")).nth(1).map(str::to_owned).unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let valid = ["valid-day", "valid-month", "valid-year"].map(|name| (name, value(name)));
    let mut fields: Vec<(&str, &str)> = typed(changes);
    for (name, value) in &valid {
        if changes.iter().all(|(changed, _)| changed != name) {
            fields.push((name, value));
        }
    }
    visit.fill(&path, &path, &fields).await
}

/// She agrees to messages, or stops them.
pub fn messages(world: &World, (site, woman): (SiteId, ParticipantId), agreed: bool) {
    let event = ConsentEvent {
        id: ConsentId::new(&world.clock),
        purpose: Purpose::Messages,
        recipient: None,
        said: if agreed { Said::Agreed } else { Said::Withdrawn },
        way: agreed.then_some(Way::Spoken),
        reader: String::new(),
        witness: String::new(),
        language: agreed.then_some(Language::Es),
        text_version: TEXT_VERSION.to_owned(),
        from: TUESDAY,
        until: agreed.then(|| TUESDAY.saturating_add(jiff::ToSpan::days(180))),
        recorded_at: world.clock.now(),
    };
    world.change(By::Program, move |change| {
        consents::add_event(change, (site, woman), &event)?;
        change.commit(Entry::event("test.messages"), ())
    });
}

/// What the gate says at this moment.
fn gate(world: &World, woman: ParticipantId, channel: Channel) -> Result<String, Held> {
    let keyring = world.app.keyring().clone();
    world.change(By::Program, move |change| {
        let said = contacts::gate(change, &keyring, woman, channel)?.map(|safe| safe.into_card().number);
        change.commit(Entry::event("test.gate"), said)
    })
}

on_both! {
    /// What others would hear is in her words: a name of ours or a word that betrays is pointed at, and kept all the same.
    async fn words_that_tell_others_something_are_pointed_at_and_kept(world) {
        let code = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        for (say, word) in [
            ("This is the violence group", "violence"),
            ("Llamo de las flores, por la reunión", "Las Flores"),
            ("Es de LIMA", "Lima"),
            ("Ayuda para la señora", "ayuda"),
            ("The library: her book has come", ""),
            ("La florista", ""),
        ] {
            let written = write(&mut carmen, &code, "card", &[("say", say)]).await;
            let told = carmen.follow(&written).await;
            assert_eq!(told.says("What others would hear may tell too much"), !word.is_empty(), "{say}: {}", told.text());
            let card = carmen.tap(&format!("/people/{code}/contact/opening"), &[]).await;
            assert!(card.says(say), "{say} is kept: {}", card.text());
            assert_eq!(card.says(&format!("hears “{word}”")), !word.is_empty(), "{say}: {}", card.text());
            assert_eq!(card.says("hears “"), !word.is_empty(), "{say}");
        }
    }

    /// Her mentor asks her and seals it; what is refused is said beside the field; opening it is written down.
    async fn her_mentor_seals_her_card_and_any_time_is_refused(world) {
        let rosa = world.lima_women[4].1.clone();
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get(&format!("/people/{rosa}")).await.text().contains(&format!("/people/{rosa}/contact")));
        for (changes, words) in [
            (&[("from", "any time")][..], "“Any time” is never safe."),
            (&[("days", "")], "Choose the days on which it is safe"),
            (&[("say", "")], "Write what to say if somebody else answers"),
            (&[("number", "later")], "Write the number in digits"),
            (&[("valid-day", "23"), ("valid-month", "2"), ("valid-year", "2027")], "That is too long: 90 days at the most"),
            (&[("valid-day", "23"), ("valid-month", "11"), ("valid-year", "2026")], "That day is over"),
        ] {
            let refused = write(&mut carmen, &rosa, "card", changes).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
            assert!(refused.says(words) && refused.says("Canary-Word"), "{changes:?}: {}", refused.text());
        }
        let saved = write(&mut carmen, &rosa, "card", &[]).await;
        let page = carmen.follow(&saved).await;
        assert!(page.says("Her card holds from now on.") && !page.says("Canary") && !page.says("999 0077"));
        let opening = format!("/people/{rosa}/contact/opening");
        let shown = carmen.tap(&opening, &[]).await;
        for words in ["Canary-Sister", "Canary-Library calls", "Canary-Word", "+51 900 999 0077", "07:00 and 09:00", "Tuesday, Thursday", "22 February 2027"] {
            assert!(shown.says(words), "{words}: {}", shown.text());
        }
        assert_eq!(world.newest_audit(), (world.carmen.to_string(), "contact.read".to_owned(), format!("participant {rosa}")));
        assert!(!world.audit_text().contains("Canary") && !world.audit_text().contains("999 0077"));
        let sealed: Vec<u8> = world.read(|db| db.get("select sealed from contact_card", &[], |row| row.get(0)));
        assert!(!String::from_utf8_lossy(&sealed).contains("Canary"));
        // A manager gives a reason; nobody else comes near.
        let mut lucia = world.visit(world.lucia);
        assert!(lucia.tap(&opening, &[]).await.says("Write why you open it"));
        assert!(lucia.tap(&opening, &[("reason", "to call her")]).await.says("Canary-Word"));
        for user in [world.aigul, world.bota, world.elena, world.dina] {
            let mut visit = world.visit(user);
            assert_eq!(visit.get(&format!("/people/{rosa}/contact")).await.status, StatusCode::NOT_FOUND);
            assert_eq!(visit.tap(&opening, &[("reason", "x")]).await.status, StatusCode::NOT_FOUND);
        }
        // After its time her mentor finds on the first page that she is to be asked again.
        assert!(!carmen.get("/").await.says("ask again how she can be reached"));
        world.set_time("2027-02-23T15:00:00Z");
        let mut carmen = world.visit(world.carmen);
        assert!(carmen.get("/").await.says(&format!("{rosa}: ask again how she can be reached")));
        assert!(carmen.tap(&opening, &[]).await.says("The time of this card is over."));
    }

    /// One tap by anybody who reaches her; only her mentor or a manager says that it is over.
    async fn anybody_who_reaches_her_pauses_everything_at_once(world) {
        let code = world.women[0].1.clone();
        let (page, pause) = (format!("/people/{code}/contact"), format!("/people/{code}/contact/pause"));
        let mut bota = world.visit(world.bota);
        let shown = bota.get(&page).await;
        assert!(shown.says("Pause everything") && !shown.says("Open her card") && !shown.says("Ask her and write it down"), "{}", shown.text());
        for denied in ["card"] {
            assert_eq!(bota.get(&format!("{page}/{denied}")).await.status, StatusCode::NOT_FOUND);
        }
        let paused = bota.fill(&page, &pause, &[]).await;
        assert!(bota.follow(&paused).await.says("Paused since 24.11.2026 18:00"));
        assert_eq!(world.newest_audit(), (world.bota.to_string(), "contact.pause".to_owned(), format!("participant {code}")));
        assert_eq!(bota.tap(&pause, &[]).await.status, StatusCode::SEE_OTHER, "again is no harm");
        let rows = "select count(*) from contact_pause where lifted_at is null";
        assert_eq!(world.count(rows), 1);
        let resume = format!("{page}/resumption");
        assert_eq!(bota.tap(&resume, &[]).await.status, StatusCode::NOT_FOUND);
        let mut aigul = world.visit(world.aigul);
        let resumed = aigul.fill(&page, &resume, &[]).await;
        assert!(aigul.follow(&resumed).await.says("She can be reached again"));
        assert_eq!((world.count(rows), world.count("select count(*) from contact_pause")), (0, 1));
        assert_eq!(world.visit(world.lucia).tap(&pause, &[]).await.status, StatusCode::NOT_FOUND);
    }

    /// A facilitator proposes and sees it no more; the mentor finds it, asks her, takes it or drops it.
    async fn what_somebody_proposes_holds_only_when_her_mentor_takes_it(world) {
        let code = world.women[0].1.clone();
        let page = format!("/people/{code}/contact");
        let mut bota = world.visit(world.bota);
        let proposed = write(&mut bota, &code, "proposal", &[]).await;
        let after = bota.follow(&proposed).await;
        assert!(after.says("Her mentor will ask her, or whoever runs the site") && !after.says("Canary"));
        assert_eq!(world.count("select count(*) from contact_card"), 0);
        assert_eq!(bota.tap(&format!("{page}/opening"), &[]).await.status, StatusCode::NOT_FOUND);
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/").await.says(&format!("{code}: another way to reach her is proposed")), "she has no mentor");
        let shown = aigul.tap(&format!("{page}/opening"), &[("reason", "to decide")]).await;
        assert!(shown.says("Somebody proposes") && shown.says("Canary-Library calls"), "{}", shown.text());
        let id: String = world.read(|db| db.get("select id from contact_proposal", &[], |row| row.get(0)));
        let decision = format!("{page}/proposals/{id}/decision");
        assert_eq!(bota.tap(&decision, &[("say", "take")]).await.status, StatusCode::NOT_FOUND);
        let form = [("form_id", "019abcde-0000-7000-8000-00000000000c"), ("say", "take")];
        let taken = aigul.post(&decision, &form).await;
        assert!(aigul.follow(&taken).await.says("Done."));
        assert_eq!(aigul.post(&decision, &form).await.status, StatusCode::SEE_OTHER, "a second tap");
        assert_eq!(aigul.tap(&decision, &[("say", "drop")]).await.status, StatusCode::SEE_OTHER, "decided once");
        assert_eq!(world.count("select count(*) from contact_card"), 1);
        assert_eq!(world.count("select count(*) from contact_proposal where taken"), 1);
        let shown = aigul.tap(&format!("{page}/opening"), &[("reason", "to see")]).await;
        assert!(shown.says("Canary-Library calls") && !shown.says("Somebody proposes"));
    }

    /// A proposal that lay too long holds no more: taken as it is it would leave her without any card.
    async fn an_old_proposal_is_not_taken(world) {
        let code = world.women[0].1.clone();
        assert_eq!(write(&mut world.visit(world.bota), &code, "proposal", &[]).await.status, StatusCode::SEE_OTHER);
        let id: String = world.read(|db| db.get("select id from contact_proposal", &[], |row| row.get(0)));
        let decision = format!("/people/{code}/contact/proposals/{id}/decision");
        world.set_time("2027-11-24T13:00:00Z");
        let mut aigul = world.visit(world.aigul);
        let late = aigul.tap(&decision, &[("say", "take")]).await;
        assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.says("The time of what was proposed is over"), "{}", late.text());
        assert_eq!(world.count("select count(*) from contact_card"), 0);
        assert_eq!(aigul.tap(&decision, &[("say", "drop")]).await.status, StatusCode::SEE_OTHER);
    }

    /// She moved from Almaty to Madrid: days and hours are those of the place where she lives, on the card and at the door.
    async fn her_hours_are_those_of_where_she_lives(world) {
        let (woman, code) = world.women[0].clone();
        let mut aigul = world.visit(world.aigul);
        let form = aigul.get(&format!("/people/{code}/contact/card")).await;
        assert!(form.says("<option value=\"Asia/Almaty\" selected>Asia/Almaty"), "her site's, unless she says otherwise");
        let refused = write(&mut aigul, &code, "card", &[("zone", "Europe/Nowhere")]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("Choose a place from the list"), "{}", refused.text());
        let saved = write(&mut aigul, &code, "card", &[("zone", "Europe/Madrid")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let shown = aigul.tap(&format!("/people/{code}/contact/opening"), &[("reason", "to call her")]).await;
        assert!(shown.says("Europe/Madrid; there it is 24.11.2026 14:00 now"), "{}", shown.text());
        messages(&world, (world.almaty, woman), true);
        for (at, said) in [
            // Thursday, eight in Almaty; in Madrid it is four in the morning.
            ("2026-11-26T03:00:00Z", Err(Held::OtherHour)),
            // Thursday, eight in Madrid; in Almaty it is noon.
            ("2026-11-26T07:00:00Z", Ok("+51 900 999 0077".to_owned())),
            // Eight in the summer of Madrid is an hour earlier: the card has ended long before.
            ("2027-04-01T06:00:00Z", Err(Held::Expired)),
        ] {
            world.set_time(at);
            assert_eq!(gate(&world, woman, Channel::Text), said, "{at}");
        }
    }

    /// Something leaves only while all is true; what changes between the wish and the sending counts.
    async fn the_gate_looks_at_the_moment_of_sending(world) {
        let (rosa, code) = world.lima_women[4].clone();
        let mut carmen = world.visit(world.carmen);
        assert_eq!(gate(&world, rosa, Channel::Text), Err(Held::NoCard));
        assert_eq!(write(&mut carmen, &code, "card", &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(gate(&world, rosa, Channel::Text), Err(Held::NoConsent));
        messages(&world, (world.lima, rosa), true);
        assert_eq!(gate(&world, rosa, Channel::Text), Ok("+51 900 999 0077".to_owned()), "Tuesday, eight in Lima");
        assert_eq!(gate(&world, rosa, Channel::Call), Err(Held::OtherChannel));
        carmen.tap(&format!("/people/{code}/contact/pause"), &[]).await;
        assert_eq!(gate(&world, rosa, Channel::Text), Err(Held::Paused));
        carmen.tap(&format!("/people/{code}/contact/resumption"), &[]).await;
        // A folder restored without its journal does not know what she took back: everything stays, and nothing goes out.
        world.change(By::CommandLine, |change| {
            safe_mode::begin(change)?;
            change.commit(Entry::event("test.safe_mode"), ())
        });
        assert_eq!(gate(&world, rosa, Channel::Text), Err(Held::SafeMode));
        world.change(By::CommandLine, |change| {
            safe_mode::end(change)?;
            change.commit(Entry::event("test.safe_mode_over"), ())
        });
        assert!(gate(&world, rosa, Channel::Text).is_ok());
        world.set_time("2026-11-24T14:00:00Z");
        assert_eq!(gate(&world, rosa, Channel::Text), Err(Held::OtherHour));
        world.set_time("2026-11-25T13:00:00Z");
        assert_eq!(gate(&world, rosa, Channel::Text), Err(Held::OtherDay));
        world.set_time("2026-11-26T13:00:00Z");
        assert!(gate(&world, rosa, Channel::Text).is_ok());
        messages(&world, (world.lima, rosa), false);
        assert_eq!(gate(&world, rosa, Channel::Text), Err(Held::NoConsent));
        messages(&world, (world.lima, rosa), true);
        world.set_time("2027-02-23T13:00:00Z");
        assert_eq!(gate(&world, rosa, Channel::Text), Err(Held::Expired), "day 91");
    }
}

/// Leave to send is made in one place, and is neither copied nor kept.
#[test]
fn leave_to_send_is_made_by_the_gate_alone() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/contacts");
    let mut makes = Vec::new();
    for path in std::fs::read_dir(source).expect("the room").flatten().map(|entry| entry.path()) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let made = text.matches("SafeToSend {").count();
        makes.extend(std::iter::repeat_n(path.file_name().expect("a name").to_owned(), made));
        let derives = text.contains("derive(Clone)]\npub struct SafeToSend")
            || text.contains("Serialize)]\npub struct SafeToSend");
        assert!(!derives, "{}", path.display());
    }
    assert_eq!(makes, ["gate.rs"]);
}
