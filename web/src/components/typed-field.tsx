import { component$, type Signal, untrack } from "@builder.io/qwik";

interface TypedFieldProps {
  id: string;
  name: string;
  /** The id of the form that it is sent with. */
  form: string;
  rows: number;
  maxLength: number;
  /** The text that the page was served with. */
  served: string;
  /** The id of what explains it. */
  describedBy?: string;
  /** The field itself, from which what stands there is read. */
  field: Signal<HTMLTextAreaElement | undefined>;
}

/**
 * A field for a text of some lines. It is drawn once and never again: what stands in it is the
 * visitor's, and drawing it anew would put the served text back.
 */
export const TypedField = component$<TypedFieldProps>((props) => {
  const { field, id, name, form, rows, maxLength, describedBy } = props;
  // A plain text: what is read from the properties in place is followed by Qwik wherever they change.
  const served = untrack(() => props.served);
  return (
    <textarea
      ref={field}
      id={id}
      name={name}
      form={form}
      class="text-input"
      rows={rows}
      maxLength={maxLength}
      aria-describedby={describedBy}
      value={served}
    />
  );
});
