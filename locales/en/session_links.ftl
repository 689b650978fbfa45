# A link that marks one roll call without an account
links-title = Roll
links-heading = A link for this roll call
links-about = Whoever holds the link can mark who is there at this one meeting, without an account. Nothing else opens with it.
links-make = Make a link
links-prove-hint = Before you make a link, please prove once more that it is you.
links-prove = Prove that it is me
links-none-possible = No link can be made any more: the meeting is closed, did not take place, or its week is over.
links-live = Links that work now
links-none = There is none.
links-stolen = If a link is lost or in the wrong hands, end it. It stops working at once.
links-made = Made by { $name }, { $when }
links-made-by = Made by { $name }
links-used = Opened { $opened ->
    [one] once
   *[other] { $opened } times
}, saved { $saved ->
    [one] once
   *[other] { $saved } times
}
links-until = Works until the end of { $day }
links-end = End this link
links-made-heading = The link
links-once = You see this address only now. Hand it on, write it down or print the slip before you leave this page.
links-qr = QR code with the address below
links-lives = Valid
links-maker = Made by
links-slip = Slip to print
links-slip-hint = The slip names no group and nobody on the roll.
links-slip-heading = Roll call
links-slip-care = Give it to nobody else.
links-slip-printed = Printed { $when }
links-closed = This meeting is closed or did not take place. Nothing can be marked any more.
links-week-over = The week after this meeting is over. A link would not work any more.
links-week-ahead = It is too early for a link. One can be made from { $day } on, a week before the meeting.
links-too-many = There are already { $count } links to this meeting. End one first.
links-roll-heading = Who is here?
links-roll-hint = Mark everyone on the list, then save. What you see here stays here.
links-save = Save
links-too-early = The list opens on the day of the meeting.
links-lesson = The lesson, and whom to call

notice-links-saved = Saved. Thank you.
notice-links-ended = The link is ended
