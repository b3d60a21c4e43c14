import { placeOf } from './place';

const card = { width: 300, height: 160 };
const screen = { width: 1440, height: 900 };

describe('the card of the tour', () => {
  it('goes below what it points at, else beside it, else above it', () => {
    expect(placeOf(card, { left: 100, top: 100, width: 80, height: 30 }, screen)).toEqual({ left: 100, top: 144 });
    expect(placeOf(card, { left: 100, top: 800, width: 80, height: 30 }, screen)).toEqual({ left: 194, top: 728 });
    expect(placeOf(card, { left: 1350, top: 800, width: 80, height: 30 }, screen)).toEqual({ left: 1036, top: 728 });
    expect(placeOf(card, { left: 100, top: 700, width: 1300, height: 190 }, screen)).toEqual({ left: 100, top: 526 });
  });

  it('goes into the lower left corner of what fills the screen', () => {
    expect(placeOf(card, { left: 100, top: 60, width: 1300, height: 800 }, screen)).toEqual({ left: 124, top: 676 });
  });

  it('goes to the corner where there is no room or nothing to point at', () => {
    const corner = { left: 1116, top: 656 };
    expect(placeOf(card, undefined, screen)).toEqual(corner);
    expect(placeOf(card, { left: 0, top: 0, width: 10, height: 10 }, { width: 390, height: 844 })).toEqual({
      left: 66,
      top: 600,
    });
  });
});
