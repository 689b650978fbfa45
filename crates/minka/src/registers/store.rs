//! Every statement about what columns are called.

use super::model::Field;
use crate::{
    binds,
    foundation::{change::Change, error::Error, ids::SiteId, store::Db},
};

/// What headings meant last time anywhere in the programme: folded heading and field; no field: left out. What this very site
/// said comes last, so that it holds.
///
/// # Errors
/// When the database cannot be read.
pub fn list_mapping(db: &mut Db<'_>, site: SiteId) -> Result<Vec<(String, Option<Field>)>, Error> {
    db.list(
        "select m.heading, m.field from import_mapping m join site s on s.id = m.site_id
         where s.programme_id = (select programme_id from site where id = $1)
         order by case when m.site_id = $1 then 1 else 0 end, m.site_id, m.heading limit 5000",
        binds![site],
        |row| Ok((row.get(0)?, Field::parse(&row.get::<String>(1)?))),
    )
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
