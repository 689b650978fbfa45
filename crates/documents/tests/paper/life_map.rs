//! Her life map.

use documents::{Error, LifeMap, Picture, Theme, Wanted, life_map};

use crate::reader::read;
use crate::samples;

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 24 24\"><path d=\"M2 20 9 7l4 7 3-4.5L22 20z\" fill=\"none\" stroke=\"#333\"/></svg>";

/// Four themes of four pictures and three goals: as much as the picture baseline asks.
fn sample(language: &str) -> LifeMap {
    let picture = |number: u8| Picture {
        label: format!("Мои деньги {number}"),
        now: (number != 3).then_some(number % 3),
        before: (number == 1).then_some(0),
        words: "Сейчас: чаще хватает. Было: не хватает.".to_owned(),
        svg: DRAWING.to_owned(),
    };
    let theme = |heading: &str| Theme { heading: heading.to_owned(), pictures: (0..4).map(picture).collect() };
    LifeMap {
        imprint: samples::imprint(language),
        title: "Айгерим".to_owned(),
        lead: "Моя жизнь в картинках, моими словами.".to_owned(),
        levels: ["Трудно".to_owned(), "По-разному".to_owned(), "Хорошо".to_owned()],
        themes: ["Доход", "Деньги", "Здоровье", "Силы"].map(theme).to_vec(),
        goals_heading: "Чего я хочу".to_owned(),
        goals: (1..=3)
            .map(|number| Wanted {
                said: format!("Хочу выучиться шить {number}"),
                step: "Узнать расписание".to_owned(),
            })
            .collect(),
        goals_more: "И ещё 2 цели".to_owned(),
        closing: "Эта бумага моя.".to_owned(),
    }
}

#[test]
fn sixteen_pictures_and_three_goals_are_one_page_that_can_be_heard() {
    let paper = read("life-map", &life_map(&sample("ru")).unwrap());
    assert_eq!(paper.pages, 1, "{}", paper.text);
    for words in [
        "Айгерим",
        "Доход",
        "Мои деньги 0",
        "Хочу выучиться шить 3",
        "Узнать расписание",
        "И ещё 2 цели",
        "Эта бумага моя.",
    ] {
        assert!(paper.says(words), "{words} is not in\n{}", paper.text);
    }
    assert!(paper.is_accessible(), "{}", paper.info);
}

#[test]
fn a_level_that_there_is_not_is_refused() {
    let mut map = sample("kk");
    map.themes[0].pictures[0].now = Some(3);
    assert!(matches!(life_map(&map), Err(Error::Typeset(_))));
}

#[test]
fn a_map_of_nothing_yet_is_still_hers() {
    let mut map = sample("es");
    map.themes.clear();
    map.goals.clear();
    (map.lead, map.goals_more) = (String::new(), String::new());
    let paper = read("life-map-empty", &life_map(&map).unwrap());
    assert!(paper.says("Айгерим") && !paper.says("Трудно") && paper.pages == 1);
}
