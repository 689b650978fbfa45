//! axe on every page that somebody of staff can walk to, as each role, on a phone and on a laptop, light and dark.

use std::collections::BTreeSet;

use minka::foundation::text::Language;

use crate::{axe, driver::Look, pictures::tonight, routes, server::Server, walk::walk_from};

/// Every fourth page is looked at in the dark as well.
const SAMPLE: usize = 4;
/// Routes that nobody of staff comes to by a link, and why.
const NOT_WALKED_TO: [(&str, &str); 46] = [
    ("/erased/{id}", "the receipt of what two people did: tests/it/part_erasures.rs"),
    ("/erased/{id}/paper", "the same on paper: tests/it/part_erasures.rs"),
    ("/own/consents/{purpose}/withdrawal", "after she has stopped something herself: looked_at.rs"),
    ("/people/{code}/identity/alike", "only when somebody alike was saved: tests/it/comparisons.rs"),
    (
        "/people/{code}/referrals/{referral}/paper",
        "of the women that the walk takes none was sent anywhere: tests/it/referrals.rs",
    ),
    ("/account/code-app", "only after its form was sent: code_app.rs"),
    ("/assets/{stamp}/{*name}", "style sheet, script and icons of every page"),
    ("/breaches/{breach}/search", "only while the women are looked for: tests/it/breaches.rs"),
    ("/breaches/{breach}/women", "only when they were looked for: tests/it/breaches.rs"),
    ("/calendar/{file}", "an address for calendars, shown once: tests/it/calendars.rs"),
    ("/duplicates/search/{site}", "only while files are compared: tests/it/duplicates.rs"),
    ("/duplicates/search/{site}/progress", "for the script of a progress bar: tests/it/duplicates.rs"),
    ("/forgotten/{id}", "the receipt of what two people did: tests/it/forgetting.rs"),
    ("/forgotten/{id}/paper", "the same on paper: tests/it/forgetting.rs, tests/it/retention.rs"),
    ("/healthz", "for machines"),
    ("/kept", "what she had typed before she proved who she is: tests/it/kept.rs"),
    ("/leave", "the quick exit: quick_exit.rs"),
    ("/lessons/{id}/before/{before}", "nobody has changed a lesson of the demonstration: tests/it/course_editing.rs"),
    ("/metrics", "for machines"),
    ("/openings/{id}/review", "only after an emergency: tests/it/openings.rs"),
    ("/own", "her own locked view, begun by her mentor: looked_at.rs"),
    ("/own/older/{list}", "the same, when a list of hers is long: looked_at.rs"),
    ("/people/import/{id}", "only after an upload: pictures.rs, tests/it/imports.rs"),
    ("/people/import/{id}/check", "only after an upload: pictures.rs, tests/it/imports.rs"),
    ("/people/import/{id}/check/progress", "for the script of a progress bar: tests/it/imports.rs"),
    ("/people/import/{id}/problems.csv", "only after an upload: tests/it/imports.rs"),
    ("/people/import/{id}/registration", "only after an upload: tests/it/imports.rs"),
    ("/people/import/{id}/registration/progress", "for the script of a progress bar: tests/it/imports.rs"),
    (
        "/people/{code}/plan/paper",
        "of the women that the walk takes none has agreed to sealed notes: tests/it/safety_plans.rs",
    ),
    (
        "/people/{code}/notes/{note}",
        "of the women that the walk takes none has told what few may read: tests/it/restricted_notes.rs",
    ),
    ("/people/{code}/registered", "only after a registration: tests/it/registration.rs"),
    ("/phone/{token}/codes.csv", "for a telephone: tests/it/phone_forms.rs"),
    ("/phone/{token}/formList", "for a telephone: tests/it/phone_forms.rs"),
    ("/phone/{token}/forms/{form}", "for a telephone: tests/it/phone_forms.rs"),
    ("/phone/{token}/forms/{form}/manifest", "for a telephone: tests/it/phone_forms.rs"),
    ("/phone/{token}/settings.svg", "a picture on the page that shows a link: tests/it/phone_forms.rs"),
    ("/r/{token}", "a stranger with a link: strangers.rs"),
    ("/r/{token}/lesson", "a stranger with a link: strangers.rs"),
    ("/r/{token}/qr.svg", "a picture on the page that shows a link: tests/it/session_links.rs"),
    ("/safe-mode", "only in a folder restored without its journal: tests/it/commands/restraints.rs"),
    ("/sessions/{id}/roll.pdf", "a form asks for it: tuesday.rs"),
    ("/sign-in", "a stranger: strangers.rs"),
    ("/sign-in/code", "a stranger's second step: code_app.rs"),
    ("/step-up", "she proves once more who she is: strangers.rs"),
    ("/today/coming", "for the script of the first page: asking.rs, tests/it/today.rs"),
    ("/welcome/{token}", "a stranger with an invitation: strangers.rs"),
];

async fn look_at_all(name: &'static str, language: Language, look: Look, least: usize) {
    look_at_all_from(&Server::demonstration().await, &[], name, language, (look, least)).await;
}

/// Looks at every page that can be walked to from the first one and from these.
async fn look_at_all_from(
    server: &Server,
    starts: &[String],
    name: &'static str,
    language: Language,
    (look, least): (Look, usize),
) {
    let (pages, _) = walk_from(server, &server.token(name, language), starts).await;
    let browser = server.browser(look).await;
    server.sign_in(&browser, name, language).await;
    let mut problems = Vec::new();
    for (at, (pattern, path)) in pages.iter().enumerate() {
        browser.open(path).await;
        browser.fits_its_screen().await;
        let found = match at % SAMPLE {
            0 => axe::in_light_and_dark(&browser).await,
            _ => axe::violations(&browser).await,
        };
        problems.extend(found.into_iter().map(|problem| format!("{pattern} ({path})\n  {problem}")));
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
    assert!(pages.len() >= least, "the walk found only {} pages: {:?}", pages.len(), pages.keys());
}

#[tokio::test]
async fn as_a_manager_in_russian() {
    look_at_all("aigul.manager", Language::Ru, Look::PHONE, 30).await;
}

#[tokio::test]
async fn as_a_manager_in_spanish_on_a_laptop() {
    look_at_all("lucia.manager", Language::Es, Look::LAPTOP, 30).await;
}

#[tokio::test]
async fn as_a_facilitator_in_kazakh() {
    let server = Server::demonstration().await;
    let meeting = [tonight(&server).await];
    look_at_all_from(&server, &meeting, "bota.facilitator", Language::Kk, (Look::PHONE, 20)).await;
}

#[tokio::test]
async fn as_a_mentor_in_spanish() {
    let server = Server::demonstration().await;
    let starts = asked(&server);
    look_at_all_from(&server, &starts, "carmen.mentor", Language::Es, (Look::PHONE, 30)).await;
}

/// Where the mentor's women were asked: one was interrupted, of another a paper waits to be keyed in.
pub fn asked(server: &Server) -> Vec<String> {
    let open = "select p.code, a.id, a.way from assessment a join participant p on p.id = a.participant_id
                join assignment m on m.participant_id = p.id join staff_user u on u.id = m.user_id
                where u.sign_in_name = 'carmen.mentor' and a.state = 'open' order by p.code";
    let read = move |db: &mut minka::foundation::store::Db<'_>| {
        db.list(open, &[], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?)))
    };
    let found = server.app.store().read_now(read).expect("what was begun");
    assert!(found.iter().any(|(.., way)| way == "screen") && found.iter().any(|(.., way)| way == "paper"), "{found:?}");
    let address = |(code, id, way): (String, String, String)| match way.as_str() {
        "paper" => vec![format!("/people/{code}/assessments/{id}/keying")],
        _ => vec![format!("/people/{code}/assessments"), format!("/people/{code}/assessments/{id}/ending")],
    };
    found.into_iter().flat_map(address).collect()
}

/// Two files that may be of one woman, for a manager who runs their site: which of her sites comes first is chance.
pub fn pair_of(server: &Server, manager: &'static str) -> Vec<String> {
    let pairs = "select one.code, other.code from duplicate_pair d join participant one on one.id = d.one_id
                 join participant other on other.id = d.other_id
                 join assignment m on m.site_id = d.site_id and m.role = 'manager'
                 join staff_user u on u.id = m.user_id and u.sign_in_name = $1
                 order by d.likely desc, one.code limit 1";
    let read = move |db: &mut minka::foundation::store::Db<'_>| {
        db.list(pairs, minka::binds![manager], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))
    };
    let found = server.app.store().read_now(read).expect("pairs are listed");
    found.into_iter().map(|(one, other)| format!("/duplicates/{one}/{other}")).collect()
}

#[tokio::test]
async fn as_an_administrator_in_english() {
    look_at_all("elena.administrator", Language::En, Look::PHONE, 10).await;
}

#[tokio::test]
async fn as_treasurer_evaluator_and_auditor() {
    look_at_all("nurgul.treasurer", Language::Kk, Look::PHONE, 5).await;
    look_at_all("zarina.evaluator", Language::Ru, Look::LAPTOP, 5).await;
    look_at_all("vera.auditor", Language::En, Look::PHONE, 5).await;
}

#[tokio::test]
async fn every_route_is_walked_to_or_named() {
    let server = Server::demonstration().await;
    let (all, meeting) = (routes::all(), [tonight(&server).await]);
    let mut walked = BTreeSet::new();
    // The mentor walks twice: from her first page, and from where women of hers were asked.
    for (name, starts) in [
        ("aigul.manager", pair_of(&server, "aigul.manager")),
        ("lucia.manager", pair_of(&server, "lucia.manager")),
        ("bota.facilitator", meeting.to_vec()),
        ("rosa.facilitator", Vec::new()),
        ("carmen.mentor", Vec::new()),
        ("carmen.mentor", asked(&server)),
        ("elena.administrator", Vec::new()),
        ("nurgul.treasurer", Vec::new()),
        ("zarina.evaluator", Vec::new()),
        ("vera.auditor", Vec::new()),
    ] {
        let (_, opened) = walk_from(&server, &server.token(name, Language::En), &starts).await;
        for address in opened {
            let route = routes::answering(&all, &address).unwrap_or_else(|| panic!("{address} belongs to no route"));
            walked.insert(route.as_str());
        }
    }
    let named: BTreeSet<&str> = NOT_WALKED_TO.iter().map(|(route, _)| *route).collect();
    let missed: Vec<_> =
        all.iter().filter(|route| !walked.contains(route.as_str()) && !named.contains(route.as_str())).collect();
    assert!(missed.is_empty(), "no link leads to {missed:#?}");
    let stale: Vec<_> = named.iter().filter(|route| walked.contains(*route) || !all.contains(**route)).collect();
    assert!(stale.is_empty(), "named without need: {stale:#?}");
}
