# El cuidado de las mentoras.
supervision-title = Mentoras
supervision-lead = Quién acompaña a quién, quién quiere conversar y con quiénes nadie habla hace tiempo. Aquí nadie está por encima de otra.
supervision-mentors = Quién acompaña
supervision-none = Aquí todavía no hay mentoras aprobadas.
supervision-women =
    { $count ->
        [one] { $count } mujer
       *[other] { $count } mujeres
    }
supervision-wants-talk = quiere conversar desde el { $day }
supervision-last-talk = conversaron el { $day }
supervision-no-talk = Todavía no hay ninguna conversación anotada con ella.
supervision-silent =
    { $count ->
        [one] { $count } día sin hablar
       *[other] { $count } días sin hablar
    }
supervision-silent-title = Hace tiempo que nadie habla con ellas
supervision-silent-none = En tres semanas se habló con todas.
supervision-heavy-count =
    { $count ->
        [one] Quiere conversar sobre { $count } visita.
       *[other] Quiere conversar sobre { $count } visitas.
    }
supervision-new = Conversamos
supervision-about = Sobre qué
supervision-about-hint = Aquí no va ninguna palabra sobre una mujer.
supervision-topic-heavy = Algo pesado
supervision-topic-caseload = Cuánto carga
supervision-topic-promises = Promesas pendientes
supervision-topic-own_life = Su propia vida
supervision-topic-training = Lo que quiere aprender
supervision-topic-other = Otra cosa
supervision-her-women = A quiénes acompaña
supervision-no-women = Ahora no acompaña a nadie.
supervision-talks = Conversaciones anteriores
supervision-topic-missing = Elige sobre qué conversaron.
notice-supervision-recorded = La conversación quedó anotada.
notice-supervision-set-aside = La conversación se quitó. Lo pesado vuelve a esperar.
supervision-load = lleva { $load } de { $room }
supervision-load-unasked = lleva { $load }, no se le preguntó cuánto puede
supervision-alone =
    { $count ->
        [one] { $count } mujer de aquí no tiene mentora
       *[other] { $count } mujeres de aquí no tienen mentora
    }
