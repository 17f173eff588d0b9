// The HTML pages below a folder, sorted, by their paths in it.
import { readdirSync } from 'node:fs';

export function pages(root) {
  const all = readdirSync(root, { recursive: true }).map((path) => path.replaceAll('\\', '/'));
  return all.filter((path) => path.endsWith('.html')).sort();
}
