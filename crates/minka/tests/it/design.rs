//! Tests of design: whatever stops a request is explained on a page, in the reader's language.

use axum::body::Body;
use http::{Request, StatusCode, header};

use crate::world::{Engine, World};

#[tokio::test]
async fn a_form_from_another_site_is_refused_on_a_page_in_her_language() {
    let world = World::new(Engine::Sqlite);
    let mut visit = world.visit(world.bota);
    visit.post("/language", &[("language", "ru"), ("back", "/")]).await;
    let request = Request::post("/people/search")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("q=Ali"))
        .expect("a request");
    let page = visit.send(request).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.says("Запрос пришёл с другого сайта и не был выполнен."), "{}", page.text());
    assert!(page.text().contains("data-quick-exit") && page.text().contains("<html lang=\"ru\""), "{}", page.text());
}
