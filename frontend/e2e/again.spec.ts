import { agent, edit, node } from './editor';
import { expect, real, test } from './enter';
import { until } from './seed';

test.skip(!real, 'it needs agents that act');
test.setTimeout(180_000);

interface Run {
  id: string;
  status: string;
  kind: string;
  pinned: string[];
  until: string | null;
  nodes: { node: string; state: string }[];
}

test('a run goes on again from one of its agents, and in the editor with what was found before it', async ({
  page,
}) => {
  const { server, id } = await edit(page, (definition) => {
    Object.assign(definition.settings.simulation, { speed: 3000 });
    agent(definition, 'bias').config = { timeframes: ['5m'] };
  });
  const over = (run: string) =>
    until(async () => {
      const found = await server.get<Run>(`/executions/${run}`);
      return /completed|failed|monitoring/.test(found.status) && found;
    });
  const first = await server.post<Run>(`/pipelines/${id}/executions`);
  await over(first.id);

  await page.goto(`/executions/${first.id}`);
  await page.locator('k-graph [data-node=strategy]').click();
  await page.getByRole('button', { name: 'Run again from here' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run again' }).click();
  await expect(page.locator('.title')).toContainText('Trial');
  await expect(page).not.toHaveURL(new RegExp(`${first.id}$`));
  const again = await over(page.url().split('/').at(-1) ?? '');
  expect(again.kind).toBe('trial');
  expect([...again.pinned].sort()).toEqual(['bias', 'data', 'trigger']);
  expect(again.nodes.find((one) => one.node === 'strategy')?.state).toMatch(/done|stopped/);

  await page.getByRole('link', { name: 'Open in the editor' }).click();
  await expect(node(page, 'bias')).toHaveAccessibleName(/pinned/);
  await expect(node(page, 'strategy')).not.toHaveAccessibleName(/pinned/);
  await expect(node(page, 'strategy')).not.toHaveClass(/stale/);
  await expect(node(page, 'strategy')).toHaveAttribute('data-state', /done|stopped/);
  await node(page, 'strategy').focus();
  await page.keyboard.press('r');
  await expect(page.getByRole('region', { name: 'The run that is shown' })).toContainText('Completed');
  const last = await until(async () => {
    const [newest] = await server.list<Run>(`/executions?pipeline_id=${id}&kind=trial`);
    return newest?.until === 'strategy' && newest;
  });
  expect([...last.pinned].sort()).toEqual(['bias', 'data', 'trigger']);
});
