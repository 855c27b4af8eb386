/** A page whose lines rest: the same page once they wake, whatever they say. */
import { describe, expect, test } from "vitest";
import { cut } from "#app/domain/text/cut.ts";
import { linesPage, restingPage } from "#app/domain/text/pages.ts";
import { HOSTILE } from "./hostile.ts";

const awake = (page: string): string => page.replaceAll("<section><noscript>", "<section>").replaceAll("</noscript></section>", "</section>");

describe("restingPage", () => {
  test("draws the first sections, and is the whole page without a script", () => {
    const made = cut("Words.\n\n".repeat(600));
    const page = restingPage(made, new Map([[599, { count: 2, heat: 1 }]]));
    expect(page.match(/<section><noscript>/g)).toHaveLength(6);
    expect(page.indexOf('id="L256"')).toBeLessThan(page.indexOf("<noscript>"));
    expect(awake(page)).toBe(linesPage(made, new Map([[599, { count: 2, heat: 1 }]])));
  });

  test("nothing that a draft says ends the rest early", () => {
    const said = [...HOSTILE, '[x](</noscript><img> "</noscript><img src=x>")', "`</noscript>`", '![</noscript>](y "</noscript>")', "</NOSCRIPT >"];
    const made = cut(said.map((text) => `${text}\n\n${"Words.\n\n".repeat(70)}`).join(""));
    const page = restingPage(made);
    expect(page.match(/<noscript>/g)?.length).toBeGreaterThan(200);
    for (const [, rest = ""] of page.matchAll(/<noscript>([\s\S]*?)<\/section>/g)) expect(rest.replace(/<\/noscript>$/, "")).not.toMatch(/noscript[^\w;&]/i);
    expect(awake(page)).toBe(linesPage(made));
  });
});
