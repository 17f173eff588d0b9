//! `image` of the site and of companies: the picture that stands for them where somebody shares a link.

use std::collections::BTreeMap;

use super::reader::{Reader, Value};
use crate::base::nearest::nearest;
use crate::base::{Entry, RelPath, codes};

/// Kinds of pictures that those who show previews take.
const TAKEN: [&str; 5] = ["png", "jpg", "jpeg", "webp", "gif"];
/// Width and height from which on they show it at all:
/// <https://developers.facebook.com/docs/sharing/webmasters/images/>.
const SMALLEST: (u32, u32) = (200, 200);

/// The path on this site of the picture; nothing where it can't be used.
pub(super) fn image(
    reader: &mut Reader<'_>,
    value: &Value<'_>,
    assets: &BTreeMap<RelPath, Entry>,
) -> Option<String> {
    let path = reader.own_file(value, "a picture")?;
    let file = RelPath::new(&format!("static{path}"))?;
    let is_taken = TAKEN.contains(&file.extension().to_ascii_lowercase().as_str());
    let Some(entry) = assets.get(&file) else {
        let others = assets.keys().filter_map(|other| other.below("static"));
        let near = nearest(path.trim_start_matches('/'), others).map(str::to_owned);
        let fault = reader.fault(codes::IMAGE_UNUSABLE, value, format!("there is no `{file}`"));
        fault.help.extend(near.map(|near| format!("did you mean `{near}`?")));
        return None;
    };
    if !is_taken {
        let message = format!("link previews don't show `.{}`", file.extension());
        let fault = reader.fault(codes::IMAGE_UNUSABLE, value, message);
        fault.help.push("save it as PNG, JPEG or WebP, best 1200 by 630 pixels".to_owned());
        return None;
    }
    match entry.pixels() {
        None => {
            let fault = reader.fault(
                codes::IMAGE_UNUSABLE,
                value,
                format!("`{file}` is no picture that can be read"),
            );
            fault.help.push("save it as PNG, JPEG or WebP, best 1200 by 630 pixels".to_owned());
            None
        }
        Some((width, height)) => {
            if width < SMALLEST.0 || height < SMALLEST.1 {
                let message = format!("{width} by {height} pixels are too small for link previews");
                let fault = reader.fault(codes::IMAGE_UNUSABLE, value, message);
                fault.help.push("make it 1200 by 630 pixels".to_owned());
            }
            Some(path)
        }
    }
}
