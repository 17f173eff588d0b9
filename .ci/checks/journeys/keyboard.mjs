// People who have a keyboard and nothing else: what comes first, what has the focus can be seen, and nothing lies over it.
import { KINDS } from '../kinds.mjs';

// More stops no page has.
const MANY = 1000;

/** In the page: the element that has the focus, and what is wrong with how it is seen; or nothing, where the page's end is reached. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const name = `${element.localName} ${(element.getAttribute('aria-label') ?? element.innerText ?? element.name ?? '').trim().slice(0, 40)}`;
  const wrong = [];
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  const isRinged = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 || boxShadow !== 'none';
  if (!isRinged) wrong.push('nothing shows that it has the focus');
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
  if (boxes.length === 0) wrong.push('it has no size');
  const isOn = ([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  const isClear = ({ backgroundColor, backgroundImage }) => /^(transparent|rgba\(.*, 0\))$/.test(backgroundColor) && backgroundImage === 'none';
  // What hides a point of it: text without a ground, as that of the next line, does not.
  const covers = ([x, y]) => {
    let top = document.elementFromPoint(x, y);
    // It is cut off by the box that it is in.
    if (top !== element && top?.contains(element)) return top;
    while (top && !top.contains(element)) {
      if (element.contains(top) || top.control === element) return null;
      if (!isClear(getComputedStyle(top)) || top.matches('img, svg, svg *, canvas, video')) return top;
      top = top.parentElement;
    }
    return null;
  };
  // The middle of each of its boxes (a link over two lines has two), and of what can be seen of one that is larger than the window.
  for (const { left, right, top, bottom } of boxes) {
    const middle = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const edges = [[left + 2, middle[1]], [right - 2, middle[1]], [middle[0], top + 2], [middle[0], bottom - 2]].filter(isOn);
    if (!isOn(middle) || edges.length < 2) {
      wrong.push('it is out of sight');
      continue;
    }
    const over = [middle, ...edges].map(covers).find(Boolean);
    if (over) wrong.push(`${over.localName}${over.classList.length ? '.' : ''}${[...over.classList].join('.')} hides a part of it`);
  }
  return { name, href: element.getAttribute('href'), wrong };
}

/** The stops of a page by a key, until it has been gone through, or as many as there are. */
async function stops(visit, page, key, most = MANY) {
  const found = [];
  while (found.length < most) {
    await page.keyboard.press(key);
    // Nothing moves in these windows, so what the focus scrolls has scrolled.
    const stop = await page.evaluate(focused);
    if (!stop) return found;
    for (const what of stop.wrong) visit.faults.push(`${visit.path(page)} at ${page.viewportSize().width} px, ${key}, stop ${found.length + 1}, ${stop.name}: ${what}`);
    found.push(stop);
  }
  visit.holds(`${visit.path(page)} lets go of the focus`, most < MANY);
  return found;
}

export async function keyboardAlone(visit) {
  for (const kind of ['home', 'all jobs', 'posting', 'country', 'locations']) {
    await Promise.all([[320, 600], [1280, 900]].map(async ([width, height]) => {
      const page = await visit.open(KINDS[kind], { viewport: { width, height } });
      const forth = await stops(visit, page, 'Tab');
      visit.same(`the first stop of ${kind}`, forth[0].href, '#main');
      visit.holds('there are more stops', forth.length > 5);
      const back = await stops(visit, page, 'Shift+Tab', forth.length);
      const names = (found) => found.map(({ name }) => name);
      visit.same(`stops of ${kind} on the way back`, names(back).reverse(), names(forth));
    }));
  }
}

/** The first stop leads past the menu. */
export async function skippingTheMenu(visit) {
  const page = await visit.open(KINDS.posting);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL('**#main');
  await page.keyboard.press('Tab');
  visit.holds('the next stop is in the content', await page.evaluate(() => document.querySelector('main').contains(document.activeElement)));
}

/** From the front page to where one applies. */
export async function toAPostingByKeyboard(visit) {
  const page = await visit.open('/');
  const reach = async (selector) => {
    for (let count = 0; count < MANY; count += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
    }
    throw new Error(`${visit.path(page)}: no stop is ${selector}`);
  };
  await reach('main a[href="/jobs/"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/jobs/');
  await reach('main article a');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => /^\/jobs\/[^/]+\/$/.test(url.pathname));
  await reach('a[rel~=nofollow]');
}
