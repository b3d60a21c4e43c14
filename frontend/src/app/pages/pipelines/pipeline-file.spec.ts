import { fileNameOf, readFile } from './pipeline-file';

const definition = { nodes: [], edges: [], settings: { symbols: ['AAPL'] } };

describe('a pipeline file', () => {
  it('carries name, description and tags', () => {
    const text = JSON.stringify({ name: 'Dip', description: 'Buys dips.', tags: ['mine', 3], definition });
    expect(readFile(text, 'x.json')).toEqual({
      file: { name: 'Dip', description: 'Buys dips.', tags: ['mine'], definition },
    });
  });

  it('may be a definition alone, named after its file', () => {
    expect(readFile(JSON.stringify(definition), 'My dip.json')).toMatchObject({ file: { name: 'My dip', definition } });
  });

  it('that cannot be read says where and why', () => {
    expect(readFile('{"nodes": [}', 'x.json')).toEqual({ problem: expect.stringMatching(/not JSON yet/) as string });
    expect(readFile('{"definition": {}}', 'x.json')).toEqual({ problem: 'Add "nodes": the list of agents.' });
  });

  it('is named after its pipeline', () => {
    expect(fileNameOf('RSI dip (5 min)')).toBe('rsi-dip-5-min.json');
    expect(fileNameOf('***')).toBe('pipeline.json');
  });
});
