//! Rows of the tables embedded in this room.
//!
//! It answers how a table is cut into rows and columns. It does not know what any column means.

/// The rows of a table of `N` columns set apart by tabs; a column that is missing is empty.
///
/// Blank lines and lines that open with `#` are not rows. Nothing is trimmed: a separator that is a
/// no-break space is meant as it stands.
pub(super) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().unwrap_or(""))
    })
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn comments_and_blank_lines_are_not_rows() {
        let table: Vec<_> = rows("# head\n\na\t1\r\nb\t\u{a0}\tmore\nc\n").collect();
        assert_eq!(table, [["a", "1"], ["b", "\u{a0}"], ["c", ""]]);
    }
}
