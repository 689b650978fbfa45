//! What walking beside her takes: the form, and what was said last.

use askama::Template;
use axum::extract::State;

use super::{
    model::{Need, Terms},
    read::{day_choices, fields_of, language_choices, read_terms},
    rules::{self, HEAVIEST},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problems},
        page::{At, Frame, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    people::{self, Participant},
    switches::{self, Emptying, Off, Switch},
    users,
};

#[derive(Template)]
#[template(path = "needs/need.html")]
struct NeedPage {
    frame: Frame,
    form: Form,
    code: String,
    /// By whom and when it was said; empty while nobody has.
    said: String,
    speaks: String,
    weights: Vec<Choice>,
    languages: Vec<Choice>,
    days: Vec<Choice>,
    asks: Asks,
    emptying: Emptying,
}

/// What the programme asks for. Who walks with whom is proposed by what there is: what nobody asked speaks neither for nor against.
struct Asks {
    languages: bool,
    days: bool,
    district: bool,
}

impl Asks {
    fn of(off: &Off) -> Self {
        Asks {
            languages: !off.has(Switch::Languages),
            days: !off.has(Switch::Days),
            district: !off.has(Switch::District),
        }
    }
}

struct Known {
    woman: Participant,
    need: Option<Need>,
    zone: String,
    off: Off,
}

impl Known {
    /// What stands in a field that is not asked any more, in words.
    fn held(&self, text: &Text, switch: Switch) -> Option<String> {
        let terms = &self.need.as_ref()?.terms;
        let words = match switch {
            Switch::Languages => terms.languages.iter().map(|language| language.own_name().to_owned()).collect(),
            Switch::Days => terms.days.iter().map(|day| text.weekday(i64::from(*day))).collect::<Vec<_>>(),
            Switch::District => vec![terms.district.clone()],
            _ => Vec::new(),
        };
        Some(words.join(", ")).filter(|words| !words.is_empty())
    }

    /// What was typed; what is not asked any more stays as it was, unless it is to be emptied.
    fn terms(&self, typed: &Fields, problems: &mut Problems) -> Terms {
        let emptied = switches::emptied(typed, &self.off);
        let asks = Asks::of(&self.off);
        let before = self.need.as_ref().map(|need| need.terms.clone()).unwrap_or_default();
        let unasked = [(asks.languages, "languages"), (asks.days, "days"), (asks.district, "district")];
        let unasked = unasked.into_iter().filter(|(is_asked, _)| !is_asked);
        let mut terms = read_terms(&unasked.fold(typed.clone(), |typed, (_, field)| typed.without(field)), problems);
        let stays = |switch| self.off.has(switch) && !emptied.contains(&switch);
        if stays(Switch::Languages) {
            terms.languages = before.languages;
        }
        if stays(Switch::Days) {
            terms.days = before.days;
        }
        if stays(Switch::District) {
            terms.district = before.district;
        }
        terms
    }
}

fn load(db: &mut Db<'_>, actor: &Actor, code: &str, now: jiff::Timestamp) -> Result<Known, Error> {
    let (woman, _) = people::in_reach(db, actor, Action::NeedEdit, code, now)?;
    let programme = users::get_programme_of(db, woman.site)?;
    let (zone, off) = (programme.zone, switches::list_off(db, programme.id)?);
    Ok(Known { need: store::find_need(db, woman.id)?, zone, off, woman })
}

fn page(screen: &Screen, known: &Known, form: Form) -> NeedPage {
    let text = &screen.text;
    let said = known.need.as_ref().map(|need| {
        let day = text.short_day(day_in(need.recorded_at, &known.zone));
        let by = if need.recorded_by.is_empty() { text.say("needs-by-program") } else { need.recorded_by.clone() };
        text.phrase("needs-said").with("day", day).with("who", by).to_string()
    });
    let weight = |weight: i64| {
        let mut choice = Choice::new(
            weight,
            text.say(&format!("needs-weight-{weight}")),
            form.value("weight") == weight.to_string(),
        );
        choice.hint = text.say(&format!("needs-weight-{weight}-hint"));
        choice
    };
    let speaks = text.phrase("needs-speaks").with("language", known.woman.language.own_name()).to_string();
    let mut languages = language_choices(&form);
    languages.retain(|choice| choice.value != known.woman.language.code());
    NeedPage {
        frame: screen.frame_titled(&known.woman.code, "people").told(&form),
        code: known.woman.code.clone(),
        said: said.unwrap_or_default(),
        speaks,
        weights: (1..=HEAVIEST).map(weight).collect(),
        languages,
        days: day_choices(&form, text),
        asks: Asks::of(&known.off),
        emptying: Emptying::of(text, &known.off, &form, |switch| known.held(text, switch)),
        form,
    }
}

/// The page.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(code): At<String>) -> Answer {
    let now = app.clock().now();
    let known = app.store().read(move |db| load(db, &actor, &code, now)).await?;
    let fields =
        known.need.as_ref().map_or_else(Fields::default, |need| fields_of(&need.terms).with("weight", need.weight));
    show(&page(&screen, &known, Form::new(app.clock(), fields)))
}

/// Says it anew; what was said before stays with its day.
pub(super) async fn save(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(code): At<String>,
    fields: Fields,
) -> Answer {
    let (typed, who, at) = (fields.clone(), actor.clone(), code.clone());
    let saved = app.store().change(actor.by(), move |change| {
        let now = change.at();
        let known = load(change, &who, &at, now)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(known.woman.code);
        }
        let mut problems = Problems::default();
        let weight = problems.keep(rules::check_weight(typed.text("weight")));
        let mut terms = known.terms(&typed, &mut problems);
        terms.languages.retain(|language| *language != known.woman.language);
        let Some(weight) = weight.filter(|_| problems.is_empty()) else { return Err(Error::Refused(problems)) };
        store::add_need(change, (known.woman.site, known.woman.id), weight, &terms)?;
        let entry = Entry::new(Action::NeedEdit).on_woman(known.woman.id);
        change.commit(entry, known.woman.code)
    });
    match saved.await {
        Ok(code) => Ok(see_other_with(&format!("/people/{code}"), "needs-saved")),
        Err(Error::Refused(problems)) => {
            let now = app.clock().now();
            let known = app.store().read(move |db| load(db, &actor, &code, now)).await?;
            show_again(&page(&screen, &known, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}
