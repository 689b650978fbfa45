# A link that marks one roll call without an account
links-title = Список
links-heading = Ссылка, чтобы отметить, кто пришёл
links-about = По ссылке можно без учётной записи отметить, кто пришёл на одну эту встречу. Больше по ней ничего не открыть.
links-make = Сделать ссылку
links-prove-hint = Перед тем как сделать ссылку, подтвердите ещё раз, что это вы.
links-prove = Подтвердить, что это я
links-none-possible = Ссылку уже не сделать: встреча закрыта, не состоялась или её неделя прошла.
links-live = Ссылки, которые сейчас работают
links-none = Таких нет.
links-stolen = Если ссылка потеряна или попала не в те руки, отключите её. Она сразу перестанет работать.
links-made = Кто сделал: { $name }, { $when }
links-made-by = Кто сделал ссылку: { $name }
links-used = Открыта: { $opened ->
    [one] { $opened } раз
    [few] { $opened } раза
    [many] { $opened } раз
   *[other] { $opened } раза
}, сохранено: { $saved ->
    [one] { $saved } раз
    [few] { $saved } раза
    [many] { $saved } раз
   *[other] { $saved } раза
}
links-until = Действует до конца дня { $day }
links-end = Отключить ссылку
links-made-heading = Ссылка
links-once = Этот адрес виден только сейчас. Передайте его, запишите или распечатайте листок, прежде чем уйти с этой страницы.
links-qr = QR-код с адресом, который написан ниже
links-lives = Срок
links-maker = Кто сделал
links-slip = Листок для печати
links-slip-hint = На листке нет ни названия группы, ни имён из списка.
links-slip-heading = Кто пришёл
links-slip-care = Никому больше не передавайте.
links-slip-printed = Напечатано { $when }
links-closed = Эта встреча закрыта или не состоялась. Отмечать больше нечего.
links-week-over = С этой встречи прошло больше недели, ссылка уже не сработала бы.
links-week-ahead = Для ссылки ещё рано. Её можно сделать с { $day }, за неделю до встречи.
links-too-many = Ссылок на эту встречу уже { $count }. Сначала отключите одну.
links-roll-heading = Кто пришёл?
links-roll-hint = Отметьте всех из списка и сохраните. Что вы видите здесь, остаётся здесь.
links-save = Сохранить
links-too-early = Список откроется в день встречи.
links-lesson = Занятие и к кому обратиться

notice-links-saved = Сохранено. Спасибо.
notice-links-ended = Ссылка отключена
