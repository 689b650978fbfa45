weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

date-weekday-day = { $weekday } { $day }
date-day-month = { $day } de { $month }
date-day-year = { $day } de { $year }


error-title = No se pudo
error-not-found-title = Aquí no hay nada
error-not-found = En esta dirección no hay nada, o no te corresponde verlo.
error-not-found-next = Vuelve a «Hoy» y ábrelo desde allí.
error-conflict-title = Alguien llegó antes
error-form-changed = Este formulario ya se envió con otros datos. Abre la página de nuevo, mira lo que quedó guardado y haz tu cambio.
error-stale = Mientras tanto alguien cambió esto. Abre la página de nuevo para verlo y haz tu cambio.
error-unreadable-title = No pudimos leerlo
error-bad-text = Una parte del texto tiene signos que no se pueden leer. Escríbelo otra vez, por favor.
error-bad-form = El formulario llegó dañado. Abre la página de nuevo y envíalo otra vez.
error-too-large-title = Es demasiado de una vez
error-too-large = Eso es más de lo que esta página puede recibir. No se guardó nada. Vuelve atrás y envía menos, o envíalo por partes.
error-forbidden = El pedido vino de otro sitio y no se hizo.
error-too-many-title = Espera un poco
error-too-many = Hubo demasiados intentos. Espera quince minutos e inténtalo de nuevo.
error-unexpected-title = Algo falló de nuestro lado
error-unexpected = No se perdió nada ni quedó nada a medias. Inténtalo de nuevo; si se repite, avisa a quien administra el programa y dale el número de abajo.
error-method = Esta página no se puede usar así.
error-slow = Tardó demasiado y se detuvo. No quedó nada a medias. Inténtalo de nuevo.
error-reference = Número para quien administra el programa: { $number }
error-back = Volver a «Hoy»
