//! Tests of the wall between what a woman was here and what she is now.

use http::StatusCode;
use minka::{
    foundation::{
        access::Role,
        audit::Entry,
        change::By,
        ids::{GroupId, ParticipantId, SiteId, UserId},
    },
    leader_wall,
    users::{self, NewAssignment},
};

use crate::{
    memberships::{approve, newcomer},
    on_both,
    world::{TUESDAY, Visit, World},
};

/// Says that an account and a file are one woman's, behind the pages.
pub fn link(world: &World, (site, woman): (SiteId, ParticipantId), user: UserId) {
    world.change(By::Program, move |change| {
        leader_wall::link_file(change, (site, woman), user)?;
        change.commit(Entry::event("test.wall"), ())
    });
}

/// A role with all that it can name.
fn assign(world: &World, user: UserId, role: Role, group: Option<GroupId>, participant: Option<ParticipantId>) {
    let site = world.almaty;
    world.change(By::Program, move |change| {
        let new = NewAssignment {
            user,
            role,
            site,
            group,
            participant,
            from: TUESDAY,
            until: None,
            approved_by: Some("test".to_owned()),
        };
        users::add_assignment(change, &new)?;
        change.commit(Entry::event("test.role"), ())
    });
}

/// Every page of what is sealed about a woman.
const SEALED: [&str; 5] = ["identity", "openings", "consents/photo", "exclusions", "consents/paper"];

async fn answers(visit: &mut Visit, code: &str) -> Vec<StatusCode> {
    let mut answers = Vec::new();
    for page in SEALED {
        answers.push(visit.get(&format!("/people/{code}/{page}")).await.status);
    }
    answers
}

on_both! {
    /// A participant becomes a manager: neither her own sealed part nor that of her circle opens for her account.
    async fn her_new_role_opens_neither_her_own_part_nor_that_of_her_circle(world) {
        approve(&world, world.dina, Role::Manager, (world.almaty, None));
        let (mine, circle, other) = (world.women[0].1.clone(), world.women[1].1.clone(), newcomer(&world, "Раушан"));
        let mut dina = world.visit(world.dina);
        for code in [&mine, &circle, &other] {
            assert_eq!(answers(&mut dina, code).await, [StatusCode::OK; 5], "before: {code}");
        }
        let path = format!("/people/{mine}/account");
        let mut aigul = world.visit(world.aigul);
        assert!(aigul.get(&format!("/people/{mine}")).await.says("She works here now"));
        let own = world.aigul.to_string();
        assert!(aigul.fill(&path, &path, &[("who", &own)]).await.says("For yourself somebody else has to do this"));
        assert!(aigul.fill(&path, &path, &[("who", "")]).await.says("Choose an account of this centre"));
        let dinas = world.dina.to_string();
        let linked = aigul.fill(&path, &path, &[("who", &dinas)]).await;
        assert!(aigul.follow(&linked).await.says("Linked. The sealed parts are shut to her account now."));
        assert!(world.audit_text().contains(&format!("file.link_account participant {mine} user {dinas}")));
        for (code, expected) in [(&mine, StatusCode::NOT_FOUND), (&circle, StatusCode::NOT_FOUND), (&other, StatusCode::OK)] {
            assert_eq!(answers(&mut dina, code).await, [expected; 5], "after: {code}");
            let opening = format!("/people/{code}/identity/opening");
            let opened = dina.tap(&opening, &[("reason", "because")]).await;
            assert_eq!(opened.status, expected);
        }
        // What is not sealed stays, and anybody may stop something for anybody.
        assert_eq!(dina.get(&format!("/people/{circle}")).await.status, StatusCode::OK);
        let stop = format!("/people/{circle}/consents/photo/withdrawal");
        assert_eq!(dina.tap(&stop, &[("consent", "all")]).await.status, StatusCode::SEE_OTHER);
        // Nobody else is held back, and she is not told who may know.
        assert_eq!(answers(&mut aigul, &mine).await, [StatusCode::OK; 5]);
        assert_eq!(dina.get(&path).await.status, StatusCode::NOT_FOUND);
        let again = aigul.tap(&path, &[("who", &dinas)]).await;
        assert!(again.says("This account belongs to another file already") || again.says("Her file belongs to another account already"));
        // A mistake is ended, and stays known.
        let id: String = world.read(|db| db.get("select id from own_file", &[], |row| row.get(0)));
        assert_eq!(dina.tap(&format!("{path}/{id}/ending"), &[]).await.status, StatusCode::NOT_FOUND);
        let ended = aigul.tap(&format!("{path}/{id}/ending"), &[]).await;
        assert!(aigul.follow(&ended).await.says("A mistake, ended on 24 November 2026"));
        assert_eq!(answers(&mut dina, &mine).await, [StatusCode::OK; 5]);
    }

    /// Whoever led her before does not read her past through another role; whoever walks beside her today does.
    async fn whoever_led_her_does_not_read_her_past_through_another_role(world) {
        approve(&world, world.bota, Role::Manager, (world.almaty, None));
        let ((mine, code), other) = (world.women[0].clone(), world.women[1].1.clone());
        let mut bota = world.visit(world.bota);
        assert_eq!(answers(&mut bota, &code).await, [StatusCode::OK; 5]);
        link(&world, (world.almaty, mine), world.dina);
        assert_eq!(answers(&mut bota, &code).await, [StatusCode::NOT_FOUND; 5]);
        assert_eq!(bota.get(&format!("/people/{code}/account")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(answers(&mut bota, &other).await, [StatusCode::OK; 5], "the others are no colleagues");
        assert!(!bota.get(&format!("/people/{code}")).await.says("Sealed part"), "no door that does not open");
        assign(&world, world.bota, Role::Mentor, None, None);
        assign(&world, world.bota, Role::Mentor, None, Some(mine));
        assert_eq!(answers(&mut bota, &code).await, [StatusCode::OK; 5]);
    }
}
