//! `schema`: JSON on standard output, or all of it in a folder.
#![expect(clippy::disallowed_methods, reason = "it reads what the program wrote")]

use careergen::check::{Kind, schema};
use serde_json::Value;

use super::{code, stderr, stdout};
use crate::disk::{Disk, careergen};

#[test]
fn each_kind_is_printed_by_its_name_and_postings_without_one() {
    for kind in Kind::ALL {
        let output = careergen().args(["schema", kind.name()]).output().unwrap();
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
        assert_eq!(serde_json::from_str::<Value>(&stdout(&output)).unwrap(), schema(kind));
    }
    let [plain, posting] = [&["schema"][..], &["schema", "posting"]]
        .map(|arguments| careergen().args(arguments).output().unwrap());
    assert_eq!(plain.stdout, posting.stdout);
}

#[test]
fn a_kind_that_there_is_not_exits_2_with_the_nearest() {
    let output = careergen().args(["schema", "postings"]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("'posting'"), "{}", stderr(&output));
}

#[test]
fn all_are_written_into_a_folder() {
    let disk = Disk::new();
    let folder = disk.path("project/.careergen");
    let output = careergen().args(["schema", "--all"]).arg(&folder).output().unwrap();
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""));
    for kind in Kind::ALL {
        let text = std::fs::read_to_string(folder.join(format!("{}.schema.json", kind.name()))).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), schema(kind));
    }
    disk.put("file", b"");
    let output = careergen().args(["schema", "--all"]).arg(disk.path("file")).output().unwrap();
    assert_eq!(code(&output), 2);
}
