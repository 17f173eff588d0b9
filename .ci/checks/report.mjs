// The report of `careergen check` in Chromium: light, dark and as it is printed, at 320 and 1280 px. axe-core finds no violation, nothing is
// wider than the window, and nothing but the file itself is asked for.
//
//     node checks/report.mjs REPORT
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { launched } from './chromium.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const address = pathToFileURL(process.argv[2]).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const views = [320, 1280].flatMap((width) => [
  { width, colorScheme: 'light', media: 'screen' }, { width, colorScheme: 'dark', media: 'screen' }, { width, colorScheme: 'dark', media: 'print' },
]);

let errors = 0;
const fault = ({ width, colorScheme, media }, what) => {
  errors += 1;
  console.error(`${what}\n    on: ${width} ${colorScheme} ${media}`);
};
const browser = await launched();
const page = await browser.newPage();
for (const view of views) {
  const asked = (request) => { if (request.url() !== address) fault(view, `a request to ${request.url()}`); };
  page.on('request', asked);
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.emulateMedia({ colorScheme: view.colorScheme, media: view.media });
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(axe);
  const { over, wrong } = await page.evaluate(async ([tags, isPaper]) => {
    const root = document.documentElement;
    // Nobody presses a finger on paper.
    const { violations } = await axe.run(document, { runOnly: tags, rules: { 'target-size': { enabled: !isPaper } } });
    const told = violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target }) => `${id}: ${target.flat().join(' ')}`));
    return { over: root.scrollWidth - root.clientWidth, wrong: told };
  }, [TAGS, view.media === 'print']);
  page.off('request', asked);
  if (over > 0) fault(view, `${over} px too wide`);
  for (const what of wrong) fault(view, what);
}
await browser.close();
console.log(`report: ${views.length} views judged, ${errors} errors`);
process.exit(errors ? 1 : 0);
