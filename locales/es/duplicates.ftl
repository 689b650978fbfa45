# Una mujer, dos fichas
duplicates-title = ¿Anotada dos veces?
duplicates-lead = Estas fichas pueden ser de una misma mujer. El programa solo compara; deciden las personas.
duplicates-own = Mis mujeres
duplicates-none = No hay fichas que se parezcan
duplicates-look = Mirar las dos
duplicates-compare = Comparar dos fichas
duplicates-compare-lead = Escribe los dos códigos como están en las tarjetas.
duplicates-one = Primer código
duplicates-other = Segundo código
duplicates-code-unknown = Aquí nadie tiene este código. Revisa cada letra.
duplicates-same-file = Los dos códigos llevan a una misma ficha
duplicates-two-sites = Las dos fichas son de sedes distintas
duplicates-question = ¿Es la misma mujer?
duplicates-both-hint = Pregúntale a ella, o a quien la conoce bien. Los datos reservados se comparan, pero aquí no se muestran.
duplicates-not-found-alike = El programa no encontró parecidas estas dos
duplicates-not-same = Son dos mujeres
duplicates-not-same-save = No es la misma
duplicates-word = ¿Cómo lo sabes?
duplicates-word-hint = Puede quedar en blanco. Esta pareja no vuelve a aparecer.
duplicates-word-unknown = Elige de la lista
duplicates-word-none = No lo digo
duplicates-word-known = Conozco a las dos
duplicates-word-sisters = Hermanas
duplicates-word-mother = Madre e hija
duplicates-word-twins = Gemelas
duplicates-word-namesakes = Solo los nombres se parecen
duplicates-word-other = Otra cosa
duplicates-is-same = Es una sola mujer
duplicates-is-same-lead = Entonces una de ustedes pide unir las fichas y otra lo hace. No se pierde nada, y se puede deshacer.
duplicates-to-merge = Unir las fichas
duplicates-said = { $name } dijo el { $at } que son dos mujeres.
duplicates-decided = Las que se sabe que son dos mujeres
duplicates-decided-short = Distintas
duplicates-decided-lead = Alguien dijo que cada una de estas parejas son dos mujeres. Si fue un error, devuélvela a la lista.
duplicates-decided-none = Todavía no se ha dicho nada
duplicates-take-back = Quizás sí es la misma
duplicates-perhaps-title = Quizá ella ya esté aquí
duplicates-perhaps-lead = Lo que escribiste quedó guardado. Parece la misma mujer: mira las dos fichas y pregúntale.
duplicates-perhaps-on = A su página
duplicates-elsewhere-title = Quizá la conozcan en otra sede
duplicates-elsewhere-lead = Quizá en otra sede del programa conozcan a alguien parecida a estas mujeres. Aquí no se dice nada de ella: pregunta a la coordinadora de allí.
duplicates-elsewhere-hint = Quizá conozcan a alguien parecida a ella en otra sede: { $site }. Pregunta a la coordinadora de allí.
duplicates-elsewhere-none = En otras sedes no hay nadie parecida
duplicates-elsewhere-other = Preguntamos: es otra mujer
duplicates-elsewhere-decided = Distintas, de dos sedes
duplicates-elsewhere-decided-lead = Alguien preguntó en la otra sede y dijo que son dos mujeres. Si fue un error, deshazlo: la pista de la pareja vuelve a las dos sedes.
duplicates-elsewhere-said = El { $at } se dijo que es otra mujer que la de { $site }.
duplicates-under-way = El programa está comparando estas fichas por su cuenta: { $done } de { $all }
duplicates-word-elsewhere = Se preguntó cuando estaban en dos sedes
duplicates-search = Comparar todas las fichas
duplicates-search-hint = También se comparan los datos reservados, solo en la memoria; queda anotado que se hizo. Cada noche el programa lo hace solo, donde hay algo nuevo.
duplicates-searching = Comparando las fichas
duplicates-so-far = { $done } de { $all }
duplicates-searched = Se compararon el { $at }: { $count ->
    [one] { $count } ficha.
   *[other] { $count } fichas.
}
duplicates-left-out = No se pudo comparar todo: quedaron fuera { $places } lugares en las listas de lo que muchas comparten. Esas parejas solo pudieron hallarse por otra cosa.
duplicates-more-found = De { $found } parejas se guardan las { $kept } más probables.
duplicates-likely-very = Muy probable: { $percent } %
duplicates-likely = Probable: { $percent } %
duplicates-likely-maybe = Quizás: { $percent } %
duplicates-why = { $field }: { $agreement }
duplicates-why-names = { $field }: { $agreement } ({ $one } / { $other })
duplicates-registered = registrada el { $day }
duplicates-same-group = las dos en { $group }
duplicates-in-group = en { $group }
duplicates-same-language = mismo idioma: { $language }

# Qué se compara
duplicates-field-given_name = Nombre
duplicates-field-paper_name = Nombre en los papeles
duplicates-field-family_name = Apellido
duplicates-field-second_name = Nombre del padre
duplicates-field-birth_date = Fecha de nacimiento
duplicates-field-phone = Teléfono

# Y cómo coincide
duplicates-agreement-same = igual
duplicates-agreement-other-spelling = suena igual, escrito de otra manera
duplicates-agreement-short-form = forma corta
duplicates-agreement-slip = un solo error de escritura
duplicates-agreement-alike = parecido
duplicates-agreement-same-root = misma raíz, otra terminación
duplicates-agreement-part = coincide uno de dos nombres
duplicates-agreement-part-differs = una palabra coincide, la otra no
duplicates-agreement-turned = las mismas palabras en otro orden
duplicates-agreement-exchanged = el nombre y el apellido están cambiados
duplicates-agreement-day-month = el día y el mes están cambiados
duplicates-agreement-one-digit = difiere una cifra
duplicates-agreement-year-beside = mismo día, un año de diferencia
duplicates-agreement-only-year = mismo año, el día no es seguro
duplicates-agreement-by-age = más o menos la misma edad
duplicates-agreement-same-month = mismo mes y año
duplicates-agreement-same-year = mismo año
duplicates-agreement-same-day-of-year = mismo día de otro año
duplicates-agreement-differs = distinto

# Lo que se acaba de hacer
notice-duplicates-search-done = Se compararon todas las fichas
notice-duplicates-search-failed = La comparación se detuvo a medio camino. Empieza de nuevo.
notice-duplicates-told-apart = Anotado: son dos mujeres
notice-duplicates-taken-back = La pareja vuelve a la lista
