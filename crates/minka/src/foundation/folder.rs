//! The data folder: one file with everything in it, one with the master key, and the keyring with a key for every woman.
//! A demonstration is never opened as a real one.

use std::{
    io::Write,
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use argon2::Argon2;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce, aead::Aead};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    crypto::{Keys, fill_random},
    error::Error,
    keyring,
    law::{BackupTarget, Country, Whereabouts},
    seal,
    store::{Database, is_elsewhere},
    upkeep,
};

/// Real women, or invented ones. Written into the settings file, into the name of the key file and into the database key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A programme's own data.
    Real,
    /// Invented people for looking around.
    Demo,
}

impl Kind {
    /// The name of its key file.
    #[must_use]
    pub fn key_file(self) -> &'static str {
        match self {
            Kind::Real => "minka.key",
            Kind::Demo => "demo.key",
        }
    }

    /// The label of the database key: the same master key opens a real and a demo file differently.
    fn database_label(self) -> &'static str {
        match self {
            Kind::Real => "database",
            Kind::Demo => "database demo",
        }
    }
}

/// `minka.toml`: the few things that are settings and not data.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsFile {
    /// What the folder holds.
    pub kind: Kind,
    /// Address to listen on.
    #[serde(default = "default_listen")]
    pub listen: String,
    /// The address browsers see; empty: made from `listen`.
    #[serde(default)]
    pub public_url: String,
    /// A PostgreSQL connection text; empty: the encrypted file in this folder.
    #[serde(default)]
    pub postgres: String,
    /// A folder on another disk that gets the keyring too, at every change; empty: none.
    #[serde(default)]
    pub keyring_second: String,
    /// The file with an age identity that opens the back-ups, for the weekly drill; empty: no drill by itself. Whoever takes the
    /// machine then has that key too ([`upkeep::IDENTITY_HERE`]).
    #[serde(default)]
    pub drill_identity: String,
    /// Where the quick exit leads.
    #[serde(default = "default_exit")]
    pub exit_url: String,
    /// Whose law the programme keeps, such as KZ; nothing: nobody has said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// In which country this machine is, or the PostgreSQL where the data are in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_in: Option<Country>,
    /// Where back-ups may be put, each with its country.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub backup_target: Vec<BackupTarget>,
}

impl SettingsFile {
    /// What they say of where the data stand.
    ///
    /// # Errors
    /// When the text that leads to PostgreSQL cannot be read.
    pub fn whereabouts(&self) -> Result<Whereabouts, Error> {
        Ok(Whereabouts {
            country: self.country,
            kept_in: self.kept_in,
            elsewhere: !self.postgres.is_empty() && is_elsewhere(&self.postgres)?,
            targets: self.backup_target.clone(),
        })
    }
}

fn default_listen() -> String {
    "127.0.0.1:8080".to_owned()
}

fn default_exit() -> String {
    "https://www.wikipedia.org/".to_owned()
}

/// An opened data folder.
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Its settings.
    pub settings: SettingsFile,
    /// Its keys.
    pub keys: Keys,
}

impl Folder {
    /// Makes a new folder with a fresh key; with a passphrase the key file is worth nothing without it.
    ///
    /// # Errors
    /// When there is already one, or the disk refuses.
    pub fn create(path: &Path, kind: Kind, passphrase: Option<&str>) -> Result<Self, Error> {
        std::fs::create_dir_all(path).map_err(|cause| Error::unexpected("make the data folder", cause))?;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))
            .map_err(|cause| Error::unexpected("close the data folder to others", cause))?;
        if path.join("minka.toml").exists() {
            return Err(Error::Unexpected(format!("{} already holds data", path.display())));
        }
        let keys = Keys::random();
        write_private(&path.join(kind.key_file()), key_text(&keys, passphrase)?.as_bytes())?;
        let settings = SettingsFile {
            kind,
            listen: default_listen(),
            public_url: String::new(),
            postgres: String::new(),
            keyring_second: String::new(),
            drill_identity: String::new(),
            exit_url: default_exit(),
            country: None,
            kept_in: None,
            backup_target: Vec::new(),
        };
        let folder = Folder { path: path.to_path_buf(), settings, keys };
        folder.save_settings()?;
        Ok(folder)
    }

    /// Opens a folder of the expected kind. `ask` is called when the key needs a passphrase.
    ///
    /// # Errors
    /// When it or its database is missing, it is of the other kind or readable by others, or the passphrase is wrong.
    pub fn open(path: &Path, expected: Kind, ask: impl FnOnce() -> Result<String, Error>) -> Result<Self, Error> {
        if seal::is_sealed(path) {
            return Err(sealed(path));
        }
        let settings = read_settings(path)?;
        match (settings.kind, expected) {
            (Kind::Demo, Kind::Real) => {
                return Err(Error::Unexpected("this folder holds the demonstration; `minka demo` opens it".to_owned()));
            }
            (Kind::Real, Kind::Demo) => {
                return Err(Error::Unexpected("this folder holds a real programme; `minka serve` opens it".to_owned()));
            }
            _ => {}
        }
        let keys = read_key(&path.join(expected.key_file()), ask)?;
        Folder { path: path.to_path_buf(), settings, keys }.with_database()
    }

    /// A new, empty database in its place would look as if every woman were gone.
    fn with_database(self) -> Result<Self, Error> {
        if self.settings.postgres.is_empty() && !self.database_file().is_file() {
            return Err(Error::Unexpected(format!(
                "the database {} is missing. Is its disk there? `minka restore` brings a back-up into a new folder",
                self.database_file().display()
            )));
        }
        Ok(self)
    }

    /// Opens a sealed folder with keys that somebody brought: for unsealing alone.
    ///
    /// # Errors
    /// When its settings cannot be read, or its database is missing.
    pub fn of_sealed(path: &Path, keys: Keys) -> Result<Self, Error> {
        Folder { path: path.to_path_buf(), settings: read_settings(path)?, keys }.with_database()
    }

    /// What a folder holds, by its settings file.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn kind(path: &Path) -> Result<Kind, Error> {
        read_settings(path).map(|settings| settings.kind)
    }

    /// Its settings, without opening it.
    ///
    /// # Errors
    /// When there are none, or they cannot be read.
    pub fn settings(path: &Path) -> Result<SettingsFile, Error> {
        read_settings(path)
    }

    /// Whether a folder holds data already.
    #[must_use]
    pub fn exists(path: &Path) -> bool {
        path.join("minka.toml").exists()
    }

    /// Throws a demonstration away; real data is never removed by the program.
    ///
    /// # Errors
    /// When it is no demonstration, or the disk refuses.
    pub fn remove(self) -> Result<(), Error> {
        if self.settings.kind != Kind::Demo {
            return Err(Error::Unexpected("real data is never removed by the program".to_owned()));
        }
        let gone = |removed: std::io::Result<()>| match removed {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::unexpected("remove the demonstration", cause))
            }
            _ => Ok(()),
        };
        gone(std::fs::remove_dir_all(self.path.join(keyring::COPIES)))?;
        // The settings last: as long as they stand, what is left is known to be a demonstration.
        for name in DEMO_FILES {
            gone(std::fs::remove_file(self.path.join(name)))?;
        }
        Ok(())
    }

    /// Writes the settings.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn save_settings(&self) -> Result<(), Error> {
        let text = toml::to_string(&self.settings).map_err(|cause| Error::unexpected("write minka.toml", cause))?;
        write_private(&self.path.join("minka.toml"), text.as_bytes())
    }

    /// The key file.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.path.join(self.settings.kind.key_file())
    }

    /// The keyring: a key of her own for every woman. It is no part of a back-up.
    #[must_use]
    pub fn keyring_file(&self) -> PathBuf {
        self.path.join("keyring.db")
    }

    /// The encrypted file.
    #[must_use]
    pub fn database_file(&self) -> PathBuf {
        self.path.join("minka.db")
    }

    /// How its database is opened.
    #[must_use]
    pub fn database(&self) -> Database {
        if self.settings.postgres.is_empty() {
            self.as_file(self.database_file())
        } else {
            Database::Postgres { connection: self.settings.postgres.clone() }
        }
    }

    /// A file under the key of this folder's database: its own, or what a back-up holds of it.
    #[must_use]
    pub fn as_file(&self, file: PathBuf) -> Database {
        Database::Sqlite { file, key: *self.keys.subkey(self.settings.kind.database_label()) }
    }
}

/// Everything that a demonstration leaves in its folder.
const DEMO_FILES: [&str; 10] = [
    "minka.db",
    "minka.db-wal",
    "minka.db-shm",
    "keyring.db",
    "keyring.db-journal",
    upkeep::FILE,
    upkeep::NEWEST,
    seal::PAPERS,
    "demo.key",
    "minka.toml",
];

/// How a sealed folder is refused.
fn sealed(path: &Path) -> Error {
    Error::Unexpected(format!(
        "{} is sealed: nothing opens it but `minka unseal`, with two of the three papers or the passphrase",
        path.display()
    ))
}

fn read_settings(path: &Path) -> Result<SettingsFile, Error> {
    let text = std::fs::read_to_string(path.join("minka.toml"))
        .map_err(|_| Error::Unexpected(format!("{} holds no Minka data; run `minka init` first", path.display())))?;
    toml::from_str(&text).map_err(|cause| Error::unexpected("read minka.toml", cause))
}

/// Writes a file that only its owner can read, whole or not at all.
///
/// # Errors
/// When the disk refuses.
pub fn write_private(file: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |cause: std::io::Error| Error::unexpected("write a private file", cause);
    let draft = file.with_extension("new");
    let mut out =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft).map_err(failed)?;
    out.write_all(bytes).map_err(failed)?;
    out.sync_all().map_err(failed)?;
    std::fs::rename(&draft, file).map_err(failed)
}

const PLAIN: &str = "minka-key-1";
const WRAPPED: &str = "minka-passphrase-key-1";

/// What stands in a key file; with a passphrase it is worth nothing without it.
///
/// # Errors
/// When the passphrase cannot be stretched.
pub fn key_text(keys: &Keys, passphrase: Option<&str>) -> Result<String, Error> {
    let Some(passphrase) = passphrase else {
        return Ok(format!("{PLAIN} {}\n", data_encoding::HEXLOWER.encode(keys.master())));
    };
    let (mut salt, mut nonce) = ([0u8; 16], [0u8; 24]);
    fill_random(&mut salt);
    fill_random(&mut nonce);
    let sealed = XChaCha20Poly1305::new(stretch(passphrase, &salt)?.as_slice().into())
        .encrypt(XNonce::from_slice(&nonce), keys.master().as_slice())
        .map_err(|cause| Error::unexpected("wrap the key", cause))?;
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    Ok(format!("{WRAPPED} {} {} {}\n", hex(&salt), hex(&nonce), hex(&sealed)))
}

fn stretch(passphrase: &str, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, Error> {
    let mut out = Zeroizing::new([0u8; 32]);
    Argon2::default()
        .hash_password_into(passphrase.as_bytes(), salt, out.as_mut_slice())
        .map_err(|cause| Error::unexpected("stretch the passphrase", cause))?;
    Ok(out)
}

/// What lies in a key file.
pub enum KeyFile {
    /// The key itself.
    Plain(Keys),
    /// A key that is worth nothing without its passphrase.
    Wrapped,
}

/// What lies in a key file, without asking for a passphrase; nothing where there is none.
///
/// # Errors
/// When it is there and cannot be read.
pub fn look_at_key(file: &Path) -> Result<Option<KeyFile>, Error> {
    if !file.exists() {
        return Ok(None);
    }
    let text = read_key_text(file)?;
    if text.starts_with(WRAPPED) {
        return Ok(Some(KeyFile::Wrapped));
    }
    read_key_from(&text, || Err(damaged())).map(|keys| Some(KeyFile::Plain(keys)))
}

/// The key of a file. `ask` is called when it needs a passphrase.
///
/// # Errors
/// When it is missing, damaged or readable by others, or the passphrase is wrong.
pub fn read_key(file: &Path, ask: impl FnOnce() -> Result<String, Error>) -> Result<Keys, Error> {
    read_key_from(&read_key_text(file)?, ask)
}

fn read_key_text(file: &Path) -> Result<Zeroizing<String>, Error> {
    let about = std::fs::metadata(file)
        .map_err(|_| Error::Unexpected(format!("the key file {} is missing", file.display())))?;
    if about.permissions().mode() & 0o077 != 0 {
        return Err(Error::Unexpected(format!("the key file {} can be read by others; chmod 600 it", file.display())));
    }
    std::fs::read_to_string(file).map(Zeroizing::new).map_err(|cause| Error::unexpected("read the key file", cause))
}

fn damaged() -> Error {
    Error::Unexpected("the key file is damaged".to_owned())
}

fn read_key_from(text: &str, ask: impl FnOnce() -> Result<String, Error>) -> Result<Keys, Error> {
    let hex = |part: &str| data_encoding::HEXLOWER.decode(part.as_bytes()).map_err(|_| damaged());
    let parts: Vec<&str> = text.split_whitespace().collect();
    let master: Zeroizing<Vec<u8>> = match parts.as_slice() {
        [PLAIN, key] => Zeroizing::new(hex(key)?),
        [WRAPPED, salt, nonce, sealed] => {
            let key = stretch(&Zeroizing::new(ask()?), &hex(salt)?)?;
            let nonce = hex(nonce)?;
            if nonce.len() != 24 {
                return Err(damaged());
            }
            let opened = XChaCha20Poly1305::new(key.as_slice().into())
                .decrypt(XNonce::from_slice(&nonce), hex(sealed)?.as_slice());
            Zeroizing::new(opened.map_err(|_| Error::Unexpected("the passphrase is wrong".to_owned()))?)
        }
        _ => return Err(damaged()),
    };
    Ok(Keys::new(master.as_slice().try_into().map_err(|_| damaged())?))
}
