//! A table that leaves sealed: only who holds the recipient's key opens it, wherever the file goes on the way.

use std::io::Write;

use super::write::{Kind, Register, export_register};
use crate::foundation::{error::Error, store::Store};

/// Writes the register as [`export_register`] does, for these recipients; for nobody in particular when there are none.
///
/// # Errors
/// As there.
pub fn export_for<W: Write + Send>(
    recipients: &[age::x25519::Recipient],
    (store, kind, register): (&Store, Kind, &Register),
    out: W,
    progress: &mut dyn FnMut(u64),
) -> Result<u64, Error> {
    if recipients.is_empty() {
        return export_register(store, kind, register, out, progress);
    }
    let failed = |cause: &dyn std::fmt::Display| Error::unexpected("seal an export", cause);
    let sealed = age::Encryptor::with_recipients(recipients.iter().map(|one| one as &dyn age::Recipient));
    let mut sealed = sealed.map_err(|cause| failed(&cause))?.wrap_output(out).map_err(|cause| failed(&cause))?;
    let women = export_register(store, kind, register, &mut sealed, progress)?;
    sealed.finish().and_then(|mut out| out.flush()).map_err(|cause| failed(&cause))?;
    Ok(women)
}
