import { CDPSession, Page, test } from '@playwright/test';
import { Server } from '../e2e/server';
import { quantile, report } from './report';
import { wide } from './wide';

/** How soon the editor shows its nodes and the form of one, and how smoothly a large pipeline is moved about. */

const NODE = '[data-f-node-id]';
const RUNS = 7;

test('first useful paint of the editor with 50 nodes', async ({ browser }) => {
  test.setTimeout(300_000);
  const context = await browser.newContext();
  const server = new Server(await context.newPage());
  await server.register();
  const id = await wide(server, 50);
  const storageState = await context.storageState();
  const cold: Paint[] = [];
  const warm: Paint[] = [];
  for (let run = 0; run < RUNS; run++) {
    const fresh = await browser.newContext({ storageState });
    const page = await fresh.newPage();
    await watchNodes(page, 50);
    cold.push(await paint(page, id));
    warm.push(await paint(page, id));
    await fresh.close();
  }
  for (const [name, paints] of Object.entries({ 'empty cache': cold, 'filled cache': warm })) {
    report(`Editor with 50 nodes, ${name}`, {
      'first paint, ms': quantile(
        paints.map((p) => p.first),
        0.5,
      ),
      'largest paint, ms': quantile(
        paints.map((p) => p.largest),
        0.5,
      ),
      'all nodes painted, ms': quantile(
        paints.map((p) => p.nodes),
        0.5,
      ),
      'slowest, ms': quantile(
        paints.map((p) => p.nodes),
        1,
      ),
      'layout shift': Math.max(...paints.map((p) => p.shift)).toFixed(3),
    });
  }
});

test('pan of 200 nodes', async ({ page }) => {
  test.setTimeout(300_000);
  const server = new Server(page);
  await server.register();
  const id = await wide(server, 200);
  await watchNodes(page, 200);
  await paint(page, id);
  const canvas = await page.locator('f-canvas, f-flow').first().boundingBox();
  if (!canvas) throw new Error('The canvas is not there.');
  const [x, y] = await free(page, canvas);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpu = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ThreadTime' || name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  const before = await cpu();
  await page.evaluate(recordFrames);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 240; step++) {
    await page.mouse.move(x + 300 * Math.sin(step / 20), y + 150 * Math.sin(step / 13));
  }
  await page.mouse.up();
  const after = await cpu();
  const frames = await page.evaluate(() => {
    const times = (window as unknown as Recorded).frames;
    return times.slice(1).map((time, i) => time - (times[i] ?? time));
  });
  report('Pan of 200 nodes', {
    frames: frames.length,
    'p50, ms': quantile(frames, 0.5),
    'p95, ms': quantile(frames, 0.95),
    'longest, ms': quantile(frames, 1),
    'main thread CPU for a frame, ms': ((after - before) / frames.length).toFixed(1),
  });
});

test('opening the forms of the inspector', async ({ page }) => {
  test.setTimeout(300_000);
  const server = new Server(page);
  await server.register();
  const agents = await server.list<{ agent_type: string; category: string }>('/agents');
  const nodes = agents
    .filter(({ category }) => category.toLowerCase() !== 'system')
    .map(({ agent_type }, i) => ({
      id: agent_type,
      agent_type,
      name: `Node ${i}`,
      config: {},
      position: { x: 260 * (i % 5), y: 100 * Math.floor(i / 5) },
    }));
  const definition = { nodes, edges: [], settings: { symbols: ['ORBT'] } };
  const { id } = await server.post('/pipelines', { name: 'One form after the other', description: '', definition });
  await watchNodes(page, nodes.length);
  await paint(page, id);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const costs = new Map<string, Cost[]>();
  for (let run = 0; run < RUNS; run++) {
    for (const { id: node, name } of nodes) {
      await page.locator(`[data-node="${node}"]`).focus();
      await settled(page);
      const before = await spent(session);
      await page.keyboard.press('Enter');
      const fields = await page.evaluate(formOf, name);
      const after = await spent(session);
      const cost = { script: after.script - before.script, layout: after.layout - before.layout, fields };
      costs.set(node, [...(costs.get(node) ?? []), cost]);
    }
  }
  const usual = (of: (cost: Cost) => number) => (node: string) =>
    quantile((costs.get(node) ?? []).slice(1).map(of), 0.5);
  const script = usual((cost) => cost.script);
  const [dearest = ''] = [...costs.keys()].sort((a, b) => script(b) - script(a));
  report('Opening the form of an agent, CPU of the main thread', {
    'the dearest': dearest,
    fields: usual((cost) => cost.fields)(dearest),
    'scripting, ms': script(dearest),
    'style and layout, ms': usual((cost) => cost.layout)(dearest),
    'scripting of the very first, ms': Math.round([...costs.values()][0]?.[0]?.script ?? NaN),
    'scripting of all, ms': [...costs.keys()].map((node) => `${node} ${script(node)}`).join(' '),
  });
});

/** CPU of the main thread, in milliseconds. */
interface Cost {
  script: number;
  layout: number;
  fields: number;
}

async function spent(session: CDPSession): Promise<{ script: number; layout: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (wanted: string) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? NaN);
  return { script: of('ScriptDuration'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
}

/** Lets what is on its way come to an end: a quarter of a second in which nothing changes. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const watch = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, 250);
        });
        const end = () => {
          watch.disconnect();
          done();
        };
        let timer = setTimeout(end, 250);
        watch.observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true });
      }),
  );
}

/** Waits in the page, frame by frame, until the form of that node is painted; how many fields it has. */
function formOf(name: string): Promise<number> {
  return new Promise((done) => {
    const look = () => {
      const shown = document.querySelector<HTMLInputElement>('k-inspector input.name')?.value === name;
      const fields = document.querySelectorAll('k-inspector k-form-body [data-field]').length;
      if (!shown || !fields) requestAnimationFrame(look);
      else requestAnimationFrame(() => done(fields));
    };
    look();
  });
}

interface Paint {
  first: number;
  largest: number;
  nodes: number;
  shift: number;
}

interface Recorded {
  frames: number[];
  painted: Paint;
}

/** From now on each page says when it has painted that many nodes. */
async function watchNodes(page: Page, count: number): Promise<void> {
  await page.addInitScript(
    ([selector, wanted]) => {
      const painted = { first: 0, largest: 0, nodes: 0, shift: 0 };
      Object.assign(window, { painted });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if (entry.name === 'first-contentful-paint') painted.first = entry.startTime;
          if (entry.entryType === 'largest-contentful-paint') painted.largest = entry.startTime;
        }
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntriesByName('first-contentful-paint')) painted.first = entry.startTime;
      }).observe({ type: 'paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) painted.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
      const look = () => {
        if (document.querySelectorAll(selector).length < wanted) requestAnimationFrame(look);
        // Seen in this frame, painted at its end.
        else requestAnimationFrame(() => (painted.nodes = performance.now()));
      };
      requestAnimationFrame(look);
    },
    [NODE, count] as const,
  );
}

async function paint(page: Page, pipeline: string): Promise<Paint> {
  await page.goto(`/pipelines/${pipeline}`);
  await page.waitForFunction(() => (window as unknown as Recorded).painted.nodes > 0);
  return page.evaluate(() => (window as unknown as Recorded).painted);
}

function recordFrames(): void {
  const frames: number[] = [];
  Object.assign(window, { frames });
  const frame = (time: number) => {
    frames.push(time);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** A point of the canvas with no node on it. */
async function free(
  page: Page,
  canvas: { x: number; y: number; width: number; height: number },
): Promise<[number, number]> {
  const found = await page.evaluate(
    ([selector, box]) => {
      for (let x = box.x + 40; x < box.x + box.width - 40; x += 20)
        for (let y = box.y + 40; y < box.y + box.height - 40; y += 20) {
          const there = document.elementFromPoint(x, y);
          if (there?.closest('f-flow') && !there.closest(selector) && !there.closest('f-minimap, button'))
            return [x, y];
        }
      return null;
    },
    [NODE, canvas] as const,
  );
  if (!found) throw new Error('The canvas is full.');
  return found as [number, number];
}
