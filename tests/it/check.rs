//! Rules about content: each fault is marked in the input that has it.

mod bodies;
mod dates;
mod fields;
mod files;
mod identity;
mod pay;
mod places;
mod records;
mod spellings;
mod titles;
mod together;
