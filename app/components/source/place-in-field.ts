/** Shows a place in a text field: selects it and scrolls it into sight. A field does not say where its lines lie, so a copy of it is measured. */

/** @param start @param end UTF-16 offsets of the field's value. @param focus whether the reader goes there too. */
export function showInField(area: HTMLTextAreaElement, start: number, end: number, focus: boolean): void {
  if (focus) area.focus({ preventScroll: true });
  area.setSelectionRange(start, end);
  const top = heightOf(area, area.value.slice(0, start));
  area.scrollTop = Math.max(0, top - area.clientHeight / 4);
}

function heightOf(area: HTMLTextAreaElement, text: string): number {
  const copy = document.createElement("div");
  const own = getComputedStyle(area);
  copy.className = "source-copy";
  copy.style.width = `${area.clientWidth}px`;
  copy.style.font = own.font;
  copy.style.padding = own.padding;
  copy.style.tabSize = own.tabSize;
  copy.textContent = text.replace(/[^\n]*$/, "");
  document.body.append(copy);
  const height = copy.scrollHeight;
  copy.remove();
  return height;
}
