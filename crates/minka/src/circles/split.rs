//! Splitting those who came into circles, and mixing them again.

use ::pairing::circles::{self as pairing, Wish};
use askama::Template;
use axum::extract::State;

use super::{
    evening::Evening,
    model::{Circle, Leader, Themes, Who},
    rules, store,
};
use crate::{
    foundation::{
        access::{Action, Actor},
        app::App,
        audit::Entry,
        clock::day_in,
        error::{Answer, Error},
        form::{Fields, Form, Problem, Problems},
        ids::ParticipantId,
        page::{At, Frame, Screen, see_other_with, show, show_again},
    },
    sessions::SessionId,
};

/// How large a circle is when nobody says otherwise: each woman gets to speak.
const USUAL_SIZE: i64 = 5;

#[derive(Template)]
#[template(path = "circles/split.html")]
struct SplitPage {
    frame: Frame,
    form: Form,
    id: SessionId,
    caption: String,
    nobody: bool,
    women: String,
    /// (code, name, whether chosen)
    helpers: Vec<(String, String, bool)>,
    again: bool,
    noted: bool,
}

/// The questions: how many or how large, and who leads.
pub(super) async fn ask(screen: Screen, State(app): State<App>, actor: Actor, At(id): At<SessionId>) -> Answer {
    let evening = app.store().read(move |db| Evening::load(db, id)).await?;
    actor.check(Action::CircleSplit, &evening.target())?;
    let form = first_form(&app, &actor, &evening);
    show(&page(&screen, &evening, form))
}

/// The form as it starts: circles of five and whoever is signed in to lead; or what was chosen the last time.
pub(super) fn first_form(app: &App, actor: &Actor, evening: &Evening) -> Form {
    let mut fields = Fields::default();
    if evening.circles.is_empty() {
        fields = fields.with("by", "size").with("number", USUAL_SIZE).with("names", actor.name());
    } else {
        fields = fields.with("by", "circles").with("number", evening.circles.len()).with("names", named(evening));
        for member in &evening.members {
            if evening.circles.iter().any(|circle| circle.facilitator_id == Some(member.participant)) {
                fields = fields.with("helper", &member.code);
            }
        }
    }
    Form::new(app.clock(), fields)
}

/// The leaders who are known by name only, one a line.
pub(super) fn named(evening: &Evening) -> String {
    let named = evening.circles.iter().filter(|circle| circle.facilitator_id.is_none());
    let names: Vec<&str> = named.map(|circle| circle.facilitator.as_str()).filter(|name| !name.is_empty()).collect();
    names.join("\n")
}

fn page(screen: &Screen, evening: &Evening, form: Form) -> SplitPage {
    let title = if form.problems.is_empty() {
        screen.text.say("circles-title")
    } else {
        format!("{} {}", screen.text.say("design-problem-title"), screen.text.say("circles-title"))
    };
    let helpers = evening.helpers().map(|helper| {
        let chosen = form.chosen("helper", &helper.code);
        (helper.code.clone(), helper.chosen_name.clone(), chosen)
    });
    SplitPage {
        helpers: helpers.collect(),
        frame: screen.frame_titled(title, "groups"),
        id: evening.session.id,
        caption: format!("{}, {}", evening.group.name, evening.when(&screen.text)),
        nobody: evening.there.is_empty(),
        women: screen.text.phrase("circles-women-here").count(evening.there.len()).to_string(),
        again: !evening.circles.is_empty(),
        noted: evening.circles.iter().any(Circle::is_noted),
        form,
    }
}

/// The page of the questions, for somebody who opens circles that do not exist yet.
pub(super) fn show_questions(screen: &Screen, app: &App, actor: &Actor, evening: &Evening) -> Answer {
    show(&page(screen, evening, first_form(app, actor, evening)))
}

/// Splits.
pub(super) async fn split(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At(id): At<SessionId>,
    fields: Fields,
) -> Answer {
    let (typed, doer) = (fields.clone(), actor.clone());
    let done = app
        .store()
        .change(actor.by(), move |change| {
            let evening = Evening::load(change, id)?;
            doer.check(Action::CircleSplit, &evening.target())?;
            if change.seen_before(&typed.submission())? {
                return change.unchanged(());
            }
            evening.check_day(day_in(change.at(), &evening.zone))?;
            let (circles, mix) = (mixed(&evening, &typed)?, evening.mix() + 1);
            store::replace_circles(change, (id, evening.session.site), &circles)?;
            let entry = Entry::new(Action::CircleSplit).on("session", id);
            change.commit(entry.detail(format!("circles {}, mix {mix}", circles.len())), ())
        })
        .await;
    match done {
        Ok(()) => Ok(see_other_with(&format!("/sessions/{id}/circles"), "circles-split")),
        Err(Error::Refused(problems)) => {
            let evening = app.store().read(move |db| Evening::load(db, id)).await?;
            show_again(&page(&screen, &evening, Form::again(fields, &problems, &screen.text)))
        }
        Err(why) => Err(why),
    }
}

/// Tonight's circles by what was typed, or what is wrong with it.
fn mixed(evening: &Evening, typed: &Fields) -> Result<Vec<(Circle, Vec<ParticipantId>)>, Error> {
    if evening.circles.iter().any(Circle::is_noted) {
        return Err(Problem::new("", "circles-noted-already").into());
    }
    if evening.there.is_empty() {
        return Err(Problem::new("", "circles-nobody").into());
    }
    let mut problems = Problems::default();
    let leaders = problems.keep(leaders(evening, typed));
    let women = leaders.as_ref().map_or(evening.there.len(), |leaders| evening.tonight(leaders).women.len());
    let wish = problems.keep(rules::read_wish(typed.text("by"), typed.text("number"), women));
    problems.none()?;
    match (leaders, wish) {
        (Some(leaders), Some(wish)) => draw(evening, leaders, wish),
        _ => Ok(Vec::new()),
    }
}

/// Those who lead: helpers by their codes, others by their names.
fn leaders(evening: &Evening, typed: &Fields) -> Result<Vec<Leader>, Problem> {
    let mut leaders = Vec::new();
    for code in typed.all("helper").filter(|code| !code.is_empty()) {
        let helper = evening.helpers().find(|helper| helper.code == code);
        let helper = helper.ok_or_else(|| Problem::new("helper", "circles-not-here"))?;
        leaders.push(Leader {
            who: Who::Woman(helper.participant),
            name: helper.chosen_name.clone(),
            language: helper.language.code().to_owned(),
        });
    }
    let names = rules::read_names(typed.text("names"))?.into_iter().enumerate();
    leaders.extend(names.map(|(at, name)| Leader { who: Who::Named(at), name, language: String::new() }));
    Ok(leaders)
}

/// The fair split. A helper whom no circle needs as a leader sits among the others.
fn draw(evening: &Evening, mut leaders: Vec<Leader>, wish: Wish) -> Result<Vec<(Circle, Vec<ParticipantId>)>, Error> {
    let mix = evening.mix() + 1;
    let seed = rules::seed(&evening.session.id.to_string(), mix);
    let split = loop {
        let split = pairing::split(&evening.tonight(&leaders), wish, seed)
            .map_err(|refusal| rules::explain_refusal(&refusal))?;
        let spare = |leader: &Leader| leader.woman().is_some() && split.spare_facilitators.contains(&leader.who);
        if !leaders.iter().any(spare) {
            break split;
        }
        leaders.retain(|leader| !spare(leader));
    };
    let told = |(number, circle): (i64, &pairing::Circle<Who>)| {
        let leader = leaders.iter().find(|leader| Some(leader.who) == circle.facilitator);
        let women = circle.members.iter().filter_map(|who| if let Who::Woman(id) = who { Some(*id) } else { None });
        let circle = Circle {
            number,
            facilitator: leader.map(|leader| leader.name.clone()).unwrap_or_default(),
            facilitator_id: leader.and_then(Leader::woman),
            mix,
            themes: Themes::default(),
            moods: [None; 4],
        };
        (circle, women.collect())
    };
    Ok((1..).zip(&split.circles).map(told).collect())
}
