/** Comments on CL 36: the first round kept them from others until it closed; the second, a recirculation, does so still. */
import { type DemonstrationComment } from "#db/demonstration/comments.ts";

export const COMMENTS_CL36: DemonstrationComment[] = [
  {
    key: "f-01", draft: "cl36-cd1", by: "ruiz", type: "technical",
    quote: "not later than 12 months before the end of support",
    reason: "We replace the terminals of 900 branches in two budget years. Twelve months are enough for software, not for what is screwed to a wall.",
    proposedChange: "not later than 24 months",
    mustBeSatisfied: true,
    disposition: { kind: "accepted-with-modifications", observation: "24 months for hardware. For software 12 months stay, since suppliers of software showed that they cannot know earlier." },
    answer: "satisfied",
  },
  {
    key: "f-02", draft: "cl36-cd1", by: "brandt", type: "technical",
    quote: "The notice shall state the product, its versions and the end of support.",
    reason: "Say in which form. Our buyers ask for a line in their inventory, not for a letter as a scanned page.",
    proposedChange: "It should be in a form that can be read by machine.",
    disposition: { kind: "accepted", observation: "" },
    answer: "satisfied",
  },
  {
    key: "f-03", draft: "cl36-cd1", by: "okafor", type: "technical",
    quote: "shall publish it where it can be found without an account",
    reason: "Notices vanish when a supplier renews its website. Whoever finds an old unit in a cabinet then finds nothing.",
    disposition: { kind: "accepted-with-modifications", observation: "The notice stays published until five years after the end of support. For ever could not be verified." },
  },
  {
    key: "f-04", draft: "cl36-cd1", by: "tremblay", type: "technical",
    quote: "whether or not a successor of the product is on sale",
    reason: "Where the source is published, others could go on correcting it. Require that the supplier hands over what is needed to build the product when it stops.",
    proposedChange: "At the end of support the supplier shall publish what is needed to build and to sign the product, or say why it does not.",
    mustBeSatisfied: true,
    disposition: { kind: "not-accepted", observation: "What happens to the source is a matter of licences, and outside of the scope of this document. A separate work item can be proposed." },
    answer: "not-satisfied",
  },
  {
    key: "f-05", draft: "cl36-cd1", by: "ohanlon", type: "editorial",
    quote: "A notice is no permission to stop early.",
    reason: "Kind, but it reads like an accusation. The requirement above says the same.",
    disposition: { kind: "noted", observation: "The sentence gives the purpose, as in every clause. It stays." },
  },
  {
    key: "f-06", draft: "cl36-cd2", by: "brandt", type: "technical",
    quote: "not later than 24 months before that of hardware",
    reason: "A supplier of a module learns only 18 months ahead that its own supplier stops. Add: or as soon as it learns of the end of a component without a replacement.",
    mustBeSatisfied: true,
  },
  {
    key: "f-07", draft: "cl36-cd2", by: "tanaka", type: "editorial",
    quote: "the product with its identifiers",
    reason: "Say which: the name on the product, or the one in the price list.",
  },
];
