//! How a PostgreSQL is reached: its connection text read, TLS decided, and the certificate of the other end checked.
//!
//! A server on another machine is spoken to over TLS only, whatever the text leaves unsaid; the one way to have it otherwise
//! is to write `sslmode=disable`. The certificate is always checked, host name and all, against the authorities of this
//! machine, or against those in `sslrootcert=FILE`; so `require`, `verify-ca` and `verify-full` are one and the same.

use std::{net::IpAddr, path::PathBuf, sync::Arc, time::Duration};

use postgres::{
    Client, Config, NoTls,
    config::{Host, SslMode},
};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::super::{error::Error, form::decoded};

/// How long a server may take to answer the door, and how long what was sent may stay unheard.
const PATIENCE: Duration = Duration::from_secs(10);

/// Opens a connection.
pub(super) fn connect(text: &str) -> Result<Client, Error> {
    let (config, authority) = read(text)?;
    if config.get_ssl_mode() == SslMode::Disable {
        return config.connect(NoTls).map_err(|cause| Error::unexpected("reach PostgreSQL", whole(&cause)));
    }
    config.connect(MakeRustlsConnect::new(trust(authority.as_deref())?)).map_err(|cause| {
        let mut words = whole(&cause);
        if words.contains("TLS") {
            words.push_str(
                " (sslrootcert=FILE names an authority of your own, sslmode=disable sends everything in clear)",
            );
        }
        Error::unexpected("reach PostgreSQL over TLS", words)
    })
}

/// An error with what caused it: the outermost alone says only that something went wrong.
pub(super) fn whole(cause: &dyn std::error::Error) -> String {
    let mut words = cause.to_string();
    let mut inner = cause.source();
    while let Some(why) = inner {
        words.push_str(&format!(": {why}"));
        inner = why.source();
    }
    words
}

/// The text, with TLS decided and patience bounded, and the file of authorities that it names.
fn read(text: &str) -> Result<(Config, Option<PathBuf>), Error> {
    let (text, mut own) = take_own(text)?;
    let mut config: Config =
        text.parse().map_err(|cause| Error::unexpected("read the connection text", whole(&cause)))?;
    let mode = own.take("sslmode");
    let is_far = is_far(&config);
    // A socket leads nowhere that others could listen, and carries no TLS.
    let is_socket =
        !config.get_hosts().is_empty() && config.get_hosts().iter().all(|host| matches!(host, Host::Unix(_)));
    let mode = match (mode.as_deref(), is_far) {
        (None | Some("allow" | "prefer" | "require" | "verify-ca" | "verify-full"), _) if is_socket => SslMode::Disable,
        (Some("disable"), _) | (None | Some("allow" | "prefer"), false) => SslMode::Disable,
        (None | Some("allow" | "prefer" | "require" | "verify-ca" | "verify-full"), _) => SslMode::Require,
        (Some(other), _) => {
            return Err(Error::Unexpected(format!("sslmode={other} is none of disable, prefer, require, verify-full")));
        }
    };
    config.ssl_mode(mode);
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(PATIENCE);
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(3 * PATIENCE);
    }
    Ok((config, own.take("sslrootcert").map(PathBuf::from)))
}

/// Whether a connection text leads to another machine.
///
/// # Errors
/// When it cannot be read.
pub fn is_elsewhere(text: &str) -> Result<bool, Error> {
    let (text, _) = take_own(text)?;
    let config: Config = text.parse().map_err(|cause| Error::unexpected("read the connection text", whole(&cause)))?;
    Ok(is_far(&config))
}

/// An address that is given beside a name is where the connection goes, whatever the name says.
fn is_far(config: &Config) -> bool {
    !config.get_hosts().iter().all(is_near) || !config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

/// Whether a host is this very machine: a socket, or an address that leads nowhere else.
fn is_near(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|address: IpAddr| address.is_loopback()),
        Host::Unix(_) => true,
    }
}

/// What the connection text says and the driver does not read as we do.
#[derive(Default)]
struct Own(Vec<(String, String)>);

impl Own {
    fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().rposition(|(known, _)| known == name)?;
        Some(self.0.swap_remove(at).1)
    }

    fn is_ours(name: &str) -> bool {
        matches!(name, "sslmode" | "sslrootcert")
    }
}

/// Takes our own words out of a text of either kind: `name=value …`, or an address that begins with `postgres://`.
fn take_own(text: &str) -> Result<(String, Own), Error> {
    let mut own = Own::default();
    if !["postgres://", "postgresql://"].iter().any(|start| text.starts_with(start)) {
        let mut rest = Vec::new();
        for (name, value) in pairs(text)? {
            if Own::is_ours(&name) {
                own.0.push((name, value));
            } else {
                rest.push(format!("{name}='{}'", value.replace('\\', "\\\\").replace('\'', "\\'")));
            }
        }
        return Ok((rest.join(" "), own));
    }
    let Some((address, query)) = text.split_once('?') else { return Ok((text.to_owned(), own)) };
    let mut rest = Vec::new();
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if Own::is_ours(name) {
            // Here a plus is a plus.
            own.0.push((name.to_owned(), decoded(&value.replace('+', "%2B"))?));
        } else {
            rest.push(pair);
        }
    }
    let join = if rest.is_empty() { "" } else { "?" };
    Ok((format!("{address}{join}{}", rest.join("&")), own))
}

/// `name=value name = 'a value'`, where a backslash takes the next sign as it is.
fn pairs(text: &str) -> Result<Vec<(String, String)>, Error> {
    let broken = || Error::Unexpected("the connection text is broken: say name=value, or name='a value'".to_owned());
    let (mut found, mut signs) = (Vec::new(), text.chars().peekable());
    loop {
        while signs.next_if(|sign| sign.is_whitespace()).is_some() {}
        if signs.peek().is_none() {
            return Ok(found);
        }
        let mut name = String::new();
        while let Some(sign) = signs.next_if(|sign| *sign != '=' && !sign.is_whitespace()) {
            name.push(sign);
        }
        while signs.next_if(|sign| sign.is_whitespace()).is_some() {}
        if name.is_empty() || signs.next() != Some('=') {
            return Err(broken());
        }
        while signs.next_if(|sign| sign.is_whitespace()).is_some() {}
        let is_quoted = signs.next_if_eq(&'\'').is_some();
        let mut value = String::new();
        loop {
            match signs.next() {
                Some('\'') if is_quoted => break,
                Some('\\') => value.push(signs.next().ok_or_else(broken)?),
                Some(sign) if !is_quoted && sign.is_whitespace() => break,
                Some(sign) => value.push(sign),
                None if is_quoted => return Err(broken()),
                None => break,
            }
        }
        found.push((name, value));
    }
}

/// Whom we believe: the authorities in the file, or else those of this machine.
fn trust(authority: Option<&std::path::Path>) -> Result<ClientConfig, Error> {
    let mut roots = RootCertStore::empty();
    match authority {
        Some(file) => {
            let unreadable =
                |cause: String| Error::Unexpected(format!("sslrootcert {} cannot be read: {cause}", file.display()));
            for found in CertificateDer::pem_file_iter(file).map_err(|cause| unreadable(cause.to_string()))? {
                let found = found.map_err(|cause| unreadable(cause.to_string()))?;
                roots.add(found).map_err(|cause| unreadable(cause.to_string()))?;
            }
            if roots.is_empty() {
                return Err(unreadable("there is no certificate in it".to_owned()));
            }
        }
        None => {
            roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            if roots.is_empty() {
                let words =
                    "this machine knows no authority: install ca-certificates, or name one with sslrootcert=FILE";
                return Err(Error::Unexpected(words.to_owned()));
            }
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|cause| Error::unexpected("prepare TLS", cause))?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(text: &str) -> SslMode {
        read(text).unwrap_or_else(|why| panic!("{text}: {why}")).0.get_ssl_mode()
    }

    #[test]
    fn another_machine_is_reached_over_tls_unless_the_text_says_otherwise_in_so_many_words() {
        for far in [
            "host=db.example.org",
            "host=db.example.org sslmode=prefer",
            "host=db.example.org sslmode=require",
            "host=db.example.org sslmode = 'verify-full'",
            "host=192.0.2.7",
            "hostaddr=192.0.2.7",
            "host=/run/postgresql,db.example.org",
            // A name that is not this machine's stays far, wherever its address leads.
            "host=db.example.org hostaddr=127.0.0.1",
            "postgresql://minka@db.example.org/minka",
            "postgresql://minka@db.example.org/minka?sslmode=prefer&application_name=minka",
            // The address is where it goes.
            "host=localhost hostaddr=192.0.2.7",
            "host=127.0.0.1 sslmode=require",
        ] {
            assert_eq!(mode(far), SslMode::Require, "{far}");
        }
        for clear in [
            "host=db.example.org sslmode=disable",
            "postgresql://minka@db.example.org/minka?sslmode=disable",
            "host=/run/postgresql dbname=minka",
            "host=/run/postgresql sslmode=prefer",
            "host=/run/postgresql sslmode=verify-full",
            "host=localhost",
            "host=127.0.0.1",
            "host=::1",
        ] {
            assert_eq!(mode(clear), SslMode::Disable, "{clear}");
        }
        for wrong in ["host=db sslmode=maybe", "host=db sslmode=", "host", "host='db", "host=db\\", "=db", "hots=db"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn our_words_are_taken_out_and_all_others_stay_as_they_were() {
        let text = "host=db.example.org sslrootcert='/etc/our ca.pem' password='it\\'s \\\\ so' options='-c a=b' dbname = minka";
        let (config, authority) = read(text).expect("it is read");
        assert_eq!(authority, Some(PathBuf::from("/etc/our ca.pem")));
        assert_eq!(config.get_password(), Some(b"it's \\ so".as_slice()));
        assert_eq!((config.get_options(), config.get_dbname()), (Some("-c a=b"), Some("minka")));
        let text = "postgres://minka:it%27s@db.example.org:6000/house?sslrootcert=%2Fetc%2Fca.pem&connect_timeout=3";
        let (config, authority) = read(text).expect("it is read");
        assert_eq!(authority, Some(PathBuf::from("/etc/ca.pem")));
        assert_eq!((config.get_ports(), config.get_dbname()), (&[6000][..], Some("house")));
        assert_eq!(config.get_connect_timeout(), Some(&Duration::from_secs(3)));
    }

    #[test]
    fn a_file_of_authorities_that_holds_none_is_refused() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        assert!(trust(Some(file.path())).is_err());
        assert!(trust(Some(&file.path().with_extension("gone"))).is_err());
    }
}
