import { sparkPath } from './sparkline';

describe('a sparkline', () => {
  it('runs from the lowest at the bottom to the highest at the top', () => {
    expect(sparkPath([0, 10, 5], 100, 24)).toBe('M0 23 L50 1 L100 12');
  });

  it('of one value alone is not drawn, and of equal ones is level', () => {
    expect(sparkPath([1], 100, 24)).toBe('');
    expect(sparkPath([3, 3], 100, 24)).toBe('M0 12 L100 12');
  });
});
