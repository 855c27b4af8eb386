/** Links of a long list as plain anchors: one handler on the list follows them all, since a router's link in each row costs the server more than the row does. */
import { useNavigate } from "@remix-run/react";
import type { MouseEvent } from "react";

/** For `onClick` of the list: goes where a plain click on one of its links leads, without loading the whole page anew. Without a script the browser does. */
export function useFollowing(): (event: MouseEvent<HTMLElement>) => void {
  const navigate = useNavigate();
  return (event) => {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const link = plain && !event.defaultPrevented && event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || link.hasAttribute("download") || link.origin !== window.location.origin) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  };
}
