//! The two pages: every window that runs where she may look, with counts; and one window of one site, questionnaire by questionnaire.

use std::collections::HashSet;

use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date};

use super::{
    model::{Stand, Woman},
    rules::{self, Question},
    store,
};
use crate::{
    assessments,
    concerns::procedure,
    consents::{self, Purpose},
    foundation::{
        access::{Action, Actor},
        app::App,
        error::{Answer, Error},
        ids::{ParticipantId, SiteId},
        page::{At, Frame, Screen, show},
        store::Db,
        text::Text,
    },
    instruments::{self, Held, say_name},
    users,
    waves::{self, Wave, WaveId, Windows},
};

/// So many codes of one kind stand on a page; of the rest the number.
const MOST_CODES: usize = 200;

/// Whose women somebody finds here.
struct Sight {
    /// Sites of which she finds everybody.
    whole: Vec<SiteId>,
    /// Sites of which she finds the codes as well, and not only counts.
    named: Vec<SiteId>,
    /// Those whom she asks herself.
    hers: HashSet<ParticipantId>,
}

impl Sight {
    fn of(db: &mut Db<'_>, actor: &Actor) -> Result<Self, Error> {
        let asks = actor.reach(Action::SurveyAnswer);
        let mut hers: HashSet<ParticipantId> = asks.participants.into_iter().collect();
        for group in asks.groups {
            hers.extend(store::list_members(db, group)?);
        }
        let whole = actor.reach(Action::SurveyAssign).sites;
        let named = actor.reach(Action::PersonFind).sites;
        if whole.is_empty() && !actor.may_somewhere(Action::SurveyAnswer) {
            return Err(Error::NotFound);
        }
        Ok(Sight { whole, named, hers })
    }

    /// The sites that she may look at.
    fn sites(&self, actor: &Actor) -> Vec<SiteId> {
        if self.hers.is_empty() { self.whole.clone() } else { actor.sites() }
    }

    fn finds(&self, site: SiteId, woman: ParticipantId) -> bool {
        self.whole.contains(&site) || self.hers.contains(&woman)
    }

    fn names(&self, site: SiteId) -> bool {
        self.named.contains(&site) || !self.whole.contains(&site)
    }
}

/// What a site asks, and the women of it whom the reader finds.
struct Found {
    site: SiteId,
    name: String,
    today: Date,
    windows: Windows,
    on: Vec<Held>,
    offered: Vec<String>,
    women: Vec<Woman>,
}

fn find(db: &mut Db<'_>, sight: &Sight, (site, now): (SiteId, Timestamp)) -> Result<Option<Found>, Error> {
    let programme = users::get_programme_of(db, site)?.id;
    let windows = waves::read_windows(db, programme)?;
    if windows.standing.is_empty() {
        return Ok(None);
    }
    let mut women = store::list_women(db, site)?;
    women.retain(|woman| sight.finds(site, woman.id));
    // Of a site where she neither asks anybody nor plans, she sees no windows either.
    if women.is_empty() && !sight.whole.contains(&site) {
        return Ok(None);
    }
    let today = users::today_at(db, site, now)?;
    let is_answered_for = procedure::in_force(db, site)?;
    let offered = assessments::list_offered(db, (programme, is_answered_for))?;
    let agreeing = consents::list_agreeing(db, programme, Purpose::Survey, today)?;
    women.retain(|woman| agreeing.contains(&woman.id));
    Ok(Some(Found {
        site,
        name: users::get_site(db, site)?.name,
        today,
        windows,
        on: instruments::list_on(db, programme)?,
        offered: offered.iter().map(|held| held.key().to_owned()).collect(),
        women,
    }))
}

impl Found {
    /// The questionnaires of a window that are asked today.
    fn questions<'f>(&'f self, wave: &'f Wave) -> impl Iterator<Item = (&'f Held, Question<'f>)> {
        let asked = self.on.iter().filter(|held| wave.instruments.iter().any(|key| key == held.key()));
        asked.map(|held| {
            let instead = held.instrument.definition().without_flags.as_deref();
            let is_offered = |key: &&str| self.offered.iter().any(|one| one == key);
            let offered = [Some(held.key()), instead].into_iter().flatten().find(is_offered);
            (held, Question { key: held.key(), instead, offered })
        })
    }

    /// Every woman with how the questionnaire stands with her.
    fn stands<'f>(&'f self, wave: &'f Wave, question: &'f Question<'f>) -> impl Iterator<Item = (&'f Woman, Stand)> {
        self.women
            .iter()
            .filter_map(|woman| Some((woman, rules::stand((&self.windows, wave), question, woman, self.today)?)))
    }
}

#[derive(Template)]
#[template(path = "due_lists/all.html")]
struct AllPage {
    frame: Frame,
    sites: Vec<Site>,
}

struct Site {
    name: String,
    waves: Vec<Line>,
}

struct Line {
    href: String,
    name: String,
    hint: String,
    kind: &'static str,
    word: String,
}

/// Every window that runs.
pub(super) async fn show_all(screen: Screen, State(app): State<App>, actor: Actor) -> Answer {
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let sight = Sight::of(db, &actor)?;
        let mut all = Vec::new();
        for site in sight.sites(&actor) {
            all.extend(find(db, &sight, (site, now))?);
        }
        Ok(all)
    });
    let (found, text) = (found.await?, screen.text);
    let sites = found.iter().map(|found| Site {
        name: found.name.clone(),
        waves: found.windows.standing.iter().map(|wave| line(&text, found, wave)).collect(),
    });
    show(&AllPage { frame: screen.frame("due-lists-title", "today"), sites: sites.collect() })
}

fn line(text: &Text, found: &Found, wave: &Wave) -> Line {
    let questions: Vec<_> = found.questions(wave).collect();
    let all: Vec<Stand> =
        questions.iter().flat_map(|(_, question)| found.stands(wave, question).map(|(_, stand)| stand)).collect();
    let names: Vec<String> = questions.iter().map(|(held, _)| say_name(text, &held.instrument)).collect();
    let said = counted(&all).map(|(stand, count)| say_count(text, stand, count)).collect::<Vec<_>>().join(" · ");
    let waiting = all.iter().filter(|stand| matches!(stand, Stand::Due | Stand::Lost | Stand::Begun)).count();
    let kind = text.say(&format!("waves-kind-{}", wave.kind.key()));
    Line {
        href: format!("/due/{}/{}", found.site, wave.id),
        name: format!("{kind}: {}", names.join(", ")),
        hint: if said.is_empty() { text.say("due-lists-nobody") } else { said },
        kind: if waiting > 0 { "wait" } else { "plain" },
        word: if waiting > 0 { text.phrase("due-lists-waiting").count(waiting).to_string() } else { String::new() },
    }
}

fn counted(all: &[Stand]) -> impl Iterator<Item = (Stand, usize)> {
    let of = |stand: Stand| (stand, all.iter().filter(|one| **one == stand).count());
    Stand::ALL.into_iter().map(of).filter(|(_, count)| *count > 0)
}

fn say_count(text: &Text, stand: Stand, count: usize) -> String {
    format!("{}: {count}", text.say(&format!("due-lists-{}", stand.key())))
}

#[derive(Template)]
#[template(path = "due_lists/wave.html")]
struct WavePage {
    frame: Frame,
    name: String,
    site: String,
    days: String,
    questions: Vec<Part>,
}

struct Part {
    name: String,
    stands: Vec<Standing>,
}

/// All with whom it stands alike.
struct Standing {
    kind: &'static str,
    words: String,
    hint: String,
    /// Her page and her code; empty for whoever finds counts only.
    codes: Vec<(String, String)>,
    /// How many more there are.
    more: String,
}

/// One window of one site.
pub(super) async fn show_wave(
    screen: Screen,
    State(app): State<App>,
    actor: Actor,
    At((site, wave)): At<(SiteId, WaveId)>,
) -> Answer {
    let now = app.clock().now();
    let found = app.store().read(move |db| {
        let sight = Sight::of(db, &actor)?;
        if !sight.sites(&actor).contains(&site) {
            return Err(Error::NotFound);
        }
        let found = find(db, &sight, (site, now))?.ok_or(Error::NotFound)?;
        let wave = found.windows.standing.iter().find(|one| one.id == wave).cloned().ok_or(Error::NotFound)?;
        Ok((sight, found, wave))
    });
    let (sight, found, wave) = found.await?;
    let text = screen.text;
    let part = |(held, question): (&Held, Question<'_>)| Part {
        name: say_name(&text, &held.instrument),
        stands: standings(&text, &sight, &found, (&wave, &question)),
    };
    let key = format!("waves-days-{}", wave.counts_from.key());
    let days = text.phrase(&key).with("from", wave.from_day).with("until", wave.until_day).to_string();
    show(&WavePage {
        frame: screen.frame("due-lists-title", "today"),
        name: text.say(&format!("waves-kind-{}", wave.kind.key())),
        site: found.name.clone(),
        days,
        questions: found.questions(&wave).map(part).collect(),
    })
}

fn standings(text: &Text, sight: &Sight, found: &Found, (wave, question): (&Wave, &Question<'_>)) -> Vec<Standing> {
    let all: Vec<(&Woman, Stand)> = found.stands(wave, question).collect();
    let page = |woman: &Woman| {
        let hers = if sight.hers.contains(&woman.id) { "/assessments" } else { "" };
        (format!("/people/{}{hers}", woman.code), woman.code.clone())
    };
    let standing = |stand: Stand| {
        let alike: Vec<&Woman> = all.iter().filter(|(_, one)| *one == stand).map(|(woman, _)| *woman).collect();
        let named = sight.names(found.site);
        let rest = alike.len().saturating_sub(MOST_CODES);
        (!alike.is_empty()).then(|| Standing {
            kind: stand.look(),
            words: say_count(text, stand, alike.len()),
            hint: text.say(&format!("due-lists-{}-hint", stand.key())),
            codes: alike.iter().take(if named { MOST_CODES } else { 0 }).map(|woman| page(woman)).collect(),
            more: if named && rest > 0 { text.phrase("due-lists-more").count(rest).to_string() } else { String::new() },
        })
    };
    Stand::ALL.into_iter().filter_map(standing).collect()
}
