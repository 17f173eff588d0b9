//! What is put into pages on their way to the browser, and pages of careergen's own. What the site is made of never holds any
//! of it.

use crate::markup::escaped;

/// A page with the script that keeps it fresh. `seen` names its bytes.
pub(super) fn with_script(page: &[u8], seen: &str) -> Vec<u8> {
    let script = format!("<script src=\"/_careergen/client.js\" data-seen=\"{seen}\"></script>");
    let end = b"</body>";
    let at =
        page.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

/// A page of careergen's own: a title, and what stands in `main`, as HTML.
pub(super) fn own(title: &str, main: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"stylesheet\" href=\"/_careergen/inside.css\">\n</head>\n<body>\n<main>\n{main}</main>\n</body>\n</html>\n"
    )
}

/// One that stands in the place of a page of the site: a heading and a text, which is escaped, and the script.
pub(super) fn alone(heading: &str, text: &str) -> Vec<u8> {
    let (heading, text) = (escaped(heading), escaped(text));
    let main = format!("<h1>{heading}</h1>\n<pre>{text}</pre>\n");
    with_script(own(&heading, &main).as_bytes(), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_stands_at_the_end_of_the_body() {
        let page = |page: &str| String::from_utf8(with_script(page.as_bytes(), "7")).unwrap();
        let script = "<script src=\"/_careergen/client.js\" data-seen=\"7\"></script>";
        assert_eq!(page("<body>a</body></html>"), format!("<body>a{script}</body></html>"));
        assert_eq!(page("<p>no body"), format!("<p>no body{script}"));
        assert_eq!(page("<body><p>&lt;/body></BODY>"), format!("<body><p>&lt;/body>{script}</BODY>"));
    }

    #[test]
    fn what_is_shown_is_no_markup() {
        let page = String::from_utf8(alone("a", "<script>alert(&)</script>")).unwrap();
        assert!(page.contains("&lt;script&gt;alert(&amp;)&lt;/script&gt;"), "{page}");
    }
}
