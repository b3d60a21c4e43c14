import { isOnFlowBackground } from '@foblex/flow';

const isTouch = (event: Event): boolean => 'touches' in event;
const primary = (event: Event): boolean => isTouch(event) || ((event as MouseEvent).buttons & 1) === 1;
const middle = (event: Event): boolean => !isTouch(event) && ((event as MouseEvent).buttons & 4) === 4;
/** In milliseconds: the second press of a double click comes within this time of the first. */
const DOUBLE_CLICK = 500;

/**
 * What the hands mean at the canvas: a drag on its ground selects; with Space held, with the middle button, on a touch
 * screen and where nothing can be edited it moves the canvas. The wheel moves it, with Ctrl it zooms.
 */
export class Hands {
  private space = false;
  private held = false;
  private pressed = -DOUBLE_CLICK;
  looking = false;

  readonly scheme = {
    nodeMove: (event: Event) => this.mayEdit(event),
    canvasMove: (event: Event) => middle(event) || (primary(event) && this.pans(event)),
    selection: (event: Event) => primary(event) && !this.pans(event) && isOnFlowBackground(event as MouseEvent),
    createConnection: (event: Event) => this.mayEdit(event),
    reassignConnection: (event: Event) => this.mayEdit(event),
    scrollPan: true,
  };

  readonly several = (event: Event): boolean => {
    const { shiftKey, ctrlKey, metaKey } = event as MouseEvent;
    return shiftKey || ctrlKey || metaKey;
  };

  /** Until the function that is returned is called. */
  watch(element: HTMLElement): () => void {
    const hold = (down: boolean) => {
      this.space = down;
      element.classList.toggle('grabbing', down);
    };
    const key = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof Element && event.target.closest('input, textarea, select, a, dialog');
      if (event.key === ' ' && (event.type === 'keyup' || !elsewhere)) hold(event.type === 'keydown');
    };
    const leave = () => hold(false);
    const press = () => {
      this.held = true;
      this.pressed = performance.now();
    };
    const release = () => (this.held = false);
    element.addEventListener('pointerdown', press, true);
    addEventListener('pointerup', release, true);
    addEventListener('pointercancel', release, true);
    document.addEventListener('keydown', key);
    document.addEventListener('keyup', key);
    addEventListener('blur', leave);
    return () => {
      leave();
      document.removeEventListener('keydown', key);
      document.removeEventListener('keyup', key);
      removeEventListener('blur', leave);
      element.removeEventListener('pointerdown', press, true);
      removeEventListener('pointerup', release, true);
      removeEventListener('pointercancel', release, true);
    };
  }

  /**
   * Acts once nothing is pressed and a second click would be no double click any more, so that what moves is not pulled
   * away from under the pointer; unless the function that is returned is called before.
   */
  whenAtRest(act: () => void): () => void {
    const ask = () => {
      const left = this.held ? DOUBLE_CLICK : this.pressed + DOUBLE_CLICK - performance.now();
      if (left <= 0) act();
      else timer = setTimeout(ask, left);
    };
    let timer = setTimeout(ask);
    return () => clearTimeout(timer);
  }

  private mayEdit(event: Event): boolean {
    return primary(event) && !this.space && !this.looking;
  }

  private pans(event: Event): boolean {
    return isTouch(event) || this.space || this.looking;
  }
}
