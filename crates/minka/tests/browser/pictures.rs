//! The pictures of the documents: main pages on a phone and on a laptop, in the languages of their programme.
//!
//! `bin/pictures` names the folder in `MINKA_PICTURES` and so has them taken anew. Without it the test only sees to it
//! that the documents show no picture that nobody takes, and that all together stay small.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    io::Cursor,
    path::{Path, PathBuf},
};

use minka::foundation::text::{Language, Text};
use serde_json::json;

use crate::{
    driver::{Browser, Look},
    every_page::pair_of,
    looked_at::{begin_own_view, women_of_carmen},
    server::Server,
    walk::walk,
};

use Language::{En, Es, Kk, Ru};

/// How the two screens are called in a file's name, and how they are.
const SCREENS: [(&str, Look); 2] = [("360", Look { density: 2, ..Look::PHONE }), ("1280", Look::LAPTOP)];
/// No picture is longer than this many CSS pixels, on a phone and on a laptop: what comes below is more of the same.
const LONGEST: [i64; 2] = [1200, 1000];
/// Colours of a picture: a page has few, the rest are soft edges of letters.
const COLOURS: usize = 40;
/// All pictures together.
const MOST_BYTES: u64 = 3_700_000;

/// Where a picture is taken.
#[derive(Clone, Copy)]
enum Place {
    /// An address.
    At(&'static str),
    /// The first page with this pattern of address that she can walk to.
    Like(&'static str),
    /// The first group of hers in which somebody has a lesson to catch up on.
    Missed,
    /// A page of tonight's meeting.
    Tonight(&'static str),
    /// The check of a spreadsheet that was just uploaded.
    Upload,
    /// A page of the mentor's first woman.
    Hers(&'static str),
    /// What that woman sees of herself.
    Own,
    /// Two files that may be one woman.
    Pair,
}

/// File name without screen and language, who looks, where, in which languages.
type Shot = (&'static str, &'static str, Place, [Language; 2]);

const SHOTS: [Shot; 20] = [
    ("sign-in", "", Place::At("/sign-in"), [Ru, Es]),
    ("today-facilitator", "bota.facilitator", Place::At("/"), [Ru, Kk]),
    ("today-manager", "aigul.manager", Place::At("/"), [Ru, Kk]),
    ("today-mentor", "carmen.mentor", Place::At("/"), [Es, En]),
    ("today-administrator", "elena.administrator", Place::At("/"), [Ru, En]),
    ("group", "bota.facilitator", Place::Like("/groups/{}"), [Ru, Kk]),
    ("meeting", "bota.facilitator", Place::Tonight(""), [Ru, Kk]),
    ("roll", "bota.facilitator", Place::Tonight("/roll"), [Ru, Kk]),
    ("circles", "bota.facilitator", Place::Tonight("/circles"), [Ru, Kk]),
    ("circle-cards", "bota.facilitator", Place::Tonight("/circles/cards"), [Ru, Kk]),
    ("missed", "aigul.manager", Place::Missed, [Ru, Kk]),
    ("person", "carmen.mentor", Place::Like("/people/{}"), [Es, En]),
    ("register", "lucia.manager", Place::At("/people/new"), [Es, Kk]),
    ("people", "aigul.manager", Place::At("/people"), [Ru, Kk]),
    ("lesson", "rosa.facilitator", Place::Like("/lessons/{}"), [Es, En]),
    ("import", "aigul.manager", Place::Upload, [Ru, Kk]),
    ("staff", "elena.administrator", Place::At("/staff"), [Ru, En]),
    ("access", "lucia.manager", Place::At("/access"), [Es, En]),
    ("account", "bota.facilitator", Place::At("/account"), [Kk, En]),
    ("design", "aigul.manager", Place::At("/design"), [Kk, En]),
];

/// Read in the hardest minutes, and always on a phone: looked at in the two languages that their authors do not speak at home.
const ON_A_PHONE: [Shot; 6] = [
    ("consents", "carmen.mentor", Place::Hers("consents"), [Kk, Es]),
    ("consent", "carmen.mentor", Place::Hers("consents/photo"), [Kk, Es]),
    ("contact", "carmen.mentor", Place::Hers("contact"), [Kk, Es]),
    ("contact-card", "carmen.mentor", Place::Hers("contact/card"), [Kk, Es]),
    ("own-view", "carmen.mentor", Place::Own, [Kk, Es]),
    ("duplicate", "lucia.manager", Place::Pair, [Kk, Es]),
];

#[tokio::test]
async fn are_those_the_documents_show() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/images");
    if let Some(folder) = std::env::var_os("MINKA_PICTURES") {
        take_all(&PathBuf::from(folder)).await;
    }
    let files: Vec<_> = std::fs::read_dir(&kept).expect("docs/images").flatten().collect();
    let names: BTreeSet<String> = files.iter().map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names, all_names(), "bin/pictures takes them");
    let bytes: u64 = files.iter().map(|file| file.metadata().expect("its size").len()).sum();
    assert!(bytes < MOST_BYTES, "{bytes} bytes of pictures");
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    for shown in readme.split("docs/images/").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(names.contains(shown), "the README shows {shown}");
    }
}

fn all_names() -> BTreeSet<String> {
    let each = |(name, _, _, languages): &Shot| languages.map(|language| format!("{name}-{}", language.code()));
    let everywhere =
        SHOTS.iter().flat_map(each).flat_map(|name| SCREENS.map(|(width, _)| format!("{name}-{width}.png")));
    everywhere.chain(ON_A_PHONE.iter().flat_map(each).map(|name| format!("{name}-{}.png", SCREENS[0].0))).collect()
}

async fn take_all(folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder");
    let server = Server::demonstration().await;
    let (meeting, hers) = (tonight(&server).await, women_of_carmen(&server)[0].clone());
    for (width, look) in SCREENS {
        let browser = server.browser(look).await;
        let mut pages = HashMap::new();
        let narrow: &[Shot] = if look.touch { &ON_A_PHONE } else { &[] };
        for (name, who, place, languages) in SHOTS.iter().chain(narrow).copied() {
            for language in languages {
                if who.is_empty() {
                    browser.forget().await;
                } else {
                    server.sign_in(&browser, who, language).await;
                }
                match place {
                    Place::At(path) => browser.open(path).await,
                    Place::Tonight(part) => browser.open(&format!("{meeting}{part}")).await,
                    Place::Like(pattern) => {
                        if !pages.contains_key(who) {
                            pages.insert(who, walk(&server, &server.token(who, language)).await);
                        }
                        browser.open(at(&pages[who], pattern)).await;
                    }
                    Place::Missed => missed(&browser).await,
                    Place::Upload => upload(&browser, &Text(language)).await,
                    Place::Hers(page) => browser.open(&format!("/people/{hers}/{page}")).await,
                    Place::Own => begin_own_view(&server, &browser, (&hers, language)).await,
                    Place::Pair => browser.open(&pair_of(&server, who)[0]).await,
                }
                if who.is_empty() {
                    browser.speak(language).await;
                }
                if std::env::var_os("MINKA_DARK").is_some() {
                    browser.prefer("dark").await;
                }
                let file = folder.join(format!("{name}-{}-{width}.png", language.code()));
                std::fs::write(file, small(&whole_page(&browser, look).await)).expect("the picture is written");
            }
        }
    }
}

fn at<'p>(pages: &'p BTreeMap<String, String>, pattern: &str) -> &'p str {
    pages.get(pattern).unwrap_or_else(|| panic!("{pattern} is not among {:?}", pages.keys()))
}

/// A meeting in the middle of the evening: twelve of fourteen marked, three circles. Gives its address.
pub async fn tonight(server: &Server) -> String {
    let browser = server.browser(Look::PHONE).await;
    server.sign_in(&browser, "bota.facilitator", Ru).await;
    browser.open("/").await;
    browser.press(&Text(Ru).say("today-open")).await;
    browser.press(&Text(Ru).say("sessions-open-today")).await;
    let meeting = browser.reach("the meeting", |path| path.starts_with("/sessions/")).await;
    browser.open(&format!("{meeting}/roll")).await;
    for (at, row) in browser.all(".m-roll__row").await.iter().enumerate().take(12) {
        let css = fantoccini::Locator::Css;
        let (mark, reason) = match at {
            1 => ("late", ""),
            3 => ("excused", "child-ill"),
            4 => ("absent", "not-told"),
            _ => ("present", ""),
        };
        let mark = format!(".m-roll__mark:has([value={mark}])");
        browser.tap_in(row, &mark).await;
        if !reason.is_empty() {
            row.find(css("select")).await.expect("reasons").select_by_value(reason).await.expect("a reason");
        }
    }
    browser.press(&Text(Ru).say("sessions-save")).await;
    browser.reach("what was saved", |path| path.contains("notice=")).await;
    browser.open(&format!("{meeting}/circles/new")).await;
    browser.tap("[name=by][value=circles]").await;
    browser.write("#number", "3").await;
    browser.press(&Text(Ru).say("circles-split")).await;
    browser.see(".m-circle").await;
    meeting
}

/// Who missed which lesson, in a group where somebody did: an empty page shows nothing.
async fn missed(browser: &Browser) {
    browser.open("/groups").await;
    let mut groups = Vec::new();
    for link in browser.all("main a[href^='/groups/']").await {
        groups.extend(link.attr("href").await.expect("an attribute"));
    }
    for group in groups {
        browser.open(&format!("{group}/missed")).await;
        if !browser.all("section h2 a[href^='/lessons/']").await.is_empty() {
            return;
        }
    }
    panic!("in no group of the demonstration has anybody a lesson to catch up on");
}

/// A spreadsheet as a colleague keeps it, as far as the page that says what would be registered.
async fn upload(browser: &Browser, text: &Text) {
    let list =
        "Аты;Тобы;Тілі\nАйнұр;Тюльпан;қазақша\nСвета;Тюльпан;русский\nӘсия;Жаңа топ;қазақша\nЛюда;Жаңа топ;русский\n";
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("women.csv");
    std::fs::write(&file, list).expect("the file is written");
    browser.open("/people/import").await;
    browser.see("#file").await.send_keys(&file.to_string_lossy()).await.expect("a file is chosen");
    browser.see("#site").await.select_by_label("Алатау").await.expect("the site");
    browser.press(&text.say("imports-upload")).await;
    browser.tap("[name=create_groups]").await;
    browser.press(&text.say("imports-check")).await;
    browser.see(".m-table").await;
}

/// The page from top to bottom, as far as pictures go.
async fn whole_page(browser: &Browser, look: Look) -> Vec<u8> {
    let height = browser.ask("return document.documentElement.scrollHeight;").await.as_i64().expect("a height");
    let (width, least) = (look.size.0, i64::from(look.size.1));
    let screen = |height: i64| {
        json!({
            "width": width, "height": height, "deviceScaleFactor": look.density, "mobile": look.touch,
        })
    };
    browser.chromium("Emulation.setDeviceMetricsOverride", screen(height.clamp(least, longest(look)))).await;
    let picture = browser.client.screenshot().await.expect("a picture");
    browser.chromium("Emulation.setDeviceMetricsOverride", screen(least)).await;
    picture
}

/// How long a picture may be; `MINKA_WHOLE` takes the whole page, for whoever looks at it and keeps it nowhere.
fn longest(look: Look) -> i64 {
    if std::env::var_os("MINKA_WHOLE").is_some() { 20_000 } else { LONGEST[usize::from(!look.touch)] }
}

/// The same picture with a palette of its commonest colours; every other becomes the nearest of them.
fn small(picture: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
    let info = reader.next_frame(&mut pixels).expect("its pixels");
    let channels = info.color_type.samples();
    let colours: Vec<[u8; 3]> = pixels.chunks_exact(channels).map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let mut often: HashMap<[u8; 3], usize> = HashMap::new();
    for colour in &colours {
        *often.entry(*colour).or_default() += 1;
    }
    let mut ranked: Vec<[u8; 3]> = often.keys().copied().collect();
    ranked.sort_by_key(|colour| (std::cmp::Reverse(often[colour]), *colour));
    let mut palette: Vec<[u8; 3]> = Vec::new();
    // Nearly the same colour twice is a place lost for one that would be missed.
    for colour in &ranked {
        if palette.len() < COLOURS && palette.iter().all(|kept| distance(*kept, *colour) > 48) {
            palette.push(*colour);
        }
    }
    let nearest = |colour: [u8; 3]| palette.iter().enumerate().min_by_key(|(_, kept)| distance(**kept, colour));
    let index: HashMap<[u8; 3], u8> =
        ranked.iter().filter_map(|colour| Some((*colour, u8::try_from(nearest(*colour)?.0).ok()?))).collect();
    let indexed: Vec<u8> = colours.iter().map(|colour| index[colour]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, info.width, info.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&indexed).expect("its rows");
    writer.finish().expect("an end");
    bytes
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}
