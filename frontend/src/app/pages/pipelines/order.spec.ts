import { PipelineSummary, Trade } from '../../api/model';
import { inOrder, profitsOf } from './order';

it('favourites come first, all else stays in its order', () => {
  const list = [{ id: 'a' }, { id: 'b', favourite: true }, { id: 'c' }] as PipelineSummary[];
  expect(inOrder(list).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

it('profits add up from the oldest trade to the newest', () => {
  const trades = [
    { pipeline_id: 'a', profit: '-1' },
    { pipeline_id: 'b', profit: '4' },
    { pipeline_id: 'a', profit: '2.5' },
    { pipeline_id: null, profit: '9' },
  ] as Trade[];
  expect(Object.fromEntries(profitsOf(trades))).toEqual({ a: [0, 2.5, 1.5], b: [0, 4] });
});
