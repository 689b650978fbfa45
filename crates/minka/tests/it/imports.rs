//! Spreadsheets in: what is read, what is refused with its place, what comes out, and that nothing is ever half done.

use minka::{
    foundation::{audit::Entry, change::By},
    people::{self, Identity},
};

use crate::on_both;

on_both! {
    async fn what_identifies_her_is_sealed_and_opens_again(world) {
        let (woman, site) = (world.women[0].0, world.almaty);
        let identity = Identity { legal_name: "Сейткали Айгерим".to_owned(), phone: "+7 701 000 00 00".to_owned(), ..Identity::default() };
        let (keys, kept) = (world.app.keys().clone(), identity.clone());
        world.change(By::Program, move |change| {
            people::save_identity(change, &keys, (site, woman), &Identity::default())?;
            people::save_identity(change, &keys, (site, woman), &kept)?;
            change.commit(Entry::event("test.identity"), ())
        });
        let (keys, other) = (world.app.keys().clone(), world.women[1].0);
        let (found, none) = world.read(move |db| {
            Ok((people::find_identity(db, &keys, woman)?, people::find_identity(db, &keys, other)?))
        });
        assert!(found == Some(identity) && none.is_none());
        let sealed: Vec<u8> = world.read(|db| db.get("select sealed from sealed_identity", &[], |row| row.get(0)));
        assert!(!String::from_utf8_lossy(&sealed).contains("701"), "sealed");
    }
}
