//! The `minka` program: everything is in the library; see `minka::commands`.

fn main() -> std::process::ExitCode {
    minka::commands::run()
}
