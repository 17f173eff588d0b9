//! The tests of the whole program, in one binary: what a site says, shows and leaves on the disk.
//!
//! `site` is the way in: a small site in a string, one call, the expected text beside it. To accept what a test shows
//! now, run it with `SNAPSHOTS=overwrite`.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod disk;
mod site;

mod audience;
mod brand;
mod check;
mod cli;
mod clock;
mod codes;
mod demo;
mod deploy;
mod emit;
mod feeds;
mod hosting;
mod mended;
mod pages;
mod plan;
mod properties;
mod rules;
mod schema;
mod search;
mod serve;
mod similar;
mod theme;
mod tidy;
