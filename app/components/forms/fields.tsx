/**
 * Forms: one zod schema for browser and server, native fields, faults beside them. All of them work without a script:
 * the server's answer shows the same sentences at the same places, with what was typed.
 */
import { useForm, type FieldMetadata, type SubmissionResult } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useEffect, useMemo, useRef, type ReactNode } from "react";
import type { z } from "zod";
import { RefusalNote, type Outcome } from "../frame/refusal.tsx";
import { faultSentence } from "#app/texts/core.ts";
import { useCoreTexts } from "../frame/core-texts.tsx";

/**
 * A form held to a schema. `outcome` is what the action answered, if anything; `defaults` what the fields begin with.
 * @returns conform's form and fields; pass `form.id`, `form.onSubmit` on with <SchemaForm>.
 */
export function useSchemaForm<S extends z.ZodObject>(schema: S, options: { id: string; outcome?: Outcome | null; defaults?: Record<string, unknown> }) {
  const { outcome } = options;
  // Conform reports a result that is not the same object anew: made in every render, it would never come to rest.
  const lastResult = useMemo(() => (outcome && Object.keys(outcome.faults).length > 0 ? ({ status: "error", initialValue: outcome.typed, error: outcome.faults } as SubmissionResult<string[]>) : undefined), [outcome]);
  return useForm({
    id: options.id,
    lastResult,
    defaultValue: (outcome?.typed ?? options.defaults) as never,
    constraint: getZodConstraint(schema),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  });
}

/** The sentences of what went wrong with a form as a whole; takes the focus, so that it is read out. */
export function FormFaults({ outcome, own = [] }: { outcome: Outcome | null | undefined; own?: string[] }) {
  const t = useCoreTexts();
  const box = useRef<HTMLDivElement>(null);
  // Once for each answer, which what was typed stands for: a form that is drawn again takes nobody out of a field.
  const answer = outcome?.typed;
  useEffect(() => {
    if (answer) box.current?.focus();
  }, [answer]);
  if (!outcome) return null;
  return (
    <div ref={box} tabIndex={-1} className="form-faults">
      {outcome.refusal ? <RefusalNote refusal={outcome.refusal} /> : null}
      {Object.keys(outcome.faults).length > 0 ? (
        <p className="note bad" role="alert">
          {[...(outcome.faults[""] ?? []), ...own].map((key) => faultSentence(t, key)).join(" ") || t.frame.correct}
        </p>
      ) : null}
    </div>
  );
}

type Meta = FieldMetadata<never> | FieldMetadata<string> | FieldMetadata<string | undefined> | FieldMetadata<unknown>;

interface FieldProps {
  meta: Meta;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
}

/** A label, its field, its hint and its faults, bound together for a screen reader. */
export function Field({ meta, label, hint, optional, children }: FieldProps & { children: (bound: { id: string; name: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined; defaultValue: string | undefined; required: boolean | undefined; maxLength: number | undefined }) => ReactNode }) {
  const t = useCoreTexts();
  const faults = meta.errors ?? [];
  const described = [hint ? `${meta.id}-hint` : null, faults.length > 0 ? meta.errorId : null].filter(Boolean).join(" ") || undefined;
  return (
    <div className="field" data-faulty={faults.length > 0 ? "" : undefined}>
      <label htmlFor={meta.id}>
        {label} {optional ? <span className="muted">({t.frame.optional})</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${meta.id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id: meta.id,
        name: meta.name,
        "aria-invalid": faults.length > 0 || undefined,
        "aria-describedby": described,
        defaultValue: typeof meta.initialValue === "string" ? meta.initialValue : undefined,
        required: meta.required || undefined,
        maxLength: undefined,
      })}
      {faults.length > 0 ? (
        <p className="fault" id={meta.errorId}>
          {faults.map((key) => faultSentence(t, key)).join(" ")}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({ type = "text", autoComplete, inputMode, placeholder, ...props }: FieldProps & { type?: string; autoComplete?: string; inputMode?: "numeric" | "email" | "url"; placeholder?: string }) {
  return <Field {...props}>{(bound) => <input {...bound} type={type} autoComplete={autoComplete} inputMode={inputMode} placeholder={placeholder} defaultValue={type === "password" ? undefined : bound.defaultValue} />}</Field>;
}

export function AreaField({ rows = 5, ...props }: FieldProps & { rows?: number }) {
  return <Field {...props}>{(bound) => <textarea {...bound} rows={rows} />}</Field>;
}

export function SelectField({ options, empty, ...props }: FieldProps & { options: readonly { value: string; label: string }[]; empty?: string }) {
  return (
    <Field {...props}>
      {(bound) => (
        <select {...bound}>
          {empty !== undefined ? <option value="">{empty}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A choice of a few, all in sight. */
export function ChoiceField({ meta, label, options, hint }: FieldProps & { options: readonly { value: string; label: string; hint?: string }[] }) {
  const t = useCoreTexts();
  const faults = meta.errors ?? [];
  return (
    <fieldset className="field choice" aria-describedby={faults.length > 0 ? meta.errorId : undefined}>
      <legend>{label}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <div className="choices">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={meta.name} value={option.value} defaultChecked={meta.initialValue === option.value} /> {option.label}
            {option.hint ? <span className="hint">{option.hint}</span> : null}
          </label>
        ))}
      </div>
      {faults.length > 0 ? (
        <p className="fault" id={meta.errorId}>
          {faults.map((key) => faultSentence(t, key)).join(" ")}
        </p>
      ) : null}
    </fieldset>
  );
}

export function TickField({ meta, label }: { meta: Meta; label: string }) {
  return (
    <div className="field tick">
      <label>
        <input type="checkbox" name={meta.name} id={meta.id} defaultChecked={meta.initialValue === "on" || meta.initialValue === true} /> {label}
      </label>
    </div>
  );
}
