import { Page, expect } from './enter';
import { Definition, template } from './seed';
import { Server } from './server';

export const node = (page: Page, id: string) => page.locator(`[data-node="${id}"]`);
export const field = (page: Page, path: string) => page.locator(`[data-field="${path}"]`);
export const saving = (page: Page) => page.locator('k-saving-state');

/** A new account, and a pipeline made of a template and changed, opened in the builder. */
export async function edit(
  page: Page,
  change: (definition: Definition) => void = () => undefined,
  slug = 'momentum',
): Promise<{ server: Server; id: string }> {
  const server = new Server(page);
  await server.register();
  const definition = await template(server, slug);
  change(definition);
  const { id } = await server.post('/pipelines', { name: 'Built here', description: '', definition });
  await page.goto(`/pipelines/${id}`);
  await expect(page.locator('.pipeline-canvas .node').first()).toBeVisible();
  return { server, id };
}

export function agent(definition: Definition, id: string): Definition['nodes'][number] {
  const found = definition.nodes.find((one) => one.id === id);
  if (!found) throw new Error(`There is no agent ${id}.`);
  return found;
}
