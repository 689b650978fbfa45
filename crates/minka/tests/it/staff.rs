//! Staff: adding somebody, asking for a role, approving it, ending it, closing an account; the access table and the audit chain.

use http::StatusCode;
use minka::{
    foundation::{
        access::{Action, Role},
        audit::Entry,
        change::By,
        error::Error,
        ids::{Id, UserId},
        text::{Language, Text},
    },
    staff, users,
};

use crate::{
    on_both,
    world::{Page, Visit, World},
};

const NEVER: &str = "018f0000-0000-7000-8000-000000000000";

/// The address on a page with a one-time link.
fn link_on(page: &Page) -> String {
    let text = page.text();
    let address = text.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect("a link");
    address.strip_prefix("http://localhost:8080").expect("this site's address").to_owned()
}

/// Adds Gulnara as the administrator does; gives the path of her page and of her link.
async fn add_gulnara(admin: &mut Visit) -> (String, String) {
    let page = admin
        .fill("/staff/new", "/staff/new", &[("name", "Гульнара"), ("sign_in_name", "gulnara"), ("language", "ru")])
        .await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let text = page.text();
    let path = text.split("class=\"m-back\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("her page");
    (path.to_owned(), link_on(&page))
}

async fn ask(world: &World, admin: &mut Visit, person: &str, role: &str) -> Page {
    let (site, group) = (world.almaty.to_string(), world.tuesday.to_string());
    let group = if role == "facilitator" { group.as_str() } else { "" };
    admin
        .fill(
            &format!("{person}/role"),
            &format!("{person}/role"),
            &[
                ("role", role),
                ("site", &site),
                ("group", group),
                ("from-day", "24"),
                ("from-month", "11"),
                ("from-year", "2026"),
                ("until-day", ""),
                ("until-month", ""),
                ("until-year", ""),
            ],
        )
        .await
}

/// A second step, as if she had set up a code app.
fn give_second_step(world: &World, user: UserId) {
    world.change(By::User(user), move |change| {
        let at = change.at();
        change.execute(
            "insert into totp_key (user_id, secret, last_step, created_at, confirmed_at) values ($1, $2, 0, $3, $3)",
            minka::binds![user, &[7u8; 20], at],
        )?;
        change.commit(Entry::event("test.factor"), ())
    });
}

/// The first action on a page that ends so.
fn action_on(page: &Page, end: &str) -> String {
    let text = page.text();
    let found =
        text.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next()).find(|action| action.ends_with(end));
    found.unwrap_or_else(|| panic!("no {end} in {text}")).to_owned()
}

on_both! {
    /// An administrator adds her and asks, a manager approves, and only then does she see her group; a manager ends it.
    async fn a_role_takes_two_people(world) {
        let (mut elena, mut aigul) = (world.visit(world.elena), world.visit(world.aigul));
        let (path, link) = add_gulnara(&mut elena).await;
        assert_eq!(world.newest_audit().1, "user.create");
        assert!(world.stranger().get(&link).await.says("Гульнара"));
        let token = link.strip_prefix("/welcome/").expect("a token");
        let slip = elena.post(&format!("{path}/invitation/paper"), &[("token", token)]).await;
        assert!(slip.bytes.starts_with(b"%PDF"));
        assert_eq!(elena.post(&format!("{path}/invitation/paper"), &[("token", "invented")]).await.status, StatusCode::NOT_FOUND);
        assert!(elena.get("/staff").await.says("No role yet"));
        assert!(!aigul.get("/staff").await.says("Гульнара"));

        let asked = ask(&world, &mut elena, &path, "facilitator").await;
        assert!(elena.follow(&asked).await.says("Asked for."));
        let waiting = aigul.get("/staff").await;
        assert!(waiting.says("Waiting for approval") && waiting.says("Гульнара"));
        let gulnara = path.strip_prefix("/staff/").and_then(minka_id).expect("her id");
        let mut visit = world.visit(gulnara);
        assert_eq!(visit.get("/access").await.status, StatusCode::NOT_FOUND);

        let page = aigul.get(&path).await;
        let approval = action_on(&page, "/approval");
        assert!(!elena.get(&path).await.says("/approval"));
        let mut hidden = page.hidden(&approval);
        let id = hidden.pop().expect("a form id").1;
        assert_eq!(elena.post(&approval, &[("form_id", &id)]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.visit(world.lucia).post(&approval, &[("form_id", &id)]).await.status, StatusCode::NOT_FOUND);
        let early = aigul.post(&approval, &[("form_id", &id)]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.says("She has not set up her second step yet"), "{}", early.text());
        give_second_step(&world, gulnara);
        let approved = aigul.post(&approval, &[("form_id", &id)]).await;
        assert!(aigul.follow(&approved).await.says("Approved: the role holds from its first day."));
        assert_eq!(aigul.post(&approval, &[("form_id", &id)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'role.approve'"), 1);
        assert_eq!(visit.get("/access").await.status, StatusCode::OK);

        let page = aigul.get(&path).await;
        let ending = action_on(&page, "/ending");
        let unexplained = aigul.fill(&path, &ending, &[("reason", "because she talks")]).await;
        assert_eq!(unexplained.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unexplained.says("Choose why the role ends.") && unexplained.says("<details class=\"m-details\" open>"), "{}", unexplained.text());
        assert!(unexplained.text().contains("aria-describedby=\" reason-"), "beside the field");
        let ended = aigul.fill(&path, &ending, &[("reason", "changed")]).await;
        assert!(aigul.follow(&ended).await.says("The role has ended."));
        assert_eq!(visit.get("/access").await.status, StatusCode::NOT_FOUND);
    }

    /// What is wrong with a new member or a request is said beside the field, and what was typed stays.
    async fn refusals_keep_what_was_typed(world) {
        let mut elena = world.visit(world.elena);
        for (name, sign_in_name, words) in [
            ("…", "gulnara", "Write the name that colleagues use."),
            ("Гульнара", "g u", "Small letters, digits, dots or hyphens"),
            ("Гульнара", "Bota", "Somebody already signs in with this name."),
        ] {
            let page = elena.fill("/staff/new", "/staff/new", &[("name", name), ("sign_in_name", sign_in_name), ("language", "ru")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.says(words) && page.says(&format!("value=\"{sign_in_name}\"")), "{words}");
        }
        let person = format!("/staff/{}", world.bota);
        for (role, words) in [
            ("", "Choose a role."),
            ("participant", "Choose a role."),
            ("administrator", "An administrator looks after the program"),
            ("treasurer", "Whoever leads a group cannot also keep its money."),
            ("facilitator", "This role is already held there"),
        ] {
            let page = ask(&world, &mut elena, &person, role).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
            assert!(page.says(words), "{role}");
        }
        let site = world.almaty.to_string();
        let base = [("role", "facilitator"), ("site", site.as_str()), ("from-day", "31"), ("from-month", "2"), ("from-year", "2026")];
        let page = elena.fill(&format!("{person}/role"), &format!("{person}/role"), &base).await;
        assert!(page.says("This is not a day.") && page.says("choose which"));
        assert_eq!(world.count("select count(*) from assignment where approved_by is null"), 0);
    }

    /// Nobody asks for herself, approves herself, or what she asked for; a manager cannot ask and an administrator not approve.
    async fn nobody_lifts_herself(world) {
        let mut elena = world.visit(world.elena);
        let (own, site) = (format!("/staff/{}", world.elena), world.almaty.to_string());
        assert_eq!(elena.get(&format!("{own}/role")).await.status, StatusCode::NOT_FOUND);
        let body = [("form_id", NEVER), ("role", "manager"), ("site", site.as_str()), ("from-day", ""), ("from-month", ""), ("from-year", "")];
        assert_eq!(elena.post(&format!("{own}/role"), &body).await.status, StatusCode::NOT_FOUND);
        let mut aigul = world.visit(world.aigul);
        let bota = format!("/staff/{}/role", world.bota);
        assert_eq!(aigul.get(&bota).await.status, StatusCode::NOT_FOUND);
        assert_eq!(aigul.post(&bota, &body).await.status, StatusCode::NOT_FOUND);
        assert_eq!(aigul.get("/staff/new").await.status, StatusCode::NOT_FOUND);
        // Elena asks that Aigul may also be monitoring; Aigul cannot approve what is about herself.
        let asked = ask(&world, &mut elena, &format!("/staff/{}", world.aigul), "evaluator").await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        let page = aigul.get(&format!("/staff/{}", world.aigul)).await;
        assert!(page.says("Waiting") && !page.says("/approval"));
        let assignment: String = world.read(|db| db.get("select id from assignment where approved_by is null", &[], |row| row.get(0)));
        let approval = format!("/staff/assignments/{assignment}/approval");
        for visit in [&mut aigul, &mut elena] {
            assert_eq!(visit.post(&approval, &[("form_id", NEVER)]).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(world.count("select count(*) from assignment where approved_by is null"), 1);
    }

    /// Whoever makes a link sees it, so the account begins without rights until a manager gives them back.
    async fn a_new_link_sets_her_roles_aside(world) {
        let (mut elena, mut aigul) = (world.visit(world.elena), world.visit(world.aigul));
        let (person, group) = (format!("/staff/{}", world.bota), format!("/groups/{}", world.tuesday));
        let mut bota = world.visit(world.bota);
        assert_eq!(bota.get(&group).await.status, StatusCode::OK);
        assert!(!aigul.get("/").await.says("second person’s yes"));
        let made = elena.fill(&person, &format!("{person}/invitation"), &[]).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.text());
        let detail: String = world.read(|db| db.get("select detail from audit_entry where action = 'user.invited'", &[], |row| row.get(0)));
        assert_eq!(detail, "roles set aside 1");
        for path in [group.as_str(), "/groups", "/people", "/access"] {
            assert_eq!(bota.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let list = aigul.get("/staff").await;
        assert!(list.says("Waiting for approval") && list.says("Set aside until a manager approves it again"));
        assert!(aigul.get("/").await.says("second person’s yes"));
        let approval = action_on(&aigul.get(&person).await, "/approval");
        assert!(aigul.fill(&person, &approval, &[]).await.says("She has not set up her second step yet"));
        assert_eq!(bota.get(&group).await.status, StatusCode::NOT_FOUND);
        give_second_step(&world, world.bota);
        assert_eq!(aigul.fill(&person, &approval, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(bota.get(&group).await.status, StatusCode::OK);
        assert!(!aigul.get("/staff").await.says("Waiting for approval"));
        // Nobody could approve the only manager again, and no administrator may silence a site.
        let manager = format!("/staff/{}", world.aigul);
        let refused = elena.fill(&manager, &format!("{manager}/invitation"), &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.says("She is the only manager here"));
        assert_eq!(aigul.get("/staff").await.status, StatusCode::OK);
        assert_eq!(world.count("select count(*) from invitation where used_at is null"), 1, "Bota's");
    }

    /// A mentor who is approved again has her women again.
    async fn a_mentor_set_aside_loses_her_women_until_she_is_approved_again(world) {
        let rosa = format!("/people/{}", world.lima_women[4].1);
        let store = world.app.store();
        let (_, aside) = staff::command::invite_again(store, "carmen").expect("a link");
        assert_eq!((aside.roles, aside.kept), (2, false), "the role and Rosa");
        assert_eq!(world.visit(world.carmen).get(&rosa).await.status, StatusCode::NOT_FOUND);
        assert!(!world.visit(world.lucia).get(&rosa).await.says("carmen"));
        give_second_step(&world, world.carmen);
        let (mut lucia, person) = (world.visit(world.lucia), format!("/staff/{}", world.carmen));
        let approval = action_on(&lucia.get(&person).await, "/approval");
        assert_eq!(lucia.fill(&person, &approval, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.visit(world.carmen).get(&rosa).await.status, StatusCode::OK);
        assert!(lucia.get(&rosa).await.says("carmen"));
    }

    /// At the machine: the only manager stays one, others wait; an administrator is made where there is none, and only there.
    async fn at_the_machine_nobody_is_locked_out(world) {
        let store = world.app.store();
        let (_, aside) = staff::command::invite_again(store, "aigul").expect("a link");
        assert_eq!((aside.roles, aside.kept), (0, true));
        assert_eq!(world.visit(world.aigul).get("/staff").await.status, StatusCode::OK);
        let add = |name: &str| staff::command::add(store, &world.clock, name, "Соня", Language::Es, true);
        let (sonia, _) = add("sonia").expect("Lima has none");
        assert!(matches!(add("tamara"), Err(Error::Refused(_))), "now every site has one");
        assert_eq!(world.count("select count(*) from staff_user where sign_in_name = 'tamara'"), 0);
        assert_eq!(world.count("select count(*) from assignment where role = 'administrator' and approved_by = 'command line'"), 1);
        assert_eq!(world.count("select count(*) from audit_entry where action = 'role.approve' and actor = 'command line'"), 1);
        let mut visit = world.visit(sonia);
        let list = visit.get("/staff").await;
        assert!(list.says("carmen") && !list.says("bota"));
        assert_eq!(visit.get(&format!("/staff/{}/role", world.carmen)).await.status, StatusCode::OK);
    }

    /// Closing an account ends its sign-ins at once; weighty steps want a fresh proof.
    async fn a_closed_account_is_dead_at_once(world) {
        let (mut elena, mut bota) = (world.visit(world.elena), world.visit(world.bota));
        let person = format!("/staff/{}", world.bota);
        assert_eq!(bota.get("/account").await.status, StatusCode::OK);
        assert_eq!(elena.post(&format!("/staff/{}/disabling", world.elena), &[("form_id", NEVER)]).await.status, StatusCode::NOT_FOUND);
        let closed = elena.fill(&person, &format!("{person}/disabling"), &[]).await;
        assert!(elena.follow(&closed).await.says("Account closed"));
        assert_eq!(bota.get("/account").await.location(), "/sign-in");
        world.set_time("2026-11-24T13:05:01Z");
        assert_eq!(elena.get("/staff/new").await.location(), "/step-up?back=%2Fstaff%2Fnew");
        let aigul = format!("/staff/{}", world.aigul);
        assert_eq!(elena.post(&format!("{aigul}/disabling"), &[("form_id", NEVER)]).await.location(), "/step-up?back=/kept");
        assert_eq!(elena.tap(&format!("{aigul}/invitation"), &[]).await.location(), "/step-up?back=/kept");
        assert_eq!(world.count("select count(*) from staff_user where disabled_at is not null"), 1);
    }

    /// A manager closes accounts of whoever has a role at her site, not of whoever once had, asked for or was refused one.
    async fn a_manager_closes_accounts_of_her_own_staff_only(world) {
        let person = format!("/staff/{}", world.carmen);
        let closing = format!("{person}/disabling");
        let (carmen, almaty) = (world.carmen, world.almaty);
        world.change(By::Program, move |change| {
            for (role, until, approved_by) in [
                (Role::Mentor, Some(crate::world::TUESDAY), Some("test".to_owned())),
                (Role::Manager, None, None),
                (Role::Treasurer, None, None),
            ] {
                let from = jiff::civil::date(2026, 1, 1);
                let new = users::NewAssignment { user: carmen, role, site: almaty, group: None, participant: None, from, until, approved_by };
                users::add_assignment(change, &new)?;
            }
            change.execute("update assignment set refused_by = 'test' where role = 'manager' and user_id = $1", minka::binds![carmen])?;
            change.commit(Entry::event("test.roles"), ())
        });
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get(&person).await;
        assert!(page.status == StatusCode::OK && !page.says(&closing), "she is seen, and no more");
        assert_eq!(aigul.post(&closing, &[("form_id", NEVER)]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.count("select count(*) from staff_user where disabled_at is not null"), 0);
        let mut lucia = world.visit(world.lucia);
        assert_eq!(lucia.fill(&person, &closing, &[]).await.status, StatusCode::SEE_OTHER, "in Lima she works");
    }

    /// The list names each once, with the roles she has now and here.
    async fn the_list_names_roles_of_here_and_now(world) {
        let (carmen, almaty) = (world.carmen, world.almaty);
        world.change(By::Program, move |change| {
            for (role, until) in [(Role::Treasurer, None), (Role::Auditor, None), (Role::Evaluator, Some(crate::world::TUESDAY))] {
                let from = jiff::civil::date(2026, 1, 1);
                let approved_by = Some("test".to_owned());
                let new = users::NewAssignment { user: carmen, role, site: almaty, group: None, participant: None, from, until, approved_by };
                users::add_assignment(change, &new)?;
            }
            change.execute("update assignment set set_aside_at = '2026-11-24' where role = 'auditor'", &[])?;
            change.commit(Entry::event("test.roles"), ())
        });
        let page = world.visit(world.aigul).get("/staff").await;
        let text = page.text();
        assert_eq!(text.matches(&format!("href=\"/staff/{carmen}\"")).count(), 2, "waiting, and in the list: {text}");
        let line = text.rsplit(&format!("href=\"/staff/{carmen}\"")).next().and_then(|rest| rest.split("</li>").next()).expect("her line");
        assert!(line.contains("Treasurer") && !line.contains("Mentor") && !line.contains("Auditor") && !line.contains("evaluation"), "{line}");
        let page = world.visit(world.lucia).get("/staff").await;
        assert!(page.says("Mentor") && !page.says("Treasurer"), "{}", page.text());
    }

    /// Staff of another site do not exist, byte for byte like an id that was never given.
    async fn staff_of_another_site_do_not_exist(world) {
        let mut aigul = world.visit(world.aigul);
        let list = aigul.get("/staff").await;
        assert!(list.says("bota") && !list.says("carmen") && !list.says("lucia"));
        let foreign = aigul.get(&format!("/staff/{}", world.carmen)).await;
        let random = aigul.get(&format!("/staff/{NEVER}")).await;
        assert_eq!((foreign.status, random.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(foreign.text().replace(&world.carmen.to_string(), NEVER), random.text());
        for outsider in [world.bota, world.carmen, world.dina] {
            for path in ["/staff", "/staff/new", "/audit"] {
                assert_eq!(world.visit(outsider).get(path).await.status, StatusCode::NOT_FOUND, "{path}");
            }
        }
        for path in ["/staff", "/access", "/audit"] {
            assert_eq!(world.stranger().get(path).await.location(), "/sign-in");
        }
    }

    /// The access table in words, from the table that decides.
    async fn the_access_table_is_printed_in_words(world) {
        let page = world.visit(world.bota).get("/access").await;
        assert!(page.says("Mark attendance") && page.says("in a group she leads, while the meeting is open · or in a group she leads, with the phone of that meeting"));
        assert_eq!(world.visit(world.dina).get("/access").await.status, StatusCode::NOT_FOUND);
        for language in Language::ALL {
            let text = Text(language);
            for action in Action::ALL {
                assert!(text.knows(&format!("staff-action-{}", action.name().replace(['.', '_'], "-"))), "{} {}", language.code(), action.name());
            }
            for role in Role::ALL {
                assert!(text.knows(&format!("staff-role-{}", role.key())));
            }
        }
    }

    /// A manager reads who did what at her site; an administrator the machine alone; each reading is an entry itself.
    async fn the_audit_chain_shows_no_content(world) {
        let mut bota = world.visit(world.bota);
        bota.post("/theme", &[("theme", "dark"), ("back", "/")]).await;
        let (woman, site_user) = (world.women[0].1.clone(), world.bota);
        let code = woman.clone();
        world.change(minka::foundation::change::By::User(site_user), move |change| {
            let entry = minka::foundation::audit::Entry::new(Action::AttendanceMark).on("participant", &code);
            change.commit(entry, ())
        });
        let mut aigul = world.visit(world.aigul);
        let page = aigul.get("/audit").await;
        assert!(page.says("Mark attendance") && page.says(&woman) && page.says("bota"));
        assert_eq!(world.newest_audit(), (world.aigul.to_string(), "audit.read".to_owned(), String::new()));
        let page = world.visit(world.elena).get("/audit").await;
        assert!(page.says("Own account") && !page.says("Mark attendance") && !page.says(&woman));
        let page = world.visit(world.lucia).get("/audit").await;
        assert!(!page.says("Mark attendance") && !page.says(&woman));
        let day = |day: &str| format!("/audit?day-day={day}&day-month=11&day-year=2026");
        assert!(aigul.get(&day("24")).await.says("Mark attendance"));
        assert!(aigul.get(&day("23")).await.says("Nothing here for this choice."));
        assert!(aigul.get(&day("31")).await.says("This is not a day."));
        for _ in 0..60 {
            aigul.get("/audit").await;
        }
        let first = aigul.get("/audit").await;
        assert!(!first.says("Mark attendance"));
        let older = first.text().split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("older ones").replace("&#38;", "&").replace("&amp;", "&");
        assert!(aigul.get(&older).await.says("Mark attendance"));
    }

    /// What was done to something of a site is seen there, whoever did it: a link without an account, the machine itself.
    async fn the_chain_shows_a_manager_all_of_her_site(world) {
        let session = minka::sessions::SessionId::new(&world.clock);
        let (site, group) = (world.almaty, world.tuesday);
        world.change(By::Program, move |change| {
            change.execute(
                "insert into session (id, site_id, group_id, day, starts_at, state, not_met_reason, created_at)
                 values ($1, $2, $3, '2026-11-24', '18:00', 'planned', '', '')",
                minka::binds![session, site, group],
            )?;
            change.commit(Entry::event("test.session"), ())
        });
        world.change(By::Link("0102030405ab".to_owned()), move |change| {
            change.also(&Entry::new(Action::AttendanceMark).on("session", session))?;
            change.commit(Entry::event("link.opened").on("session", session), ())
        });
        world.change(By::CommandLine, |change| change.commit(Entry::event("backup.make"), ()));
        staff::command::invite_again(world.app.store(), "bota").expect("a link");
        let page = world.visit(world.aigul).get("/audit").await;
        for words in ["Opened by a link for one meeting", "A link for one meeting", "Mark attendance", "Got a new link", "At the machine", "Back-up made"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        let page = world.visit(world.elena).get("/audit").await;
        assert!(page.says("Got a new link") && page.says("Back-up made") && !page.says("Opened by a link for one meeting"), "{}", page.text());
        let page = world.visit(world.lucia).get("/audit").await;
        assert!(page.says("Back-up made") && !page.says("Got a new link") && !page.says("Mark attendance"), "{}", page.text());
    }

    /// Whoever works at two sites is seen at each with what she did there; an administrator sees her own sites' accounts.
    async fn the_chain_shows_nobody_another_site(world) {
        let (carmen, almaty) = (world.carmen, world.almaty);
        let (hers, theirs) = (world.women[0].1.clone(), world.lima_women[4].1.clone());
        let (one, other) = (hers.clone(), theirs.clone());
        world.change(By::Program, move |change| {
            let new = users::NewAssignment {
                user: carmen,
                role: Role::Mentor,
                site: almaty,
                group: None,
                participant: None,
                from: crate::world::TUESDAY,
                until: None,
                approved_by: Some("test".to_owned()),
            };
            users::add_assignment(change, &new)?;
            change.commit(Entry::event("test.role"), ())
        });
        world.change(By::User(carmen), move |change| {
            change.also(&Entry::new(Action::PersonEditBasic).on("participant", &one))?;
            change.commit(Entry::new(Action::PersonEditBasic).on("participant", &other), ())
        });
        world.change(By::User(world.lucia), |change| change.commit(Entry::new(Action::OwnAccount), ()));
        let page = world.visit(world.aigul).get("/audit").await;
        assert!(page.says(&hers) && !page.says(&theirs), "{}", page.text());
        let page = world.visit(world.lucia).get("/audit").await;
        assert!(page.says(&theirs) && !page.says(&hers), "{}", page.text());
        let page = world.visit(world.elena).get("/audit").await;
        assert!(!page.says("lucia") && !page.says(&hers) && page.says("elena"), "{}", page.text());
    }
}

/// Every kind of entry has its words: a page that says `link.opened` says nothing.
#[test]
fn every_entry_has_words() {
    fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(std::fs::read_to_string(&path).expect("text"));
            }
        }
    }
    let mut texts = Vec::new();
    walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let name = regex::Regex::new(r#"event\(\s*"([a-z_.]+)""#).expect("a pattern");
    let events: std::collections::BTreeSet<String> =
        texts.iter().flat_map(|text| name.captures_iter(text).map(|found| found[1].to_owned())).collect();
    assert!(events.len() > 15, "{events:?}");
    for language in Language::ALL {
        for event in &events {
            let key = format!("staff-action-{}", event.replace(['.', '_'], "-"));
            assert!(Text(language).knows(&key), "{}: {key}", language.code());
        }
    }
}

fn minka_id(text: &str) -> Option<minka::foundation::ids::UserId> {
    <minka::foundation::ids::UserId as minka::foundation::ids::Id>::parse(text)
}
