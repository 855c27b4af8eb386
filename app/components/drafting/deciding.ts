/** Whether a decision on an amendment is under way: known to the workbench, and to its route, which runs outside of any component. */

let underWay = false;

export function setDeciding(now: boolean): void {
  underWay = now;
}

export function isDeciding(): boolean {
  return underWay;
}
