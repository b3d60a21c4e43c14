import { chromium } from '@playwright/test';
const base = process.argv[2], out = process.argv[3], email=process.argv[4], pw=process.argv[5];
const pages = process.argv.slice(6);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu'] });
for (const [name, w, h] of [['desk',1440,900],['phone',390,844]]) {
  const c = await b.newContext({ viewport: { width: w, height: h }, colorScheme: 'dark' });
  const p = await c.newPage();
  await p.goto(base + '/login'); 
  await p.fill('input[type=email]', email); await p.fill('input[type=password]', pw); await p.keyboard.press('Enter');
  await p.waitForTimeout(2500);
  for (const path of pages) { await p.goto(base + '/' + path); await p.waitForTimeout(1500); await p.screenshot({ path: `${out}/${name}-${path.replaceAll('/','_')}.png` }); }
  await c.close();
}
await b.close();
