//! careergen turns a folder of job postings into a static careers site.
//!
//! The site is a pure function of the folder ([`base::Tree`]) and the world ([`base::Env`]). Each phase changes the type,
//! and none fills in what another left open:
//!
//! | phase | from → to | room |
//! |---|---|---|
//! | read | folder → [`base::Tree`] | [`load::disk::read_tree`] |
//! | load | `Tree` → [`load::Loaded`]: records with their places in the files | [`load::load`] |
//! | check | `Loaded` → [`model::Site`]: only what can be published truthfully | [`check::check`] |
//! | derive | `Site` → [`derive::Derived`]: what is open today, and in which list | [`derive::derive`] |
//! | similar | `Site` → [`similar::Similar`]: the roles most like each | [`similar::similar`] |
//! | plan | `Site`, `Derived` → [`plan::Plan`]: every file and its address | [`plan::plan`] |
//! | render | `Plan` → [`base::Output`]: every file, made when it is asked for | [`render::render`] |
//! | verify | a page's outline → faults that no record shows | [`verify::verify`] |
//! | emit | `Output` → disk, all or nothing | [`emit::emit`] |
//!
//! [`pipeline::build`] calls them in this order, and [`cli`] calls that. What the user did wrong is a value
//! ([`base::Diagnostic`]) and never stops the rest; only the disk can fail.

pub mod audit;
pub mod base;
pub mod check;
pub mod cli;
pub mod deploy;
pub mod derive;
pub mod emit;
pub mod geo;
pub mod lang;
pub mod load;
pub mod markup;
pub mod model;
pub mod pipeline;
pub mod plan;
pub mod render;
pub mod review;
pub mod rules;
pub mod serve;
pub mod similar;
pub mod verify;
