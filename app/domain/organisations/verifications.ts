/** How an organisation shows that it is what it says, by a letter to the domain of its website; and its names through time. Moments are ISO strings. */
import { z } from "zod";
import { oneLine, organisationForm, websiteShown, type Verification } from "../organisations.ts";

/** Whoever asks has a mailbox there: it says nothing of an organisation. */
const FREE_MAIL = new Set(
  "126.com 163.com aol.com daum.net fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hanmail.net hey.com hotmail.com hotmail.co.uk hotmail.fr icloud.com interia.pl laposte.net libero.it live.com mac.com mail.com mail.ru mailbox.org mailinator.com me.com msn.com naver.com o2.pl orange.fr outlook.com pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com seznam.cz sina.com t-online.de tuta.com tuta.io tutanota.com uol.com.br wanadoo.fr web.de wp.pl yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.com yandex.ru ymail.com zoho.com".split(" "),
);

/** Why no letter can be sent. The sentences stand in the texts. */
export type LetterFault = "no-website" | "no-mail-domain" | "free-mail";

/** The domain that a letter goes to: the host of the website, without "www.". An address of numbers, or one that no mail reaches, has none. */
export function mailDomain(website: string | null): { ok: true; domain: string } | { ok: false; fault: LetterFault } {
  const shown = websiteShown(website);
  if (!shown) return { ok: false, fault: "no-website" };
  const domain = new URL(shown.href).hostname.toLowerCase().replace(/^www\./, "").replace(/\.$/, "");
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/.test(domain)) return { ok: false, fault: "no-mail-domain" };
  return FREE_MAIL.has(domain) ? { ok: false, fault: "free-mail" } : { ok: true, domain };
}

export const letterForm = z.object({ mailbox: z.string({ error: "required" }).trim().toLowerCase().max(64, "too-long").regex(/^[a-z0-9]+(?:[._+-][a-z0-9]+)*$/, "mailbox") });
export const renameForm = z.object({ name: organisationForm.shape.name, reason: oneLine(300) });

/** What a head does with the identity of the organisation: ask for the letter, confirm that it arrived, rename it. */
export const identityForm = z.discriminatedUnion("change", [
  letterForm.extend({ change: z.literal("ask") }),
  z.object({ change: z.literal("confirm"), token: z.string({ error: "required" }).min(1, "required").max(200, "too-long") }),
  renameForm.extend({ change: z.literal("rename") }),
]);

/** As everybody sees it. `domain`: of the letter; null: an administrator checked. */
export interface VerificationShown {
  way: Verification;
  at: string;
  domain: string | null;
}

/** A name that the organisation had, and why it changed. */
export interface FormerName {
  name: string;
  from: string;
  until: string;
  reason: string;
}
