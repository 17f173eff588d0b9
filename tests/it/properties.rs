//! What holds for any input: nothing panics, nothing dangerous comes out, nothing depends on what must not matter.

mod equal;
mod fields;
mod places;
pub(crate) mod rebuilt;
mod similar;
mod text;
