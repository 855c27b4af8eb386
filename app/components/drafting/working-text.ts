/** The working text while it is typed: saved a moment after the last key, drawn against the draft, and kept from being lost when another was faster. */
import { useBeforeUnload, useFetcher, useFetchers, useNavigate } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, type FormEvent, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import { paths } from "#app/paths.ts";
import { isOutcome, isUnreached, type Outcome } from "../frame/refusal.tsx";
import type { SourceHandle } from "../source/source-field.tsx";
import type { BenchFacts, RedlineFacts } from "./bench-facts.ts";
import { setDeciding } from "./deciding.ts";
import { keepUnsaved, unsavedText } from "./unsaved-text.ts";

/** After the last key. Milliseconds. */
const SAVE_AFTER = 1_500;
const DRAW_AFTER = 700;

interface Drawn {
  view: RedlineFacts | null;
  fault: string | null;
}

type Saving = { ok: true; revision: number; savedAt: string };
type Drawing = { ok: true; view: RedlineFacts; against: "draft" | "saved" };

export function useWorkingText(bench: BenchFacts, first: Drawn, outcome: Outcome | null, field: RefObject<SourceHandle>) {
  const saver = useFetcher<unknown>({ key: `save ${bench.slug}` });
  const drawer = useFetcher<unknown>({ key: `draw ${bench.slug}` });
  const navigate = useNavigate();
  const [dirty, setDirty] = useState(false);
  const [saved, setSaved] = useState(bench.saved);
  const [revision, setRevision] = useState(bench.revision);
  const [trouble, setTrouble] = useState<Outcome | null>(outcome);
  const [drawn, setDrawn] = useState<Drawn & { against: "draft" | "saved" }>({ ...first, against: "draft" });
  const timers = useRef<{ save?: number; draw?: number }>({});
  /** The text on its way to the server; what was typed since is still to be saved. */
  const sent = useRef<string | null>(null);
  /** The answer that was dealt with last: until the next one is there, the fetcher still holds it. */
  const dealtWith = useRef<unknown>(undefined);
  /** A timer that was set before the page was drawn again must know the present revision too. */
  const present = useRef(bench.revision);
  const leaving = useRef(false);
  /** What waits until everything typed is saved. */
  const next = useRef<(() => void) | null>(null);
  const deciding = useFetchers().some(({ key, state }) => key.startsWith(`decide ${bench.slug} `) && state !== "idle");
  useEffect(() => setDeciding(deciding), [deciding]);
  const [brought, setBrought] = useState(false);
  const overtaken = trouble?.refusal?.code === "overtaken";
  const [base, setBase] = useState(bench.draft.number);

  const know = useCallback((known: number) => {
    present.current = known;
    setRevision(known);
  }, []);

  const save = useCallback(() => {
    const source = field.current?.value;
    if (source === undefined || sent.current !== null) return;
    sent.current = source;
    saver.submit(formOf({ source, revision: String(present.current), base: String(base), typing: "on" }), { method: "post", encType: "multipart/form-data", action: paths.workbench(bench.slug) });
  }, [field, saver, base, bench.slug]);

  const draw = useCallback(
    (against: "draft" | "saved") => {
      const source = field.current?.value;
      if (source !== undefined) drawer.submit(formOf({ source, against }), { method: "post", encType: "multipart/form-data", action: paths.workbenchRedline(bench.slug) });
    },
    [field, drawer, bench.slug],
  );

  useEffect(() => {
    const answer = saver.data;
    if (saver.state !== "idle" || sent.current === null || answer === undefined || answer === dealtWith.current) return;
    dealtWith.current = answer;
    const source = sent.current;
    sent.current = null;
    if (isOutcome(answer)) {
      leaving.current = false;
      next.current = null;
      setTrouble(answer);
      if (answer.refusal?.code === "overtaken") draw("saved");
      return;
    }
    const done = answer as Saving;
    setTrouble(null);
    know(done.revision);
    setSaved((before) => ({ at: done.savedAt, by: before && before.at === done.savedAt ? before.by : "" }));
    const more = field.current !== null && field.current.value !== source;
    setDirty(more);
    if (!more) keepUnsaved(bench.slug, null);
    setBrought(false);
    if (leaving.current) {
      leaving.current = false;
      navigate(paths.publication(bench.slug));
    }
    if (!more) {
      next.current?.();
      next.current = null;
    }
  }, [saver.state, saver.data, draw, field, navigate, know, bench.slug]);

  // What is saved now is only learnt from the server again when another was faster.
  useEffect(() => {
    if (!overtaken) return;
    know(bench.revision);
    setBase(bench.draft.number);
    setSaved(bench.saved);
  }, [overtaken, bench.revision, bench.draft.number, bench.saved, know]);

  // What this browser kept is put back as it was typed, on what it was typed on; saving it then tells whether another was faster.
  useEffect(() => {
    const kept = bench.opened ? null : unsavedText(bench.slug);
    if (!kept || !field.current) return;
    if (kept.source === field.current.value) return keepUnsaved(bench.slug, null);
    field.current.put(kept.source);
    present.current = kept.revision;
    setBase(kept.base);
    setBrought(true);
    setDirty(true);
    draw("draft");
    // Once, when the page is opened: later the field holds what is newer.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  useEffect(() => {
    if (drawer.state !== "idle" || drawer.data === undefined) return;
    if (isOutcome(drawer.data)) {
      const [fault] = drawer.data.faults.source ?? [];
      setDrawn((before) => ({ ...before, view: fault ? null : before.view, fault: fault ?? null }));
    } else {
      const { view, against } = drawer.data as Drawing;
      setDrawn({ view, fault: null, against });
    }
  }, [drawer.state, drawer.data]);

  // A decision changes the text on the server: it is shown here as it is there now. What is being typed is never taken away; saving it tells who was faster.
  useEffect(() => {
    if (overtaken || dirty || saver.state !== "idle" || sent.current !== null || bench.revision <= revision || !field.current) return;
    field.current.put(bench.source);
    know(bench.revision);
    setSaved(bench.saved);
    setDrawn({ view: first.view, fault: first.fault, against: "draft" });
    // A redline that is still under way is one of the text before: it would be drawn over this one.
    window.clearTimeout(timers.current.draw);
    if (drawer.state !== "idle") draw("draft");
  }, [overtaken, dirty, saver.state, bench.revision, bench.source, bench.saved, revision, first.view, first.fault, field, know, drawer.state, draw]);

  useEffect(() => {
    if (!dirty || overtaken || saver.state !== "idle") return;
    const waiting = timers.current;
    window.clearTimeout(waiting.save);
    waiting.save = window.setTimeout(save, SAVE_AFTER);
    return () => window.clearTimeout(waiting.save);
  }, [dirty, overtaken, saver.state, save]);

  useBeforeUnload((event) => dirty && event.preventDefault());

  return {
    revision,
    base,
    saved,
    view: drawn.view,
    drawFault: drawn.fault,
    against: drawn.against,
    drawing: drawer.state !== "idle",
    deciding,
    /** The field holds what this browser kept, and it is not saved yet. */
    brought,
    /** Saves what was typed, then goes on; where that is refused it does not. */
    whenSaved(then: () => void) {
      if (!dirty && saver.state === "idle") return then();
      next.current = then;
      window.clearTimeout(timers.current.save);
      save();
    },
    refusal: trouble?.refusal ?? null,
    faults: trouble?.faults.source ?? [],
    state: saver.state !== "idle" ? ("saving" as const) : isUnreached(trouble) ? ("unreached" as const) : trouble ? ("failed" as const) : dirty ? ("unsaved" as const) : ("saved" as const),
    onChange() {
      setDirty(true);
      if (field.current) keepUnsaved(bench.slug, { source: field.current.value, revision: present.current, base });
      window.clearTimeout(timers.current.save);
      if (!overtaken) timers.current.save = window.setTimeout(save, SAVE_AFTER);
      window.clearTimeout(timers.current.draw);
      timers.current.draw = window.setTimeout(() => draw(overtaken ? "saved" : "draft"), DRAW_AFTER);
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    },
    onSubmit(event: FormEvent<HTMLFormElement>) {
      const by = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
      if (by?.name === "deed") {
        event.preventDefault();
        window.clearTimeout(timers.current.save);
        save();
      } else if (by?.name === "against") {
        event.preventDefault();
        draw("saved");
      } else if (by?.name === "step") setDirty(false);
    },
    /** What is not saved yet is saved before the page is left for publication. */
    onLeave(event: MouseEvent) {
      if (!dirty && saver.state === "idle") return;
      event.preventDefault();
      leaving.current = true;
      window.clearTimeout(timers.current.save);
      save();
    },
  };
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
