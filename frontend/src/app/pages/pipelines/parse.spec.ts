import { parse } from './parse';

describe('a definition as text', () => {
  it('is read', () => {
    expect(parse('{"nodes":[],"edges":[],"settings":{}}')).toEqual({
      definition: { nodes: [], edges: [], settings: {} },
    });
  });

  it('names the line where it stops being JSON', () => {
    expect(parse('{\n  "nodes": [\n  "edges": []\n}')).toMatchObject({ line: 3 });
    expect(parse('{\n  "nodes": [')).toMatchObject({ line: 2 });
  });

  it('says what is missing', () => {
    expect(parse('{"nodes":[]}')).toMatchObject({ problem: expect.stringContaining('edges') as string });
  });
});
