export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const GAP = 14;
const EDGE = 12;

/** Where a card goes: beside what it points at, or within its lower left corner where that fills the screen; at the screen's lower right corner if there is no room or nothing to point at. */
export function placeOf(
  card: { width: number; height: number },
  anchor: Box | undefined,
  window: { width: number; height: number },
) {
  const corner = {
    left: Math.max(EDGE, window.width - card.width - 2 * EDGE),
    top: Math.max(EDGE, window.height - card.height - 7 * EDGE),
  };
  if (!anchor || window.width < 720) return corner;
  // Beside a canvas there are controls; within it there is room.
  if (anchor.width * anchor.height > 0.35 * window.width * window.height)
    return { left: anchor.left + 2 * EDGE, top: anchor.top + anchor.height - card.height - 2 * EDGE };
  const right = anchor.left + anchor.width;
  const bottom = anchor.top + anchor.height;
  const along = (from: number, room: number, size: number) => Math.min(Math.max(from, EDGE), room - size - EDGE);
  const left = along(anchor.left, window.width, card.width);
  const top = along(anchor.top, window.height, card.height);
  if (bottom + GAP + card.height + EDGE <= window.height) return { left, top: bottom + GAP };
  if (right + GAP + card.width + EDGE <= window.width) return { left: right + GAP, top };
  if (anchor.left - GAP - card.width >= EDGE) return { left: anchor.left - GAP - card.width, top };
  if (anchor.top - GAP - card.height >= EDGE) return { left, top: anchor.top - GAP - card.height };
  return corner;
}
