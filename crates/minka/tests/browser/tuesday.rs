//! The Tuesday evening of a group's leader on a cheap phone, from signing in to the printed roll.

use std::process::Command;

use minka::foundation::text::{Language, Text};

use crate::{
    axe,
    driver::{Browser, Look},
    server::Server,
};

/// How many women the first group of the demonstration has.
const WOMEN: usize = 14;
/// The least height and width of what a thumb has to hit, in CSS pixels.
const TARGET: f64 = 48.0;

#[tokio::test]
async fn in_russian_with_script() {
    evening(Language::Ru, Look::PHONE).await;
}

#[tokio::test]
async fn in_russian_without_script() {
    evening(Language::Ru, Look::PHONE.without_script()).await;
}

#[tokio::test]
async fn in_kazakh_with_script() {
    evening(Language::Kk, Look::PHONE).await;
}

#[tokio::test]
async fn in_kazakh_without_script() {
    evening(Language::Kk, Look::PHONE.without_script()).await;
}

/// One evening; `page` looks at every page on the way.
struct Evening {
    browser: Browser,
    text: Text,
    script: bool,
}

async fn evening(language: Language, look: Look) {
    let server = Server::demonstration().await;
    let evening = Evening { browser: server.browser(look).await, text: Text(language), script: look.script };
    evening.sign_in().await;
    evening.read_what_it_is_about().await;
    evening.open_meeting().await;
    evening.look_whom_to_call().await;
    let names = evening.mark_everybody().await;
    evening.split_circles().await;
    evening.note_how_it_was().await;
    evening.close().await;
    evening.print(&names).await;

    let met = "select count(*) from session where day = '2026-11-24' and state = 'met' and closed_at is not null";
    assert_eq!(server.count(met), 1);
    let marks = "select count(*) from attendance a join session s on s.id = a.session_id where s.day = '2026-11-24'";
    assert_eq!(server.count(marks), 14);
    let themes = "select count(*) from circle c join session s on s.id = c.session_id
                  where s.day = '2026-11-24' and c.themes like '%money%'";
    assert_eq!(server.count(themes), 1);
    let hands = "select count(*) from circle_seat c join session s on s.id = c.session_id where s.day = '2026-11-24'";
    assert_eq!(server.count(hands), 12, "those who came sit in circles");
}

impl Evening {
    fn say(&self, key: &str) -> String {
        self.text.say(key)
    }

    /// What every page must be.
    async fn page(&self, what: &str) {
        self.browser.fits_its_screen().await;
        // The scanner itself is script.
        if self.script {
            axe::is_content(&self.browser, what).await;
        }
        let language = self.browser.see("html").await.attr("lang").await.expect("an attribute");
        assert_eq!(language.as_deref(), Some(self.text.0.code()), "{what}");
    }

    async fn sign_in(&self) {
        let browser = &self.browser;
        browser.open("/").await;
        browser.speak(self.text.0).await;
        self.page("sign-in").await;
        // What only script can show tells whether there is any.
        let keys = browser.see("[data-passkey-button]").await;
        assert_eq!(keys.is_displayed().await.expect("shown or not"), self.script);
        browser.write("#sign_in_name", "bota.facilitator").await;
        browser.write("#password", minka::demo::PASSWORD).await;
        browser.press(&self.say("sign-in-enter")).await;
        browser.reach("Today", |path| path == "/").await;
        // Her account has a language of its own.
        browser.speak(self.text.0).await;
        self.page("Today").await;
    }

    /// The lesson is one tap from the first page, where only its number stands.
    async fn read_what_it_is_about(&self) {
        let browser = &self.browser;
        let number = browser.see(".m-session__read").await.text().await.expect("words");
        browser.tap(".m-session__read").await;
        browser.reach("the lesson", |path| path.starts_with("/lessons/")).await;
        self.page("the lesson").await;
        let heading = browser.see("h1").await.text().await.expect("words");
        assert!(heading.contains(&number) && heading.trim() != number.trim(), "{number}: {heading}");
        browser.open("/").await;
    }

    /// One tap from the meeting, and one back.
    async fn look_whom_to_call(&self) {
        let browser = &self.browser;
        browser.press(&self.say("curriculum-whom-to-call")).await;
        browser.reach("whom to call", |path| path.starts_with("/lessons/")).await;
        let (_, top, ..) = browser.see("#care").await.rectangle().await.expect("its place");
        let shift = browser.ask("return window.scrollY;").await.as_f64().expect("a number");
        assert!(shift > 0.0 && top - shift < f64::from(Look::PHONE.size.1), "it is on the screen: {top} of {shift}");
        browser.tap(".m-back").await;
        browser.reach("the meeting", |path| path.starts_with("/sessions/")).await;
    }

    async fn open_meeting(&self) {
        let browser = &self.browser;
        browser.press(&self.say("today-open")).await;
        browser.reach("the group's meetings", |path| path.ends_with("/sessions")).await;
        self.page("the group's meetings").await;
        browser.press(&self.say("sessions-open-today")).await;
        browser.reach("the meeting", |path| path.starts_with("/sessions/")).await;
        self.page("the meeting").await;
    }

    /// Ten are there, two late, one excused, one absent; one would like a private word. Gives the names in screen order.
    async fn mark_everybody(&self) -> Vec<String> {
        let browser = &self.browser;
        browser.press(&self.say("sessions-roll-open")).await;
        browser.reach("the roll", |path| path.ends_with("/roll")).await;
        let rows = browser.all(".m-roll__row").await;
        assert_eq!(rows.len(), WOMEN);
        let mut names = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let css = fantoccini::Locator::Css;
            names.push(row.find(css(".m-roll__name")).await.expect("a name").text().await.expect("words"));
            let (mark, reason) = match at {
                3 => ("excused", "child-ill"),
                7 => ("absent", "not-told"),
                5 | 9 => ("late", ""),
                _ => ("present", ""),
            };
            let mark = format!(".m-roll__mark:has([value={mark}])");
            browser.tap_in(row, &mark).await;
            if !reason.is_empty() {
                let choice = row.find(css("select")).await.expect("reasons");
                choice.select_by_value(reason).await.expect("a reason");
            }
            if at == 0 {
                browser.tap_in(row, ".m-roll__private").await;
            }
            if self.script {
                let count = browser.see("[data-roll-marked]").await.text().await.expect("a number");
                assert_eq!(count, (at + 1).to_string());
            }
        }
        self.page("the roll").await;
        self.thumbs_hit(".m-roll__mark, .m-roll__private, .m-roll__row select, .m-roll-bar button").await;
        browser.press(&self.say("sessions-save")).await;
        let path = browser.reach("the meeting", |path| path.starts_with("/sessions/") && path.contains("notice")).await;
        assert!(!path.contains("/roll"), "all are marked, so the roll is done: {path}");
        assert!(browser.words().await.contains(&self.say("notice-sessions-saved")));
        names
    }

    async fn thumbs_hit(&self, css: &str) {
        for (at, target) in self.browser.all(css).await.into_iter().enumerate() {
            if target.is_displayed().await.expect("shown or not") {
                let (_, _, width, height) = target.rectangle().await.expect("its place");
                let words = target.text().await.expect("its words");
                assert!(width >= TARGET && height >= TARGET, "{at} {words:?} is {width} wide and {height} high");
            }
        }
    }

    async fn split_circles(&self) {
        let browser = &self.browser;
        browser.press(&self.say("sessions-circles")).await;
        browser.tap("[name=by][value=circles]").await;
        browser.write("#number", "3").await;
        self.page("the question how to split").await;
        browser.press(&self.say("circles-split")).await;
        browser.see(".m-circle").await;
        assert_eq!(browser.all(".m-circle").await.len(), 3);
        assert_eq!(browser.all(".m-circle__member").await.len(), 12, "those who came");
        assert_eq!(browser.all("main a[href^='/lessons/']").await.len(), 2, "the lesson, and whom to call");
        self.page("the circles").await;
    }

    async fn note_how_it_was(&self) {
        let browser = &self.browser;
        browser.press(&self.say("circles-to-after")).await;
        browser.tap("[name=theme-1][value=money]").await;
        browser.tap("[name=theme-2][value=hope]").await;
        let moods = browser.all(".m-mood input").await;
        moods[0].send_keys("1").await.expect("hands");
        moods[1].send_keys("3").await.expect("hands");
        self.page("themes and moods").await;
        browser.press(&self.say("circles-note")).await;
        browser.reach("what was noted", |path| path.contains("notice=")).await;
        self.page("what was noted").await;
        browser.tap(".m-back").await;
        browser.reach("the circles", |path| path.ends_with("/circles")).await;
        browser.tap(".m-back").await;
    }

    async fn close(&self) {
        let browser = &self.browser;
        browser.press(&self.say("sessions-close-now")).await;
        browser.reach("the closed meeting", |path| path.contains("notice=")).await;
        assert!(browser.words().await.contains(&self.say("notice-sessions-closed")));
        self.page("the closed meeting").await;
    }

    /// The paper has the women in the order of the screen.
    async fn print(&self, names: &[String]) {
        let browser = &self.browser;
        browser.press(&self.say("sessions-print")).await;
        let choice = browser.see("#language").await;
        choice.select_by_value(self.text.0.code()).await.expect("a language");
        browser.press(&self.say("sessions-print-make")).await;
        let (name, bytes) = browser.download().await;
        assert!(name.ends_with(".pdf"), "{name}");
        assert!(bytes.starts_with(b"%PDF-"), "{name} is no PDF");
        let paper = words_of(&bytes);
        assert!(paper.contains(&self.say("sessions-paper-title")), "{paper}");
        let mut rest = paper.as_str();
        for name in names {
            let (_, after) = rest.split_once(name.as_str()).unwrap_or_else(|| panic!("{name} out of order:\n{paper}"));
            rest = after;
        }
    }
}

/// The words of a PDF as they were set, read back by poppler.
fn words_of(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, pdf).expect("the file is written");
    let read = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output();
    let read = read.unwrap_or_else(|why| panic!("pdftotext: {why}. bin/setup test installs it"));
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    String::from_utf8(read.stdout).expect("text")
}
