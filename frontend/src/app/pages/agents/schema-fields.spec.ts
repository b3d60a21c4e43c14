import { fieldsOf } from './schema-fields';

describe('the settings of an agent', () => {
  it('are read from its schema, nested ones after their parent', () => {
    const fields = fieldsOf({
      type: 'object',
      required: ['level', 'style'],
      properties: {
        level: { title: 'Level', type: 'number', 'x-unit': '$' },
        timeframes: {
          title: 'Timeframes',
          type: 'array',
          items: { type: 'string' },
          default: ['1h', '5m'],
          maxItems: 6,
        },
        style: {
          title: 'Style',
          type: 'object',
          default: {},
          properties: { trend: { title: 'Trend', type: 'boolean', default: true } },
        },
        wait: {
          title: 'Wait',
          type: 'string',
          format: 'duration',
          'x-minimum': 'PT1M',
          'x-maximum': 'PT24H',
          default: 'PT15M',
        },
      },
    });
    expect(fields.map((field) => field.path)).toEqual(['level', 'timeframes', 'style', 'style.trend', 'wait']);
    expect(fields[0]).toMatchObject({ required: true, type: 'Number', unit: '$', standard: '–' });
    expect(fields[1]).toMatchObject({ type: 'List of text', standard: '1h, 5m', range: 'up to 6 items' });
    expect(fields[2]).toMatchObject({ required: false });
    expect(fields[3]).toMatchObject({ depth: 1, type: 'Yes or no', standard: 'yes' });
    expect(fields[4]).toMatchObject({ type: 'Duration', standard: '15 min', range: '1 min to 1 d' });
  });
});
