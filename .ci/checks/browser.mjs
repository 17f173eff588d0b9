// A page of each kind in Chromium: light and dark, at 320 and 1280 px, written from the left and from the right. axe-core finds no
// violation, and what it can't decide somebody has looked at; nothing is wider than the window, nothing is said on the console,
// nobody else is asked for anything.
//
//     node checks/browser.mjs CAREERGEN PROJECT
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { launched, watched } from './chromium.mjs';
import { hosted } from './host.mjs';
import { KINDS } from './kinds.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What axe-core can't decide, and why it is fine: the rule, what it speaks of as a CSS selector, the reason. What is not here is an
// error, and so is a line that nothing needs any more.
const LOOKED_AT = [
  ['color-contrast', '.hero *', 'thin rings are drawn behind the text, and even on one the contrast is over 4.5:1; the full circle in their middle stays clear of it'],
];
// Pages after somebody has searched, and by what one sees that it is done.
const SEARCHED = {
  'what was found': '/jobs/?q=engineer&workplace=onsite&workplace=hybrid',
  'nothing found': '/jobs/?q=rust&country=mt',
};
const DONE = '#results > li, #advice > li';
// As many pages are judged at once.
const TABS = 3;

const [careergen, project] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const fromTheRight = (html) => html.replace(/(<html\b[^>]*? dir=")\w+"/, '$1rtl"');
const hosts = { ltr: await hosted(careergen, project), rtl: await hosted(careergen, project, fromTheRight) };

const views = Object.keys(hosts).flatMap((dir) => [320, 1280].flatMap((width) => ['light', 'dark'].flatMap((colorScheme) =>
  Object.entries({ ...KINDS, ...SEARCHED }).map(([kind, path]) => ({ kind, path, width, colorScheme, dir })))));

// Faults by what they are, with the views that have them and the elements.
const faults = new Map();
const fault = ({ kind, width, colorScheme, dir }, what, target = '') => {
  if (!faults.has(what)) faults.set(what, { where: new Set(), targets: new Set() });
  faults.get(what).where.add(`${kind} (${width} ${colorScheme} ${dir})`);
  if (target) faults.get(what).targets.add(target);
};

/** In the page: what axe-core says of it. What is out of sight in a box that scrolls is undecided until it is scrolled to. */
async function judged([tags, lookedAt]) {
  const root = document.documentElement;
  const over = root.scrollWidth - root.clientWidth;
  const of = (results) => results.flatMap(({ id, nodes }) => nodes.map(({ element, target, any, all, none }) => ({
    id, element, target: target.flat().join(' '), why: [...any, ...all, ...none].map(({ message }) => message).join('; '),
    isOutOfSight: any.some(({ data }) => data?.messageKey === 'elmPartiallyObscured'),
  })));
  const run = (where, runOnly) => axe.run(where, { runOnly, elementRef: true });
  const { violations, incomplete } = await run(document, tags);
  const wrong = of(violations);
  const undecided = of(incomplete).filter(({ isOutOfSight }) => !isOutOfSight);
  let unseen = of(incomplete).filter(({ isOutOfSight }) => isOutOfSight);
  const seen = new Set();
  while (unseen.length) {
    const { element } = unseen[0];
    seen.add(element);
    element.scrollIntoView({ block: 'center', inline: 'center' });
    const again = await run({ include: unseen.map((one) => one.element) }, ['color-contrast']);
    wrong.push(...of(again.violations));
    const left = of(again.incomplete);
    undecided.push(...left.filter((one) => one.element === element || !one.isOutOfSight));
    unseen = left.filter((one) => one.isOutOfSight && !seen.has(one.element));
  }
  const line = (one) => lookedAt.findIndex(([rule, selector]) => rule === one.id && one.element.matches(selector));
  const told = ({ id, target, why }) => ({ id, target, why });
  return { over, dir: root.dir, wrong: wrong.map(told), undecided: undecided.map((one) => ({ ...told(one), line: line(one) })) };
}

const needed = new Set();
async function judge(page, view) {
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.emulateMedia({ colorScheme: view.colorScheme, reducedMotion: 'reduce' });
  const answer = await page.goto(hosts[view.dir].base + view.path, { waitUntil: 'load' });
  if (answer.status() !== 200) fault(view, `${view.path}: ${answer.status()}`);
  if (SEARCHED[view.kind]) await page.locator(DONE).first().waitFor();
  await page.evaluate(axe);
  const { over, dir, wrong, undecided } = await page.evaluate(judged, [TAGS, LOOKED_AT]);
  if (dir !== view.dir) fault(view, `the direction is ${dir}`);
  if (over > 0) fault(view, `${over} px too wide`);
  for (const { id, target, why } of wrong) fault(view, `${id}: ${why}`, target);
  for (const { id, target, why, line } of undecided) {
    if (line < 0) fault(view, `nobody has looked at ${id}: ${why}`, target);
    needed.add(line);
  }
}

const browser = await launched();
let next = 0;
async function tab() {
  const page = await browser.newPage();
  let view = views[0];
  watched(page, () => hosts[view.dir].base, (what) => fault(view, what));
  while (next < views.length) {
    view = views[next++];
    await judge(page, view);
  }
}
await Promise.all(Array.from({ length: TABS }, tab));
await browser.close();

const some = (set) => `${[...set].slice(0, 4).join(', ')}${set.size > 4 ? ` and ${set.size - 4} more` : ''}`;
for (const [what, { where, targets }] of faults) {
  console.error(`${what}\n${targets.size ? `    elements: ${some(targets)}\n` : ''}    on: ${some(where)}`);
}
const idle = LOOKED_AT.filter((_, line) => !needed.has(line));
for (const [rule, selector] of idle) console.error(`was looked at, and nothing needs it any more: ${rule}: ${selector}`);
const errors = faults.size + idle.length;
console.log(`browser: ${views.length} views judged, ${errors} errors`);
process.exit(errors ? 1 : 0);
