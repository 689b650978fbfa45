//! Whose course it is: a course belongs to a programme, and she reaches it from a site of hers in that programme.

use super::{
    model::{Course, CourseId, HeldLesson, LessonId},
    store,
};
use crate::{
    foundation::{
        access::{Action, Actor, Target},
        error::Error,
        store::Db,
        text::Language,
    },
    users::{Programme, ProgrammeId, get_programme_of},
};

/// The programmes in which she may do this, each once.
pub fn programmes(db: &mut Db<'_>, actor: &Actor, action: Action) -> Result<Vec<Programme>, Error> {
    let mut programmes: Vec<Programme> = Vec::new();
    for site in actor.reach(action).sites {
        let programme = get_programme_of(db, site)?;
        if actor.check(action, &Target::site(site)).is_ok() && programmes.iter().all(|known| known.id != programme.id) {
            programmes.push(programme);
        }
    }
    Ok(programmes)
}

/// A programme in which she may do this.
pub fn programme(db: &mut Db<'_>, actor: &Actor, action: Action, id: ProgrammeId) -> Result<Programme, Error> {
    programmes(db, actor, action)?.into_iter().find(|programme| programme.id == id).ok_or(Error::NotFound)
}

/// A course in reach, and the languages of its programme.
pub fn course(db: &mut Db<'_>, actor: &Actor, action: Action, id: CourseId) -> Result<(Course, Vec<Language>), Error> {
    let course = store::get_course(db, id)?;
    let programme = programme(db, actor, action, course.programme)?;
    Ok((course, programme.languages))
}

/// A lesson in reach.
pub struct Opened {
    /// The lesson with all its words.
    pub lesson: HeldLesson,
    /// Its course.
    pub course: Course,
    /// Those of the programme, its first first.
    pub languages: Vec<Language>,
    /// Whether she may change it.
    pub may_edit: bool,
}

impl Opened {
    /// The languages it has.
    pub fn has(&self) -> Vec<Language> {
        self.lesson.texts.iter().map(|text| text.language).collect()
    }

    /// The languages it has or should have, in the programme's order.
    pub fn all_languages(&self) -> Vec<Language> {
        let mut all = self.languages.clone();
        all.extend(self.has().into_iter().filter(|language| !self.languages.contains(language)));
        all
    }
}

/// Opens a lesson in reach.
pub fn lesson(db: &mut Db<'_>, actor: &Actor, action: Action, id: LessonId) -> Result<Opened, Error> {
    let (course_id, lesson) = store::get_held_lesson(db, id)?;
    let (course, languages) = course(db, actor, action, course_id)?;
    let may_edit = may_edit(db, actor, course.programme)?;
    Ok(Opened { lesson, course, languages, may_edit })
}

/// Whether she may change the courses of a programme.
pub fn may_edit(db: &mut Db<'_>, actor: &Actor, id: ProgrammeId) -> Result<bool, Error> {
    Ok(programmes(db, actor, Action::CourseEdit)?.iter().any(|programme| programme.id == id))
}
