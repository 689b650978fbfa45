# Los datos reservados
identity-title = Datos reservados
identity-hint = Nombre en sus documentos, teléfono, dirección y fecha de nacimiento. Queda anotado quién los abre.
identity-open = Abrir
identity-lead = Aquí están el nombre de sus documentos, su teléfono, su dirección y su fecha de nacimiento, si los dio.
identity-logged = Ábrelos solo si los necesitas ahora. Queda anotado antes de mostrarlos, y ella puede preguntar quién los abrió.
identity-why = ¿Para qué lo abres?
identity-why-own = O con tus palabras
identity-because-reach = Para comunicarse con ella
identity-because-papers = Para un papel que ella pide
identity-because-asked = Ella pide mirarlo
identity-because-correct = Para anotarlo o corregirlo
identity-why-hint = Una frase. También se guarda en reserva.
identity-reason-needed = Escribe para qué los abres
identity-limits-title = De qué no protege esto
identity-limits = No protege de quien mira esta pantalla o le toma una foto, ni de quien tenga la carpeta del programa y su llave. No escribas aquí nada que pueda hacerle daño si alguien lo lee en voz alta.
identity-empty = Todavía no hay nada guardado aquí.
identity-once = Se muestra solo esta vez. Para verlo de nuevo, ábrelo otra vez.
identity-change = Escribir o cambiar
identity-legal-name = Nombre en sus documentos
identity-birth-date = Fecha de nacimiento
identity-birth-hint = Lo que ella sepa: basta con el año, o el mes y el año.
identity-birth-month = { $month } de { $year }
identity-birth-year = { $year }
identity-birth-month-missing = Escribe también el mes, o deja vacío el día
identity-birth-both = Escribe la fecha o la edad, no las dos
identity-birth-age = { $count ->
    [one] { $count } año, preguntada el { $day }
   *[other] { $count } años, preguntada el { $day }
}
identity-age = O cuántos años tiene
identity-age-hint = Años cumplidos, si no sabe la fecha. Queda como edad; nadie la convierte en fecha.
identity-age-unknown = Escribe su edad en años cumplidos
identity-asked-on = Día en que se le preguntó
identity-month-1 = enero
identity-month-2 = febrero
identity-month-3 = marzo
identity-month-4 = abril
identity-month-5 = mayo
identity-month-6 = junio
identity-month-7 = julio
identity-month-8 = agosto
identity-month-9 = septiembre
identity-month-10 = octubre
identity-month-11 = noviembre
identity-month-12 = diciembre
identity-phone = Teléfono
identity-phone-hint = Con el país delante, por ejemplo +51 900 000 000
identity-phone-unknown = Escribe el teléfono con números, al menos cinco; puedes usar espacios, + y -
identity-address = Dirección
identity-all-optional = Escribe solo lo que haga falta. Todo puede quedar vacío.

# Lo que se hizo
notice-identity-saved = Guardado en reserva
name-search-title = Encontrarla por su nombre legal
name-search-lead = Escribe su nombre legal, en cualquier alfabeto, o su número de teléfono completo. Verás códigos y nombres elegidos, nunca los datos reservados. Cada pregunta queda anotada y hay veinte por hora.
name-search-what = Nombre legal o teléfono
name-search-hint = Palabras enteras; basta una
name-search-do = Buscar
name-search-none = No se encontró a nadie a tu alcance.
name-search-more = Hay más. Agrega otro nombre.
name-search-needed = Escribe un nombre o un número.
people-by-name = Por su nombre legal o teléfono
staff-action-person-search-name = Buscó por nombre legal
staff-action-identities-traced = Se hicieron huellas de nombres sellados
