# What was taken back stays taken back.
safe-mode-title = Being looked through
safe-mode-notice = This programme came back from a back-up and is being looked through. Nothing leaves it meanwhile.
safe-mode-what = This programme was brought back from a back-up without its keyring. So nobody knows what was taken back since then: a yes that became a no, a role that ended, a phone that must not ring. Until that is cleared up nothing is sent or taken out, and only managers get in.
safe-mode-what-between = This programme was brought back from a back-up. What was taken back before { $from } is in force again. What was taken back from then until { $until } is not known here and may be alive again: a yes that became a no, a pause, somebody whom she named, a woman who was forgotten, a role that ended. Until that is cleared up nothing is sent or taken out, and only managers get in.
safe-mode-look = Look through the staff and their roles, and through what the women agreed to, with whoever remembers the last weeks and with the papers that were given out; take back once more what was taken back. If the old keyring or a newer copy of it turns up, tell whoever looks after the machine: what stands there is put in force with minka restraints.
safe-mode-agree = It is as it should be
safe-mode-first-was-you = You have said yes. A second manager has to look as well; then everything opens again.
safe-mode-first-was-other = One manager has said yes. Yours is the second: then everything opens again.
safe-mode-locked = Please wait until two managers have looked. On paper your evening goes on as always.
notice-safe-mode-ended = Thank you. Everything is open again.
staff-action-restraints-applied = Put in force again what was taken back
staff-action-safe-mode-end = Ended the looking through after a back-up
staff-action-journal-ends-early = Opened after a back-up although what was taken back since may be alive
staff-action-safe-mode-begin = Began the looking through after a back-up
staff-action-safe-mode-narrowed = Knew more of what was taken back, and goes on looking through
