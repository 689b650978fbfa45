//! Every action: its name in the table, and what is so of it whoever does it.

macro_rules! actions {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// What can be done. Each has a row in the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the name says it; the table's row is the documentation")]
        pub enum Action { $($variant),* }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Action] = &[$(Action::$variant),*];

            /// Its name in the table, in the audit chain and in the documents.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Action::$variant => $name),* }
            }
        }
    };
}

actions! {
    OwnAccount = "own.account",
    AccessRead = "access.read",
    PersonCreate = "person.create",
    PersonReadBasic = "person.read_basic",
    PersonEditBasic = "person.edit_basic",
    PersonFind = "person.find",
    PersonAssignMentor = "person.assign_mentor",
    PersonSearchName = "person.search_name",
    IdentityRead = "identity.read",
    IdentityWrite = "identity.write",
    BackgroundRead = "background.read",
    BackgroundWrite = "background.write",
    BackgroundChoose = "background.choose",
    JourneyRecord = "journey.record",
    RestrictedRead = "restricted.read",
    RestrictedWrite = "restricted.write",
    ConsentRead = "consent.read",
    ConsentGrant = "consent.grant",
    ConsentWithdraw = "consent.withdraw",
    GoalRead = "goal.read",
    GoalWrite = "goal.write",
    ConcernRaise = "concern.raise",
    ConcernAnswer = "concern.answer",
    ConcernRead = "concern.read",
    ConcernOversee = "concern.oversee",
    ComplaintMake = "complaint.make",
    ComplaintHandle = "complaint.handle",
    ComplaintRead = "complaint.read",
    ComplaintWay = "complaint_way.write",
    BreachReport = "breach.report",
    BreachRead = "breach.read",
    BreachHandle = "breach.handle",
    ProcedureRead = "procedure.read",
    ProcedureWrite = "procedure.write",
    SurveyAssign = "survey.assign",
    SurveyAnswer = "survey.answer",
    SurveyRead = "survey.read",
    SurveyVoid = "survey.void",
    VisitRead = "visit.read",
    VisitWrite = "visit.write",
    MentorSupervise = "mentor.supervise",
    NoteCreate = "note.create",
    NoteRead = "note.read",
    NoteAmend = "note.amend",
    NoteExtract = "note.extract_for_her",
    ReferralRead = "referral.read",
    ReferralSend = "referral.send",
    ReferralUpdate = "referral.update",
    ExclusionEdit = "exclusion.edit",
    ContactRead = "contact.read",
    ContactPropose = "contact.propose",
    ContactWrite = "contact.write",
    ContactPause = "contact.pause",
    FileLink = "file.link_account",
    BreakglassOpen = "breakglass.open",
    BreakglassReview = "breakglass.review",
    WhoViewedMe = "audit.who_viewed_me",
    SelfExport = "self.export",
    OwnViewStart = "own_view.start",
    OwnWish = "own.wish",
    DuplicateReview = "duplicate.review",
    KinEdit = "kin.edit",
    NeedEdit = "need.edit",
    MentorOffer = "mentor.offer",
    HandoverNote = "handover.note",
    MergePropose = "person.merge",
    MergeConfirm = "person.merge_confirm",
    PersonLeave = "person.leave",
    ImportPeople = "import.people",
    ExportCodes = "export.codes",
    CourseRead = "course.read",
    CourseEdit = "course.edit",
    VocabularyChoose = "vocabulary.choose",
    HelpRead = "help.read",
    HelpEdit = "help.edit",
    GroupRead = "group.read",
    GroupEdit = "group.edit",
    MembershipChange = "membership.change",
    KeepApartEdit = "keep_apart.edit",
    MeetingSchedule = "meeting.schedule",
    MeetingRead = "meeting.read",
    AttendanceMark = "attendance.mark",
    AttendanceCorrect = "attendance.correct",
    AttendanceReadPerson = "attendance.read_person",
    SessionClose = "session.close",
    CircleSplit = "circle.split",
    PrivateWordTake = "private_word.take",
    MakeUpRecord = "make_up.record",
    LinkIssue = "link.issue",
    LinkRevoke = "link.revoke",
    PhoneIssue = "phone.issue",
    PhoneRevoke = "phone.revoke",
    StaffRead = "staff.read",
    UserCreate = "user.create",
    RoleAssign = "role.assign",
    RoleApprove = "role.approve",
    AssignmentChange = "assignment.change",
    UserDisable = "user.disable",
    AuditRead = "audit.read",
    HealthRead = "health.read",
    OutsideRecord = "outside.record",
    OutsideRead = "outside.read",
    OutsideDecide = "outside.decide",
    OutsideConfirm = "outside.confirm",
    OutsideExtract = "outside.extract",
    RecordsRead = "records.read",
    SafeModeEnd = "safe_mode.end",
    SealRead = "seal.read",
    SealName = "seal.name",
    SealAgree = "seal.agree",
    SealSpeak = "seal.speak",
    EraseRequest = "erase.request",
    EraseExecute = "erase.execute",
    RetentionChoose = "retention.choose",
    HoldPlace = "hold.place",
    HoldLift = "hold.lift",
}

impl Action {
    /// Whether it opens, writes or decides about what is sealed of one woman: what stands behind the wall between what somebody
    /// was here and what she is now. Stopping something for her, and fearing for her, is no such thing: anybody may.
    #[must_use]
    pub fn is_sealed(self) -> bool {
        matches!(
            self,
            Action::IdentityRead
                | Action::IdentityWrite
                | Action::PersonSearchName
                | Action::BackgroundRead
                | Action::BackgroundWrite
                | Action::SurveyAnswer
                | Action::SurveyRead
                | Action::SurveyVoid
                | Action::RestrictedRead
                | Action::RestrictedWrite
                | Action::ConcernAnswer
                | Action::ConcernRead
                | Action::ConcernOversee
                | Action::ConsentRead
                | Action::ConsentGrant
                | Action::GoalRead
                | Action::GoalWrite
                | Action::VisitRead
                | Action::VisitWrite
                | Action::NoteCreate
                | Action::NoteRead
                | Action::NoteAmend
                | Action::NoteExtract
                | Action::HandoverNote
                | Action::ReferralRead
                | Action::ReferralSend
                | Action::ReferralUpdate
                | Action::ExclusionEdit
                | Action::ContactRead
                | Action::ContactPropose
                | Action::ContactWrite
                | Action::FileLink
                | Action::BreakglassOpen
                | Action::BreakglassReview
                | Action::WhoViewedMe
                | Action::SelfExport
                | Action::OwnViewStart
                | Action::OwnWish
                | Action::MergePropose
                | Action::MergeConfirm
        )
    }

    /// Whether "who opened my file" answers with it: everything that is sealed of her, and what takes hers out or shows that it
    /// came into strange hands. But not that somebody fears for her, because others may stand beside her; not that she works
    /// here, because whoever asks with her need not know; not the question itself, nor a search, which names nobody.
    #[must_use]
    pub fn is_told_to_her(self) -> bool {
        match self {
            Action::ConcernAnswer | Action::ConcernRead | Action::ConcernOversee => false,
            Action::FileLink | Action::WhoViewedMe | Action::PersonSearchName => false,
            Action::OutsideExtract | Action::BreachRead => true,
            other => other.is_sealed(),
        }
    }

    /// Whether it touches what women told or did; an administrator never may, in any combination of roles (G4).
    #[must_use]
    pub fn is_content(self) -> bool {
        !matches!(
            self,
            Action::OwnAccount
                | Action::ComplaintMake
                | Action::BreachReport
                | Action::HealthRead
                | Action::RecordsRead
                | Action::AccessRead
                | Action::StaffRead
                | Action::UserCreate
                | Action::RoleAssign
                | Action::UserDisable
                | Action::AuditRead
                | Action::SealRead
                | Action::SealName
                | Action::SealAgree
                | Action::SealSpeak
        )
    }
}

impl Action {
    /// Whether it takes something out of the folder, or reaches somebody outside: off in safe mode.
    #[must_use]
    pub fn leaves_the_folder(self) -> bool {
        matches!(
            self,
            Action::ExportCodes
                | Action::OutsideExtract
                | Action::LinkIssue
                | Action::PhoneIssue
                | Action::SelfExport
                | Action::NoteExtract
                | Action::ReferralSend
        )
    }
}
