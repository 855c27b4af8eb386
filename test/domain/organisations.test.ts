/** Names of organisations as they are told apart, and what their form takes. */
import { describe, expect, test } from "vitest";
import { isWholeSlug, oneLine, organisationForm, slugOf } from "#app/domain/organisations.ts";

const FORM = { name: "Northwind", category: "vendor", country: "CH" };
const faultsOf = (over: object) => organisationForm.safeParse({ ...FORM, ...over }).error?.issues.map(({ message }) => message) ?? [];

describe("a slug", () => {
  test.each([
    ["Northwind AG", "northwind-ag", true],
    ["  R&D, GmbH. ", "r-d-gmbh", true],
    ["Straße Zürich", "strasse-zurich", true],
    ["Łódź Øst", "lodz-ost", true],
    ["İstanbul ıı", "istanbul-ii", true],
    ["ＮＯＲＴＨ wind", "north-wind", true],
    ["North\u200dwind", "northwind", true],
    ["Mirai 東京", "mirai", false],
    ["東京電力", "organisation", false],
    ["हिन्दी", "organisation", false],
    ["x".repeat(60), "x".repeat(60), true],
    ["x".repeat(61), "x".repeat(60), false],
  ])("of %s is %s; it says the whole name: %s", (name, slug, whole) => {
    expect([slugOf(name), isWholeSlug(name)]).toEqual([slug, whole]);
  });
});

describe("the form of an organisation", () => {
  test.each(["Northwind", "東京電力", "Газпром", "Alpha Ω-Институт", "TÜV α-lab", "می\u200cخواهم"])("takes %s", (name) => expect(faultsOf({ name })).toEqual([]));

  test.each([
    ["Nоrthwind", "mixed-scripts"],
    ["Νorthwind", "mixed-scripts"],
    ["…!", "required"],
    ["  ", "required"],
    ["x".repeat(161), "too-long"],
    ["North\u202ewind", "one-line"],
    ["North\u00adwind", "one-line"],
    ["North\nwind", "one-line"],
  ])("does not take the name %j: %s", (name, fault) => expect(faultsOf({ name })).toContain(fault));

  test.each([
    ["https://northwind.example", true],
    ["http://northwind.example:8080/about?x=1#y", true],
    ["northwind.example", false],
    ["javascript:alert(1)", false],
    ["https://", false],
    ["https://northwind.example@evil.example/", false],
    ["https://a b.example/", false],
    [`https://northwind.example/${"x".repeat(200)}`, false],
  ])("the website %s: %s", (website, taken) => expect(faultsOf({ website }).length === 0).toBe(taken));

  test("takes no country and no category that is none", () => {
    expect([faultsOf({ country: "XX" }), faultsOf({ category: "bank" }), faultsOf({ country: undefined })]).toEqual([["country"], ["choose"], ["choose"]]);
  });
});

test("a line that shows nothing is none", () => {
  for (const name of ["\u3164", "\u2800", "\u200b", "\ufeff"]) expect(oneLine(10).safeParse(name).success).toBe(false);
});
