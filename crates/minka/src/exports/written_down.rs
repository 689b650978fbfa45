//! Who takes the register out, and what for: an entry in the audit chain, durable before the first byte leaves.

use super::write::{Kind, Mark, Register, What};
use crate::{
    foundation::{
        access::Action,
        audit::Entry,
        change::{By, Change, Committed},
        crypto::fill_random,
        error::Error,
        keyring::Keyring,
        store::Store,
    },
    identities, people,
};

/// Writes it down from the command line, where a reason is asked for only when names go out. Gives the mark of its rows.
///
/// # Errors
/// When the entry cannot be made durable: then nothing may leave.
pub fn write_down(store: &Store, keyring: &Keyring, what: (Kind, &Register), reason: &str) -> Result<Mark, Error> {
    let (keyring, kind, register, reason) = (keyring.clone(), what.0, what.1.clone(), reason.to_owned());
    store.change_now(By::CommandLine, move |change| commit(change, &keyring, (kind, &register), &reason))
}

/// The entry, and the sealed reason that it names. Gives the mark: what the entry is about, what every row carries, and the
/// code of the row that is nobody's.
pub(super) fn commit(
    change: &mut Change<'_>,
    keyring: &Keyring,
    (kind, register): (Kind, &Register),
    reason: &str,
) -> Result<Committed<Mark>, Error> {
    let site = *register.sites.first().ok_or(Error::NotFound)?;
    let entry = if register.names { Entry::event("export.names") } else { Entry::new(Action::ExportCodes) };
    let mark = Mark { export: draw_mark(), canary: people::spend_code(change)? };
    let mut detail = format!("{}, sites {}", kind.ending(), register.sites.len());
    match register.what {
        What::Women => {}
        What::Attendance(period) => detail.push_str(&format!(" attendance {} {}", period.from, period.until)),
        What::Goals(span) | What::Attainment(span) => detail.push_str(&format!(" {} {span}", register.what.name())),
    }
    if register.recipients > 0 {
        detail.push_str(&format!(" sealed for {}", register.recipients));
    }
    if !reason.is_empty() {
        let id = identities::keep_reason(change, keyring, (site, None), Action::ExportCodes, reason)?;
        detail.push_str(&format!(" reason {id}"));
    }
    let subject = format!("{} {}", mark.export, mark.canary);
    change.commit(entry.on("register", subject).detail(detail), mark)
}

/// Twelve signs that say nothing and come once.
fn draw_mark() -> String {
    let mut bytes = [0u8; 6];
    fill_random(&mut bytes);
    data_encoding::HEXLOWER.encode(&bytes)
}
