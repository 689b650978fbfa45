//! Four rooms that are read in the hardest minutes, in each language, on a phone, in light and dark: what she agreed to, how she can be
//! reached, what she sees of herself, and the question whether two files are one woman. Nothing sticks out, axe minds nothing.

use jiff::{ToSpan, civil::date};
use minka::{
    foundation::{audit::Entry, change::By, ids::Id, text::Language},
    people,
    visits::{self, VisitId},
};

use crate::{
    axe,
    driver::{Browser, Look},
    every_page::pair_of,
    server::Server,
};

/// Fits its screen and has nothing that axe minds, in light and dark.
pub async fn is_fine(browser: &Browser, what: &str) {
    browser.fits_its_screen().await;
    let mut found = axe::in_light_and_dark(browser).await;
    // Her own view leaves the screen by itself, also without script: whoever comes in after her must not read it. The rule about time
    // (WCAG 2.2.1) lets stand what is essential; every tap begins the three minutes anew.
    if browser.path().await.starts_with("/own") {
        found.retain(|problem| !problem.starts_with("meta-refresh:"));
    }
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The women whom the mentor of Lima accompanies.
pub fn women_of_carmen(server: &Server) -> Vec<String> {
    let hers = "select distinct p.code from participant p join assignment m on m.participant_id = p.id
                join staff_user u on u.id = m.user_id
                where u.sign_in_name = 'carmen.mentor' and m.role = 'mentor' and m.until_day is null order by p.code";
    server.app.store().read_now(move |db| db.list(hers, &[], |row| row.get(0))).expect("her women")
}

/// She speaks this language, whichever it was.
pub fn speaks(server: &Server, code: &str, language: Language) {
    let code = code.to_owned();
    let changed = server.app.store().change_now(By::Program, move |change| {
        let woman = people::get_by_code(change, &code)?.id;
        let sql = "update participant set language = $1 where id = $2";
        change.execute(sql, minka::binds![language.code(), woman])?;
        change.commit(Entry::event("test.language"), ())
    });
    changed.expect("she speaks it");
}

/// Her mentor asks whether it is safe and gives her the device.
pub async fn begin_own_view(server: &Server, browser: &Browser, (code, language): (&str, Language)) {
    speaks(server, code, language);
    server.sign_in(browser, "carmen.mentor", language).await;
    let path = format!("/people/{code}/own-view");
    browser.open(&path).await;
    browser.tap("[name=safe][value=yes]").await;
    browser.tap(&format!("form[action='{path}'] [type=submit]")).await;
    browser.reach("her own view", |path| path == "/own").await;
    browser.see(&format!("html[lang={}]", language.code())).await;
}

/// Everything that she can do there, and what the page says after it.
async fn own_view(language: Language, at: usize) {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    let code = women_of_carmen(&server)[at].clone();
    begin_own_view(&server, &browser, (&code, language)).await;
    is_fine(&browser, "what she sees of herself").await;
    let send = async |form: &str| {
        browser.tap(&format!("{form} [type=submit]")).await;
        browser.reach("an answer", |path| path.starts_with("/own") && path.contains("?notice=")).await;
        is_fine(&browser, form).await;
        browser.open("/own").await;
    };
    send("form[action='/own/names']").await;
    send("form[action='/own/wishes']").await;
    browser.write("#words", "Ә, ñ, ы: ?").await;
    send("form[action='/own/wishes']").await;
    for one in ["form[action='/own/pause']", "form[action='/own/concern']"] {
        send(one).await;
    }
    if !browser.all("form[action$='/withdrawal'][action^='/own/consents/']").await.is_empty() {
        send("form[action$='/withdrawal'][action^='/own/consents/']").await;
    }
    for one in ["form[action='/own/forgetting']", "form[action='/own/forgetting/withdrawal']"] {
        browser.tap(&format!("{one} [type=submit]")).await;
        browser.reach("an answer", |path| path.contains("notice=")).await;
        is_fine(&browser, one).await;
        browser.open("/own").await;
    }
    browser.tap("form[action='/own/end'] [type=submit]").await;
    browser.reach("the door", |path| path.starts_with("/sign-in")).await;
    browser.open("/own").await;
    browser.reach("the door", |path| path.starts_with("/sign-in")).await;
}

#[tokio::test]
async fn her_own_view_in_english_and_kazakh() {
    own_view(Language::En, 0).await;
    own_view(Language::Kk, 1).await;
}

#[tokio::test]
async fn her_own_view_in_russian_and_spanish() {
    own_view(Language::Ru, 0).await;
    own_view(Language::Es, 1).await;
}

/// A woman with more than a page of visits: her own view offers the older ones, and they stand on a page of their own.
#[tokio::test]
async fn her_own_view_with_more_visits_than_a_page_holds() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    let code = women_of_carmen(&server)[0].clone();
    visit_often(&server, &code);
    for language in [Language::Kk, Language::Es] {
        begin_own_view(&server, &browser, (&code, language)).await;
        is_fine(&browser, "a long own view").await;
        browser.tap("a[href^='/own/older/visits']").await;
        browser.reach("older visits", |path| path.starts_with("/own/older/visits")).await;
        is_fine(&browser, "older visits").await;
    }
}

/// Sixty visits of her mentor.
fn visit_often(server: &Server, code: &str) {
    let (mentor, code) = (server.user("carmen.mentor"), code.to_owned());
    let visited = server.app.store().change_now(By::User(mentor), move |change| {
        let woman = people::get_by_code(change, &code)?;
        for number in 0..60_i64 {
            let visit = visits::Visit {
                id: VisitId::new(change.clock()),
                woman: woman.id,
                mentor,
                on: date(2026, 1, 1) + (number * 5).days(),
                reached: number % 4 != 0,
                medium: (number % 4 != 0).then_some(visits::Medium::Call),
                minutes: (number % 4 != 0).then_some(15 + number),
                areas: Vec::new(),
                obstacles: Vec::new(),
                heavy: false,
                recorded_at: change.at(),
                set_aside: false,
            };
            visits::add_visit(change, woman.site, &visit)?;
        }
        change.commit(Entry::event("test.visited"), ())
    });
    visited.expect("visits");
}

/// The pages of what she agreed to, how she is reached and how her own view begins, as her mentor reads them.
#[tokio::test]
async fn consents_contact_and_the_beginning_of_her_own_view() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    let code = women_of_carmen(&server)[0].clone();
    for language in Language::ALL {
        server.sign_in(&browser, "carmen.mentor", language).await;
        for page in ["consents", "consents/photo", "consents/sharing", "contact", "contact/card", "own-view"] {
            browser.open(&format!("/people/{code}/{page}")).await;
            browser.see(&format!("html[lang={}]", language.code())).await;
            is_fine(&browser, page).await;
        }
        // Refused whole, with words beside every field.
        for page in ["consents/sharing", "contact/card"] {
            let path = format!("/people/{code}/{page}");
            browser.open(&path).await;
            browser.tap(&format!("form[action='{path}'] [type=submit]")).await;
            browser.see("[data-error-summary]").await;
            is_fine(&browser, page).await;
        }
    }
}

#[tokio::test]
async fn whether_two_files_are_one_woman() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    let pair = pair_of(&server, "lucia.manager").remove(0);
    for language in Language::ALL {
        server.sign_in(&browser, "lucia.manager", language).await;
        for page in ["/duplicates", "/duplicates/compare", "/duplicates/decided", pair.as_str()] {
            browser.open(page).await;
            browser.see(&format!("html[lang={}]", language.code())).await;
            is_fine(&browser, page).await;
        }
    }
}
