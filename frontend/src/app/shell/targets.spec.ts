import { Target, found, withRecent } from './targets';

const target = (id: string, name: string, kind = 'Page', quiet = false): Target => ({
  id,
  name,
  kind,
  icon: 'puzzle',
  quiet,
  act: () => undefined,
});
const ALL = [
  target('a', 'Dashboard'),
  target('b', 'Pipelines'),
  target('c', 'Morning momentum', 'Pipeline', true),
  target('d', 'Run Morning momentum once', 'Action', true),
];
const ids = (typed: string, recent: string[] = []) => found(typed, ALL, recent).map(({ id }) => id);

describe('the palette', () => {
  it('shows what was used of late first, then what there is to choose from', () => {
    expect(ids('', ['c', 'gone'])).toEqual(['c', 'a', 'b']);
  });

  it('finds by parts of the name, by the kind, and puts what was used of late before', () => {
    expect(ids('morn')).toEqual(['c', 'd']);
    expect(ids('morn', ['d'])).toEqual(['d', 'c']);
    expect(ids('pipeline morn')).toEqual(['c']);
    expect(ids('qqq')).toEqual([]);
  });

  it('remembers the last few', () => {
    expect(withRecent(['a', 'b', 'c'], 'c', 3)).toEqual(['c', 'a', 'b']);
    expect(withRecent(['a', 'b', 'c'], 'd', 3)).toEqual(['d', 'a', 'b']);
  });
});
