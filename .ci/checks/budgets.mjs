// What pages weigh, as a host sends them and a browser takes them: compressed, with all that they load. Nothing on them moves
// while they load, and nobody but the site is asked for anything.
//
//     node checks/budgets.mjs CAREERGEN PROJECT
import { launched, watched } from './chromium.mjs';
import { hosted } from './host.mjs';
import { KINDS } from './kinds.mjs';

// In bytes, heads of answers included.
const POSTING = 50_000;
// In bytes of compressed text.
const STYLES = 12_000;
// On a list before anybody has searched, and before the index of the search has come.
const SCRIPTS = 8_000;

const [careergen, project] = process.argv.slice(2);
const { base } = await hosted(careergen, project);
const browser = await launched();
const errors = [];

/** What a page loads, in the order in which it asks: `path`, `type`, `bytes` on the wire, `head` of
 *  these, `encoding`. And by how much things moved. */
async function loaded(path, act = async () => {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  watched(page, () => base, (what) => errors.push(`${path}: ${what}`));
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.shifted += value; })).observe({ type: 'layout-shift', buffered: true });
  });
  const wire = await context.newCDPSession(page);
  await wire.send('Network.enable');
  const asked = new Map();
  wire.on('Network.requestWillBeSent', ({ requestId, type, request }) => asked.set(requestId, { path: request.url.replace(base, ''), type, bytes: 0 }));
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    Object.assign(asked.get(requestId), { head: response.encodedDataLength, encoding: response.headers['Content-Encoding'] ?? 'none' });
  });
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { asked.get(requestId).bytes = encodedDataLength; });
  await page.goto(base + path, { waitUntil: 'networkidle' });
  await act(page);
  const shifted = await page.evaluate(() => window.shifted);
  await context.close();
  return { requests: [...asked.values()].filter(({ path }) => !path.startsWith('data:')), shifted };
}

const whole = ({ bytes }) => bytes;
const text = ({ bytes, head }) => bytes - head;
function within(what, requests, size, budget) {
  const sum = requests.reduce((all, request) => all + size(request), 0);
  console.log(`budgets: ${what}: ${sum} of ${budget} bytes in ${requests.length} answers`);
  const each = requests.map((request) => `${request.path} ${size(request)}`).join(', ');
  if (sum > budget) errors.push(`${what}: ${sum} bytes, and may be ${budget}: ${each}`);
}

/** Somebody begins to search, so that what comes then comes. */
async function search(page) {
  const field = page.locator('main input[type=search]').first();
  if (await field.count() === 0) return;
  await field.fill('data');
  await page.waitForLoadState('networkidle');
}

const isIndex = ({ path }) => /\/search-[^/]*\.json$/.test(path);
for (const kind of ['posting', 'posting in many places', 'closed posting']) {
  const { requests } = await loaded(KINDS[kind]);
  within(kind, requests, whole, POSTING);
  within(`styles of a ${kind}`, requests.filter(({ type }) => type === 'Stylesheet'), text, STYLES);
  for (const { path, encoding } of requests.filter(({ type }) => ['Document', 'Stylesheet', 'Script'].includes(type))) {
    if (encoding !== 'br') errors.push(`${path} comes with the encoding ${encoding}, so this measures nothing`);
  }
}
for (const kind of ['all jobs', 'category']) {
  const { requests } = await loaded(KINDS[kind], search);
  const index = requests.findIndex(isIndex);
  within(`scripts of ${kind}`, requests.slice(0, index < 0 ? undefined : index).filter(({ type }) => type === 'Script'), text, SCRIPTS);
}
for (const [kind, path] of Object.entries(KINDS)) {
  const { requests, shifted } = await loaded(path);
  if (shifted > 0) errors.push(`${kind}: moves by ${shifted} while it loads`);
  const early = requests.find(isIndex);
  if (early) errors.push(`${kind}: loads the index of the search before anybody searches`);
}
await browser.close();
for (const error of errors) console.error(error);
console.log(`budgets: ${errors.length} errors`);
process.exit(errors.length ? 1 : 0);
