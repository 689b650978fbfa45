# A qué dijo que sí
consent-title = A qué dijo que sí
consent-hint = Qué podemos hacer con lo que nos cuenta, y hasta cuándo.
consent-open = Ver a qué dijo que sí
consent-lead = Cada cosa se pregunta por separado. Puede decir que no a cualquiera y participar igual, y puede decir basta cuando quiera.
consent-lead-flags = Tú ves solo sí o no. Puede decir que no a cualquiera y participar igual, y puede decir basta cuando quiera.
consent-lead-nothing = Si te pide parar algo, tócalo aquí. Se para en el momento, y nadie puede mandarla a otra persona por eso.
consent-ask = Leérselo y preguntar
consent-ask-again = Preguntarle de nuevo
consent-stop = Ella dice basta
consent-yes = Sí
consent-no = No
consent-state-agreed = De acuerdo hasta el { $day }
consent-state-expired = Terminó el { $day }
consent-state-refused = Dijo que no el { $day }
consent-state-withdrawn = Dijo basta el { $day }
consent-state-unasked = Todavía no se le preguntó
consent-said-agreed = de acuerdo
consent-said-refused = dijo que no
consent-said-withdrawn = dijo basta
consent-history = Todo lo que ha dicho
consent-history-hint = Aquí nunca se cambia nada. Vale lo último que dijo.
consent-told-reader = lo leyó { $name }
consent-told-witness = la oyó { $name }

# Leer en voz alta y su respuesta
consent-read-aloud = Siéntate con ella donde nadie escuche. Lee estas palabras en voz alta, muéstrale el dibujo y deja que pregunte.
consent-answer = ¿Qué dice?
consent-answer-hint = Un no vale tanto como un sí. No trates de convencerla.
consent-answer-agreed = Sí, estoy de acuerdo
consent-answer-refused = No
consent-answer-missing = Elige qué dice
consent-way = ¿Cómo lo dice?
consent-way-spoken = En voz alta, ante una testigo
consent-way-written = Firmó un papel
consent-way-mark = Una huella o una marca en papel
consent-way-missing = Elige cómo lo dice
consent-reader = Quién se lo lee
consent-reader-missing = Escribe quién se lo leyó
consent-language = En qué idioma
consent-witness = Quién oye su respuesta
consent-witness-hint = Hace falta cuando acepta en voz alta. Mejor alguien que ella elija y que no trabaje con nosotras.
consent-witness-missing = Escribe quién oyó su respuesta
consent-witness-same = La testigo no puede ser quien lee
consent-from = Qué día
consent-from-before-no = El { $day } dijo que no o basta. Solo vale lo que diga ese día o después
consent-until = Hasta cuándo
consent-until-hint = Doce meses como máximo. Después se le pregunta de nuevo.
consent-until-past = El último día tiene que ser después de hoy
consent-until-far = Doce meses como máximo
consent-sector = Qué tipo de ayuda
consent-sector-choose = Elige
consent-sector-missing = Elige qué tipo de ayuda es
consent-sector-health = Salud
consent-sector-psychosocial = Apoyo psicológico
consent-sector-legal = Ayuda legal
consent-sector-security = Policía y seguridad
consent-sector-safe_house = Casa de refugio
consent-sector-protection = Protección de ella y de sus hijos
consent-sector-livelihoods = Trabajo e ingresos
consent-sector-other = Otra cosa
consent-recipient = A quién se le puede contar
consent-recipient-hint = Una sola organización, con su nombre. Pregunta aparte por cada una.
consent-recipient-missing = Escribe el nombre de la organización

# Lo que se pregunta
consent-purpose-service = Participar
consent-purpose-notes = Notas reservadas
consent-purpose-handover = Pasar las notas
consent-purpose-messages = Mensajes a su teléfono
consent-purpose-sharing = Contarle a otra organización
consent-purpose-statistics = Contar sin nombres
consent-purpose-survey = Cuestionarios
consent-purpose-photo = Fotos
consent-purpose-story = Su historia
consent-purpose-label = Su nombre en lo que hace

# Las palabras que se leen en voz alta
consent-words-service = Quieres venir a nuestro grupo. Para guardarte un lugar anotamos el nombre que elijas, tu idioma, tu grupo y cuándo viniste. Solo lo ven las personas del equipo que lo necesitan. Puedes decir basta cuando quieras. ¿Estás de acuerdo?
consent-words-notes = Tu mentora quisiera anotar lo que le cuentas, para que no tengas que contarlo dos veces. Las notas están bajo llave y solo ella puede leerlas. Si no quieres notas, te acompaña igual. ¿Estás de acuerdo?
consent-words-handover = Puede que un día te acompañe otra mentora. Ella podría leer lo que anotó la anterior, para que no tengas que contarlo todo de nuevo. Si no quieres, las notas quedan cerradas y con ella empiezas desde cero. ¿Estás de acuerdo?
consent-words-messages = Podemos enviarte un mensaje corto cuando cambia una reunión. Piensa en quién más mira tu teléfono. Sin mensajes, te lo decimos cuando nos vemos. ¿Quieres mensajes?
consent-words-sharing = Podemos contarle de ti a un solo lugar más, para que te ayude. Ahora te digo cuál es. Decimos solo lo que necesita saber, y nadie más lo oye. Puedes decir que no e ir tú misma. ¿Estás de acuerdo?
consent-words-statistics = Contamos cuántas mujeres vienen y qué cambia para ellas. Te contamos junto con muchas otras, sin tu nombre, y nadie puede ver que eres tú. ¿Estás de acuerdo?
consent-words-survey = De vez en cuando quisiéramos hacerte algunas preguntas sobre cómo estás. Puedes saltarte cualquiera y parar cuando quieras. ¿Estás de acuerdo?
consent-words-photo = A veces tomamos fotos. Puedes salir o no, como tú quieras. Lo que una vez se imprimió o se envió no lo podemos recuperar. ¿Quieres salir en las fotos?
consent-words-story = Podrías contar algo de tu vida para que otras personas lo lean: con otro nombre, sin tu cara, sin tu lugar. Oyes todo el texto antes que nadie. No recibes nada por eso y no pierdes nada si no lo haces. ¿Estás de acuerdo?
consent-words-label = Lo que haces podría llevar una etiqueta pequeña con el nombre que elijas, para que quien compra sepa qué manos lo hicieron. Una vez vendido, no podemos recuperar la etiqueta. ¿Quieres esa etiqueta?

# Qué se para y qué queda
consent-receipt-open = Qué se para y qué queda
consent-receipt-title = Ya se paró
consent-receipt-done = Ella dijo basta, y se paró en ese mismo momento. Léele lo que sigue.
consent-receipt-stops = Qué se para ahora
consent-receipt-stays = Qué queda y por qué
consent-stays-record = Queda anotado que aceptó y que dijo basta: así se ve qué estaba permitido cada día.
consent-stops-service = No se anota nada nuevo sobre ella. Anota su salida, para que no figure en ninguna lista de asistencia.
consent-stops-notes = No se escriben notas nuevas, y las anteriores no pasan a otra mentora.
consent-stops-handover = Ninguna mentora lee ya lo que otra escribió sobre ella, tampoco quien ya lo leyó.
consent-stops-messages = Ya no se le envía ningún mensaje, tampoco los que estaban previstos.
consent-stops-sharing = A esta organización ya no se le cuenta nada. Avísale hoy que ella dijo basta.
consent-stops-statistics = No entra en ninguna tabla ni informe que se haga desde ahora.
consent-stops-survey = Ya no se le hacen preguntas.
consent-stops-photo = No se le toman más fotos, y las que hay ya no se muestran ni se imprimen.
consent-stops-story = Su historia ya no se muestra ni se imprime.
consent-stops-label = No se hacen más etiquetas con su nombre.
consent-stays-service = Su código, el nombre que eligió, sus pasos, sus grupos y cuándo vino, porque los números de las reuniones pasadas tienen que seguir siendo ciertos. Lo reservado sigue reservado. Ella puede pedir que la olvidemos del todo.
consent-stays-notes = Las notas escritas quedan bajo llave, porque cuentan su propio camino. Ella puede pedir que se las lean o que se borren.
consent-stays-handover = Lo que una mentora ya leyó puede recordarlo. Las notas quedan cerradas como están, cada una para quien la escribió.
consent-stays-messages = Los mensajes que ya tiene su teléfono quedan ahí hasta que ella los borre. Nosotras no podemos.
consent-stays-sharing = Lo que la organización ya sabe queda con ella, según sus reglas. Guardamos a quién se le contó, para que pueda preguntarlo.
consent-stays-statistics = Los números ya publicados quedan, porque en ellos nadie puede encontrarla.
consent-stays-survey = Las respuestas que dio quedan, porque cuentan su propio camino. Ella puede pedir que se borren.
consent-stays-photo = Lo que se imprimió o se envió ya no está a nuestro alcance. Pedimos a quien lo tenga que lo retire.
consent-stays-story = Lo que otras personas imprimieron o compartieron ya no está a nuestro alcance. Les pedimos que lo retiren.
consent-stays-label = Las etiquetas de lo vendido ya no están a nuestro alcance. Lo que ganó queda en las cuentas, porque tienen que cuadrar.

# Su copia en papel
consent-paper = Imprimirlo para ella
consent-paper-safe = Pregúntale primero si es seguro tener este papel en casa. No nombra ningún programa ni organización.
consent-paper-lead = Esto es lo que dije, cosa por cosa.
consent-paper-what = Qué
consent-paper-answer = Lo que dije
consent-paper-stop = Puedo decir basta cuando quiera, a cualquiera de estas cosas. Nada más cambia para mí.
consent-paper-places = Los nombres de otros lugares no están en este papel. Puedo preguntarlos.

# Lo que se hizo
notice-consent-recorded = Anotado
