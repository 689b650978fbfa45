# What is not finished when a woman is handed over
handovers-title = Not finished
handovers-lead = What you began to write about your women and have not saved. It is sealed and nobody else reads it.
handovers-none = Nothing is waiting.
handovers-left = Left on { $at }; goes by itself on { $day }
handovers-until = You walk beside her until { $day }. Finish it or drop it before.
handovers-gone = Out of your reach since { $day }: you walk beside her no more.
handovers-gone-who = Out of your reach since { $day }: { $name } walks beside her now.
handovers-go-on = Go on writing
handovers-drop = Drop it
handovers-own = You have not finished writing down a visit. Finish it or drop it before you hand her over: after that you cannot.
handovers-before = { $name } has not finished writing down a visit. Ask her to finish it or drop it before the hand-over: after that she cannot.
handovers-typed-title = You walk beside her no more
handovers-typed-since = { $code }: out of your reach since { $day }. Nothing of this form was saved.
handovers-typed-who = { $name } walks beside her now. Tell her face to face what she has to know, and do not send it by telephone.
handovers-typed-nobody = Tell your manager face to face what has to be known, and do not send it by telephone.
handovers-typed-leave = What you typed stands on this page only, and is gone when you leave it.
handovers-typed-words = What you typed
handovers-typed-rest = Also filled in: { $words }

# What was just done
notice-handovers-dropped = It is gone.
