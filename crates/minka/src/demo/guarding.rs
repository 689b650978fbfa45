//! What happens in the play when a woman is in danger: who answers, four concerns in four states, one safety plan, one complaint.
//!
//! One site of three has written nothing down yet. Told by place, and by hours before now.

use std::sync::Arc;

use jiff::{Timestamp, ToSpan, civil::Date};

use super::{
    cast::Woman,
    play::{Act, WOMEN_OF_A_MENTOR, site_of},
};
use crate::{
    breaches::{self, NewBreach, Step, Thing},
    complaints::{self, Answer, Category, NewComplaint, Said, State, Told, WayIn},
    concerns::{self, Kind, NewConcern, Outcome, Procedure, ProcedureId, Risk, Source, procedure, raising},
    consents::{self, ConsentEvent, ConsentId, Purpose, TEXT_VERSION, Way},
    foundation::{
        audit::Entry,
        change::{By, Change, Committed},
        clock::{Clock, day_in},
        error::Error,
        ids::{Id, ParticipantId, SiteId, UserId},
        store::Store,
        text::Language,
    },
    outside_requests::{self, Ask, Asker, Field, NewRequest},
    restricted_notes::{self, NewNote},
    safety_plans::{self, Minutes, NewPlan, Words},
    sealing, users,
};

/// What is said in one language.
struct Script {
    steps: &'static str,
    paths: &'static str,
    written_by: &'static str,
    /// An office that asks, on what ground, and what for.
    asking: [&'static str; 3],
    /// What she said who does not want to live.
    despair: &'static str,
    deeds: [&'static str; 3],
    plan: [&'static str; 5],
    secret: [&'static str; 2],
    complaint: [&'static str; 2],
    looked_into: [&'static str; 2],
    lost: &'static str,
}

static RUSSIAN: Script = Script {
    steps: "1. Останьтесь с ней, не торопите.\n2. Спросите: ты сейчас в безопасности?\n3. Позвоните той, кто отвечает; если не берёт — той, кто заменяет.\n\
            4. Ничего не обещайте, чего не можете сделать.\n5. Она решает, что дальше.",
    paths: "Скорая 103, полиция 102.\nКризисный центр: телефон 150, круглосуточно.\nПоликлиника на соседней улице, кабинет 12.",
    written_by: "Айгүл Серікова",
    asking: ["Управление занятости", "Ссылаются на приказ № 12", "Отчёт об участницах курса"],
    despair: "Сказала, что не видит смысла вставать по утрам.",
    deeds: [
        "Позвонила, поговорили полчаса. Дома есть сестра. Завтра пойдём вместе к врачу.",
        "Была у неё дома с сестрой. Сегодня ночует у сестры.",
        "Муж уехал, замок сменили. Знает, куда звонить.",
    ],
    plan: [
        "Боюсь, когда он приходит поздно",
        "Документы и пять тысяч у сестры",
        "Сестра, соседка из третьей квартиры",
        "Сумка стоит у сестры. Слово для соседки — «соль»",
        "Через двор к соседке, такси вызывает она",
    ],
    secret: [
        "Говорит: свекровь забирает её пособие и грозит, что детей она больше не увидит. Просит никому не рассказывать.",
        "Поправка: пособие забирает не свекровь, а её сын.",
    ],
    complaint: ["Женщина с ключами от склада", "Пакеты раздали не всем: своей родне дали по два."],
    looked_into: ["Смотрим список выдачи за месяц.", "Мы проверяем, кому выдали пакеты."],
    lost: "Телефон остался в автобусе номер 12. Экран без кода, страница программы была открыта.",
};

static SPANISH: Script = Script {
    steps: "1. Quédese con ella, sin apuro.\n2. Pregúntele: ¿ahora estás a salvo?\n3. Llame a quien responde; si no contesta, a quien la reemplaza.\n\
            4. No prometa lo que no puede cumplir.\n5. Ella decide qué sigue.",
    paths: "SAMU 106, policía 105.\nLínea 100, las 24 horas, gratis.\nPosta de la esquina, consultorio 3.",
    written_by: "Lucía Paredes",
    asking: ["Oficina de empleo", "Citan la resolución 12", "Informe sobre las participantes del curso"],
    despair: "Dijo que ya no le encuentra sentido a levantarse.",
    deeds: [
        "La llamé, conversamos media hora. Está su hermana en casa. Mañana vamos juntas a la posta.",
        "Fui a su casa con su hermana. Hoy duerme donde ella.",
        "Él se fue y cambiaron la chapa. Sabe a dónde llamar.",
    ],
    plan: [
        "Tengo miedo cuando llega tarde",
        "Mis papeles y cien soles donde mi hermana",
        "Mi hermana, la vecina del tercer piso",
        "La bolsa está donde mi hermana. La palabra para la vecina es «sal»",
        "Por el patio donde la vecina; ella llama el taxi",
    ],
    secret: [
        "Cuenta que la suegra le quita el bono y le dice que no volverá a ver a sus hijos. Pide que no se lo cuente a nadie.",
        "Corrección: el bono no se lo quita la suegra, sino el hijo de ella.",
    ],
    complaint: [
        "La señora que tiene la llave del almacén",
        "No repartieron las bolsas a todas: a su familia le dieron dos.",
    ],
    looked_into: ["Vemos la lista de entrega del mes.", "Estamos revisando a quién se entregaron las bolsas."],
    lost: "El teléfono se quedó en el bus. La pantalla no tenía código y la página del programa estaba abierta.",
};

/// Who answers at a site: its first mentor, and its second or whoever runs it.
#[derive(Clone, Copy)]
struct Two {
    site: SiteId,
    responder: UserId,
    deputy: UserId,
}

fn two_of(act: &Act, site: SiteId) -> Option<Two> {
    let mut mentors = act.stage.mentors.iter().filter(|(_, at)| *at == site).map(|(user, _)| *user);
    let (responder, second) = (mentors.next()?, mentors.next());
    let runs = act.stage.managers.iter().find(|(_, at)| *at == site).map(|(user, _)| *user);
    Some(Two { site, responder, deputy: second.or(runs)? })
}

/// The women of a site's first mentor, in the order in which she was given them.
fn women_of(act: &Act, site: SiteId) -> Vec<&Woman> {
    let here = |woman: &&Woman| woman.group.is_some() && woman.until.is_none() && site_of(act, woman) == site;
    act.women.iter().filter(here).collect()
}

/// Plays it, at the hours at which it happened; the clock is set back to now.
pub(super) fn play(store: &Store, clock: &Clock, act: &Arc<Act>, now: Timestamp) -> Result<(), Error> {
    let said: &'static Script = if act.script.languages.iter().any(|code| code == "es") { &SPANISH } else { &RUSSIAN };
    let sites = &act.stage.sites;
    let named: Vec<Two> = sites.iter().take(sites.len().min(2)).filter_map(|site| two_of(act, *site)).collect();
    clock.set(now - (60 * 24).hours());
    let Some(first) = named.first().copied() else { return Ok(()) };
    store.change_now(By::Program, move |change| {
        for two in &named {
            write_down(change, *two, said)?;
        }
        change.commit(Entry::event("demo.today"), ())
    })?;
    let women = women_of(act, first.site);
    let leader = act.stage.leaders[0].0;
    name_holders(store, act, (first.responder, leader), said)?;
    if let [one, other, third, fourth, ..] = women.as_slice() {
        // A tap of a few minutes ago, one that nobody has taken in time, one in good hands, one that is over.
        raise(store, clock, (now - 20.minutes(), leader), (one, Risk::High, ""))?;
        raise(store, clock, (now - 5.hours(), leader), (other, Risk::Medium, ""))?;
        let id = raise(store, clock, (now - 50.hours(), first.deputy), (third, Risk::Low, said.despair))?;
        follow(store, clock, (id, third), (&[(now - 44.hours(), said.deeds[0])], None), first.responder)?;
        let id = raise(store, clock, (now - 200.hours(), leader), (fourth, Risk::High, ""))?;
        let deeds = [(now - 199.hours(), said.deeds[1]), (now - 100.hours(), said.deeds[2])];
        follow(store, clock, (id, fourth), (&deeds, Some(Outcome::Safe)), first.responder)?;
    }
    // The first woman of the second mentor.
    if let [one, other, ..] = women.get(WOMEN_OF_A_MENTOR..).unwrap_or_default() {
        clock.set(now - (20 * 24).hours());
        let (hers, witness) = ((one.id, one.language), other.name.clone());
        let (site, day) = (first.site, day_in(clock.now(), &act.script.zone));
        let mentor = first.deputy;
        store.change_now(By::User(mentor), move |change| plan(change, (mentor, site, day), (hers, witness), said))?;
    }
    ask((store, clock), act, (first.site, now), (&women, said))?;
    clock.set(now - 70.hours());
    let (site, by) = (first.site, first.responder);
    store.change_now(By::User(by), move |change| complain(change, site, leader, said))?;
    clock.set(now - 3.hours());
    store.change_now(By::User(leader), move |change| lose(change, site, leader, said))?;
    clock.set(now);
    Ok(())
}

/// Those who can shut everything are of the whole folder: the first programme's.
fn name_holders(store: &Store, act: &Act, (mentor, leader): (UserId, UserId), said: &Script) -> Result<(), Error> {
    let Some((manager, _)) = act.stage.managers.first().copied().filter(|_| std::ptr::eq(said, &RUSSIAN)) else {
        return Ok(());
    };
    store.change_now(By::User(manager), move |change| {
        let naming = sealing::add_naming(change, manager, &[manager, mentor, leader])?;
        sealing::agree_to_naming(change, naming, mentor)?;
        change.commit(Entry::event("demo.today"), ())
    })
}

/// An office asks about two women, and about a code that nobody here has; nothing is decided yet.
fn ask(
    (store, clock): (&Store, &Clock),
    act: &Act,
    (site, now): (SiteId, Timestamp),
    (women, said): (&[&Woman], &Script),
) -> Result<(), Error> {
    let Some((manager, _)) = act.stage.managers.iter().find(|(_, at)| *at == site).copied() else { return Ok(()) };
    let [office, basis, purpose] = said.asking.map(str::to_owned);
    let asked = NewRequest {
        site,
        kind: Asker::Ministry,
        on_paper: true,
        asked: 3,
        women: women.iter().take(2).map(|woman| woman.id).collect(),
        fields: vec![Field::Code, Field::JoinedOn, Field::Attendance],
        received: day_in(now - 48.hours(), &act.script.zone),
        due: day_in(now + 120.hours(), &act.script.zone),
        law_forbids: false,
        ask: Ask { office, basis, purpose, ..Ask::default() },
    };
    clock.set(now - 47.hours());
    store.change_now(By::User(manager), move |change| {
        outside_requests::write_down(change, &asked)?;
        change.commit(Entry::event("demo.today"), ())
    })
}

fn write_down(change: &mut Change<'_>, two: Two, said: &Script) -> Result<(), Error> {
    let new = Procedure {
        id: ProcedureId::new(change.clock()),
        site: two.site,
        responder: two.responder,
        deputy: two.deputy,
        names: Default::default(),
        steps: said.steps.to_owned(),
        paths: said.paths.to_owned(),
        written_on: day_in(change.at(), "UTC"),
        written_by: said.written_by.to_owned(),
        holds: true,
    };
    procedure::add_procedure(change, &new)?;
    complaints::add_way(change, two.site, (two.responder, two.deputy))
}

fn raise(
    store: &Store,
    clock: &Clock,
    (at, by): (Timestamp, UserId),
    (woman, risk, words): (&Woman, Risk, &'static str),
) -> Result<concerns::ConcernId, Error> {
    clock.set(at);
    let participant = woman.id;
    store.change_now(By::User(by), move |change| {
        let kind = if words.is_empty() { Kind::Unsaid } else { Kind::Despair };
        let words = Some(words).filter(|words| !words.is_empty());
        let id = raising::raise(change, NewConcern { participant, source: Source::ByHand, kind, risk, words })?;
        change.commit(Entry::event("demo.today"), id)
    })
}

/// Somebody takes it, does one thing after the other, and perhaps closes it with the last.
fn follow(
    store: &Store,
    clock: &Clock,
    (id, woman): (concerns::ConcernId, &Woman),
    (deeds, outcome): (&[(Timestamp, &'static str)], Option<Outcome>),
    by: UserId,
) -> Result<(), Error> {
    for (number, (at, words)) in (1..).zip(deeds.iter().copied()) {
        clock.set(at);
        let (participant, ends) = (woman.id, outcome.filter(|_| number == deeds.len()));
        store.change_now(By::User(by), move |change| {
            concerns::note(change, (id, participant), words)?;
            if let Some(outcome) = ends {
                concerns::close(change, id, outcome)?;
            }
            change.commit(Entry::event("demo.today"), ())
        })?;
    }
    Ok(())
}

/// She agrees to sealed notes, makes her plan with her mentor, and tells her what few may read.
fn plan(
    change: &mut Change<'_>,
    (author, site, day): (UserId, SiteId, Date),
    ((woman, language), witness): ((ParticipantId, Language), String),
    said: &Script,
) -> Result<Committed<()>, Error> {
    let country = consents::country_of(&users::get_programme_of(change, site)?.currency);
    let in_writing = consents::is_in_writing(Purpose::Notes, country);
    let event = ConsentEvent {
        id: ConsentId::new(change.clock()),
        purpose: Purpose::Notes,
        recipient: None,
        said: consents::Said::Agreed,
        way: Some(if in_writing { Way::Written } else { Way::Spoken }),
        reader: said.written_by.to_owned(),
        witness,
        language: Some(language),
        text_version: TEXT_VERSION.to_owned(),
        from: day,
        until: Some(day.saturating_add(6.months())),
        recorded_at: change.at(),
    };
    consents::add_event(change, (site, woman), &event)?;
    let [concern, economic, relationships, before, during] = said.plan.map(str::to_owned);
    let words = Words { with_her: true, concern, economic, relationships, before, during, ..Words::default() };
    let new = NewPlan { site, woman, made_on: day, minutes: Some(Minutes::To60), words };
    safety_plans::add_plan(change, &new)?;
    let [first, later] = said.secret.map(str::to_owned);
    let note = NewNote { site, woman, author, under: None, words: first };
    let under = Some(restricted_notes::add_note(change, &note)?);
    restricted_notes::add_note(change, &NewNote { under, words: later, ..note })?;
    change.commit(Entry::event("demo.today"), ())
}

/// Whoever leads the first group has lost her telephone this morning, and says so.
fn lose(change: &mut Change<'_>, site: SiteId, leader: UserId, said: &Script) -> Result<Committed<()>, Error> {
    let (kind, thing, noticed) = (breaches::Kind::PhoneLost, Thing::Account, change.at() - 30.minutes());
    let (thing_id, safe, words) = (leader.to_string(), noticed - 20.hours(), said.lost.to_owned());
    let id = breaches::report(change, &NewBreach { site, kind, thing, thing_id, noticed, safe, words }, None)?;
    breaches::note_step(change, id, Step::TellStaff)?;
    change.commit(Entry::event("demo.today"), ())
}

/// Somebody left it on paper: about whoever leads the first group.
fn complain(change: &mut Change<'_>, site: SiteId, leader: UserId, said: &Script) -> Result<Committed<()>, Error> {
    let told = Told {
        about: said.complaint[0].to_owned(),
        words: said.complaint[1].to_owned(),
        answer: Answer::Slip.key().to_owned(),
        answer_where: String::new(),
    };
    let (category, way_in) = (Category::Interest, WayIn::Paper);
    let new = NewComplaint { site, category, way_in, named: vec![leader], also_shut: Vec::new(), told };
    let id = complaints::file(change, &new, &format!("DEMO-{site}"))?;
    let step = Said { words: said.looked_into[0].to_owned(), for_her: said.looked_into[1].to_owned() };
    complaints::add_step(change, id, State::InProgress, &step)?;
    change.commit(Entry::event("demo.today"), ())
}
