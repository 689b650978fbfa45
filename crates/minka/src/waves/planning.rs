//! When women are asked, programme by programme: what stands, one window more, one that ends.

use askama::Template;
use axum::extract::State;

use super::{
    model::{CountsFrom, Kind, Wave, WaveId},
    rules, store,
};
use crate::{
    curriculum::reach,
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        error::{Answer, Error},
        form::{Choice, Fields, Form, Problem, Problems},
        ids::Id,
        page::{At, Frame, Query, Screen, see_other_with, show, show_again},
        store::Db,
        text::Text,
    },
    instruments::{self, Held, say_name},
    users::{Programme, ProgrammeId},
};

#[derive(Template)]
#[template(path = "waves/planning.html")]
struct WavesPage {
    frame: Frame,
    form: Form,
    programmes: Vec<Part>,
}

struct Part {
    id: String,
    name: String,
    waves: Vec<Line>,
    kinds: Vec<Choice>,
    starts: Vec<Choice>,
    asked: Vec<Choice>,
    /// Whether its form is on the page: of several programmes one has it, so that each field is there once.
    asks: bool,
    /// Whether its form stands open.
    open: bool,
}

struct Line {
    id: String,
    kind: String,
    days: String,
    asked: String,
}

type Found = Vec<(Programme, Vec<Wave>, Vec<Held>)>;

fn find(db: &mut Db<'_>, actor: &Actor) -> Result<Found, Error> {
    let mut found = Vec::new();
    for programme in reach::programmes(db, actor, Action::SurveyAssign)? {
        let waves = store::list_waves(db, programme.id)?;
        let on = instruments::list_on(db, programme.id)?;
        found.push((programme, waves, on));
    }
    if found.is_empty() { Err(Error::NotFound) } else { Ok(found) }
}

fn waves_page(screen: &Screen, found: &Found, form: Form) -> WavesPage {
    let text = &screen.text;
    let one = found.len() == 1;
    let programmes = found.iter().map(|found| part(text, found, (&form, one))).collect();
    WavesPage { frame: screen.frame("waves-short", "more").told(&form), programmes, form }
}

fn part(
    text: &Text,
    (programme, waves, on): &(Programme, Vec<Wave>, Vec<Held>),
    (form, only_one): (&Form, bool),
) -> Part {
    let id = programme.id.to_string();
    let again = form.value("programme") == id;
    let chosen = |field: &str, value: &str| again && form.chosen(field, value);
    let line = |wave: &Wave| {
        let name = |key: &String| {
            on.iter()
                .find(|held| held.key() == key)
                .map_or_else(|| key.clone(), |held| say_name(text, &held.instrument))
        };
        let key = format!("waves-days-{}", wave.counts_from.key());
        let days = text.phrase(&key).with("from", wave.from_day).with("until", wave.until_day);
        Line {
            id: wave.id.to_string(),
            kind: text.say(&format!("waves-kind-{}", wave.kind.key())),
            days: days.to_string(),
            asked: wave.instruments.iter().map(name).collect::<Vec<_>>().join(", "),
        }
    };
    let kind = |kind: Kind| {
        Choice::new(kind.key(), text.say(&format!("waves-kind-{}", kind.key())), chosen("kind", kind.key()))
    };
    let start = |from: CountsFrom| {
        let is_chosen = if again { form.chosen("counts", from.key()) } else { from == CountsFrom::Entry };
        Choice::new(from.key(), text.say(&format!("waves-counts-{}", from.key())), is_chosen)
    };
    Part {
        name: programme.name.clone(),
        waves: waves.iter().map(line).collect(),
        kinds: Kind::ALL.map(kind).to_vec(),
        starts: CountsFrom::ALL.map(start).to_vec(),
        asked: on
            .iter()
            .map(|held| Choice::new(held.key(), say_name(text, &held.instrument), chosen("asked", held.key())))
            .collect(),
        asks: again || only_one,
        open: again || waves.is_empty(),
        id,
    }
}

/// The page; `?programme=` says for which of several another window is to be made.
pub(super) async fn show_waves(screen: Screen, State(app): State<App>, actor: Actor, Query(asked): Query) -> Answer {
    let found = app.store().read(move |db| find(db, &actor)).await?;
    let fields = Fields::default().with("programme", asked.text("programme")).with("counts", CountsFrom::Entry.key());
    show(&waves_page(&screen, &found, Form::new(app.clock(), fields)))
}

fn read(typed: &Fields, (id, programme): (WaveId, ProgrammeId), on: &[Held], standing: &[Wave]) -> Result<Wave, Error> {
    let mut problems = Problems::default();
    let kind = problems.keep(Kind::parse(typed.text("kind")).ok_or_else(|| Problem::new("kind", "waves-kind-missing")));
    let counts = CountsFrom::parse(typed.text("counts")).ok_or_else(|| Problem::new("counts", "waves-counts-missing"));
    let counts_from = problems.keep(counts);
    let from_day = problems.keep(rules::read_days("first_day", typed.text("first_day")));
    let until_day = problems.keep(rules::read_days("last_day", typed.text("last_day")));
    let asked: Vec<String> = typed.all("asked").map(str::to_owned).collect();
    if asked.is_empty() || asked.iter().any(|key| on.iter().all(|held| held.key() != key)) {
        problems.add(Problem::new("asked", "waves-asked-missing"));
    }
    problems.none()?;
    let (Some(kind), Some(counts_from), Some(from_day), Some(until_day)) = (kind, counts_from, from_day, until_day)
    else {
        return Err(Error::NotFound);
    };
    let wave = Wave { id, programme, kind, counts_from, from_day, until_day, instruments: asked };
    rules::check_wave(&wave, standing)?;
    Ok(wave)
}

/// Adds a window.
pub(super) async fn add(screen: Screen, State(app): State<App>, actor: Actor, fields: Fields) -> Answer {
    let (who, typed) = (actor.clone(), fields.clone());
    let added = app.store().change(actor.by(), move |change| {
        let programme = ProgrammeId::parse(typed.text("programme")).ok_or(Error::NotFound)?;
        reach::programme(change, &who, Action::SurveyAssign, programme)?;
        if change.seen_before(&typed.submission())? {
            return change.unchanged(());
        }
        let on = instruments::list_on(change, programme)?;
        let standing = store::list_waves(change, programme)?;
        let wave = read(&typed, (WaveId::new(change.clock()), programme), &on, &standing)?;
        store::add_wave(change, &wave)?;
        let entry = Entry::new(Action::SurveyAssign).on("programme", programme);
        let (kind, from, until) = (wave.kind.key(), wave.from_day, wave.until_day);
        change.commit(entry.detail(format!("wave {} {kind} {from} to {until}", wave.id)), ())
    });
    match added.await {
        Ok(()) => Ok(see_other_with("/waves", "waves-added")),
        Err(Error::Refused(problems)) => {
            let found = app.store().read(move |db| find(db, &actor)).await?;
            show_again(&waves_page(&screen, &found, Form::again(fields, &problems, &screen.text)))
        }
        Err(other) => Err(other),
    }
}

/// Ends a window.
pub(super) async fn end(State(app): State<App>, actor: Actor, At(id): At<WaveId>, fields: Fields) -> Answer {
    let ended = app.store().change(actor.by(), move |change| {
        let wave = store::find_wave(change, id)?;
        // Twice is once: the second tap finds it ended, in a programme of hers or nowhere.
        let Some(wave) = wave else {
            let known = change.seen_before(&fields.submission())?;
            return if known { change.unchanged(()) } else { Err(Error::NotFound) };
        };
        reach::programme(change, &actor, Action::SurveyAssign, wave.programme)?;
        if change.seen_before(&fields.submission())? {
            return change.unchanged(());
        }
        store::end_wave(change, id)?;
        let entry = Entry::new(Action::SurveyAssign).on("programme", wave.programme);
        change.commit(entry.detail(format!("wave {id} ended")), ())
    });
    ended.await?;
    Ok(see_other_with("/waves", "waves-ended"))
}
