//! `minka init`: a new programme on this machine, and a one-time link for the woman who runs it.

use std::path::PathBuf;

use jiff::tz::TimeZone;

use super::{country, place, refuse, say, secret};
use crate::{
    foundation::{
        access::Role,
        audit::Entry,
        change::{By, Change},
        error::Error,
        folder::{Folder, Kind},
        ids::{Id, SiteId, UserId},
        law::{self, Whereabouts},
        store::is_elsewhere,
        text::Language,
    },
    invitations,
    users::{self, NewAssignment, Programme, ProgrammeId, Site, User},
};

const EXAMPLES: &str = "\
Examples:
  minka init asar --programme Asar --zone Asia/Almaty --site Alatau \\
        --languages ru,kk --currency KZT --manager aigul --administrator elena \\
        --law KZ --kept-in KZ --backup-target /media/stick=KZ
  minka init lima --programme 'Mujeres de Lima' --zone America/Lima --site Comas \\
        --languages es --currency PEN --manager lucia --passphrase

The links are good for a week and for one person each. Back up the key file and the copies in \
keyring-copies apart from the data, and apart from each other.
A PostgreSQL on another machine is reached over TLS only; sslrootcert=FILE names an authority of your own.

Exit status: 0 made, 1 refused: nothing is left behind, 2 the command was not understood.";

/// Make a new programme on this machine
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    /// The folder to make
    folder: PathBuf,
    /// What the programme is called
    #[arg(long)]
    programme: String,
    /// Its time zone, such as Asia/Almaty
    #[arg(long)]
    zone: String,
    /// Its first site; a neutral name, it stands on every screen
    #[arg(long)]
    site: String,
    /// Its languages (en, ru, kk, es), the first is the default
    #[arg(long, value_delimiter = ',', required = true)]
    languages: Vec<String>,
    /// Its currency, such as KZT
    #[arg(long)]
    currency: String,
    /// Who runs it: the name she signs in with
    #[arg(long, value_name = "NAME")]
    manager: String,
    /// Who keeps the machine and makes accounts; never sees what women told
    #[arg(long, value_name = "NAME")]
    administrator: Option<String>,
    /// Protect the key with a passphrase, which is asked for now and at every start
    #[arg(long)]
    passphrase: bool,
    /// As --passphrase, read from the first line of a private file
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// Whose law the programme keeps, such as KZ
    #[arg(long, value_name = "COUNTRY", requires = "kept_in")]
    law: Option<String>,
    /// In which country this machine stands, or the PostgreSQL
    #[arg(long, value_name = "COUNTRY")]
    kept_in: Option<String>,
    /// A folder where back-ups may be put, and its country; may be said several times
    #[arg(long, value_name = "FOLDER=COUNTRY")]
    backup_target: Vec<String>,
    /// Keep the data in this PostgreSQL database, such as 'host=/run/postgresql dbname=minka'
    #[arg(long, value_name = "CONNECTION")]
    postgres: Option<String>,
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    let programme = read_programme(ask)?;
    let staff = read_staff(ask, programme.languages[0])?;
    let passphrase = match (&ask.passphrase_file, ask.passphrase) {
        (Some(file), _) => Some(secret::new(Some(file), "Passphrase of the key")?),
        (None, true) => Some(secret::new(None, "Passphrase of the key")?),
        (None, false) => None,
    };
    place::check_free(&ask.folder)?;
    let whereabouts = read_whereabouts(ask)?;
    let links = make(ask, programme, (staff, whereabouts), passphrase.as_deref()).inspect_err(|_| {
        // Nothing was in it before: a half-made folder would only be in the way of the next try.
        drop(std::fs::remove_dir_all(&ask.folder));
    })?;
    say::line(format!("{} is ready in {}.", ask.programme, ask.folder.display()));
    for (name, link) in links {
        say::line(format!("{name} chooses her password here, once, within a week:\n  {link}"));
    }
    if ask.law.is_none() {
        say::line(format!("Next: {}", law::UNDECLARED));
    }
    if ask.administrator.is_none() {
        say::line(format!(
            "Nobody can add staff on the pages yet. For that: minka user add NAME 'Her name' --role administrator --folder {}",
            ask.folder.display()
        ));
    }
    say::line(format!("Start it with: minka serve --folder {}", ask.folder.display()));
    Ok(())
}

fn read_programme(ask: &Ask) -> Result<Programme, Error> {
    for (what, words) in [("programme", &ask.programme), ("site", &ask.site)] {
        if words.trim().is_empty() {
            return Err(refuse(format!("--{what} needs a name")));
        }
    }
    if TimeZone::get(&ask.zone).is_err() {
        return Err(refuse(format!("--zone: there is no time zone {}; Asia/Almaty is one", ask.zone)));
    }
    let read = |code: &String| {
        let code = code.trim();
        Language::parse(code).ok_or_else(|| refuse(format!("--languages: {code} is none of en, ru, kk, es")))
    };
    let languages = ask.languages.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    if ask.currency.len() != 3 || !ask.currency.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Err(refuse(format!("--currency: {} is no code of three capitals such as KZT", ask.currency)));
    }
    Ok(Programme {
        id: ProgrammeId::new(&crate::foundation::clock::Clock::system()),
        name: ask.programme.trim().to_owned(),
        zone: ask.zone.clone(),
        week_start: 1,
        languages,
        currency: ask.currency.clone(),
    })
}

fn read_staff(ask: &Ask, language: Language) -> Result<Vec<(User, Role)>, Error> {
    let clock = crate::foundation::clock::Clock::system();
    let mut staff = Vec::new();
    for (name, role) in [(Some(&ask.manager), Role::Manager), (ask.administrator.as_ref(), Role::Administrator)] {
        let Some(name) = name else { continue };
        let sign_in_name = name.trim().to_lowercase();
        if sign_in_name.is_empty() || sign_in_name.chars().any(|sign| sign.is_whitespace() || sign.is_control()) {
            return Err(refuse("a sign-in name is one word, such as aigul or aigul.omarova"));
        }
        let user = User { id: UserId::new(&clock), sign_in_name, name: name.trim().to_owned(), language };
        staff.push((user, role));
    }
    Ok(staff)
}

/// Where it will stand, before anything is made there.
fn read_whereabouts(ask: &Ask) -> Result<Whereabouts, Error> {
    let whereabouts = Whereabouts {
        country: ask.law.as_deref().map(|code| country::read("--law", code)).transpose()?,
        kept_in: ask.kept_in.as_deref().map(|code| country::read("--kept-in", code)).transpose()?,
        elsewhere: ask.postgres.as_deref().map_or(Ok(false), is_elsewhere)?,
        targets: ask.backup_target.iter().map(|typed| country::read_target(typed)).collect::<Result<_, _>>()?,
    };
    whereabouts.check()?;
    Ok(whereabouts)
}

fn make(
    ask: &Ask,
    programme: Programme,
    (staff, whereabouts): (Vec<(User, Role)>, Whereabouts),
    passphrase: Option<&str>,
) -> Result<Vec<(String, String)>, Error> {
    let mut folder = Folder::create(&ask.folder, Kind::Real, passphrase)?;
    if let Some(connection) = &ask.postgres {
        folder.settings.postgres.clone_from(connection);
    }
    country::settle(&mut folder.settings, whereabouts);
    folder.save_settings()?;
    let base = format!("http://{}", folder.settings.listen);
    let site = Site {
        id: SiteId::new(&crate::foundation::clock::Clock::system()),
        programme: programme.id,
        name: ask.site.trim().to_owned(),
    };
    let (store, _) = place::open_both(&folder)?;
    store.change_now(By::CommandLine, move |change| {
        users::add_programme(change, &programme)?;
        users::add_site(change, &site)?;
        let mut links = Vec::new();
        for (user, role) in staff {
            links.push((user.name.clone(), format!("{base}{}", appoint(change, &user, role, &programme, site.id)?)));
        }
        change.commit(Entry::event("programme.init").on("programme", programme.id), links)
    })
}

/// Adds somebody with a role that holds at once, and gives the path of her one-time link.
fn appoint(
    change: &mut Change<'_>,
    user: &User,
    role: Role,
    programme: &Programme,
    site: SiteId,
) -> Result<String, Error> {
    users::add_user(change, user)?;
    let assignment = NewAssignment {
        user: user.id,
        role,
        site,
        group: None,
        participant: None,
        from: crate::foundation::clock::day_in(change.at(), &programme.zone),
        until: None,
        // Whoever sits at the machine starts the programme: there is nobody yet who could say yes.
        approved_by: Some(By::CommandLine.text()),
    };
    users::add_assignment(change, &assignment)?;
    Ok(invitations::welcome_path(&invitations::invite(change, user.id)?))
}
