//! What it costs to have: start, memory, size, and what a phone loads.

use std::path::Path;

use crate::{
    Outcome,
    client::{Client, Request},
    process::{PROGRAM, Server},
    report,
    world::World,
};

const STARTS: usize = 9;

pub(crate) fn measure(below: &Path) -> Outcome<()> {
    report::title("Footprint");
    report::head(&["what", "figure"]);
    let tell = |what: &str, figure: String| report::row(&[what.to_owned(), figure]);
    let size = std::fs::metadata(PROGRAM)?.len() as f64 / 1_048_576.0;
    tell("program on disk", format!("{size:.1} MiB"));
    let world = World::make(below, 200, None)?;
    let mut starts = (0..STARTS)
        .map(|_| Server::start(&world.path).map(|server| server.first_answer.as_secs_f64() * 1000.0))
        .collect::<Outcome<Vec<_>>>()?;
    starts.sort_by(f64::total_cmp);
    tell(
        "start to first page, existing folder",
        format!("{:.0} ms (median of {STARTS}; slowest {:.0})", starts[STARTS / 2], starts[STARTS - 1]),
    );
    let (token, roll, submissions) = {
        let store = world.store()?;
        let evening = world.evenings(&store, 1)?.pop().ok_or("no meeting")?;
        (evening.token, format!("/sessions/{}/roll", evening.session), world.token(&store, "aigul.manager")?)
    };
    let server = Server::start(&world.path)?;
    tell("resident just after the start", format!("{:.1} MiB", server.resident()));
    let mut client = Client::connect(server.address)?;
    first_load(&mut client, &roll, &token)?;
    let home = Request::get("/", &submissions);
    for _ in 0..2_000 {
        client.ask(&home)?;
    }
    tell("resident after 2,000 pages of the demonstration", format!("{:.1} MiB", server.resident()));
    tell(
        "database file of the demonstration",
        format!("{:.1} MiB", std::fs::metadata(world.path.join("minka.db"))?.len() as f64 / 1_048_576.0),
    );
    Ok(())
}

/// The page and everything it names, compressed, as a phone that has never been here loads it.
fn first_load(client: &mut Client, roll: &str, token: &str) -> Outcome<()> {
    let page = client.ask(&Request::compressed(roll, token))?;
    let plain = client.ask(&Request::get(roll, token))?;
    let text = String::from_utf8_lossy(&plain.body).into_owned();
    let mut names: Vec<&str> = text
        .split(['"', '\''])
        .filter(|part| part.starts_with("/assets/"))
        .map(|part| part.split('#').next().unwrap_or(part))
        .collect();
    names.sort_unstable();
    names.dedup();
    let mut parts = vec![("page".to_owned(), page.body.len())];
    for name in names {
        let asset = client.ask(&Request::compressed(name, token))?;
        parts.push((name.rsplit('/').next().unwrap_or(name).to_owned(), asset.body.len()));
    }
    let all: usize = parts.iter().map(|(_, bytes)| bytes).sum();
    let said: Vec<String> = parts.iter().map(|(name, bytes)| format!("{name} {bytes}")).collect();
    report::row(&["first load of the roll call, compressed".to_owned(), format!("{all} bytes ({})", said.join(", "))]);
    Ok(())
}
