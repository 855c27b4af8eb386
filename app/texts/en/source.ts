/** English for the editor of a Markdown source: its search, by the names that the editor itself gives to what it says. */
export const source = {
  phrases: {
    Find: "Find",
    Replace: "Replace with",
    next: "Next",
    previous: "Previous",
    all: "Select all",
    "match case": "match case",
    regexp: "regular expression",
    "by word": "whole words",
    replace: "Replace",
    "replace all": "Replace all",
    close: "Close",
    "current match": "current match",
    "on line": "on line",
    "replaced $ matches": "replaced $ matches",
    "replaced match on line $": "replaced match on line $",
    "Go to line": "Go to line of the source",
    go: "Go",
    "Selection deleted": "selection deleted",
  } as Record<string, string>,
};
