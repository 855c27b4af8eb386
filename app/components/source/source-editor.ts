/**
 * The editor that is laid over the field of a Markdown source, fetched only where there is one: CodeMirror, in a root of its own. There its styles are adopted rather
 * than written into the page, so that the policy of the site need not allow any style but its own files. Tab leaves it, as it leaves every field.
 */
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { insertNewlineContinueMarkup, markdownLanguage } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting, type TagStyle } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { Annotation, Compartment, EditorState, StateEffect, StateField, Transaction, type ChangeSpec } from "@codemirror/state";
import { Decoration, EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

export interface SourceEditor {
  /** Takes over what the field holds, where something else than the editor changed it. */
  follow(): void;
  /** Marks a place and brings it into sight, a quarter down. UTF-16 offsets, the end exclusive. `focus`: selects it too, and goes there. */
  show(start: number, end: number, focus: boolean): void;
  /** Says of itself what is said of the field now. @param label for a screen reader. */
  tell(label: string): void;
  focus(): void;
  close(): void;
}

/** A change that the field had before the editor. */
const followed = Annotation.define<true>();

/** The place that was shown last: it moves with the text, and stays marked until the next one is shown. */
const shown = StateEffect.define<{ anchor: number; head: number }>();
const shownPlace = StateField.define({
  create: () => Decoration.none,
  update(marks, { changes, effects }) {
    const [last] = effects.filter((effect) => effect.is(shown)).map(({ value }) => value);
    if (!last) return marks.map(changes);
    return last.anchor < last.head ? Decoration.set(Decoration.mark({ class: "cm-shown" }).range(last.anchor, last.head)) : Decoration.none;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @param host an empty element beside the field, in which the editor stands. @param phrases its own words, by what CodeMirror calls them. */
export function openEditor(area: HTMLTextAreaElement, host: HTMLElement, phrases: Readonly<Record<string, string>>): SourceEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  // What describes the field is said again in here: a reference does not lead out of a root.
  const description = document.createElement("p");
  description.id = "description";
  description.hidden = true;
  root.replaceChildren(description);
  const told = new Compartment();
  const { signal, stop } = stopping();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: area.value,
      selection: { anchor: area.selectionStart, head: area.selectionEnd },
      extensions: [
        history(),
        EditorView.lineWrapping,
        markdownLanguage,
        syntaxHighlighting(highlighting),
        search({ top: true }),
        keymap.of([{ key: "Enter", run: insertNewlineContinueMarkup }, ...historyKeymap, ...searchKeymap, ...defaultKeymap]),
        EditorState.phrases.of(phrases),
        EditorState.tabSize.of(2),
        told.of([]),
        shownPlace,
        look,
        EditorView.domEventHandlers({ beforeinput: typedOver }),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          if (docChanged && !transactions.every((one) => one.annotation(followed))) put(area, state.doc.toString());
        }),
      ],
    }),
  });
  let saidLast = "";

  function follow(): void {
    const present = view.state.doc.toString();
    if (present === area.value) return;
    view.dispatch({ changes: difference(present, area.value), annotations: [followed.of(true), Transaction.addToHistory.of(false)] });
  }

  function tell(label: string): void {
    const words = (area.getAttribute("aria-describedby") ?? "").split(" ").flatMap((id) => document.getElementById(id)?.textContent ?? []).join(" ");
    const saying = JSON.stringify([label, words, area.readOnly, area.getAttribute("aria-invalid")]);
    if (saying === saidLast) return;
    saidLast = saying;
    description.textContent = words;
    // That it can be focused is said for programs that do not see it of what is editable.
    const attributes = { tabindex: "0", "aria-label": label, "aria-describedby": description.id, spellcheck: String(area.spellcheck), ...(area.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}) };
    view.dispatch({ effects: told.reconfigure([EditorState.readOnly.of(area.readOnly), EditorView.contentAttributes.of(attributes)]) });
  }

  area.addEventListener("input", follow, { signal });
  // The fields are as they were at first only after the form has told of it.
  area.form?.addEventListener("reset", () => window.setTimeout(follow), { signal });
  for (const label of area.labels) label.addEventListener("click", () => view.focus(), { signal });
  return {
    follow,
    tell,
    show(start, end, focus) {
      const { length } = view.state.doc;
      const range = { anchor: Math.min(start, length), head: Math.min(end, length) };
      view.dispatch({ ...(focus ? { selection: range } : {}), effects: [shown.of(range), EditorView.scrollIntoView(range.anchor, { y: "start", yMargin: view.scrollDOM.clientHeight / 4 })] });
      if (focus) view.focus();
    },
    focus: () => view.focus(),
    close() {
      stop();
      view.destroy();
    },
  };
}

/**
 * What is typed over a selection, or comes as several lines at once, is put in here: a browser that did it by itself would join lines by elements with styles of their
 * own, which the policy of the site refuses and reports.
 */
function typedOver(event: InputEvent, view: EditorView): boolean {
  const { state } = view;
  if (event.inputType !== "insertText" || event.data === null || event.isComposing || state.readOnly) return false;
  if (state.selection.main.empty && !event.data.includes("\n")) return false;
  event.preventDefault();
  view.dispatch(state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  return true;
}

function stopping(): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, stop: () => controller.abort() };
}

/** As an input: through the setter of every text field, so that React, which has one of its own on this one, hears of it. */
function put(area: HTMLTextAreaElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")!.set!.call(area, text);
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** One change from the first to the last character that differ, so that what is read and selected elsewhere stays. */
function difference(before: string, after: string): ChangeSpec {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let same = 0;
  while (same < most - from && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/** The colours of the site, which are there in a root too: they follow light and dark by themselves. */
const colours: readonly TagStyle[] = [
  { tag: tags.heading, fontWeight: "700", color: "var(--accent)" },
  { tag: tags.strong, fontWeight: "700" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: tags.strikethrough, textDecoration: "line-through" },
  { tag: tags.quote, color: "var(--ink-2)", fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--accent)" },
  { tag: [tags.monospace, tags.labelName, tags.string], color: "var(--enterprise)" },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta, tags.comment, tags.tagName, tags.angleBracket], color: "var(--ink-3)", fontWeight: "400" },
];

const highlighting = HighlightStyle.define(colours);

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "transparent", font: "400 var(--step--1)/var(--source-leading, 1.6) var(--mono)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit", overflow: "auto" },
  ".cm-content": { padding: "var(--s2) 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 var(--s2)" },
  ".cm-content ::selection, .cm-content::selection, .cm-line::selection, .cm-line ::selection": { backgroundColor: "var(--hl)", color: "var(--ink)" },
  ".cm-shown": { backgroundColor: "var(--hl)" },
  ".cm-searchMatch": { backgroundColor: "var(--accent-wash)", outline: "1px solid var(--rule-2)" },
  ".cm-searchMatch.cm-searchMatch-selected": { backgroundColor: "var(--hl)" },
  ".cm-panels": { backgroundColor: "var(--well)", color: "var(--ink)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--rule)" },
  ".cm-panel.cm-search": { padding: "var(--s2)", paddingRight: "2rem", font: "400 var(--step--1)/1.5 var(--sans)" },
  ".cm-panel.cm-search label": { fontSize: "var(--step--1)" },
  ".cm-textfield": { fontSize: "var(--step--1)", padding: "var(--s1) var(--s2)", border: "1px solid var(--edge)", borderRadius: "var(--radius)", backgroundColor: "var(--paper)", color: "var(--ink)" },
  ".cm-button": { fontSize: "var(--step--1)", padding: "var(--s1) var(--s2)", border: "1px solid var(--edge)", borderRadius: "var(--radius)", backgroundImage: "none", backgroundColor: "var(--paper)", color: "var(--ink)" },
  ".cm-panel.cm-search [name=close]": { color: "var(--ink-2)", fontSize: "1.25rem", minWidth: "1.5rem", minHeight: "1.5rem" },
  ".cm-textfield:focus-visible, .cm-button:focus-visible, [name=close]:focus-visible": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
});
