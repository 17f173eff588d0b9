//! A document of careergen's own, made of one template that is built in: no page of a site, and of no theme.
//!
//! What it says is its caller's.

use serde::Serialize;
use tera::{Context, Tera};

/// The document that a template of HTML makes of a value. What stands in the value is text, and is escaped.
///
/// # Errors
///
/// What the engine says of a template that it can't use.
pub fn document(template: &str, view: &impl Serialize) -> Result<String, String> {
    // The engine escapes in files of this name.
    const NAME: &str = "document.html";
    let mut tera = Tera::new();
    let made = tera.add_raw_templates([(NAME, template)]).and_then(|()| {
        let context = Context::from_serialize(view)?;
        tera.render(NAME, &context)
    });
    made.map_err(|error| error.to_string())
}
