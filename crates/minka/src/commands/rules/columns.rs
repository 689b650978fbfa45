//! Which column holds the answers to which question: by its name where names are known, else by the instrument's order.

use measure::Scorer;

use super::refuse;
use crate::foundation::error::Error;

/// Where the answer to a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Cell(usize),
    /// Yes or no, and beside it how often.
    Pair(usize, usize),
}

/// A column that no table has: nothing stands there.
const NOWHERE: usize = usize::MAX;

impl Source {
    /// The column that it begins with.
    fn first(self) -> usize {
        match self {
            Source::Cell(column) | Source::Pair(column, _) => column,
        }
    }

    fn holds(self, column: usize) -> bool {
        match self {
            Source::Cell(one) => one == column,
            Source::Pair(whether, how_often) => [whether, how_often].contains(&column),
        }
    }
}

/// Where everything stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// What tells rows apart; nothing in a table that has no such column: then they go by their number.
    pub id: Option<usize>,
    /// Item and source.
    pub items: Vec<(usize, Source)>,
}

impl Columns {
    /// Finds the columns in a header.
    pub(crate) fn find(scorer: &Scorer, header: &[String], asked: &[String], id: Option<&str>) -> Result<Self, Error> {
        let place = |name: &str| {
            let found = header.iter().position(|known| known == name);
            found.ok_or_else(|| refuse(format!("the header has no column {name}")))
        };
        let id = match id {
            Some(name) => Some(place(name)?),
            None => header.iter().position(|name| name == "id").or_else(|| first_unless_answer(scorer, header, asked)),
        };
        let by_order = if asked.is_empty() {
            if let Some(items) = by_name(scorer, header, id) {
                return Ok(Self { id, items });
            }
            (0..header.len()).filter(|column| Some(*column) != id).collect()
        } else {
            let asked = asked.iter().map(|name| place(name.trim())).collect::<Result<Vec<usize>, Error>>()?;
            if let Some(mut items) = by_name(scorer, header, id) {
                items.retain(|(_, source)| asked.contains(&source.first()));
                // Known names win over the order in which they were asked for.
                if asked.iter().all(|column| items.iter().any(|(_, source)| source.holds(*column))) {
                    return Ok(Self { id, items });
                }
            }
            asked
        };
        if let Some(id) = id.filter(|id| by_order.contains(id)) {
            return Err(refuse(format!(
                "{} tells rows apart and cannot hold answers; --id names another column",
                header[id]
            )));
        }
        let sources = sources(scorer, &by_order);
        let items = sources.ok_or_else(|| refuse(misfit(scorer, by_order.len(), !asked.is_empty())))?;
        match find_mistaken(scorer, header, &items) {
            Some(why) => Err(refuse(why)),
            None => Ok(Self { id, items }),
        }
    }
}

/// The first column tells rows apart, unless it holds answers.
fn first_unless_answer(scorer: &Scorer, header: &[String], asked: &[String]) -> Option<usize> {
    let first = header.first()?;
    let items = &scorer.definition().items;
    let holds = asked.iter().any(|name| name.trim() == first)
        || items.iter().any(|item| item.id == *first || item.also.contains(first));
    (!holds).then_some(0)
}

/// A column that by its name belongs to another question than its place says.
fn find_mistaken(scorer: &Scorer, header: &[String], items: &[(usize, Source)]) -> Option<String> {
    let known = &scorer.definition().items;
    items.iter().find_map(|(place, source)| {
        let name = &header[source.first()];
        let other = known.iter().position(|item| item.id == *name || item.also.contains(name))?;
        let (here, there) = (&known[*place].id, &known[other].id);
        (other != *place).then(|| {
            format!("{name} stands where {here} is expected and is the name of {there}; name the columns in order")
        })
    })
}

/// Every scored item by one of its names; none if one is missing. Positions would be a trap: tables come in other orders.
fn by_name(scorer: &Scorer, header: &[String], id: Option<usize>) -> Option<Vec<(usize, Source)>> {
    let mut items = Vec::new();
    for (place, item) in scorer.definition().items.iter().enumerate() {
        let named = |name: &String| item.id == *name || item.also.contains(name);
        let column = header.iter().position(named).filter(|column| Some(*column) != id);
        match column {
            Some(column) => items.push((place, Source::Cell(column))),
            None if item.unscored => {}
            None => return None,
        }
    }
    // Where how often is asked beside whether, the first column alone is half an answer, wherever the other stands.
    let how_often = |column: usize| {
        let name = header[column].as_str();
        let is_of = |at: usize| at != column && header[at].len() > name.len() && header[at].starts_with(name);
        std::iter::once(column + 1).chain(0..header.len()).find(|at| *at < header.len() && is_of(*at))
    };
    for (place, source) in &mut items {
        let item = &scorer.definition().items[*place];
        if let Source::Cell(column) = *source
            && scorer.columns()[*place].has_gate()
        {
            // By the name of a published table it says yes or no; by our own it may say all of it.
            let alone = (item.id != header[column]).then_some(NOWHERE);
            if let Some(often) = how_often(column).or(alone) {
                *source = Source::Pair(column, often);
            }
        }
    }
    Some(items)
}

/// One column an item, or two where whether and how often are asked apart.
fn sources(scorer: &Scorer, columns: &[usize]) -> Option<Vec<(usize, Source)>> {
    if let Some(items) = scorer.places(columns.len()) {
        return Some(items.into_iter().zip(columns.iter().map(|column| Source::Cell(*column))).collect());
    }
    let in_two = columns.len().is_multiple_of(2) && scorer.columns().iter().all(measure::Column::has_gate);
    let items = scorer.places(columns.len() / 2).filter(|_| in_two)?;
    let pairs = columns.chunks_exact(2).map(|pair| Source::Pair(pair[0], pair[1]));
    Some(items.into_iter().zip(pairs).collect())
}

fn misfit(scorer: &Scorer, columns: usize, asked: bool) -> String {
    let definition = scorer.definition();
    let items = definition.items.iter().filter(|item| !item.unscored).count();
    let hint = if asked { "" } else { "; name them: --columns a,b,…" };
    format!("{} has {items} questions, and there are {columns} columns for them{hint}", definition.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::rules::instruments;

    fn find(instrument: &str, header: &str, asked: &[&str], id: Option<&str>) -> Result<Columns, Error> {
        let scorer = Scorer::new(&instruments::find(instrument).expect("an instrument"));
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let asked: Vec<String> = asked.iter().map(|name| (*name).to_owned()).collect();
        Columns::find(&scorer, &header, &asked, id)
    }

    #[test]
    fn by_order_whatever_they_are_called() {
        let found = find("phq2", "id,a,b", &[], None).expect("columns");
        assert_eq!(found, Columns { id: Some(0), items: vec![(0, Source::Cell(1)), (1, Source::Cell(2))] });
        let asked = find("phq2", "x,b,a,no", &["a", " b"], Some("no")).expect("columns");
        assert_eq!(asked, Columns { id: Some(3), items: vec![(0, Source::Cell(2)), (1, Source::Cell(1))] });
    }

    #[test]
    fn by_name_in_whatever_order() {
        let found = find("rcsi", "n,rCSILessQlty,rCSIBorrow,rCSIMealSize,rCSIMealAdult,rCSIMealNb", &[], None)
            .expect("columns");
        let places: Vec<Source> = found.items.iter().map(|(_, source)| *source).collect();
        assert_eq!(places, [1, 2, 5, 3, 4].map(Source::Cell));
        let found = find("phq2", "mood,id,interest", &[], None).expect("columns");
        assert_eq!(found.items, [(0, Source::Cell(2)), (1, Source::Cell(0))]);
    }

    #[test]
    fn a_table_may_have_nothing_that_tells_its_rows_apart() {
        let found = find("rcsi", "rCSILessQlty,rCSIBorrow,rCSIMealSize,rCSIMealAdult,rCSIMealNb,sum", &[], None);
        assert_eq!(found.expect("columns").id, None);
        let found = find("phq2", "a,b,rest", &["a", "b"], None).expect("columns");
        assert_eq!((found.id, found.items), (None, vec![(0, Source::Cell(0)), (1, Source::Cell(1))]));
    }

    #[test]
    fn whether_and_how_often() {
        let pairs = [(0, Source::Pair(1, 2)), (1, Source::Pair(3, 4)), (2, Source::Pair(5, 6))];
        assert_eq!(find("hhs", "id,a,b,c,d,e,f", &[], None).expect("columns").items, pairs);
        let named = "row,HHSNoFood,HHSNoFood_FR,HHSBedHung,HHSBedHung_FR,HHSNotEat,HHSNotEat_FR,rest";
        assert_eq!(find("hhs", named, &[], None).expect("columns").items, pairs);
        assert!(find("phq2", "id,a,b,c,d", &[], None).is_err(), "only where they are asked apart");
        // How often may stand after all of them; where it stands nowhere, yes is half an answer and no score.
        let apart = "id,HHSNoFood,HHSBedHung,HHSNotEat,HHSNoFood_FR,HHSBedHung_FR,HHSNotEat_FR";
        let pairs = [(0, Source::Pair(1, 4)), (1, Source::Pair(2, 5)), (2, Source::Pair(3, 6))];
        assert_eq!(find("hhs", apart, &[], None).expect("columns").items, pairs);
        let halves = [(0, Source::Pair(1, NOWHERE)), (1, Source::Pair(2, NOWHERE)), (2, Source::Pair(3, NOWHERE))];
        assert_eq!(find("hhs", "id,HHSNoFood,HHSBedHung,HHSNotEat", &[], None).expect("columns").items, halves);
        let ours = [(0, Source::Cell(1)), (1, Source::Cell(2)), (2, Source::Cell(3))];
        assert_eq!(find("hhs", "id,no-food,sleep-hungry,whole-day", &[], None).expect("columns").items, ours);
    }

    /// The published tables of this index have the fourth and fifth question the other way round than the instrument.
    #[test]
    fn known_names_go_to_their_questions_in_whatever_order_they_are_asked_for() {
        let names = ["rCSILessQlty", "rCSIBorrow", "rCSIMealSize", "rCSIMealAdult", "rCSIMealNb"];
        let header = format!("n,{},rest", names.join(","));
        let asked = find("rcsi", &header, &names, None).expect("columns");
        assert_eq!(asked, find("rcsi", &header, &[], None).expect("columns"));
        // Where one of them is called otherwise, a name at another's place is a mistake and no answer.
        let one_other = header.replace("rCSIBorrow", "borrowed");
        let columns = ["rCSILessQlty", "borrowed", "rCSIMealSize", "rCSIMealAdult", "rCSIMealNb"];
        let why = find("rcsi", &one_other, &columns, None).expect_err("a mistake");
        assert!(why.to_string().contains("rCSIMealSize stands where"), "{why}");
        let columns = ["rCSILessQlty", "borrowed", "rCSIMealNb", "rCSIMealSize", "rCSIMealAdult"];
        assert!(find("rcsi", &one_other, &columns, None).is_ok());
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (header, asked, id) in [
            ("id,a", &[][..], None),
            ("id,a,b,c", &[], None),
            ("id,a,b", &["a"], None),
            ("id,a,b", &["a", "c"], None),
            ("id,a,b", &["a", "id"], None),
            ("a,b", &["a", "b"], Some("a")),
            ("id,a,b", &[], Some("who")),
        ] {
            assert!(find("phq2", header, asked, id).is_err(), "{header} {asked:?}");
        }
    }

    #[test]
    fn what_is_not_scored_need_not_be_there() {
        let names: Vec<String> = (1..=9).map(|number| format!("q{number}")).collect();
        assert_eq!(find("phq9", &format!("id,{}", names.join(",")), &[], None).expect("columns").items.len(), 9);
        assert_eq!(find("phq9", &format!("id,{},q10", names.join(",")), &[], None).expect("columns").items.len(), 10);
    }
}
