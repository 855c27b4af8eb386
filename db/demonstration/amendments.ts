/** Amendments of the demonstration: on enquiry draft 1 of CL 27, whose round is open; the first two change the same words. */
import type { DraftKey } from "./standards.ts";

/** `quote`: words that stand once in the source of the draft; `instead`: what stands there if it is accepted. The others are keys of people. */
export interface DemonstrationAmendment {
  draft: DraftKey;
  by: string;
  quote: string;
  instead: string;
  reason: string;
  joined?: string[];
  endorse?: string[];
  object?: string[];
  replies?: { by: string; text: string }[];
}

export const AMENDMENTS: DemonstrationAmendment[] = [
  {
    draft: "ed1", by: "ibanez", quote: "Access rights shall be removed within one working day of the end of an engagement", instead: "Access rights shall be removed within four hours of the end of an engagement",
    reason: "A person who is dismissed on a Friday keeps access over the weekend. Of the misuse that we have seen after an engagement, most happened in the first night.",
    endorse: ["okafor", "munoz", "vandijk"], object: ["brandt", "lefevre"],
    replies: [
      { by: "lefevre", text: "With eleven staff there is nobody on duty in the evening. Four hours means that we cannot conform on any day but a quiet one." },
      { by: "ibanez", text: "The directory can be told in advance: an engagement seldom ends unannounced. Where it does, it is the case that matters." },
    ],
  },
  {
    draft: "ed1", by: "yilmaz", quote: "within one working day of the end of an engagement", instead: "no later than the moment at which an engagement ends where the supplier ends it, and within one working day otherwise",
    reason: "The risk is in engagements that the supplier ends. There the moment is known, and access can end with it; elsewhere one working day is enough.",
    joined: ["guo"], endorse: ["krueger", "sjoberg", "lefevre"],
    replies: [{ by: "krueger", text: "This states the moment rather than a number of hours, which can be audited from two records." }],
  },
  {
    draft: "ed1", by: "rojas", quote: "New security-relevant releases should be written in languages that prevent memory-safety errors, unless there is a recorded reason to do otherwise.", instead: "New security-relevant releases shall be written in languages that prevent memory-safety errors, unless there is a recorded reason to do otherwise.",
    reason: "With a recorded reason there is always a way out, so that the stronger word costs an honest supplier one sentence. With “should” nobody records anything.",
    endorse: ["tanaka", "dvorak", "ohanlon", "haddad"], object: ["whitfield", "chen"],
    replies: [{ by: "whitfield", text: "Start-up code for parts without a mature compiler would need the recorded reason in every release for years." }],
  },
  {
    draft: "ed1", by: "sjoberg", quote: "it shall have no password that is common to more than one unit", instead: "it shall have no password that is common to more than one unit or that can be derived from what is printed on a unit or sent by it",
    reason: "Passwords that are made from a serial number or a network address differ from unit to unit and are known to whoever has seen three of them.",
    joined: ["munoz"], endorse: ["adeyemi", "nascimento", "tremblay", "deshpande"],
  },
  {
    draft: "ed1", by: "wanjiru", quote: "for changes in the ownership, location or financial condition of critical third parties", instead: "for changes in the ownership, financial condition or place of work of critical third parties",
    reason: "“Location” is read as the registered office, which says little. What matters is where the work is done.",
    endorse: ["ruiz"],
  },
];
