//! What visitors see: words in `<main>`, markup where markup is the matter.

mod around;
mod head;
mod job_posting;
mod json_ld;
mod lists;
mod places;
mod posting;
mod safe;
