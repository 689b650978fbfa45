//! A browser of one's own: chromedriver on a free port, a fresh profile, a phone's screen; gone when the test ends.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, Locator, elements::Element, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use minka::foundation::text::Language;
use serde_json::{Value, json};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// What Chromium is started with: nothing of it calls home, and it runs for root in a container too.
const FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Which screen, and whether pages may run script.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    /// Pixels of the screen for each of these.
    pub density: u32,
    /// A finger or a mouse.
    pub touch: bool,
    /// Whether script runs.
    pub script: bool,
}

impl Look {
    /// The cheap phone that pages are made for.
    pub const PHONE: Look = Look { size: (360, 740), density: 1, touch: true, script: true };
    /// An office laptop.
    pub const LAPTOP: Look = Look { size: (1280, 800), density: 1, touch: false, script: true };

    /// The same with script switched off in the browser's settings. The driver's own finger waits for a timer of the page,
    /// which then never rings: a mouse does the tapping.
    pub const fn without_script(self) -> Self {
        Look { script: false, touch: false, ..self }
    }

    fn capabilities(self, profile: &Path) -> serde_json::Map<String, Value> {
        let mut flags: Vec<String> = FLAGS.iter().map(|flag| (*flag).to_owned()).collect();
        flags.push(format!("--user-data-dir={}", profile.join("profile").display()));
        flags.push(format!("--window-size={},{}", self.size.0, self.size.1));
        let script = if self.script { 1 } else { 2 };
        let options = json!({
            "binary": "/usr/bin/chromium",
            "args": flags,
            "prefs": {
                "download.default_directory": profile.join("downloads"),
                "download.prompt_for_download": false,
                "plugins.always_open_pdf_externally": true,
                "profile.managed_default_content_settings.javascript": script,
            },
            "mobileEmulation": { "deviceMetrics": {
                "width": self.size.0, "height": self.size.1, "pixelRatio": self.density, "touch": self.touch, "mobile": self.touch,
            } },
        });
        let all =
            json!({ "browserName": "chrome", "goog:chromeOptions": options, "unhandledPromptBehavior": "ignore" });
        all.as_object().cloned().unwrap_or_default()
    }
}

/// A running browser. Everything waits a while for what it is told to find, and fails with words when it is not there.
pub struct Browser {
    pub client: Client,
    /// Where the program under test answers.
    home: String,
    driver: Child,
    port: u16,
    session: String,
    folder: tempfile::TempDir,
}

impl Browser {
    /// Starts one for a program that answers at `home`.
    pub async fn start(home: &str, look: Look) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("downloads")).expect("a folder for downloads");
        let (driver, port) = start_driver();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(look.capabilities(folder.path()))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await;
        let client = client.unwrap_or_else(|why| panic!("chromium does not start: {why}. bin/setup test installs it"));
        let session = client.session_id().await.expect("a session").expect("a session");
        Browser { client, home: home.to_owned(), driver, port, session, folder }
    }

    /// Opens an address of the program.
    pub async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.home)).await.unwrap_or_else(|why| panic!("{path}: {why}"));
    }

    /// The address it is at, without the program's own part.
    pub async fn path(&self) -> String {
        let url = self.client.current_url().await.expect("an address").to_string();
        url.strip_prefix(&self.home).map_or(url.clone(), ToOwned::to_owned)
    }

    /// Waits until the address fits.
    pub async fn reach(&self, what: &str, fits: impl Fn(&str) -> bool) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let path = self.path().await;
            if fits(&path) {
                return path;
            }
            assert!(Instant::now() < until, "{what} is not reached: still at {path}\n{}", self.words().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The first element that fits, as soon as it is there.
    pub async fn see(&self, css: &str) -> Element {
        self.find(Locator::Css(css)).await
    }

    async fn find(&self, what: Locator<'_>) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(what).await;
        match found {
            Ok(element) => element,
            Err(why) => panic!("{what:?} at {}: {why}\n{}", self.path().await, self.words().await),
        }
    }

    /// All elements that fit, which may be none.
    pub async fn all(&self, css: &str) -> Vec<Element> {
        self.client.find_all(Locator::Css(css)).await.expect("elements can be looked for")
    }

    /// Taps the button or link that says this.
    pub async fn press(&self, words: &str) {
        let says = format!("normalize-space(.)={}", quoted(words));
        let found = self.find(Locator::XPath(&format!("//button[{says}] | //a[{says}] | //summary[{says}]"))).await;
        self.touch(&found, words).await;
    }

    /// Chooses a language at the foot of the page and waits for the page in it.
    pub async fn speak(&self, language: Language) {
        let before = self.see("html").await;
        self.press(language.own_name()).await;
        let until = Instant::now() + PATIENCE;
        while before.tag_name().await.is_ok() {
            assert!(Instant::now() < until, "the page stays as it is");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        self.see(&format!("html[lang={}]", language.code())).await;
    }

    /// Taps the first element that fits.
    pub async fn tap(&self, css: &str) {
        self.touch(&self.see(css).await, css).await;
    }

    /// Taps the first part of an element that fits.
    pub async fn tap_in(&self, element: &Element, css: &str) {
        let part = element.find(Locator::Css(css)).await.unwrap_or_else(|why| panic!("{css}: {why}"));
        self.touch(&part, css).await;
    }

    /// Scrolls to an element as a reader would, past the bars at the top and at the bottom, and taps it.
    async fn touch(&self, element: &Element, what: &str) {
        let itself = serde_json::to_value(element).expect("an element");
        let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";
        self.client.execute(scroll, vec![itself]).await.unwrap_or_else(|why| panic!("{what}: {why}"));
        element.click().await.unwrap_or_else(|why| panic!("{what}: {why}"));
    }

    /// Empties a field and types into it.
    pub async fn write(&self, css: &str, text: &str) {
        let field = self.see(css).await;
        field.clear().await.unwrap_or_else(|why| panic!("{css}: {why}"));
        field.send_keys(text).await.unwrap_or_else(|why| panic!("{css}: {why}"));
    }

    /// What a reader sees.
    pub async fn words(&self) -> String {
        match self.client.find(Locator::Css("body")).await {
            Ok(page) => page.text().await.expect("its words"),
            Err(_) => "(no page)".to_owned(),
        }
    }

    /// Runs script in the page, as the tools for developers do: also where pages themselves may run none.
    pub async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|why| panic!("{script}: {why}"))
    }

    /// Fails when something sticks out at the side, and names it.
    pub async fn fits_its_screen(&self) {
        let wide = "
            const page = document.scrollingElement, screen = page.clientWidth;
            const out = [...document.querySelectorAll('body *')].filter((part) => part.getBoundingClientRect().right > screen);
            return [page.scrollWidth, screen, out.slice(0, 4).map((part) => part.outerHTML.slice(0, 120)).join('\\n')];";
        let sizes = self.ask(wide).await;
        let (content, screen) = (sizes[0].as_i64().expect("a width"), sizes[1].as_i64().expect("a width"));
        assert!(content <= screen, "{} is {content} wide on a screen of {screen}: {}", self.path().await, sizes[2]);
    }

    /// A command of Chromium's own protocol.
    pub async fn chromium(&self, command: &str, values: Value) -> Value {
        self.command("goog/cdp/execute", json!({ "cmd": command, "params": values })).await
    }

    /// A command of the driver that the client has no name for.
    pub async fn command(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Extra { path, body }).await.unwrap_or_else(|why| panic!("{path}: {why}"))
    }

    /// Throws all cookies away.
    pub async fn forget(&self) {
        self.chromium("Network.clearBrowserCookies", json!({})).await;
    }

    /// Light or dark, as the device would say it.
    pub async fn prefer(&self, scheme: &str) {
        let wish = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.chromium("Emulation.setEmulatedMedia", wish).await;
    }

    /// The only file that was downloaded, when it is whole.
    pub async fn download(&self) -> (String, Vec<u8>) {
        let folder = self.folder.path().join("downloads");
        let until = Instant::now() + PATIENCE;
        loop {
            let files: Vec<_> = std::fs::read_dir(&folder).expect("the folder").flatten().collect();
            let names: Vec<String> = files.iter().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
            if let [name] = names.as_slice()
                && !name.ends_with(".crdownload")
                && !name.starts_with('.')
            {
                let bytes = std::fs::read(folder.join(name)).expect("the file");
                std::fs::remove_file(folder.join(name)).expect("it is taken");
                return (name.clone(), bytes);
            }
            assert!(Instant::now() < until, "no file came: {names:?}\n{}", self.words().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Browser {
    /// Also after a failed test: no Chromium stays behind.
    fn drop(&mut self) {
        if let Ok(mut door) = TcpStream::connect(("127.0.0.1", self.port)) {
            drop(door.set_read_timeout(Some(Duration::from_secs(5))));
            let end =
                format!("DELETE /session/{} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", self.session);
            drop(door.write_all(end.as_bytes()).and_then(|()| door.read(&mut [0; 64])));
        }
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

/// Starts chromedriver. Two that start together may choose the same port; the one that comes second goes again.
fn start_driver() -> (Child, u16) {
    (0..3).find_map(|_| try_driver()).expect("chromedriver says on which port it listens")
}

/// Reads from its first words where it listens; none when it has ended instead.
fn try_driver() -> Option<(Child, u16)> {
    let started = Command::new("/usr/bin/chromedriver")
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut driver = started.unwrap_or_else(|why| panic!("chromedriver: {why}. bin/setup test installs it"));
    let mut lines = BufReader::new(driver.stdout.take().expect("its words")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    });
    let Some(port) = port else {
        drop(driver.wait());
        return None;
    };
    // Whoever stops reading would stop the driver when it has more to say.
    std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
    Some((driver, port))
}

fn quoted(words: &str) -> String {
    if words.contains('\'') { format!("\"{words}\"") } else { format!("'{words}'") }
}

#[derive(Debug)]
struct Extra {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extra {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}
