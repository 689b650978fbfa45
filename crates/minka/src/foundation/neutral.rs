//! Words that tell a stranger what is done here, in the four languages: tests look for them in what is seen without opening anything,
//! and whoever writes down what to say to others is told of them.

/// Words that would betray, by what they betray, each the beginning of a word in English, Russian, Kazakh or Spanish. A sign `=` in
/// front: the whole word, since others begin like it.
const BETRAYS: [(&str, &str); 6] = [
    (
        "that somebody is hurt, or flees: whoever hurts her reads it first",
        "violen abus beaten beating victim survivor shelter refuge rape assault harass threat danger emergenc crisis escap safety \
         насил побо избив жертв убежищ приют опасн угро кризис неотлож экстрен \
         зорлық ұрып қорла құрбан баспана панала қауіп дағдарыс шұғыл \
         maltrat golpe víctim sobrevivi albergue amenaz peligr seguridad",
    ),
    (
        "that somebody who has power over her is spoken of",
        "husband divorc police court ex-husband полиц муж развод =суд күйеу ажырас =сот esposo marid divorci polic juzgad",
    ),
    ("that it is for women: in a house with one telephone that says whose it is", "woman women wife женщин әйел mujer"),
    ("that help is given", "help support помощ помога поддерж көмек көмектес ayud apoyo"),
    (
        "faith, which many come with and which is nobody's business",
        "faith church mosque pray =god bible koran islam christ =вера церк мечет молит =бог мешіт шіркеу намаз құдай дұға =fe \
         iglesia mezquita oracion =dios biblia",
    ),
    (
        "that she has money of her own",
        "saving loan =debt сбереж накоп =займ =долг жинақ қарыз несие ahorr préstam =deuda",
    ),
];

/// Which betraying word a text has, and what it betrays.
#[must_use]
pub fn betrays(text: &str) -> Option<(String, &'static str)> {
    let lower = text.to_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphabetic() && sign != '-').filter(|word| !word.is_empty());
    for word in words {
        for (what, stems) in BETRAYS {
            let is_one =
                |stem: &str| stem.strip_prefix('=').map_or_else(|| word.starts_with(stem), |whole| word == whole);
            if stems.split_whitespace().any(is_one) {
                return Some((word.to_owned(), what));
            }
        }
    }
    None
}
