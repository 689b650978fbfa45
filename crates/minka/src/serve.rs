//! The accept loop: header and body time-outs, a cap on connections, an orderly end.

use std::{sync::Arc, time::Duration};

use axum::Router;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, sync::Semaphore};

use crate::foundation::error::Error;

/// Whoever needs longer to send its headers is not a browser.
const HEADER_TIME: Duration = Duration::from_secs(10);
/// More than any programme has phones; fewer than would exhaust a small machine.
const MOST_CONNECTIONS: usize = 1024;
/// How long open requests may take to end after a stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

/// Serves until `stop` resolves.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) -> Result<(), Error> {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut connections = tokio::task::JoinSet::new();
    tokio::pin!(stop);
    let (closing, _) = tokio::sync::watch::channel(false);
    loop {
        let place =
            Arc::clone(&places).acquire_owned().await.map_err(|cause| Error::unexpected("wait for a place", cause))?;
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        let Ok((stream, _)) = accepted else {
            // Out of file handles, most likely: give others time to close.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        drop(stream.set_nodelay(true));
        let service = TowerToHyperService::new(router.clone());
        let mut told = closing.subscribe();
        connections.spawn(async move {
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_TIME)
                .max_headers(64)
                .serve_connection(TokioIo::new(stream), service);
            tokio::pin!(connection);
            tokio::select! {
                _ = connection.as_mut() => {}
                _ = told.changed() => {
                    connection.as_mut().graceful_shutdown();
                    drop(connection.await);
                }
            }
            drop(place);
        });
        while connections.try_join_next().is_some() {}
    }
    drop(closing.send(true));
    let all = async { while connections.join_next().await.is_some() {} };
    drop(tokio::time::timeout(LAST_REQUESTS, all).await);
    Ok(())
}
