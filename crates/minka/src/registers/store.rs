//! Every statement about what columns are called.

use super::model::Field;
use crate::{
    binds,
    foundation::{change::Change, error::Error, ids::SiteId, store::Db},
};

/// What a site's headings meant last time: folded heading and field; no field: left out.
///
/// # Errors
/// When the database cannot be read.
pub fn list_mapping(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(String, Option<Field>)>, Error> {
    db.list("select heading, field from import_mapping where site_id = $1 limit 2000", binds![site], |row| {
        Ok((row.get(0)?, Field::parse(&row.get::<String>(1)?)))
    })
}

/// Remembers what a heading means; no field: it is left out.
///
/// # Errors
/// When it cannot be written.
pub fn save_mapping(change: &mut Change<'_>, site: SiteId, heading: &str, field: Option<Field>) -> Result<(), Error> {
    let field = field.map_or("ignore", Field::key);
    change.execute(
        "insert into import_mapping (site_id, heading, field) values ($1, $2, $3)
         on conflict (site_id, heading) do update set field = $3",
        binds![site, heading, field],
    )?;
    Ok(())
}
