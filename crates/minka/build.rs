//! How the program is linked. Its table of addresses to be set right at the start is packed, where the system's loader can
//! read that (glibc 2.36, Debian 12): 0.1 MiB to be held in memory instead of 3.6.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_gnu = std::env::var("TARGET").is_ok_and(|target| target.ends_with("-linux-gnu"));
    let is_here = std::env::var("HOST").ok() == std::env::var("TARGET").ok();
    if is_gnu && is_here && loader().is_some_and(|version| version >= (2, 36)) {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

/// The version of this system's C library, which is also its loader: `glibc 2.36`.
fn loader() -> Option<(u32, u32)> {
    let said = std::process::Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let words = String::from_utf8(said.stdout).ok()?;
    let (major, minor) = words.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}
