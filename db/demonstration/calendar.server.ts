/** When things happen in the demonstration: counted back from the moment of seeding, on working days and in working hours (UTC), none of them later than that moment. */
import { sha256 } from "#app/platform/chance.server.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The first hour of work, and how many follow. */
const MORNING = 7;
const HOURS = 10;

/** `hour` o'clock of the day that is `daysAgo` days before the day of `now`. */
export function dayBefore(now: Date, daysAgo: number, hour = 0): Date {
  return new Date(Math.floor(now.getTime() / DAY) * DAY - daysAgo * DAY + hour * HOUR);
}

/** The end of a round of which `days` days are left at `now` (negative: it ended so many days ago): a minute before midnight. */
export function endOfRound(now: Date, days: number): Date {
  return new Date(dayBefore(now, -days).getTime() - MINUTE);
}

/**
 * The moment at a part (0 to 1) of the working time between two moments: of the whole days after that of `from` and before that of `to`.
 * It grows with the part. Where no working day lies between them, any day counts; where no day does, the evening of the first.
 */
export function worked(from: Date, to: Date, part: number): Date {
  const first = dayBefore(from, -1).getTime();
  const all = Array.from({ length: Math.max(0, Math.round((dayBefore(to, 0).getTime() - first) / DAY)) }, (_, index) => first + index * DAY);
  const weekdays = all.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
  const days = weekdays.length > 0 ? weekdays : all;
  if (days.length === 0) return new Date(Math.max(from.getTime() + (5 + 40 * part) * MINUTE, dayBefore(from, 0, MORNING + HOURS).getTime() + (1 + part) * HOUR));
  const at = Math.min(Math.max(part, 0), 0.999_999) * days.length;
  return new Date(days[Math.floor(at)]! + (MORNING + (at % 1) * HOURS) * HOUR);
}

/** A part of working time that is always the same for the same name: things are strewn, but not otherwise each time. */
export function strewn(name: string): number {
  return Number.parseInt(sha256(name).slice(0, 8), 16) / 2 ** 32;
}

export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE);
}
