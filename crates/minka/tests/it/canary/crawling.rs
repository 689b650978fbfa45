//! Going wherever a browser can go, and looking into every file of a folder and every column of a database.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::{Path, PathBuf},
};

use http::StatusCode;
use regex::Regex;

use crate::world::{Page, Visit, World, paper_text};

/// What a crawl has met.
#[derive(Default)]
pub struct Crawled {
    /// Pages, with what a reader reads on each.
    pub pages: Vec<(String, String)>,
    /// Files that are no pages, by their kind.
    pub files: BTreeMap<String, usize>,
}

/// Of each kind of paper so many are printed: all there are in the world of the tests, and not eleven for each of hundreds of women.
const MOST_PAPERS: usize = 20;

/// Everything that somebody can walk to from these places: every page, two files of each kind, and some papers. Each answer is looked at.
pub async fn crawl(
    visit: &mut Visit,
    (who, starts): (&str, &[&str]),
    mut look: impl FnMut(&str, &Page, &str),
) -> Crawled {
    let link = Regex::new(r##"(?:href|src)="(/[^"#]*)""##).expect("a pattern");
    let own = Regex::new("[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{4}-[0-9A-Z]|=[^&]*").expect("a pattern");
    let mut waiting: VecDeque<String> = starts.iter().map(|start| (*start).to_owned()).collect();
    let mut seen = BTreeSet::new();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut met = Crawled::default();
    while let Some(path) = waiting.pop_front() {
        let ends_here = ["/assets/", "/leave", "/sign-out", "/design"].iter().any(|start| path.starts_with(start));
        if ends_here || !seen.insert(path.clone()) {
            continue;
        }
        let is_file =
            [".pdf", ".csv", ".xlsx", ".ics", ".svg", ".zip", "/blank", "/card"].iter().any(|end| path.contains(end));
        let is_paper = ["/paper", "/life-map"].iter().any(|end| path.ends_with(end));
        if is_file || is_paper {
            let kind = kinds.entry(own.replace_all(&path, "").into_owned()).or_default();
            *kind += 1;
            if *kind > if is_file { 2 } else { MOST_PAPERS } {
                continue;
            }
        }
        let page = visit.get(&path).await;
        match page.status {
            StatusCode::OK => {}
            StatusCode::SEE_OTHER => waiting.push_back(page.location()),
            other => panic!("{who}: {path} is offered and answers {other}"),
        }
        let said = readable(&page);
        look(&path, &page, &said);
        let content = page.headers.get("content-type").map_or("none", |kind| kind.to_str().unwrap_or("unreadable"));
        if content.starts_with("text/html") {
            waiting.extend(link.captures_iter(&said).map(|found| found[1].replace("&amp;", "&").replace("&#38;", "&")));
            met.pages.push((path, said));
        } else if page.status == StatusCode::OK {
            *met.files.entry(content.to_owned()).or_default() += 1;
        }
    }
    met
}

/// What a reader of an answer reads: the text of a paper, the parts of a workbook.
pub fn readable(page: &Page) -> String {
    if page.bytes.starts_with(b"%PDF") {
        return paper_text(&page.bytes);
    }
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(&page.bytes)) else { return page.text() };
    let mut text = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        text.push_str(&file.name().expect("a name"));
        let mut bytes = Vec::new();
        std::io::copy(&mut file, &mut bytes).expect("its bytes");
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

/// Entities undone, as far as names have them.
pub fn plain(said: &str) -> String {
    said.replace("&#39;", "'").replace("&amp;", "&").replace("&#38;", "&").replace("&#43;", "+")
}

/// A text as it stands in an address, in lower case.
pub fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

/// Where a canary shows that no page, whoever reads it, may show it: the title, the headers, the address.
pub fn around(path: &str, page: &Page, said: &str) -> [(&'static str, String); 3] {
    let title = said.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
    let headers: Vec<String> = page
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    [("title", title.to_owned()), ("headers", headers.join("\n")), ("address", path.to_owned())]
}

/// Whether a text has a canary, as it is or as an address writes it.
pub fn holds(text: &str, canary: &str) -> bool {
    text.contains(canary) || text.to_lowercase().contains(escaped(canary).as_str())
}

/// Every file below a folder: copies of the keyring, temporary files and what writes ahead as well.
pub fn every_file(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in fs::read_dir(folder).expect("the folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(every_file(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// Which files below a folder hold a canary in clear.
pub fn found_in_clear(folder: &Path, canaries: &[&str]) -> Vec<String> {
    let looked_for: Vec<(&str, regex::bytes::Regex)> = canaries
        .iter()
        .map(|canary| (*canary, regex::bytes::Regex::new(&regex::escape(canary)).expect("a pattern")))
        .collect();
    let mut found = Vec::new();
    for file in every_file(folder) {
        // A file of SQLite's may go between the list and the look.
        let Ok(bytes) = fs::read(&file) else { continue };
        let here = looked_for.iter().filter(|(_, pattern)| pattern.is_match(&bytes));
        found.extend(here.map(|(canary, _)| format!("{} has {canary}", file.display())));
    }
    found
}

/// Which columns of the database hold a canary, once the engine has decrypted its file: what is sealed is sealed in there too.
pub fn found_in_columns(world: &World, canaries: &[&str]) -> Vec<String> {
    const SQLITE: &str = "select t.name, c.name, 'text' from sqlite_master t join pragma_table_info(t.name) c on true
                          where t.type = 'table' and t.name not like 'sqlite_%'";
    const POSTGRES: &str = "select c.table_name::text, c.column_name::text, c.udt_name::text
                            from information_schema.columns c
                            join information_schema.tables t
                              on t.table_schema = c.table_schema and t.table_name = c.table_name
                            where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'";
    let hidden: Vec<(String, String)> = canaries
        .iter()
        .map(|canary| ((*canary).to_owned(), canary.bytes().map(|byte| format!("{byte:02x}")).collect()))
        .collect();
    world.read(move |db| {
        let is_postgres = db.is_postgres();
        let columns: Vec<[String; 3]> = db.list(if is_postgres { POSTGRES } else { SQLITE }, &[], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?])
        })?;
        let mut found = Vec::new();
        for [table, column, kind] in &columns {
            let bytes = match (is_postgres, kind.as_str()) {
                (false, _) => format!("lower(hex(\"{column}\"))"),
                (true, "bytea") => format!("encode(\"{column}\", 'hex')"),
                (true, _) => format!("encode(convert_to(\"{column}\"::text, 'UTF8'), 'hex')"),
            };
            let sql: &'static str = format!("select coalesce({bytes}, '') from \"{table}\"").leak();
            let cells: Vec<String> = db.list(sql, &[], |row| row.get(0))?;
            for (canary, hidden) in &hidden {
                if cells.iter().any(|cell| cell.contains(hidden.as_str())) {
                    found.push(format!("{table}.{column} has {canary}"));
                }
            }
        }
        Ok(found)
    })
}
