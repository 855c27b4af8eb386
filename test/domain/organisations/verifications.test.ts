/** Where the letter goes that verifies an organisation, and what a mailbox may be called. */
import { expect, test } from "vitest";
import { identityForm, mailDomain } from "#app/domain/organisations/verifications.ts";

test.each([
  ["https://northwind.example/", "northwind.example"],
  ["https://www.Northwind.example:8443/about?x=1", "northwind.example"],
  ["http://www.www.example/", "www.example"],
  ["https://gov.northwind.example", "gov.northwind.example"],
  ["https://bücher.example/", "xn--bcher-kva.example"],
  ["https://northwind.example./", "northwind.example"],
  [null, "no-website"],
  ["https://name@northwind.example/", "no-website"],
  ["https://192.0.2.7/", "no-mail-domain"],
  ["https://[2001:db8::1]/", "no-mail-domain"],
  ["https://localhost/", "no-mail-domain"],
  ["https://3232235777/", "no-mail-domain"],
  ["https://gmail.com/northwind", "free-mail"],
  ["https://www.GMX.net/", "free-mail"],
])("%s: %s", (website, expected) => {
  const found = mailDomain(website);
  expect(found.ok ? found.domain : found.fault).toBe(expected);
});

test.each([
  ["info", true], ["Hanna.Head", true], ["standards+review", true], ["a_b-c", true],
  ["", false], ["info@northwind.example", false], ["a b", false], [".a", false], ["a..b", false], ["a\r\nbcc:x", false], ["ä", false], ["x".repeat(65), false],
])("the mailbox %j", (mailbox, good) => expect(identityForm.safeParse({ change: "ask", mailbox }).success).toBe(good));
