//! Pages that only an answer to a form shows: one refused form of each kind, and a list that comes in, from the file to the last page.
//! Nothing sticks out on a telephone, axe minds nothing, in light and dark.

use minka::{
    consents::{self, ConsentEvent, ConsentId, Purpose, Recipient, Said, TEXT_VERSION, Way},
    foundation::{
        audit::Entry,
        change::By,
        ids::Id,
        text::{Language, Text},
    },
    people,
};

use crate::{
    axe,
    driver::{Browser, Look},
    every_page::{asked, pair_of},
    looked_at::{is_fine, women_of_carmen},
    pictures::tonight,
    server::Server,
    walk::walk,
};

/// Where a form stands.
#[derive(Clone, Copy)]
enum Place {
    /// At this address.
    At(&'static str),
    /// At a part of the page of tonight's meeting.
    Tonight(&'static str),
    /// At a part of the page of a woman whom the mentor accompanies.
    Hers(&'static str),
    /// At the first page of this pattern that somebody walks to.
    Like(&'static str),
    /// A question of a questionnaire that was begun.
    Question,
    /// Putting two files together.
    Merge,
}

use Place::{At, Hers, Like, Merge, Question, Tonight};

/// A kind of form: who sends it, where it stands, the end of where it goes, and what is wrong in it. Whatever is not named is sent as the
/// page offers it. A new kind is one line more.
type Refused = (&'static str, Place, &'static str, &'static [(&'static str, &'static str)]);

const AIGUL: &str = "aigul.manager";
const BOTA: &str = "bota.facilitator";
const CARMEN: &str = "carmen.mentor";
const LUCIA: &str = "lucia.manager";
const ELENA: &str = "elena.administrator";

/// A day that there is not.
const NO_DAY: &[(&str, &str)] = &[("on-day", "31"), ("on-month", "2")];

const FORMS: &[Refused] = &[
    (AIGUL, At("/people/new"), "/people/new", NO_DAY),
    (AIGUL, At("/people/by-name"), "/people/by-name", &[]),
    (AIGUL, At("/people/import"), "/people/import", &[]),
    (AIGUL, At("/people/export"), "/people/export", &[]),
    (AIGUL, At("/openings"), "/openings", &[]),
    (AIGUL, At("/groups/new"), "/groups/new", &[]),
    (AIGUL, At("/outside/new"), "/outside/new", &[]),
    (AIGUL, At("/complaints/new"), "/complaints", &[]),
    (AIGUL, At("/waves"), "/waves", &[]),
    (AIGUL, Like("/groups/{}/holidays"), "/holidays", &[]),
    (AIGUL, Like("/groups/{}/members/add"), "/members/add", &[]),
    (AIGUL, Like("/people/{}/openings"), "/openings", &[]),
    (AIGUL, Like("/people/{}/mentor"), "/mentor", &[]),
    (LUCIA, Merge, "", &[("first", "neither")]),
    (ELENA, At("/staff/new"), "/staff/new", &[]),
    (BOTA, Tonight("/roll"), "/roll", &[("children", "many")]),
    (BOTA, Tonight("/circles/new"), "/circles", &[("by", "circles"), ("number", "none")]),
    (CARMEN, Hers("consents/photo"), "/consents/photo", &[]),
    (CARMEN, Hers("consents/notes"), "/consents/notes", &[]),
    (CARMEN, Hers("contact/card"), "/contact/card", &[]),
    (CARMEN, Hers("contact/proposal"), "/contact/proposal", &[]),
    (CARMEN, Hers("visits/new"), "/visits", NO_DAY),
    (CARMEN, Hers("goals/new"), "/goals", &[]),
    (CARMEN, Hers("plan/edit"), "/plan", &[]),
    (CARMEN, Hers("records/new"), "/records", &[]),
    (CARMEN, Hers("referrals/new"), "/referrals", &[]),
    (CARMEN, Hers("concern"), "/concern", &[("risk", "none")]),
    (CARMEN, Hers("journey"), "/journey", &[]),
    (CARMEN, Hers("edit"), "/edit", &[("chosen_name", "")]),
    (CARMEN, Hers("kin"), "/kin", &[]),
    (CARMEN, Hers("exclusions"), "/exclusions", &[]),
    (CARMEN, Hers("own-view"), "/own-view", &[]),
    (CARMEN, Hers("own-view"), "/own-view/copy", &[]),
    (CARMEN, Hers("own-view/notes"), "/own-view/notes", &[("of_left", "yes")]),
    (CARMEN, Hers("assessments/new?instrument=picture"), "/assessments/new", &[("way", "none")]),
    (CARMEN, Question, "", &[("answer", "none-of-these")]),
];

/// Sends the form whose address ends so, as it stands but for these fields, past what the browser itself would mind.
const SEND: &str = "
    const [end, typed] = arguments;
    const forms = [...document.querySelectorAll('main form[method=post]')];
    const form = forms.find((one) => one.getAttribute('action').endsWith(end) && (end || one.classList.contains('m-form')));
    if (!form) return 'no form goes to ' + end + ': ' + forms.map((one) => one.getAttribute('action'));
    let button = form.querySelector('button[type=submit]');
    for (const [name, value] of typed) {
        const fields = [...form.elements].filter((one) => one.name === name);
        if (!fields.length) return 'no field is named ' + name + ': ' + [...form.elements].map((one) => one.name);
        const choice = fields.find((one) => ['radio', 'checkbox'].includes(one.type) && one.value === value);
        if (choice) choice.checked = true;
        else {
            const field = fields[0];
            if (field.tagName === 'BUTTON') button = field;
            if (field.tagName === 'SELECT') field.add(new Option(value, value));
            if (field.type === 'number') field.type = 'text';
            field.value = value;
            if (field.type === 'radio') field.checked = true;
        }
    }
    form.noValidate = true;
    form.requestSubmit(button);
    return '';";

/// Opens where a form stands.
async fn go(server: &Server, browser: &Browser, who: &'static str, place: Place, (meeting, hers): (&str, &str)) {
    match place {
        At(path) => browser.open(path).await,
        Tonight(part) => browser.open(&format!("{meeting}{part}")).await,
        Hers(part) => browser.open(&format!("/people/{hers}/{part}")).await,
        Like(pattern) => {
            let pages = walk(server, &server.token(who, server.language_of(who))).await;
            let path = pages.get(pattern).unwrap_or_else(|| panic!("{pattern} is not among {:?}", pages.keys()));
            browser.open(path).await;
        }
        Question => {
            let ending = asked(server).into_iter().find(|path| path.ends_with("/ending")).expect("something was begun");
            browser.open(&ending).await;
            browser.tap("a[href*='/items/']").await;
            browser.reach("a question", |path| path.contains("/items/")).await;
        }
        Merge => {
            let pair = pair_of(server, who).remove(0);
            let (one, other) = pair.trim_start_matches("/duplicates/").split_once('/').expect("two codes");
            browser.open(&format!("/people/{one}/merge/{other}")).await;
        }
    }
}

/// Sends it and looks at what comes back. What is wrong is gathered: one kind that fails hides no other.
async fn refuse(browser: &Browser, (_, _, end, typed): &Refused) -> Vec<String> {
    let at = browser.path().await;
    let told = browser.client.execute(SEND, vec![(*end).into(), serde_json::json!(typed)]).await.expect("it is sent");
    if told != "" {
        return vec![format!("{at}: {told}")];
    }
    for _ in 0..100 {
        if !browser.all("[data-error-summary]").await.is_empty() {
            let found = axe::in_light_and_dark(browser).await;
            browser.fits_its_screen().await;
            return found.into_iter().map(|problem| format!("{at}\n  {problem}")).collect();
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    vec![format!("{at}: nothing was refused, it is at {}\n{}", browser.path().await, browser.words().await)]
}

/// She agrees to notes, to be asked, and that one place of help is told: without it some of the forms are not there.
fn agrees(server: &Server, code: &str) {
    let code = code.to_owned();
    let agreed = server.app.store().change_now(By::Program, move |change| {
        let woman = people::get_by_code(change, &code)?;
        let place = "select sector, name from help_place where site_id = $1 and ended_at is null order by name limit 1";
        let place = change
            .get(place, minka::binds![woman.site], |row| Ok(Recipient { sector: row.get(0)?, name: row.get(1)? }))?;
        for (purpose, recipient) in [(Purpose::Notes, None), (Purpose::Survey, None), (Purpose::Sharing, Some(place))] {
            let event = ConsentEvent {
                id: ConsentId::new(change.clock()),
                purpose,
                recipient,
                said: Said::Agreed,
                way: Some(Way::Written),
                reader: "Carmen".to_owned(),
                witness: "Rosa".to_owned(),
                language: Some(Language::Es),
                text_version: TEXT_VERSION.to_owned(),
                from: jiff::civil::date(2026, 11, 24),
                until: Some(jiff::civil::date(2027, 11, 1)),
                recorded_at: change.at(),
            };
            consents::add_event(change, (woman.site, woman.id), &event)?;
        }
        change.commit(Entry::event("test.agreed"), ())
    });
    agreed.expect("she agrees");
}

#[tokio::test]
async fn refused_forms_of_every_kind() {
    let server = Server::demonstration().await;
    let (meeting, hers) = (tonight(&server).await, women_of_carmen(&server)[0].clone());
    agrees(&server, &hers);
    let browser = server.browser(Look::PHONE).await;
    let (mut problems, mut signed_in) = (Vec::new(), "");
    for form in FORMS {
        let (who, place, ..) = *form;
        if signed_in != who {
            server.sign_in(&browser, who, server.language_of(who)).await;
            signed_in = who;
        }
        go(&server, &browser, who, place, (&meeting, &hers)).await;
        problems.extend(refuse(&browser, form).await);
    }
    assert!(problems.is_empty(), "{} problems\n{}", problems.len(), problems.join("\n"));
}

/// Brings a list as far as the page that asks which column is what.
async fn bring(browser: &Browser, text: &Text, list: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("women.csv");
    std::fs::write(&file, list).expect("the file is written");
    browser.open("/people/import").await;
    browser.see("#file").await.send_keys(&file.to_string_lossy()).await.expect("a file is chosen");
    browser.see("#site").await.select_by_label("Алатау").await.expect("the site");
    browser.press(&text.say("imports-upload")).await;
    browser.reach("the columns", |path| path.starts_with("/people/import/")).await;
    browser.see("form[action$='/check']").await;
}

/// A list from the file to the last page: which column is what, what is wrong in it, what would be done, and that it is.
#[tokio::test]
async fn a_list_that_comes_in() {
    let server = Server::demonstration().await;
    let browser = server.browser(Look::PHONE).await;
    for language in [Language::Kk, Language::En] {
        let text = Text(language);
        server.sign_in(&browser, AIGUL, language).await;
        // Rows that cannot be read: a name that is missing, a day that there is not, a group that nobody has.
        bring(&browser, &text, "Аты;Тобы;Туған күні\nАйнұр;Ешқандай топ;31.02.1990\n;Тюльпан;\n").await;
        is_fine(&browser, "which column is what").await;
        let told = browser
            .client
            .execute(SEND, vec!["/check".into(), serde_json::json!([["starts", "25:61"], ["create_groups", "yes"]])])
            .await;
        assert_eq!(told.expect("it is sent"), "");
        browser.see("[data-error-summary]").await;
        is_fine(&browser, "columns that were refused").await;
        browser.write("#starts", "18:00").await;
        browser.write("#reason", "A new term").await;
        browser.press(&text.say("imports-check")).await;
        browser.see(".m-notice").await;
        browser.see(".m-figures, .m-figure").await;
        is_fine(&browser, "what is wrong in the list").await;
        // One that is whole, by other names each time.
        let name = language.own_name();
        bring(
            &browser,
            &text,
            &format!("Аты;Тобы;Тілі\n{name} Айнұр;Тюльпан;қазақша\n{name} Люда;Топ {name};русский\n"),
        )
        .await;
        browser.tap("[name=create_groups]").await;
        browser.press(&text.say("imports-check")).await;
        browser.see("form[action$='/registration']").await;
        is_fine(&browser, "what would be done").await;
        browser.press(&text.say("imports-apply")).await;
        browser.see(".m-confirmation").await;
        is_fine(&browser, "that it is done").await;
    }
}
