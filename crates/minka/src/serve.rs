//! The accept loop: header and body time-outs, a cap on connections, an orderly end; and the figures it keeps of itself.

use std::{
    future::poll_fn,
    net::SocketAddr,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    extract::{ConnectInfo, Request, State},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use hyper_util::rt::{TokioIo, TokioTimer};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};
use tower::ServiceExt;

use crate::foundation::{app::App, error::Error, upkeep};

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long its headers may take, and how long it may stay idle. Whoever needs longer is not a browser.
    pub headers: Duration,
    /// How many there may be at once: more than any programme has phones, fewer than would exhaust a small machine.
    pub connections: usize,
    /// How long open requests may take to end after a stop.
    pub last_requests: Duration,
    /// How long whoever was sent away in the middle of her request is heard out, so that the answer reaches her.
    pub farewell: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            headers: Duration::from_secs(10),
            connections: 1024,
            last_requests: Duration::from_secs(10),
            farewell: Duration::from_secs(5),
        }
    }
}

/// Serves until `stop` resolves.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> Result<(), Error> {
    let places = Arc::new(Semaphore::new(limits.connections));
    let mut connections = tokio::task::JoinSet::new();
    tokio::pin!(stop);
    let (closing, _) = watch::channel(false);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        let Ok((stream, peer)) = accepted else {
            // Out of file handles, most likely: give others time to close.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let (router, told) = (router.clone(), closing.subscribe());
        connections.spawn(async move {
            answer_one((stream, peer), router, limits, told).await;
            drop(place);
        });
        while connections.try_join_next().is_some() {}
    }
    closing.send_replace(true);
    let all = async { while connections.join_next().await.is_some() {} };
    drop(tokio::time::timeout(limits.last_requests, all).await);
    Ok(())
}

/// One connection from its first byte to its end.
async fn answer_one(
    (stream, peer): (TcpStream, SocketAddr),
    router: Router,
    limits: Limits,
    mut told: watch::Receiver<bool>,
) {
    drop(stream.set_nodelay(true));
    let sent_away = Arc::new(AtomicBool::new(false));
    let note = Arc::clone(&sent_away);
    let service = hyper::service::service_fn(move |mut request: http::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        let (router, note) = (router.clone(), Arc::clone(&note));
        Box::pin(async move {
            let answer = router.oneshot(request).await;
            if answer.as_ref().is_ok_and(|answer| answer.status() == StatusCode::PAYLOAD_TOO_LARGE) {
                note.store(true, Ordering::Relaxed);
            }
            answer
        })
    });
    let mut connection = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        .max_headers(64)
        .serve_connection(TokioIo::new(stream), service);
    let stopped = tokio::select! {
        _ = poll_fn(|context| connection.poll_without_shutdown(context)) => false,
        _ = told.changed() => true,
    };
    if stopped {
        Pin::new(&mut connection).graceful_shutdown();
        drop(poll_fn(|context| connection.poll_without_shutdown(context)).await);
    }
    let mut stream = connection.into_parts().io.into_inner();
    drop(stream.shutdown().await);
    if sent_away.load(Ordering::Relaxed) {
        // Closing at once, with bytes still coming in, would tear the answer out of her hands.
        drop(tokio::time::timeout(limits.farewell, hear_out(stream)).await);
    }
}

/// Reads what still comes and keeps nothing of it.
async fn hear_out(mut stream: TcpStream) {
    let mut ear = vec![0; 16 << 10];
    while stream.read(&mut ear).await.is_ok_and(|read| read > 0) {}
}

/// The figures of a running program: requests by route pattern and status, never by address.
#[derive(Clone, Default)]
pub struct Metrics(Option<PrometheusHandle>);

/// Upper bounds of the time classes, in seconds.
const CLASSES: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

impl Metrics {
    /// Starts to record for this process.
    ///
    /// # Errors
    /// When it is recording already.
    pub fn record() -> Result<Self, Error> {
        let handle = PrometheusBuilder::new()
            .set_buckets(&CLASSES)
            .and_then(PrometheusBuilder::install_recorder)
            .map_err(|cause| Error::unexpected("record figures", cause))?;
        Ok(Metrics(Some(handle)))
    }
}

/// Folds the figures now and then, so that they do not grow when nobody reads them.
pub fn fold_figures(app: &App) {
    if let Metrics(Some(handle)) = app.extension::<Metrics>() {
        handle.run_upkeep();
    }
}

/// The figures, for whoever sits at this machine; a request that a proxy passed on is not from here.
pub async fn metrics(State(app): State<App>, request: Request) -> Response {
    let Metrics(Some(handle)) = app.extension::<Metrics>() else { return StatusCode::NOT_FOUND.into_response() };
    if !is_from_here(&request) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let mut figures = handle.render();
    if let Some(folder) = app.extension::<upkeep::Place>().folder() {
        figures.push_str(&upkeep::figures(folder, app.clock().now()));
    }
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], figures).into_response()
}

fn is_from_here(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().is_some_and(|peer| peer.0.ip().is_loopback());
    let passed_on =
        ["forwarded", "x-forwarded-for", "via", "x-real-ip"].iter().any(|name| request.headers().contains_key(*name));
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let named = host.rsplit_once(':').map_or(host, |(name, port)| if port.ends_with(']') { host } else { name });
    peer && !passed_on && matches!(named, "127.0.0.1" | "localhost" | "[::1]")
}
