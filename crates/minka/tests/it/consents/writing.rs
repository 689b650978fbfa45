//! Where the law of the country wants her agreement in writing, it is given on paper, and the receipt says how she gave it.

use http::StatusCode;
use minka::{
    consents::{self, Purpose, basis_of},
    foundation::{
        law::{Country, Declared, Whereabouts},
        text::{Language, Text},
    },
};

use super::{holds, stop, tell};
use crate::{
    on_both,
    world::{TUESDAY, World, paper_text},
};

/// The law of a country holds for the whole folder, whatever money the programme counts in.
fn keeps_law_of(world: &World, code: &str) {
    let said = Whereabouts { country: Country::parse(code), ..Whereabouts::default() };
    world.app.extension::<Declared>().is(said);
}

const SHARING: [(&str, &str); 2] = [("sector", "legal"), ("recipient", "Legal aid")];

on_both! {
    /// Peru: Ley 29733, article 13.6, wants it in writing where the data are sensitive.
    async fn a_yes_aloud_is_not_enough_where_the_law_wants_it_in_writing(world) {
        let (woman, code) = world.lima_women[4].clone();
        let mut lucia = world.visit(world.lucia);
        for purpose in Purpose::ALL {
            let in_writing = basis_of(purpose, "pe") == Some("written");
            let sharing: &[_] = if purpose == Purpose::Sharing { &SHARING } else { &[] };
            let form = lucia.get(&format!("/people/{code}/consents/{}", purpose.key())).await;
            assert_eq!(form.says("Here it has to be in writing"), in_writing, "{purpose:?}");
            let aloud = tell(&mut lucia, &code, purpose.key(), &[&[("way", "spoken")], sharing].concat()).await;
            if in_writing {
                assert_eq!(aloud.status, StatusCode::UNPROCESSABLE_ENTITY, "{purpose:?}");
                assert!(aloud.says("The law of this country wants it in writing") && aloud.says("value=\"Айгүл\""), "{}", aloud.text());
                let lonely = [&[("way", "mark"), ("witness", "")], sharing].concat();
                let lonely = tell(&mut lucia, &code, purpose.key(), &lonely).await;
                assert!(lonely.says("Write who heard her answer"), "{purpose:?}: {}", lonely.text());
                assert!(!holds(&world, woman, purpose, if sharing.is_empty() { "" } else { "Legal aid" }, TUESDAY));
                let on_paper = [&[("way", "mark")], sharing].concat();
                let on_paper = tell(&mut lucia, &code, purpose.key(), &on_paper).await;
                assert_eq!(on_paper.status, StatusCode::SEE_OTHER, "{purpose:?}: {}", on_paper.text());
            } else {
                assert_eq!(aloud.status, StatusCode::SEE_OTHER, "{purpose:?}: {}", aloud.text());
            }
        }
        // A no is said aloud everywhere, and at once.
        let no = tell(&mut lucia, &code, "notes", &[("way", "spoken"), ("said", "refused"), ("witness", "")]).await;
        assert_eq!(no.status, StatusCode::SEE_OTHER, "{}", no.text());
        assert!(!holds(&world, woman, Purpose::Notes, "", TUESDAY));
    }

    async fn the_law_that_was_said_goes_before_the_money(world) {
        keeps_law_of(&world, "PE");
        let code = world.women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        let aloud = tell(&mut aigul, &code, "notes", &[]).await;
        assert!(aloud.status == StatusCode::UNPROCESSABLE_ENTITY && aloud.says("wants it in writing"), "{}", aloud.text());
        assert_eq!(tell(&mut aigul, &code, "notes", &[("way", "written"), ("witness", "")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(tell(&mut aigul, &code, "photo", &[]).await.status, StatusCode::SEE_OTHER);
        let basis = |way: &str| Text(Language::En).say(&format!("consent-basis-{way}"));
        for (purpose, way, other) in [("notes", "written", "spoken"), ("photo", "spoken", "written")] {
            let stopped = stop(&mut aigul, &code, purpose, "all").await;
            let receipt = aigul.follow(&stopped).await;
            assert!(receipt.says(&basis(way)) && !receipt.says(&basis(other)), "{purpose}: {}", receipt.text());
        }
        // Whoever may not know what she said is told no way either.
        let told = world.visit(world.bota).get(&format!("/people/{code}/consents/notes/withdrawal")).await;
        assert!(told.says(&basis("hers")) && !told.says(&basis("written")), "{}", told.text());
    }

    async fn the_paper_to_sign_is_in_her_language_and_names_nobody(world) {
        let code = world.women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        let form = format!("/people/{code}/consents/sharing");
        assert!(aigul.get(&form).await.text().contains(&format!("href=\"{form}/paper\"")));
        // The drawing is on the page and on the paper: what happens when she says yes, for a woman who does not read.
        let (page, shows) = (aigul.get(&form).await, Text(Language::En).say("consent-drawing-sharing"));
        assert!(page.text().contains(&format!("role=\"img\" aria-label=\"{shows}\"")), "{}", page.text());
        assert_eq!(page.text().matches("m-agreement").count(), 1, "no other is loaded");
        let paper = aigul.get(&format!("{form}/paper")).await;
        assert!(paper.status == StatusCode::OK && paper.bytes.starts_with(b"%PDF"));
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let (said, russian) = (squeezed(&paper_text(&paper.bytes)), Text(Language::Ru));
        for key in ["consent-words-sharing", "consent-sign-hers", "consent-sign-witness", "consent-sign-place", "consent-until"] {
            assert!(said.contains(&squeezed(&russian.say(key))), "{key}: {said}");
        }
        for name in ["Айгерим", "Asar", "Almaty"] {
            assert!(!said.contains(name), "{name}: {said}");
        }
        for (user, purpose, status) in [
            (world.bota, "messages", StatusCode::OK),
            (world.bota, "sharing", StatusCode::NOT_FOUND),
            (world.carmen, "messages", StatusCode::NOT_FOUND),
            (world.aigul, "gossip", StatusCode::NOT_FOUND),
        ] {
            let page = world.visit(user).get(&format!("/people/{code}/consents/{purpose}/paper")).await;
            assert_eq!(page.status, status, "{purpose}");
        }
        assert_eq!(world.count("select count(*) from consent_event"), 0);
    }

    /// The woman of an older agreement was read other words: it stays with them, and holds as long as she said.
    async fn an_older_agreement_keeps_the_words_that_were_read(world) {
        let (woman, code) = world.women[0].clone();
        let mut aigul = world.visit(world.aigul);
        assert_eq!(tell(&mut aigul, &code, "notes", &[]).await.status, StatusCode::SEE_OTHER);
        let events = world.read(move |db| consents::list_events(db, woman));
        assert_eq!(events.last().map(|event| event.text_version.as_str()), Some("3"));
        // The words are those of this version in her language, and they say who else may open it and what it is about.
        let words = Text(Language::En).say("consent-words-notes");
        for said in ["only she reads it", "another of us open it for an hour", "safety plan", "what was done to you"] {
            assert!(words.contains(said), "{words}");
        }
    }
}
