// People who read: from the front page to a posting and to where one applies, with scripts and without, on paper, in another language.
import { readFileSync, readdirSync } from 'node:fs';
import { KINDS } from '../kinds.mjs';

/** The address to which a posting's own file sends people. */
function applyUrl(project, id) {
  const files = readdirSync(`${project}/content/postings`, { recursive: true });
  const file = files.find((path) => path.endsWith(`/${id}.md`));
  return /^apply_url: *(\S+)$/m.exec(readFileSync(`${project}/content/postings/${file}`, 'utf8'))[1];
}

const heading = (page) => page.locator('main h1').innerText();
// The address of a posting, with its id.
const POSTING = /^(?:\/\w\w)?\/jobs\/(?!page\/)([^/]+)\/$/;
const ids = (paths) => [...new Set(paths.map((path) => POSTING.exec(path)?.[1]).filter(Boolean))].sort();

/** The postings that the lists of all jobs have, page after page, by links alone. */
async function listed(visit, page) {
  const found = [];
  for (;;) {
    const links = await page.locator('main article a').evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
    found.push(...links);
    const next = page.locator('main a[rel=next]');
    if (await next.count() === 0) return ids(found);
    await next.first().click();
    await page.waitForLoadState();
  }
}

/** The postings that search engines are told of. */
function told({ root }) {
  return ids([...readFileSync(`${root}/sitemap-jobs.xml`, 'utf8').matchAll(/<loc>([^<]*)/g)].map(([, url]) => new URL(url).pathname));
}

/** The button leads to where the posting's own file says. */
export async function applying(visit) {
  const id = KINDS.posting.split('/')[2];
  const wanted = applyUrl(visit.project, id);
  const page = await visit.open(KINDS.posting);
  const buttons = page.getByRole('link', { name: 'Apply', exact: false }).and(page.locator('a[rel~=nofollow]'));
  visit.holds('there is a button', await buttons.count() > 0);
  for (const href of await buttons.evaluateAll((all) => all.map((link) => link.href))) visit.same('a button leads elsewhere', href, wanted);
  // It is not asked for, only that it would be.
  const asked = [];
  await page.route((url) => !url.href.startsWith(visit.base), (route) => {
    asked.push(route.request().url());
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<!DOCTYPE html><title>Apply here</title>' });
  });
  await buttons.first().click();
  await page.waitForURL(wanted);
  visit.same('what is asked for', asked, [wanted]);
  visit.faults = visit.faults.filter((fault) => !fault.endsWith(`a request to ${wanted}`));
}

export async function aClosedPostingTakesNobody(visit) {
  const page = await visit.open(KINDS['closed posting']);
  visit.same('links to apply', await page.locator('a[rel~=nofollow]').count(), 0);
  visit.holds('it leads on to other postings', await page.locator('main article a').count() > 1);
}

/** From the front page to a posting by links, and all lists are whole. */
export async function withoutScripts(visit) {
  const page = await visit.open('/', { javaScriptEnabled: false });
  await page.locator('main a[href="/jobs/"]').first().click();
  await page.waitForURL('**/jobs/');
  visit.same('postings in the lists', await listed(visit, page), told(visit));
  await page.goto(`${visit.base}/jobs/`);
  const link = page.locator('main article a').filter({ visible: true }).first();
  const title = await link.innerText();
  await link.click();
  await page.waitForURL((url) => POSTING.test(url.pathname));
  visit.holds(`the posting is that of the link, ${title}`, (await heading(page)).startsWith(title.trim()));
  visit.holds('one can apply', await page.locator('a[rel~=nofollow]').first().isVisible());
}

/** On paper is what is to be read, and no menu. */
export async function printing(visit) {
  const page = await visit.open(KINDS.posting);
  visit.holds('there is a menu on the screen', await page.locator('nav').filter({ visible: true }).count() > 0);
  await page.emulateMedia({ media: 'print' });
  visit.same('menus on paper', await page.locator('nav').filter({ visible: true }).count(), 0);
  visit.same('links to the content on paper', await page.locator('a[href="#main"]').filter({ visible: true }).count(), 0);
  for (const part of ['main h1', 'main dl', 'main .prose']) visit.holds(`${part} is on paper`, await page.locator(part).first().isVisible());
  const address = await page.locator('a[rel~=nofollow]').first().evaluate((link) => getComputedStyle(link, '::after').content);
  visit.holds(`the address to apply at is on paper, not ${address}`, address.includes('https://'));
}

/** The same page in the other language, and back. */
export async function anotherLanguage(visit) {
  for (const kind of ['home', 'country', 'posting in two languages', 'page of content']) {
    const page = await visit.open(KINDS[kind]);
    const before = await page.title();
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/de/'));
    visit.same('the language', await page.locator('html').getAttribute('lang'), 'de');
    visit.same('where one is', visit.path(page), `/de${KINDS[kind]}`);
    visit.holds('the words are other ones', before !== await page.title());
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(`**${KINDS[kind]}`);
    visit.same('the title, back again', await page.title(), before);
  }
}

/** From page to page with motion: the transitions are welcome, and nothing goes wrong with them. */
export async function goingAroundWithMotion(visit) {
  const page = await visit.open('/', { reducedMotion: 'no-preference' });
  // Set before the first picture of the new page.
  await page.addInitScript(() => addEventListener('pagereveal', ({ viewTransition }) => { window.moved = Boolean(viewTransition); }));
  for (const way of ['nav a[href="/jobs/"]', '.unsearched .card-title a', '.breadcrumb a']) {
    await page.locator(way).first().click();
    await page.waitForFunction(() => window.moved !== undefined);
    visit.holds(`there is a transition to ${visit.path(page)}`, await page.evaluate(() => window.moved));
    await page.waitForLoadState('networkidle');
  }
}
