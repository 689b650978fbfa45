//! The pages of an import: from the file to the women, what is refused on the way, and whose it is.

use bytes::Bytes;
use minka::{foundation::access::Role, switches::Switch};

use super::*;
use crate::{
    leader_wall::link,
    memberships::{approve, newcomer},
    switches::leave,
};

on_both! {
    async fn the_page_leads_from_the_file_to_the_women(world) {
        let mut visit = world.visit(world.aigul);
        let list = "№,имя,группа,возраст\n1,Айнур,Тюльпан,34\n2,Сауле,Роза,41\n";
        let path = upload(&mut visit, "list.csv", list.as_bytes()).await.location();
        let columns = visit.get(&path).await;
        assert!(columns.says("C · группа") && columns.says("Тюльпан · Роза"), "{}", columns.text());
        let fields = [("field-0", "key"), ("field-1", "chosen_name"), ("field-2", "group"), ("field-3", "")];
        let check = format!("{path}/check");
        let sent = visit.fill(&path, &check, &fields).await;
        let problem = settled(&mut visit, &sent).await;
        assert!(problem.says("There is no group “Роза”.") && problem.says("C · группа"), "{}", problem.text());
        assert!(!problem.text().contains("/registration"), "nothing can be saved");
        let table = visit.get(&format!("{path}/problems.csv")).await;
        assert_eq!(table.text(), "\u{feff}Sheet;Row;Column;Heading;Problem\n;3;C;группа;There is no group “Роза”.\n");

        let fields = [fields.as_slice(), &[("create_groups", "yes"), ("weekday", "4"), ("starts", "17:30")]].concat();
        let sent = visit.fill(&path, &check, &fields).await;
        let preview = settled(&mut visit, &sent).await;
        assert!(preview.says("women to register") && preview.says("This column is left out: возраст."), "{}", preview.text());
        let before = traces(&world);
        let save = format!("{path}/registration");
        let first = visit.fill(&check, &save, &[]).await;
        let done = settled(&mut visit, &first).await;
        assert!(done.says("The list is imported"), "{}", done.text());
        let after = traces(&world);
        assert_eq!((after[0] - before[0], after[3] - before[3], after[5] - before[5]), (2, 1, 1));
        let (actor, action, _) = newest_import(&world);
        assert_eq!((actor, action.as_str()), (world.aigul.to_string(), "import.people"));
        let times = "select count(*) from weekly_group where name = 'Роза' and weekday = 4 and starts_at = '17:30'";
        assert_eq!(world.count(times), 1);
        // A second tap, with the same form or another, adds nobody; the page before leads to the end.
        for fields in [first_form(), Vec::new()] {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            assert_eq!(visit.post(&save, &fields).await.location(), save);
        }
        assert_eq!(visit.get(&path).await.location(), save);
        assert_eq!(visit.post(&check, &[]).await.location(), save);
        assert_eq!(traces(&world), after);
        // Next time the columns are known.
        let path = upload(&mut visit, "list.csv", list.as_bytes()).await.location();
        let columns = visit.get(&path).await;
        for field in ["key", "chosen_name", "group"] {
            assert!(columns.text().contains(&format!("value=\"{field}\" selected")), "{field}: {}", columns.text());
        }
    }

    async fn what_is_sealed_is_brought_for_a_reason_and_never_shown(world) {
        let mut visit = world.visit(world.aigul);
        let code = world.women[0].1.clone();
        let list = format!("код,имя,группа,телефон,фио\n{code},,,+7 701 222 33 44,Canary-Legal\n,Новая,Тюльпан,+7 701 555 66 77,\n");
        let bring = [("field-0", "code"), ("field-1", "chosen_name"), ("field-2", "group"), ("field-3", "phone"), ("field-4", "legal_name"), ("update", "yes")];
        let path = upload(&mut visit, "list.csv", list.as_bytes()).await.location();
        let (check, save) = (format!("{path}/check"), format!("{path}/registration"));
        for reason in ["", "  ", "?!"] {
            let again = visit.fill(&path, &check, &[bring.as_slice(), &[("reason", reason)]].concat()).await;
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(again.says("Write why: a column goes into the sealed part of her file") && again.text().contains("value=\"phone\" selected"), "{}", again.text());
        }
        let long = "я".repeat(201);
        let again = visit.fill(&path, &check, &[bring.as_slice(), &[("reason", &long)]].concat()).await;
        assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text().contains(&long), "what was typed stays");
        assert!(details(&world, "identity.read").is_empty(), "nothing was opened");
        let reason = ("reason", "Canary-Reason");
        let sent = visit.fill(&path, &check, &[bring.as_slice(), &[reason]].concat()).await;
        let preview = settled(&mut visit, &sent).await;
        let compared = details(&world, "identity.read");
        assert!(compared.len() == 1 && compared[0].starts_with("compared with a list: phone legal_name, reason "), "{compared:?}");
        for words in ["Phone (sealed): will be written", "Name in her papers (sealed): will be written"] {
            assert!(preview.says(words), "no {words}: {}", preview.text());
        }
        let hides = |page: &Page| !["222 33 44", "555 66 77", "Canary"].iter().any(|canary| page.says(canary));
        assert!(hides(&preview), "{}", preview.text());
        let sent = visit.fill(&check, &save, &[]).await;
        assert!(settled(&mut visit, &sent).await.says("The list is imported"));
        let written = details(&world, "import.people");
        assert!(written[0].contains("made 1, updated 1, unchanged 0, groups 0, identities 2, reason "), "{written:?}");
        assert_eq!(world.count("select count(*) from sealed_reason where participant_id is null"), 2);
        assert_eq!(world.count("select count(*) from audit_entry where detail like '%Canary%'"), 0);

        // The same again, with another name: one is written, the other stays; and the phone of before is still not said.
        let list = list.replace("Canary-Legal", "Canary-Other").lines().take(2).collect::<Vec<_>>().join("\n");
        let path = upload(&mut visit, "list.csv", list.as_bytes()).await.location();
        let sent = visit.fill(&path, &format!("{path}/check"), &[bring.as_slice(), &[reason]].concat()).await;
        let preview = settled(&mut visit, &sent).await;
        assert!(preview.says("Phone (sealed): stays as it is") && preview.says("Name in her papers (sealed): will be written"), "{}", preview.text());
        assert!(hides(&preview) && details(&world, "identity.read").len() == 2, "{}", preview.text());

        // At the machine the same.
        let file = given("list.csv", list.as_bytes());
        let options = Options { mapping: pairs(&[("код", "code"), ("фио", "legal_name")]), update: true, ..Options::default() };
        let before = traces(&world);
        let report = run(&world, world.almaty, &file.path, &options);
        assert!(problems(&report)[0].contains("Phone (sealed), Name in her papers (sealed). Say why with --reason."), "{:?}", problems(&report));
        assert_eq!(traces(&world), before);
        let report = run(&world, world.almaty, &file.path, &Options { reason: with_reason().reason, ..options });
        assert!(report.applied, "{:?}", report.problems);
        assert!(details(&world, "import.people")[1].contains("identities 1, reason "));
    }

    /// A participant who manages now brings a list: what is sealed of her circle is neither compared nor written.
    async fn what_stands_behind_the_wall_is_neither_compared_nor_written(world) {
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        link(&world, (world.almaty, world.women[0].0), world.dina);
        let (circle, other) = (world.women[1].1.clone(), newcomer(&world, "Раушан"));
        let mut dina = world.visit(world.dina);
        let bring = [("field-0", "code"), ("field-1", "phone"), ("update", "yes"), ("reason", "Canary-Reason")];
        for (code, stopped) in [(&circle, true), (&other, false)] {
            let list = format!("код,телефон\n{code},+7 701 222 33 44\n");
            let path = upload(&mut dina, "list.csv", list.as_bytes()).await.location();
            let sent = dina.fill(&path, &format!("{path}/check"), &bring).await;
            let checked = settled(&mut dina, &sent).await;
            assert_eq!(checked.says(&format!("The sealed part of {code} is shut to your account.")), stopped, "{}", checked.text());
            assert_eq!(checked.says("Phone (sealed)"), !stopped, "{}", checked.text());
        }
        assert_eq!(world.count("select count(*) from sealed_identity"), 0);
    }

    /// A column of what the programme has switched off: offered nowhere, named with its place, and refused when it is sent all the same.
    async fn what_the_programme_does_not_ask_for_is_taken_from_no_list(world) {
        let mut visit = world.visit(world.aigul);
        leave(&mut visit, &world.almaty.to_string(), &[Switch::Phone, Switch::Address]).await;
        let list = "имя,группа,телефон,фио\nНовая,Тюльпан,+7 701 222 33 44,Canary-Legal\n";
        let path = upload(&mut visit, "list.csv", list.as_bytes()).await.location();
        let columns = visit.get(&path).await;
        assert!(columns.says("Your programme does not ask for this: Phone (sealed)"), "{}", columns.text());
        assert!(!columns.text().contains("value=\"phone\"") && !columns.text().contains("value=\"address\""), "{}", columns.text());
        assert!(columns.text().contains("value=\"legal_name\" selected"));
        let (check, reason) = (format!("{path}/check"), ("reason", "Canary-Reason"));
        let some = [("field-0", "chosen_name"), ("field-1", "group"), ("field-3", "legal_name"), reason];
        let refused = visit.fill(&path, &check, &[&some[..], &[("field-2", "phone")]].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("Your programme does not ask for this: Phone (sealed). Leave the column out"), "{}", refused.text());
        assert!(refused.text().contains("value=\"phone\" selected"), "what was sent stays");
        let sent = visit.fill(&path, &check, &some).await;
        let preview = settled(&mut visit, &sent).await;
        let notice = "Left out, because your programme does not ask for Phone (sealed): column C · телефон.";
        assert!(preview.says(notice) && !preview.says("This column is left out"), "{}", preview.text());
        let sent = visit.fill(&check, &format!("{path}/registration"), &[]).await;
        assert!(settled(&mut visit, &sent).await.says("The list is imported"));
        let keyring = world.app.keyring().clone();
        let kept = world.read(move |db| {
            let woman = db.get("select id from participant where chosen_name = 'Новая'", &[], |row| row.get(0))?;
            identities::find_identity(db, &keyring, woman)
        });
        assert_eq!(kept, Some(Identity { legal_name: "Canary-Legal".to_owned(), ..Identity::default() }));
        assert_eq!(world.count("select count(*) from import_mapping where heading = 'телефон'"), 0, "it may be asked again");

        // Switched off between the look and the saving: nothing is saved, and the column is named.
        let path = upload(&mut visit, "list.csv", list.replace("Новая", "Другая").as_bytes()).await.location();
        let (check, before) = (format!("{path}/check"), traces(&world)[0]);
        let sent = visit.fill(&path, &check, &some).await;
        settled(&mut visit, &sent).await;
        leave(&mut visit, &world.almaty.to_string(), &[Switch::LegalName]).await;
        let sent = visit.fill(&check, &format!("{path}/registration"), &[]).await;
        let refused = settled(&mut visit, &sent).await;
        assert!(refused.says("does not ask for this: Name in her papers (sealed)") && refused.says("D · фио"), "{}", refused.text());
        assert_eq!(traces(&world)[0], before);
    }

    /// At the machine: a column that would be guessed is left out and named, one that was named by hand is refused, with sheet and column.
    async fn at_the_machine_it_is_named_with_sheet_and_column(world) {
        leave(&mut world.visit(world.aigul), &world.almaty.to_string(), &[Switch::Phone]).await;
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet().set_name("Список").expect("a name");
        for (at, (head, cell)) in [("Имя", "Айнур"), ("Группа", "Тюльпан"), ("Телефон", "+7 701 222 33 44")].into_iter().enumerate() {
            sheet.write(0, at as u16, head).expect("written");
            sheet.write(1, at as u16, cell).expect("written");
        }
        let file = given("women.xlsx", &book.save_to_buffer().expect("a workbook"));
        let before = traces(&world);
        let named = Options { mapping: pairs(&[("Телефон", "phone")]), ..with_reason() };
        let report = run(&world, world.almaty, &file.path, &named);
        assert!(problems(&report)[0].starts_with("C Your programme does not ask for this: Phone (sealed)."), "{:?}", report.problems);
        assert_eq!((report.problems[0].sheet.as_str(), report.problems[0].heading.as_str(), report.applied), ("Список", "Телефон", false));
        assert_eq!(traces(&world), before);
        let report = run(&world, world.almaty, &file.path, &Options::default());
        assert_eq!((report.made, report.applied), (1, true), "no reason is needed where nothing is sealed: {:?}", report.problems);
        assert!(report.notices.iter().any(|notice| notice.ends_with("column Список · C · Телефон.")), "{:?}", report.notices);
        assert_eq!(world.count("select count(*) from sealed_identity"), 0);
    }

    async fn a_choice_that_cannot_be_is_shown_again_with_what_was_chosen(world) {
        let mut visit = world.visit(world.aigul);
        let path = upload(&mut visit, "list.csv", "a,b\n1,2\n".as_bytes()).await.location();
        let check = format!("{path}/check");
        for (fields, words) in [
            (vec![("field-0", "key"), ("field-1", "key")], "Another column already holds this."),
            (vec![("field-0", ""), ("field-1", "")], "Choose what at least one column holds."),
            (vec![("field-0", "key"), ("create_groups", "yes"), ("starts", "evening"), ("weekday", "2")], "Write the hour like 18:00."),
            (vec![("field-0", "key"), ("create_groups", "yes"), ("starts", "18:00"), ("weekday", "8")], "Choose a day of the week."),
        ] {
            let again = visit.fill(&path, &check, &fields).await;
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(again.says(words), "{}", again.text());
            assert!(words.starts_with("Choose what") || again.text().contains("value=\"key\" selected"), "kept");
        }
    }

    async fn an_upload_is_its_owners_alone(world) {
        let mut visit = world.visit(world.aigul);
        let path = upload(&mut visit, "list.csv", "имя\nАйнур\n".as_bytes()).await.location();
        let random = "/people/import/01890a5d-ac96-774b-bcce-b302099a8057";
        for user in [world.lucia, world.bota, world.carmen, world.dina, world.elena] {
            let mut outsider = world.visit(user);
            for below in ["", "/check", "/check/progress", "/problems.csv", "/registration", "/registration/progress"] {
                let (hers, none) = (outsider.get(&format!("{path}{below}")).await, outsider.get(&format!("{random}{below}")).await);
                assert_eq!((hers.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{below}");
                assert_eq!(hers.text().replace(&path, random), none.text(), "the same page");
            }
            for below in ["/check", "/registration", "/removal"] {
                assert_eq!(outsider.post(&format!("{path}{below}"), &[]).await.status, StatusCode::NOT_FOUND);
            }
            let expected = if user == world.lucia { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(outsider.get("/people/import").await.status, expected);
        }
        assert_eq!(visit.get(&path).await.status, StatusCode::OK, "still there");
        let stopped = visit.post(&format!("{path}/removal"), &[]).await;
        assert!(visit.follow(&stopped).await.says("Nothing was saved."));
        assert_eq!(visit.get(&path).await.status, StatusCode::NOT_FOUND, "gone");
        assert_eq!(world.stranger().get("/people/import").await.location(), "/sign-in");
    }

    /// A slow network: the browser brings the same file again, and asks for the same look at it.
    async fn the_same_form_again_brings_nothing_twice(world) {
        let mut visit = world.visit(world.aigul);
        let hidden = visit.get("/people/import").await.hidden("/people/import");
        let body = |list: &str| Body::from([&multipart_head(&hidden, "list.csv"), list.as_bytes(), END].concat());
        let first = visit.send(posted(body("имя;группа\nАйнур;Тюльпан\n"))).await;
        let again = visit.send(posted(body("имя;группа\nАйнур;Тюльпан\n"))).await;
        assert_eq!(again.location(), first.location());
        let other = visit.send(posted(body("имя;группа\nСауле;Тюльпан\n"))).await;
        assert_eq!(other.status, StatusCode::CONFLICT, "another file, as long as the first");
        let (path, check) = (first.location(), format!("{}/check", first.location()));
        let mut fields = visit.get(&path).await.hidden(&check);
        fields.extend([("field-0", "chosen_name"), ("field-1", "group"), ("weekday", "2"), ("starts", "18:00")].map(|(name, value)| (name.to_owned(), value.to_owned())));
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for _ in 0..2 {
            let sent = visit.post(&check, &fields).await;
            let preview = settled(&mut visit, &sent).await;
            assert!(preview.says("woman to register"), "{}", preview.text());
        }
        fields.push(("create_groups", "yes"));
        assert_eq!(visit.post(&check, &fields).await.status, StatusCode::CONFLICT);
    }

    async fn what_cannot_be_taken_is_said_on_the_form(world) {
        let mut visit = world.visit(world.aigul);
        for (name, bytes, words) in [
            ("a.pdf", b"%PDF-1.7".as_slice(), "This is not a table."),
            ("a.csv", b"".as_slice(), "The file is empty."),
            ("a.csv", b"a;b\n\"x;1\n".as_slice(), "Row 2: A quotation mark"),
        ] {
            let again = upload(&mut visit, name, bytes).await;
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(again.says(words), "{name}: {}", again.text());
        }
        let plain = visit.post("/people/import", &[("form_id", "x")]).await;
        assert_eq!(plain.status, StatusCode::BAD_REQUEST);
    }

    async fn a_hundred_megabytes_are_answered_with_a_page(world) {
        let mut visit = world.visit(world.aigul);
        let form = visit.get("/people/import").await.hidden("/people/import");
        let head = multipart_head(&form, "large.csv");
        let mebibyte = Bytes::from(vec![b'a'; 1 << 20]);
        let chunks = std::iter::once(Bytes::from(head))
            .chain(std::iter::repeat_n(mebibyte, 100))
            .chain(std::iter::once(Bytes::from_static(END)))
            .map(Ok::<_, std::io::Error>);
        let page = visit.send(posted(Body::from_stream(futures_util::stream::iter(chunks)))).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(page.says("This file is larger than 50 MB."), "{}", page.text());
    }

    async fn saving_asks_for_a_fresh_proof(world) {
        let mut visit = world.visit(world.aigul);
        let path = upload(&mut visit, "list.csv", "имя\nАйнур\n".as_bytes()).await.location();
        let sent = visit.fill(&path, &format!("{path}/check"), &[("field-0", "chosen_name")]).await;
        let preview = settled(&mut visit, &sent).await;
        let before = traces(&world);
        world.set_time("2026-11-24T13:06:00Z");
        let save = format!("{path}/registration");
        let hidden = preview.hidden(&save);
        let fields: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let asked = visit.post(&save, &fields).await;
        assert!(asked.location().starts_with("/step-up?back=%2Fpeople%2Fimport%2F"), "{}", asked.location());
        assert!(visit.get("/people/import").await.location().starts_with("/step-up"));
        assert_eq!(traces(&world)[..5], before[..5]);
        assert_eq!(visit.get(&format!("{path}/check")).await.status, StatusCode::OK, "the preview waits");
    }

    /// A list does not tell that she is here to whoever must not see her: her row is a new woman's, her code nobody's.
    async fn a_list_does_not_find_a_woman_for_whoever_must_not_see_her(world) {
        crate::memberships::approve(&world, world.dina, minka::foundation::access::Role::Manager, (world.almaty, None));
        let columns = [("field-0", "key"), ("field-1", "chosen_name"), ("field-2", "group")];
        let list = "№,имя,группа\n1,Айнур,Тюльпан\n";
        let mut aigul = world.visit(world.aigul);
        let path = upload(&mut aigul, "list.csv", list.as_bytes()).await.location();
        let sent = aigul.fill(&path, &format!("{path}/check"), &columns).await;
        settled(&mut aigul, &sent).await;
        let sent = aigul.fill(&format!("{path}/check"), &format!("{path}/registration"), &[]).await;
        assert!(settled(&mut aigul, &sent).await.says("The list is imported"));
        let mut dina = world.visit(world.dina);
        let path = upload(&mut dina, "list.csv", list.as_bytes()).await.location();
        let sent = dina.fill(&path, &format!("{path}/check"), &columns).await;
        assert!(settled(&mut dina, &sent).await.says("She is here already"), "as long as she may be seen");
        let (woman, code): (minka::foundation::ids::ParticipantId, String) = world.read(|db| {
            db.get("select id, code from participant where chosen_name = 'Айнур'", &[], |row| Ok((row.get(0)?, row.get(1)?)))
        });
        crate::exclusions::name(&world, (world.almaty, woman), world.dina);
        let path = upload(&mut dina, "list.csv", list.as_bytes()).await.location();
        let sent = dina.fill(&path, &format!("{path}/check"), &columns).await;
        assert!(settled(&mut dina, &sent).await.says("woman to register"));
        let sent = dina.fill(&format!("{path}/check"), &format!("{path}/registration"), &[]).await;
        assert!(settled(&mut dina, &sent).await.says("The list is imported"));
        assert_eq!(world.count("select count(*) from import_key"), 1, "her number stays hers");
        let list = format!("код,имя\n{code},Айнур\n");
        let path = upload(&mut dina, "list.csv", list.as_bytes()).await.location();
        let sent = dina.fill(&path, &format!("{path}/check"), &[("field-0", "code"), ("field-1", "chosen_name")]).await;
        let problem = settled(&mut dina, &sent).await;
        assert!(problem.says(&format!("There is no woman with the code {code}.")), "{}", problem.text());
    }
}
