// Lighthouse as on a phone: 100 of 100 for performance, accessibility, best practices and search engines, on a page of each kind that
// people come to first. The scores of a page that has less at once are the middle ones of three tries: a shared machine has noise.
//
//     node checks/lighthouse.mjs CAREERGEN PROJECT
import lighthouse from 'lighthouse';
import { launch } from 'chrome-launcher';
import { FLAGS, PROGRAM } from './chromium.mjs';
import { hosted } from './host.mjs';
import { KINDS } from './kinds.mjs';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const TRIES = 3;

const [careergen, project] = process.argv.slice(2);
const { base } = await hosted(careergen, project);

/** The scores of a page, and the audits that cost it some. */
async function tried(path) {
  // Each try has a browser of its own, with nothing in its cache.
  const chrome = await launch({ chromePath: PROGRAM, chromeFlags: ['--headless=new', ...FLAGS], logLevel: 'silent' });
  try {
    const { lhr } = await lighthouse(base + path, { port: chrome.port, output: 'json', logLevel: 'silent', onlyCategories: CATEGORIES });
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    const scores = CATEGORIES.map((category) => Math.round(lhr.categories[category].score * 100));
    const short = CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs.filter(({ weight, id }) =>
      weight > 0 && (lhr.audits[id].score ?? 1) < 1).map(({ id }) => `${category}: ${id}: ${lhr.audits[id].displayValue ?? lhr.audits[id].title}`));
    const timing = ['largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift'].map((id) => lhr.audits[id].displayValue);
    return { scores, short, timing };
  } finally {
    chrome.kill();
  }
}

const middle = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
let failed = 0;
for (const kind of ['home', 'all jobs', 'posting', 'country']) {
  const tries = [];
  let scores = [];
  do {
    const { scores: now, short, timing } = await tried(KINDS[kind]);
    tries.push(now);
    console.log(`lighthouse: ${kind}: ${now.join(' ')} (largest paint, blocked, shifted: ${timing.join(', ')})`);
    for (const audit of short) console.log(`    ${audit}`);
    scores = CATEGORIES.map((_, at) => middle(tries.map((one) => one[at])));
  } while (tries.length < TRIES && tries[0].some((score) => score < 100));
  const below = CATEGORIES.filter((_, at) => scores[at] < 100);
  if (below.length) console.error(`lighthouse: ${kind}: less than 100 for ${below.join(', ')}`);
  failed += below.length > 0;
}
process.exit(failed ? 1 : 0);
