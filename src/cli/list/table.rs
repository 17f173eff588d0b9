//! Postings as a table, a line each: as wide as a terminal, or as wide as it gets.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::entry::{Entry, place_name};

/// Columns that say something only on some sites, and of some lists.
pub(super) struct Shown {
    pub(super) company: bool,
    pub(super) status: bool,
}

struct Column {
    head: &'static str,
    cells: Vec<String>,
    /// To how many letters it is cut at first, and when that is not enough.
    least: [usize; 2],
}

const GAP: usize = 2;
const BOLD: &str = "\x1b[1m";
const PLAIN: &str = "\x1b[0m";

/// A line of heads and a line for each posting; nothing where there is none. Without a width nothing is cut.
pub(super) fn table(entries: &[Entry<'_>], shown: &Shown, width: Option<usize>) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let columns = columns(entries, shown);
    let mut widths: Vec<usize> = columns.iter().map(Column::width).collect();
    if let Some(width) = width {
        fit(&mut widths, &columns, width);
    }
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let line = line(cells, &widths);
        // A terminal may be too narrow for any table.
        width.map_or_else(|| line.clone(), |width| cut(&line, width))
    };
    let mut text = format!("{BOLD}{}{PLAIN}\n", line(&mut columns.iter().map(|column| column.head)));
    for row in 0..entries.len() {
        text.push_str(&line(&mut columns.iter().map(|column| column.cells[row].as_str())));
        text.push('\n');
    }
    text
}

fn columns(entries: &[Entry<'_>], shown: &Shown) -> Vec<Column> {
    let column = |head, least, cell: &dyn Fn(&Entry<'_>) -> String| Column {
        head,
        cells: entries.iter().map(|entry| printed(&cell(entry))).collect(),
        least,
    };
    let posted = |entry: &Entry<'_>| entry.posting.date_posted.map(|day| day.to_string()).unwrap_or_default();
    let mut columns = vec![column("POSTED", [10, 10], &posted)];
    if shown.status {
        columns.push(column("STATUS", [9, 9], &|entry| entry.state.name().to_owned()));
    }
    columns.push(column("TITLE", [24, 4], &|entry| entry.posting.title.clone()));
    if shown.company {
        columns.push(column("COMPANY", [8, 4], &|entry| entry.company_name().to_owned()));
    }
    columns.push(column("PLACE", [10, 4], &place));
    columns.push(column("ID", [20, 4], &|entry| entry.posting.id.clone()));
    columns
}

/// The place that is meant and how many more there are; for remote roles from where.
fn place(entry: &Entry<'_>) -> String {
    let places = &entry.posting.places;
    let more = if places.len() > 1 { format!(" +{}", places.len() - 1) } else { String::new() };
    let place = places.get(entry.place).map(|place| format!("{}{more}", place_name(place)));
    let remote =
        (entry.workplace() == Some("remote")).then(|| format!("remote ({})", entry.remote_from().join(", ")));
    [place, remote].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A text in one line.
fn printed(text: &str) -> String {
    text.split(char::is_whitespace).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Column {
    fn width(&self) -> usize {
        self.cells.iter().map(|cell| cell.width()).max().unwrap_or(0).max(self.head.width())
    }
}

/// Cuts the widest columns until all together are no wider than `width`, or can't be cut further.
fn fit(widths: &mut [usize], columns: &[Column], width: usize) {
    let gaps = GAP * (widths.len() - 1);
    for step in 0..2 {
        while widths.iter().sum::<usize>() + gaps > width {
            let can_give = |at: &usize| widths[*at] > columns[*at].least[step];
            let Some(widest) = (0..widths.len()).filter(can_give).max_by_key(|at| widths[*at]) else { break };
            widths[widest] -= 1;
        }
    }
}

fn line<'t>(cells: impl Iterator<Item = &'t str>, widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in cells.zip(widths) {
        let cell = cut(cell, *width);
        let gap = width - cell.width() + GAP;
        line.push_str(&cell);
        line.extend(std::iter::repeat_n(' ', gap));
    }
    line.truncate(line.trim_end().len());
    line
}

/// The beginning of a text that is too wide, with `…` for the rest.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if kept.width() + letter.width().unwrap_or(0) + 1 > width {
            break;
        }
        kept.push(letter);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::{Column, cut, fit};

    #[test]
    fn a_text_is_cut_to_its_width_on_the_screen() {
        assert_eq!(cut("Bäcker", 6), "Bäcker");
        assert_eq!(cut("Bäckerei", 6), "Bäcke…");
        assert_eq!(cut("Night baker", 7), "Night…");
        assert_eq!(cut("製パン工", 5), "製パ…", "each of these takes two columns");
        assert_eq!(cut("Baker", 1), "…");
    }

    #[test]
    fn the_widest_columns_give_first_and_all_when_they_must() {
        let columns = [[10, 10], [16, 4], [10, 4]].map(|least| Column { head: "", cells: Vec::new(), least });
        let fitted = |width| {
            let mut widths = [10, 60, 30];
            fit(&mut widths, &columns, width);
            widths
        };
        assert_eq!(fitted(200), [10, 60, 30]);
        assert_eq!(fitted(84), [10, 40, 30]);
        assert_eq!(fitted(40), [10, 16, 10]);
        assert_eq!(fitted(30), [10, 8, 8]);
        assert_eq!(fitted(7), [10, 4, 4], "then each line is cut");
    }
}
