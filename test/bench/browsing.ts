/** What a reader with a real Chromium waits for, and how many bytes come over the wire, on a cold load of the reading room. */
import { gzipSync } from "node:zlib";
import { launchChromium } from "#test/browser/chromium.ts";
import { median } from "./process.ts";

export interface Browsed {
  bytes: number;
  scriptBytes: number;
  interactiveMs: number;
  blockedMs: number;
}

interface Loaded {
  interactive: number;
  blocked: number;
}

/** @param url the reading room's. Times are medians over `loads`, each in a browser context that has nothing. */
export async function browse(url: string, loads: number): Promise<Browsed> {
  const browser = await launchChromium();
  const times: Loaded[] = [];
  let bytes = 0;
  let scriptBytes = 0;
  try {
    for (let load = 0; load < loads; load++) {
      const context = await browser.newContext({ viewport: { width: 1_280, height: 800 } });
      const page = await context.newPage();
      const protocol = await context.newCDPSession(page);
      await protocol.send("Network.enable");
      let received = 0;
      protocol.on("Network.loadingFinished", (event) => (received += event.encodedDataLength));
      let scripts = 0;
      const weighing: Promise<void>[] = [];
      page.on("response", (response) => {
        if (response.request().resourceType() === "script") weighing.push(response.body().then((body) => void (scripts += gzipSync(body, { level: 9 }).byteLength), () => {}));
      });
      // The loader of TypeScript names functions through a helper that the page does not have.
      await page.addInitScript("globalThis.__name = (named) => named;");
      await page.addInitScript(watch);
      await page.goto(url, { waitUntil: "load" });
      await page.waitForFunction(() => "settled" in window && window.settled !== null, undefined, { timeout: 30_000 });
      times.push((await page.evaluate(() => (window as unknown as { settled: Loaded }).settled)) as Loaded);
      await Promise.all(weighing);
      bytes = Math.max(bytes, received);
      scriptBytes = Math.max(scriptBytes, scripts);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return { bytes, scriptBytes, interactiveMs: median(times.map((time) => time.interactive)), blockedMs: median(times.map((time) => time.blocked)) };
}

/**
 * Runs in the page. Interactive: the last line is in the document and the script has taken the page over. Blocked: what of each task is
 * longer than 50 ms, until two seconds later. Milliseconds since the navigation began.
 */
function watch(): void {
  let blocked = 0;
  Object.assign(window, { settled: null });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) blocked += Math.max(0, entry.duration - 50);
  }).observe({ type: "longtask", buffered: true });
  const look = () => {
    const alive = document.querySelector("html[data-live]");
    // Lines that rest in the page as text are not there yet.
    const whole = alive && !document.querySelector(".lines > section > noscript");
    if (!whole || document.readyState === "loading") return void setTimeout(look, 4);
    const interactive = performance.now();
    setTimeout(() => Object.assign(window, { settled: { interactive, blocked } }), 2_000);
  };
  look();
}
