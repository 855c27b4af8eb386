/** Where the letter goes that verifies an organisation, and what a mailbox may be called. */
import { expect, test } from "vitest";
import { mailDomains } from "#app/domain/organisations/mail-domains.ts";
import { identityForm } from "#app/domain/organisations/verifications.ts";

test.each([
  ["https://northwind.example/", "northwind.example"],
  ["https://www.Northwind.example:8443/about?x=1", "northwind.example"],
  ["http://www.www.example/", "www.example"],
  ["https://www.it.northwind.co.uk/", "it.northwind.co.uk or northwind.co.uk"],
  ["https://www.northwind.co.uk/", "northwind.co.uk"],
  ["https://www.bsi.bund.de/", "bsi.bund.de or bund.de"],
  ["https://a.b.northwind.github.io/", "a.b.northwind.github.io or northwind.github.io"],
  ["https://gov.northwind.example", "gov.northwind.example or northwind.example"],
  ["https://bücher.example/", "xn--bcher-kva.example"],
  ["https://northwind.example./", "northwind.example"],
  [null, "no-website"],
  ["https://name@northwind.example/", "no-website"],
  ["https://192.0.2.7/", "no-mail-domain"],
  ["https://[2001:db8::1]/", "no-mail-domain"],
  ["https://localhost/", "no-mail-domain"],
  ["https://3232235777/", "no-mail-domain"],
  // Under these anybody is given a name.
  ["https://co.uk/", "public-suffix"],
  ["https://www.co.uk/", "public-suffix"],
  ["https://github.io/", "public-suffix"],
  ["https://www.github.io/", "public-suffix"],
  ["https://s3.amazonaws.com/northwind/", "public-suffix"],
  ["https://foo.ck/", "public-suffix"],
  ["https://xn--55qx5d.cn/", "public-suffix"],
  ["https://CO.UK./", "public-suffix"],
  ["https://gmail.com/northwind", "free-mail"],
  ["https://northwind.gmail.com/", "free-mail"],
  ["https://www.GMX.net/", "free-mail"],
])("%s: %s", (website, expected) => {
  const found = mailDomains(website);
  expect(found.ok ? found.domains.join(" or ") : found.fault).toBe(expected);
});

test("a public suffix is never among them, whatever stands before it", () => {
  for (const suffix of ["co.uk", "github.io", "com.au", "blogspot.com", "herokuapp.com", "gov.uk", "k12.ca.us", "pages.dev"]) {
    for (const host of [suffix, `www.${suffix}`, `a.${suffix}`, `a.b.${suffix}`, `www.a.b.c.${suffix}`]) {
      const found = mailDomains(`https://${host}/`);
      expect(found.ok ? found.domains : []).not.toContain(suffix);
    }
  }
});

test.each([
  ["info", true], ["Hanna.Head", true], ["standards+review", true], ["a_b-c", true],
  ["", false], ["info@northwind.example", false], ["a b", false], [".a", false], ["a..b", false], ["a\r\nbcc:x", false], ["ä", false], ["x".repeat(65), false],
])("the mailbox %j", (mailbox, good) => expect(identityForm.safeParse({ change: "ask", mailbox }).success).toBe(good));
