// Every link and source in every page, every address in the sitemap and the feeds: those on the site lead to a file, and
// those with a fragment to an id in it. Written apart from the program's own check, so that each finds the other's faults.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { pages } from './pages.mjs';

const root = process.argv[2];
const text = (path) => readFileSync(`${root}/${path}`, 'utf8');
const decode = (value) => value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
const file = (path) => {
  const inner = decodeURIComponent(path).replace(/^\//, '');
  return inner === '' || inner.endsWith('/') ? `${inner}index.html` : inner;
};

const base = new URL(JSON.parse(text('.careergen/manifest.json')).about.base_url).origin;
const errors = new Set();
let links = 0;
function follow(from, link) {
  const url = new URL(link, `${base}/${from.replace(/index\.html$/, '')}`);
  if (url.origin !== base) return;
  links += 1;
  const target = file(url.pathname);
  if (!existsSync(`${root}/${target}`)) {
    errors.add(`${from}: ${link} leads nowhere`);
  } else if (url.hash.length > 1 && !text(target).includes(` id="${decodeURIComponent(url.hash.slice(1))}"`)) {
    errors.add(`${from}: ${link}: no such id`);
  }
}

for (const page of pages(root)) {
  // What stands in a template a script fills first.
  const html = text(page).replace(/<(script|template)\b[\s\S]*?<\/\1>/g, '');
  for (const [, , value] of html.matchAll(/\s(href|src)="([^"]*)"/g)) {
    if (!/^(mailto|tel):/.test(value)) follow(page, decode(value));
  }
}
const files = readdirSync(root, { recursive: true }).filter((path) => path.endsWith('.xml'));
for (const feed of files) {
  for (const [, loc, href] of text(feed).matchAll(/<loc>([^<]*)<\/loc>|href="([^"]*)"/g)) follow(feed, decode(loc ?? href));
}
for (const error of errors) console.error(error);
console.log(`links: ${links} followed, ${errors.size} errors`);
process.exit(errors.size ? 1 : 0);
