//! `minka user`: what an administrator does about accounts at the machine itself.

use std::path::PathBuf;

use clap::Subcommand;

use super::{place, place::Place, read_language, refuse, say, secret};
use crate::{
    foundation::{
        clock::Clock,
        error::Error,
        folder::{Folder, Kind},
    },
    invitations,
    staff::command,
    users,
};

const EXAMPLES: &str = "\
Examples:
  minka user list --folder asar
  minka user add bota 'Bota A.' --language kk --folder asar
  minka user add elena 'Elena K.' --role administrator --folder asar    while there is none to ask for roles
  minka user link bota --folder asar              she has lost her password
  minka user disable bota --folder asar           she has left
  minka user sign-out bota --folder asar          her phone is lost
  minka user reset bota --second aigul --folder asar    phone and codes are lost; aigul stands beside

Roles are asked for and approved on the pages, by two people; after a new link or a reset a manager approves them again.

Exit status: 0 done, 1 refused, 2 the command was not understood.";

/// Look after accounts: list, add, close, new links
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Ask {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    /// Everybody with an account
    #[command(after_help = EXAMPLES)]
    List {
        #[command(flatten)]
        place: Place,
        /// Answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// Add somebody, without any role yet but for a first administrator, and print her one-time link
    #[command(after_help = EXAMPLES)]
    Add {
        /// The name she signs in with
        sign_in_name: String,
        /// Her name among staff
        name: String,
        /// Her language: en, ru, kk or es
        #[arg(long, default_value = "en")]
        language: String,
        /// Only `administrator`, and only while there is none
        #[arg(long, value_parser = ["administrator"])]
        role: Option<String>,
        #[command(flatten)]
        place: Place,
    },
    /// Print a new one-time link for somebody who has lost her password
    #[command(after_help = EXAMPLES)]
    Link {
        /// The name she signs in with
        sign_in_name: String,
        #[command(flatten)]
        place: Place,
    },
    /// Close an account and end its sign-ins at once
    #[command(after_help = EXAMPLES)]
    Disable {
        /// The name she signs in with
        sign_in_name: String,
        #[command(flatten)]
        place: Place,
    },
    /// End somebody's sign-ins on all devices
    #[command(after_help = EXAMPLES)]
    SignOut {
        /// The name she signs in with
        sign_in_name: String,
        #[command(flatten)]
        place: Place,
    },
    /// Take password and second steps away from somebody who has lost both; a second member of staff types her password
    #[command(after_help = EXAMPLES)]
    Reset {
        /// The name she signs in with
        sign_in_name: String,
        /// Who stands beside and knows her
        #[arg(long, value_name = "NAME")]
        second: String,
        /// A private file whose first line is that second person's password
        #[arg(long, value_name = "FILE")]
        second_password_file: Option<PathBuf>,
        #[command(flatten)]
        place: Place,
    },
}

pub(super) fn run(ask: &Ask) -> Result<(), Error> {
    match &ask.act {
        Act::List { place, json } => list(&place.open_any()?, *json),
        Act::Add { sign_in_name, name, language, role, place } => {
            let language = read_language(language)?;
            let folder = place.open(Kind::Real)?;
            let store = place::open_both(&folder)?.0;
            let (_, token) = command::add(&store, &Clock::system(), sign_in_name, name, language, role.is_some())?;
            say_link(&folder, sign_in_name, &token);
            Ok(())
        }
        Act::Link { sign_in_name, place } => {
            let folder = place.open(Kind::Real)?;
            let (token, aside) =
                known(command::invite_again(&place::open_both(&folder)?.0, sign_in_name), sign_in_name)?;
            say_link(&folder, sign_in_name, &token);
            say_set_aside(aside);
            Ok(())
        }
        Act::Disable { sign_in_name, place } => {
            known(command::disable(&place::open_both(&place.open_wherever()?)?.0, sign_in_name), sign_in_name)?;
            say::line(format!("{sign_in_name} can no longer sign in."));
            Ok(())
        }
        Act::SignOut { sign_in_name, place } => {
            let ended = known(
                command::end_sign_ins(&place::open_both(&place.open_wherever()?)?.0, sign_in_name),
                sign_in_name,
            )?;
            say::line(format!("{ended} sign-ins of {sign_in_name} ended."));
            Ok(())
        }
        Act::Reset { sign_in_name, second, second_password_file, place } => {
            let folder = place.open(Kind::Real)?;
            let store = place::open_both(&folder)?.0;
            let password = secret::known(second_password_file.as_deref(), &format!("Password of {second}"))?;
            let (token, aside) = known(command::reset_factors(&store, sign_in_name, second, &password), sign_in_name)?;
            say_link(&folder, sign_in_name, &token);
            say_set_aside(aside);
            Ok(())
        }
    }
}

/// At the machine itself there is nothing to hide about which names exist.
fn known<T>(done: Result<T, Error>, name: &str) -> Result<T, Error> {
    done.map_err(|why| match why {
        Error::NotFound => refuse(format!("nobody signs in as {name}; see `minka user list`")),
        other => other,
    })
}

fn say_link(folder: &Folder, name: &str, token: &str) {
    let base = match folder.settings.public_url.trim_end_matches('/') {
        "" => format!("http://{}", folder.settings.listen),
        url => url.to_owned(),
    };
    say::line(format!(
        "{name} chooses her password here, once, within a week:\n  {base}{}",
        invitations::welcome_path(token)
    ));
}

/// What a new link did to her roles.
fn say_set_aside(aside: users::SetAside) {
    if aside.roles > 0 {
        say::line(format!("{} of her roles wait until a manager approves them again (Staff and roles).", aside.roles));
    }
    if aside.kept {
        say::line("She stays manager: nobody else at her site could approve her again.");
    }
}

fn list(folder: &Folder, json: bool) -> Result<(), Error> {
    let lines = command::list(&place::open_store(folder)?)?;
    if json {
        say::line(serde_json::to_string(&lines).map_err(|cause| Error::unexpected("write JSON", cause))?);
        return Ok(());
    }
    let state = |line: &command::Line| match (line.disabled, line.second_factor) {
        (true, _) => "closed",
        (false, true) => "second step",
        (false, false) => "password only",
    };
    let row = |line: &command::Line| {
        vec![line.sign_in_name.clone(), line.name.clone(), state(line).to_owned(), line.roles.join(", ")]
    };
    say::table(&lines.iter().map(row).collect::<Vec<_>>());
    Ok(())
}
