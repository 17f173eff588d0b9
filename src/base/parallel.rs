//! The same work on many items at once, in the order of the items.
//!
//! Results never depend on the number of threads: each item is on its own, and the order is kept.

use rayon::prelude::*;

/// Maps every item on all threads; the results stand in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().map(work).collect()
}

/// As [`map`], with something for each thread to use again and again, which must not carry anything from item to item.
pub fn map_with<T: Sync, S: Send, R: Send>(
    items: &[T],
    scratch: impl Fn() -> S + Sync + Send,
    work: impl Fn(&mut S, &T) -> R + Sync + Send,
) -> Vec<R> {
    items.par_iter().map_init(scratch, work).collect()
}

/// As [`map`], and takes the items.
pub fn map_owned<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    items.into_par_iter().map(work).collect()
}

/// Does both at once.
pub fn both<A: Send, B: Send>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(one, other)
}

/// Sets the number of threads for the whole process; 0 is one a core. Only the first call counts.
pub fn set_threads(threads: usize) {
    // A second call fails and changes nothing, which is what tests that build twice want.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
}

/// Runs `work` on a pool of its own with `threads` threads.
pub fn with_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    }
}
