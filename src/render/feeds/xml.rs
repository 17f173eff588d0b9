//! XML, written element by element: the one file that names the writer.
//!
//! No text can break a file: it is escaped, what would end a CDATA section is split over two, and characters that XML does not have
//! are dropped.

use quick_xml::Writer;
use quick_xml::events::{BytesCData, BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A file of XML. Writing to memory can't fail.
pub(in crate::render) struct Xml(Writer<Vec<u8>>);

impl Xml {
    pub(in crate::render) fn new() -> Self {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        let declaration = Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None));
        writer.write_event(declaration).expect("memory takes everything");
        Self(writer)
    }

    pub(in crate::render) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.write_event(Event::Start(start(name, attributes))).expect("memory takes everything");
    }

    pub(in crate::render) fn close(&mut self, name: &str) {
        let end = BytesEnd::new(name);
        self.0.write_event(Event::End(end)).expect("memory takes everything");
    }

    pub(in crate::render) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.write_event(Event::Empty(start(name, attributes))).expect("memory takes everything");
    }

    /// An element with text.
    pub(in crate::render) fn text(&mut self, name: &str, text: &str) {
        let text = known(text);
        let element = self.0.create_element(name);
        element.write_text_content(BytesText::new(&text)).expect("memory takes everything");
    }

    /// An element with text, in CDATA as job boards want it: HTML stands in it as it is.
    pub(in crate::render) fn cdata(&mut self, name: &str, text: &str) {
        let text = known(text);
        let start = Event::Start(BytesStart::new(name));
        self.0.write_event(start).expect("memory takes everything");
        for part in BytesCData::escaped(&text) {
            self.0.write_event(Event::CData(part)).expect("memory takes everything");
        }
        self.close(name);
    }

    /// The same, where there is something to say.
    pub(in crate::render) fn cdata_of(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.cdata(name, text);
        }
    }

    pub(in crate::render) fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }
}

/// A start tag.
fn start<'n>(name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, known(value).as_str()));
    }
    start
}

/// A text without characters that XML does not have at all.
fn known(text: &str) -> String {
    text.chars().filter(|c| is_xml(*c)).collect()
}

fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
        && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
