//! `minka serve`: answers browsers until it is told to stop.

use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    time::Duration,
};

use super::{drill, log, place, place::Place, refuse, say, sealed};
use crate::{
    foundation::{
        app::{App, Setting},
        clock::Clock,
        error::Error,
        folder::{Folder, Kind, SettingsFile},
        law,
        seal::{self, Doors, Seat},
        upkeep,
    },
    housekeeping, sealing,
    serve::{self, Limits},
};

const EXAMPLES: &str = "\
Examples:
  minka serve --folder asar
  minka serve --folder asar --listen 127.0.0.1:9000 --log json
  minka serve --folder asar --listen 0.0.0.0:8080 --behind-proxy   only behind a TLS proxy

Phones need https: put a TLS proxy such as Caddy in front and set public_url = \"https://…\" in minka.toml. \
/healthz says whether it answers; /metrics (on this machine only) says how it does.

Exit status: 0 told to stop and stopped, 1 it could not start, 2 the command was not understood.";

/// Run a programme: answer browsers until Ctrl-C
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    door: Door,
}

/// Where and how to answer.
#[derive(clap::Args)]
pub(super) struct Door {
    /// The address to answer on; by default the one in minka.toml
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(super) listen: Option<String>,
    /// A TLS proxy stands in front: answer on an address that others can reach
    #[arg(long)]
    pub(super) behind_proxy: bool,
    /// How to write the log
    #[arg(long, value_enum, default_value = "text")]
    pub(super) log: log::Format,
    /// The listener is on standard input: the program that was here before has handed it over
    #[arg(long, hide = true)]
    pub(super) handed_over: bool,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    if ask.door.handed_over || seal::is_sealed(&ask.place.folder) {
        return sealed::answer(&ask.place.folder, &ask.door);
    }
    let folder = ask.place.open(Kind::Real)?;
    answer(&folder, &ask.door, http::Extensions::new())
}

/// Opens the folder's programme and answers until SIGINT or SIGTERM. `extensions` are what slices keep while it runs.
pub(super) fn answer(folder: &Folder, door: &Door, mut extensions: http::Extensions) -> Result<(), Error> {
    let listener = listen(&folder.settings, door)?;
    // For the program that takes this one's place when everything is sealed.
    let kept = listener.try_clone().map_err(|cause| Error::unexpected("keep the listener", cause))?;
    let address = listener.local_addr().map_err(|cause| Error::unexpected("read our own address", cause))?;
    log::start(door.log);
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(cores)
        .enable_all()
        .build()
        .map_err(|cause| Error::unexpected("start the runtime", cause))?;
    let (store, keyring) = place::open_both(folder)?;
    if let Err(why) = keyring.keep_copies(Clock::system().now()) {
        tracing::error!(%why, "today's copy of the keyring could not be made");
    }
    extensions.insert(serve::Metrics::record()?);
    let setting = setting_of(&folder.settings, door, address);
    let shown = setting.public_url.clone();
    let app = App::new(store, Clock::system(), keyring, setting, extensions);
    app.extension::<upkeep::Place>().is(folder.path.clone());
    if upkeep::holds_identity(&folder.path) {
        tracing::warn!("{}", upkeep::IDENTITY_HERE);
    }
    app.extension::<law::Declared>().is(folder.settings.whereabouts()?);
    let seat = app.extension::<Seat>();
    seat.is(folder.path.clone());
    let told = seat.clone();
    let served = runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)
            .map_err(|cause| Error::unexpected("hand over the listener", cause))?;
        let stop = told_to_stop()?;
        say::line(format!("Minka answers at {shown} (Ctrl-C stops it)"));
        tracing::info!(%address, "started");
        let upkeep = tokio::spawn(housekeeping::keep_house(app.clone()));
        let drills = tokio::spawn(drill_every_week(app.clone()));
        let marks = tokio::spawn(sealing::follow_mark(app.clone()));
        let served = tokio::select! {
            served = serve::serve(listener, crate::app::router(app), Limits::default(), stop) => served,
            () = sealed::farewell(&seat) => Ok(()),
        };
        upkeep.abort();
        drills.abort();
        marks.abort();
        tracing::info!("stopped");
        served
    });
    match told.doors() {
        Doors::Closed => Err(sealed::take_my_place(&folder.path, door, kept)),
        Doors::Open | Doors::Closing => served,
    }
}

/// How long after the start the first look comes, and how long until the next.
const FIRST_LOOK: Duration = Duration::from_secs(45);
const NEXT_LOOK: Duration = Duration::from_secs(6 * 60 * 60);

/// Brings the newest back-up back on trial once a week, when everything for it lies at hand. A demonstration has none.
async fn drill_every_week(app: App) {
    let Some(folder) = app.extension::<upkeep::Place>().folder().map(Path::to_path_buf) else { return };
    if app.setting().demo {
        return;
    }
    tokio::time::sleep(FIRST_LOOK).await;
    loop {
        let (path, store) = (folder.clone(), app.store().clone());
        let tried = tokio::task::spawn_blocking(move || drill::by_itself(&path, &store)).await;
        match tried {
            Ok(Ok(false)) => {}
            Ok(Ok(true)) => tracing::info!("the newest back-up came back whole on trial"),
            Ok(Err(why)) => tracing::error!(%why, "a drill could not be made"),
            Err(why) => tracing::error!(%why, "a drill was cut off"),
        }
        tokio::time::sleep(NEXT_LOOK).await;
    }
}

/// Takes the address before anything else is opened: two programs on one port are the commonest mistake.
pub(super) fn listen(settings: &SettingsFile, door: &Door) -> Result<TcpListener, Error> {
    let address = read_address(settings, door)?;
    let listener =
        TcpListener::bind(address).map_err(|cause| refuse(format!("cannot answer on {address}: {cause}")))?;
    listener.set_nonblocking(true).map_err(|cause| Error::unexpected("set the listener up", cause))?;
    Ok(listener)
}

fn read_address(settings: &SettingsFile, door: &Door) -> Result<SocketAddr, Error> {
    let text = door.listen.as_ref().unwrap_or(&settings.listen);
    let address: SocketAddr =
        text.parse().map_err(|_| refuse(format!("{text} is no address and port such as 127.0.0.1:8080")))?;
    if !address.ip().is_loopback() && !settings.public_url.starts_with("https://") && !door.behind_proxy {
        return Err(refuse(format!(
            "{address} can be reached by others, and without https whoever shares the network can read along. Put a TLS \
             proxy in front and set public_url = \"https://…\" in minka.toml, or say --behind-proxy"
        )));
    }
    Ok(address)
}

pub(super) fn setting_of(settings: &SettingsFile, door: &Door, address: SocketAddr) -> Setting {
    let public_url = match (settings.public_url.trim_end_matches('/'), door.behind_proxy) {
        ("", false) => format!("http://{address}"),
        ("", true) => format!("https://{address}"),
        (url, _) => url.to_owned(),
    };
    Setting {
        secure_cookies: public_url.starts_with("https://"),
        public_url,
        demo: settings.kind == Kind::Demo,
        exit_url: settings.exit_url.clone(),
    }
}

/// Ctrl-C at the terminal, or SIGTERM from the machine. It listens from now on, not from when it is first waited for: who
/// says stop at once is heard too.
pub(super) fn told_to_stop() -> Result<impl Future<Output = ()>, Error> {
    use tokio::signal::unix::{SignalKind, signal};
    let failed = |cause: std::io::Error| Error::unexpected("listen for a stop", cause);
    let (mut interrupted, mut terminated) =
        (signal(SignalKind::interrupt()).map_err(failed)?, signal(SignalKind::terminate()).map_err(failed)?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}
