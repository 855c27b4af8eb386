/**
 * The authorisation matrix: every role, every route and deed, every state of the round, on what is the own organisation's and on what is another's, over real HTTP.
 * What must be answered is told by RIGHTS in domain/roles.ts. Routes are read from app/routes.ts: a new one is probed without a word here, unless its form must be
 * well-formed to be judged, or its address names something new; then the test says what it wants to know, and authorisation-world.ts is where to tell it.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REFUSALS, type Verdict } from "#app/domain/refusals.ts";
import { RIGHTS, type Right } from "#app/domain/roles.ts";
import { resetLimits } from "#app/platform/limits.server.ts";
import { POLICIES } from "#app/routes/policies.server.ts";
import routes from "#app/routes.ts";
import { openHouse, type Answer, type House, type Visitor } from "#test/world/visits.ts";
import { OWNERSHIPS, peopledWorld, ROLES, ROUND_STATES, type Cell, type PeopledWorld, type Role } from "./authorisation-world.ts";

interface Probed {
  id: string;
  /** "standards/:standard"; "" of the first page. */
  path: string;
}

const METHODS = ["GET", "POST"] as const;

let peopled: PeopledWorld;
let house: House;
let probed: Probed[];

beforeAll(async () => {
  probed = ((await routes) as { file: string; path?: string }[]).map(({ file, path = "" }) => ({ id: file.replace(/\.tsx?$/, ""), path }));
  peopled = await peopledWorld();
  house = await openHouse();
}, 120_000);
afterAll(async () => {
  await house.close();
  await peopled.world.close();
});

test("every route has a policy, and every policy a route", () => {
  expect(Object.keys(POLICIES).sort()).toEqual(probed.map(({ id }) => id).sort());
});

test("a form that anyone, or whoever is signed in, may send says which right its deed asks for", () => {
  const silent = Object.entries(POLICIES).filter(([, policy]) => policy.methods.some((method) => method === "POST") && ["anyone", "signed-in"].includes(policy.admit.right) && !policy.asks?.POST);
  expect(silent.map(([id]) => id)).toEqual([]);
});

describe("every probe is answered as the rights say", () => {
  let probes = 0;

  test.each(ROLES)("%s", async (role) => {
    const wrong: string[] = [];
    for (const state of ROUND_STATES) for (const owner of OWNERSHIPS) {
      const cell = await peopled.cell(role, state, owner);
      const visitor = new Visiting(role);
      for (const route of probed) for (const method of METHODS) for (const form of formsOf(route.id, method, cell)) {
        probes += 1;
        resetLimits();
        const path = addressOf(route, cell);
        // Whole pages in one state, in the others what a script asks for: the same loaders and actions, in a third of the time.
        const answer = await visitor.ask(method, path, method === "GET" && state === "open" ? null : route.id, form.fields);
        const fault = faultOf(answer, method, expected(route.id, method, form.right, cell), form.passed);
        if (fault) wrong.push(`${method} ${path} ${JSON.stringify(form.fields)} (round: ${state}; ${owner}): ${fault}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("and there are enough of them", () => {
    process.stdout.write(`${probes.toLocaleString("en")} probes\n`);
    expect(probes).toBeGreaterThanOrEqual(5_000);
  });
});

/** A role's visits, signed in anew where a probe signed it out. */
class Visiting {
  private visitor: Visitor | null = null;
  constructor(private readonly role: Role) {}

  /** @param dataOf the route whose data a script would ask for; null: the whole page. */
  async ask(method: "GET" | "POST", path: string, dataOf: string | null, fields: Record<string, string>): Promise<Answer> {
    const person = peopled.people[this.role];
    if (!this.visitor || (person && this.visitor.cookies.size === 0)) this.visitor = await house.visitor(person ?? undefined);
    const address = dataOf === null ? path : `${path}${path.includes("?") ? "&" : "?"}_data=${encodeURIComponent(dataOf)}`;
    return method === "GET" ? this.visitor.get(address) : this.visitor.post(address, fields, { accept: "*/*" });
  }
}

interface Form {
  fields: Record<string, string>;
  /** Where it differs from what the policy names. */
  right?: Right;
  /** What tells that it passed: a status, or the code of a refusal that comes after the right was granted. */
  passed: (number | string)[];
}

/** The forms that a probe sends. An empty one that is found malformed passed the door; where the deed judges, the form must be well-formed, or nothing is learnt. */
function formsOf(id: string, method: "GET" | "POST", cell: Cell): Form[] {
  const policy = POLICIES[id];
  if (method === "GET") return [{ fields: {}, passed: peopled.answers[id] ?? [200] }];
  if (!policy?.methods.some((known) => known === method)) return [{ fields: {}, passed: [] }];
  const told = peopled.forms[id]?.(cell);
  if (told) return told;
  const judgedBehind = policy.asks?.POST !== undefined && !["anyone", "signed-in"].includes(policy.asks.POST);
  if (judgedBehind) throw new Error(`${id}: its deed asks for "${policy.asks?.POST}". Say in authorisation-world.ts, under forms, what a well-formed form of it is.`);
  return [{ fields: {}, passed: [400] }];
}

function addressOf({ id, path }: Probed, cell: Cell): string {
  const places = cell.places(id);
  return `/${path.replace(/\*$/, "no/such/page").replace(/:(\w+)/g, (_, name: string) => {
    const value = places[name];
    if (value === undefined) throw new Error(`${id}: say in authorisation-world.ts, under places, what :${name} stands for.`);
    return encodeURIComponent(value);
  })}${peopled.queries[id] ?? ""}`;
}

/** What the table of rights says: the door first, then what is asked behind it. */
function expected(id: string, method: "GET" | "POST", right: Right | undefined, cell: Cell): Verdict {
  const policy = POLICIES[id];
  if (!policy?.methods.some((known) => known === method)) return { ok: false, refusal: { code: "not-allowed-method" } };
  const door = RIGHTS[policy.admit.right](cell.asked(id));
  const behind = right ?? policy.asks?.[method];
  return door.ok && behind ? RIGHTS[behind](cell.asked(id)) : door;
}

/** Null where it was answered as it had to be. */
function faultOf(answer: Answer, method: "GET" | "POST", verdict: Verdict, passed: Form["passed"]): string | null {
  const leads = answer.location ?? answer.headers["x-remix-redirect"]?.toString();
  const toSignIn = leads?.startsWith("/session?next=") ?? false;
  const code = method === "POST" && answer.text.startsWith("{") ? ((JSON.parse(answer.text) as { refusal?: { code: string } | null }).refusal?.code ?? null) : null;
  const got = `answered ${answer.status}${code ? ` ${code}` : ""}${leads ? ` to ${leads}` : ""}`;
  if (verdict.ok) return !toSignIn && (code ? passed.includes(code) : passed.includes(answer.status)) ? null : `allowed, but ${got}`;
  const wanted = verdict.refusal.code;
  if (wanted === "sign-in-required" && method === "GET") return toSignIn ? null : `to sign in first, but ${got}`;
  const refused = answer.status === REFUSALS[wanted] && (method === "GET" || wanted === "not-allowed-method" || code === wanted);
  return refused ? null : `refused by "${wanted}", but ${got}`;
}
