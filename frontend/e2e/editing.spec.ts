import { agent, edit, field, node } from './editor';
import { expect, real, test } from './enter';

test.skip(!real, 'editing is proved over the served application');

test('a line of what keeps it from starting leads to the very field, in a row that was folded', async ({ page }) => {
  await edit(page, (definition) => {
    const rules = [
      { kind: 'rsi_below', level: 30 },
      { kind: 'rsi_below', level: 500 },
    ];
    Object.assign(agent(definition, 'trigger'), { agent_type: 'technical_trigger', config: { rules } });
  });
  await page.locator('k-readiness-bar .verdict').click();
  await page.getByRole('button', { name: 'Every five minutes RSI level must be at most 100, not 500.' }).click();
  const entry = field(page, 'rules[1].level').getByRole('spinbutton');
  await expect(entry).toBeFocused();
  await expect(entry).toBeInViewport();
  await expect(entry).toHaveValue('500');
  await expect(field(page, 'rules[0].level')).toHaveCount(0);
});

test('a line about the settings of the pipeline leads to its field, as often as it is asked', async ({ page }) => {
  await edit(page, (definition) => Object.assign(definition.settings, { symbols: [] }));
  const symbols = field(page, 'symbols').getByRole('combobox');
  for (let count = 0; count < 2; count++) {
    await page.locator('k-readiness-bar .verdict').click();
    await page.getByRole('button', { name: 'Pipeline Choose at least one symbol' }).click();
    await expect(symbols).toBeFocused();
    await page.getByRole('link', { name: 'Builder' }).click();
    await expect(node(page, 'trigger')).toBeVisible();
  }
});
