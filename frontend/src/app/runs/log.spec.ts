import { exampleRun } from './example';
import { asText, filtered, linesOf } from './log';
import { asOf } from './story';

const name = (node: string | null) => node ?? 'News';

describe('the log of a run', () => {
  const lines = linesOf(exampleRun());

  it('tells all that happened in sentences, from beginning to end', () => {
    expect(lines.map((line) => line.sentence)).toEqual([
      'The run began.',
      'Found out: checked.',
      'Waiting for a dip.',
      'Told: condition met of AAPL.',
      'It dipped.',
      'The source did not answer.',
      'Found out: snapshot of AAPL.',
      'Buy.',
      'Buying.',
      'The broker reports a change.',
      'Sold.',
      'Found out: report.',
      'The run ended: completed. Closed 10 AAPL: +$12.50.',
    ]);
  });

  it('says when a failure is tried again', () => {
    expect(lines[5]).toMatchObject({ kind: 'problem', more: 'Attempt 1; tried again at 20 Nov 2026, 10:15:00 ET.' });
  });

  it('does not end before the run has', () => {
    expect(linesOf(asOf(exampleRun(), 4)).at(-1)?.sentence).toBe('It dipped.');
  });

  it('is filtered by kind and by words', () => {
    expect(filtered(lines, 'news', '', name)).toHaveLength(2);
    expect(filtered(lines, '', 'trade sold', name).map((line) => line.sequence)).toEqual([10]);
    expect(filtered(lines, 'wait', 'sold', name)).toEqual([]);
  });

  it('can be taken along as text', () => {
    expect(asText(lines.slice(5, 6), name)).toBe(
      '2026-11-20T15:13:00.000Z\tdata\tThe source did not answer.\tAttempt 1; tried again at 20 Nov 2026, 10:15:00 ET.',
    );
  });
});
