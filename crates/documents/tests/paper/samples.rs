//! Sample data in Russian, Kazakh and Spanish, as the application would hand it over.

use documents::{Column, Counts, Imprint, Mark, Moment, Roll, RollRow, RollWords, Sheet, Slip, Slips, Table};
use qrcode::QrCode;
use qrcode::render::svg;

const NAMES: [&str; 14] = [
    "Әйгерім Құрманғазықызы",
    "Гүлнұр",
    "Асель",
    "Мадина Х.",
    "Баян апай",
    "Светлана",
    "Жұлдыз",
    "Ұлпан",
    "Өмірзая",
    "Іңкәр",
    "Һәнифа",
    "Peña Ñahui",
    "Наталья Сергеевна Добровольская",
    "Зере",
];

/// The foot of every sample.
pub(crate) fn imprint(language: &str) -> Imprint {
    let (printed, page_of) = match language {
        "kk" => ("Басып шығарылды 2026 ж. 24 қараша, 18:05", "{pages} беттің {page}-беті"),
        "ru" => ("Напечатано 24 ноября 2026 г., 18:05", "Страница {page} из {pages}"),
        _ => ("Impreso el 24 de noviembre de 2026, 18:05", "Página {page} de {pages}"),
    };
    Imprint {
        language: language.to_owned(),
        large_print: false,
        document_code: "R-7K2M-9".to_owned(),
        printed: printed.to_owned(),
        page_of: page_of.to_owned(),
        created: Moment { year: 2026, month: 11, day: 24, hour: 13, minute: 5, second: 0 },
    }
}

/// A roll that nobody marked yet.
pub(crate) fn roll(language: &str, rows: usize) -> Roll {
    let (group, lesson, date, place, facilitator) = match language {
        "kk" => ("Алтын қазан тобы", "Шекара қою", "2026 ж. 24 қараша, сейсенбі", "Алатау ауданы, 12-үй", "Гүлмира"),
        "ru" => (
            "Группа «Очаг»",
            "Воспитание подростка",
            "24 ноября 2026 г., вторник",
            "Алатауский район, дом 12",
            "Гульмира",
        ),
        _ => (
            "Grupo Las Retamas",
            "Metas y ahorro",
            "martes, 24 de noviembre de 2026",
            "Local comunal, Mz. B",
            "Rosa Ccahuana",
        ),
    };
    Roll {
        imprint: imprint(language),
        words: words(language),
        group: group.to_owned(),
        lesson: lesson.to_owned(),
        date: date.to_owned(),
        time: "18:30".to_owned(),
        place: place.to_owned(),
        facilitator: facilitator.to_owned(),
        rows: (0..rows).map(row).collect(),
        visitors: Vec::new(),
        counts: Counts::default(),
    }
}

fn row(at: usize) -> RollRow {
    const SYLLABLES: [&str; 10] = ["BA", "KO", "MI", "TU", "RE", "NA", "SO", "LI", "DU", "FE"];
    let code = format!("{}{}-{}", SYLLABLES[at % 10], SYLLABLES[(at / 10 + 1) % 10], at % 9 + 1);
    RollRow { code, name: NAMES[at % NAMES.len()].to_owned(), ..RollRow::default() }
}

/// A roll with marks, reasons, a visitor and counts.
pub(crate) fn marked_roll(language: &str, rows: usize) -> Roll {
    let reason = match language {
        "kk" => "Баласы ауырып қалды",
        "ru" => "Заболел ребёнок",
        _ => "Cita médica, pasaje 350 ₸",
    };
    let mut roll = roll(language, rows);
    for (at, row) in roll.rows.iter_mut().enumerate() {
        row.mark = Some([Mark::Present, Mark::Present, Mark::Late, Mark::Present, Mark::Excused, Mark::Absent][at % 6]);
        if row.mark == Some(Mark::Excused) {
            row.reason = reason.to_owned();
        }
        row.private_word = at == 5;
    }
    roll.visitors = vec!["Сауле".to_owned(), "Doña Élida".to_owned()];
    roll.counts = Counts { women: Some(11), visitors: Some(2), children: Some(0), headcount: Some(13) };
    roll
}

#[expect(clippy::too_many_lines, reason = "a table of words in three languages")]
fn words(language: &str) -> RollWords {
    let words: [&str; 18] = match language {
        "kk" => [
            "Қатысу парағы",
            "Сабақ",
            "Күні",
            "Уақыты",
            "Орны",
            "№",
            "Код",
            "Аты",
            "Келді",
            "Кешікті",
            "Себепті",
            "Келмеді",
            "Себебі",
            "Қонақтар",
            "Әйелдер",
            "Балалар",
            "Барлығы",
            "Топ жетекшісінің қолы",
        ],
        "ru" => [
            "Лист посещаемости",
            "Занятие",
            "Дата",
            "Время",
            "Место",
            "№",
            "Код",
            "Имя",
            "Присутствует",
            "Опоздала",
            "По уважительной",
            "Отсутствует",
            "Причина",
            "Гости",
            "Женщины",
            "Дети",
            "Всего в комнате",
            "Подпись ведущей",
        ],
        _ => [
            "Lista de asistencia",
            "Lección",
            "Fecha",
            "Hora",
            "Lugar",
            "N.º",
            "Código",
            "Nombre",
            "Presente",
            "Tarde",
            "Con permiso",
            "Ausente",
            "Motivo",
            "Visitantes",
            "Mujeres",
            "Niños y niñas",
            "Total en la sala",
            "Firma de la facilitadora",
        ],
    };
    let [
        title,
        lesson,
        date,
        time,
        place,
        number,
        code,
        name,
        present,
        late,
        excused,
        absent,
        reason,
        visitors,
        women,
        children,
        headcount,
        signature,
    ] = words.map(str::to_owned);
    RollWords {
        title,
        lesson,
        date,
        time,
        place,
        number,
        code,
        name,
        present,
        late,
        excused,
        absent,
        reason,
        visitors,
        women,
        children,
        headcount,
        signature,
    }
}

/// Cards for a substitute leader.
pub(crate) fn slips(language: &str, count: usize) -> Slips {
    let address = "https://minka.example.org/m/7KQ2-9XTR-M4VB-C8WN-PZ3H";
    let (title, heading, lines, qr_words) = match language {
        "kk" => (
            "Бір кездесуге сілтеме",
            "Алтын қазан тобы",
            [
                "2026 ж. 24 қараша, 18:30",
                "Кодты телефонмен түсіріңіз.",
                "Тек осы кездесудің парағы ашылады.",
                "1 желтоқсанға дейін жарамды.",
            ],
            "Төмендегі мекенжайдың QR коды",
        ),
        _ => (
            "Enlace para una reunión",
            "Grupo Las Retamas",
            [
                "Martes 24 de noviembre, 18:30",
                "Escanee el código con su teléfono.",
                "Abre solo la lista de esta reunión.",
                "Vale hasta el 1 de diciembre.",
            ],
            "Código QR de la dirección de abajo",
        ),
    };
    let slip = Slip {
        heading: heading.to_owned(),
        lines: lines.map(str::to_owned).to_vec(),
        address: address.to_owned(),
        qr_svg: QrCode::new(address).unwrap().render::<svg::Color>().build(),
        qr_words: qr_words.to_owned(),
    };
    Slips { imprint: imprint(language), title: title.to_owned(), slips: vec![slip; count] }
}

/// Recovery codes, in Russian.
pub(crate) fn recovery_codes() -> Sheet {
    Sheet {
        imprint: imprint("ru"),
        title: "Запасные коды для входа".to_owned(),
        paragraphs: vec![
            "Каждый код годится один раз, когда телефона нет под рукой. Зачеркните код, которым вошли.".to_owned(),
            "Храните лист там, где лежат документы, и не рядом с компьютером.".to_owned(),
        ],
        codes: (0..10).map(|at| format!("{}K7Q-4M{}X", at, (at * 7 + 3) % 10)).collect(),
        table: None,
        lists: Vec::new(),
        closing: vec![
            "Потеряли лист? Сделайте новые коды на странице «Мой вход»: старые тогда не действуют.".to_owned(),
        ],
    }
}

/// Sign-ins of the demonstration, in Spanish.
pub(crate) fn demo_sign_ins() -> Sheet {
    let row = |who: &str, name: &str, password: &str| vec![who.to_owned(), name.to_owned(), password.to_owned()];
    Sheet {
        imprint: imprint("es-PE"),
        title: "Entradas de la demostración".to_owned(),
        paragraphs: vec!["Personas inventadas. Nada de lo que se escriba aquí sale de esta máquina.".to_owned()],
        codes: Vec::new(),
        table: Some(Table {
            columns: vec![Column::words("Quién"), Column::codes("Nombre de usuario"), Column::codes("Contraseña")],
            rows: vec![
                row("Facilitadora: Peña Ñahui", "rosa", "canasta-lluvia-0O1l"),
                row("Mentora", "elida", "puente-trigo-5S8B"),
                row("Tesorera (aporte 500 ₸)", "carmen", "hilo-nube-2Z7"),
                row("Responsable del programa", "administracion", "mesa-viento-6G9"),
            ],
        }),
        lists: Vec::new(),
        closing: Vec::new(),
    }
}
