/** How much of an answer's beginning must be in view to count as seen, in pixels. */
const SEEN = 48;

/**
 * Scrolls the log so that its last turn begins at the top. The answer then grows into the room below
 * and nothing moves any more while it comes.
 */
export function scrollToLastTurn(log: HTMLElement | null): void {
  const turn = lastTurnOf(log);
  if (log && turn) log.scrollTop = turn.offsetTop;
}

/** Whether the last turn begins below what is in view: somebody has scrolled up meanwhile. */
export function isLastTurnBelow(log: HTMLElement | null): boolean {
  const turn = lastTurnOf(log);
  return !!log && !!turn && turn.offsetTop > log.scrollTop + log.clientHeight - SEEN;
}

/** Scrolls no further than is needed to show an element of the log; the page stays where it is. */
export function scrollToShow(log: HTMLElement | null, element: HTMLElement | null): void {
  if (!log || !element) return;
  const { offsetTop, offsetHeight } = element;
  const overhang = offsetTop + offsetHeight - (log.scrollTop + log.clientHeight);
  if (overhang > 0) log.scrollTop = Math.min(log.scrollTop + overhang, offsetTop);
}

function lastTurnOf(log: HTMLElement | null): HTMLElement | null {
  return log?.querySelector<HTMLElement>('.turn:last-child') ?? null;
}
