/** Answers: how a form is read, and how what a deed throws becomes a response. Routes have no try/catch because this stands in front of them. */
import { parseWithZod } from "@conform-to/zod/v4";
import { json, redirect, type ActionFunction, type ActionFunctionArgs, type LoaderFunction, type LoaderFunctionArgs } from "@remix-run/node";
import type { z } from "zod";
import { Malformed, Refused, type Faults, type Refusal } from "#app/domain/refusals.ts";
import { paths, safePath } from "#app/paths.ts";

/** What an action answers that did not succeed: why, and what was typed. */
export interface NotDone {
  ok: false;
  refusal: Refusal | null;
  faults: Faults;
  typed: Record<string, string | string[]>;
}

/** Fields that are never sent back. */
const SECRET_FIELDS = new Set(["password", "current"]);

/** Reads a form by its schema. @throws Malformed with the keys of the faults. */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S>> {
  const form = await request.formData().catch(() => {
    throw new Malformed({ "": ["unreadable"] });
  });
  const submission = parseWithZod(form, { schema });
  if (submission.status === "success") return submission.value as z.output<S>;
  throw new Malformed(Object.fromEntries(Object.entries(submission.error ?? {}).map(([field, keys]) => [field, keys ?? []])));
}

/** A redirect to a path of this site. */
export function goTo(path: string, headers?: HeadersInit): Response {
  return redirect(safePath(path), { status: 303, headers });
}

/** What a deed that went through answers: to a browser that navigates, the page to go to; to a script on a page, the result as data. */
export function landing<T extends object>(request: Request, path: string, result: T): Response {
  return request.headers.get("Accept")?.includes("text/html") ? goTo(path) : json({ ok: true, ...result });
}

/** The loader, with refusals answered: a reader without an account is led to sign in and back. */
export function answeringLoader(loader: LoaderFunction): LoaderFunction {
  return async (args: LoaderFunctionArgs) => {
    try {
      if (args.context.refused) throw args.context.refused;
      return await loader(args);
    } catch (error) {
      if (error instanceof Refused && error.refusal.code === "sign-in-required") {
        const url = new URL(args.request.url);
        url.searchParams.delete("_data");
        throw goTo(paths.session(`${url.pathname}${url.search}`));
      }
      if (error instanceof Refused) throw json(error.refusal, { status: error.status, headers: retryHeaders(error.refusal) });
      throw error;
    }
  };
}

/** The action, with refusals and faults answered: the page shows them beside what was typed. */
export function answeringAction(action: ActionFunction): ActionFunction {
  return async (args: ActionFunctionArgs) => {
    const copy = args.request.clone();
    try {
      if (args.context.refused) throw args.context.refused;
      return await action(args);
    } catch (error) {
      if (error instanceof Malformed) return json<NotDone>({ ok: false, refusal: null, faults: error.faults, typed: await typedIn(copy) }, { status: 400 });
      if (error instanceof Refused) return json<NotDone>({ ok: false, refusal: error.refusal, faults: {}, typed: await typedIn(copy) }, { status: error.status, headers: retryHeaders(error.refusal) });
      throw error;
    }
  };
}

/** For a route's `headers`: the page holds what a token or a session may see, so nobody stores it. */
export function unstored({ actionHeaders }: { actionHeaders: Headers }): HeadersInit {
  return { ...retryAfter({ actionHeaders }), "Cache-Control": "private, no-store" };
}

/** For a route's `headers`: a page that refuses for now says when to come again, as the data does. */
export function retryAfter({ actionHeaders }: { actionHeaders: Headers }): HeadersInit {
  const wait = actionHeaders.get("Retry-After");
  return wait ? { "Retry-After": wait } : {};
}

function retryHeaders(refusal: Refusal): HeadersInit {
  if (refusal.code === "too-many") return { "Retry-After": String(refusal.detail?.seconds ?? 60) };
  return refusal.code === "database-busy" ? { "Retry-After": "2" } : {};
}

async function typedIn(request: Request): Promise<Record<string, string | string[]>> {
  const typed: Record<string, string | string[]> = {};
  const form = await request.formData().catch(() => new FormData());
  for (const key of new Set(form.keys())) {
    if (SECRET_FIELDS.has(key)) continue;
    const values = form.getAll(key).filter((value): value is string => typeof value === "string");
    if (values.length > 0) typed[key] = values.length === 1 ? (values[0] as string) : values;
  }
  return typed;
}
