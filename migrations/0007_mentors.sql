-- Who walks beside a woman is asked by the woman: on her page, and whenever somebody else is given to her.
create index assignment_participant_id on assignment (participant_id);
