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
                by: format!("До {number} июня"),
            })
            .collect(),
        goals_more: "И ещё 2 цели".to_owned(),
        shortened: "Слова здесь сокращены.".to_owned(),
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
    assert!(!paper.says("Слова здесь сокращены"), "three short goals are whole");
    assert!(paper.is_accessible(), "{}", paper.info);
}

/// Five goals as long as the form takes them, below sixteen pictures with the longest words: still one page, cut behind a word, with the
/// day of each and everything below them, and it says that it is cut.
#[test]
fn five_long_goals_are_shortened_and_stay_on_the_page() {
    let mut map = sample("ru");
    for picture in map.themes.iter_mut().flat_map(|theme| &mut theme.pictures) {
        picture.label = "Как мы ладим дома".to_owned();
        picture.words = "Есть люди, которым я верю и могу попросить о помощи, когда трудно.".to_owned();
    }
    let long = |number: usize, most: usize| -> String {
        let words = format!("Цель {number}: ") + &"хочу выучиться шить и открыть дома мастерскую, ".repeat(30);
        words.chars().take(most).collect()
    };
    map.goals = (1..=5)
        .map(|number| Wanted {
            said: long(number, 1000),
            step: long(number + 10, 300),
            by: format!("До {number} июня"),
        })
        .collect();
    let paper = read("life-map-long", &life_map(&map).unwrap());
    assert_eq!(paper.pages, 1, "{}", paper.text);
    for number in 1..=5 {
        for words in
            [format!("Цель {number}: хочу"), format!("Цель {}: хочу", number + 10), format!("До {number} июня")]
        {
            assert!(paper.says(&words), "{words} is not in\n{}", paper.text);
        }
    }
    for words in
        ["помощи, когда трудно.", "И ещё 2 цели", "Слова здесь сокращены.", "Эта бумага моя.", "Страница 1 из 1"]
    {
        assert!(paper.says(words), "{words} is not in\n{}", paper.text);
    }
    let cut = paper.text.matches('…').count();
    assert_eq!(cut, 10, "each goal and each step: {}", paper.text);
    assert!(paper.is_accessible(), "{}", paper.info);
    // One word longer than a line tears nothing, and a single long goal is kept whole where there is room.
    map.goals.truncate(1);
    map.goals[0].said = "ё".repeat(1000);
    assert_eq!(read("life-map-one-word", &life_map(&map).unwrap()).pages, 1);
    map.themes.clear();
    map.goals[0].said = long(1, 1000);
    let paper = read("life-map-one-long", &life_map(&map).unwrap());
    assert!(paper.pages == 1 && !paper.says("сокращены") && !paper.text.contains('…'), "{}", paper.text);
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
