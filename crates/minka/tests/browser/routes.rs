//! Every address that the program answers when a page is asked for, read out of the source as `tests/it/routes.rs` reads it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use syn::visit::{self, Visit};

/// The addresses of all routes with a `get`: `/people/{code}`, …
pub fn all() -> BTreeSet<String> {
    let mut found = Found::default();
    look_into(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let Found { routes, constants, .. } = found;
    let address = |(at, name): (String, Option<String>)| match name {
        Some(name) => constants.get(&(at.clone(), name)).unwrap_or_else(|| panic!("an address in {at}")).clone(),
        None => at,
    };
    routes.into_iter().map(address).collect()
}

/// The route that answers an address: of those that fit, the one with the fewest gaps.
pub fn answering<'r>(routes: &'r BTreeSet<String>, address: &str) -> Option<&'r String> {
    let path = address.split('?').next().unwrap_or(address);
    let gaps = |route: &&String| route.matches('{').count();
    routes.iter().filter(|route| fits(route, path)).min_by_key(gaps)
}

fn fits(route: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    for wanted in route.split('/') {
        if wanted.starts_with("{*") {
            return parts.next().is_some();
        }
        match parts.next() {
            Some(part) if part == wanted || (wanted.starts_with('{') && !part.is_empty()) => {}
            _ => return false,
        }
    }
    parts.next().is_none()
}

/// What the source says of addresses.
#[derive(Default)]
struct Found {
    /// An address, or the file and the constant that hold it.
    routes: Vec<(String, Option<String>)>,
    /// Texts by (file, name).
    constants: BTreeMap<(String, String), String>,
    file: String,
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        if let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &*item.expr {
            self.constants.insert((self.file.clone(), item.ident.to_string()), text.value());
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        visit::visit_expr_method_call(self, call);
        if call.method != "route" || call.args.len() != 2 || !answers_get(&call.args[1]) {
            return;
        }
        match &call.args[0] {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(address), .. }) => {
                self.routes.push((address.value(), None));
            }
            syn::Expr::Path(path) => {
                let mut words = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
                let name = words.next();
                self.routes.push((words.next().unwrap_or_else(|| self.file.clone()), name));
            }
            _ => panic!("{}.rs: an address that cannot be read", self.file),
        }
    }
}

/// `get(…)`, alone or followed by `.post(…)`; or `post(…).get(…)`.
fn answers_get(methods: &syn::Expr) -> bool {
    match methods {
        syn::Expr::Call(call) => matches!(&*call.func, syn::Expr::Path(path) if path.path.is_ident("get")),
        syn::Expr::MethodCall(call) => call.method == "get" || answers_get(&call.receiver),
        _ => false,
    }
}

fn look_into(folder: &Path, found: &mut Found) {
    for path in fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            look_into(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.file = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("text");
            let parsed = syn::parse_file(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            found.visit_file(&parsed);
        }
    }
}

#[test]
fn an_address_belongs_to_the_route_that_says_most() {
    let routes: BTreeSet<String> =
        ["/people/new", "/people/{code}", "/people/{code}/card", "/assets/{stamp}/{*name}", "/kept"]
            .map(str::to_owned)
            .into();
    for (address, route) in [
        ("/people/new?from=list", Some("/people/new")),
        ("/people/BAKO-7", Some("/people/{code}")),
        ("/people/BAKO-7/card", Some("/people/{code}/card")),
        ("/people/", None),
        ("/people", None),
        ("/people/BAKO-7/card/more", None),
        ("/assets/3f/js/main.js", Some("/assets/{stamp}/{*name}")),
    ] {
        assert_eq!(answering(&routes, address).map(String::as_str), route, "{address}");
    }
    let all = all();
    assert!(all.len() > 60 && all.contains("/kept") && all.contains("/people/{code}"), "{all:?}");
}
