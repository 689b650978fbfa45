//! A form as a browser reads it off a page, filled in with something sensible.

use std::sync::LazyLock;

use regex::Regex;

/// What is typed where a field comes empty, by the field's name or the end of it.
const TYPED: [(&str, &str); 69] = [
    ("safe-day", "20"),
    ("safe-month", "11"),
    ("mark", ""),
    ("noticed_hour", "10:00"),
    ("told_hour", "10:00"),
    ("lesson", "Запираем шкаф"),
    ("happened-day", ""),
    ("happened-month", ""),
    ("happened-year", ""),
    ("name", "Сауле"),
    ("chosen_name", "Сауле"),
    ("title-ru", "Новый курс"),
    ("title-kk", "Жаңа курс"),
    ("starts", "18:30"),
    ("witness", "Гүлнар"),
    ("sign_in_name", "saule"),
    ("walk_in_name", ""),
    ("title", "Новое"),
    ("neutral_title", "Занятие 9"),
    ("minutes", "90"),
    ("reason", "She asked for it"),
    ("-day", "8"),
    ("-month", "12"),
    ("-year", "2026"),
    ("age", ""),
    ("born-day", ""),
    ("born-month", ""),
    ("born-year", ""),
    ("offers", "Осмотры"),
    ("need", "Совет"),
    ("note", "Стало легче"),
    ("-growth", "Ремесло"),
    ("-obstacle", "Бумаги"),
    ("step", "Узнать расписание"),
    ("mine", "Найти адрес"),
    ("appointment", "Приём у врача"),
    ("until-day", ""),
    ("until-month", ""),
    ("until-year", ""),
    ("place", "Room 3"),
    ("room", "12"),
    ("said", "Хочу учиться"),
    ("words", "Так она решила"),
    ("steps", "Узнать, где курсы"),
    ("unit", "тенге"),
    ("start", "200"),
    ("target", "50"),
    ("level-0", "Ничего"),
    ("level-1", "Один раз"),
    ("level-2", "Каждую неделю"),
    ("level-3", "Два раза"),
    ("level-4", "Каждый день"),
    ("first_day", "300"),
    ("last_day", "330"),
    ("number", "+7 701 000 00 00"),
    ("from", "10:00"),
    ("until", "12:00"),
    ("say", "It is the library"),
    ("act", "Была у неё"),
    ("why", "Он вернулся"),
    ("closing", "Всё хорошо"),
    ("done", "Спросила обеих"),
    ("for_her", "Мы разобрались"),
    ("keeps", "У сестры"),
    ("paths", "Поликлиника"),
    ("by", "Айгүл"),
    ("office", "Отдел"),
    ("codes", "KOTU-5"),
    ("forbids", "Статья 201"),
];

/// Choices that stay open: a mark of "present" has no reason for an absence.
const LEFT_OPEN: [&str; 1] = ["reason-"];
/// Boxes that are ticked.
const TICKED: [&str; 9] = ["private-", "days", "topic", "with_her", "asked", "wants", "types", "right", "fields"];
/// Choices of which the last is taken: who sat at the top of the list missed the lesson herself, and a pair is of two.
const THE_LAST: [&str; 3] = ["buddy", "second", "deputy"];

/// How a form is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As it comes.
    AsItComes,
    /// With everything that can be chosen chosen otherwise, and words added to what stands there.
    Otherwise,
    /// On another day.
    AnotherDay,
    /// With these words in every field that takes any, days and numbers as well.
    Telling(&'static str),
}

impl Manner {
    pub const ALL: [Manner; 3] = [Manner::AsItComes, Manner::Otherwise, Manner::AnotherDay];
}

/// A form that a page offers.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// Whether it carries a file.
    pub with_file: bool,
    /// What it says, filled in.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// Every form of a page that is posted.
    pub fn all(page: &str, manner: Manner) -> Vec<Self> {
        let forms = page.split("<form").skip(1).filter_map(|rest| {
            let (tag, body) = rest.split_once('>')?;
            let body = body.split("</form>").next()?;
            tag.contains("method=\"post\"").then(|| Form {
                action: attribute(tag, "action").unwrap_or_default(),
                with_file: tag.contains("multipart"),
                fields: Filling::of(body, manner).fields,
            })
        });
        forms.collect()
    }

    /// What is sent, with more beside it.
    pub fn with<'a>(&'a self, more: &'a [(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        let own = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        own.chain(more.iter().copied()).collect()
    }
}

/// A form being filled in, from its first tag to its last.
struct Filling {
    manner: Manner,
    fields: Vec<(String, String)>,
    /// The choice whose options come now: its name and (value, whether it is chosen) of each.
    options: Option<(String, Vec<(String, bool)>)>,
    has_button: bool,
}

impl Filling {
    fn of(body: &str, manner: Manner) -> Self {
        static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"<(/?[a-z]+)([^>]*)>([^<]*)").expect("a pattern"));
        let mut filling = Filling { manner, fields: Vec::new(), options: None, has_button: false };
        for found in TAG.captures_iter(body) {
            filling.meet(&found[1], &found[2], &found[3]);
        }
        filling
    }

    fn meet(&mut self, tag: &str, attributes: &str, inside: &str) {
        let name = attribute(attributes, "name");
        let value = attribute(attributes, "value").unwrap_or_default();
        match (tag, name) {
            ("input", Some(name)) => self.input(attributes, name, value),
            ("textarea", Some(name)) => self.write(name, unescaped(inside.trim())),
            ("button", Some(name)) if !self.has_button => {
                self.has_button = true;
                self.fields.push((name, value));
            }
            ("select", Some(name)) => self.options = Some((name, Vec::new())),
            ("option", _) => {
                let is_chosen = attributes.contains(" selected");
                self.options.iter_mut().for_each(|(_, options)| options.push((value.clone(), is_chosen)));
            }
            ("/select", _) => self.choose(),
            _ => {}
        }
    }

    fn input(&mut self, attributes: &str, name: String, value: String) {
        let is_checked = attributes.contains(" checked");
        match attribute(attributes, "type").as_deref() {
            Some("hidden") => self.fields.push((name, value)),
            Some("radio") => match self.fields.iter_mut().find(|(known, _)| *known == name) {
                Some(known) if is_checked || self.manner == Manner::Otherwise => known.1 = value,
                Some(_) => {}
                None => self.fields.push((name, value)),
            },
            Some("checkbox") if is_checked || begins(&TICKED, &name) => self.fields.push((name, value)),
            Some("checkbox" | "file") => {}
            _ => self.write(name, value),
        }
    }

    /// What stands in a field, or else what is typed into it.
    fn write(&mut self, name: String, value: String) {
        if let Manner::Telling(words) = self.manner {
            self.fields.push((name, words.to_owned()));
            return;
        }
        let typed = TYPED.iter().filter(|(end, _)| name == *end || end.starts_with('-') && name.ends_with(end));
        let typed = typed.max_by_key(|(end, _)| end.len()).map_or("", |(_, typed)| typed);
        let exact = TYPED.iter().find(|(known, _)| *known == name).map_or(typed, |(_, typed)| typed);
        let value = match value.chars().last() {
            None => exact.to_owned(),
            Some(last) if self.manner == Manner::Otherwise && last.is_alphabetic() => value + " 2",
            Some(_) if self.manner == Manner::AnotherDay && name.ends_with("-day") => another_day(&value),
            Some(_) => value,
        };
        self.fields.push((name, value));
    }

    fn choose(&mut self) {
        let Some((name, options)) = self.options.take() else { return };
        let mut filled = options.iter().filter(|(value, _)| !value.is_empty());
        let chosen = options.iter().find(|(_, is_chosen)| *is_chosen).filter(|(value, _)| !value.is_empty());
        let first = match () {
            () if begins(&LEFT_OPEN, &name) => None,
            () if self.manner == Manner::Otherwise || begins(&THE_LAST, &name) => filled.next_back(),
            () => chosen.or_else(|| filled.next()),
        };
        let value = first.map(|(value, _)| value.clone()).unwrap_or_default();
        self.fields.push((name, value));
    }
}

fn another_day(day: &str) -> String {
    let day: i8 = day.parse().expect("a day");
    (if day > 1 { day - 1 } else { 2 }).to_string()
}

fn begins(known: &[&str], name: &str) -> bool {
    known.iter().any(|start| name.starts_with(start))
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next().map(unescaped)
}

fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, sign) in [("&#34;", "\""), ("&quot;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&lt;", "<")] {
        text = text.replace(entity, sign);
    }
    for (entity, sign) in [("&#62;", ">"), ("&gt;", ">"), ("&#38;", "&"), ("&amp;", "&")] {
        text = text.replace(entity, sign);
    }
    text
}
