import { blocksOf, plain, shapeOf } from './shape';

describe('a value nobody has described', () => {
  it('is a table when it is a list of plain records', () => {
    expect(shapeOf([{ price: '1.50', share: 4 }, { price: '2.00' }])).toEqual({
      kind: 'table',
      columns: ['price', 'share'],
      rows: [
        [{ value: '1.50' }, { value: 4 }],
        [{ value: '2.00' }, { value: undefined }],
      ],
    });
  });

  it('is fields when it is a record, and blocks when its records are deep', () => {
    expect(shapeOf({ a: 1 })).toEqual({ kind: 'fields', fields: [{ name: 'a', value: 1 }] });
    expect(shapeOf([{ a: { b: 1 } }]).kind).toBe('blocks');
  });

  it('is written for people', () => {
    expect(plain('1234.5').text).toBe('1,234.50');
    expect(plain(true).text).toBe('Yes');
    expect(plain('PT1H30M').text).toBe('1 h 30 min');
    expect(plain('run_continuous').text).toBe('Run continuous');
    expect(plain(null).text).toBe('–');
    expect(shapeOf([]).kind).toBe('text');
  });
});

describe('a report', () => {
  it('keeps headings, lists, tables and bold, and nothing else', () => {
    const blocks = blocksOf(
      '# Result\nSold at **201.44**.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n<b>x</b>',
    );
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'table', 'paragraph']);
    expect(blocks[1]).toEqual({
      kind: 'paragraph',
      text: [
        { text: 'Sold at ', strong: false },
        { text: '201.44', strong: true },
        { text: '.', strong: false },
      ],
    });
    expect(blocks[4]).toEqual({ kind: 'paragraph', text: [{ text: '<b>x</b>', strong: false }] });
  });
});
