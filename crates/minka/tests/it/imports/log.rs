//! What the log holds of a list: nothing.

use super::*;

/// Everything is logged that can be, on every thread: so this test needs a process of its own, as nextest gives it.
#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn the_log_holds_nothing_of_a_list_neither_taken_nor_refused() {
    let heard = crate::world::Heard::everything();
    let world = World::new(crate::world::Engine::Sqlite);
    let mut visit = world.visit(world.aigul);
    let canaries =
        ["Канарейка", "Canarito", "7005550199", "Canary-Street", "KEY-CANARY", "Canary-Group", "canary-list"];
    let heads = "№,имя,группа,фио,телефон,адрес,дата рождения\n";
    for (birth, sound) in [("01.02.1990", true), ("31.02.1990", false)] {
        let list = format!("{heads}KEY-CANARY,Канарейка,Canary-Group,Canarito,7005550199,Canary-Street,{birth}\n");
        let path = upload(&mut visit, "canary-list.csv", list.as_bytes()).await.location();
        let (check, save) = (format!("{path}/check"), format!("{path}/registration"));
        let named = ["key", "chosen_name", "group", "legal_name", "phone", "address", "birth_date"];
        let fields: Vec<(String, &str)> = (0..).map(|at| format!("field-{at}")).zip(named).collect();
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, field)| (name.as_str(), *field)).collect();
        fields.extend([("create_groups", "yes"), ("weekday", "4"), ("starts", "17:30"), ("update", "yes")]);
        fields.push(("reason", "the list of 2026"));
        let sent = visit.fill(&path, &check, &fields).await;
        let looked = settled(&mut visit, &sent).await;
        assert_eq!(looked.says("there is no such day"), !sound, "{}", looked.text());
        if sound {
            let sent = visit.fill(&check, &save, &[]).await;
            assert!(settled(&mut visit, &sent).await.says("The list is imported"));
        }
    }
    visit.get("/people?q=Канарейка").await;
    let log = heard.text();
    assert!(log.contains("/people/import/{id}/registration"), "it was logged: {log}");
    for canary in canaries {
        let escaped: String = canary.bytes().map(|byte| format!("%{byte:02X}")).collect();
        assert!(!log.contains(canary) && !log.contains(&escaped), "{canary}");
    }
}
