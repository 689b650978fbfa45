users-sign-in-name = Sign-in name
users-sign-in-name-wrong = Small letters, digits, dots or hyphens, beginning with a letter; 2 to 40 in all.
users-name-wrong = Write the name that colleagues use.
users-role-administrator-alone = An administrator looks after the program and reads no files, so no other role is possible.
users-role-leads-and-keeps = Whoever leads a group cannot also keep its money.
users-role-measures-and-mentors = Whoever measures results cannot also be a mentor.
users-role-held = This role is already held there, or it waits for approval.
