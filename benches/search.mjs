// What search costs a visitor: bytes, the time until the first result, and the time that a click on a filter takes, in Chromium.
//
//     node benches/search.mjs SITE [PAGEFIND] [--query "senior engineer berlin"] [--runs 9]
//
// SITE is a folder that careergen has built. It is served from this machine, in Brotli as hosts have it. Run it where `playwright-core` is
// installed (it is looked for in the working directory); CHROMIUM names the browser. PAGEFIND is the program of that name: then the same
// pages of postings are indexed by it, and the bytes of the same query told, with the first 20 results as the page of careergen has them.
// Pagefind searches descriptions, too, and its own interface (some 20 KB more) is not counted.
//
// Times are medians. "First result" is from the start of the navigation to /jobs/?q=… until the first card stands in the page, in a
// window with an empty cache; "click" from a click on a filter until the page is laid out anew, first without the time of layout.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

const { positionals: [site, pagefind], values: { query, runs } } = parseArgs({
  allowPositionals: true,
  options: { query: { type: 'string', default: 'senior engineer berlin' }, runs: { type: 'string', default: '9' } },
});
const { chromium } = createRequire(`${process.cwd()}/`)('playwright-core');

const TYPES = { html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json', svg: 'image/svg+xml' };
const packed = new Map();

/** Serves a folder, and notes what is asked for. */
async function serve(root) {
  const asked = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const path = root + decodeURIComponent(pathname) + (pathname.endsWith('/') ? 'index.html' : '');
    try {
      if (!packed.has(path)) packed.set(path, brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }));
      const bytes = packed.get(path);
      asked.push({ pathname, bytes: bytes.length });
      response.writeHead(200, { 'content-type': TYPES[path.split('.').pop()] ?? 'application/octet-stream', 'content-encoding': 'br' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { base: `http://127.0.0.1:${server.address().port}`, asked, end: () => server.close() };
}

const median = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
const rounded = (ms) => `${ms.toFixed(ms < 20 ? 1 : 0)} ms`;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: flags });

/** A page in a window with an empty cache. */
async function fresh(work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const result = await work(await context.newPage());
  await context.close();
  return result;
}

const host = await serve(site);
const address = `${host.base}/jobs/?q=${encodeURIComponent(query)}`;
const filled = (page) => page.waitForSelector('#results li:nth-child(20), #results li:last-child');

// The page itself says when, so that nothing else runs in it meanwhile.
async function firstResult(page) {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('#results li')) return;
      observer.disconnect();
      console.info(`first result ${performance.now()}`);
    }).observe(document, { childList: true, subtree: true });
  });
  const said = page.waitForEvent('console', (message) => message.text().startsWith('first result '));
  await page.goto(address, { waitUntil: 'commit' });
  return Number((await said).text().split(' ').pop());
}

async function clicks(page) {
  await page.goto(address);
  await filled(page);
  return page.evaluate(async (runs) => {
    const times = [];
    for (let run = 0; run < runs + 4; run += 1) {
      const begun = performance.now();
      document.querySelector('[data-filter=country] input[type=checkbox]').click();
      for (let task = 0; task < 50; task += 1) await null;
      const done = performance.now() - begun;
      document.body.getBoundingClientRect();
      times.push([done, performance.now() - begun]);
      await new Promise((later) => setTimeout(later, 250));
    }
    return times.slice(4);
  }, Number(runs));
}

const bytes = (asked, is) => asked.filter(({ pathname }) => is.test(pathname)).reduce((sum, one) => sum + one.bytes, 0);
packed.clear();
await fresh(async (page) => { await page.goto(address); await filled(page); });
const asked = [...host.asked];
console.log(`scripts ${bytes(asked, /\.js$/)} bytes, index ${bytes(asked, /search(?!.*-\d+\.json)[^/]*\.json$/)}, links of cards ${bytes(asked, /-\d+\.json$/)}; ` +
  `together ${bytes(asked, /\.js(on)?$/)} in ${asked.filter(({ pathname }) => /\.js(on)?$/.test(pathname)).length} requests`);
const first = [];
for (let run = 0; run < Number(runs); run += 1) first.push(await fresh(firstResult));
console.log(`first result ${rounded(median(first))}`);
const times = await fresh(clicks);
console.log(`click ${rounded(median(times.map(([script]) => script)))}, laid out ${rounded(median(times.map(([, all]) => all)))}`);
host.end();

if (pagefind) {
  const root = mkdtempSync(`${tmpdir()}/careergen-pagefind-`);
  const begun = Date.now();
  execFileSync(pagefind, ['--site', site, '--glob', 'jobs/*/index.html', '--output-path', `${root}/pagefind`], { stdio: 'ignore' });
  console.log(`pagefind: indexed in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  writeFileSync(`${root}/index.html`, '<!doctype html><title>x</title><script type="module">import * as pagefind from "/pagefind/pagefind.js"; window.pagefind = pagefind;</script>');
  const other = await serve(root);
  for (const cards of [0, 20]) {
    other.asked.length = 0;
    const count = await fresh(async (page) => {
      await page.goto(other.base);
      await page.waitForFunction(() => window.pagefind);
      return page.evaluate(async ([query, cards]) => {
        const { results } = await window.pagefind.search(query);
        await Promise.all(results.slice(0, cards).map((result) => result.data()));
        return results.length;
      }, [query, cards]);
    });
    const all = other.asked.filter(({ pathname }) => pathname !== '/');
    console.log(`pagefind: ${all.reduce((sum, one) => sum + one.bytes, 0)} bytes in ${all.length} requests for ${count} results, ${cards} of them shown`);
  }
  other.end();
}
await browser.close();
