participation-lessons-title = Sus lecciones
participation-dose = lecciones escuchadas o recuperadas
participation-dose-note = De las lecciones que tuvo su grupo mientras ella estuvo en él.
participation-rate = asistencia
participation-rate-note = Vino o llegó tarde, de las veces que se la esperaba. No cuentan los días en que avisó ni los días sin marcar.
participation-counted-when-closed = Una reunión cuenta aquí cuando ya está cerrada.
participation-of = { $part } de { $whole }
participation-not-measured = sin medir
participation-none-yet = Su grupo no se ha reunido desde que ella llegó.
participation-present = Vino
participation-late = Llegó tarde
participation-excused = Avisó
participation-absent = Faltó
participation-not-marked = Sin marcar
participation-made-up = La recuperó
participation-promised = Prometida
participation-with = con { $name } ({ $code })
participation-no-lesson = Reunión sin lección
participation-quiet-for = { $count ->
    [one] En «{ $group }» nadie la ve desde hace { $count } semana.
   *[other] En «{ $group }» nadie la ve desde hace { $count } semanas.
}
participation-weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
participation-catch-up = Recuperar una lección
participation-lesson = Lección que se perdió
participation-how = ¿Ya se hizo?
participation-done = Sí, alguien ya le contó la lección
participation-will-be = Todavía no, pero está prometido
participation-buddy = Quién se la cuenta
participation-buddy-hint = Una compañera de su grupo que sí vino o ya la recuperó. Puedes dejarlo vacío.
participation-nobody = Nadie todavía
participation-save = Guardar
participation-choose-missed = Elige una lección que ella se perdió.
participation-choose-done = Indica si ya se hizo o está prometido.
participation-choose-buddy = Elige a una compañera de su grupo.
participation-buddy-missed-too = { $name } también se perdió esta lección. Elige a alguien que sí vino o ya la recuperó.
participation-missed-title = Lecciones por recuperar
participation-nobody-missed = Nadie tiene lecciones por recuperar.
participation-quiet-title = Hace tiempo que no se las ve
participation-quiet-note = { $count ->
    [one] Mujeres a quienes nadie ve desde hace { $count } semana o más, aunque su grupo se reunió.
   *[other] Mujeres a quienes nadie ve desde hace { $count } semanas o más, aunque su grupo se reunió.
}
participation-nobody-quiet = A todas se las ha visto hace poco.
participation-more-groups = Hay más grupos de los que caben aquí. Mira la página de un grupo:
notice-make-up-recorded = Guardado.
participation-day = Qué día, si ya se hizo
participation-day-hint = Hoy, si no lo cambias.
participation-day-before-lesson = Su grupo tuvo esta lección después de ese día. Revisa el día.
participation-told = Recuperadas y prometidas
participation-told-note = ¿Se anotó mal o ya no será posible? Retíralo; abajo puedes anotarlo de nuevo. Lo que decía aquí se conserva.
participation-withdraw = Retirar
participation-before = Lo que decía antes aquí
participation-corrected = cambiado: { $when }
participation-withdrawn = retirado: { $when }
participation-not-marked-title = Sin marcar
participation-not-marked-note = Nadie las marcó cuando el grupo tuvo esta lección: no se sabe si se la perdieron. Pregúntales o corrige la lista.
notice-make-up-withdrawn = Retirado. Lo que decía se conserva.
