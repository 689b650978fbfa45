-- Courses of ordered lessons, each in the languages of its programme.
create table course (
    id text primary key,
    programme_id text not null references programme (id),
    key text not null,
    created_at text not null,
    retired_at text
);
create unique index course_programme_id_key on course (programme_id, key);

create table course_title (
    course_id text not null references course (id),
    language text not null,
    title text not null,
    primary key (course_id, language)
);

create table lesson (
    id text primary key,
    course_id text not null references course (id),
    key text not null,
    position bigint not null,
    minutes bigint not null,
    retired_at text
);
create unique index lesson_course_id_key on lesson (course_id, key);

create table lesson_text (
    lesson_id text not null references lesson (id),
    language text not null,
    title text not null,
    neutral_title text not null,        -- what paper and calendars may show
    aim text not null,
    opening_question text not null,
    talk text not null,
    circle_questions text not null,     -- one a line
    handout text not null,
    can_stir_up text not null,
    whom_to_call text not null,
    updated_at text not null,
    updated_by text not null,
    primary key (lesson_id, language)
);

-- What a lesson said before each edit.
create table lesson_text_before (
    id text primary key,
    lesson_id text not null references lesson (id),
    language text not null,
    body text not null,                 -- the replaced text as a pack file
    replaced_at text not null,
    replaced_by text not null
);
create index lesson_text_before_lesson_id on lesson_text_before (lesson_id, language, replaced_at);
