// The demo as a host serves it: built for an address of this machine, by nginx, with the files that careergen makes for nginx,
// so compressed and with the headers that visitors get. It judges nothing. What those files say, `hosting.py` judges.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { pages } from './pages.mjs';

// The day for which the demo is made: the same postings are open whenever the checks run.
const DAY = '2026-11-24';
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
// Longer it takes to start nowhere.
const PATIENCE = 20_000;

/**
 * The demo of the project in a folder, built by the program and served: `base` is its address, `root` the folder of its files,
 * `end` stops it. Each page is changed by `rewrite` first, where that is given.
 */
export async function hosted(careergen, project, rewrite) {
  const folder = mkdtempSync(`${tmpdir()}/careergen-host-`);
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const root = `${folder}/root`;
  build(careergen, project, folder, root, base);
  if (rewrite) rewritten(root, rewrite);
  const server = await nginx(folder, root, port);
  const end = () => {
    // It ends its workers.
    if (server.exitCode === null && server.signalCode === null) process.kill(server.pid, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', end);
  return { base, root, end };
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

function build(careergen, project, folder, root, base) {
  const copy = `${folder}/project`;
  for (const part of ['content', 'themes', 'static']) cpSync(`${project}/${part}`, `${copy}/${part}`, { recursive: true });
  const settings = `${copy}/content/site.yaml`;
  if (/^hosting:/m.test(readFileSync(settings, 'utf8'))) throw new Error('site.yaml has its own `hosting`');
  appendFileSync(settings, '\nhosting: nginx\n');
  const done = spawnSync(careergen, ['build', '--root', copy, '--out', root, '--base-url', base, '--now', DAY], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`careergen build failed: ${done.error ?? done.stderr}`);
}

function rewritten(root, rewrite) {
  for (const page of pages(root)) {
    const path = `${root}/${page}`;
    writeFileSync(path, rewrite(readFileSync(path, 'utf8')));
    // They would be served in its stead.
    for (const twin of ['.gz', '.br']) rmSync(path + twin, { force: true });
  }
}

async function nginx(folder, root, port) {
  if (!existsSync(BROTLI)) throw new Error(`${BROTLI} is missing: install libnginx-mod-http-brotli-static`);
  const own = `${root}/.careergen/nginx`;
  writeFileSync(`${folder}/nginx.conf`, `load_module ${BROTLI};
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr; user root;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  include ${own}/http.conf;
  server { listen 127.0.0.1:${port}; root ${root}; include ${own}/server.conf; include ${own}/brotli.conf; }
}
`);
  const server = spawn('nginx', ['-p', folder, '-c', `${folder}/nginx.conf`], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr.on('data', (data) => { said += data; });
  server.on('error', (error) => { said += error; });
  const begun = Date.now();
  while (!(await listens(port))) {
    if (!server.pid || server.exitCode !== null || Date.now() - begun > PATIENCE) throw new Error(`nginx does not start: ${said}`);
    await new Promise((later) => setTimeout(later, 20));
  }
  return server;
}

const freePort = () => new Promise((found) => {
  const taken = createServer().listen(0, '127.0.0.1', () => {
    const { port } = taken.address();
    taken.close(() => found(port));
  });
});

const listens = (port) => new Promise((answer) => {
  const socket = connect(port, '127.0.0.1');
  socket.on('connect', () => answer(true) || socket.destroy()).on('error', () => answer(false));
});
