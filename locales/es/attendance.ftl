attendance-title = Asistencia
attendance-lead = Cómo se asistió a los grupos. Van por orden de nombre y se cuenta igual que en la página de cada mujer. Si en una reunión no se marcó a nadie, queda sin medir.
attendance-there = vinieron, de las que se esperaban
attendance-held = reuniones realizadas
attendance-rest = Además
attendance-day = Reunión
attendance-lesson = Lección
attendance-meetings = Reuniones, primero las últimas
attendance-none-held = En este tiempo no hubo ninguna reunión.
attendance-excused = { $count ->
    [one] { $count } avisó
   *[other] { $count } avisaron
}
attendance-not-marked = { $count ->
    [one] { $count } sin marcar
   *[other] { $count } sin marcar
}
attendance-headcount = { $count ->
    [one] se contó a { $count } persona en la sala
   *[other] se contó a { $count } personas en la sala
}
attendance-period = Otro período
attendance-from = Desde
attendance-until = Hasta, este día incluido
attendance-show = Mostrar
attendance-turned = El último día es anterior al primero. Cambia uno de los dos.
attendance-too-long = Es más de un año. Elige un primer día más reciente.
attendance-of-period = Del { $from } al { $until }
attendance-table = Descargar esto como tabla
