// People who look for something: they type, choose, take back, follow a link to what another found, and find nothing.
import { readFileSync } from 'node:fs';

const list = '/jobs/';
const field = (page) => page.getByRole('searchbox', { name: 'Search jobs' });
const cards = (page) => page.locator('#results > li');
const titles = async (page) => (await cards(page).locator('.card-title').allInnerTexts()).map((title) => title.trim());
const places = async (page) => new Set(await cards(page).locator('.card-places').allInnerTexts());

/** How many are found, once that is said. */
async function found(page) {
  await page.waitForFunction(() => /^\d|^No/.test(document.querySelector('#found').textContent));
  return Number.parseInt(await page.locator('#found').textContent(), 10) || 0;
}

/** Types anew, and waits for what that finds. */
async function type(page, text) {
  await page.evaluate(() => { document.querySelector('#found').textContent = ''; });
  await field(page).fill(text);
  const count = await found(page);
  if (count) await cards(page).first().waitFor();
  return count;
}

async function choose(page, filter, name) {
  const group = page.locator(`[data-filter=${filter}]`);
  if (await group.getAttribute('open') === null) await group.locator('summary').click();
  await group.getByLabel(name).click();
}
const chips = (page) => page.locator('#chosen button').allInnerTexts();
const query = (page) => new URL(page.url()).search;

/** A city goes by all its spellings, and only by its own. */
export async function findingAPlace(visit) {
  const page = await visit.open(list);
  for (const spelling of ['munchen', 'muenchen', 'Münch', 'Munich']) {
    const count = await type(page, spelling);
    visit.holds(`${spelling} finds roles`, count > 0);
    for (const place of await places(page)) visit.holds(`${spelling} finds ${place}`, /Munich|München/.test(place) || await page.getByText('also in').count());
  }
  visit.same('minga', await type(page, 'minga'), 0);
}

/** A slip of the fingers, and words that mean the same. */
export async function findingInSpiteOfASlip(visit) {
  const page = await visit.open(list);
  const right = await type(page, 'developer');
  visit.holds('developers are found, and engineers behind them', right > 1 && /developer/i.test((await titles(page))[0]) && (await titles(page)).some((title) => /engineer/i.test(title)));
  await type(page, 'develper');
  visit.holds('a letter may be missing', (await titles(page)).some((title) => /developer/i.test(title)));
  for (const spelling of ['backend', 'back end', 'back-end']) {
    await type(page, spelling);
    visit.holds(`${spelling} is backend`, (await titles(page)).some((title) => /backend/i.test(title)));
  }
}

/** Remote roles are found by the countries from which they can be done. */
export async function findingRemoteWork(visit) {
  const page = await visit.open(list);
  const count = await type(page, 'remote poland');
  visit.holds('some are found', count > 0);
  for (const place of await places(page)) visit.holds(`${place} is open to Poland`, /^Remote in .*(EMEA|Europe|Poland)/.test(place) || /Poland/.test(place));
}

/** Filters narrow, say how many, are in the address, and are taken back one by one, by "back" and all at once. */
export async function filtering(visit) {
  const page = await visit.open(list);
  const before = await page.locator('.unsearched .card').count();
  await choose(page, 'country', /Germany/);
  const german = await found(page);
  visit.same('the number that the filter told', `${german}`, await page.locator('[data-filter=country] label', { hasText: 'Germany' }).locator('.count').innerText());
  await cards(page).first().waitFor();
  visit.holds('the list makes room', !await page.locator('.unsearched').isVisible());
  await choose(page, 'workplace', /Remote/);
  await page.waitForURL(/workplace=remote/);
  visit.same('the address', query(page), '?country=de&workplace=remote');
  visit.holds('there are fewer', await found(page) < german);
  visit.same('chips', await chips(page), ['Germany', 'Remote']);
  await page.getByRole('button', { name: 'Remove: Germany' }).click();
  await page.waitForURL(/\?workplace=remote$/);
  visit.same('the focus goes to the next one', await page.evaluate(() => document.activeElement.textContent), 'Remote');
  await page.goBack();
  await page.waitForURL(/country=de&workplace=remote/);
  visit.same('chips after going back', await chips(page), ['Germany', 'Remote']);
  visit.holds('the box is ticked again', await page.locator('[data-filter=country]').getByLabel(/Germany/).isChecked());
  await page.getByRole('button', { name: 'Clear all' }).click();
  visit.same('the address', query(page), '');
  visit.same('the list is as it was', await page.locator('.unsearched .card').count(), before);
  visit.holds('and is seen', await page.locator('.unsearched .card').first().isVisible());
}

/** Whoever gets the address sees the same, and can load more and follow a card. */
export async function sharingASearch(visit) {
  const page = await visit.open(`${list}?q=engineer&type=full-time`);
  const count = await found(page);
  visit.same('the field', await field(page).inputValue(), 'engineer');
  visit.same('chips', await chips(page), ['engineer', 'Full-time']);
  await page.waitForFunction(() => document.querySelectorAll('#results > li').length === 20);
  await page.getByRole('button', { name: 'Show more jobs' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#results > li').length > 20);
  visit.same('the focus is on the first new card', await page.evaluate(() => [...document.querySelectorAll('#results > li')].findIndex((card) => card.contains(document.activeElement))), 20);
  const all = await titles(page);
  visit.holds('no more than were told', all.length <= count && !all.some((title) => /[{}]/.test(title)));
  await cards(page).first().getByRole('link').first().click();
  await page.waitForURL(/\/jobs\/[^?]+\/$/);
  visit.same('the posting', (await page.locator('h1').innerText()).trim(), all[0]);
  await page.goBack();
  await cards(page).first().waitFor();
  visit.same('the same is found again', (await titles(page))[0], all[0]);
}

/** A card that was found is that of the list, but for its age: days pass between a build and a visit. */
export async function cardsAreThoseOfTheList(visit) {
  const page = await visit.open(list);
  const cards = (where) => page.locator(`${where} .card`).evaluateAll((all) => all.map(({ outerHTML }) => outerHTML
    .replace(/<time.*?<\/time>/g, '').replace(' dir="auto"', '').replace(/\s+/g, ' ').replaceAll(' </', '</')));
  const listed = await cards('.unsearched');
  await choose(page, 'pay', 'Pay is stated');
  await page.waitForFunction(() => document.querySelectorAll('#results > li').length === 20);
  visit.same('cards that are not in the list', (await cards('#results')).filter((card) => !listed.includes(card)), []);
}

/** Where nothing is found, the way out is named, with what it brings. */
export async function findingNothing(visit) {
  const page = await visit.open(`${list}?q=rust&country=mt`);
  visit.same('nothing', await found(page), 0);
  const ways = page.locator('#advice button');
  const text = await ways.first().innerText();
  const [, count] = /(\d+) jobs?$/.exec(text);
  await ways.first().click();
  await page.waitForFunction((count) => document.querySelector('#found').textContent.startsWith(count), count);
}

/** From the front page, what and where; nothing is loaded before. */
export async function fromTheFrontPage(visit) {
  const page = await visit.open('/');
  await field(page).fill('engineer');
  await page.getByLabel('Where', { exact: true }).selectOption('de');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/\/jobs\/\?q=engineer&country=de$/);
  visit.holds('some are found', await found(page) > 0);
}

/** By keyboard alone: to a filter, through its options, and to what was found. */
export async function searchingByKeyboard(visit) {
  const page = await visit.open(list);
  await field(page).focus();
  await page.keyboard.type('data');
  await found(page);
  const stops = [];
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => document.activeElement.closest('.card') ? 'card' : document.activeElement.id || document.activeElement.value || document.activeElement.textContent.trim());
    stops.push(at);
    if (at === 'remote') await page.keyboard.press('Space');
    if (at === 'card') break;
  }
  visit.holds(`the way leads to a card: ${stops.join(', ')}`, stops.at(-1) === 'card');
  visit.same('the address', query(page), '?q=data&workplace=remote');
}

/** On a phone the filters are behind a button. */
export async function filteringOnAPhone(visit) {
  const page = await visit.open(list, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const filters = page.locator('#filters');
  visit.holds('the filters are put away', !await filters.isVisible());
  await page.getByRole('button', { name: 'Filters' }).tap();
  visit.holds('and come', await filters.isVisible());
  await choose(page, 'workplace', /Hybrid/);
  visit.holds('some are found', await found(page) > 0);
}

/** A line that breaks: the list stays, and a later try works. */
export async function withoutTheIndex(visit) {
  const page = await visit.open('/about/');
  await page.route(/search-en-/, (route) => route.abort());
  const faults = visit.faults.length;
  await page.goto(visit.base + list);
  await field(page).fill('engineer');
  await page.waitForFunction(() => /does not work/.test(document.querySelector('#found').textContent));
  visit.holds('the list is seen', await page.locator('.unsearched .card').first().isVisible());
  await page.unroute(/search-en-/);
  visit.holds('the next try works', await type(page, 'engineers') > 0);
  // That the browser tells of the broken requests is what was wanted.
  visit.faults.splice(faults);
}

/** Every posting is in the index once, and every card leads to a page. */
export async function everyPostingIsFound(visit) {
  const page = await visit.open(`${list}?pay=stated`);
  await found(page);
  const links = await page.evaluate(async () => {
    const index = document.querySelector('.search').dataset.index;
    const json = async (url) => (await fetch(url)).json();
    const { base, index: { title } } = await json(index);
    const lists = await Promise.all(Array.from({ length: Math.ceil(title.length / 256) }, (_, part) => json(index.replace('.json', `-${part}.json`))));
    return lists.flat().map(([path]) => (path.startsWith('/') ? path : `${base}${path}/`));
  });
  visit.same('twice', links.length, new Set(links).size);
  for (const link of links) readFileSync(`${visit.root}${link}index.html`);
  const told = [...readFileSync(`${visit.root}/sitemap-jobs.xml`, 'utf8').matchAll(/<loc>[^<]*?(\/(?:de\/)?jobs\/(?!page\/)[^/<]+\/)</g)].map(([, path]) => path);
  const missing = told.filter((path) => !links.includes(path) && !links.includes(path.replace(/^\/de/, '')));
  visit.same('not found', missing, []);
}
