/** Comments on committee draft 1 of CL 31: the round is open. */
import { type DemonstrationComment } from "#db/demonstration/comments.ts";

export const COMMENTS_CL31: DemonstrationComment[] = [
  {
    key: "d-01", draft: "cl31-cd1", by: "vandijk", type: "technical",
    quote: "not later than 90 days after receipt of the report",
    reason: "Support, on condition that receipt remains the start. If the embargo were counted from validation, a supplier could lengthen it by not validating.",
    support: ["tremblay", "dvorak"],
  },
  {
    key: "d-02", draft: "cl31-cd1", by: "brandt", type: "technical",
    quote: "It may be extended once by not more than 45 days if the finder agrees.",
    reason: "For a vulnerability in a chip, with new firmware to be tested by operators in 60 countries, 135 days are not enough. Permit a longer extension where a coordinator supports it.",
    proposedChange: "or by a longer period on the written advice of a coordinator",
    mustBeSatisfied: true, support: ["chen", "whitfield"],
    replies: [{ by: "haddad", text: "Then the advice should be published together with the advisory." }],
  },
  {
    key: "d-03", draft: "cl31-cd1", by: "lefevre", type: "technical",
    quote: "ends on the next day that is not",
    reason: "In August our company closes for two weeks, like most companies of its size in this country. A public holiday is not the only absence, but I see that it is the only one that can be counted. A note on the cover to be arranged for longer closures would help.",
  },
  {
    key: "d-04", draft: "cl31-cd1", by: "tremblay", type: "technical",
    quote: "unless the supplier has asked a specific question without which validation is impossible",
    reason: "Volunteers answer at the weekend. The stop should begin only after the finder has had ten days in which to answer.",
    proposedChange: "and the finder has not answered it within ten days",
    support: ["krueger"],
    disposition: { kind: "accepted-with-modifications", observation: "It is proposed that the clock stops when the question is sent and that the first ten days are not counted as stopped if the finder answers within them." },
  },
  {
    key: "d-05", draft: "cl31-cd1", by: "sjoberg", type: "technical",
    quote: "and shall not charge for it",
    reason: "Criteria for early notice should name operators of essential services. As drafted, a supplier may decide that its largest buyers come first.",
    proposedChange: "the criteria shall give precedence to essential services",
    support: ["okafor", "ohanlon"],
  },
  {
    key: "d-06", draft: "cl31-cd1", by: "tanaka", type: "technical",
    quote: "evidence that the supplier or a coordinator considers reliable",
    reason: "An authority should be able to establish the fact as well.",
    proposedChange: "that the supplier, a coordinator or a competent authority considers reliable",
    support: ["dvorak", "adeyemi"],
    disposition: { kind: "accepted", observation: "" },
  },
  {
    key: "d-07", draft: "cl31-cd1", by: "deshpande", type: "technical",
    quote: "before or at disclosure, and shall use it in all later communication",
    reason: "Vulnerabilities in an operated service that are corrected for everyone at once are often not given an identifier by the public schemes.",
    proposedChange: "where the scheme assigns one",
  },
  {
    key: "d-08", draft: "cl31-cd1", by: "rojas", type: "general",
    quote: "the median and the longest time from validation to remediation",
    reason: "Publish the number of cases as well. A median of three cases is an anecdote. With it, we could compare suppliers over the years, which nobody can do today.",
    proposedChange: "the number of cases, the median and the longest time",
    support: ["vandijk", "mori"],
  },
  {
    key: "d-09", draft: "cl31-cd1", by: "ohanlon", type: "editorial",
    quote: "Attackers do not keep working days, and staff are entitled to them.",
    reason: "A pleasing sentence, and true, but not a purpose. Compare what was done for CL 27.",
    proposedChange: "State why calendar days are used and what the exception for exploited vulnerabilities achieves.",
    support: ["mori"],
    disposition: { kind: "accepted", observation: "" },
  },
];
