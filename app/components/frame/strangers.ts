/** What others (extensions of the browser) put into a page before its scripts ran. Whoever takes a page over takes its elements in their order, and would take theirs for ours, and leave out as many of ours: a style, the words of a phone's width. */

/** What a page of ours has in its head and directly in its body. Of ours every address begins at this site's root. */
const OURS = {
  head: 'title, script:not([src]), meta[charset], meta[name="viewport"], meta[name="color-scheme"], meta[name="description"], link[href^="/"]',
  body: '.skip, .demonstration, .bar, #main, .foot, script:not([src]), link[href^="/"]',
};

/** Takes strangers out of the document. Answers how to put them back, each at the end of where it stood. */
export function setStrangersAside(): () => void {
  const { documentElement, head, body } = document;
  const aside = [...strangersIn(documentElement, "head, body"), ...strangersIn(head, OURS.head), ...strangersIn(body, OURS.body)];
  return () => {
    for (const { stranger, parent } of aside) document.querySelector(parent)?.append(stranger);
  };
}

function strangersIn(parent: Element, ours: string): { stranger: Element; parent: string }[] {
  const found = [...parent.children].filter((child) => !child.matches(ours));
  return found.map((stranger) => {
    stranger.remove();
    return { stranger, parent: parent.localName };
  });
}
