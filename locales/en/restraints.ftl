# What was taken back stays taken back.
safe-mode-title = Being looked through
safe-mode-notice = This programme came back from a back-up and is being looked through. Nothing leaves it meanwhile.
safe-mode-what = This programme was brought back from a back-up without its keyring. So nobody knows what was taken back since then: a yes that became a no, a role that ended, a phone that must not ring. Until that is cleared up nothing is sent or taken out, and only managers get in.
safe-mode-look = Look through the staff and their roles, and through what the women agreed to, with whoever remembers the last weeks. If the old keyring turns up, tell whoever looks after the machine: it knows everything that was taken back.
safe-mode-agree = It is as it should be
safe-mode-first-was-you = You have said yes. A second manager has to look as well; then everything opens again.
safe-mode-first-was-other = One manager has said yes. Yours is the second: then everything opens again.
safe-mode-locked = Please wait until two managers have looked. On paper your evening goes on as always.
notice-safe-mode-ended = Thank you. Everything is open again.
staff-action-restraints-applied = Put in force again what was taken back
staff-action-safe-mode-end = Ended the looking through after a back-up
