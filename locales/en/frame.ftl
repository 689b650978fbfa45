weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

date-weekday-day = { $weekday }, { $day }
date-day-month = { $day } { $month }
date-day-year = { $day } { $year }


error-title = This did not work
error-not-found-title = Nothing here
error-not-found = There is nothing at this address, or it is not yours to see.
error-not-found-next = Go back to today and open it from there.
error-conflict-title = Somebody was here before you
error-form-changed = This form was already sent with other words. Open the page again to see what was kept, then make your change.
error-stale = Somebody changed this in the meantime. Open the page again to see it, then make your change.
error-unreadable-title = We could not read that
error-bad-text = Part of the text has signs that cannot be read. Please type it again.
error-bad-form = The form arrived damaged. Please open the page again and send it once more.
error-too-large-title = That is too much at once
error-too-large = That was more than this page can take. Nothing was saved. Go back and send less, or send it in parts.
error-forbidden = The request came from another site, so nothing was done.
error-too-many-title = Please wait a little
error-too-many = There were too many tries. Please wait fifteen minutes, then try again.
error-unexpected-title = Something broke on our side
error-unexpected = Nothing was lost and nothing was half done. Please try again; if it happens again, tell your administrator the number below.
error-method = This page cannot be used that way.
error-slow = That took too long and was stopped. Nothing was half done. Please try again.
error-reference = Number for the administrator: { $number }
error-back = Back to today
