/** Brings a page to life in the browser. */
import { RemixBrowser } from "@remix-run/react";
import { hydrateRoot } from "react-dom/client";
import { NonceContext } from "./components/frame/nonce-context.ts";
import { setStrangersAside } from "./components/frame/strangers.ts";
import { answerForServer } from "./components/frame/unreached.ts";

/** What a page is written into: the document, which has room for one element. A page that is made anew takes the place of the one before. */
const { documentElement } = document;
const put = (page: Node) => {
  document.documentElement?.remove();
  return document.appendChild(page);
};
const place = { nodeType: documentElement.nodeType, namespaceURI: documentElement.namespaceURI, firstChild: documentElement, childNodes: [documentElement], insertBefore: put, appendChild: put };

answerForServer();
const putStrangersBack = setStrangersAside();
hydrateRoot(
  place as unknown as Element,
  <NonceContext.Provider value={document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce}>
    <RemixBrowser />
  </NonceContext.Provider>,
);
putStrangersBack();
