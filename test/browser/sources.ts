/** A Markdown source as somebody at a browser meets it: the editor that is laid over its field, by the name that a screen reader says. Without a script it is the plain field. */
import type { Page } from "playwright-core";

export function sourceIn(page: Page, name: string) {
  const editor = page.locator(".source-editor").getByRole("textbox", { name, exact: true });
  return {
    editor,
    focus: () => editor.focus(),
    /** As one who selects all of it and pastes. */
    async fill(text: string): Promise<void> {
      await editor.focus();
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.insertText(text);
    },
    /** What the form would send. */
    inputValue: () => page.locator(".source-field > textarea").inputValue(),
    /** What is selected in the editor, and how far down it has been read. Pixels. */
    seen: () =>
      page.locator(".source-editor").evaluate((host) => {
        const root = host.shadowRoot as ShadowRoot & { getSelection(): Selection };
        return { selected: root.getSelection().toString(), top: root.querySelector(".cm-scroller")!.scrollTop };
      }),
  };
}
