/** The moves between stage codes: closed, reachable, and ending only where work is abandoned or a standard withdrawn. */
import { expect, test } from "vitest";
import { codeAt, mayGoOn, movesFrom, nextDraftStage, STAGE_CODES, stageAfter, withDraft, type StageCode } from "#app/domain/stages/moves.ts";
import { SHOWN_STAGES, stageOf, STAGES } from "#app/domain/stages.ts";
import { stageMoveForm } from "#app/domain/standards.ts";

const sub = (code: StageCode) => code.slice(3);
const edges = STAGE_CODES.flatMap((from) => movesFrom(from).map((to) => [from, to] as const));

test("every stage has codes, and every move leads to one", () => {
  expect([...new Set(STAGE_CODES.map(stageOf))]).toEqual([...STAGES]);
  expect(edges.filter(([, to]) => !STAGE_CODES.includes(to))).toEqual([]);
});

test("every code is reached from the first", () => {
  const reached = new Set<StageCode>(["00.00"]);
  for (const code of reached) for (const next of movesFrom(code)) reached.add(next);
  expect(STAGE_CODES.filter((code) => !reached.has(code))).toEqual([]);
});

test("only abandoned work and a withdrawn standard go nowhere", () => {
  expect(STAGE_CODES.filter((code) => movesFrom(code).length === 0)).toEqual(STAGE_CODES.filter((code) => sub(code) === "98" || code === "95.99"));
});

test("a stage is left only by a decision, entered at its registration or its main action; to repeat leads back", () => {
  for (const [from, to] of edges) {
    const moved = Number(stageOf(to)) - Number(stageOf(from));
    if (moved !== 0 && from !== "60.60") expect([from, sub(from)], `${from} to ${to}`).toEqual([from, expect.stringMatching(/^9[29]$/)]);
    if (moved !== 0) expect(["00", "20"], `${from} to ${to}`).toContain(sub(to));
    if (sub(from) === "99") expect(moved, `${from} to ${to}`).toBeGreaterThan(0);
    if (sub(from) === "92") expect(moved, `${from} to ${to}`).toBeLessThanOrEqual(0);
    if (sub(from) === "93") expect([moved, sub(to)], `${from} to ${to}`).toEqual([0, "20"]);
  }
});

test("a decision follows the completion of the main action; to abandon may come before", () => {
  for (const [from, to] of edges) {
    if (/^9[239]$/.test(sub(to))) expect([from, sub(from)], `${from} to ${to}`).toEqual([from, "60"]);
    if (sub(to) === "98") expect(["00", "20", "60"], `${from} to ${to}`).toContain(sub(from));
  }
});

test("the only stages that are left out are the committee's, and the approval after an enquiry", () => {
  const order = [...STAGES];
  const skipped = edges.filter(([from, to]) => order.indexOf(stageOf(to)) - order.indexOf(stageOf(from)) > 1);
  expect(skipped).toEqual([["20.99", "40.00"], ["40.99", "60.00"]]);
});

test("from every code that is no end, moves lead to the main action of every draft, so that a published draft is always where the table can bring it", () => {
  for (const from of STAGE_CODES.filter((code) => mayGoOn(code).ok)) {
    const reached = new Set<StageCode>([from]);
    for (const code of reached) for (const next of movesFrom(code)) reached.add(next);
    expect([from, SHOWN_STAGES.map(withDraft).filter((code) => !reached.has(code))]).toEqual([from, []]);
  }
});

test("where a code was never kept the stage tells it; a draft's stage is that of the code, or the one it goes on to", () => {
  expect(STAGES.map((stage) => codeAt(null, stage))).toEqual(["00.20", "10.20", "20.20", "30.20", "40.20", "50.20", "60.60", "90.20", "95.20"]);
  expect(codeAt("40.60", "40")).toBe("40.60");
  expect((["00.00", "30.60", "30.99", "40.93", "50.99", "90.92"] as const).map(nextDraftStage)).toEqual(["20", "30", "40", "40", "60", "20"]);
});

test("the form takes moves that exist, with a reason", () => {
  const sent = { from: "40.60", to: "40.99", reason: " Carried. " };
  expect(stageMoveForm.parse(sent)).toEqual({ ...sent, reason: "Carried." });
  for (const wrong of [{ ...sent, to: "60.00" }, { ...sent, from: "40.61" }, { ...sent, reason: " " }]) expect(stageMoveForm.safeParse(wrong).success).toBe(false);
});

test("an approved draft advances to the next stage, and none is left out; after the edition there is none", () => {
  expect(STAGES.map((stage) => [stage, stageAfter(stage)])).toEqual([["00", "10"], ["10", "20"], ["20", "30"], ["30", "40"], ["40", "50"], ["50", "60"], ["60", null], ["90", null], ["95", null]]);
});
