//! Rules about content: each fault is marked in the input that has it.

use snapbox::str;

use crate::site::{check, site};

#[test]
fn a_posting_needs_a_title() {
    check(str![]);
}
