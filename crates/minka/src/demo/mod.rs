//! The demonstration: two invented programmes with three terms of lived history that end today.
//!
//! Everything in it comes from two scripts and a fixed seed, laid so that the first group of each programme meets today.
//! What it refuses: to be opened as a real programme (see [`crate::foundation::folder`]), and any real name.

mod asking;
mod aspiring;
mod calendar;
mod cast;
mod consenting;
mod correcting;
mod departed;
mod dice;
mod guarding;
mod phoning;
mod play;
mod script;
mod sending;
mod shielding;
mod stage;
mod story;
mod visiting;

use std::{collections::HashSet, sync::Arc};

use jiff::{Timestamp, civil::Date};

use self::{
    calendar::{Calendar, WEEKS},
    cast::{Casting, Woman},
    dice::Dice,
    play::{Act, Week},
    script::Script,
    stage::Stage,
    story::Detail,
};
use crate::{
    factors,
    foundation::{
        clock::Clock,
        error::Error,
        keyring::Keyring,
        store::{Database, Store},
    },
    sign_in::DemoSignIn,
};

/// The one password of everybody in it.
pub const PASSWORD: &str = "mountain-tulip";

/// How large a world to play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    women: Option<usize>,
}

impl Scale {
    /// Both programmes as their scripts say, with three terms of history.
    #[must_use]
    pub fn lived() -> Self {
        Scale { women: None }
    }

    /// So many women in the first programme and a few meetings each, to measure with.
    #[must_use]
    pub fn of(women: u32) -> Self {
        Scale { women: usize::try_from(women).ok() }
    }

    fn weeks(self) -> i64 {
        match self.women {
            None => WEEKS,
            Some(..=50_000) => 4,
            Some(_) => 1,
        }
    }

    fn women_of(self, at: usize, script: &Script) -> usize {
        match (self.women, at) {
            (Some(women), 0) => women.max(WAITING + 1),
            _ => script.women,
        }
    }

    /// Letters of a code: as many as a programme of this size draws.
    fn pairs(self) -> usize {
        match self.women.unwrap_or(0) {
            ..1_000 => 2,
            1_000..80_000 => 3,
            _ => 4,
        }
    }
}

/// One of each role and programme, for whoever looks around.
///
/// # Errors
/// When a script cannot be read.
pub fn sign_ins() -> Result<Vec<DemoSignIn>, Error> {
    let mut shown: Vec<DemoSignIn> = Vec::new();
    for script in script::both()? {
        for line in &script.staff {
            let role = line.role.clone();
            if shown.iter().all(|other| other.role != role || other.programme != script.programme) {
                shown.push(DemoSignIn {
                    sign_in_name: line.sign_in.clone(),
                    role,
                    programme: script.programme.clone(),
                });
            }
        }
    }
    Ok(shown)
}

/// How many women of a programme wait for a place.
const WAITING: usize = 4;
/// How many women a group has.
const GROUP: usize = 14;
/// How many groups are invented and written down together: a few thousand women fit any memory.
const TOGETHER: usize = 400;

/// One programme while it is being played.
struct Troupe {
    script: Arc<Script>,
    calendar: Calendar,
    stage: Arc<Stage>,
    sizes: Vec<usize>,
    dice: Dice,
}

/// Fills an empty database, so that its history ends at `now`. `step` is called after each part of the work with how
/// much of all is done, in thousandths.
///
/// # Errors
/// When it cannot be written.
pub fn fill(
    (database, keyring): (&Database, &Keyring),
    now: Timestamp,
    scale: Scale,
    step: &dyn Fn(u64),
) -> Result<(), Error> {
    let clock = Clock::frozen(now);
    let store = Store::open(database, &clock)?;
    store.keep_journal(keyring);
    let hash = factors::hash_password(PASSWORD)?;
    let mut troupes = Vec::new();
    for (at, script) in script::both()?.into_iter().enumerate() {
        let calendar = Calendar::new(&script, now, scale.weeks());
        clock.set(calendar.end_of(scale.weeks() + 1));
        let sizes = sizes(scale.women_of(at, &script));
        let script = Arc::new(script);
        let stage = stage::set_up(&store, Arc::clone(&script), &calendar, (sizes.len(), hash.clone()))?;
        let seed = 0x0061_7361_7200 + at as u64;
        troupes.push(Troupe { script, calendar, stage: Arc::new(stage), sizes, dice: Dice::new(seed) });
    }
    let chunks = troupes.iter().map(|troupe| troupe.sizes.len().div_ceil(TOGETHER)).max().unwrap_or(0);
    let mut codes = HashSet::new();
    for chunk in 0..chunks {
        let mut acts = Vec::new();
        for troupe in &mut troupes {
            acts.push(troupe.invent(chunk, scale, &clock, &mut codes).map(Arc::new));
        }
        for week in (0..=usize::try_from(scale.weeks()).unwrap_or(0)).rev() {
            for (troupe, act) in troupes.iter().zip(&acts) {
                let Some(act) = act else { continue };
                clock.set(troupe.calendar.end_of(i64::try_from(week).unwrap_or(0)).min(now));
                play::write_week(&store, act, week)?;
            }
            let (weeks, left) = (scale.weeks().unsigned_abs() + 1, week as u64);
            step(1000 * (chunk as u64 * weeks + weeks - left) / (chunks as u64 * weeks));
        }
        clock.set(now);
        for ((at, troupe), act) in troupes.iter().enumerate().zip(&acts).filter(|_| chunk == 0) {
            if let Some(act) = act {
                play::write_today((&store, keyring), act, troupe.calendar.today)?;
                if scale.women.is_none() {
                    play::compare(&store, act)?;
                    departed::remember(&store, act, troupe.calendar.today, 0x6465_7061_7274 + at as u64)?;
                    guarding::play(&store, &clock, act, now)?;
                    correcting::play((&store, keyring, &clock), act, now)?;
                }
            }
        }
    }
    Ok(())
}

/// How many women sit in each group today: fourteen in the first, the others as even as can be.
fn sizes(women: usize) -> Vec<usize> {
    let seated = women.saturating_sub(WAITING);
    let groups = (seated / GROUP).max(1);
    if groups == 1 {
        return vec![seated];
    }
    let (others, rest) = (groups - 1, seated - GROUP);
    let mut sizes = vec![GROUP];
    sizes.extend((0..others).map(|at| rest * (at + 1) / others - rest * at / others));
    sizes
}

impl Troupe {
    /// The women and meetings of some of the groups; none when there are no more.
    fn invent(&mut self, chunk: usize, scale: Scale, clock: &Clock, codes: &mut HashSet<String>) -> Option<Act> {
        let (first, last) = (chunk * TOGETHER, self.sizes.len().min((chunk + 1) * TOGETHER));
        if first >= last {
            return None;
        }
        let lived = scale.women.is_none();
        let casting = Casting { script: &self.script, calendar: &self.calendar, clock, pairs: scale.pairs(), lived };
        let detail = Detail { lessons: self.stage.lessons.len(), themes: self.script.themes.len(), lived };
        let (mut women, mut weeks) = (Vec::new(), Vec::new());
        weeks.resize_with(usize::try_from(self.calendar.weeks).unwrap_or(0) + 1, Week::default);
        for at in first..last {
            let group = &self.stage.groups[at];
            let from = women.len();
            women.extend(casting.group(at, group, self.sizes[at], &mut self.dice, codes));
            let of_group: Vec<_> = women.iter().enumerate().skip(from).collect();
            for (week, held) in story::meetings((at, group), &of_group, &self.calendar, detail, &mut self.dice) {
                weeks[usize::try_from(week).unwrap_or(0)].meetings.push(held);
            }
        }
        if chunk == 0 && lived {
            self.write_twice(&mut women);
        }
        if chunk == 0 {
            women.extend((0..WAITING).map(|_| casting.waiting(&mut self.dice, codes)));
        }
        let mut act = Act { script: Arc::clone(&self.script), stage: Arc::clone(&self.stage), women, weeks };
        act.arrange(|day| self.week_of(day));
        Some(act)
    }

    /// Gives the names that look like one woman's to women of two groups, one after the other: each pair at one site if it can be.
    fn write_twice(&self, women: &mut [Woman]) {
        for (at, names) in self.script.alike.iter().enumerate() {
            for (name, group) in names.iter().zip([at % self.sizes.len(), (at + 1) % self.sizes.len()]) {
                let of_group = women.iter_mut().filter(|woman| woman.group == Some(group) && woman.until.is_none());
                if let Some(woman) = of_group.skip(7).find(|woman| !self.script.alike.concat().contains(&woman.name)) {
                    woman.name.clone_from(name);
                }
            }
        }
    }

    fn week_of(&self, day: Date) -> usize {
        let ago = (0..=self.calendar.weeks).find(|week| day >= self.calendar.monday(*week));
        usize::try_from(ago.unwrap_or(self.calendar.weeks)).unwrap_or(0)
    }
}
