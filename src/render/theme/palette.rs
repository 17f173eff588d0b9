//! Colours of the theme that stand outside of its style sheet too: they are read off the finished sheet, so that who changes the tokens
//! changes them everywhere.
//!
//! It reads plain colours (`#f8f4ec`) that are given to `:root` or `html`; what has to be worked out has none here.

use std::collections::BTreeMap;

/// A custom property in light and in dark mode.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(in crate::render) struct Color {
    pub(in crate::render) light: String,
    pub(in crate::render) dark: String,
}

/// The custom properties with a plain colour, by their names without dashes: `paper`.
pub(in crate::render) fn palette(css: &str) -> BTreeMap<String, Color> {
    let mut light: BTreeMap<&str, &str> = BTreeMap::new();
    let mut dark: BTreeMap<&str, &str> = BTreeMap::new();
    // Preludes of the blocks that are open.
    let mut open: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, byte) in css.bytes().enumerate() {
        match byte {
            b'{' => {
                open.push(css[start..at].trim());
                start = at + 1;
            }
            b';' | b'}' => {
                if let (Some((name, value)), Some(mode)) = (color(&css[start..at]), mode(&open)) {
                    match mode {
                        Mode::Light => light.insert(name, value),
                        Mode::Dark => dark.insert(name, value),
                    };
                }
                if byte == b'}' {
                    open.pop();
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    let both = light.into_iter().map(|(name, light)| {
        let dark = dark.get(name).copied().unwrap_or(light);
        (name.to_owned(), Color { light: light.to_owned(), dark: dark.to_owned() })
    });
    both.collect()
}

enum Mode {
    Light,
    Dark,
}

/// For which mode a declaration inside of these blocks holds; nothing where it holds for some elements or media only.
fn mode(open: &[&str]) -> Option<Mode> {
    let (selector, around) = open.split_last()?;
    let is_root = selector.split(',').any(|one| matches!(one.trim(), ":root" | "html"));
    let media: Vec<String> = around
        .iter()
        .filter(|prelude| !prelude.starts_with("@layer"))
        .map(|prelude| prelude.replace(' ', ""))
        .collect();
    match media.as_slice() {
        [] if is_root => Some(Mode::Light),
        [media] if is_root && media == "@media(prefers-color-scheme:dark)" => Some(Mode::Dark),
        _ => None,
    }
}

/// A custom property whose value is a colour in hexadecimal digits.
fn color(declaration: &str) -> Option<(&str, &str)> {
    let (name, value) = declaration.trim().strip_prefix("--")?.split_once(':')?;
    let (name, value) = (name.trim(), value.trim());
    let digits = value.strip_prefix('#')?;
    let is_color = matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_color.then_some((name, value))
}

#[cfg(test)]
mod tests {
    use super::palette;

    fn read(css: &str) -> Vec<(String, String, String)> {
        palette(css).into_iter().map(|(name, color)| (name, color.light, color.dark)).collect()
    }

    fn row(name: &str, light: &str, dark: &str) -> (String, String, String) {
        (name.to_owned(), light.to_owned(), dark.to_owned())
    }

    #[test]
    fn the_last_value_for_the_root_counts() {
        let css = ":root{--paper:#fff;--size:2rem}a{--paper:#f00}@media (prefers-color-scheme:dark){:root{--paper:#111;--ink:#eee}}\
                   :root,html{--paper:#fafafa}@media print{:root{--paper:#000}}";
        assert_eq!(read(css), [row("paper", "#fafafa", "#111")]);
    }

    #[test]
    fn what_is_no_plain_colour_is_not_read() {
        assert_eq!(read(":root{--paper:var(--x);--ink:oklch(50% 0 0);--rule:#12345}"), []);
        assert_eq!(read("@layer tokens{:root{--paper:#ABC}}"), [row("paper", "#ABC", "#ABC")]);
        assert_eq!(read("}}{;:root{--paper:#abc"), []);
    }
}
