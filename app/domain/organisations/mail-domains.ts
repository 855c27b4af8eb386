/** Which domains the letter may go to that verifies an organisation, by its website. The list of public suffixes is large: this is imported by what runs on the server alone. */
import { getDomain } from "tldts";
import { websiteShown } from "../organisations.ts";
import type { LetterFault, MailDomains } from "./verifications.ts";

/** Whoever asks has a mailbox there: it says nothing of an organisation. */
const FREE_MAIL = new Set(
  "126.com 163.com aol.com daum.net fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hanmail.net hey.com hotmail.com hotmail.co.uk hotmail.fr icloud.com interia.pl laposte.net libero.it live.com mac.com mail.com mail.ru mailbox.org mailinator.com me.com msn.com naver.com o2.pl orange.fr outlook.com pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com seznam.cz sina.com t-online.de tuta.com tuta.io tutanota.com uol.com.br wanadoo.fr web.de wp.pl yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.com yandex.ru ymail.com zoho.com".split(" "),
);

/**
 * The host of the website without "www.", and the domain that was registered for it, such as northwind.co.uk for it.northwind.co.uk. Never a public suffix, under which
 * anybody registers or is given a name (co.uk, github.io), nor what stands above one; an address of numbers, or one that no mail reaches, has none.
 */
export function mailDomains(website: string | null): MailDomains {
  const none = (fault: LetterFault): MailDomains => ({ ok: false, fault });
  const shown = websiteShown(website);
  if (!shown) return none("no-website");
  const host = new URL(shown.href).hostname.toLowerCase().replace(/\.$/, "");
  const bare = host.replace(/^www\./, "");
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/.test(bare)) return none("no-mail-domain");
  const registered = getDomain(bare, { allowPrivateDomains: true });
  if (!registered) return none("public-suffix");
  if (FREE_MAIL.has(registered)) return none("free-mail");
  return { ok: true, domains: bare === registered ? [registered] : [bare, registered] };
}
