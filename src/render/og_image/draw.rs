//! SVG → PNG, with the one font that is built in: the same bytes on every machine. The one file that names the renderer.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::letters;

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(letters::FONT.to_vec());
    Arc::new(fonts)
});

/// The picture of an SVG of ours, which is always well formed.
pub(super) fn png(svg: &str, (width, height): (u32, u32)) -> Vec<u8> {
    let options =
        Options { fontdb: Arc::clone(&FONTS), font_family: letters::FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).expect("the SVG is well formed");
    let mut pixels = Pixmap::new(width, height).expect("the picture has a size");
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().expect("a picture in memory can be written")
}
