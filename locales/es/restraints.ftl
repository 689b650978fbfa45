# What was taken back stays taken back.
safe-mode-title = En revisión
safe-mode-notice = El programa volvió de una copia y se está revisando. Mientras tanto nada sale de aquí.
safe-mode-what = El programa volvió de una copia de respaldo sin su llavero. Por eso nadie sabe qué se retiró desde entonces: un sí que pasó a ser no, un rol que terminó, un teléfono que no debe sonar. Hasta aclararlo nada se envía ni se saca, y solo entran las coordinadoras.
safe-mode-what-between = El programa volvió de una copia de respaldo. Lo que se retiró hasta el { $from } rige de nuevo. Lo que se retiró desde entonces hasta el { $until } aquí no se sabe y puede haber vuelto: un sí que pasó a ser no, una pausa, alguien a quien ella nombró, una mujer de quien se borró todo, un rol que terminó. Hasta aclararlo nada se envía ni se saca, y solo entran las coordinadoras.
safe-mode-look = Revisa el equipo y sus roles, y lo que aceptaron las mujeres, con quienes recuerdan las últimas semanas y con los papeles que se entregaron; lo que se había retirado, retíralo otra vez. Si aparece el llavero antiguo o una copia más nueva, avisa a quien cuida la máquina: lo que está escrito ahí rige de nuevo con minka restraints.
safe-mode-agree = Está como debe estar
safe-mode-first-was-you = Ya dijiste que sí. Falta que mire otra coordinadora; entonces todo se abre de nuevo.
safe-mode-first-was-other = Una coordinadora ya dijo que sí. El tuyo es el segundo: con él todo se abre de nuevo.
safe-mode-locked = Espera a que dos coordinadoras lo revisen. En papel tu reunión sigue como siempre.
notice-safe-mode-ended = Gracias. Todo está abierto de nuevo.
staff-action-restraints-applied = Se volvió a retirar lo retirado
staff-action-safe-mode-end = Terminó la revisión tras una copia
staff-action-journal-ends-early = Se abrió tras una copia aunque lo retirado desde entonces puede haber vuelto
staff-action-safe-mode-begin = Empezó la revisión tras una copia
staff-action-safe-mode-narrowed = Se supo más de lo retirado, y la revisión sigue
