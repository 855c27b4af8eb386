/** Lines that rest in a page as text (restingPage): made into elements as the reader comes near, when they are asked for, and all of them soon, so that whoever searches finds everything. */
import { drawResting } from "../frame/markup.tsx";

/** How near to the window, above and below it, lines are awake: farther than a browser draws what `content-visibility` lets it skip. */
const NEAR = "200% 0px";

/** How long lines are woken at a stretch, so that nobody's key waits for it. Milliseconds. */
const STRETCH = 20;

/** Answers how to stop. */
export function wakeLines(box: HTMLElement): () => void {
  const near = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => isIntersecting && wake(target)), { rootMargin: NEAR });
  for (const section of resting(box)) near.observe(section);
  const all = () => wakeAll(box);
  window.addEventListener("beforeprint", all);
  let waiting = window.setTimeout(function next() {
    const sections = resting(box);
    const end = performance.now() + STRETCH;
    while (sections.length > 0 && performance.now() < end) wake(sections.shift() as Element);
    if (sections.length > 0) waiting = window.setTimeout(next);
  });
  return () => {
    window.clearTimeout(waiting);
    near.disconnect();
    window.removeEventListener("beforeprint", all);
  };
}

/** Marks each line, a section at a time, once the reader comes near. Answers how to stop. */
export function markNear(box: HTMLElement, mark: (element: HTMLElement, line: number) => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        wake(target);
        for (const element of target.querySelectorAll<HTMLElement>(".ln")) mark(element, Number(element.id.slice(1)));
      }
    },
    { rootMargin: NEAR },
  );
  for (const section of box.querySelectorAll("section")) observer.observe(section);
  return () => observer.disconnect();
}

export function wakeAll(box: HTMLElement): void {
  for (const section of resting(box)) wake(section);
}

/** The lines of a section, if they rest. */
export function wake(section: Element): void {
  if (drawResting(section)) addressNumbers(section);
}

/** With a script each number is a link to its line, and no link of a line is a stop of Tab: the box takes the focus for all of them. */
export function addressNumbers(section: Element): void {
  for (const link of section.querySelectorAll<HTMLAnchorElement>("a.num, a.n")) {
    link.tabIndex = -1;
    if (link.className === "num") link.href = `#L${link.textContent}`;
  }
}

/** The element of a line; null where the draft has no such line. */
export function lineAt(line: number): HTMLElement | null {
  const id = `L${line}`;
  const awake = document.getElementById(id);
  const box = awake ? null : document.querySelector<HTMLElement>(".lines");
  const section = box && resting(box).find(({ textContent }) => textContent?.includes(` id="${id}"`));
  if (section) wake(section);
  return awake ?? document.getElementById(id);
}

function resting(box: HTMLElement): Element[] {
  return [...box.querySelectorAll("section > noscript")].flatMap(({ parentElement }) => parentElement ?? []);
}
