//! What a programme switches off: on no form, not heard, taken from no list; what was written stays readable and can be emptied.

use http::StatusCode;
use minka::{
    contacts,
    foundation::{audit::Entry, change::By},
    identities::{self, Identity},
    switches::{About, Switch},
};

use crate::{
    contacts::write,
    on_both,
    world::{Page, Visit, World},
};

/// Leaves these and asks everything else, as whoever runs the site.
pub async fn leave(visit: &mut Visit, site: &str, off: &[Switch]) {
    let asked = Switch::ALL.into_iter().filter(|switch| !off.contains(switch)).map(|switch| ("on", switch.key()));
    let fields: Vec<(&str, &str)> = [("site", site)].into_iter().chain(asked).collect();
    let saved = visit.tap("/backgrounds", &fields).await;
    assert!(visit.follow(&saved).await.says("Saved"), "{off:?}");
}

/// Sends the form that an opened page offers, with its hidden fields.
async fn send(visit: &mut Visit, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
    let hidden = page.hidden(action);
    let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    visit.post(action, &hidden.chain(fields.iter().copied()).collect::<Vec<_>>()).await
}

async fn opened(visit: &mut Visit, code: &str, room: &str) -> Page {
    visit.tap(&format!("/people/{code}/{room}/opening"), &[("reason", "She wants to know")]).await
}

/// Whether a form offers a field.
fn asks(page: &Page, field: &str) -> bool {
    page.text().contains(&format!("name=\"{field}\""))
}

fn identity(world: &World) -> Identity {
    let (keyring, woman) = (world.app.keyring().clone(), world.women[0].0);
    world.read(move |db| identities::find_identity(db, &keyring, woman)).unwrap_or_default()
}

fn before() -> Identity {
    Identity {
        legal_name: "Canary-Legal".to_owned(),
        phone: "+7 701 999 88 77".to_owned(),
        address: "Canary-Street".to_owned(),
        birth_date: "1985-04-03".to_owned(),
    }
}

fn keep_before(world: &World) {
    let (keyring, site, woman) = (world.app.keyring().clone(), world.almaty, world.women[0].0);
    world.change(By::Program, move |change| {
        identities::save_identity(change, &keyring, (site, woman), &before())?;
        change.commit(Entry::event("test.identity"), ())
    });
}

/// Everything in other words.
const OTHER: [(&str, &str); 6] = [
    ("legal_name", "Canary-Other"),
    ("phone", "+7 701 111 22 33"),
    ("address", "Canary-Road"),
    ("born-day", ""),
    ("born-month", ""),
    ("born-year", "1990"),
];

fn other() -> Identity {
    Identity {
        legal_name: "Canary-Other".to_owned(),
        phone: "+7 701 111 22 33".to_owned(),
        address: "Canary-Road".to_owned(),
        birth_date: "1990".to_owned(),
    }
}

/// (switch, its field on the form, what stood there, in words).
const IDENTITY: [(Switch, &str, &str); 4] = [
    (Switch::LegalName, "legal_name", "Canary-Legal"),
    (Switch::BirthDate, "born-year", "3 April 1985"),
    (Switch::Phone, "phone", "+7 701 999 88 77"),
    (Switch::Address, "address", "Canary-Street"),
];

fn with(of: Identity, from: &Identity, switch: Switch) -> Identity {
    match switch {
        Switch::LegalName => Identity { legal_name: from.legal_name.clone(), ..of },
        Switch::BirthDate => Identity { birth_date: from.birth_date.clone(), ..of },
        Switch::Phone => Identity { phone: from.phone.clone(), ..of },
        _ => Identity { address: from.address.clone(), ..of },
    }
}

on_both! {
    async fn each_field_that_identifies_her_leaves_the_form_stays_readable_and_can_be_emptied(world) {
        let (code, site) = (world.women[0].1.clone(), world.almaty.to_string());
        let action = format!("/people/{code}/identity");
        let mut aigul = world.visit(world.aigul);
        assert_eq!(IDENTITY.len(), Switch::ALL.into_iter().filter(|one| one.about() == About::Identity).count());
        for (switch, field, words) in IDENTITY {
            keep_before(&world);
            leave(&mut aigul, &site, &[switch]).await;
            let page = opened(&mut aigul, &code, "identity").await;
            assert!(!asks(&page, field) && page.says(words), "{switch:?}: {}", page.text());
            for (_, kept, _) in IDENTITY.iter().filter(|(one, ..)| *one != switch) {
                assert!(asks(&page, kept), "{switch:?} takes {kept} away");
            }
            // What is sent all the same is not heard.
            assert_eq!(send(&mut aigul, &page, &action, &OTHER).await.status, StatusCode::SEE_OTHER);
            assert_eq!(identity(&world), with(other(), &before(), switch), "{switch:?}");
            // It is emptied where it stood; what was written in the others stays.
            let page = opened(&mut aigul, &code, "identity").await;
            assert!(page.says("No longer asked: shall it be emptied?"), "{}", page.text());
            let emptying = [&OTHER[..], &[("empty", switch.key())]].concat();
            assert_eq!(send(&mut aigul, &page, &action, &emptying).await.status, StatusCode::SEE_OTHER);
            assert_eq!(identity(&world), with(other(), &Identity::default(), switch), "{switch:?}");
            let page = opened(&mut aigul, &code, "identity").await;
            assert!(!page.says(words) && !page.says("shall it be emptied"), "{switch:?}: {}", page.text());
            // Asked again, it is heard again; what is asked is not emptied by that word.
            leave(&mut aigul, &site, &[]).await;
            let page = opened(&mut aigul, &code, "identity").await;
            assert!(asks(&page, field));
            assert_eq!(send(&mut aigul, &page, &action, &emptying).await.status, StatusCode::SEE_OTHER);
            assert_eq!(identity(&world), other(), "{switch:?}");
        }
        assert!(!world.audit_text().contains("Canary"));
    }

    async fn a_programme_that_asks_nothing_of_it_shows_no_form_and_a_wrong_one_comes_back_as_it_was(world) {
        let (code, site) = (world.women[0].1.clone(), world.almaty.to_string());
        let action = format!("/people/{code}/identity");
        let mut aigul = world.visit(world.aigul);
        let all: Vec<Switch> = IDENTITY.iter().map(|(switch, ..)| *switch).collect();
        leave(&mut aigul, &site, &all).await;
        let page = opened(&mut aigul, &code, "identity").await;
        assert!(page.says("Your programme asks for none of this.") && page.says("Nothing is kept here yet"), "{}", page.text());
        assert!(!page.text().contains(&format!("action=\"{action}\"")), "{}", page.text());
        // What is held can still be emptied, and nothing else can be done.
        keep_before(&world);
        let page = opened(&mut aigul, &code, "identity").await;
        let emptied = [("empty", "identity.phone"), ("empty", "identity.legal_name"), ("address", "Canary-Road")];
        assert_eq!(send(&mut aigul, &page, &action, &emptied).await.status, StatusCode::SEE_OTHER);
        let left = Identity { legal_name: String::new(), phone: String::new(), ..before() };
        assert_eq!(identity(&world), left);
        // A form that is refused comes back with its tick, and opens nothing for that.
        leave(&mut aigul, &site, &[Switch::Address]).await;
        let page = opened(&mut aigul, &code, "identity").await;
        let reads = "select count(*) from audit_entry where action = 'identity.read'";
        let before = world.count(reads);
        let refused = send(&mut aigul, &page, &action, &[("phone", "call me"), ("empty", "identity.address")]).await;
        assert_eq!((refused.status, world.count(reads)), (StatusCode::UNPROCESSABLE_ENTITY, before));
        assert!(refused.text().contains("value=\"identity.address\" checked") && !asks(&refused, "address"), "{}", refused.text());
        assert!(!refused.says("Canary-Street") && refused.says("call me"), "{}", refused.text());
        assert_eq!(identity(&world), left);
    }

    async fn the_lines_of_her_card_that_may_stay_empty_can_be_left(world) {
        let (rosa, code) = world.lima_women[4].clone();
        let card = |world: &World| {
            let keyring = world.app.keyring().clone();
            world.read(move |db| contacts::find_card(db, &keyring, rosa)).expect("a card")
        };
        let mut carmen = world.visit(world.carmen);
        write(&mut carmen, &code, "card", &[]).await;
        write(&mut carmen, &code, "proposal", &[]).await;
        let mut lucia = world.visit(world.lucia);
        let both = [Switch::MayPickUp, Switch::CodeWord];
        for (switch, field) in [(Switch::MayPickUp, "may_pick_up"), (Switch::CodeWord, "code_word")] {
            leave(&mut lucia, &world.lima.to_string(), &[switch]).await;
            for kind in ["card", "proposal"] {
                let page = carmen.get(&format!("/people/{code}/contact/{kind}")).await;
                assert!(!asks(&page, field), "{}", page.text());
                // Without these a call may do harm.
                let kept = ["whose", "channel", "number", "days", "from", "until", "zone", "say", "language", "valid-day"];
                let other = if field == "code_word" { "may_pick_up" } else { "code_word" };
                for kept in kept.into_iter().chain([other]) {
                    assert!(asks(&page, kept), "{switch:?} takes {kept} away");
                }
            }
        }
        leave(&mut lucia, &world.lima.to_string(), &both).await;
        // What she said before stays readable as long as it holds; what was proposed is taken as far as it is asked.
        let shown = opened(&mut carmen, &code, "contact").await;
        assert!(shown.says("Canary-Sister") && shown.text().matches("Canary-Word").count() == 1, "{}", shown.text());
        let id: String = world.read(|db| db.get("select id from contact_proposal", &[], |row| row.get(0)));
        let taken = carmen.tap(&format!("/people/{code}/contact/proposals/{id}/decision"), &[("say", "take")]).await;
        assert!(carmen.follow(&taken).await.says("Done."));
        assert_eq!((card(&world).may_pick_up, card(&world).code_word), (String::new(), String::new()));
        // Sent all the same, also too long: not heard.
        let long = "x".repeat(400);
        let saved = write(&mut carmen, &code, "card", &[("code_word", &long), ("number", "+51 900 222 3344")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        let card = card(&world);
        assert_eq!((card.number.as_str(), card.may_pick_up.as_str(), card.code_word.as_str()), ("+51 900 222 3344", "", ""));
        assert!(opened(&mut carmen, &code, "contact").await.says("Nobody but she"));
    }

    async fn what_walking_beside_her_takes_is_asked_as_far_as_the_programme_wants(world) {
        let (code, site) = (world.women[0].1.clone(), world.almaty.to_string());
        let path = format!("/people/{code}/need");
        let mut aigul = world.visit(world.aigul);
        let said = [("weight", "3"), ("languages", "kk"), ("days", "2"), ("district", "Canary-Town")];
        assert_eq!(aigul.fill(&path, &path, &said).await.status, StatusCode::SEE_OTHER);
        let newest = |world: &World| -> [String; 3] {
            world.read(|db| {
                db.get("select languages, days, district from need order by recorded_at desc, id desc limit 1", &[], |row| {
                    Ok([row.get(0)?, row.get(1)?, row.get(2)?])
                })
            })
        };
        let before = newest(&world);
        for (at, (switch, field, words)) in
            [(Switch::Languages, "languages", "Қазақша"), (Switch::Days, "days", "Tuesday"), (Switch::District, "district", "Canary-Town")].into_iter().enumerate()
        {
            world.set_time(&format!("2026-11-24T13:0{}:00Z", 3 * at + 1));
            let mut aigul = world.visit(world.aigul);
            leave(&mut aigul, &site, &[switch]).await;
            let page = aigul.get(&path).await;
            assert!(!asks(&page, field) && page.says(words), "{switch:?}: {}", page.text());
            let other = [("weight", "3"), ("languages", "en"), ("days", "4"), ("district", "Canary-Village")];
            assert_eq!(send(&mut aigul, &page, &path, &other).await.status, StatusCode::SEE_OTHER);
            let kept = newest(&world);
            let stays: Vec<bool> = kept.iter().zip(&before).map(|(kept, before)| kept == before).collect();
            assert_eq!(stays, [0, 1, 2].map(|field| field == at), "{switch:?}: {kept:?}");
            world.set_time(&format!("2026-11-24T13:0{}:00Z", 3 * at + 2));
            let page = aigul.get(&path).await;
            let emptied = [&said[..], &[("empty", switch.key())]].concat();
            assert_eq!(send(&mut aigul, &page, &path, &emptied).await.status, StatusCode::SEE_OTHER);
            assert_eq!(newest(&world)[at], "", "{switch:?}");
            assert!(!aigul.get(&path).await.says("shall it be emptied"));
            world.set_time(&format!("2026-11-24T13:0{}:00Z", 3 * at + 3));
            let mut aigul = world.visit(world.aigul);
            leave(&mut aigul, &site, &[]).await;
            let page = aigul.get(&path).await;
            assert_eq!(send(&mut aigul, &page, &path, &said).await.status, StatusCode::SEE_OTHER);
        }
    }

    async fn whoever_runs_the_programme_switches_and_only_there(world) {
        let site = world.almaty.to_string();
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            let mut visit = world.visit(user);
            let sent = visit.tap("/backgrounds", &[("site", &site), ("on", "identity.phone")]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(world.count("select count(*) from background_off"), 0);
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/backgrounds").await;
        for words in ["About her life", "What identifies her, sealed", "Her card: how she can be reached", "What walking beside her takes", "What cannot be switched off"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        for switch in Switch::ALL {
            assert!(page.text().contains(&format!("value=\"{}\" checked", switch.key())), "{switch:?}");
        }
        leave(&mut aigul, &site, &[Switch::Phone, Switch::Marital]).await;
        assert_eq!(world.newest_audit().1, "background.choose");
        let chain = world.audit_text();
        assert!(chain.contains("asks children household_size") && !chain.contains("identity.phone"), "{chain}");
        let page = aigul.get("/backgrounds").await;
        for switch in Switch::ALL {
            let is_on = page.text().contains(&format!("value=\"{}\" checked", switch.key()));
            assert_eq!(is_on, ![Switch::Phone, Switch::Marital].contains(&switch), "{switch:?}");
        }
        let mut lucia = world.visit(world.lucia);
        assert!(lucia.get("/backgrounds").await.text().contains("value=\"identity.phone\" checked"), "Lima asks what it asked");
    }
}
