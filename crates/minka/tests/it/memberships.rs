//! Tests of memberships: joining, leaving, roles, keeping apart, leading.

use http::StatusCode;
use minka::{
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{GroupId, Id, SiteId, UserId},
    },
    groups, staff, timetables,
    users::{self, NewAssignment},
};

use crate::{
    on_both,
    world::{TUESDAY, World},
};

/// A woman of Almaty without a group, as people register her.
pub fn newcomer(world: &World, name: &'static str) -> String {
    let site = world.almaty;
    world.change(By::Program, move |change| {
        let woman = minka::journeys::register_visitor(change, site, name, minka::foundation::text::Language::Ru)?;
        change.commit(Entry::event("test.newcomer"), woman.code)
    })
}

fn joining<'a>(code: &'a str, role: &'a str, day: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("code", code), ("role", role), ("from-day", day), ("from-month", "11"), ("from-year", "2026")]
}

fn set_capacity(world: &World, capacity: i64) {
    let group = world.tuesday;
    world.change(By::Program, move |change| {
        change.execute("update weekly_group set capacity = $1 where id = $2", minka::binds![capacity, group])?;
        change.commit(Entry::event("test.capacity"), ())
    });
}

fn stay_of(world: &World, at: usize) -> String {
    let (group, woman) = (world.tuesday, world.women[at].0);
    let found = world.read(move |db| groups::find_member_on(db, group, woman, TUESDAY));
    found.expect("a member").membership.to_string()
}

/// Gives somebody a role that was approved.
pub fn approve(world: &World, user: UserId, role: Role, (site, group): (SiteId, Option<GroupId>)) {
    world.change(By::Program, move |change| {
        let (from, approved_by) = (TUESDAY, Some("test".to_owned()));
        let new = NewAssignment { user, role, site, group, participant: None, from, until: None, approved_by };
        users::add_assignment(change, &new)?;
        change.commit(Entry::event("test.role"), ())
    });
}

/// A second group of the Almaty site, which nobody leads.
pub fn add_friday_group(world: &World) -> GroupId {
    let (tuesday, friday) = (world.tuesday, GroupId::new(&world.clock));
    world.change(By::Program, move |change| {
        let group = groups::get_group(change, tuesday)?;
        let times = timetables::GroupTimes { weekday: 5, ..group.times };
        groups::add_group(change, &groups::Group { id: friday, name: "Жасмин".to_owned(), times, ..group })?;
        change.commit(Entry::event("test.group"), friday)
    })
}

on_both! {
    async fn a_facilitator_adds_a_woman_by_the_code_she_tells(world) {
        let code = newcomer(&world, "Томирис");
        let path = format!("/groups/{}/members/add", world.tuesday);
        let mut bota = world.visit(world.bota);
        assert!(!bota.get(&path).await.says("Томирис"), "who is outside her group is not listed");
        assert!(!bota.get(&format!("{path}?q=Том")).await.says("Томирис"));
        let added = bota.fill(&path, &path, &joining(&code, "member", "24")).await;
        let page = bota.follow(&added).await;
        assert!(page.says("Томирис") && page.says("She is in the group."));
        assert_eq!(world.newest_audit().1, "membership.change");
        assert_eq!(world.newest_audit().2, format!("participant {code}"));
    }

    async fn a_manager_finds_her_by_name(world) {
        let code = newcomer(&world, "Томирис");
        let path = format!("/groups/{}/members/add?q=томи", world.tuesday);
        let page = world.visit(world.aigul).get(&path).await;
        assert!(page.says("Томирис") && page.says(&code));
    }

    async fn who_may_not_join_is_refused_in_words_and_nothing_is_kept(world) {
        let path = format!("/groups/{}/members/add", world.tuesday);
        let before = world.count("select count(*) from membership");
        let code = newcomer(&world, "Томирис");
        let (hers, lima) = (world.women[0].1.clone(), world.lima_women[0].1.clone());
        let cases = [
            (hers.as_str(), "member", "24", "She already belongs to this group, since 01.09.2026"),
            (lima.as_str(), "member", "24", "Nobody here has this code"),
            ("NOSUCH", "member", "24", "Nobody here has this code"),
            ("", "member", "24", "Choose a woman or write her code"),
            (code.as_str(), "", "24", "Choose her role"),
            (code.as_str(), "member", "31", "There is no such day"),
            (code.as_str(), "member", "23", "Her journey here began on 24.11.2026"),
        ];
        let mut aigul = world.visit(world.aigul);
        for (code, role, day, words) in cases {
            let page = aigul.fill(&path, &path, &joining(code, role, day)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(page.says(words), "{words}: {}", page.text());
        }
        assert_eq!(world.count("select count(*) from membership"), before);
    }

    async fn a_full_group_names_its_number_and_offers_the_waiting_list(world) {
        set_capacity(&world, 14);
        let code = newcomer(&world, "Томирис");
        let path = format!("/groups/{}/members/add", world.tuesday);
        let mut aigul = world.visit(world.aigul);
        let page = aigul.fill(&path, &path, &joining(&code, "member", "24")).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says("All 14 places are taken"));
        assert!(page.says("Raise the number of places") && page.says("Put her on the waiting list"));
        let mut fields = joining(&code, "member", "24");
        fields.push(("instead", "wait"));
        let waits = aigul.fill(&path, &path, &fields).await;
        assert!(aigul.follow(&waits).await.says("She is on the waiting list."));
        assert!(aigul.get(&path).await.says("Waiting for a place here"));
        let visit = aigul.fill(&path, &path, &joining(&code, "visitor", "24")).await;
        assert_eq!(visit.status, StatusCode::SEE_OTHER, "a visitor takes no place");
        set_capacity(&world, 15);
        let joined = aigul.fill(&path, &path, &joining(&code, "member", "24")).await;
        assert_eq!(joined.status, StatusCode::SEE_OTHER, "a visitor becomes a member");
        assert!(!aigul.get(&format!("/groups/{}/members", world.tuesday)).await.says("Waiting for a place here"));
    }

    async fn she_leaves_after_a_last_day_and_a_wrong_end_is_taken_back(world) {
        let at = format!("/groups/{}/members/{}", world.tuesday, stay_of(&world, 0));
        let (end, back) = (format!("{at}/end"), format!("{at}/return"));
        let last = |day: &'static str, reason: &'static str| {
            vec![("last-day", day), ("last-month", "11"), ("last-year", "2026"), ("reason", reason)]
        };
        let mut bota = world.visit(world.bota);
        assert!(bota.fill(&end, &end, &last("25", "moved")).await.says("That day is still to come"));
        assert!(bota.fill(&end, &end, &last("24", "")).await.says("Choose why"));
        assert!(bota.fill(&end, &end, &last("24", "her husband")).await.says("Choose why"));
        let ended = bota.fill(&end, &end, &last("20", "moved")).await;
        assert!(bota.follow(&ended).await.says("last day 20.11.2026"));
        assert_eq!(world.count("select count(*) from membership where until_day = '2026-11-21' and left_reason = 'moved'"), 1);
        assert!(bota.fill(&end, &back, &[]).await.status == StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from membership where until_day is not null"), 0);
        let detail: String = world.read(|db| db.get("select detail from audit_entry order by seq desc limit 1", &[], |row| row.get(0)));
        assert!(detail.contains("it was 2026-11-20 moved"), "{detail}");
        let ended = bota.fill(&end, &end, &last("20", "moved")).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        world.set_time("2026-12-06T13:00:00Z");
        let mut bota = world.visit(world.bota);
        assert!(bota.fill(&end, &back, &[]).await.says("This can no longer be undone"));
    }

    async fn a_helper_is_a_new_stay_from_a_day(world) {
        let at = format!("/groups/{}/members/{}", world.tuesday, stay_of(&world, 1));
        let (page, role) = (format!("{at}/end"), format!("{at}/role"));
        let fields = [("role", "helper"), ("from-day", "24"), ("from-month", "11"), ("from-year", "2026")];
        let mut bota = world.visit(world.bota);
        assert_eq!(bota.fill(&page, &role, &fields).await.status, StatusCode::SEE_OTHER);
        assert!(bota.get(&format!("/groups/{}", world.tuesday)).await.says("Helps to lead"));
        assert_eq!(world.count("select count(*) from membership where role = 'helper' and from_day = '2026-11-24'"), 1);
        assert_eq!(world.count("select count(*) from membership where until_day = '2026-11-24' and left_reason = 'role_changed'"), 1);
        let other = format!("/groups/{}/members/{}/end", world.thursday, stay_of(&world, 2));
        assert_eq!(world.visit(world.lucia).get(&other).await.status, StatusCode::NOT_FOUND, "a stay of another group");
    }

    async fn a_pair_is_kept_apart_once_whichever_order_and_without_a_reason(world) {
        let path = format!("/groups/{}/keep-apart", world.tuesday);
        let (one, other) = (world.women[3].1.clone(), world.women[9].1.clone());
        let mut bota = world.visit(world.bota);
        let form = bota.get(&path).await;
        assert!(!form.text().contains("textarea") && !form.text().contains("type=\"text\""), "no field for a reason");
        assert_eq!(bota.fill(&path, &path, &[("first", &other), ("second", &one)]).await.status, StatusCode::SEE_OTHER);
        assert!(bota.fill(&path, &path, &[("first", &one), ("second", &other)]).await.says("already kept apart"));
        assert!(bota.fill(&path, &path, &[("first", &one), ("second", &one)]).await.says("two different women"));
        let stranger = world.lima_women[0].1.clone();
        assert!(bota.fill(&path, &path, &[("first", &one), ("second", &stranger)]).await.says("Choose a woman of the group"));
        assert_eq!(world.count("select count(*) from keep_apart where participant_a < participant_b"), 1);
        assert_eq!(world.count("select count(*) from keep_apart"), 1);
        assert!(!bota.get(&format!("/groups/{}/paper", world.tuesday)).await.says("apart"));
        let id: String = world.read(|db| db.get("select id from keep_apart", &[], |row| row.get(0)));
        let end = format!("{path}/{id}/end");
        assert_eq!(world.visit(world.lucia).tap(&end, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(bota.tap(&end, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from keep_apart where until_day = '2026-11-24'"), 1);
    }

    async fn a_manager_lets_somebody_lead_but_never_herself(world) {
        let (site, group) = (world.almaty, world.tuesday);
        let path = format!("/groups/{group}/facilitators");
        approve(&world, world.dina, Role::Facilitator, (site, Some(add_friday_group(&world))));
        let mut aigul = world.visit(world.aigul);
        let lead = |user: UserId| (user.to_string(), [("reason", "cover"), ("from-day", "24"), ("from-month", "11"), ("from-year", "2026")]);
        for (user, words) in [(world.aigul, "Somebody else has to do this"), (world.bota, "already leads this group"),
            (world.carmen, "Choose a member of staff from here"), (world.elena, "Choose a member of staff from here")] {
            let (user, rest) = lead(user);
            let fields: Vec<(&str, &str)> = rest.into_iter().chain([("user", user.as_str())]).collect();
            let page = aigul.fill(&path, &path, &fields).await;
            assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says(words), "{words}");
        }
        let held = world.read(move |db| minka::users::list_facilitators(db, group));
        assert_eq!(held.len(), 1);
        let end = format!("{path}/{}/end", held[0].assignment);
        assert!(aigul.tap(&end, &[]).await.says("Choose why"));
        let ended = aigul.tap(&end, &[("reason", "away")]).await;
        assert!(aigul.follow(&ended).await.says("She no longer leads the group."));
        assert_eq!(world.newest_audit().1, "assignment.change");
        assert_eq!(world.visit(world.bota).get(&format!("/groups/{group}")).await.status, StatusCode::NOT_FOUND, "at once");
        assert!(world.read(move |db| minka::users::list_staff_of_site(db, site, TUESDAY)).iter().all(|(user, _)| *user != world.elena));
    }

    /// One manager alone gives a group only to whoever two people have made a facilitator here.
    async fn one_manager_alone_makes_nobody_a_facilitator(world) {
        let friday = add_friday_group(&world);
        let path = format!("/groups/{friday}/facilitators");
        let mut aigul = world.visit(world.aigul);
        let here = (world.almaty, None);
        approve(&world, world.dina, Role::Treasurer, here);
        approve(&world, world.carmen, Role::Evaluator, here);
        approve(&world, world.lucia, Role::Auditor, here);
        let page = aigul.get(&path).await;
        assert!(page.says(&format!("value=\"{}\"", world.bota)) && !page.says(&format!("value=\"{}\"", world.dina)), "{}", page.text());
        for (user, words) in [
            (world.dina, "Whoever leads a group cannot also keep its money."),
            (world.carmen, "She is not approved as a facilitator here."),
            (world.lucia, "She is not approved as a facilitator here."),
        ] {
            let user = user.to_string();
            let fields = [("user", user.as_str()), ("reason", "cover"), ("from-day", "24"), ("from-month", "11"), ("from-year", "2026")];
            let page = aigul.fill(&path, &path, &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
            assert!(page.says(words) && page.says("id=\"user-problem\""), "{words}: {}", page.text());
        }
        assert_eq!(world.visit(world.dina).get(&format!("/groups/{friday}")).await.status, StatusCode::NOT_FOUND);
        let bota = world.bota.to_string();
        let fields = [("user", bota.as_str()), ("reason", "cover"), ("from-day", "24"), ("from-month", "11"), ("from-year", "2026")];
        let given = aigul.fill(&path, &path, &fields).await;
        assert!(aigul.follow(&given).await.says("She leads the group."));
        assert_eq!(world.newest_audit().1, "assignment.change");
        assert_eq!(world.visit(world.bota).get(&format!("/groups/{friday}")).await.status, StatusCode::OK);
        assert!(aigul.get(&path).await.says("Nobody else is approved as a facilitator here."));
    }

    /// A facilitator whose roles are set aside is given nothing.
    async fn who_is_set_aside_is_given_no_group(world) {
        staff::command::invite_again(world.app.store(), "bota").expect("a link");
        let path = format!("/groups/{}/facilitators", add_friday_group(&world));
        let page = world.visit(world.aigul).get(&path).await;
        assert!(page.says("Nobody else is approved as a facilitator here.") && !page.says("bota"));
    }
}
