/** The clock of this process. Tests move it; nothing else reads the time. */

let offset = 0;
let frozen: number | null = null;

export function now(): Date {
  return new Date((frozen ?? Date.now()) + offset);
}

/** Moves the clock of this process by `milliseconds`, from where it stands. */
export function moveClock(milliseconds: number): void {
  offset += milliseconds;
}

/** Stops the clock at a moment; null lets it run again. */
export function setClock(moment: Date | null): void {
  frozen = moment ? moment.getTime() : null;
  offset = 0;
}

/** Milliseconds. */
const EVEN = 100;

/** Answers what `work` answers, no sooner than a tenth of a second after it began: how long it took tells a stranger nothing. */
export async function evenly<T>(work: Promise<T>): Promise<T> {
  const even = new Promise((done) => setTimeout(done, EVEN));
  return work.finally(() => even);
}
