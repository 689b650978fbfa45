//! Tests of questionnaires on paper: in her language, every row to be declined, and whose questions they are.

use crate::{
    assessments::{agrees, begin, who5},
    concerns::some_procedure,
    instruments::switch_on,
    world::{Engine, World, paper_text},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_paper_has_her_language_her_code_and_no_name() {
    let world = World::new(Engine::Sqlite);
    switch_on(&world, world.lima_programme, &["who5", "picture"]);
    agrees(&world, world.lima_women[4].0, world.lima);
    let rosa = &world.lima_women[4].1;
    let mut carmen = world.visit(world.carmen);
    for (key, words) in [("who5", "Me he sentido"), ("picture", "Deudas")] {
        let paper = carmen.get(&format!("/people/{rosa}/assessments/paper.pdf?instrument={key}")).await;
        let said = paper_text(&paper.bytes);
        assert!(
            said.split_whitespace().collect::<Vec<_>>().join(" ").contains(words) && said.contains(rosa.as_str()),
            "{said}"
        );
        assert!(!said.contains("Rosa") && !said.contains("Lima") && !said.contains("WHO-5"), "{said}");
    }
}

/// Whether every question stands there alone or with answers of its own, each row has the sign for what she does not want to say.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn every_row_of_a_paper_can_be_declined() {
    let world = World::new(Engine::Sqlite);
    switch_on(&world, world.lima_programme, &["who5", "phq9", "picture"]);
    some_procedure(&world, world.lima, (world.lucia, world.carmen));
    agrees(&world, world.lima_women[4].0, world.lima);
    let rosa = &world.lima_women[4].1;
    let mut carmen = world.visit(world.carmen);
    // WHO-5 has five questions, PHQ-9 nine and the one about daily life, the pictures sixteen; and the line that explains the sign.
    for (key, questions) in [("who5", 5), ("phq9", 10), ("picture", 16)] {
        let paper = carmen.get(&format!("/people/{rosa}/assessments/paper.pdf?instrument={key}")).await;
        let said = paper_text(&paper.bytes);
        let words: Vec<&str> = said.split_whitespace().collect();
        let signs = words.iter().filter(|word| **word == "x").count();
        assert!(
            signs == questions && words.join(" ").contains("x: no quiero responder"),
            "{key}: {signs} signs in {said}"
        );
    }
}

/// A paper that she takes home names whoever wrote the questions, as their licences ask, and neither us nor the program.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_paper_names_the_author_and_never_the_program() {
    let world = World::new(Engine::Sqlite);
    let authors = [
        ("rses", "Rosenberg, M. (1965)"),
        ("who5", "Psychiatric Research Unit"),
        ("rcsi", "World Food Programme"),
        ("fcs", "World Food Programme"),
        ("hhs", "Ballard, T."),
        ("srq20", "World Health Organization"),
        ("picture", "Día: ____"),
        ("suds", "Wolpe, J. (1969)"),
    ];
    let letter_for_letter = [
        ("core10", "© CORE System Trust: https://www.coresystemtrust.org.uk/"),
        ("dass21", "Lovibond, S. H., & Lovibond, P. F. (1995)"),
    ];
    let all = &["rses", "who5", "rcsi", "fcs", "hhs", "srq20", "picture", "suds", "core10", "dass21"];
    switch_on(&world, world.lima_programme, all);
    assert!(authors.iter().chain(&letter_for_letter).map(|(key, _)| key).eq(all), "each is asked");
    some_procedure(&world, world.lima, (world.lucia, world.carmen));
    agrees(&world, world.lima_women[4].0, world.lima);
    let rosa = &world.lima_women[4].1;
    let mut carmen = world.visit(world.carmen);
    let in_two = authors.iter().flat_map(|named| [(named, "es"), (named, "ru")]);
    for ((key, author), language) in in_two.chain(letter_for_letter.iter().map(|named| (named, "en"))) {
        let paper = format!("/people/{rosa}/assessments/paper.pdf?instrument={key}&language={language}");
        let said = paper_text(&carmen.get(&paper).await.bytes);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(author) || (*key, language) == ("picture", "ru"), "{key} {language}: {said}");
        for ours in ["Minka", "own words", "Name the"] {
            assert!(!said.contains(ours), "{key} {language} says {ours}: {said}");
        }
    }
    // On a screen the author is named as well, and not that somebody should do so.
    let (mut carmen, here) = begin(&world, "who5", "es").await;
    who5(&mut carmen, &here, "less-than-half").await;
    let look = carmen.get(&here).await;
    assert!(look.says("Psychiatric Research Unit") && !look.says("Name the source"), "{}", look.text());
}
