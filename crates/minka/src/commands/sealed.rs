//! What `minka serve` does before a sealed folder, without any key: one page for every address. A program that has just sealed its
//! folder puts a new one into its own place, so that the key and everything that was read are gone from memory for certain.

use std::{
    net::TcpListener,
    os::{
        fd::{AsFd, OwnedFd},
        unix::process::CommandExt,
    },
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use super::{log, refuse, say, serve, serve::Door};
use crate::{
    foundation::{
        error::Error,
        folder::Folder,
        seal::{self, Seat},
    },
    sealing,
    serve::Limits,
};

/// How long answers that are under way may still take: as long as the second of the two waits for hers.
const FAREWELL: Duration = Duration::from_millis(700);

/// Resolves a moment after everything has been shut.
pub(super) async fn farewell(seat: &Seat) {
    seat.closed().await;
    tokio::time::sleep(FAREWELL).await;
}

/// This very program once more, in the place of this process: same number, same address, none of its memory. Comes back only when
/// that cannot be; then the process ends, which empties its memory as well.
pub(super) fn take_my_place(folder: &Path, door: &Door, listener: TcpListener) -> Error {
    tracing::info!("sealed");
    let mut again = Command::new("/proc/self/exe");
    again.arg0("minka").args(["serve", "--handed-over", "--log", door.log.name(), "--folder"]).arg(folder);
    if door.behind_proxy {
        again.arg("--behind-proxy");
    }
    let cause = again.stdin(Stdio::from(OwnedFd::from(listener))).exec();
    refuse(format!("the folder is sealed, but nobody answers any more: {cause}. `minka serve` shows that it is sealed"))
}

/// The listener that the program before has left on standard input.
fn take_over() -> Result<TcpListener, Error> {
    let failed = |cause: std::io::Error| Error::unexpected("take the listener over", cause);
    let listener = TcpListener::from(std::io::stdin().as_fd().try_clone_to_owned().map_err(failed)?);
    listener.set_nonblocking(true).map_err(failed)?;
    Ok(listener)
}

/// Answers for a sealed folder until it is told to stop.
pub(super) fn answer(folder: &Path, door: &Door) -> Result<(), Error> {
    if !seal::is_sealed(folder) {
        return Err(refuse(format!("{} is not sealed", folder.display())));
    }
    let settings = Folder::settings(folder)?;
    let listener = if door.handed_over { take_over()? } else { serve::listen(&settings, door)? };
    let address = listener.local_addr().map_err(|cause| Error::unexpected("read our own address", cause))?;
    log::start(door.log);
    // What a power cut came in between of is brought to its end.
    if let Err(why) = seal::let_key_go(folder) {
        tracing::error!(%why, "the site is sealed, but its key file lies open: remove it by hand");
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|cause| Error::unexpected("start the runtime", cause))?;
    let shown = serve::setting_of(&settings, door, address).public_url;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)
            .map_err(|cause| Error::unexpected("hand over the listener", cause))?;
        let stop = serve::told_to_stop()?;
        say::line(format!("Sealed: Minka answers at {shown} with one page that says nothing (Ctrl-C stops it)"));
        tracing::info!(%address, "started, sealed");
        let served = crate::serve::serve(listener, sealing::shut_router(), Limits::default(), stop).await;
        tracing::info!("stopped");
        served
    })
}
