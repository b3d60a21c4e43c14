// A stand-in for the server while the application is developed and tested: the contract of docs/api.md over data in memory,
// and the built application itself. It is not part of what ships.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { AGENTS } from './agents.mjs';
import { misfits } from './contract.mjs';
import { accept } from './sockets.mjs';
import { answer, state } from './routes.mjs';

const PORT = Number(process.env.PORT ?? 4210);
const STATIC = 'target/classes/static';
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain',
};
// As strict as the server, so that what it would block fails here, too.
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

function file(path, response) {
  const wanted = join(STATIC, normalize(path));
  const found = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(STATIC, 'index.html');
  if (!existsSync(found)) {
    response.writeHead(404).end('Build the application first: npm run build');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(found)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
  });
  response.end(readFileSync(found));
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://mock');
  if (!url.pathname.startsWith('/api/v1/')) {
    file(decodeURIComponent(url.pathname), response);
    return;
  }
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString('utf8');
    const answered = answer(request, url, body);
    if (!url.pathname.startsWith('/api/v1/mock/'))
      state.misfits.push(...misfits(request, url.pathname, body, answered));
    const { status, json, headers = {} } = answered;
    const type = status >= 400 ? 'application/problem+json' : 'application/json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(json === undefined ? '' : JSON.stringify(json));
  });
});

const clients = new Set();
state.publish = (event) => {
  for (const client of clients) client.send(JSON.stringify(event));
};
state.cut = () => {
  for (const client of clients) client.end();
};

server.on('upgrade', (request, socket) => {
  if (state.refuseSockets) {
    socket.destroy();
    return;
  }
  const after = new URL(request.url, 'http://mock').searchParams.get('after');
  const client = accept(request, socket);
  if (after !== null)
    for (const event of state.events) if (event.sequence > Number(after)) client.send(JSON.stringify(event));
  clients.add(client);
  client.onClose(() => clients.delete(client));
});

server.listen(PORT, '127.0.0.1', () =>
  console.log(`Mock of Kuber with ${AGENTS.length} agents at http://localhost:${PORT}`),
);
