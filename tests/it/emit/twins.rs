//! Files compressed beside themselves: there for hosts that serve them, never in the way, made once.
#![expect(clippy::disallowed_methods, reason = "what is on the disk is what these tests are about")]

use std::fs;
use std::io::Read as _;

use careergen::base::{Class, OutPath};
use careergen::emit::Manifest;

use super::BAKERY;
use crate::disk::{Disk, Files};

/// The site on a host.
fn on(hosting: &str) -> String {
    BAKERY.replace("name: Bakery\n", &format!("name: Bakery\nhosting: {hosting}\n"))
}

fn is_twin(name: &str) -> bool {
    name.ends_with(".br") || name.ends_with(".gz")
}

/// What a twin is of.
fn unpacked(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    if name.ends_with(".br") {
        brotli::BrotliDecompress(&mut &*bytes, &mut text).unwrap();
    } else {
        flate2::read::GzDecoder::new(bytes).read_to_end(&mut text).unwrap();
    }
    text
}

fn are_right(site: &Files) {
    let twins = site.iter().filter(|(name, _)| is_twin(name));
    for (name, bytes) in twins {
        let of = &site[name.rsplit_once('.').unwrap().0];
        assert_eq!(&unpacked(name, bytes), of, "{name}");
        assert!(bytes.len() < of.len(), "{name}");
    }
}

#[test]
fn every_page_has_its_twins_on_hosts_that_serve_them() {
    let disk = Disk::new();
    let emitted = disk.emit(&on("nginx")).unwrap();
    let site = disk.site();
    are_right(&site);
    for page in ["index.html", "jobs/baker/index.html", "feed.xml", "sitemap.xml"] {
        assert!(
            site.contains_key(&format!("{page}.br")) && site.contains_key(&format!("{page}.gz")),
            "{page}"
        );
    }
    assert!(!site.contains_key("robots.txt.gz"), "it is small");
    assert!(!site.keys().any(|name| name.starts_with(".careergen/") && is_twin(name)));
    assert_eq!(emitted.files, site.len() - 1);
    let manifest = Manifest::of(&disk.path("public")).unwrap();
    assert_eq!(manifest.files[&OutPath::new("index.html.br").unwrap()].class, Class::Twin);
}

#[test]
fn other_hosts_have_none() {
    for hosting in ["static", "netlify", "s3"] {
        let disk = Disk::new();
        disk.emit(&on(hosting)).unwrap();
        assert!(!disk.site().keys().any(|name| is_twin(name)), "{hosting}");
    }
}

#[test]
fn the_same_again_makes_nothing() {
    let disk = Disk::new();
    disk.emit(&on("caddy")).unwrap();
    let before = disk.site();
    let emitted = disk.emit(&on("caddy")).unwrap();
    assert_eq!((emitted.written, emitted.removed, emitted.unchanged), (0, 0, emitted.files));
    assert_eq!(disk.site(), before);
    let other = Disk::new();
    other.emit(&on("caddy")).unwrap();
    assert_eq!(other.site(), before, "in another place, too");
}

#[cfg(unix)]
#[test]
fn a_twin_changes_with_its_file_and_stays_with_it() {
    use std::os::unix::fs::MetadataExt as _;
    let disk = Disk::new();
    disk.emit(&on("nginx")).unwrap();
    let stat = |name: &str| fs::metadata(disk.path("public").join(name)).unwrap().ino();
    let before = ["jobs/baker/index.html.br", "jobs/miller/index.html.br"].map(stat);
    let emitted = disk.emit(&on("nginx").replace("there is stollen", "there is a lamb of cake")).unwrap();
    let after = ["jobs/baker/index.html.br", "jobs/miller/index.html.br"].map(stat);
    assert_ne!(before[0], after[0]);
    assert_eq!(before[1], after[1]);
    assert!(emitted.written < 30, "{}", emitted.written);
    are_right(&disk.site());
}

#[test]
fn a_twin_goes_with_its_file_and_when_the_host_changes() {
    let disk = Disk::new();
    disk.emit(&on("nginx")).unwrap();
    let nginx = on("nginx");
    disk.emit(&nginx[..nginx.find("-- content/postings/miller.md").unwrap()]).unwrap();
    assert!(!disk.path("public/jobs/miller").exists());
    let emitted = disk.emit(&on("static")).unwrap();
    assert!(emitted.removed > 20 && !disk.site().keys().any(|name| is_twin(name)));
    disk.emit(&on("nginx")).unwrap();
    let fresh = Disk::new();
    fresh.emit(&on("nginx")).unwrap();
    assert_eq!(disk.site(), fresh.site());
}

#[test]
fn a_twin_that_is_damaged_or_lost_is_made_anew() {
    let disk = Disk::new();
    disk.emit(&on("nginx")).unwrap();
    let before = disk.site();
    disk.put("public/index.html.br", b"nonsense");
    fs::remove_file(disk.path("public/jobs/index.html.gz")).unwrap();
    let emitted = disk.emit(&on("nginx")).unwrap();
    assert_eq!(emitted.written, 2);
    assert_eq!(disk.site(), before);
}

#[test]
fn a_file_of_the_site_is_in_nobodys_way() {
    let own = "-- static/notes.txt --
"
    .to_owned()
        + &"We bake bread. ".repeat(40)
        + "
-- static/notes.txt.gz --
mine
-- static/more.txt --
" + &"We bake bread. ".repeat(40)
        + "
-- static/MORE.txt.br/inner --
mine
";
    let disk = Disk::new();
    disk.emit(&(on("nginx") + &own)).unwrap();
    let site = disk.site();
    assert_eq!(site["notes.txt.gz"], b"mine\n");
    assert!(site.contains_key("notes.txt.br") && site.contains_key("more.txt.gz"));
    assert!(!site.contains_key("more.txt.br"), "some file systems take it for the folder");
    disk.emit(&on("nginx")).unwrap();
    disk.emit(&(on("nginx") + &own)).unwrap();
    assert_eq!(disk.site(), site);
}

#[test]
fn a_file_of_yours_is_not_written_over() {
    let disk = Disk::new();
    disk.emit(&on("static")).unwrap();
    disk.put("public/index.html.gz", b"yours");
    assert!(disk.emit(&on("nginx")).is_err());
    assert_eq!(disk.site()["index.html.gz"], b"yours");
}
