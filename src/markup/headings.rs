//! Headings of safe HTML: shifted so that the topmost is an `h2`, and named by an id each.

use std::collections::BTreeMap;

use crate::base::Slug;

/// Shifts and names the headings. `html` comes from the parser or the sanitiser, so a heading has no attributes and is closed.
pub(super) fn html(html: &str) -> String {
    let Some(top) = (1..=6).find(|level| html.contains(&format!("<h{level}>"))) else {
        return html.to_owned();
    };
    let mut shifted = String::with_capacity(html.len() + 256);
    let mut ids = Ids::default();
    let mut rest = html;
    while let Some((before, level, inner, after)) = next(rest) {
        let level = (level - top + 2).min(6);
        let id = ids.unique(inner);
        shifted.push_str(before);
        shifted.push_str(&format!("<h{level} id=\"{id}\">{inner}</h{level}>"));
        rest = after;
    }
    shifted.push_str(rest);
    shifted
}

/// What stands before the next heading, its level, what is in it, and what stands behind it.
fn next(html: &str) -> Option<(&str, u32, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + html[from..].find("<h")?;
        let level = html[at + 2..]
            .chars()
            .next()
            .and_then(|c| c.to_digit(10))
            .filter(|level| (1..=6).contains(level));
        if let Some(level) = level
            && html[at + 3..].starts_with('>')
        {
            let close = format!("</h{level}>");
            let length = html[at + 4..].find(&close)?;
            let inner = &html[at + 4..at + 4 + length];
            return Some((&html[..at], level, inner, &html[at + 4 + length + close.len()..]));
        }
        from = at + 2;
    }
}

/// Ids begin with `jd-`, so that no text can take a name that the theme uses.
#[derive(Default)]
struct Ids(BTreeMap<String, u32>);

impl Ids {
    fn unique(&mut self, inner: &str) -> String {
        let slug = Slug::from_text(&without_tags(inner))
            .map_or_else(|| "section".to_owned(), |slug| slug.to_string());
        let count = self.0.entry(slug.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { format!("jd-{slug}") } else { format!("jd-{slug}--{count}") }
    }
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn the_topmost_heading_becomes_an_h2_and_the_others_keep_their_distance() {
        assert_eq!(html("<h1>A</h1><h3>B</h3>"), "<h2 id=\"jd-a\">A</h2><h4 id=\"jd-b\">B</h4>");
        assert_eq!(html("<h4>A</h4><h6>B</h6>"), "<h2 id=\"jd-a\">A</h2><h4 id=\"jd-b\">B</h4>");
        assert_eq!(html("<h1>A</h1><h6>B</h6>"), "<h2 id=\"jd-a\">A</h2><h6 id=\"jd-b\">B</h6>");
    }

    #[test]
    fn ids_are_made_of_the_words_and_never_twice() {
        let named = html("<h2>A &amp; <em>b</em></h2><h2>A b</h2><h2>???</h2><h2>???</h2>");
        for id in ["jd-a-b\"", "jd-a-b--2\"", "jd-section\"", "jd-section--2\""] {
            assert!(named.contains(id), "{id} in {named}");
        }
    }

    #[test]
    fn what_is_no_heading_stays() {
        for text in ["", "<p>a</p>", "<hr>", "<p>a &lt;h1&gt;</p><hr><p>b</p>"] {
            assert_eq!(html(text), text);
        }
        assert_eq!(html("<hr><h2>A</h2><hr>"), "<hr><h2 id=\"jd-a\">A</h2><hr>");
    }
}
