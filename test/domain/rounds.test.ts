/** Rounds by the clock, in days of November: "3-20" opens on the 3rd and closes on the 20th, "3-20!15" was closed early on the 15th. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysLeft, endOf, extensionForm, isShort, mayChangeEnd, nextChange, reminderDue, stateAt, type RoundTimes } from "#app/domain/rounds.ts";

const DAY = 86_400_000;
const day = (of: number) => new Date(Date.UTC(2026, 10, 1) + Math.round((of - 1) * DAY));

function round(text: string): RoundTimes {
  const [opens = NaN, closes = NaN, closed] = text.split(/[-!]/).map(Number);
  return { opensAt: day(opens), closesAt: day(closes), closedAt: closed === undefined ? null : day(closed) };
}

describe("open or closed", () => {
  const states: [round: string, at: number, state: string][] = [
    ["3-20", 2.9, "not-open-yet"],
    ["3-20", 3, "open"],
    ["3-20", 19.99, "open"],
    ["3-20", 20, "closed"],
    ["3-20!15", 14.9, "open"],
    ["3-20!15", 15, "closed"],
    ["3-20!2", 2.5, "not-open-yet"],
    ["3-20!2", 4, "closed"],
  ];
  test.each(states)("%s on the %d is %s", (text, at, state) => expect(stateAt(round(text), day(at))).toBe(state));
});

describe("reminders", () => {
  const due: [round: string, at: number, days: number | null][] = [
    ["3-20", 12.99, null],
    ["3-20", 13, 7],
    ["3-20", 18.99, 7],
    ["3-20", 19, 1],
    ["3-20", 19.99, 1],
    ["3-20", 20, null],
    ["3-20", 2, null],
    ["3-20!15", 13.9, 7],
    ["3-20!15", 15, null],
    ["3-10", 3, null],
    ["3-10", 8, null],
    ["3-10", 9, 1],
    ["3-4", 3.5, null],
  ];
  test.each(due)("%s on the %d: %s", (text, at, days) => expect(reminderDue(round(text), day(at))?.days ?? null).toBe(days));

  test("name the end, so that an extended round is reminded of anew", () => {
    expect(reminderDue(round("3-20"), day(19.5))).toEqual({ days: 1, end: day(20) });
    expect(reminderDue(round("3-26"), day(19.5))).toEqual({ days: 7, end: day(26) });
  });
});

describe("a changed end", () => {
  test("of what is not over", () => {
    expect(mayChangeEnd(round("3-20"), day(2)).ok).toBe(true);
    expect(mayChangeEnd(round("3-20"), day(19.99)).ok).toBe(true);
    expect(mayChangeEnd(round("3-20"), day(20))).toEqual({ ok: false, refusal: { code: "round-closed", detail: { at: "2026-11-20T00:00:00.000Z" } } });
    expect(mayChangeEnd(round("3-20!15"), day(16)).ok).toBe(false);
  });

  test("is later, with a reason", () => {
    const form = extensionForm(day(20));
    expect(form.parse({ closesAt: "2026-11-20T00:01", reason: " Holidays. " })).toEqual({ closesAt: new Date("2026-11-20T00:01:00Z"), reason: "Holidays." });
    const wrong = [{ closesAt: "2026-11-20T00:00", reason: "x" }, { closesAt: "2026-11-19T12:00", reason: "x" }, { closesAt: "tomorrow", reason: "x" }, { closesAt: "2026-12-01T00:00", reason: " " }];
    expect(wrong.map((sent) => form.safeParse(sent).error?.issues.map(({ message }) => message))).toEqual([["not-later"], ["not-later"], ["moment"], ["required"]]);
  });
});

test("a comment period under 60 days is short", () => {
  expect([isShort(round("1-61")), isShort(round("1-60.99"))]).toEqual([false, true]);
});

test("law: between two moments of change, nothing that is said of a round changes", () => {
  const moment = fc.double({ min: 1, max: 90, noNaN: true });
  const told = (one: RoundTimes, now: Date) => [stateAt(one, now), daysLeft(stateAt(one, now) === "open" ? endOf(one) : one.opensAt, now), reminderDue(one, now)];
  fc.assert(
    fc.property(moment, moment, fc.option(moment), moment, fc.double({ min: 0, max: 0.999, noNaN: true }), (a, b, closed, at, share) => {
      fc.pre(a !== b);
      const one: RoundTimes = { opensAt: day(Math.min(a, b)), closesAt: day(Math.max(a, b)), closedAt: closed === null ? null : day(closed) };
      const now = day(at);
      const next = nextChange(one, now);
      const later = new Date(now.getTime() + Math.floor(((next?.getTime() ?? now.getTime() + DAY) - now.getTime()) * share));
      expect(told(one, later)).toEqual(told(one, now));
    }),
  );
});
