//! The inventory of what can be done: every route comes to an action of the access table or is on a short list of those that
//! need none, and every action of the table is reached by some route. A row without a door promises what is not there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use minka::foundation::access::Action;
use syn::visit::{self, Visit};

/// Handlers that decide by no action, as `slice/file::function`, and why.
const WITHOUT_ACTION: [(&str, &str); 27] = [
    ("sign_in/first_step::ask", "a stranger signs in"),
    ("sign_in/first_step::enter", "a stranger signs in"),
    ("sign_in/second_step::ask", "a stranger signs in"),
    ("sign_in/second_step::enter", "a stranger signs in"),
    ("sign_in/passkey::question", "a stranger signs in"),
    ("sign_in/passkey::enter", "a stranger signs in"),
    ("invitations/welcome::ask", "a stranger with a one-time link"),
    ("invitations/welcome::choose", "a stranger with a one-time link"),
    ("complaints/stranger::ask", "anybody may complain, without an account"),
    ("complaints/stranger::save", "anybody may complain, without an account"),
    ("complaints/stranger::look", "whoever has the number of a slip"),
    ("sign_in/step_up::ask", "she proves who she is"),
    ("sign_in/step_up::prove", "she proves who she is"),
    ("sign_in/kept::drop_it", "what she herself had typed"),
    ("sign_in/leaving::sign_out", "everybody may leave"),
    ("sign_in/leaving::leave", "everybody may leave"),
    ("account/overview::show_account", "her own account, by her own sign-in"),
    ("account/overview::choose_factor", "her own account, by her own sign-in"),
    ("account/code_app::ask", "her own account, by her own sign-in"),
    ("account/passkeys::ask", "her own account, by her own sign-in"),
    ("account/passkeys::question", "her own account, by her own sign-in"),
    ("account/recovery_codes::print", "her own account, by her own sign-in"),
    ("own_view/her_taps::end", "everybody may leave"),
    ("on_call/waiting::wait", "whoever is signed in is told that something has come, and nothing of it"),
    ("keyed_papers/keying::ask", "the room of questionnaires decides: assessments::load_to_ask"),
    ("question_papers/paper::print", "the room of questionnaires decides: assessments::load_to_ask"),
    ("design/gallery::show_gallery", "shows invented people only"),
];

/// What a function, method or constant names.
#[derive(Default)]
struct Named {
    words: BTreeSet<String>,
    actions: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Named {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let [.., kind, name] = words.as_slice()
            && kind == "Action"
            && name.chars().any(char::is_lowercase)
        {
            self.actions.insert(name.clone());
        }
        self.words.extend(words.last().cloned());
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.words.insert(call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }
}

/// The routes and everything with a name of one slice.
#[derive(Default)]
struct Slice {
    /// (address, file's module, function).
    routes: Vec<(String, String, String)>,
    /// By (module, name).
    named: BTreeMap<(String, String), Named>,
    module: String,
}

impl Slice {
    fn note(&mut self, name: &syn::Ident, found: Named) {
        let held = self.named.entry((self.module.clone(), name.to_string())).or_default();
        held.words.extend(found.words);
        held.actions.extend(found.actions);
    }

    /// Every action that a function comes to within its slice: its own file's names first, then the slice's.
    fn reached(&self, module: &str, function: &str) -> BTreeSet<String> {
        let (mut actions, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut waiting = vec![(module.to_owned(), function.to_owned())];
        while let Some(at) = waiting.pop() {
            let Some(named) = self.named.get(&at) else { continue };
            if !seen.insert(at.clone()) {
                continue;
            }
            actions.extend(named.actions.iter().cloned());
            for word in &named.words {
                let here = (at.0.clone(), word.clone());
                if self.named.contains_key(&here) {
                    waiting.push(here);
                } else {
                    waiting.extend(self.named.keys().filter(|(_, name)| name == word).cloned());
                }
            }
        }
        actions
    }
}

impl<'ast> Visit<'ast> for Slice {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let mut found = Named::default();
        found.visit_block(&item.block);
        self.note(&item.sig.ident, found);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        let mut found = Named::default();
        found.visit_block(&item.block);
        self.note(&item.sig.ident, found);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        let mut found = Named::default();
        found.visit_expr(&item.expr);
        self.note(&item.ident, found);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if call.method == "route"
            && let [syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(address), .. }), methods] =
                call.args.iter().collect::<Vec<_>>().as_slice()
        {
            let mut handlers = Handlers(Vec::new());
            handlers.visit_expr(methods);
            self.routes.extend(handlers.0.into_iter().map(|(module, name)| (address.value(), module, name)));
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// `module::function` inside `get(…).post(…)`.
struct Handlers(Vec<(String, String)>);

impl<'ast> Visit<'ast> for Handlers {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if let [.., module, name] = words.as_slice()
            && name.chars().all(|sign| sign.is_lowercase() || sign == '_')
            && module.chars().all(|sign| sign.is_lowercase() || sign == '_')
        {
            self.0.push((module.clone(), name.clone()));
        }
    }
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn slices() -> Vec<(String, Slice)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut slices = Vec::new();
    for folder in fs::read_dir(&source).expect("the source").flatten().map(|entry| entry.path()) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !folder.is_dir() || ["foundation", "commands", "demo"].contains(&name.as_str()) {
            continue;
        }
        let (mut files, mut slice) = (Vec::new(), Slice::default());
        rust_files(&folder, &mut files);
        for file in files {
            slice.module = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&file).expect("text");
            let parsed = syn::parse_file(&text).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()));
            slice.visit_file(&parsed);
        }
        slices.push((name, slice));
    }
    slices.sort_by(|one, two| one.0.cmp(&two.0));
    slices
}

#[test]
fn every_route_comes_to_an_action_and_every_action_has_a_route() {
    let (mut reached, mut problems, mut without) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
    let mut routes = 0;
    for (name, slice) in slices() {
        for (address, module, function) in &slice.routes {
            routes += 1;
            let actions = slice.reached(module, function);
            let handler = format!("{name}/{module}::{function}");
            if actions.is_empty() {
                without.insert(handler.clone());
                if !WITHOUT_ACTION.iter().any(|(known, _)| *known == handler) {
                    problems.push(format!("{address}: {handler} comes to no action of the table"));
                }
            }
            reached.extend(actions);
        }
    }
    assert!(routes > 100, "only {routes} handlers were found");
    for (known, _) in WITHOUT_ACTION.iter().filter(|(known, _)| !without.contains(*known)) {
        problems.push(format!("{known} is on the list of those without an action and is not one of them"));
    }
    for action in Action::ALL.iter().filter(|action| !reached.contains(&format!("{action:?}"))) {
        problems.push(format!("{}: a row of the table that no route comes to", action.name()));
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
    println!("{routes} handlers, {} actions", reached.len());
}
