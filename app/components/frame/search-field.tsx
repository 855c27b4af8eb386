/** A list's search: one field and its button; a form that needs no script. */
import { Form } from "@remix-run/react";

interface SearchProps {
  /** The list's address. */
  action: string;
  q: string;
  label: string;
  hint: string;
  submit: string;
  /** What else the address asks for, and goes on asking. */
  beside?: Record<string, string>;
}

export function SearchField({ action, q, label, hint, submit, beside = {} }: SearchProps) {
  return (
    <search>
      <Form method="get" action={action} className="row search-field" key={q}>
        {Object.entries(beside).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          <span className="visually-hidden">
            {label}: {hint}
          </span>
          <input type="search" name="q" defaultValue={q} placeholder={hint} maxLength={100} />
        </label>
        <button className="btn">{submit}</button>
      </Form>
    </search>
  );
}
