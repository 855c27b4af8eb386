/**
 * The field of a Markdown source: a text field, which the form sends and which is all there is without a script. With one, an editor is laid over it once it has been
 * fetched; whatever is typed there is in the field at once, as an input of the field, so that nothing else needs to know of it.
 */
import "#app/styles/source.css";
import { useEffect, useImperativeHandle, useRef, useState, type ChangeEvent, type KeyboardEvent, type Ref } from "react";
import { flushSync } from "react-dom";
import { useTexts } from "../frame/texts.tsx";
import { showInField } from "./place-in-field.ts";
import type { SourceEditor } from "./source-editor.ts";

/** What the page around may do with it. */
export interface SourceHandle {
  readonly value: string;
  /** Puts another text in its place; is no input, and the reader stays where they read. */
  put(text: string): void;
  /** Marks a place and brings it into sight: UTF-16 offsets, the end exclusive. `focus`: selects it too, and the reader goes there. */
  show(start: number, end: number, focus: boolean): void;
}

interface Props {
  id?: string;
  /** For a screen reader; a label of the page may say the same. */
  label: string;
  /** The form that it belongs to, where it does not stand in it. */
  form?: string;
  initial: string;
  rows?: number;
  readOnly?: boolean;
  spellCheck: boolean;
  faulty?: boolean;
  /** Ids of what describes it. */
  describedBy?: string;
  handle?: Ref<SourceHandle>;
  onChange?: (event: ChangeEvent<HTMLTextAreaElement>) => void;
  /** Of keys pressed in the field or the editor. */
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}

export function SourceField({ id, label, form, initial, rows, readOnly = false, spellCheck, faulty = false, describedBy, handle, onChange, onKeyDown }: Props) {
  const { phrases } = useTexts().source;
  const area = useRef<HTMLTextAreaElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<SourceEditor | null>(null);
  const [edited, setEdited] = useState(false);
  useImperativeHandle(handle, () => ({
    get value() {
      return area.current?.value ?? "";
    },
    put(text) {
      if (!area.current) return;
      const { scrollTop } = area.current;
      area.current.value = text;
      area.current.scrollTop = scrollTop;
      editor.current?.follow();
    },
    show(start, end, focus) {
      if (editor.current) editor.current.show(start, end, focus);
      else if (area.current) showInField(area.current, start, end, focus);
    },
  }), []);
  useEffect(() => {
    let left = false;
    const composing = watchComposition(area.current);
    // Without it, as where the server is gone, the field itself is edited.
    void import("./source-editor.ts").then(
      async ({ openEditor }) => {
        await composing.over();
        if (left || !area.current || !host.current) return;
        const focused = document.activeElement === area.current;
        const opened = (editor.current = openEditor(area.current, host.current, phrases));
        flushSync(() => setEdited(true));
        if (focused) opened.focus();
      },
      () => undefined,
    );
    return () => {
      left = true;
      composing.stop();
      editor.current?.close();
      editor.current = null;
    };
  }, [phrases]);
  // What the server sent anew, and what is said of the field, as it stands there now.
  useEffect(() => {
    editor.current?.follow();
    editor.current?.tell(label);
  });
  return (
    <div className="source-field" data-edited={edited ? "" : undefined} onKeyDown={onKeyDown}>
      <textarea ref={area} className="source" id={id} name="source" aria-label={label} form={form} rows={rows} defaultValue={initial} readOnly={readOnly} spellCheck={spellCheck} aria-invalid={faulty || undefined} aria-describedby={describedBy} onChange={onChange} hidden={edited} />
      <div ref={host} className="source-editor" hidden={!edited} />
    </div>
  );
}

/** A word that is being put together (as in Chinese or Japanese) is not torn from under the hand: the editor waits until it is whole. */
function watchComposition(area: HTMLTextAreaElement | null): { over: () => Promise<void>; stop: () => void } {
  const stop = new AbortController();
  let open = false;
  area?.addEventListener("compositionstart", () => (open = true), { signal: stop.signal });
  area?.addEventListener("compositionend", () => (open = false), { signal: stop.signal });
  const over = async () => {
    if (open) await new Promise((done) => area?.addEventListener("compositionend", done, { once: true, signal: stop.signal }));
  };
  return { over, stop: () => stop.abort() };
}
