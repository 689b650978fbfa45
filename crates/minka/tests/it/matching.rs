//! Tests of who is proposed to walk beside whom, who covers, and what was promised.

use std::collections::BTreeSet;

use http::StatusCode;
use minka::{
    exclusions,
    foundation::{
        audit::Entry,
        change::By,
        ids::{ParticipantId, SiteId, UserId},
        text::Language,
    },
    leader_wall,
    needs::{self, Offer, Terms},
};

use crate::{
    mentors::approve_mentor,
    on_both,
    world::{NAMES, World},
};

pub fn terms(languages: &[Language], days: &[u8], district: &str) -> Terms {
    Terms {
        languages: languages.to_vec(),
        days: days.iter().copied().collect::<BTreeSet<_>>(),
        district: district.to_owned(),
    }
}

pub fn offer(world: &World, user: UserId, site: SiteId, room: i64, terms: Terms) {
    world.change(By::Program, move |change| {
        needs::add_offer(change, site, &Offer { user, room, terms })?;
        change.commit(Entry::event("test.offer"), ())
    });
}

fn need(world: &World, woman: ParticipantId, site: SiteId, weight: i64, terms: Terms) {
    world.change(By::Program, move |change| {
        needs::add_need(change, (site, woman), weight, &terms)?;
        change.commit(Entry::event("test.need"), ())
    });
}

/// Dina speaks Russian and can carry so much; Bota speaks Kazakh and could carry many. Every woman's language is Russian.
pub fn some_mentors(world: &World, room: i64) {
    for user in [world.dina, world.bota] {
        approve_mentor(world, user, world.almaty);
    }
    offer(world, world.dina, world.almaty, room, terms(&[Language::Ru], &[2, 4], "Алатау"));
    offer(world, world.bota, world.almaty, 40, terms(&[Language::Kk], &[1], ""));
}

/// The card of a woman on the page of the proposal, without her name, code and sign.
pub fn card(page: &str, (name, code): (&str, &str)) -> String {
    let part = page
        .split("<section class=\"m-card\">")
        .skip(1)
        .find(|part| part.contains(&format!("mentor-{code}")))
        .expect("her card");
    let part = part.split("</section>").next().expect("an end");
    let plain = part.replace(name, "NAME").replace(code, "CODE");
    regex::Regex::new("sign-[a-z]+|m-sign--[a-z]+").expect("a pattern").replace_all(&plain, "SIGN").into_owned()
}

pub async fn walks_beside(world: &World, user: UserId, code: &str) -> bool {
    world.visit(user).get(&format!("/people/{code}")).await.status == StatusCode::OK
}

on_both! {
    /// Reasons and the next best are said, a person takes all or some, and from then on each mentor finds her women.
    async fn a_proposal_says_why_and_a_person_decides(world) {
        some_mentors(&world, 40);
        let (first, second) = (world.women[0].clone(), world.women[1].clone());
        need(&world, first.0, world.almaty, 3, terms(&[Language::Kk], &[1, 2], "алатау"));
        need(&world, second.0, world.almaty, 1, terms(&[], &[5], "Центр"));
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get("/more").await.says("Who walks beside whom"));
        let page = aigul.get("/matching").await;
        for words in [
            "They share the language she speaks best: Русский",
            "The same part of town",
            "Both can on: Tuesday",
            "Heavy (3), said on 24.11.2026",
            "Not weighed yet: counts as 2.",
            "can carry 40",
        ] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        let (dina, bota) = (world.dina.to_string(), world.bota.to_string());
        let mine = format!("mentor-{}", first.1);
        assert!(card(&page.text(), (NAMES[0], &first.1)).contains(&format!("value=\"{bota}\"")), "she may have Bota too");
        assert!(!card(&page.text(), (NAMES[1], &second.1)).contains(&bota), "no language in common");
        let saved = aigul.fill("/matching", "/matching", &[(&mine, &dina)]).await;
        let page = aigul.follow(&saved).await;
        assert!(page.says("Saved. They find their women") && !page.says(&mine), "{}", page.text());
        assert!(walks_beside(&world, world.dina, &first.1).await && !walks_beside(&world, world.dina, &second.1).await);
        let audit = world.audit_text();
        assert!(audit.contains(&format!("person.assign_mentor participant {} mentor {dina} from 2026-11-24: first", first.1)), "{audit}");
        assert!(page.says("Carries 3 now"), "{}", page.text());
        let all = aigul.get("/matching?all=yes").await;
        assert!(all.says("They are together already") && all.says("(walks beside her now)"), "{}", all.text());
    }

    /// Who has no room left is told with the women who share it, and the rule.
    async fn who_cannot_be_placed_is_named_with_the_rule(world) {
        some_mentors(&world, 6);
        let page = world.visit(world.aigul).get("/matching").await;
        assert!(page.says("can go only to dina") && page.says("Together they need 8, and there is room for 6."), "{}", page.text());
        assert!(page.says("With some mentors there is no language in common."), "{}", page.text());
        assert!(page.says("For 11 women here nobody can be proposed. Each card says why."), "{}", page.text());
        // Each of them is told why, where somebody decides about her.
        assert_eq!(page.text().matches("Nobody is proposed for her.").count(), 11);
        assert_eq!(page.text().matches("can go only to dina").count(), 11);
    }

    /// More than her room takes a reason, here and on her own page; what was chosen is kept.
    async fn over_her_room_is_refused_unless_somebody_says_why(world) {
        some_mentors(&world, 6);
        let dina = world.dina.to_string();
        let fields: Vec<String> = world.women[..4].iter().map(|(_, code)| format!("mentor-{code}")).collect();
        let chosen: Vec<(&str, &str)> = fields.iter().map(|field| (field.as_str(), dina.as_str())).collect();
        let mut aigul = world.visit(world.aigul);
        let live = "select count(*) from assignment where participant_id is not null and until_day is null";
        let refused = aigul.fill("/matching", "/matching", &chosen).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("dina would carry 8 and can carry 6") && refused.says("id=\"over-problem\""), "{}", refused.text());
        for (at, (_, code)) in world.women[..4].iter().enumerate() {
            let kept = card(&refused.text(), (NAMES[at], code));
            assert!(kept.contains(&format!("value=\"{dina}\" selected")), "what was chosen is kept: {kept}");
        }
        assert_eq!(world.count(live), 1, "Rosa's alone");
        let taken = aigul.fill("/matching", "/matching", &[&chosen[..], &[("over", "short")]].concat()).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count(live), 5);
        assert!(world.audit_text().contains("over her room: short"));
        let path = format!("/people/{}/mentor", world.women[4].1);
        let day = [("from-day", "24"), ("from-month", "11"), ("from-year", "2026"), ("mentor", dina.as_str()), ("reason", "first")];
        let refused = aigul.fill(&path, &path, &day).await;
        assert!(refused.says("She would carry 10 and can carry 6"), "{}", refused.text());
        let taken = aigul.fill(&path, &path, &[&day[..], &[("over", "asked")]].concat()).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER);
    }

    /// Her kin, whoever lives with her, she herself, and whom she has named are not offered; no word tells one from the other.
    async fn kin_and_whom_she_named_are_not_offered_and_nothing_tells_which(world) {
        some_mentors(&world, 6);
        let (site, dina) = (world.almaty, world.dina);
        let [excluded, sister, own, home] = [0, 1, 2, 3].map(|at: usize| world.women[at].clone());
        let ids = [excluded.0, sister.0, own.0, home.0];
        world.change(By::Program, move |change| {
            exclusions::add_exclusion(change, (site, ids[0]), dina)?;
            leader_wall::link_file(change, (site, ids[2]), dina)?;
            change.execute(
                "insert into kin_link (id, site_id, one_id, other_id, kind, from_day, recorded_at, recorded_by)
                 values ('018f0000-0000-7000-8000-000000000007', $1, $2, $3, 'sister', '2026-11-01', '2026-11-01T10:00:00.000Z', 'test')",
                minka::binds![site, ids[2], ids[1]],
            )?;
            change.execute(
                "insert into household (id, site_id, created_at, created_by)
                 values ('018f0000-0000-7000-8000-000000000009', $1, '2026-11-01T10:00:00.000Z', 'test')",
                minka::binds![site],
            )?;
            for (id, woman) in [("018f0000-0000-7000-8000-00000000000a", ids[2]), ("018f0000-0000-7000-8000-00000000000b", ids[3])] {
                change.execute(
                    "insert into household_member (id, household_id, site_id, participant_id, is_head, from_day, recorded_at, recorded_by)
                     values ($1, '018f0000-0000-7000-8000-000000000009', $2, $3, false, '2026-11-01', '2026-11-01T10:00:00.000Z', 'test')",
                    minka::binds![id, site, woman],
                )?;
            }
            change.commit(Entry::event("test.kin"), ())
        });
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/matching").await;
        let cards: Vec<String> =
            [&excluded, &sister, &own, &home].iter().enumerate().map(|(at, her)| card(&page.text(), (NAMES[at], &her.1))).collect();
        assert!(!cards[0].contains(&dina.to_string()), "{}", cards[0]);
        for card in &cards[1..] {
            assert_eq!(*card, cards[0], "whoever reads it cannot tell why");
        }
        let mut answers = BTreeSet::new();
        for (at, her) in [&excluded, &sister, &own, &home].iter().enumerate() {
            let field = format!("mentor-{}", her.1);
            let refused = aigul.fill("/matching", "/matching", &[(&field, &dina.to_string())]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.says("Choose one of the mentors who are offered for her"), "{}", refused.text());
            answers.insert(card(&refused.text(), (NAMES[at], &her.1)));
            let path = format!("/people/{}/mentor", her.1);
            let day = [("from-day", "24"), ("from-month", "11"), ("from-year", "2026"), ("mentor", &dina.to_string()), ("reason", "first")];
            assert!(aigul.fill(&path, &path, &day).await.says("Choose a mentor of this centre"));
        }
        assert_eq!(answers.len(), 1, "{answers:?}");
        assert_eq!(world.count("select count(*) from assignment where participant_id is not null"), 1, "Rosa's alone");
        assert!(!page.says("named") && !page.says("exclu") && !page.says("sister"));
    }

    /// A mentor is not given to her own sister, in the proposal, on her page or as cover; and a tie hides that she was named too.
    async fn who_is_close_to_her_is_refused_and_the_reason_is_said(world) {
        some_mentors(&world, 40);
        let [tied, named, both] = [0, 1, 2].map(|at: usize| world.women[at].clone());
        let mut aigul = world.visit(world.aigul);
        let dina = world.dina.to_string();
        let write = |code: &str| (format!("/people/{code}/kin"), format!("/people/{code}/staff-ties"));
        for her in [&tied, &both] {
            let (page, ties) = write(&her.1);
            assert_eq!(aigul.fill(&page, &ties, &[("staff", &dina), ("tie", "sister")]).await.status, StatusCode::SEE_OTHER);
        }
        let (site, user, ids) = (world.almaty, world.dina, [named.0, both.0]);
        world.change(By::Program, move |change| {
            for woman in ids {
                exclusions::add_exclusion(change, (site, woman), user)?;
            }
            change.commit(Entry::event("test.exclusion"), ())
        });
        let page = aigul.get("/matching").await;
        let cards: Vec<String> =
            [&tied, &named, &both].iter().enumerate().map(|(at, her)| card(&page.text(), (NAMES[at], &her.1))).collect();
        assert!(cards[0].contains("Not offered, because they are close: Sister: dina"), "{}", cards[0]);
        assert!(!cards[0].contains(&dina) && !cards[1].contains("Not offered") && !cards[1].contains("dina"), "{}", cards[1]);
        assert_eq!(cards[0], cards[2], "that she was named as well shows nowhere");
        assert_eq!(page.text().matches("With some mentors somebody is close already").count(), 2, "{}", page.text());
        let sentence = "dina is her sister. Somebody else has to walk beside her";
        let field = format!("mentor-{}", tied.1);
        let refused = aigul.fill("/matching", "/matching", &[(&field, &dina)]).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(sentence), "{}", refused.text());
        assert!(refused.says(&format!("id=\"{field}-problem\"")), "beside the field");
        let path = format!("/people/{}/mentor", tied.1);
        let day = [("from-day", "24"), ("from-month", "11"), ("from-year", "2026")];
        for reason in ["first", "handover"] {
            let refused = aigul.fill(&path, &path, &[&day[..], &[("mentor", &dina), ("reason", reason)]].concat()).await;
            assert!(refused.says(sentence) && refused.says("id=\"mentor-problem\""), "{}", refused.text());
        }
        let bota = world.bota.to_string();
        let given = aigul.fill(&path, &path, &[&day[..], &[("mentor", &bota), ("reason", "first")]].concat()).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER);
        let cover = format!("/people/{}/cover", tied.1);
        let until = [("until-day", "26"), ("until-month", "11"), ("until-year", "2026"), ("mentor", &dina)];
        let refused = aigul.fill(&cover, &cover, &[&day[..], &until[..]].concat()).await;
        assert!(refused.says(sentence) && refused.says("id=\"mentor-problem\""), "{}", refused.text());
        assert_eq!(world.count("select count(*) from assignment where participant_id is not null"), 2, "Rosa's and Bota's");
        // Written down while she walks beside her: whoever decides is told.
        let (page, ties) = write(&tied.1);
        let written = aigul.fill(&page, &ties, &[("staff", &bota), ("tie", "privately")]).await;
        assert!(aigul.follow(&written).await.says("Walks beside her now: somebody else has to"));
        assert!(aigul.get(&path).await.says("bota knows her privately. Somebody else has to walk beside her"));
    }

    async fn only_whoever_decides_about_mentors_sees_it_and_only_her_own_site(world) {
        some_mentors(&world, 6);
        for user in [world.bota, world.carmen, world.dina, world.elena] {
            assert_eq!(world.visit(user).get("/matching").await.status, StatusCode::NOT_FOUND);
            let answer = world.visit(user).post("/matching", &[("form_id", "019abcde-0000-7000-8000-000000000001")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND);
        }
        let lucia = world.visit(world.lucia).get(&format!("/matching?site={}", world.almaty)).await;
        assert_eq!(lucia.status, StatusCode::NOT_FOUND);
        let code = world.women[0].1.clone();
        for user in [world.bota, world.carmen, world.dina, world.elena, world.lucia] {
            for path in [format!("/people/{code}/need"), format!("/people/{code}/cover"), format!("/people/{code}/handover"), format!("/staff/{}/mentoring/{}", world.dina, world.almaty)] {
                assert_eq!(world.visit(user).get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        assert_eq!(world.visit(world.aigul).get(&format!("/people/{code}/handover")).await.status, StatusCode::NOT_FOUND, "her words are her mentor's");
        let nobody = world.visit(world.aigul).get(&format!("/staff/{}/mentoring/{}", world.elena, world.almaty)).await;
        assert_eq!(nobody.status, StatusCode::NOT_FOUND, "no mentor here");
    }

    async fn what_she_needs_and_what_a_mentor_gives_is_said_and_kept(world) {
        some_mentors(&world, 6);
        let code = world.women[0].1.clone();
        let mut aigul = world.visit(world.aigul);
        let path = format!("/people/{code}/need");
        assert!(aigul.get(&format!("/people/{code}")).await.text().contains(&path));
        let refused = aigul.fill(&path, &path, &[("weight", "4"), ("district", "Центр")]).await;
        assert!(refused.says("Choose how much she needs") && refused.says("value=\"Центр\""), "{}", refused.text());
        let saved = aigul.fill(&path, &path, &[("weight", "3"), ("languages", "kk"), ("days", "2"), ("days", "5"), ("district", "Центр")]).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "need.edit".to_owned(), format!("participant {code}")));
        let page = aigul.get(&path).await;
        assert!(page.says("Said on 24.11.2026 by aigul") && page.says("value=\"5\" checked"), "{}", page.text());
        assert!(!world.audit_text().contains("Центр"));
        let path = format!("/staff/{}/mentoring/{}", world.dina, world.almaty);
        assert!(aigul.get(&format!("/staff/{}", world.dina)).await.text().contains(&path));
        let refused = aigul.fill(&path, &path, &[("room", "none")]).await;
        assert!(refused.says("Write a whole number from 1 to 60") && refused.says("value=\"none\""), "{}", refused.text());
        world.set_time("2026-11-24T13:01:00Z");
        assert_eq!(aigul.fill(&path, &path, &[("room", "9"), ("days", "1")]).await.status, StatusCode::SEE_OTHER);
        let page = aigul.get("/matching").await;
        assert!(page.says("can carry 9"), "{}", page.text());
        assert_eq!(world.count("select count(*) from mentor_offer"), 3, "what was said before stays");
    }

    /// From the first day to the last another mentor sees her too; then everything is as before.
    async fn somebody_covers_from_a_day_until_another(world) {
        approve_mentor(&world, world.dina, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let mut lucia = world.visit(world.lucia);
        let (path, dina) = (format!("/people/{rosa}/cover"), world.dina.to_string());
        assert!(lucia.get(&format!("/people/{rosa}/mentor")).await.text().contains(&path));
        let days = |from: &'static str, until: &'static str| {
            vec![("from-day", from), ("from-month", "11"), ("from-year", "2026"), ("until-day", until), ("until-month", "11"), ("until-year", "2026")]
        };
        for (from, until, words) in [
            ("23", "27", "It can begin today or later"),
            ("26", "25", "The last day is before the first"),
            ("31", "25", "There is no such day"),
        ] {
            let refused = lucia.fill(&path, &path, &[&days(from, until)[..], &[("mentor", &dina)]].concat()).await;
            assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says(words), "{words}: {}", refused.text());
        }
        let hidden = lucia.get(&path).await.hidden(&path);
        let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let form = [&hidden[..], &days("25", "26")[..], &[("mentor", dina.as_str())]].concat();
        let given = lucia.post(&path, &form).await;
        let again = lucia.post(&path, &form).await;
        assert_eq!((given.status, given.location()), (again.status, again.location()), "a second tap does nothing");
        assert_eq!(world.count("select count(*) from mentor_cover"), 1);
        assert!(lucia.follow(&given).await.says("Somebody covers for her mentor."));
        let twice = lucia.fill(&path, &path, &[&days("26", "27")[..], &[("mentor", &dina)]].concat()).await;
        assert!(twice.says("Somebody covers in these days already"), "{}", twice.text());
        for (at, covers) in [("2026-11-24T18:00:00Z", false), ("2026-11-25T18:00:00Z", true), ("2026-11-26T18:00:00Z", true), ("2026-11-27T18:00:00Z", false)] {
            world.set_time(at);
            assert_eq!(walks_beside(&world, world.dina, &rosa).await, covers, "{at}");
            assert!(walks_beside(&world, world.carmen, &rosa).await, "{at}: her own mentor stays");
        }
    }

    /// What was promised goes from one to the next, sealed; whoever has handed her over writes no more.
    async fn a_note_goes_to_whoever_comes_next_and_none_comes_after(world) {
        approve_mentor(&world, world.dina, world.lima);
        let rosa = world.lima_women[4].1.clone();
        let path = format!("/people/{rosa}/handover");
        let mut carmen = world.visit(world.carmen);
        let refused = carmen.fill(&path, &path, &[("note", "  ")]).await;
        assert!(refused.says("Write what was promised"));
        let written = carmen.fill(&path, &path, &[("note", "Canarypromise: the sewing course on Monday")]).await;
        assert!(carmen.follow(&written).await.says("Canarypromise"));
        let late = carmen.get(&path).await;
        let mut lucia = world.visit(world.lucia);
        assert_eq!(lucia.get(&path).await.status, StatusCode::NOT_FOUND);
        let mentor = format!("/people/{rosa}/mentor");
        let dina = world.dina.to_string();
        let given = lucia.fill(&mentor, &mentor, &[("from-day", "24"), ("from-month", "11"), ("from-year", "2026"), ("mentor", &dina), ("reason", "handover")]).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
        let fields = late.hidden(&path);
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.push(("note", "And one thing more"));
        assert_eq!(carmen.post(&path, &fields).await.status, StatusCode::NOT_FOUND, "after the hand-over");
        let read = world.visit(world.dina).get(&path).await;
        assert!(read.says("Canarypromise") && read.says("carmen"), "{}", read.text());
        assert_eq!(world.newest_audit(), (world.dina.to_string(), "handover.note".to_owned(), format!("participant {rosa}")));
        assert!(!world.audit_text().contains("Canarypromise"));
        assert_eq!(world.count("select count(*) from handover_note"), 1);
    }
}
