//! Why somebody takes a break, leaves or goes on elsewhere: the keys of her journey, and how lists call them.

pub(super) const REASONS: [(&str, &[&str]); 11] = [
    ("work", &["work", "job", "работа", "жұмыс", "trabajo"]),
    ("study", &["study", "studies", "учёба", "оқу", "estudio", "estudios"]),
    ("health", &["health", "illness", "здоровье", "болезнь", "денсаулық", "ауру", "salud", "enfermedad"]),
    (
        "birth",
        &[
            "birth",
            "a child is born",
            "рождение ребёнка",
            "роды",
            "бала туды",
            "босану",
            "nacimiento de un bebé",
            "parto",
        ],
    ),
    (
        "family",
        &[
            "family",
            "care for the family",
            "семья",
            "забота о семье",
            "отбасы",
            "отбасы қамы",
            "familia",
            "cuidado de la familia",
        ],
    ),
    ("moved", &["moved", "moved away", "переезд", "переехала", "көшіп кетті", "көшті", "se mudó", "mudanza"]),
    (
        "time",
        &[
            "time",
            "the day or hour does not suit her",
            "не подходит время",
            "не подходит день или час",
            "уақыты сай келмейді",
            "күні не сағаты сай келмейді",
            "horario",
            "no le va el día o la hora",
        ],
    ),
    (
        "other_help",
        &[
            "other help",
            "found help elsewhere",
            "нашла помощь в другом месте",
            "басқа жерден көмек тапты",
            "encontró ayuda en otro lado",
        ],
    ),
    (
        "own_reasons",
        &["own reasons", "her own reasons", "свои причины", "личные причины", "өз себептері", "sus propios motivos"],
    ),
    (
        "no_contact",
        &["no contact", "lost contact", "we lost contact", "связь потеряна", "байланыс үзілді", "perdimos el contacto"],
    ),
    ("died", &["died", "she died", "умерла", "қайтыс болды", "falleció"]),
];
