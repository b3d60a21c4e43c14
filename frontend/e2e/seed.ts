import { expect } from '@playwright/test';
import { Server } from './server';

/** Shortly before the momentum template buys on the synthetic market of seed 1. */
export const BEFORE_A_TRADE = '2024-03-04T00:30:00Z';

export interface Definition {
  nodes: { id: string; agent_type: string; config: object; position: { x: number; y: number } }[];
  edges: { from: string; to: string }[];
  settings: { symbols: string[]; simulation: object } & Record<string, unknown>;
}

/** Where there is something to see. */
export interface Seeded {
  pipeline: string;
  draft: string;
  traded: string;
  completed: string;
  backtest: string;
}

export async function template(server: Server, slug: string): Promise<Definition> {
  const templates = await server.list<{ slug: string; definition: Definition }>('/templates');
  const found = templates.find((one) => one.slug === slug);
  if (!found) throw new Error(`There is no template ${slug}.`);
  return structuredClone(found.definition);
}

/** Starts the momentum template at a moment when it is about to buy; its market runs this many times as fast as the real one. */
export async function startTrading(server: Server, name: string, speed = 120): Promise<string> {
  const definition = await template(server, 'momentum');
  Object.assign(definition.settings.simulation, { start: BEFORE_A_TRADE, speed });
  const { id } = await server.post('/pipelines', {
    name,
    description: 'Buys strength, guards it, takes half early.',
    definition,
  });
  await server.post(`/pipelines/${id}/start`);
  return id;
}

/** An account that has done some of everything: traded, run, tested, imported; an open position, a draft, a halt that is over. */
export async function seed(server: Server): Promise<Seeded> {
  await server.register();
  const pipeline = await startTrading(server, 'Morning momentum');
  const draft = await unfinished(server);
  const { id: bounce } = await server.post('/pipelines', { template: 'oversold-bounce', name: 'Dip buyer' });
  await server.post('/pipelines', { template: 'breakout', name: 'Range breakout' });
  const { id: backtest } = await server.post('/backtests', {
    pipeline_id: pipeline,
    source: 'synthetic',
    from: '2024-03-04T00:00:00Z',
    to: '2024-03-11T00:00:00Z',
    seed: 1,
  });
  await server.upload('/market-data/imports', 'ACME_1m.csv', bars(), {
    symbol: 'ACME',
    timeframe: '1m',
    calendar: 'always',
  });
  const halt = await server.post('/halts', { pipeline_id: bounce, reason: 'Earnings tonight', flatten: false });
  await server.post(`/halts/${halt.id}/lift`, { confirmation: 'RESUME', reason: 'They are out' });
  const traded = await until(
    async () => (await server.list<Run>('/positions')).find((one) => one.execution_id)?.execution_id,
  );
  const completed = await until(async () => {
    const runs = await server.list<{ id: string; status: string }>(`/executions?pipeline_id=${pipeline}`);
    return runs.find((run) => run.status === 'completed')?.id;
  });
  await until(async () => (await server.get<{ status: string }>(`/backtests/${backtest}`)).status === 'completed');
  return { pipeline, draft, traded, completed, backtest };
}

interface Run {
  execution_id: string;
}

/** A pipeline that cannot start yet: its strategy is gone. */
async function unfinished(server: Server): Promise<string> {
  const definition = await template(server, 'breakout');
  definition.nodes = definition.nodes.filter((node) => node.id !== 'strategy');
  definition.edges = definition.edges.filter((edge) => edge.from !== 'strategy' && edge.to !== 'strategy');
  return (await server.post('/pipelines', { name: 'Half an idea', description: '', definition })).id;
}

/** Asks until there is an answer. */
export async function until<T>(ask: () => Promise<T | undefined | false>, timeout = 150_000): Promise<T> {
  let answer: T | undefined | false;
  await expect.poll(async () => !!(answer = await ask()), { timeout, intervals: [500] }).toBe(true);
  return answer as T;
}

/** Two hours of minute bars, the same every time. */
function bars(): string {
  const begin = Date.parse('2024-03-04T14:30:00Z');
  const rows = Array.from({ length: 120 }, (_, minute) => {
    const open = 100 + 3 * Math.sin(minute / 9);
    const close = 100 + 3 * Math.sin((minute + 1) / 9);
    const [low, high] = [Math.min(open, close) - 0.2, Math.max(open, close) + 0.2];
    const prices = [open, high, low, close].map((price) => price.toFixed(2));
    return [new Date(begin + minute * 60_000).toISOString(), ...prices, 1000 + 10 * minute].join(',');
  });
  return ['timestamp,open,high,low,close,volume', ...rows].join('\n');
}
