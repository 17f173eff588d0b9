//! `completions` and `man`: every command that people are told of, and no other.
#![expect(clippy::disallowed_methods, reason = "it reads what the program wrote")]

use super::{code, stderr, stdout};
use crate::disk::{Disk, careergen};

/// The commands that `--help` names.
fn commands() -> Vec<String> {
    let help = stdout(&careergen().arg("--help").output().unwrap());
    let lines =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // A text that goes on in a second line is indented further.
    let named =
        lines.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
    let commands: Vec<String> = named.filter(|name| *name != "help").map(str::to_owned).collect();
    assert!(commands.iter().any(|command| command == "build"), "{help}");
    commands
}

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = careergen().args(["completions", shell]).output().unwrap();
        assert_eq!((code(&output), stderr(&output).as_str()), (0, ""), "{shell}");
        let script = stdout(&output);
        for command in commands() {
            assert!(script.contains(&command), "{shell}: {command}");
        }
        assert!(
            script.contains("full_time") || shell == "elvish" || shell == "powershell",
            "{shell}: values"
        );
        // It is hidden, and has an option that no other command has. `explain similar` is another.
        assert!(!script.contains("jsonl"), "{shell}");
    }
    assert_eq!(code(&careergen().args(["completions", "cmd"]).output().unwrap()), 2);
}

#[test]
fn there_is_a_page_for_every_command() {
    let disk = Disk::new();
    let folder = disk.path("share/man1");
    let output = careergen().arg("man").arg(&folder).output().unwrap();
    assert_eq!((code(&output), stdout(&output).as_str()), (0, ""), "{}", stderr(&output));
    let page = |name: &str| std::fs::read_to_string(folder.join(name));
    let whole = page("careergen.1").unwrap();
    for command in commands() {
        let text =
            page(&format!("careergen-{command}.1")).unwrap_or_else(|error| panic!("{command}: {error}"));
        assert!(text.contains(".SH NAME") && text.contains(".SH OPTIONS"), "{command}");
        assert!(whole.contains(&format!("careergen\\-{command}(1)")), "{command}");
    }
    assert!(page("careergen-explain-similar.1").is_ok());
    assert!(page("careergen-similar.1").is_err(), "it is hidden");
    assert!(page("careergen-help.1").is_err());
}

#[test]
fn all_pages_go_to_standard_output_without_a_folder() {
    let output = careergen().arg("man").output().unwrap();
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""));
    let text = stdout(&output);
    let inner = ["explain similar", "new posting", "new company", "new page", "new theme"];
    assert_eq!(text.matches(".TH ").count(), 1 + commands().len() + inner.len());
    let disk = Disk::new();
    disk.put("file", b"");
    assert_eq!(code(&careergen().arg("man").arg(disk.path("file")).output().unwrap()), 2);
}
