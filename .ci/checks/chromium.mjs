// Debian's Chromium, and what no page may do in it: say something on the console, throw, ask anybody else for anything.
import { chromium } from 'playwright-core';

export const PROGRAM = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export const launched = () => chromium.launch({ executablePath: PROGRAM, headless: true, args: FLAGS });

/** Every fault of a page is told to `fault`, for as long as it is open. The site's addresses begin with what `base` gives. */
export function watched(page, base, fault) {
  page.on('console', (message) => fault(`console: ${message.text()}`));
  page.on('pageerror', (error) => fault(`script: ${error}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${base()}/`) && !request.url().startsWith('data:')) fault(`a request to ${request.url()}`);
  });
}
