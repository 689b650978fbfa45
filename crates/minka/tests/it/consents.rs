//! Tests of what she agreed to: asked one by one, kept as said, ended by a day or by her word, seen by few.

mod bases;
mod emitters;
mod stops;
mod writing;

use http::StatusCode;
use jiff::civil::date;
use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION, Way},
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{Id, ParticipantId},
        text::{Language, Text},
    },
};
use sha2::{Digest, Sha256};

use crate::{
    memberships::approve,
    on_both,
    world::{Page, TUESDAY, Visit, World},
};

/// Answers of every kind for every woman: some hold, one has ended, one was refused, one stopped. On paper in Lima, where the law
/// wants that.
pub fn some_answers(world: &World) {
    let almaty = world.women.iter().map(|(id, _)| (world.almaty, *id));
    let lima = world.lima;
    let women: Vec<_> = almaty.chain(world.lima_women.iter().map(|(id, _)| (world.lima, *id))).collect();
    world.change(By::Program, move |change| {
        let told = [
            (Purpose::Service, "", Said::Agreed, Some(date(2027, 9, 1))),
            (Purpose::Messages, "", Said::Agreed, Some(date(2026, 11, 1))),
            (Purpose::Photo, "", Said::Agreed, Some(date(2027, 3, 1))),
            (Purpose::Photo, "", Said::Withdrawn, None),
            (Purpose::Story, "", Said::Refused, None),
            (Purpose::Survey, "", Said::Agreed, Some(date(2027, 9, 1))),
            (Purpose::Sharing, "Canaryplace one", Said::Agreed, Some(date(2027, 3, 1))),
            (Purpose::Sharing, "Canaryplace two", Said::Agreed, Some(date(2027, 3, 1))),
        ];
        for place in &women {
            for (purpose, name, said, until) in told {
                let event = ConsentEvent {
                    id: ConsentId::new(change.clock()),
                    purpose,
                    recipient: recipient(name),
                    said,
                    way: Some(if place.0 == lima { Way::Written } else { Way::Spoken }),
                    reader: "Canaryreader".to_owned(),
                    witness: "Canarywitness".to_owned(),
                    language: Some(Language::Ru),
                    text_version: TEXT_VERSION.to_owned(),
                    from: date(2026, 9, 1),
                    until,
                    recorded_at: change.at(),
                };
                consents::add_event(change, *place, &event)?;
            }
        }
        change.commit(Entry::event("test.consents"), ())
    });
}

fn recipient(name: &str) -> Option<Recipient> {
    (!name.is_empty()).then(|| Recipient { sector: "health".to_owned(), name: name.to_owned() })
}

/// Whether she agrees, asked as an emitter asks.
fn holds(world: &World, woman: ParticipantId, purpose: Purpose, name: &'static str, day: jiff::civil::Date) -> bool {
    world.read(move |db| consents::holds(db, woman, purpose, recipient(name).as_ref(), day))
}

/// A whole answer, with changes.
fn typed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [
        ("said", "agreed"),
        ("way", "spoken"),
        ("reader", "Айгүл"),
        ("language", "ru"),
        ("witness", "Гүлнар"),
        ("from-day", "24"),
        ("from-month", "11"),
        ("from-year", "2026"),
        ("until-day", "24"),
        ("until-month", "5"),
        ("until-year", "2027"),
        ("sector", ""),
        ("recipient", ""),
    ];
    let changed = |name: &str| changes.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
    all.into_iter().map(|(name, value)| (name, changed(name).unwrap_or(value))).collect()
}

async fn tell(visit: &mut Visit, code: &str, purpose: &str, changes: &[(&str, &str)]) -> Page {
    visit.tap(&format!("/people/{code}/consents/{purpose}"), &typed(changes)).await
}

async fn stop(visit: &mut Visit, code: &str, purpose: &str, what: &str) -> Page {
    visit.tap(&format!("/people/{code}/consents/{purpose}/withdrawal"), &[("consent", what)]).await
}

on_both! {
    async fn she_is_asked_in_her_language_agrees_and_stops_it_with_one_tap(world) {
        let (woman, code) = world.women[0].clone();
        let (list, ask) = (format!("/people/{code}/consents"), format!("/people/{code}/consents/photo"));
        let mut aigul = world.visit(world.aigul);
        let hers = aigul.get(&format!("/people/{code}")).await;
        assert!(hers.says("What she agreed to") && hers.text().contains(&list));
        assert!(aigul.get(&list).await.says("Not asked yet"));
        let form = aigul.get(&ask).await;
        let words = Text(Language::Ru).say("consent-words-photo");
        assert!(form.says(&format!("lang=\"ru\">{words}")) && form.says("Somebody takes a photo"), "{}", form.text());
        assert!(form.says("value=\"aigul\"") && form.says("value=\"2027\""));

        assert!(!holds(&world, woman, Purpose::Photo, "", TUESDAY));
        let saved = aigul.fill(&ask, &ask, &typed(&[])).await;
        let subject = format!("participant {code}");
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "consent.grant".to_owned(), subject.clone()));
        let page = aigul.follow(&saved).await;
        assert!(page.says("Written down") && page.says("Agreed until 24 May 2027"), "{}", page.text());
        assert!(page.says("read by Айгүл") && page.says("heard by Гүлнар"));
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "consent.read".to_owned(), subject.clone()), "looking is written down");
        assert!(!world.audit_text().contains("Гүлнар") && world.audit_text().contains("photo agreed until 2027-05-24"));
        assert!(holds(&world, woman, Purpose::Photo, "", TUESDAY));
        assert!(!holds(&world, woman, Purpose::Story, "", TUESDAY));
        assert!(!holds(&world, world.women[1].0, Purpose::Photo, "", TUESDAY));

        let action = format!("{ask}/withdrawal");
        let stopped = aigul.fill(&list, &action, &[]).await;
        assert!(!holds(&world, woman, Purpose::Photo, "", TUESDAY));
        let receipt = aigul.follow(&stopped).await;
        assert!(receipt.says("It has stopped") && receipt.says("none shown or printed any more"));
        assert!(receipt.says("out of our reach") && receipt.says("stays written down"), "{}", receipt.text());
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "consent.withdraw".to_owned(), subject));
        let page = aigul.get(&list).await;
        assert!(page.says("Stopped on 24 November 2026") && page.says("Agreed until 24 May 2027"), "history stays");
        let paper = aigul.get(&format!("{list}/paper")).await;
        assert!(paper.bytes.starts_with(b"%PDF"));
        assert!(paper.headers["content-disposition"].to_str().is_ok_and(|name| name.contains(&format!("paper-{code}.pdf"))));
    }

    async fn a_consent_that_is_not_whole_is_refused_and_what_was_typed_stays(world) {
        let code = world.women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        let sharing = [("sector", "health"), ("recipient", "Clinic 3")];
        for (purpose, changes, words) in [
            ("photo", vec![("said", "")], "Choose what she says"),
            ("photo", vec![("said", "withdrawn")], "Choose what she says"),
            ("photo", vec![("reader", " ")], "Write who read it to her"),
            ("photo", vec![("language", "")], "Choose the language in which it was read to her"),
            ("photo", vec![("language", "de")], "Choose the language in which it was read to her"),
            ("photo", vec![("way", "guessed")], "Choose how she says it"),
            ("photo", vec![("witness", "")], "Write who heard her answer"),
            ("photo", vec![("witness", "айгүл")], "The witness must be somebody else"),
            ("photo", vec![("until-year", "2025")], "The end must be after today"),
            ("photo", vec![("until-day", "24"), ("until-month", "11"), ("until-year", "2026")], "The end must be after today"),
            ("photo", vec![("until-day", "25"), ("until-month", "11"), ("until-year", "2027")], "Twelve months at most"),
            ("photo", vec![("until-day", ""), ("until-month", ""), ("until-year", "")], "Write the day"),
            ("photo", vec![("from-day", "25")], "That day is still to come"),
            ("sharing", vec![sharing[1]], "Choose what kind of help it is"),
            ("sharing", vec![sharing[0]], "Write the name of the organisation"),
            ("sharing", vec![("sector", "gossip"), sharing[1]], "Choose what kind of help it is"),
        ] {
            let refused = tell(&mut aigul, &code, purpose, &changes).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{purpose} {changes:?}");
            assert!(refused.says(words) && refused.says("m-problem"), "{changes:?}: {}", refused.text());
            let chosen = ["withdrawn", "de", "guessed", "gossip"];
            for (name, value) in changes.iter().filter(|(_, value)| !value.trim().is_empty() && !chosen.contains(value)) {
                assert!(refused.says(&format!("name=\"{name}\"")) && refused.says(&format!("value=\"{value}\"")), "{name} {value}");
            }
            assert!(refused.says("value=\"Айгүл\"") || changes[0].0 == "reader", "{changes:?}: {}", refused.text());
        }
        assert_eq!(world.count("select count(*) from consent_event"), 0);
        for unknown in ["gossip", "paper/withdrawal", "gossip/withdrawal"] {
            let path = format!("/people/{code}/consents/{unknown}");
            assert_eq!(aigul.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(aigul.tap(&path, &typed(&[])).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(aigul.get(&format!("/people/{code}/consents/photo/withdrawal")).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_form_sent_twice_is_one_answer(world) {
        let code = world.women[0].1.clone();
        let ask = format!("/people/{code}/consents/photo");
        let mut aigul = world.visit(world.aigul);
        let id = aigul.get(&ask).await.hidden(&ask).remove(0).1;
        let whole = [&[("form_id", id.as_str())], typed(&[]).as_slice()].concat();
        let first = aigul.post(&ask, &whole).await;
        let second = aigul.post(&ask, &whole).await;
        assert_eq!((first.status, first.location()), (second.status, second.location()));
        let other = [&[("form_id", id.as_str())], typed(&[("said", "refused")]).as_slice()].concat();
        assert_eq!(aigul.post(&ask, &other).await.status, StatusCode::CONFLICT);
        assert_eq!(world.count("select count(*) from consent_event"), 1);
        // Stopping what is stopped already is a success with nothing to do.
        for _ in 0..2 {
            assert_eq!(stop(&mut aigul, &code, "photo", "all").await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.count("select count(*) from consent_event"), 2);
    }

    async fn it_ends_with_its_last_day_in_the_zone_of_the_programme(world) {
        let (woman, code) = world.women[0].clone();
        let list = format!("/people/{code}/consents");
        let mut aigul = world.visit(world.aigul);
        assert_eq!(tell(&mut aigul, &code, "photo", &[]).await.status, StatusCode::SEE_OTHER);
        assert!(holds(&world, woman, Purpose::Photo, "", date(2027, 5, 24)));
        assert!(!holds(&world, woman, Purpose::Photo, "", date(2027, 5, 25)));
        // Almaty is five hours ahead of UTC: 23:30 of the last day, and half an hour after it.
        for (now, words) in [("2027-05-24T18:30:00Z", "Agreed until 24 May 2027"), ("2027-05-24T19:30:00Z", "Ended on 24 May 2027")] {
            world.set_time(now);
            let page = world.visit(world.aigul).get(&list).await;
            let text = page.text();
            let above = text.split("Everything she has said").next().unwrap_or_default();
            assert!(above.contains(words), "{now}: {}", page.text());
        }
    }

    async fn sharing_is_agreed_to_and_stopped_for_each_recipient(world) {
        let (woman, code) = world.women[0].clone();
        let mut aigul = world.visit(world.aigul);
        for name in ["Clinic 3", "Legal aid"] {
            let said = tell(&mut aigul, &code, "sharing", &[("sector", "health"), ("recipient", name)]).await;
            assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.text());
        }
        assert!(holds(&world, woman, Purpose::Sharing, " clinic  3", TUESDAY));
        assert!(!holds(&world, woman, Purpose::Sharing, "Clinic 4", TUESDAY));
        assert!(!holds(&world, woman, Purpose::Sharing, "", TUESDAY), "sharing with nobody named");
        assert!(aigul.get(&format!("/people/{code}/consents")).await.says("Clinic 3 (Health)"));
        let one: String = world.read(|db| db.get("select id from consent_event where recipient = 'Clinic 3'", &[], |row| row.get(0)));
        assert_eq!(stop(&mut aigul, &code, "photo", &one).await.status, StatusCode::NOT_FOUND, "not of this purpose");
        assert_eq!(stop(&mut aigul, &code, "sharing", &one).await.status, StatusCode::SEE_OTHER);
        assert!(!holds(&world, woman, Purpose::Sharing, "Clinic 3", TUESDAY));
        assert!(holds(&world, woman, Purpose::Sharing, "Legal aid", TUESDAY));
        assert_eq!(stop(&mut aigul, &code, "sharing", "all").await.status, StatusCode::SEE_OTHER);
        assert!(!holds(&world, woman, Purpose::Sharing, "Legal aid", TUESDAY));
    }

    async fn a_late_paper_does_not_bring_back_what_she_stopped(world) {
        let (woman, code) = world.women[0].clone();
        let mut aigul = world.visit(world.aigul);
        assert_eq!(stop(&mut aigul, &code, "photo", "all").await.status, StatusCode::SEE_OTHER);
        let late = tell(&mut aigul, &code, "photo", &[("from-day", "20"), ("way", "written")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.says("She said no or stop on 24.11.2026"), "{}", late.text());
        assert!(!holds(&world, woman, Purpose::Photo, "", TUESDAY));
        let receipt = format!("/people/{code}/consents/photo/withdrawal");
        assert_eq!(aigul.get(&receipt).await.status, StatusCode::OK);
        assert_eq!(tell(&mut aigul, &code, "photo", &[]).await.status, StatusCode::SEE_OTHER);
        assert!(holds(&world, woman, Purpose::Photo, "", TUESDAY));
        assert_eq!(aigul.get(&receipt).await.status, StatusCode::NOT_FOUND, "it is not stopped any more");
    }

    async fn a_facilitator_sees_yes_or_no_asks_for_two_things_and_may_stop_any(world) {
        some_answers(&world);
        let (woman, code) = world.women[0].clone();
        let list = format!("/people/{code}/consents");
        let mut bota = world.visit(world.bota);
        assert!(bota.get(&format!("/people/{code}")).await.text().contains(&list));
        let page = bota.get(&list).await;
        assert!(page.says("You see yes or no") && !page.says("Canary") && !page.says(" 2027") && !page.says("Everything she has said"));
        for (purpose, status) in [("service", StatusCode::OK), ("messages", StatusCode::OK), ("photo", StatusCode::NOT_FOUND), ("sharing", StatusCode::NOT_FOUND)] {
            let path = format!("{list}/{purpose}");
            assert_eq!(bota.get(&path).await.status, status, "{purpose}");
            assert_eq!(page.text().contains(&format!("href=\"{path}\"")), status == StatusCode::OK, "{purpose}");
        }
        assert_eq!(tell(&mut bota, &code, "photo", &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(tell(&mut bota, &code, "messages", &[]).await.status, StatusCode::SEE_OTHER);
        assert!(holds(&world, woman, Purpose::Messages, "", TUESDAY));
        assert_eq!(bota.get(&format!("{list}/paper")).await.status, StatusCode::NOT_FOUND);
        let stopped = bota.fill(&list, &format!("{list}/sharing/withdrawal"), &[]).await;
        assert!(bota.follow(&stopped).await.says("Nothing more goes to this organisation"));
        for name in ["Canaryplace one", "Canaryplace two"] {
            assert!(!holds(&world, woman, Purpose::Sharing, name, TUESDAY), "{name}");
        }
    }

    async fn nobody_of_her_site_who_is_told_sends_her_away_and_nobody_else_finds_her(world) {
        some_answers(&world);
        approve(&world, world.dina, Role::Treasurer, (world.almaty, None));
        let (woman, code) = world.women[0].clone();
        let list = format!("/people/{code}/consents");
        let mut dina = world.visit(world.dina);
        let page = dina.get(&list).await;
        assert!(page.says("If she tells you to stop something"), "{}", page.text());
        assert!(!page.says("Canary") && !page.says(" 2027") && !page.says("m-status") && !page.says("/consents/photo\""));
        let stopped = dina.fill(&list, &format!("{list}/survey/withdrawal"), &[]).await;
        assert!(dina.follow(&stopped).await.says("She is asked no more questions"));
        assert!(!holds(&world, woman, Purpose::Survey, "", TUESDAY));
        assert_eq!(dina.get(&format!("{list}/story/withdrawal")).await.status, StatusCode::OK, "it tells nothing");
        for path in [format!("{list}/service"), format!("{list}/paper")] {
            assert_eq!(dina.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let rosa = &world.lima_women[4].1;
        assert_eq!(world.visit(world.carmen).get(&format!("/people/{rosa}/consents/story")).await.status, StatusCode::OK);
        for user in [world.elena, world.lucia, world.carmen] {
            let mut visit = world.visit(user);
            for path in [list.clone(), format!("{list}/service"), format!("{list}/service/withdrawal"), format!("{list}/paper")] {
                assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
            assert_eq!(stop(&mut visit, &code, "service", "all").await.status, StatusCode::NOT_FOUND);
            assert_eq!(tell(&mut visit, &code, "service", &[]).await.status, StatusCode::NOT_FOUND);
        }
        assert!(holds(&world, woman, Purpose::Service, "", TUESDAY));
    }

    async fn refusing_everything_keeps_nobody_from_joining(world) {
        let group = world.tuesday.to_string();
        let mut aigul = world.visit(world.aigul);
        let form = [
            ("chosen_name", "Назгүл"), ("language", "kk"), ("sign", "tulip"), ("group", group.as_str()), ("step", "enrolled"),
            ("on-day", "24"), ("on-month", "11"), ("on-year", "2026"),
        ];
        assert_eq!(aigul.fill("/people/new", "/people/new", &form).await.status, StatusCode::SEE_OTHER);
        let code: String = world.read(|db| db.get("select code from participant where chosen_name = 'Назгүл'", &[], |row| row.get(0)));
        for purpose in Purpose::ALL {
            let sharing: &[(&str, &str)] = if purpose == Purpose::Sharing { &[("sector", "legal"), ("recipient", "Legal aid")] } else { &[] };
            let said = tell(&mut aigul, &code, purpose.key(), &[&[("said", "refused"), ("witness", ""), ("language", "kk")], sharing].concat()).await;
            assert_eq!(said.status, StatusCode::SEE_OTHER, "{purpose:?}: {}", said.text());
        }
        assert_eq!(world.count("select count(*) from consent_event where said = 'refused'"), 10);
        let page = aigul.get(&format!("/people/{code}")).await;
        assert!(page.says("Тюльпан") && page.says("Has a place"), "{}", page.text());
        let mut bota = world.visit(world.bota);
        assert!(bota.get(&format!("/groups/{group}")).await.says("Назгүл"));
        assert!(bota.get(&format!("/people/{code}")).await.says("Назгүл"));
    }

    async fn what_she_said_is_never_written_over(world) {
        some_answers(&world);
        for sql in ["update consent_event set said = 'agreed'", "update consent_event set last_day = '2099-01-01'"] {
            let changed = world.app.store().change_now(By::Program, move |change| {
                change.execute(sql, &[])?;
                change.commit(Entry::event("test.overwrite"), ())
            });
            assert!(changed.is_err(), "{sql}");
        }
        assert_eq!(world.count("select count(*) from consent_event where said = 'withdrawn'"), 20);
    }
}

/// The words that are read aloud, by the version that rows carry: a changed word is another version, in every language.
const VERSIONS: [(&str, &str); 3] = [("1", "267b8c84040678f7"), ("2", "75755ce777af5b31"), ("3", "dd1546d7815f937f")];

#[test]
fn a_changed_word_is_a_new_version() {
    let mut hash = Sha256::new();
    for purpose in Purpose::ALL {
        for language in Language::ALL {
            hash.update(Text(language).say(&format!("consent-words-{}", purpose.key())));
            hash.update("\n");
        }
    }
    let found = data_encoding::HEXLOWER.encode(&hash.finalize()[..8]);
    assert_eq!(VERSIONS.last(), Some(&(TEXT_VERSION, found.as_str())), "the words were changed: raise TEXT_VERSION");
}

#[test]
fn every_purpose_has_its_words_its_sign_and_a_receipt_in_every_language() {
    let icons = include_str!("../../src/design/icons.svg");
    for purpose in Purpose::ALL {
        assert_eq!(Purpose::parse(purpose.key()), Some(purpose));
        assert!(icons.contains(&format!("id=\"{}\"", purpose.icon())), "{purpose:?}");
        for language in Language::ALL {
            for part in ["purpose", "words", "stops", "stays"] {
                let key = format!("consent-{part}-{}", purpose.key());
                assert!(Text(language).knows(&key), "{key} in {language:?}");
            }
            // Short enough to be read aloud in one breath or two, and it ends with a question.
            let words = Text(language).say(&format!("consent-words-{}", purpose.key()));
            assert!(words.chars().count() < 330 && words.ends_with('?'), "{language:?} {purpose:?}");
        }
    }
}
