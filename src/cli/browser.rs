//! Opens an address in the browser that the person uses.

use std::io;

/// Opens it, and does not wait until the browser is closed.
pub(super) fn open(url: &str) -> io::Result<()> {
    open::that_detached(url)
}
