import { expect, real, test } from './enter';
import { Server } from './server';

/** `e2e-agent`: an agent by somebody else, which neither the web pages nor the rest of the server have ever heard of. */
test('an agent that only the server knows is placed, configured, run and inspected', async ({ page }) => {
  test.skip(!real, 'needs a Kuber that runs agents');
  test.setTimeout(120_000);
  const server = new Server(page);
  await server.register();
  const agents = await server.list<{ agent_type: string }>('/agents');
  const placed = agents.some((agent) => agent.agent_type === 'weather_desk');
  test.skip(!placed && !process.env['KUBER_PLUGINS'], 'needs a Kuber started with e2e-agent');
  const definition = { nodes: [], edges: [], settings: { symbols: ['ORBT'] } };
  const { id } = await server.post('/pipelines', { name: 'Rain or shine', description: '', definition });
  await page.goto(`/pipelines/${id}`);

  const palette = page.getByRole('region', { name: 'Agents' });
  await palette.getByRole('button', { name: /^Time trigger/ }).click();
  await expect(page.locator('[data-node="time_trigger"]')).toBeVisible();
  await palette.getByLabel('Search agents').fill('weather');
  await palette.getByRole('button', { name: 'Weather desk $0.01/h' }).click();
  const card = page.locator('[data-node="weather_desk"]');
  await expect(card).toContainText('Weather desk');
  await expect(page.locator('.pipeline-canvas f-connection')).toHaveCount(1);

  const inspector = page.getByRole('region', { name: 'Settings of Weather desk' });
  await inspector.getByRole('radio', { name: 'Fahrenheit' }).check();
  await inspector.getByRole('spinbutton', { name: 'Confidence' }).fill('120');
  await expect(inspector.getByText('Between 0 and 100 %.')).toBeVisible();
  await inspector.getByRole('spinbutton', { name: 'Confidence' }).fill('85');
  await inspector.getByRole('group', { name: 'Places' }).getByRole('button', { expanded: false }).first().click();
  await inspector.getByRole('textbox', { name: 'Name', exact: true }).fill('Reykjavik');
  await inspector.getByLabel('Kind of Source').selectOption({ label: 'Ensemble' });
  await inspector.getByRole('spinbutton', { name: 'Members' }).fill('7');
  await inspector.getByLabel('Note').fill('Umbrella?');
  await expect(card).toContainText('Fahrenheit');

  await inspector.getByRole('button', { name: 'Run', exact: true }).click();
  await inspector.getByRole('button', { name: 'Run to here' }).click();
  await expect(inspector).toContainText('Fair weather in Reykjavik, says 7 models.', { timeout: 60_000 });

  await page.reload();
  await card.dblclick();
  await expect(inspector.getByRole('textbox', { name: 'Note' })).toHaveValue('Umbrella?');
  await expect(inspector.getByRole('spinbutton', { name: 'Members' })).toHaveValue('7');
});
