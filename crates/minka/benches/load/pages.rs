//! Pages: how many in a second, and how long somebody waits, at each size of programme.

use crate::{
    Outcome,
    client::{Client, Request, drive},
    process::Server,
    report,
    world::{World, women_across},
};

/// Who is measured with: of the first of the two invented programmes.
const MANAGER: &str = "aigul.manager";
const FACILITATOR: &str = "bota.facilitator";

/// Beginnings of names as somebody types them.
const TYPED: [&str; 6] = ["Ай", "Гуль", "Светлана", "Д", "Мария", "Нур"];

pub(crate) fn measure(world: &World) -> Outcome<()> {
    let (manager, facilitator, women, meetings) = {
        let store = world.store()?;
        let meetings = world.evenings(&store, 40)?;
        (
            world.token(&store, MANAGER)?,
            world.token(&store, FACILITATOR)?,
            women_across(&store, MANAGER, 200)?,
            meetings,
        )
    };
    let server = Server::start(&world.path)?;
    let rolls =
        meetings.iter().map(|evening| Request::get(&format!("/sessions/{}/roll", evening.session), &evening.token));
    let lists = women.iter().map(|(id, _)| Request::get(&format!("/people?after={id}"), &manager));
    let hers = women.iter().map(|(_, code)| Request::get(&format!("/people/{code}"), &manager));
    let pages: [(&str, Vec<Request>); 8] = [
        ("Today of a facilitator", vec![Request::get("/", &facilitator)]),
        ("Today of a manager", vec![Request::get("/", &manager)]),
        ("list of groups", vec![Request::get("/groups", &manager)]),
        ("roll call of 14", rolls.collect()),
        ("women, first fifty", vec![Request::get("/people", &manager)]),
        ("women, any fifty", lists.collect()),
        ("search by name", searches(&server, &manager)?),
        ("her page", hers.collect()),
    ];
    report::title(&format!("Pages, {} women", world.name));
    compare(&server, &pages)
}

/// A table of pages, each asked for by one client and by eight.
pub(crate) fn compare(server: &Server, pages: &[(&str, Vec<Request>)]) -> Outcome<()> {
    report::head(&[
        "page",
        "1 client: a second",
        "p50 ms",
        "p99 ms",
        "CPU ms",
        "8 clients: a second",
        "p50 ms",
        "p99 ms",
    ]);
    for (name, asked) in pages {
        drive(server.address, 1, &repeated(asked, 30), 200)?;
        let before = server.cpu();
        let (one_list, eight_list) = (repeated(asked, 400), repeated(asked, 1600));
        let one = drive(server.address, 1, &one_list, 200)?;
        let cpu = (server.cpu() - before) * 1000.0 / one_list.len() as f64;
        let eight = drive(server.address, 8, &eight_list, 200)?;
        report::row(&[
            (*name).to_owned(),
            format!("{:.0}", one.rate),
            format!("{:.2}", one.p50),
            format!("{:.2}", one.p99),
            format!("{cpu:.2}"),
            format!("{:.0}", eight.rate),
            format!("{:.2}", eight.p50),
            format!("{:.2}", eight.p99),
        ]);
    }
    Ok(())
}

/// The same list again and again until there are `wanted`.
fn repeated(asked: &[Request], wanted: usize) -> Vec<Request> {
    asked.iter().cycle().take(wanted).cloned().collect()
}

/// The sealed addresses that the search box leads to.
fn searches(server: &Server, token: &str) -> Outcome<Vec<Request>> {
    let mut client = Client::connect(server.address)?;
    let mut found = Vec::new();
    for typed in TYPED {
        let body: String = typed.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let reply = client.ask(&Request::post("/people/search", token, &format!("q={body}")))?;
        if reply.status != 303 {
            return Err(format!("the search answered {}", reply.status).into());
        }
        found.push(Request::get(&reply.location, token));
    }
    Ok(found)
}
