# Lo que contó de su vida
backgrounds-title = Su vida
backgrounds-hint = Familia, trabajo, qué la trae. Solo cuando está lista; reservado.
backgrounds-lead = Aquí está lo que contó de su familia, su trabajo y qué la trae, si quiso.
backgrounds-empty = Todavía no ha contado nada. Está bien.
backgrounds-told = Lo contó el { $at }
backgrounds-earlier = Lo contó antes
backgrounds-tell = Preguntar y anotar
backgrounds-tell-hint = Pregunta solo lo que quiera responder. Cualquier pregunta puede quedar en blanco. «Prefiere no decir» también es una buena respuesta.
backgrounds-not-asked = Sin preguntar
backgrounds-rather-not = Prefiere no decir
backgrounds-choose = Elige una respuesta de la lista

# Las preguntas
backgrounds-ask-marital = ¿Está casada?
backgrounds-marital-single = Soltera
backgrounds-marital-married = Casada
backgrounds-marital-together = Vive en pareja
backgrounds-marital-religious = Casada solo por su fe
backgrounds-marital-separated = Separada
backgrounds-marital-divorced = Divorciada
backgrounds-marital-widowed = Viuda
backgrounds-ask-children = ¿Cuántos hijos tiene?
backgrounds-ask-household_size = ¿Cuántas personas viven en su casa, contándola a ella?
backgrounds-ask-livelihood = ¿De qué vive?
backgrounds-livelihood-employed = Tiene empleo
backgrounds-livelihood-own_work = Trabaja por su cuenta
backgrounds-livelihood-day_work = Trabajos del día
backgrounds-livelihood-home = La casa y los hijos
backgrounds-livelihood-studying = Estudia
backgrounds-livelihood-pension = Pensión o ayuda
backgrounds-livelihood-looking = Busca trabajo
backgrounds-ask-brings = ¿Qué la trae?
backgrounds-ask-heard = ¿Cómo supo de nosotras?
backgrounds-heard-friend = Por una amiga o familiar
backgrounds-heard-neighbour = Por una vecina
backgrounds-heard-member = Por una mujer de un grupo
backgrounds-heard-staff = Por una de nosotras
backgrounds-heard-internet = Por internet
backgrounds-heard-poster = Un cartel o volante
backgrounds-heard-other_help = Por otro lugar que ayuda
backgrounds-heard-other = De otra manera
backgrounds-ask-seeing = ¿Tiene dificultad para ver, aun con lentes?
backgrounds-ask-hearing = ¿Tiene dificultad para oír, aun con audífono?
backgrounds-ask-walking = ¿Tiene dificultad para caminar o subir escalones?
backgrounds-ask-remembering = ¿Tiene dificultad para recordar o concentrarse?
backgrounds-ask-self_care = ¿Tiene dificultad para bañarse o vestirse?
backgrounds-ask-communicating = En su propio idioma, ¿tiene dificultad para entender o hacerse entender?
backgrounds-difficulty-none = No, ninguna dificultad
backgrounds-difficulty-some = Sí, cierta dificultad
backgrounds-difficulty-lot = Sí, mucha dificultad
backgrounds-difficulty-cannot = No puede hacerlo
backgrounds-functioning-with = Según las seis preguntas del Grupo de Washington: con discapacidad.
backgrounds-functioning-without = Según las seis preguntas del Grupo de Washington: sin discapacidad.

# Qué pregunta el programa
backgrounds-settings = Qué le preguntamos
backgrounds-settings-lead = Pregunten solo lo que el programa necesita para ayudarla. Lo que se apaga no está en ningún formulario ni se toma de ninguna lista. Lo escrito antes queda, se puede borrar y se va con su ficha.
backgrounds-switches-hint = Quita la marca de lo que no necesitan.
backgrounds-reasons = Qué trae a las mujeres aquí
backgrounds-reasons-none = La lista todavía está vacía, por eso no se pregunta.
backgrounds-reason-new = Con sus propias palabras
backgrounds-reason-hint = Corto y amable, como «Aprender a coser». Nada que pudiera dañarla si se leyera en voz alta.
backgrounds-reason-add = Agregar a la lista
backgrounds-reason-end = No ofrecerlo más
backgrounds-words-missing = Escribe unas palabras
backgrounds-words-long = Como mucho { $most } letras
backgrounds-words-many = Como mucho { $most } líneas. Quita una primero.

# Lo que se acaba de hacer
notice-backgrounds-saved = Guardado y reservado
notice-backgrounds-chosen = Guardado
