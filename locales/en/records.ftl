# What the programme holds and how it is guarded: two papers to be signed
records-title = What we hold and how it is guarded
records-lead = Two papers for whoever has a right to ask. They are made anew from what the program itself goes by, whenever you open them. No woman is in them.
records-processing = Records of processing
records-processing-hint = What is held, on what it rests, who gets something out, when it goes
records-processing-lead = Made from the tables by which the program works. Purposes of tables and the words for their end are in the language of the program, English.
records-security = Security document
records-security-hint = Who may do what, how it is locked, copied and tried, and whom to call
records-security-lead = Made from the program itself. What no program can know is left as a line: fill it in by hand and sign.
records-what = What
records-said = As it stands
records-programme = Programme
records-made = Made
records-law = Whose law it keeps
records-kept-in = Where the data are kept
records-kept-here = in the hands of this machine
records-kept-elsewhere = in a database on another machine
records-not-said = nobody has said so
records-answers = Who answers for the data
records-officer = Who organises their protection
records-machine = Who keeps the machine
records-keys-one = Who keeps the key of the back-ups, first
records-keys-two = Who keeps the key of the back-ups, second
records-counsel = Which lawyer has read the grounds, and when
records-day = Day
records-signature = Signature
records-purposes = What it is for, and on what it rests
records-grounds-unread = Working grounds of the program. They hold once a lawyer of the country has read and signed them.
records-purpose = For what
records-ground = On what it rests
records-stays = What stays when she stops it
records-own = The programme’s own: it leads to no woman’s file
records-whom = Who gets something out
records-whom-lead = Everything by which something leaves. There is no other way: the program sends nothing by itself and speaks to no third party.
records-leaves = What leaves
records-to = To whom
records-by = Who may do it
records-to-export-codes = Whoever is written down with the reason; codes only, sealed for a key where one is named
records-to-outside-extract = The office that asked, by the decision of two managers: only the fields that they chose
records-to-link-issue = Whoever leads one evening in place of the facilitator: one group’s list, for that evening
records-to-phone-issue = A mentor’s telephone without a network: questions and codes, no names
records-to-self-export = She herself
records-to-note-extract-for-her = She herself
records-to-referral-send = The place that she agreed to, by name
records-places = Where it stands and where it is copied
records-places-lead = Back-ups are encrypted before they leave the machine. The keys of the women are in no back-up.
records-target = Place
records-country = Country
records-abroad = Abroad
records-abroad-yes = yes, encrypted
records-abroad-no = no
records-targets-none = No place for back-ups is named.
records-held = What is held, column by column
records-held-lead = S0 public, S1 the programme’s, S2 by code and chosen name, S3 what identifies her or opens a door, S4 deadly if it leaks. In brackets after the end: what forgetting her does with it.
records-table = Table
records-for = What for
records-columns = Columns
records-sealed = sealed
records-goes = When it goes
records-people = Who answers
records-classes = Classes of what is held
records-class = Class
records-class-s0 = public
records-class-s1 = the programme’s own
records-class-s2 = by code and chosen name
records-class-s3 = what identifies her or opens a door
records-class-s4 = deadly if it leaks
records-sealed-columns = of these sealed
records-locks = How it is locked
records-lock-file = The database is one encrypted file (SQLCipher, 256 bits), or a PostgreSQL whose disk is to be encrypted. Its key lies in a file that only its owner reads, or under a passphrase.
records-lock-woman = What identifies a woman or could harm her is sealed once more (XChaCha20-Poly1305), under a key of her own, bound to its table and row.
records-lock-keyring = Her keys lie in a file apart, in no back-up. Copies of it live fourteen days, so that forgetting her reaches every copy.
records-lock-way = Between a browser and the program, and between the program and a database elsewhere, there is TLS.
records-lock-sign-in = Staff sign in with a long password (Argon2id) and a second step; sign-ins end by themselves; what is sensitive asks for a fresh proof.
records-lock-log = Who opened what is written down before it is shown, in a chain that shows every change, with a signed checkpoint a day for somebody outside.
records-lock-second = What cannot be taken back needs a second person. An emergency opening is looked at by somebody else within seven days.
records-upkeep-unknown = When a back-up was made and tried last is not known here: ask whoever looks after the machine.
records-last = Last
records-often = How often
records-every = { $count ->
    [one] at least every day
   *[other] at least every { $count } days
}
records-drill-itself = { $count ->
    [one] With a key at hand the program tries the newest back-up by itself once a day.
   *[other] With a key at hand the program tries the newest back-up by itself every { $count } days.
}
records-ends = When it goes
records-access = Who may do what
records-when = When
records-limits = What it does not protect from
records-limits-words = A device that somebody else can unlock, a photographed screen, paper in the wrong hands, two people who act together, and whoever sits at the running machine. The safest fact is the one that nobody wrote down.
staff-action-records-read = Read what is held and how it is guarded
staff-action-country-say = Said where the data stand
records-breaches = When something comes into strange hands
records-breaches-lead = Whoever notices writes it down in the program; a clock runs on the manager’s first page, the women whom it may concern are looked for, and each is told only as she can be reached without harm. First steps:
records-breach-days = { $count ->
    [one] There is { $count } business day, from the moment it is noticed.
   *[other] There are { $count } business days, from the moment it is noticed.
}
records-breach-hours = { $count ->
    [one] There is { $count } hour, from the moment it is noticed.
   *[other] There are { $count } hours, from the moment it is noticed.
}
