//! Tests of people.

use minka::{
    foundation::{access::Action, audit::Entry, change::By, text::Language},
    people::{self, Step},
};

use crate::{
    on_both,
    world::{TUESDAY, World},
};

on_both! {
    async fn a_visitor_gets_a_code_a_sign_and_a_first_step(world) {
        let site = world.almaty;
        let came = world.change(By::User(world.bota), move |change| {
            let came = people::register_visitor(change, site, "Назгүл", Language::Kk)?;
            change.commit(Entry::new(Action::PersonCreate).on("participant", &came.code), came)
        });
        assert_eq!(people::read_code(&came.code), Some(came.code.clone()));
        assert_eq!((came.state, came.since), (Step::Applied, TUESDAY));
        let code = came.code.clone();
        let found = world.read(move |db| people::get_by_code(db, &code));
        assert_eq!((found.id, found.chosen_name.as_str(), found.language), (came.id, "Назгүл", Language::Kk));
        assert!(people::SIGNS.contains(&found.sign.as_str()));
        let id = came.id;
        let journey = world.read(move |db| people::list_journey(db, id));
        assert_eq!(journey.iter().map(|step| (step.step.step, step.step.on)).collect::<Vec<_>>(), [(Step::Applied, TUESDAY)]);
        assert_eq!(world.count("select count(*) from name_word where words = 'назгул'"), 1);
    }
}
